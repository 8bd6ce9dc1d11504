"""The chart as SVG: every shape a vector, every word a text that can be searched, nothing of it markup."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from html import escape

from desktop.documents.fonts import clean
from desktop.documents.gantt_image import Layer, Picture
from desktop.documents.shape_painter import LEAST, colour
from desktop.drawings.hues import HUES, Pattern
from desktop.drawings.shapes import Align, Box, Flag, Line, Shape, Taper, Tone, Words
from desktop.drawings.style import Style

_FAMILY = "'Times New Roman', Tinos, 'Liberation Serif', serif"
_TIMES = (Tone.WINDOW, Tone.CORE, Tone.BAR)
_ANCHORS = {Align.LEFT: "", Align.MIDDLE: ' text-anchor="middle"', Align.RIGHT: ' text-anchor="end"'}
_STEP = 2.4  # between the strokes of a pattern
_SOFT_END, _MOST = 0.18, 0.4  # of the box that fades out at either end
_ARROW = 4.0
_WINDOW = 0.45  # strength of the ground of a window
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RISING = "M0 {s}L{s} 0M-{h} {h}L{h} -{h}M{k} {m}L{m} {k}"
_FALLING = "M0 0L{s} {s}M{k} -{h}L{m} {h}M-{h} {k}L{h} {m}"
_LEVEL, _UPRIGHT = "M0 {h}H{s}", "M{h} 0V{s}"
_STROKES = {
    Pattern.RISING: (_RISING,),
    Pattern.FALLING: (_FALLING,),
    Pattern.LATTICE: (_RISING, _FALLING),
    Pattern.LEVEL: (_LEVEL,),
    Pattern.UPRIGHT: (_UPRIGHT,),
    Pattern.GRID: (_LEVEL, _UPRIGHT),
    Pattern.DOTS: ("M{d} {h}h.8",),
    Pattern.ZIGZAG: ("M0 0L{h} {h}L{s} 0",),
}

Point = tuple[float, float]


def svg(picture: Picture, title: str) -> bytes:
    """The whole picture, one unit of it a point; `title` names it to screen readers."""
    writer = _Writer(picture.style)
    body = "".join(writer.layer(layer) for layer in picture.layers)
    wide, high = _n(picture.width), _n(picture.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}pt" height="{high}pt" '
        f'viewBox="0 0 {wide} {high}" role="img" font-family="{_FAMILY}">'
    )
    ground = f'<rect width="{wide}" height="{high}" fill="{colour(Tone.GROUND)}"/>'
    defs = f"<defs>{''.join(writer.kept.values())}</defs>" if writer.kept else ""
    whole = f"{head}<title>{_said(title)}</title>{defs}{ground}{body}</svg>\n"
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + whole.encode()


class _Writer:
    """Shapes as elements; `kept` holds the patterns, fades and clips that they point to."""

    def __init__(self, style: Style) -> None:
        self.kept: dict[str, str] = {}
        self._style = style

    def layer(self, layer: Layer) -> str:
        """Shapes moved to their place, cut off at the edges of it."""
        size = f'width="{_n(layer.width)}" height="{_n(layer.height)}"'
        name = f"c{len([kept for kept in self.kept if kept[0] == 'c'])}"
        self.kept[name] = (
            f'<clipPath id="{name}"><rect x="{_n(layer.left)}" y="{_n(layer.top)}" {size}/></clipPath>'
        )
        place = f"translate({_n(layer.x - layer.left)} {_n(layer.y - layer.top)})"
        return f'<g transform="{place}" clip-path="url(#{name})">{self.shapes(layer.shapes)}</g>\n'

    def shapes(self, shapes: Iterable[Shape]) -> str:
        return "\n".join(element for shape in shapes for element in self._shape(shape))

    def _shape(self, shape: Shape) -> Iterable[str]:
        match shape:
            case Box():
                yield from self._box(shape)
            case Words():
                yield self._words(shape)
            case Line():
                yield self._line(shape)
            case Flag():
                half, top = shape.size * 0.7, shape.y - shape.size
                corners = ((shape.x - half, top), (shape.x + half, top), (shape.x, shape.y))
                yield f'<path d="{_path(corners)}" fill="{colour(shape.tone, shape.hue)}"/>'
            case Taper():
                ink = colour(Tone.BAR, shape.hue)
                look = f'fill="{ink}" fill-opacity=".5" stroke="{ink}" stroke-width=".5"'
                yield f'<path d="{_path(_diamond(shape))}" {look}/>'

    def _words(self, words: Words) -> str:
        """A text as wide as it was measured, whatever Times the reader's computer has."""
        size = max(words.size or LEAST, LEAST)
        wide = self._style.measure(words.text, size, words.bold)
        look = f'font-size="{_n(size)}" fill="{colour(words.tone)}"{_ANCHORS[words.align]}'
        bold = ' font-weight="bold"' if words.bold else ""
        fixed = f' textLength="{_n(wide)}" lengthAdjust="spacingAndGlyphs"' if len(words.text) > 1 else ""
        return f'<text x="{_n(words.x)}" y="{_n(words.y)}" {look}{bold}{fixed}>{_said(words.text)}</text>'

    def _box(self, box: Box) -> Iterable[str]:
        ink = colour(box.tone, box.hue)
        if box.tone in _TIMES:
            yield from self._time(box, ink)
        elif box.tone is Tone.RING or box.dashed:
            yield _outline(box, ink)
        else:
            yield f'<path d="{_round(box)}" fill="{ink}"/>'
        if box.tone is Tone.UNIT and box.hue is not None and not box.dashed:
            yield from self._pattern(box, ink)

    def _time(self, box: Box, ink: str) -> Iterable[str]:
        """A bar, window or core; an end that is no exact day fades out."""
        if box.dashed and not box.hatched:
            yield _outline(box, ink)
            return
        strength = _WINDOW if box.hatched else 1.0
        if box.soft:
            share = min(box.fade / box.width, _MOST) if box.fade and box.width else _SOFT_END
            fill = f'fill="url(#{self._fade(ink, strength, box.open, share)})"'
        else:
            fill = f'fill="{ink}"' + (f' fill-opacity="{_n(strength)}"' if box.hatched else "")
        yield f'<path d="{_round(box)}" {fill}/>'
        if box.hatched:
            yield f'<path d="{_round(box)}" fill="url(#{self._strokes(Pattern.RISING, ink)})"/>'
            if not box.soft:
                yield _outline(box, ink)

    def _pattern(self, box: Box, ink: str) -> Iterable[str]:
        """The unit's strokes over its colour."""
        pattern, ground = HUES[(box.hue or 0) % len(HUES)].pattern, colour(Tone.GROUND)
        if pattern is Pattern.HALF:
            half = box.width / 2
            where = f'x="{_n(box.x + half)}" y="{_n(box.y)}" width="{_n(half)}" height="{_n(box.height)}"'
            yield f'<rect {where} fill="{ground}"/>'
            yield _outline(box, ink)
        elif pattern is not Pattern.SOLID:
            yield f'<path d="{_round(box)}" fill="url(#{self._strokes(pattern, ground)})"/>'

    def _line(self, line: Line) -> str:
        ink = colour(line.tone, line.hue)
        if line.fading and line.y0 == line.y1:  # a stroke without height has no box to fade in
            left, wide = min(line.x0, line.x1), abs(line.x1 - line.x0)
            where = f'x="{_n(left)}" y="{_n(line.y0 - 0.6)}" width="{_n(wide)}" height="1.2"'
            name = self._fade(ink, 1.0, "right" if line.x1 >= line.x0 else "left", 1.0)
            return f'<rect {where} fill="url(#{name})"/>'
        ends = f'x1="{_n(line.x0)}" y1="{_n(line.y0)}" x2="{_n(line.x1)}" y2="{_n(line.y1)}"'
        dash = ' stroke-dasharray="2.5 1.8"' if line.dashed else ""
        stroke = f'<line {ends} stroke="{ink}" stroke-width=".5"{dash}/>'
        return stroke + (f'<path d="{_path(_arrow(line))}" fill="{ink}"/>' if line.arrow else "")

    def _strokes(self, pattern: Pattern, ink: str) -> str:
        """The name of a pattern of strokes in an ink."""
        name = f"p-{pattern}-{ink[1:]}"
        side = _STEP * 2 if pattern is Pattern.ZIGZAG else _STEP
        half = side / 2
        at = {"s": side, "h": half, "k": side - half, "m": side + half, "d": half - 0.4}
        path = "".join(strokes.format(**{key: _n(value) for key, value in at.items()})
                       for strokes in _STROKES[pattern])  # fmt: skip
        tile = f'width="{_n(side)}" height="{_n(_STEP)}" patternUnits="userSpaceOnUse"'
        drawn = f'<path d="{path}" fill="none" stroke="{ink}" stroke-width=".7"/>'
        self.kept[name] = f'<pattern id="{name}" {tile}>{drawn}</pattern>'
        return name

    def _fade(self, ink: str, strength: float, opened: str, end: float) -> str:
        """The name of a ground that grows out of nothing at the ends that do not go on, within a share."""
        end = max(0.01, round(end, 2))
        name = f"f-{ink[1:]}-{round(strength * 100)}-{opened or 'none'}-{round(end * 100)}"
        left = [] if opened in ("left", "both") else [(0.0, 0.0), (end, strength)]
        right = [] if opened in ("right", "both") else [(1 - end, strength), (1.0, 0.0)]
        stops = "".join(
            f'<stop offset="{_n(at)}" stop-color="{ink}" stop-opacity="{_n(part)}"/>'
            for at, part in (left + right or [(0.0, strength)])
        )
        self.kept[name] = f'<linearGradient id="{name}">{stops}</linearGradient>'
        return name


def _said(words: str) -> str:
    """Words of the user on one line, as data."""
    return escape(_NO_XML.sub("", clean(" ".join(words.split()))))


def _outline(box: Box, ink: str) -> str:
    dash = ' stroke-dasharray="2.5 1.8"' if box.dashed else ""
    return f'<path d="{_round(box)}" fill="none" stroke="{ink}" stroke-width=".7"{dash}/>'


def _arrow(line: Line) -> Sequence[Point]:
    """The head at the end of a line."""
    way = math.atan2(line.y1 - line.y0, line.x1 - line.x0)
    sides = (
        (line.x1 - _ARROW * math.cos(way + side), line.y1 - _ARROW * math.sin(way + side))
        for side in (-0.45, 0.45)
    )
    return ((line.x1, line.y1), *sides)


def _diamond(taper: Taper) -> Sequence[Point]:
    """The corners of what shows between its left and right."""
    left = max(taper.x - taper.reach, taper.x - taper.reach if taper.left is None else taper.left)
    right = min(taper.x + taper.reach, taper.x + taper.reach if taper.right is None else taper.right)
    xs = [left, *([taper.x] if left < taper.x < right else []), right]
    middle, half = taper.y + taper.height / 2, taper.height / 2
    rises = [half * max(0.0, 1 - abs(x - taper.x) / taper.reach) for x in xs]
    upper = [(x, middle - rise) for x, rise in zip(xs, rises, strict=True)]
    return [*upper, *((x, 2 * middle - y) for x, y in reversed(upper))]


def _round(box: Box) -> str:
    """The outline, square at the ends where it goes on."""
    most = min(box.radius, box.width / 2, box.height / 2)
    left = 0.0 if box.open in ("left", "both") else most
    right = 0.0 if box.open in ("right", "both") else most
    x0, x1, y0, y1 = box.x, box.x + box.width, box.y, box.y + box.height
    if not left and not right:
        return _path(((x0, y0), (x1, y0), (x1, y1), (x0, y1)))
    return (
        f"M{_n(x0 + left)} {_n(y0)}H{_n(x1 - right)}{_turn(right, x1, y0 + right)}"
        f"V{_n(y1 - right)}{_turn(right, x1 - right, y1)}H{_n(x0 + left)}{_turn(left, x0, y1 - left)}"
        f"V{_n(y0 + left)}{_turn(left, x0 + left, y0)}Z"
    )


def _turn(radius: float, x: float, y: float) -> str:
    return f"A{_n(radius)} {_n(radius)} 0 0 1 {_n(x)} {_n(y)}" if radius else ""


def _path(corners: Iterable[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in corners) + "Z"


def _n(number: float) -> str:
    """Two decimals at most, none where none are needed."""
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"
