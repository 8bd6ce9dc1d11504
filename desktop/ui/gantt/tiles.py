"""Pieces of a large drawing kept as pictures, so that a frame only lays out what was never seen before."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from desktop.drawings.shapes import Drawing, Spot
from desktop.ui import theme
from desktop.ui.gantt.ink import Brush

PARTS = 6
"""Tiles, one above the other, that what is seen is made of: a scroll draws but one of them anew."""
_EVEN = 4  # units; so many are whole pixels at 125, 150, 200 %
_BYTES, _LEAST = 64_000_000, 4 * PARTS
Place = tuple[int, int]


class Tile(NamedTuple):
    """A part of a picture, in its pixels, and the places on it, in units of the whole drawing."""

    picture: QPixmap
    part: QRectF
    spots: tuple[Spot, ...]


class Tiles:
    """`draw` gives what touches a rectangle of the drawing; PARTS tiles are what is seen at first.

    What is seen when nothing is kept of it lies on whole tiles, so that a jump or another size draws no more.
    """

    def __init__(
        self,
        draw: Callable[[QRectF], Drawing],
        over: Callable[[QPainter, tuple[Spot, ...]], object] | None = None,
    ) -> None:
        self._draw, self._over = draw, over
        self._first = QRectF(0, 0, 64, 64)
        self._kept: OrderedDict[Place, Tile] = OrderedDict()
        self._scale = 1.0
        self._size = 0
        self._whole: QPixmap | None = None  # what was seen at first, all in one picture
        self.made = 0  # how many were drawn, ever

    def clear(self) -> None:
        """All has changed."""
        self._kept.clear()
        self._size = 0

    def cut(self, below: float) -> None:
        """Below a height all has changed."""
        for place in [place for place in self._kept if self._area(place).bottom() > below]:
            self._size -= _bytes(self._kept.pop(place))

    def places(self, seen: QRectF) -> Iterator[Place]:
        """The tiles that a rectangle touches."""
        left, top = self._place(seen.left(), seen.top())
        right, bottom = self._place(seen.right() - 0.5, seen.bottom() - 0.5)
        for down in range(top, bottom + 1):
            for across in range(left, right + 1):
                yield across, down

    def _place(self, x: float, y: float) -> Place:
        first = self._first
        return int((x - first.left()) // first.width()), int((y - first.top()) // first.height())

    def _area(self, place: Place) -> QRectF:
        first = self._first
        return first.translated(place[0] * first.width(), place[1] * first.height())

    def paint(self, painter: QPainter, seen: QRectF, scale: float) -> None:
        """The part of the drawing that is seen, at its own place; `scale`: pixels to a unit."""
        if scale != self._scale:
            self._scale = scale
            self.clear()
        if seen.isEmpty():
            return
        if not any(place in self._kept for place in self.places(seen)):
            self.clear()
            self._first = QRectF(seen)
            self._first.setHeight(ceil(seen.height() / PARTS / _EVEN) * _EVEN)
            self._make_all()
        for place in self.places(seen):
            tile = self._kept.get(place) or self._make(place)
            self._kept.move_to_end(place)
            where = QRectF(self._area(place).topLeft(), tile.part.size() / scale)
            painter.drawPixmap(where, tile.picture, tile.part)

    def prepare(self, around: QRectF) -> bool:
        """Make one tile more of those that a rectangle touches; False when all are there."""
        missing = next((place for place in self.places(around) if place not in self._kept), None)
        if missing is not None:
            self._make(missing)
        return missing is not None

    def spots(self, x: float, y: float) -> tuple[Spot, ...]:
        """What lies on the tile of a place, uppermost first; () where none was drawn yet."""
        tile = self._kept.get(self._place(x, y))
        return tile.spots if tile else ()

    def seen(self, area: QRectF) -> Iterator[Spot]:
        """The places on the tiles that a rectangle touches, each as often as a tile shows it."""
        for place in self.places(area):
            if tile := self._kept.get(place):
                yield from tile.spots

    def _make(self, place: Place) -> Tile:
        area = self._area(place)
        picture, spots = self._painted(area)
        return self._keep(place, Tile(picture, QRectF(picture.rect()), spots))

    def _make_all(self) -> None:
        """All that is seen at first, drawn at once and cut into its tiles."""
        whole = self._first.adjusted(0, 0, 0, (PARTS - 1) * self._first.height())
        self._whole, spots = self._painted(whole, self._whole)
        picture = self._whole
        wide, high = picture.width(), round(self._first.height() * self._scale)
        for part in range(PARTS):
            area = self._area((0, part))
            on = tuple(spot for spot in spots if spot.y < area.bottom() and spot.y + spot.height > area.top())
            self._keep((0, part), Tile(picture, QRectF(0, part * high, wide, high), on))

    def _painted(self, area: QRectF, picture: QPixmap | None = None) -> tuple[QPixmap, tuple[Spot, ...]]:
        """`picture`: what nobody shows any more; new memory costs more than painting some of it."""
        drawing = self._draw(area)
        size = QSize(round(area.width() * self._scale), round(area.height() * self._scale))
        if picture is None or picture.size() != size:
            picture = QPixmap(size)
        picture.setDevicePixelRatio(self._scale)
        picture.fill(QColor(theme.tokens().ground))
        with QPainter(picture) as painter:
            painter.translate(-area.topLeft())
            Brush(painter, area).paint(drawing.shapes)
            if self._over is not None:
                self._over(painter, drawing.spots)
        self.made += 1
        return picture, drawing.spots[::-1]

    def _keep(self, place: Place, tile: Tile) -> Tile:
        self._kept[place] = tile
        self._size += _bytes(tile)
        while self._size > _BYTES and len(self._kept) > _LEAST:
            _, old = self._kept.popitem(last=False)
            self._size -= _bytes(old)
        return tile


def _bytes(tile: Tile) -> int:
    return int(tile.part.width() * tile.part.height()) * 4
