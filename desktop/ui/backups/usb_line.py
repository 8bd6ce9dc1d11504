"""Once a week, in one calm line: the work lies on this computer only."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.backups.details import StateLine
from desktop.ui.banner import icon_button


class UsbLine(QFrame):
    """`copy_wanted` asks for the copy, `left` puts the line off; hidden until `ask`."""

    copy_wanted = Signal()
    left = Signal()

    def __init__(self, may_be_left: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = StateLine()
        self.copy = QPushButton(_("Copy to a USB stick…"))
        self.close_button = icon_button("x", _("Ask again tomorrow"))
        theme.role(self.copy, "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self.line, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.copy)
        row.addWidget(self.close_button)
        self.close_button.setVisible(may_be_left)
        self.copy.clicked.connect(lambda: self.copy_wanted.emit())
        self.close_button.clicked.connect(self._leave)
        self.hide()

    def ask(self, due: bool) -> None:
        """Say it, or be silent."""
        if due:
            words = _(
                "For a week nothing was copied to another disk. A copy on a USB stick outlives this PC."
            )
            self.line.say(words, "save", "muted")
        self.setVisible(due)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()
