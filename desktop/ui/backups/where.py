"""At the foot: where the backups lie, and how to open, move or bring others."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.backups import choosing
from desktop.ui.banner import plain_label


class WhereLine(QFrame):
    """`moved` tells the folder that was chosen, `file_wanted` asks for a backup from elsewhere."""

    moved = Signal(Path)
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path()
        self.place = plain_label("", "muted")
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = QPushButton(_("Open the folder"))
        self.move_ = QPushButton(_("Keep them elsewhere…"))
        self.file = QPushButton(_("Restore from a file…"))
        self.open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        self.move_.clicked.connect(self._move)
        self.file.clicked.connect(lambda: self.file_wanted.emit())
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.place, 1)
        self._buttons = buttons = QHBoxLayout()
        for button in (self.open, self.move_, self.file):
            theme.role(button, "quiet")
            buttons.addWidget(button)
        buttons.addStretch(1)
        row.addLayout(buttons)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside each other, the buttons stand below."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        tight = event.size().width() < 2 * self._buttons.sizeHint().width()
        self._row.setDirection(ways.TopToBottom if tight else ways.LeftToRight)

    def show_folder(self, folder: Path) -> None:
        """Say where the next backup goes."""
        self._folder = folder
        self.place.setText(_("Backups are kept in {folder}").format(folder=_breakable(folder)))
        self.place.setToolTip(str(folder))
        self.open.setEnabled(folder.is_dir())

    def _move(self) -> None:
        folder = choosing.folder(self, _("Keep backups in"))
        if folder is not None:
            self.moved.emit(folder)


def _breakable(folder: Path) -> str:
    """A long path may be broken after each separator."""
    words = str(folder)
    return words.replace("/", "/\u200b").replace("\\", "\\\u200b")
