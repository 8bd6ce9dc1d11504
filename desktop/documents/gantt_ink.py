"""The ink of a chart: shapes cut at the edge of a pane, patterns in few strokes, greys for a grey printer.

A pattern is a thick dashed line, slanted where its strokes slant: as short for ten years as for a day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from desktop.documents.press import File
from desktop.documents.shape_painter import Ink, colour
from desktop.drawings.hues import HUES, Pattern
from desktop.drawings.shapes import Box, Shape, Taper, Tone

_STROKE, _STEP = 0.7, 2.4
_PERIOD = 2 * _STEP  # after which every pattern is the same again
_SLANTED = _STROKE * math.sqrt(2)
_BLACK, _WHITE, _SOLID, _HALF = "#000000", "#FFFFFF", "#404040", "#8C8C8C"
_PALE, _MIDDLE = "#DEDEDE", "#6E6E6E"
_COLOURED = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")


class _Hatch(NamedTuple):
    """A dashed line `thick` high, `y` above the foot of a box, leaning `lean` to the right a unit upwards."""

    on: float
    off: float
    phase: float = 0.0
    lean: float = 0.0
    y: float = 0.0
    thick: float = 0.0


class ChartInk(Ink):
    """Ink that keeps within a pane and, in `grey`, tells units apart by their patterns alone.

    Patterns stand still on the scale, so that they go on where a bar is cut at the edge of a page.
    """

    def __init__(self, file: File, width: float, height: float, *, grey: bool = False) -> None:
        super().__init__(file, height)
        self._grey = grey
        self._left, self._right = 0.0, width

    def cut(
        self, opening: str, shapes: Iterable[Shape], left: float, top: float, right: float, low: float
    ) -> None:
        """The shapes as marked content, as far as they lie in the rectangle (in their own units)."""
        self.operators += [opening, f"q {self._rectangle(left, top, right - left, low - top)} W n"]
        before = self._left, self._right
        self._left, self._right = left, right
        self.paint(shapes)
        self._left, self._right = before
        self.operators += ["Q", "EMC"]
        self._state = type(self._state)()

    def arrow(self, x: float, y: float, right: bool) -> None:
        """The mark of a bar that goes on beyond (x, y): a dark triangle with a light rim."""
        way = 1.0 if right else -1.0
        for ink, back, half in ((_WHITE, 7.5, 5.5), (_BLACK, 6.0, 3.5)):
            tip, foot = x - way * (0.5 if ink == _BLACK else 0.0), x - way * back
            self._fill(ink)
            self.operators.append(self._polygon((foot, y - half), (foot, y + half), (tip, y)) + " f")

    def _time(self, box: Box, ink: str) -> None:
        """In grey a window shows its unit's pattern, paler than a bar and without a frame."""
        if not self._grey or box.tone is not Tone.WINDOW or not box.hatched:
            super()._time(box, ink)
            return
        super()._time(replace(box, hatched=False, dashed=False), _PALE)
        if box.hue is None:
            self._hatched(box, _MIDDLE, Pattern.RISING)
        else:
            self._pattern(box, _MIDDLE)
        if box.dashed or not box.soft:
            self._outline(box, _MIDDLE)

    def _box(self, box: Box) -> None:
        plain = box.dashed or box.hue is None or box.tone not in (Tone.UNIT, Tone.BAR, Tone.CORE)
        if plain or not self._grey:
            super()._box(box)
            return
        solid = HUES[(box.hue or 0) % len(HUES)].pattern is Pattern.SOLID or box.tone is Tone.CORE
        self._fill(_SOLID if solid else _WHITE)
        self.operators.append(f"{self._round(box)} f")
        if box.tone is Tone.UNIT:
            self._pattern(box)
        self._pen(_BLACK, 0.6)
        self.operators.append(f"{self._round(box)} S")

    def _pattern(self, box: Box, black: str = _BLACK) -> None:
        pattern = HUES[(box.hue or 0) % len(HUES)].pattern
        if pattern is Pattern.HALF:
            self._halved(box)
        elif pattern is not Pattern.SOLID:
            self._hatched(box, black if self._grey else colour(Tone.GROUND), pattern)

    def _halved(self, box: Box) -> None:
        """The lower half empty: on paper a bar that goes on has no right half."""
        low = box.y + box.height / 2
        if self._grey:
            self._fill(_HALF)
            self.operators.append(f"{self._rectangle(box.x, box.y, box.width, box.height / 2)} f")
            return
        self._fill(_WHITE)
        self.operators.append(f"{self._rectangle(box.x, low, box.width, box.height / 2)} f")
        self._outline(box, colour(Tone.UNIT, box.hue))

    def _clipped(self, box: Box, ink: str, strokes: Iterable[object]) -> None:
        """The strokes of a window; they rise."""
        self._hatched(box, _grey(ink) if self._grey else ink, Pattern.RISING)

    def _hatched(self, box: Box, ink: str, pattern: Pattern) -> None:
        high = box.height
        start = math.floor((max(box.x, self._left) - high) / _PERIOD) * _PERIOD
        end = min(box.x + box.width, self._right) + high
        if end <= start:
            return
        write = self.operators.append
        write(f"q {self._round(box)} W n {_rgb(ink)} RG")
        for one in _hatches(pattern, high):
            at, middle = self._at(start, box.y + high - one.y), one.thick / 2
            write(f"q 1 0 {one.lean:.0f} 1 {at} cm [{one.on:.2f} {one.off:.2f}] {one.phase:.2f} d")
            reach = _PERIOD * math.ceil(one.thick * abs(one.lean) / _PERIOD)
            last = end - start + reach
            write(f"{one.thick:.2f} w {-reach:.2f} {middle:.2f} m {last:.2f} {middle:.2f} l S Q")
        if pattern in (Pattern.LEVEL, Pattern.GRID):
            self._level(box, (start + end) / 2, end - start)
        write("Q")

    def _level(self, box: Box, x: float, wide: float) -> None:
        """Level strokes: one upright dashed line as thick as the box is wide."""
        start, end = self._at(x, box.y), self._at(x, box.y + box.height)
        self.operators.append(
            f"[{_STROKE} {_STEP - _STROKE:.2f}] {(_STEP + _STROKE) / 2:.2f} d {wide:.2f} w "
            f"{start} m {end} l S"
        )

    def _taper(self, taper: Taper) -> None:
        super()._taper(taper)
        if self._grey:
            self.operators[-1] = _COLOURED.sub(_without_colour, self.operators[-1])

    def _fill(self, ink: str) -> None:
        super()._fill(_grey(ink) if self._grey else ink)

    def _pen(self, ink: str, wide: float) -> None:
        super()._pen(_grey(ink) if self._grey else ink, wide)


def _hatches(pattern: Pattern, high: float) -> Iterator[_Hatch]:
    """The slanted, upright and dotted strokes of a pattern on a box so high."""
    if pattern in (Pattern.RISING, Pattern.LATTICE):
        yield _Hatch(_SLANTED, _STEP - _SLANTED, lean=1.0, thick=high)
    if pattern in (Pattern.FALLING, Pattern.LATTICE):
        yield _Hatch(_SLANTED, _STEP - _SLANTED, lean=-1.0, thick=high)
    if pattern in (Pattern.UPRIGHT, Pattern.GRID):
        yield _Hatch(_STROKE, _STEP - _STROKE, _STEP / 2, thick=high)
    rows = range(int(high / _STEP) + 1)
    if pattern is Pattern.DOTS:
        for row in rows:
            yield _Hatch(0.9, _STEP - 0.9, _STEP / 2, y=row * _STEP + 0.6, thick=0.9)
    if pattern is Pattern.ZIGZAG:
        for row in rows:
            yield _Hatch(0.9, _PERIOD - 0.9, lean=2.0, y=row * _STEP + 0.3, thick=_STEP / 2)
            yield _Hatch(0.9, _PERIOD - 0.9, lean=-2.0, y=row * _STEP + 0.3, thick=_STEP / 2)


def _without_colour(found: re.Match[str]) -> str:
    red, green, blue = (float(part) for part in found.groups()[:3])
    light = f"{0.299 * red + 0.587 * green + 0.114 * blue:.3f}"
    return f"{light} {light} {light} {found[4]}"


@lru_cache(maxsize=256)
def _grey(ink: str) -> str:
    """The ink as bright without its colour."""
    red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + f"{round(0.299 * red + 0.587 * green + 0.114 * blue):02X}" * 3


@lru_cache(maxsize=256)
def _rgb(ink: str) -> str:
    return " ".join(f"{int(ink[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
