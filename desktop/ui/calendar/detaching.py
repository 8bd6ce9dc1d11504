"""Days of its own for a time around an event: the first and the last, chosen by the user."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan.agenda import Entry
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.wizard.fields.day import DayField

SPACE = theme.SPACE


class DetachField(QWidget):
    """`chosen` the first and the last day; `left`: given up by Esc or the button."""

    chosen = Signal(object, object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._year: int | None = None
        about = plain_label(_("The time is then printed with these days and no longer moves with the event."))
        self.first = DayField("first", _("From day"), year=lambda: self._year)
        self.last = DayField("last", _("To day"), year=lambda: self._year)
        self.put, self.leave = QPushButton(_("Put in these days")), QPushButton(_("Cancel"))
        theme.role(self.put, "primary")
        theme.role(self.leave, "quiet")
        self.put.clicked.connect(self._put)
        self.leave.clicked.connect(self.left)
        for widget in (self.first.edit, self.last.edit, self.put, self.leave):
            widget.installEventFilter(self)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self.put)
        buttons.addWidget(self.leave)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.s, 0, 0)
        column.setSpacing(SPACE.s)
        for part in (about, self.first, self.last):
            column.addWidget(part)
        column.addLayout(buttons)

    def open_for(self, entry: Entry) -> None:
        """Ask for the days, the event's own to begin with."""
        anchor = entry.when.anchor
        self._year = anchor.year if anchor else None
        for field in (self.first, self.last):
            field.show_value(anchor)
            field.refuse("")
        self.show()
        self.first.go_to()

    def refuse(self, words: str) -> None:
        """Say why these days cannot be taken; they stay written."""
        self.last.refuse(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is not self.leave:
                self._put()
                return True
        return False

    def _put(self) -> None:
        days = []
        for field in (self.first, self.last):
            field.refuse("")
            day = field.value()
            if day is None:
                field.check()
                if not field.error:
                    field.refuse(_("Write the day, like 10/5/2024."))
                field.go_to()
                return
            days.append(day)
        self.chosen.emit(*days)
