"""Paints the shapes of the drawings floor on a page of a PDF file, in colours that stay apart in grey."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.documents import fonts
from desktop.documents.press import File
from desktop.drawings.hues import HUES, Pattern
from desktop.drawings.shapes import Align, Box, Flag, Line, Shape, Taper, Tone, Words
from desktop.drawings.style import Style

LEAST = 8.0
"""No words are smaller, in points (interaction §8)."""
_INKS = {
    Tone.GROUND: "#FFFFFF",
    Tone.GRID: "#8A9099",
    Tone.CLOSED: "#E9EBEE",
    Tone.ANCHOR: "#CFE0F3",
    Tone.TEXT: "#000000",
    Tone.MUTED: "#3C4148",
    Tone.WORDS: "#3C4148",
    Tone.EVENT: "#0B4F99",
    Tone.HOLIDAY: "#B3261E",
    Tone.LATE: "#B3261E",
    Tone.DEADLINE: "#B3261E",
    Tone.MAKEUP: "#7A4B00",
    Tone.CHIP: "#E9EBEE",
    Tone.GHOST: "#8A9099",
    Tone.HEAD: "#F1F3F5",
    Tone.UNIT: "#5B626B",
    Tone.ON_TODAY: "#FFFFFF",
    Tone.HEAT_1: "#DCE9F7",
    Tone.HEAT_2: "#A9CBEE",
    Tone.HEAT_3: "#0B5CAD",
    Tone.ON_HEAT_3: "#FFFFFF",
}
_BLUE = "#0B5CAD"
_TIMES = (Tone.WINDOW, Tone.CORE, Tone.BAR)
_STEP = 2.4  # between the strokes of a pattern
_ROUND = 0.5523  # of a radius: where the handles of a quarter of a circle stand
_FADES = (0.3, 0.6)  # strengths of the steps in which an end fades out
_FADE = 0.09  # of the width: one such step
_GROWTH = 6  # steps in which a line comes out of nothing
_ARROW = 4.0
_BAR = 1.5  # of its height: what is wider is a bar, not a swatch

Point = tuple[float, float]


def style(size: float) -> Style:
    """The Times of the documents as a drawing needs it, in points."""

    return Style(size, round(size * 1.25) + 2.0, measure, LEAST)


@lru_cache(maxsize=50_000)
def measure(text: str, size: float, bold: bool) -> float:
    """Width of a text as it is written, or of spaces alone."""
    return fonts.width(fonts.face(bold), _printable(text) or " " * len(text)) * size


@dataclass(slots=True)
class _State:
    fill: str = ""
    stroke: str = ""
    wide: float = -1.0


class Ink:
    """Writes the operators of one page of a height, with the origin of shapes at (x, y) from its top left."""

    def __init__(self, file: File, height: float) -> None:
        self.operators: list[str] = []
        self._file, self._height = file, height
        self._x = self._y = 0.0
        self._state = _State()
        self._opening = ""

    def origin(self, x: float, y: float) -> None:
        """Shapes are put down from here on."""
        self._x, self._y = x, y

    def marked(self, opening: str, shapes: Iterable[Shape]) -> None:
        """The shapes as marked content; what is open already is not opened again."""
        if self.operators[-1:] == ["EMC"] and self._opening == opening and "/MCID" not in opening:
            self.operators.pop()
        else:
            self.operators.append(opening)
        self._opening = opening
        self.paint(shapes)
        self.operators.append("EMC")

    def paint(self, shapes: Iterable[Shape]) -> None:
        """The shapes in their order."""
        for shape in shapes:
            match shape:
                case Box():
                    self._box(shape)
                case Words():
                    self.words(shape)
                case Line():
                    self._line(shape)
                case Flag():
                    self._flag(shape)
                case Taper():
                    self._taper(shape)

    def words(self, words: Words) -> None:
        text = _printable(words.text)
        size, face = max(words.size or LEAST, LEAST), fonts.face(words.bold)
        x = words.x
        if words.align is not Align.LEFT:
            wide = fonts.width(face, text) * size
            x -= wide if words.align is Align.RIGHT else wide / 2
        self._fill(colour(words.tone))
        write = self.operators.append
        write(f"BT 0 Tw {self._at(x, words.y)} Td")
        for font, written in self._file.written(fonts.faces()[face], text):
            write(f"{font} {size:.2f} Tf ({written})Tj")
        write("ET")

    def _box(self, box: Box) -> None:
        ink = colour(box.tone, box.hue)
        if box.tone in _TIMES:
            self._time(box, ink)
        elif box.tone is Tone.RING or box.dashed:
            self._outline(box, ink)
        else:
            self._fill(ink)
            self.operators.append(f"{self._round(box)} f")
        if box.tone is Tone.UNIT and box.hue is not None and not box.dashed:
            self._pattern(box)

    def _outline(self, box: Box, ink: str) -> None:
        self._pen(ink, 0.7)
        dash = "[2.5 1.8] 0 d " if box.dashed else ""
        self.operators.append(f"q {dash}{self._round(box)} S Q")

    def _time(self, box: Box, ink: str) -> None:
        """A bar, window or core; an end that is no exact day fades out in steps."""
        if box.dashed and not box.hatched:
            self._outline(box, ink)
            return
        strength = 0.45 if box.hatched else 1.0
        for part, left, right in _fading(box):
            self._fill(_mixed(ink, strength * part))
            self.operators.append(f"{self._rectangle(left, box.y, right - left, box.height)} f")
        if box.hatched:
            firm = _firm(box)
            self._clipped(firm, ink, _strokes(firm, Pattern.RISING))
            if not box.soft:
                self._outline(box, ink)

    def _pattern(self, box: Box) -> None:
        """The unit's strokes over its colour."""
        pattern = HUES[(box.hue or 0) % len(HUES)].pattern
        if pattern is Pattern.HALF:
            self._fill(colour(Tone.GROUND))
            long = box.width > _BAR * box.height
            wide, high = (box.width, box.height / 2) if long else (box.width / 2, box.height)
            left, top = box.x + box.width - wide, box.y + box.height - high
            self.operators.append(f"{self._rectangle(left, top, wide, high)} f")
            self._outline(box, colour(Tone.UNIT, box.hue))
        elif pattern is not Pattern.SOLID:
            self._clipped(box, colour(Tone.GROUND), _strokes(box, pattern))

    def _clipped(self, box: Box, ink: str, strokes: Iterable[tuple[Point, ...]]) -> None:
        self.operators.append(f"q {self._round(box)} W n {_rgb(ink)} RG 0.7 w")
        for first, *others in strokes:
            path = f"{self._at(*first)} m " + " ".join(f"{self._at(*point)} l" for point in others)
            self.operators.append(f"{path} S")
        self.operators.append("Q")

    def _line(self, line: Line) -> None:
        ink = colour(line.tone, line.hue)
        if line.fading:
            self._growing(line, ink)
            return
        self._pen(ink, 0.5)
        stroke = f"{self._at(line.x0, line.y0)} m {self._at(line.x1, line.y1)} l S"
        self.operators.append(f"q [2.5 1.8] 0 d {stroke} Q" if line.dashed else stroke)
        if line.arrow:
            way = math.atan2(line.y1 - line.y0, line.x1 - line.x0)
            sides = (
                (line.x1 - _ARROW * math.cos(way + side), line.y1 - _ARROW * math.sin(way + side))
                for side in (-0.45, 0.45)
            )
            self._fill(ink)
            self.operators.append(self._polygon((line.x1, line.y1), *sides) + " f")

    def _growing(self, line: Line, ink: str) -> None:
        """Out of nothing at its start, in steps."""
        for number in range(_GROWTH):
            begin, end = number / _GROWTH, (number + 1) / _GROWTH
            self._pen(_mixed(ink, end), 1.2)
            ends = (
                self._at(line.x0 + (line.x1 - line.x0) * at, line.y0 + (line.y1 - line.y0) * at)
                for at in (begin, end)
            )
            self.operators.append("{} m {} l S".format(*ends))

    def _flag(self, flag: Flag) -> None:
        half, top = flag.size * 0.7, flag.y - flag.size
        self._fill(colour(flag.tone, flag.hue))
        self.operators.append(
            self._polygon((flag.x - half, top), (flag.x + half, top), (flag.x, flag.y)) + " f"
        )

    def _taper(self, taper: Taper) -> None:
        middle, ink = taper.y + taper.height / 2, colour(Tone.BAR, taper.hue)
        left = taper.x - taper.reach if taper.left is None else taper.left
        right = taper.x + taper.reach if taper.right is None else taper.right
        body = self._polygon(
            (taper.x - taper.reach, middle),
            (taper.x, taper.y),
            (taper.x + taper.reach, middle),
            (taper.x, taper.y + taper.height),
        )
        clip = self._rectangle(left, taper.y - 1, right - left, taper.height + 2)
        self.operators.append(f"q {clip} W n {_rgb(_mixed(ink, 0.5))} rg {_rgb(ink)} RG 0.5 w {body} b Q")

    def _fill(self, ink: str) -> None:
        if self._state.fill != ink:
            self._state.fill = ink
            self.operators.append(f"{_rgb(ink)} rg")

    def _pen(self, ink: str, wide: float) -> None:
        if (self._state.stroke, self._state.wide) != (ink, wide):
            self._state.stroke, self._state.wide = ink, wide
            self.operators.append(f"{_rgb(ink)} RG {wide:.2f} w")

    def _at(self, x: float, y: float) -> str:
        return f"{self._x + x:.2f} {self._height - self._y - y:.2f}"

    def _rectangle(self, x: float, y: float, width: float, height: float) -> str:
        return f"{self._at(x, y + height)} {width:.2f} {height:.2f} re"

    def _polygon(self, first: Point, *others: Point) -> str:
        return f"{self._at(*first)} m " + " ".join(f"{self._at(*point)} l" for point in others) + " h"

    def _round(self, box: Box) -> str:
        """The outline, square at the ends where it goes on."""
        most = min(box.radius, box.width / 2, box.height / 2)
        left = 0.0 if box.open in ("left", "both") else most
        right = 0.0 if box.open in ("right", "both") else most
        if not left and not right:
            return self._rectangle(box.x, box.y, box.width, box.height)
        x0, x1, y0, y1 = box.x, box.x + box.width, box.y, box.y + box.height
        near_left, near_right = left * (1 - _ROUND), right * (1 - _ROUND)
        curves = (
            ((x1 - right, y0), (x1 - near_right, y0), (x1, y0 + near_right), (x1, y0 + right)),
            ((x1, y1 - right), (x1, y1 - near_right), (x1 - near_right, y1), (x1 - right, y1)),
            ((x0 + left, y1), (x0 + near_left, y1), (x0, y1 - near_left), (x0, y1 - left)),
            ((x0, y0 + left), (x0, y0 + near_left), (x0 + near_left, y0), (x0 + left, y0)),
        )
        path = [f"{self._at(x0 + left, y0)} m"]
        for start, *bend in curves:
            path.append(f"{self._at(*start)} l {' '.join(self._at(*point) for point in bend)} c")
        return " ".join(path) + " h"


def _printable(words: str) -> str:
    """One line of letters that the font has; its own sign for what is done."""
    return fonts.printable(" ".join(words.split()).replace("✓", "√"))


def colour(tone: Tone, hue: int | None = None) -> str:
    """The ink for a meaning on white paper, or for it in the hue of a unit: "#RRGGBB"."""
    if hue is not None:
        own = HUES[hue % len(HUES)]
        return own.light_pale if tone is Tone.CHIP else own.light
    return _INKS.get(tone, _BLUE)


def _fading(box: Box) -> Iterator[tuple[float, float, float]]:
    """Strength, left and right of each piece of a box."""
    left, right = box.x, box.x + box.width
    step = min(box.fade / len(_FADES), box.width / 5) if box.fade else box.width * _FADE
    if box.soft:
        for part in _FADES:
            if box.open not in ("left", "both"):
                yield part, left, left + step
                left += step
            if box.open not in ("right", "both"):
                yield part, right - step, right
                right -= step
    yield 1.0, left, right


def _firm(box: Box) -> Box:
    """Without its soft ends of a width of their own."""
    fade = min(box.fade, box.width / 2) if box.soft else 0.0
    left = 0.0 if box.open in ("left", "both") else fade
    right = 0.0 if box.open in ("right", "both") else fade
    return replace(box, x=box.x + left, width=box.width - left - right) if fade else box


def _strokes(box: Box, pattern: Pattern) -> Iterator[tuple[Point, ...]]:
    """The strokes of a pattern all over a box; the caller clips."""
    left, top, right, bottom, high = box.x, box.y, box.x + box.width, box.y + box.height, box.height
    if pattern in (Pattern.RISING, Pattern.LATTICE):
        yield from (((x, bottom), (x + high, top)) for x in _steps(left - high, right))
    if pattern in (Pattern.FALLING, Pattern.LATTICE):
        yield from (((x, top), (x + high, bottom)) for x in _steps(left - high, right))
    if pattern in (Pattern.LEVEL, Pattern.GRID):
        yield from (((left, y), (right, y)) for y in _steps(top + _STEP / 2, bottom))
    if pattern in (Pattern.UPRIGHT, Pattern.GRID):
        yield from (((x, top), (x, bottom)) for x in _steps(left + _STEP / 2, right))
    if pattern is Pattern.DOTS:
        for y in _steps(top + _STEP / 2, bottom):
            yield from (((x - 0.4, y), (x + 0.4, y)) for x in _steps(left + _STEP / 2, right))
    if pattern is Pattern.ZIGZAG:
        for y in _steps(top, bottom):
            yield tuple((x, y + _STEP * 0.5 * (n % 2)) for n, x in enumerate(_steps(left, right + _STEP)))


def _steps(start: float, end: float) -> list[float]:
    return [start + _STEP * step for step in range(max(0, int((end - start) / _STEP)) + 1)]


def _mixed(ink: str, strength: float) -> str:
    """The ink so strong on white."""
    parts = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * strength):02X}" for part in parts)


@lru_cache(maxsize=256)
def _rgb(ink: str) -> str:
    return " ".join(f"{int(ink[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
