"""What was done to all plans of the store, when and by whom."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.versions.history_view import HistoryView


class HistoryPage(QWidget):
    """`left` asks for the deleted plans, from where it was opened."""

    left = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.back = QPushButton(_("Deleted plans"))
        self.view = HistoryView(folder)
        theme.role(self.back, "quiet")
        theme.dress_button(self.back, "chevron-left", "accent")
        self.back.clicked.connect(lambda: self.left.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.l, theme.SPACE.xl, theme.SPACE.l)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(plain_label(_("History of the store"), "title"))
        column.addWidget(self.view, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """What was done meanwhile is told."""
        super().showEvent(event)
        self.view.refresh()

    def focus_first(self) -> None:
        """The keyboard on the newest line."""
        self.view.focus_first()
