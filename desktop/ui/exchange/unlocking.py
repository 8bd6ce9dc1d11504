"""The password of a sealed file, asked in place; a wrong one is said calmly and may be tried again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import announce, plain_label

WIDEST = 440


class Unlocking(QWidget):
    """`given` tells the password."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.said = plain_label("", "section")
        self.hint, self.wrong = plain_label("", "muted"), plain_label("", "error")
        self.password, self.show_it = QLineEdit(), QCheckBox(_("Show the password"))
        self.go = QPushButton(_("&Open"))
        self._lay_out()
        self.password.textChanged.connect(lambda words: self.go.setEnabled(bool(words)))
        self.password.returnPressed.connect(self._give)
        self.go.clicked.connect(self._give)
        self.show_it.toggled.connect(self._show_it)

    def ask(self, error: KnownError) -> None:
        """What the file wants."""
        self.said.setText(error.what)
        self.hint.setText(error.do)
        self.password.setFocus()

    def say_wrong(self, error: KnownError) -> None:
        """It was another one."""
        said = f"{error.what} {error.do}"
        self.wrong.setText(said)
        self.wrong.show()
        self._work(False)
        self.password.setFocus()
        self.password.selectAll()
        announce(self.wrong, said)

    def _give(self) -> None:
        if self.password.text():
            self.wrong.hide()
            self._work(True)
            self.given.emit(self.password.text())

    def _work(self, on: bool) -> None:
        self.go.setText(_("Opening…") if on else _("&Open"))
        self.go.setEnabled(not on)
        self.password.setEnabled(not on)

    def _show_it(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        self.password.setEchoMode(modes.Normal if on else modes.Password)

    def _lay_out(self) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(_("Password"))
        self.password.setMaximumWidth(WIDEST)
        self.go.setEnabled(False)
        self.wrong.hide()
        theme.role(self.go, "primary")
        name = QLabel(_("&Password"))
        name.setBuddy(self.password)
        row = QHBoxLayout()
        row.addWidget(self.go)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SPACE.l, 0, 0)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(self.said)
        column.addWidget(self.hint)
        column.addSpacing(theme.SPACE.s)
        for widget in (name, self.password, self.wrong):
            column.addWidget(widget)
        column.addWidget(self.show_it, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addStretch(1)
