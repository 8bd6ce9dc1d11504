"""A day, and a part of it, chosen inside a fuzzy or missing time; by keys, where the mouse would drag."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.agenda import Entry, Key
from desktop.plan.when import PARTS
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.wizard.fields.choice import Choice
from desktop.ui.wizard.fields.day import DayField


class PickField(QWidget):
    """`picked` a day and its part; `left`: given up by Esc or the button."""

    picked = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key: Key | None = None
        self._year: int | None = None
        self._about = plain_label("")
        self.day = DayField("pick", _("Choose a day"), year=lambda: self._year)
        self.part = Choice()
        self.part.addItem(_("Whole day"), "")
        for part in PARTS:
            self.part.addItem(part_words(part), part)
        self.part.setAccessibleName(_("Part of the day"))
        self.choose, self.leave = QPushButton(_("Choose this day")), QPushButton(_("Cancel"))
        theme.role(self.choose, "primary")
        theme.role(self.leave, "quiet")
        self.choose.clicked.connect(self._choose)
        self.leave.clicked.connect(self.left)
        for widget in (self.day.edit, self.part, self.choose, self.leave):
            widget.installEventFilter(self)
        self._lay_out()

    def open_for(self, entry: Entry, frozen: bool = False) -> None:
        """Ask for a day of this entry, the one chosen before to begin with."""
        self.key, pick = entry.key, entry.pick
        first = pick.day if pick else entry.when.earliest
        self._year = first.year if first else None
        self._about.setText(entry.title)
        self.day.show_value(pick.day if pick else None)
        self.part.setCurrentIndex(max(0, self.part.findData(pick.part if pick else "")))
        self.choose.setEnabled(not frozen)
        self.day.refuse(_("This plan is signed and can only be read.") if frozen else "")
        self.show()
        self.day.go_to()

    def refuse(self, words: str) -> None:
        """Say why this day cannot be chosen; it stays written."""
        self.day.refuse(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is not self.leave:
                self._choose()
                return True
        return False

    def _choose(self) -> None:
        day = self.day.value()
        if day is None:
            self.day.check()
            if not self.day.error:
                self.day.refuse(_("Write the day, like 10/5/2024."))
            self.day.go_to()
        elif self.choose.isEnabled():
            self.day.refuse("")
            self.picked.emit(day, self.part.currentData())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE.s)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE.s, 0, 0)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(self._about)
        column.addWidget(self.day)
        column.addWidget(self.part)
        column.addLayout(buttons)


def part_words(part: str) -> str:
    """ "Buổi sáng" …, "" for the whole day."""
    return {
        "sáng": _("In the morning"),
        "trưa": _("At noon"),
        "chiều": _("In the afternoon"),
        "tối": _("In the evening"),
    }.get(part, "")
