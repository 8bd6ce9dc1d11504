"""The history of a plan or of the whole store: who did what and when, day by day, older lines when asked."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session import book
from desktop.session.book import PAGE, Book, Torn
from desktop.session.history import Line
from desktop.session.library import Library
from desktop.ui import jobs, theme
from desktop.ui.backups.details import StateLine
from desktop.ui.banner import plain_label
from desktop.ui.versions import history_words
from desktop.ui.versions.history_row import LINE, HistoryRow


class HistoryView(QWidget):
    """Of all plans where `plan_id` is ""; `folder` None shows that there is no store."""

    def __init__(self, folder: Path | None, plan_id: str = "") -> None:
        super().__init__()
        self._folder, self._plan_id = folder, plan_id
        self._limit, self._checked = PAGE, False
        self._awaits_focus = False
        self.torn, self.nothing = StateLine(), plain_label("", "muted")
        self.list, self.older = QListWidget(), QPushButton(_("&Older lines"))
        self.proof = plain_label(_proof(), "small")
        self._lay_out()
        self.older.clicked.connect(self._read_older)

    def refresh(self) -> None:
        """Read the book anew; off the GUI thread."""
        if self._folder is None:
            self._say(_("There is no history yet."))
            return
        if not self.list.count():
            self._say(_("Reading…"))
        jobs.run(
            _read, self._folder, self._plan_id, self._limit, done=self._show, failed=self._fail, owner=self
        )
        if not self._checked:
            self._checked = True
            jobs.run(_torn, self._folder, done=self._show_torn, failed=lambda _error: None, owner=self)

    def focus_first(self) -> None:
        """The keyboard on the newest line, once it is there."""
        self._awaits_focus = not self.list.count()
        self.list.setFocus()

    def _show(self, found: Book) -> None:
        at = self.list.verticalScrollBar().value()
        line = self.list.currentRow()
        self.list.setUpdatesEnabled(False)
        self.list.clear()
        self._fill(found.lines)
        self.list.setCurrentRow(line if 0 < line < self.list.count() else 1)
        self.list.setUpdatesEnabled(True)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(at)
        self.older.setVisible(found.more)
        self.older.setEnabled(True)
        self._say("" if found.lines else _("There is no history yet."))
        if self._awaits_focus and found.lines:
            self.focus_first()

    def _fill(self, lines: tuple[Line, ...]) -> None:
        today, shown = datetime.now().astimezone().date(), object()
        for line in lines:
            if (day := history_words.day_of(line.moment)) != shown:
                shown = day
                head = QListWidgetItem(history_words.day(day, today))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            row = QListWidgetItem()
            row.setData(LINE, line)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(line))
            self.list.addItem(row)

    def _show_torn(self, found: tuple[Torn, ...]) -> None:
        if found:
            error = book.torn_words(found, history_words.moment)
            self.torn.say(f"{error.what} {error.safe} {error.do}", "triangle-alert", "warning")
            self.torn.show()

    def _read_older(self) -> None:
        self.older.setEnabled(False)
        self._limit += PAGE
        self.list.setFocus()
        self.refresh()

    def _fail(self, error: KnownError) -> None:
        self.older.setEnabled(True)
        self._say(" ".join(filter(None, (error.what, error.safe, error.do))))

    def _say(self, words: str) -> None:
        """A sentence in place of the lines, "" for none."""
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))
        self.list.setVisible(not words)

    def _lay_out(self) -> None:
        theme.role(self.list, "plain")
        theme.role(self.older, "quiet")
        self.list.setItemDelegate(HistoryRow(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setAccessibleName(_("History, the newest first"))
        self.torn.hide()
        self.older.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(self.proof)
        column.addWidget(self.torn)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.older, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(0)


def _read(folder: Path, plan_id: str, limit: int) -> Book:
    library = Library(folder)
    try:
        return book.read(library, plan_id, limit)
    finally:
        library.close()


def _torn(folder: Path) -> tuple[Torn, ...]:
    library = Library(folder)
    try:
        return book.torn(library)
    finally:
        library.close()


def _spoken(line: Line) -> str:
    hour, who = history_words.hour(line.moment), history_words.who(line)
    return ", ".join(filter(None, (hour, line.title, line.what, who)))


def _proof() -> str:
    return _(
        "Who is the name of the Windows account and of the computer at that time: it helps to remember and is"
        " no proof."
    )
