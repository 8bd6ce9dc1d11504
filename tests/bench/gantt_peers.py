"""Plain ways to show a chart, as peers in the same process: one item a row, and nothing but painting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGraphicsScene, QGraphicsView

from desktop.plan.agenda import Entry

ROW, CELL, NAMES = 26, 4, 460
FIRST, DAYS = date(2026, 1, 1), 365
BLUE, GREY = QColor("#0B5CAD"), QColor("#F0F1F3")


def span(entry: Entry) -> tuple[float, float]:
    """Left and width of a bar in pixels; what has no bounds gets a day at the first of the year."""
    start, end = entry.when.earliest or entry.when.latest, entry.when.latest
    if start is None or end is None:
        return 0.0, float(CELL)
    return (start - FIRST).days * CELL, max(1, (end - start).days + 1) * float(CELL)


class Scene(QGraphicsView):
    """One rectangle and one text a row, as most programs do it."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        scene = QGraphicsScene(self)
        for number, entry in enumerate(entries):
            left, wide = span(entry)
            scene.addRect(QRectF(NAMES + left, number * ROW + 5, wide, ROW - 10), BLUE, BLUE)
            scene.addSimpleText(entry.title[:60]).setPos(4, number * ROW + 4)
        scene.setSceneRect(0, 0, NAMES + DAYS * CELL, len(entries) * ROW)
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class Paint(QAbstractScrollArea):
    """Only the rows in view, straight from the values: shade, hatch, elided words, nothing kept."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        super().__init__()
        self._entries = entries
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.viewport().update())

    def resizeEvent(self, event) -> None:
        self.verticalScrollBar().setRange(0, max(0, len(self._entries) * ROW - self.viewport().height()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        top, wide, high = self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height()
        hatch = QBrush(BLUE, Qt.BrushStyle.BDiagPattern)
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), Qt.GlobalColor.white)
            for week in range(DAYS // 7):
                painter.fillRect(NAMES + (week * 7 + 2) * CELL, 0, 2 * CELL, high, GREY)
            metrics = painter.fontMetrics()
            for number in range(top // ROW, min(len(self._entries), (top + high) // ROW + 1)):
                entry, y = self._entries[number], number * ROW - top
                left, length = span(entry)
                where = QRectF(NAMES + left, y + 5, length, ROW - 10)
                painter.fillRect(where, hatch if length > 8 * CELL else BLUE)
                words = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, NAMES - 12)
                painter.drawText(4, y + 18, words)
                painter.setPen(GREY)
                painter.drawLine(0, y + ROW, wide, y + ROW)
                painter.setPen(Qt.GlobalColor.black)


Peer = Callable[[Sequence[Entry]], QAbstractScrollArea]
PEERS: dict[str, Peer] = {"QGraphicsScene": Scene, "paint prototype": Paint}
