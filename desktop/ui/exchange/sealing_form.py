"""Whether the file goes under a password, and which: typed twice, with what a lost one means."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label

GOOD_LENGTH = 8


class SealingForm(QWidget):
    """`changed` tells that the words or the wish are others."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted = QCheckBox(_("Put the file under a &password"))
        self.first, self.again = QLineEdit(), QLineEdit()
        self.show_it = QCheckBox(_("Show the password"))
        self.state = plain_label("", "muted")
        self._fields = QWidget()
        self._lay_out()
        self.wanted.toggled.connect(self._want)
        self.show_it.toggled.connect(self._show_it)
        for field in (self.first, self.again):
            field.textChanged.connect(self._say)
        self._want(False)

    @property
    def password(self) -> str:
        """ "" where none is wanted."""
        return self.first.text() if self.wanted.isChecked() else ""

    @property
    def ready(self) -> bool:
        """Whether none is wanted, or the same one stands there twice."""
        return not self.wanted.isChecked() or bool(self.password and self.password == self.again.text())

    def _want(self, on: bool) -> None:
        self._fields.setVisible(on)
        if on:
            self.first.setFocus()
        self._say()

    def _say(self) -> None:
        first, again = self.first.text(), self.again.text()
        if again and first != again:
            said, tone = _("The two are not the same."), "error"
        elif first and len(first) < GOOD_LENGTH:
            said, tone = _("Short: easy to guess. Take 8 letters or more."), "warning"
        elif first and first == again:
            said, tone = _("The two are the same."), "good"
        else:
            said, tone = _("At least 8 letters are advised."), "muted"
        self.state.setText(said)
        theme.role(self.state, tone)
        self.changed.emit()

    def _show_it(self, on: bool) -> None:
        modes = QLineEdit.EchoMode
        for field in (self.first, self.again):
            field.setEchoMode(modes.Normal if on else modes.Password)

    def _lay_out(self) -> None:
        self.first.setAccessibleName(_("Password"))
        self.again.setAccessibleName(_("The same password again"))
        self._show_it(False)
        form = QFormLayout(self._fields)
        form.setContentsMargins(theme.SPACE.xl, 0, 0, 0)
        form.setSpacing(theme.SPACE.s)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        lost = _(
            "A forgotten password cannot be recovered by anybody. Tell it to the receiver in another way."
        )
        form.addRow(plain_label(lost, "warning"))
        form.addRow(_("Password"), self.first)
        form.addRow(_("Once more"), self.again)
        for field in (self.first, self.again):  # as tall as the field, so that the words stand in its middle
            policy = QSizePolicy.Policy
            form.labelForField(field).setSizePolicy(policy.Preferred, policy.Expanding)
        form.addRow(self.state)
        form.addRow(self.show_it)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.xs)
        column.addWidget(self.wanted)
        column.addWidget(self._fields)
