"""Before plans go for good: what goes, what stays, and two buttons, the careful one chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import announce, plain_label


class Asking(QFrame):
    """`confirmed` and `left` answer what was asked; hidden until `ask`."""

    confirmed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.question, self.words = plain_label("", "section"), plain_label("", "muted")
        self.back, self.go = QPushButton(_("Back")), QPushButton(_("Delete for good"))
        theme.role(self.go, "danger")
        line = QFrame()
        line.setFixedHeight(1)
        theme.role(line, "line")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.SPACE.s)
        buttons.addWidget(self.back)
        buttons.addWidget(self.go)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.s)
        for part in (line, self.question, self.words):
            column.addWidget(part)
        column.addLayout(buttons)
        self.back.clicked.connect(lambda: self.left.emit())
        self.go.clicked.connect(lambda: self.confirmed.emit())
        self.hide()

    def ask(self, question: str) -> None:
        """Ask it; the keyboard is on what changes nothing."""
        self.question.setText(question)
        self.words.setText(_what_goes())
        self._let(True)
        self.show()
        self.back.setFocus()
        announce(self, f"{question} {self.words.text()}")

    def set_working(self) -> None:
        """Nothing can be pressed while it is done."""
        self.words.setText(_("Backing up, then deleting…"))
        self._let(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        else:
            super().keyPressEvent(event)

    def _let(self, on: bool) -> None:
        for button in (self.back, self.go):
            button.setEnabled(on)


def _what_goes() -> str:
    return _(
        "All versions go too, and it cannot be undone here. The whole store is backed up first: from then on"
        " only backups hold what goes, for as long as they are kept."
    )
