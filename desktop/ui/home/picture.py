"""The one picture of an empty list: a sheet of paper with lines and a mark."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui import theme

SIZE = QSize(128, 112)


class Picture(QWidget):
    """Decoration: it says nothing that the words beside it do not."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_soft))
        painter.drawEllipse(QPointF(64, 60), 50, 50)
        self._sheet(painter, QRectF(48, 12, 58, 82), tokens.side)
        self._sheet(painter, QRectF(30, 22, 58, 82), tokens.ground)
        painter.setPen(QPen(QColor(tokens.line), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for line, length in enumerate((40, 40, 32, 40, 24)):
            painter.drawLine(QPointF(39, 56 + 8 * line), QPointF(39 + length, 56 + 8 * line))
        painter.setPen(QPen(QColor(tokens.accent), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(46, 36), QPointF(72, 36))
        painter.drawLine(QPointF(51, 44), QPointF(67, 44))

    def _sheet(self, painter: QPainter, where: QRectF, ground: str) -> None:
        painter.setPen(QPen(QColor(theme.tokens().edge), 1.5))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(where, 4, 4)
