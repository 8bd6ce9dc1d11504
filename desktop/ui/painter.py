"""Paints the shapes of the drawings floor on a Qt surface, in the window's own colours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from desktop.drawings.shapes import Box, Flag, Line, Shape, Taper, Tone, Words
from desktop.ui import theme

_SOFT_END = 0.18  # of the box that fades out at either end


def paint(painter: QPainter, shapes: Iterable[Shape]) -> None:
    """Draw the shapes in their order."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in shapes:
        match shape:
            case Box():
                _box(painter, shape)
            case Line():
                _line(painter, shape)
            case Flag():
                _flag(painter, shape)
            case Taper():
                _taper(painter, shape)
            case Words():
                painter.setPen(colour(Tone.WORDS))
                painter.drawText(QPointF(shape.x, shape.y), shape.text)


def colour(tone: Tone) -> QColor:
    """The window's colour for a meaning."""
    tokens = theme.tokens()
    return QColor(
        {
            Tone.GROUND: tokens.ground,
            Tone.GRID: tokens.line,
            Tone.CLOSED: tokens.side,
            Tone.ANCHOR: tokens.accent_soft,
            Tone.WINDOW: tokens.accent,
            Tone.CORE: tokens.accent,
            Tone.BAR: tokens.accent,
            Tone.DEADLINE: tokens.danger,
            Tone.WORDS: tokens.muted,
        }[tone]
    )


def _box(painter: QPainter, box: Box) -> None:
    where = QRectF(box.x, box.y, box.width, box.height)
    ink = colour(box.tone)
    painter.setPen(Qt.PenStyle.NoPen)
    if box.tone not in (Tone.WINDOW, Tone.CORE, Tone.BAR):
        painter.fillRect(where, ink)
        return
    if box.hatched:
        painter.fillRect(where, _faint(ink, where, box.soft))
        hatch = QColor(ink)
        hatch.setAlphaF(0.45)
        painter.fillRect(where, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    elif not box.dashed:
        painter.fillRect(where, ink)
    if not box.soft:
        style = Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, 1.2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where.adjusted(0.6, 0.6, -0.6, -0.6))


def _faint(ink: QColor, where: QRectF, soft: bool) -> QBrush:
    pale, nothing = QColor(ink), QColor(ink)
    pale.setAlphaF(0.2)
    nothing.setAlphaF(0.0)
    if not soft:
        return QBrush(pale)
    fade = QLinearGradient(where.topLeft(), where.topRight())
    for at, shade in ((0.0, nothing), (_SOFT_END, pale), (1 - _SOFT_END, pale), (1.0, nothing)):
        fade.setColorAt(at, shade)
    return QBrush(fade)


def _line(painter: QPainter, line: Line) -> None:
    start, end = QPointF(line.x0, line.y0), QPointF(line.x1, line.y1)
    if not line.fading:
        painter.setPen(QPen(colour(line.tone), 1))
        painter.drawLine(start, end)
        return
    nothing = colour(line.tone)
    nothing.setAlphaF(0.0)
    fade = QLinearGradient(start, end)
    fade.setColorAt(0.0, nothing)
    fade.setColorAt(1.0, colour(line.tone))
    painter.setPen(QPen(QBrush(fade), 2))
    painter.drawLine(start, end)


def _flag(painter: QPainter, flag: Flag) -> None:
    half, top = flag.size * 0.7, flag.y - flag.size
    corners = [QPointF(flag.x - half, top), QPointF(flag.x + half, top), QPointF(flag.x, flag.y)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(Tone.DEADLINE))
    painter.drawPolygon(QPolygonF(corners))


def _taper(painter: QPainter, taper: Taper) -> None:
    middle = taper.y + taper.height / 2
    corners = [
        QPointF(taper.x - taper.reach, middle),
        QPointF(taper.x, taper.y),
        QPointF(taper.x + taper.reach, middle),
        QPointF(taper.x, taper.y + taper.height),
    ]
    ink = colour(Tone.BAR)
    painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DotLine))
    ink.setAlphaF(0.35)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(corners))
