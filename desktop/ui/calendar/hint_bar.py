"""The line above an empty calendar: why there is nothing to see, and one button that helps."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.calendar.words import Hint


class HintBar(QFrame):
    """`wanted` carries the hint whose button was pressed."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hint = Hint()
        self.words = plain_label("", "muted")
        self.button = QPushButton()
        theme.role(self.button, "quiet")
        self.button.clicked.connect(lambda: self.wanted.emit(self._hint))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE.l, 0, theme.SPACE.l, theme.SPACE.xs)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self.words)
        row.addWidget(self.button)
        row.addStretch(1)
        self.hide()

    def say(self, hint: Hint) -> None:
        """Say it; without words the line goes."""
        if hint != self._hint:
            self._hint = hint
            self.words.setText(hint.words)
            self.button.setText(hint.label.replace("&", "&&"))
            self.button.setVisible(bool(hint.deed))
            self.setVisible(bool(hint.words))
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The sentence on one line where there is room, its button right after it."""
        room = self.width() - self.button.sizeHint().width() - 2 * theme.SPACE.l - 2 * theme.SPACE.s
        wide = self.words.fontMetrics().horizontalAdvance(self.words.text()) + theme.SPACE.xs
        self.words.setFixedWidth(max(160, min(wide, room)))
