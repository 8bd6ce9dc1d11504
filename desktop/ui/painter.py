"""Paints the shapes of the drawings floor on a Qt surface, in the window's own colours."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from desktop.drawings.hues import HUES
from desktop.drawings.shapes import Align, Box, Flag, Line, Shape, Taper, Tone, Words
from desktop.drawings.style import Style
from desktop.ui import patterns, theme

_SOFT_END = 0.18  # of the box that fades out at either end
_THIN = 6.0  # a line rather than a bar
_ARROW = 6.0
_HATCH = Qt.BrushStyle.BDiagPattern
_TIMES = (Tone.WINDOW, Tone.CORE, Tone.BAR)
_PALE = {Tone.CHIP: ("#ECEFF3", "#30363E")}
_HEAT = {
    Tone.HEAT_1: ("#DCE9F7", "#22364B"),
    Tone.HEAT_2: ("#A9CBEE", "#2F5A86"),
    Tone.HEAT_3: ("#0B5CAD", "#7DB7F0"),
}


def style() -> Style:
    """The application's font as a drawing needs it; a cheap value, made anew when the font changes."""
    return _style(QGuiApplication.font().toString())


@lru_cache(maxsize=4)
def _style(_font: str) -> Style:
    size = float(QFontInfo(QGuiApplication.font()).pixelSize())

    @lru_cache(maxsize=50_000)
    def measure(text: str, size: float, bold: bool) -> float:
        return _metrics(_font, size, bold).horizontalAdvance(text)

    least = round(theme.LEAST_POINTS * size / max(theme.points(), theme.LEAST_POINTS))
    return Style(size, round(size * 1.25) + 7.0, measure, least)


@lru_cache(maxsize=32)
def _metrics(base: str, size: float, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(_font(base, size, bold))


@lru_cache(maxsize=32)
def _font(base: str, size: float, bold: bool) -> QFont:
    font = QFont()
    font.fromString(base)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def paint(painter: QPainter, shapes: Iterable[Shape], clip: QRectF | None = None) -> None:
    """Draw the shapes in their order; with `clip` only those that reach into its height."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    own = painter.font()
    top, bottom = (clip.top(), clip.bottom()) if clip is not None else (float("-inf"), float("inf"))
    for shape in shapes:
        match shape:
            case Box():
                if shape.y <= bottom and shape.y + shape.height >= top:
                    _box(painter, shape)
            case Words():
                if top <= shape.y + shape.size and shape.y - 2 * shape.size <= bottom:
                    _words(painter, shape, own)
            case Line():
                _line(painter, shape)
            case Flag():
                _flag(painter, shape)
            case Taper():
                _taper(painter, shape)


def colour(tone: Tone, hue: int | None = None) -> QColor:
    """The window's colour for a meaning, or for it in the hue of a unit."""
    tokens, dark = theme.tokens(), theme.tokens() == theme.DARK
    if hue is not None:
        own = HUES[hue]
        if tone is Tone.CHIP:
            return QColor(own.dark_pale if dark else own.light_pale)
        return QColor(own.dark if dark else own.light)
    if pair := _PALE.get(tone) or _HEAT.get(tone):
        return QColor(pair[dark])
    return QColor(getattr(tokens, _TOKENS[tone]))


_TOKENS = {
    Tone.GROUND: "ground",
    Tone.GRID: "line",
    Tone.CLOSED: "side",
    Tone.ANCHOR: "accent_soft",
    Tone.WINDOW: "accent",
    Tone.CORE: "accent",
    Tone.BAR: "accent",
    Tone.DEADLINE: "danger",
    Tone.WORDS: "muted",
    Tone.TEXT: "text",
    Tone.MUTED: "muted",
    Tone.TODAY: "accent",
    Tone.ON_TODAY: "on_accent",
    Tone.EVENT: "accent",
    Tone.HOLIDAY: "danger",
    Tone.MAKEUP: "warning",
    Tone.LATE: "danger",
    Tone.UNIT: "edge",
    Tone.RING: "accent",
    Tone.GHOST: "edge",
    Tone.HEAD: "side",
    Tone.ON_HEAT_3: "on_accent",
}


def _words(painter: QPainter, words: Words, own: QFont) -> None:
    painter.setFont(_font(QGuiApplication.font().toString(), words.size, words.bold) if words.size else own)
    painter.setPen(colour(words.tone))
    x = words.x
    if words.align is not Align.LEFT:
        wide = words.width or QFontMetricsF(painter.font()).horizontalAdvance(words.text)
        x -= wide if words.align is Align.RIGHT else wide / 2
    painter.drawText(QPointF(x, words.y), words.text)


def _box(painter: QPainter, box: Box) -> None:
    where = QRectF(box.x, box.y, box.width, box.height)
    ink = colour(box.tone, box.hue)
    painter.setPen(Qt.PenStyle.NoPen)
    if box.tone in _TIMES:
        _time(painter, box, where, ink)
    elif box.tone is Tone.RING or box.dashed:
        pen = QPen(
            ink, 1.2 if box.dashed else 1.6, Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine
        )
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(where.adjusted(0.6, 0.6, -0.6, -0.6), box.radius, box.radius)
    elif box.radius:
        painter.setBrush(ink)
        painter.drawPath(_rounded(where, box))
    else:
        painter.fillRect(where, ink)
    if box.tone is Tone.UNIT and box.hue is not None and not box.dashed:
        _pattern(painter, box, where)


def _rounded(where: QRectF, box: Box) -> QPainterPath:
    """The outline, square at the ends where it goes on."""
    left = 0.0 if box.open in ("left", "both") else box.radius
    right = 0.0 if box.open in ("right", "both") else box.radius
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(where, box.radius, box.radius)
    if not left:
        path.addRect(QRectF(where.x(), where.y(), min(box.radius, where.width()), where.height()))
    if not right:
        start = max(where.x(), where.right() - box.radius)
        path.addRect(QRectF(start, where.y(), where.right() - start, where.height()))
    return path


def _pattern(painter: QPainter, box: Box, where: QRectF) -> None:
    """The unit's strokes over its colour."""
    painter.save()
    painter.setClipPath(_rounded(where, box), Qt.ClipOperation.IntersectClip)
    patterns.hatch(painter, where, HUES[box.hue or 0].pattern, colour(Tone.GROUND))
    painter.restore()


def _time(painter: QPainter, box: Box, where: QRectF, ink: QColor) -> None:
    """A bar, window or core of a strip, a lane or the Gantt chart."""
    thin = box.height <= _THIN
    if box.hatched:
        painter.fillRect(where, _shade(ink, 0.25 if thin else 0.2, where, box))
        if thin:
            painter.setPen(QPen(QBrush(_shade(ink, 1.0, where, box)), 1.1))
            painter.drawLines(patterns.strokes(where))
        else:
            painter.fillRect(
                _firm(where, box), QBrush(QColor(ink.red(), ink.green(), ink.blue(), 115), _HATCH)
            )
    elif not box.dashed:
        painter.fillRect(where, ink)
    if not box.soft and not (thin and box.hatched):
        style = Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(ink, 1.2, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(where.adjusted(0.6, 0.6, -0.6, -0.6))


def _firm(where: QRectF, box: Box) -> QRectF:
    """Without its soft ends of a width of their own."""
    fade = min(box.fade, where.width() / 2) if box.soft else 0.0
    left = 0.0 if box.open in ("left", "both") else fade
    right = 0.0 if box.open in ("right", "both") else fade
    return where.adjusted(left, 0, -right, 0)


def _shade(ink: QColor, strength: float, where: QRectF, box: Box) -> QBrush:
    """The ink so strong, growing out of nothing at the ends that are no exact days."""
    full, nothing = QColor(ink), QColor(ink)
    full.setAlphaF(strength)
    nothing.setAlphaF(0.0)
    if not box.soft or box.open == "both":
        return QBrush(full)
    fade = QLinearGradient(where.topLeft(), where.topRight())
    end = min(box.fade / where.width(), 0.5) if box.fade and where.width() else _SOFT_END
    fade.setColorAt(0.0, full if box.open == "left" else nothing)
    fade.setColorAt(end, full)
    fade.setColorAt(1 - end, full)
    fade.setColorAt(1.0, full if box.open == "right" else nothing)
    return QBrush(fade)


def _line(painter: QPainter, line: Line) -> None:
    start, end = QPointF(line.x0, line.y0), QPointF(line.x1, line.y1)
    ink = colour(line.tone, line.hue)
    if not line.fading:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, line.x0 != line.x1 and line.y0 != line.y1)
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine if line.dashed else Qt.PenStyle.SolidLine))
        painter.drawLine(start, end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.arrow:
            _arrow(painter, end, math.atan2(line.y1 - line.y0, line.x1 - line.x0), ink)
        return
    nothing = QColor(ink)
    nothing.setAlphaF(0.0)
    fade = QLinearGradient(start, end)
    fade.setColorAt(0.0, nothing)
    fade.setColorAt(1.0, ink)
    painter.setPen(QPen(QBrush(fade), 2))
    painter.drawLine(start, end)


def _arrow(painter: QPainter, tip: QPointF, way: float, ink: QColor) -> None:
    corners = [tip]
    for side in (-0.45, 0.45):
        corners.append(tip - QPointF(math.cos(way + side), math.sin(way + side)) * _ARROW)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(corners))


def _flag(painter: QPainter, flag: Flag) -> None:
    half, top = flag.size * 0.7, flag.y - flag.size
    corners = [QPointF(flag.x - half, top), QPointF(flag.x + half, top), QPointF(flag.x, flag.y)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(flag.tone, flag.hue))
    painter.drawPolygon(QPolygonF(corners))


def _taper(painter: QPainter, taper: Taper) -> None:
    middle = taper.y + taper.height / 2
    corners = [
        QPointF(taper.x - taper.reach, middle),
        QPointF(taper.x, taper.y),
        QPointF(taper.x + taper.reach, middle),
        QPointF(taper.x, taper.y + taper.height),
    ]
    ink = colour(Tone.BAR, taper.hue)
    painter.save()
    if taper.left is not None and taper.right is not None:
        bounds = QRectF(taper.left, taper.y - 1, taper.right - taper.left, taper.height + 2)
        painter.setClipRect(bounds, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(ink, 1.2, Qt.PenStyle.DotLine))
    ink.setAlphaF(0.35)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()
