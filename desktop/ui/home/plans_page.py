"""The first thing seen: the plans of the store with a search, or how to start when there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.home.plan_list import PlanList
from desktop.ui.home.plan_model import FIRST, PlanModel
from desktop.ui.home.words import short

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.errors import KnownError
    from desktop.session.library import Summary
    from desktop.session.searching import Found

SEARCH_MS = 80
MOST_FOUND = 30
LONGEST = 200
"""Letters that are sought; more are a page pasted by mistake."""
Read = Callable[[str, int], Sequence["Summary"]]
Seek = Callable[[str, int], Sequence["Found"]]


class PlansPage(QWidget):
    """`read(search, limit)` gives the plans; what is chosen is told by signals.

    `seek(words, limit)` gives the plans with those words and where they stand; it is called on a worker.
    """

    opened = Signal(str)
    opened_at = Signal(str, str, str)
    """A plan, the page and the place on it where the words that were sought stand."""
    failed = Signal(object)
    duplicated = Signal(str)
    removed = Signal(str)
    new_wanted = Signal()
    file_wanted = Signal()
    sample_wanted = Signal(str)

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self.seek: Seek | None = None
        self._asked = ""
        self._goes_on = False
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._timer.timeout.connect(self.refresh)
        self.model = PlanModel(lambda limit: read(self.search.text(), limit))
        self.list = PlanList(self.model)
        for told, signal in (
            (self.list.opened, self._open),
            (self.list.duplicated, self.duplicated),
            (self.list.removed, self.removed),
        ):
            told.connect(signal)
        self.search = self._search_box()
        self.nothing = plain_label("", "muted")
        self.count = plain_label("", "muted")
        self.count.hide()
        self._empty: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._framed(self.nothing))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.xl, theme.SPACE.xl, 0)
        column.setSpacing(theme.SPACE.l)
        column.addLayout(self._head())
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(self._stack, 1)

    def refresh(self, select: str = "") -> None:
        """Read the plans anew and keep the chosen one."""
        self._asked = self.search.text().strip()
        if self._asked and self.seek is not None:
            self._seek(self.seek, self._asked, select)
            return
        chosen = self._chosen(select)
        plans = self._read(self.search.text(), FIRST)
        self.model.show(plans)
        self._show_rows(bool(plans), chosen)

    def _seek(self, seek: Seek, words: str, select: str) -> None:
        """Ask a worker; the answer counts while the words still stand in the box."""
        from desktop.ui import jobs

        def show(found: Sequence[Found]) -> None:
            if words == self._asked:
                chosen = self._chosen(select) if select else ""
                self.model.show_found(found)
                self._show_rows(bool(found), chosen)
                self._count(len(found))

        def fail(error: KnownError) -> None:
            if words == self._asked:
                self._goes_on = False
                self.failed.emit(error)

        jobs.run(seek, words, MOST_FOUND, done=show, failed=fail, owner=self)

    def _chosen(self, select: str) -> str:
        current = self.model.plan(self.list.currentIndex())
        return select or (current.id if current else "")

    def _show_rows(self, any_there: bool, chosen: str) -> None:
        self._choose(chosen)
        self.count.hide()
        self.search.setVisible(any_there or bool(self._asked))
        self._new.setVisible(any_there or bool(self._asked))
        if any_there:
            self._stack.setCurrentWidget(self.list)
        elif self._asked:
            self.nothing.setText(_("No plan has the words “{words}”.").format(words=short(self._asked)))
            self._stack.setCurrentIndex(1)
        else:
            self._stack.setCurrentWidget(self._empty_page())
        if self._goes_on:
            self._goes_on = False
            self.list.setFocus()

    def _count(self, found: int) -> None:
        self.count.setVisible(found > 0)
        if found < MOST_FOUND:
            self.count.setText(_("Plans found: {count}").format(count=found))
        else:
            words = _("The {count} plans that fit best; type more words to find fewer.")
            self.count.setText(words.format(count=found))

    def _open(self, plan_id: str) -> None:
        """Open a plan, where words were sought at their place."""
        found = self.model.found(self.model.row_of(plan_id))
        if found is not None and found.words:
            self.opened_at.emit(plan_id, found.page, found.place)
        else:
            self.opened.emit(plan_id)

    def put_above(self, block: QWidget) -> None:
        """Something to be seen before the list."""
        cast(QVBoxLayout, self.layout()).insertWidget(1, block)

    def start_search(self) -> None:
        """Take the cursor to the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def _choose(self, plan_id: str) -> None:
        index = self.model.row_of(plan_id)
        if not index.isValid() and self.model.rowCount():
            index = self.model.index(0)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _head(self) -> QHBoxLayout:
        self._new = new = QPushButton(_("New plan"))
        opened = QPushButton(_("Open a .kehoach file…"))
        theme.role(new, "primary")
        for button, icon, tone, signal in (
            (new, "plus", "on_accent", self.new_wanted),
            (opened, "folder-open", "text", self.file_wanted),
        ):
            theme.dress_button(button, icon, tone)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE.s)
        head.addWidget(plain_label(_("Plans"), "title"), 1)
        head.addWidget(opened)
        head.addWidget(new)
        return head

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(_("Find any words in all plans; accents are not needed…"))
        box.setAccessibleName(_("Find a plan"))
        box.setClearButtonEnabled(False)
        box.setMaxLength(LONGEST)
        box.addAction(
            QAction(theme.icon("search", "muted"), "", box), QLineEdit.ActionPosition.LeadingPosition
        )
        box.textChanged.connect(self._typed)
        box.installEventFilter(self)
        return box

    def _typed(self) -> None:
        self._goes_on = False
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box ↓ goes to the list, Enter opens the first plan, Esc clears."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = cast("QKeyEvent", event).key()
        if key == Qt.Key.Key_Down:
            self.list.setFocus()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self._goes_on = True
            self.refresh()
        else:
            return False
        return True

    def _empty_page(self) -> QWidget:
        if self._empty is None:
            from desktop.ui.home.start import StartPage

            self._empty = StartPage()
            self._empty.new_wanted.connect(self.new_wanted)
            self._empty.sample_wanted.connect(self.sample_wanted)
            self._stack.addWidget(self._empty)
        return self._empty

    def _framed(self, inside: QWidget) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.SPACE.m, theme.SPACE.xl, 0, 0)
        column.addWidget(inside)
        column.addStretch(1)
        return frame
