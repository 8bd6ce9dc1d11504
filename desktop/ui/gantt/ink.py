"""Paints the plain shapes of a tile by the shortest way, others as `ui/painter` does: the same pixels."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPen

from desktop.drawings.shapes import Align, Box, Line, Shape, Tone, Words
from desktop.ui import painter as ink
from desktop.ui import theme

_SMOOTH = QPainter.RenderHint.Antialiasing
_SHADED = (Tone.WINDOW, Tone.CORE, Tone.BAR, Tone.RING)


class Brush:
    """One painter over one tile; what is set already is not set again."""

    def __init__(self, painter: QPainter, clip: QRectF) -> None:
        self._painter, self._clip = painter, clip
        self._top, self._bottom = clip.top(), clip.bottom()
        self._dark, self._base = theme.tokens() == theme.DARK, QGuiApplication.font().toString()
        self._own = painter.font()
        self._smooth, self._font = True, (0.0, False)
        self._pen: Tone | None = None
        painter.setRenderHint(_SMOOTH)

    def paint(self, shapes: Iterable[Shape]) -> None:
        """Draw the shapes in their order, as far as they reach into the height of the tile."""
        for shape in shapes:
            if isinstance(shape, Box):
                if shape.y <= self._bottom and shape.y + shape.height >= self._top:
                    self._box(shape)
            elif isinstance(shape, Words):
                if self._top <= shape.y + shape.size and shape.y - 2 * shape.size <= self._bottom:
                    self._words(shape)
            elif isinstance(shape, Line) and not (shape.fading or shape.dashed or shape.arrow):
                self._line(shape)
            else:
                self._other(shape)

    def _box(self, box: Box) -> None:
        striped = box.tone is Tone.UNIT and box.hue is not None
        if striped or box.dashed or box.radius or box.tone in _SHADED:
            self._other(box)
            return
        self._sharpen(True)
        where = QRectF(box.x, box.y, box.width, box.height)
        self._painter.fillRect(where, _colour(self._dark, box.tone, box.hue))

    def _words(self, words: Words) -> None:
        if not words.size or words.align is not Align.LEFT:
            self._other(words)
            return
        if self._font != (words.size, words.bold):
            self._font = words.size, words.bold
            self._painter.setFont(_font(self._base, *self._font))
        if self._pen is not words.tone:
            self._pen = words.tone
            self._painter.setPen(_colour(self._dark, words.tone, None))
        self._painter.drawText(QPointF(words.x, words.y), words.text)

    def _line(self, line: Line) -> None:
        self._sharpen(line.x0 != line.x1 and line.y0 != line.y1)
        self._pen = None
        self._painter.setPen(_pen(self._dark, line.tone, line.hue))
        self._painter.drawLine(QPointF(line.x0, line.y0), QPointF(line.x1, line.y1))

    def _sharpen(self, smooth: bool) -> None:
        if self._smooth is not smooth:
            self._smooth = smooth
            self._painter.setRenderHint(_SMOOTH, smooth)

    def _other(self, shape: Shape) -> None:
        if isinstance(shape, Words):
            self._painter.setFont(self._own)
            self._font = 0.0, False
        ink.paint(self._painter, (shape,), self._clip)
        self._smooth, self._pen = True, None


@lru_cache(maxsize=512)
def _colour(_dark: bool, tone: Tone, hue: int | None) -> QColor:
    return ink.colour(tone, hue)


@lru_cache(maxsize=512)
def _pen(dark: bool, tone: Tone, hue: int | None) -> QPen:
    return QPen(_colour(dark, tone, hue), 1, Qt.PenStyle.SolidLine)


@lru_cache(maxsize=32)
def _font(base: str, size: float, bold: bool) -> QFont:
    font = QFont()
    font.fromString(base)
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font
