"""A small strip of months that shows the time understood from the words above it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawings.strip import HEIGHT, strip
from desktop.plan.when import When
from desktop.ui.painter import paint


class MonthStrip(QWidget):
    """Draws one When; hidden where there is no day to draw. The words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._when = When()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        small = QFont(self.font())
        small.setPointSizeF(max(7.5, small.pointSizeF() - 1.5))
        self.setFont(small)
        self.hide()

    def show_time(self, when: When) -> None:
        """Draw this time, or nothing."""
        self._when = when
        self.setVisible(bool(strip(when, 100.0)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, int(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint(painter, strip(self._when, float(self.width())))
