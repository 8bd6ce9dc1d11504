"""What a file of days off would change, to be looked at before it does."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.plan.days_file import DayChange, Imported, Problem, changes
from desktop.plan.workdays import SpecialDay
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.directory.days import day_words

_LONGEST = 60


class DaysImport(QWidget):
    """`wanted` carries what was read once it is to be taken over; `left` leads back without it."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._imported = Imported()
        self._file = plain_label("", "muted")
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("What would change"))
        self.taker, self._leaver = QPushButton(), QPushButton(_("&Cancel"))
        theme.role(self.taker, "primary")
        self.taker.clicked.connect(lambda: self.wanted.emit(self._imported))
        self._leaver.clicked.connect(self.left)
        self._lay_out()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(*[theme.SPACE.xl] * 4)
        box.setSpacing(theme.SPACE.s)
        box.addWidget(plain_label(_("Import days off from a file"), "title"))
        box.addWidget(self._file)
        box.addSpacing(theme.SPACE.s)
        box.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE.s)
        foot.addStretch(1)
        foot.addWidget(self._leaver)
        foot.addWidget(self.taker)
        box.addLayout(foot)

    def offer(self, name: str, own: tuple[SpecialDay, ...], imported: Imported) -> None:
        """Show what the file of this name holds, beside the office's own days."""
        self._imported = imported
        self._file.setText(name)
        found = changes(own, imported)
        self.list.clear()
        self._group(_("Not taken"), map(problem_words, imported.problems))
        self._group(_("New"), (_day(c.after) for c in found if c.before is None))
        self._group(_("Changed"), (_changed(c) for c in found if c.before and not c.same))
        self._group(_("Already there"), (_day(c.after) for c in found if c.same))
        count = sum(not change.same for change in found)
        taken = ngettext("&Take over {n} day", "&Take over {n} days", count)
        self.taker.setText(taken.format(n=count) if count else _("Nothing to take over"))
        self.taker.setEnabled(count > 0)
        (self.taker if count else self._leaver).setFocus()

    def _group(self, title: str, rows: Iterable[str]) -> None:
        words = list(rows)
        if not words:
            return
        head = QListWidgetItem(f"{title} · {len(words)}", self.list)
        font = QFont(head.font())
        font.setWeight(QFont.Weight.DemiBold)
        head.setFont(font)
        head.setSizeHint(QSize(0, theme.ROW))
        for line in words:
            QListWidgetItem(line, self.list)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def problem_words(problem: Problem) -> str:
    """Which line was not taken, and why."""
    named = (word if len(word) <= _LONGEST else word[: _LONGEST - 1] + "…" for word in problem.words)
    words = _reasons()[problem.code].format(*named)
    return _("Line {line}: {words}").format(line=problem.line, words=words) if problem.line else words


def _reasons() -> dict[str, str]:
    return {
        "unreadable": _("The file cannot be read ({0})."),
        "too_large": _("The file is too large to be a list of days."),
        "too_many": _("The file has more than {0} lines; a list of days has fewer."),
        "encoding": _("These letters are not UTF-8. Save the table as “CSV UTF-8”."),
        "empty": _("The file names no day. Its columns are: ngày; loại; tên; văn bản."),
        "bad_day": _("“{0}” is no day. Write day, month and year, like 10/5/2026."),
        "impossible_day": _("The calendar has no day {0}."),
        "far_year": _("{0} lies too far away."),
        "bad_kind": _(
            "“{0}” is no kind of day. Write: Nghỉ lễ, Nghỉ bù, Nghỉ hoán đổi, Làm bù, Nghỉ của cơ quan."
        ),
        "too_long": _("The line is too long."),
        "twice": _("The day stands already in line {0}, otherwise; that line holds."),
        "contradiction": _(
            "{1} is made up for here and off in line {0}, or the other way round. Nothing is taken."
        ),
    }


def _day(special: SpecialDay) -> str:
    return " · ".join(filter(None, (day_words(special.day), special.words, special.document)))


def _changed(change: DayChange) -> str:
    before = change.before.words if change.before else ""
    return _("{after} (before: {before})").format(after=_day(change.after), before=before)
