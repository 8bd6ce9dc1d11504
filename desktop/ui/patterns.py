"""The patterns of units as strokes over their colour, of one width on every surface."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QTransform

from desktop.drawings.hues import Pattern

STEP = 4.0
_PERIODS = {Pattern.LATTICE: 1.5 * STEP, Pattern.ZIGZAG: 2 * STEP}
_BAR = 1.0  # so many times wider than high


def hatch(painter: QPainter, where: QRectF, pattern: Pattern, ink: QColor) -> None:
    """A pattern all over a rectangle; the caller clips."""
    if pattern is Pattern.SOLID:
        return
    if pattern is Pattern.HALF:
        painter.fillRect(_half(where), ink)
        return
    painter.setBrushOrigin(where.topLeft())
    painter.fillRect(where, _brush(pattern, ink.rgba(), painter.device().devicePixelRatio()))


@lru_cache(maxsize=128)
def _brush(pattern: Pattern, ink: int, ratio: float) -> QBrush:
    """The pattern painted once, for laying beside itself: a long bar costs no more than a short one."""
    side = _PERIODS.get(pattern, STEP)
    pixels = max(1, round(side * ratio))
    tile = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(pixels / side, pixels / side)
    _strokes(painter, QRectF(-side, -side, 3 * side, 3 * side), pattern, QColor.fromRgba(ink))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(side / pixels, side / pixels))
    return brush


def _strokes(painter: QPainter, where: QRectF, pattern: Pattern, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    if pattern is Pattern.DOTS:
        _dots(painter, where, ink)
    elif pattern is Pattern.ZIGZAG:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_zigzag(where))
    else:
        painter.drawLines(_lines(where, pattern))


def strokes(where: QRectF) -> list[QLineF]:
    """The slanting strokes of a thin window of time, wholly inside it."""
    high = where.height()
    return [
        QLineF(x, where.bottom(), x + high, where.top()) for x in _steps(where.left(), where.right() - high)
    ]


def _lines(where: QRectF, pattern: Pattern) -> list[QLineF]:
    left, top, right, bottom = where.left(), where.top(), where.right(), where.bottom()
    high = where.height()
    lines, slant = list[QLineF](), STEP * 1.5 if pattern is Pattern.LATTICE else STEP
    if pattern in (Pattern.RISING, Pattern.LATTICE):
        lines += [QLineF(x, bottom, x + high, top) for x in _steps(left - high, right, slant)]
    if pattern in (Pattern.FALLING, Pattern.LATTICE):
        lines += [QLineF(x, top, x + high, bottom) for x in _steps(left - high, right, slant)]
    if pattern in (Pattern.LEVEL, Pattern.GRID):
        lines += [QLineF(left, y, right, y) for y in _steps(top + STEP / 2, bottom)]
    if pattern in (Pattern.UPRIGHT, Pattern.GRID):
        lines += [QLineF(x, top, x, bottom) for x in _steps(left + STEP / 2, right)]
    return lines


def _steps(start: float, end: float, step: float = STEP) -> list[float]:
    return [start + step * number for number in range(max(0, int((end - start) / step) + 1))]


def _half(where: QRectF) -> QRectF:
    """The right half, of a bar the lower half; an edge is left, so that the length stays to be seen."""
    edge = 1.2
    if where.width() > _BAR * where.height():
        inside = where.adjusted(edge, where.height() / 2, -edge, -edge)
    else:
        inside = where.adjusted(where.width() / 2, edge, -edge, -edge)
    return inside if inside.isValid() else QRectF()


def _dots(painter: QPainter, where: QRectF, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for x in _steps(where.left() + STEP / 2, where.right()):
        for y in _steps(where.top() + STEP / 2, where.bottom()):
            painter.drawEllipse(QPointF(x, y), 1.0, 1.0)


def _zigzag(where: QRectF) -> QPainterPath:
    path = QPainterPath()
    for row in _steps(where.top() - STEP, where.bottom() + STEP):
        for number, x in enumerate(_steps(where.left(), where.right() + STEP)):
            point = QPointF(x, row + (STEP * 0.75 if number % 2 else 0))
            path.lineTo(point) if number else path.moveTo(point)
    return path
