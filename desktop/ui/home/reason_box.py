"""Why something found is set aside: one line; Enter keeps it, Escape leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme

INDENT = theme.SPACE.s + theme.ICON + theme.SPACE.m


class ReasonBox(QWidget):
    """`asked` is what the field is for, `verb` keeps it; `stacked`: the buttons stand below it."""

    given = Signal(str)
    left = Signal()

    def __init__(self, asked: str, verb: str, *, stacked: bool = False) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("because…"))
        self.field.setAccessibleName(asked)
        self.keep = QPushButton(verb)
        self.keep.setEnabled(False)
        self._leave = QPushButton(_("Cancel"))
        theme.role(self._leave, "quiet")
        self.field.textChanged.connect(lambda words: self.keep.setEnabled(bool(words.strip())))
        self.field.returnPressed.connect(self._give)
        self.keep.clicked.connect(self._give)
        self._leave.clicked.connect(self.left)
        self._lay_out(stacked)

    def _lay_out(self, stacked: bool) -> None:
        space = theme.SPACE
        row = QHBoxLayout()
        row.setSpacing(space.s)
        column = QVBoxLayout(self)
        column.setSpacing(space.s)
        if stacked:
            column.setContentsMargins(INDENT, space.xs, space.s, space.s)
            column.addWidget(self.field)
        else:
            column.setContentsMargins(INDENT, space.xs, 0, space.xs)
            row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        row.addWidget(self._leave)
        if stacked:
            row.addStretch(1)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        if self.field.text().strip():
            self.given.emit(self.field.text().strip())
