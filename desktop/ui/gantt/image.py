"""The chart as a picture of pixels, painted off the GUI thread with the window's own ink."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

from desktop.documents.gantt_image import Picture
from desktop.drawings.shapes import Align, Shape, Tone, Words
from desktop.drawings.style import Style
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.ui import painter as ink

MOST_PIXELS, LONGEST = 60_000_000, 30_000
"""In all (four bytes each) and on a side: what other programs still open."""
_DOTS_A_METRE = 3780  # 96 an inch
_UNCOMPRESSED_ENOUGH = 60  # of Qt's scale from 100 down: a second instead of five for a large picture


class Fonts:
    """The window's font in the sizes of a picture; one for each thread, as Qt wants it."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.font = lru_cache(maxsize=32)(self._font)
        self._metrics = lru_cache(maxsize=32)(lambda size, bold: QFontMetricsF(self.font(size, bold)))
        self._measure = lru_cache(maxsize=50_000)(self._width)

    def style(self, look: Style) -> Style:
        """The look of the window, its words measured here."""
        return Style(look.size, look.row, self._measure, look.least)

    def _font(self, size: float, bold: bool) -> QFont:
        font = QFont()
        font.fromString(self._base)
        font.setPixelSize(max(1, round(size)))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _width(self, text: str, size: float, bold: bool) -> float:
        return float(self._metrics(size, bold).horizontalAdvance(text))


def fonts() -> Fonts:
    """For a job that is about to begin. Call from the GUI thread, use in the job alone."""
    return Fonts(QGuiApplication.font().toString())


def png(picture: Picture, fonts: Fonts, scale: float = 2.0) -> bytes:
    """The picture at so many pixels to a unit. Raises KnownError where it would be too large."""
    wide, high = size(picture, scale)
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    if image.isNull():
        raise _too_large(wide, high)
    image.setDotsPerMeterX(round(_DOTS_A_METRE * scale))
    image.setDotsPerMeterY(round(_DOTS_A_METRE * scale))
    paint(image, picture, fonts, scale)
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(target, "PNG", _UNCOMPRESSED_ENOUGH):  # type: ignore[call-overload]
        raise _too_large(wide, high)
    return bytes(target.data().data())


def size(picture: Picture, scale: float) -> tuple[int, int]:
    """Width and height in pixels. Raises KnownError where that is more than a picture may have."""
    wide, high = round(picture.width * scale), round(picture.height * scale)
    if wide * high > MOST_PIXELS or max(wide, high) > LONGEST:
        raise _too_large(wide, high)
    return wide, high


def paint(image: QImage, picture: Picture, fonts: Fonts, scale: float) -> None:
    """The picture on the ground of the window."""
    image.fill(ink.colour(Tone.GROUND))
    with QPainter(image) as painter:
        for layer in picture.layers:
            painter.save()
            painter.scale(scale, scale)
            painter.setClipRect(QRectF(layer.x, layer.y, layer.width, layer.height))
            painter.translate(layer.x - layer.left, layer.y - layer.top)
            for shape in layer.shapes:
                _shape(painter, shape, fonts, picture.style.size)
            painter.restore()


def _shape(painter: QPainter, shape: Shape, fonts: Fonts, body: float) -> None:
    """In the ink of the window; words in this thread's own font."""
    if not isinstance(shape, Words):
        ink.paint(painter, (shape,))
        return
    font = fonts.font(shape.size or body, shape.bold)
    painter.setFont(font)
    painter.setPen(ink.colour(shape.tone))
    x = shape.x
    if shape.align is not Align.LEFT:
        wide = shape.width or QFontMetricsF(font).horizontalAdvance(shape.text)
        x -= wide if shape.align is Align.RIGHT else wide / 2
    painter.drawText(QPointF(x, shape.y), shape.text)


def _too_large(wide: int, high: int) -> KnownError:
    pixels = f"{wide:,} × {high:,}".replace(",", ".")
    return KnownError(
        _("The picture would be too large: {pixels} pixels.").format(pixels=pixels),
        _("Nothing was written."),
        _("Choose fewer days, a smaller scale or fewer rows, or export the PDF."),
    )
