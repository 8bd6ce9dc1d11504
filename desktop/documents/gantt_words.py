"""Words of a chart that stand whole on one page: beside their bar, or on its other side, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from desktop.drawings.shapes import Align, Box, Drawing, Shape, Spot, Taper, Tone, Words
from desktop.drawings.style import Style

_GAP = 6.0
_BARS = (Tone.UNIT, Tone.BAR, Tone.CORE, Tone.WINDOW)


def pieces(drawing: Drawing) -> tuple[list[Shape], list[Words]]:
    """What is painted and what is said."""
    words = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    return [shape for shape in drawing.shapes if not isinstance(shape, Words)], words


def labels(
    words: Iterable[Words], spots: Sequence[Spot], left: float, right: float, look: Style, *, last: bool
) -> Iterator[Words]:
    """The words between two places, or that can stand before a bar that ends there (`last`: or later)."""
    for one in words:
        start, end = _reach(one, look)
        if start >= left and end <= right:
            yield one
        elif end > right and one.align is Align.LEFT:
            yield from _turned(one, end - start, spots, left, right, last)


def _turned(
    one: Words, wide: float, spots: Sequence[Spot], left: float, right: float, last: bool
) -> Iterator[Words]:
    beside = [spot for spot in spots if spot.y <= one.y <= spot.y + spot.height + one.size]
    own = [spot for spot in beside if spot.x + spot.width <= one.x <= spot.x + spot.width + 5 * _GAP]
    begin = min((spot.x for spot in own), default=left) - _GAP - wide
    ends = max((spot.x + spot.width for spot in own), default=right)
    free = all(spot.x >= begin + wide or spot.x + spot.width <= begin for spot in beside)
    if own and begin >= left and begin + wide <= right and free and (last or ends <= right):
        yield replace(one, x=begin)


def headings(words: Iterable[Words], left: float, right: float, look: Style) -> Iterator[Words]:
    """The words of the header between two places; long names of events go before their day, or are cut."""
    reached: dict[float, float] = {}
    for one in words:
        start, end = _reach(one, look)
        if one.align is Align.LEFT and end > right:
            before, wide = reached.get(one.y, left + 2), end - start
            ahead = one.x - 2 * _GAP - wide
            start = ahead if ahead >= before else max(before, right - wide - 2)
            said = look.fit(one.text, right - start, one.size, one.bold)
            one = replace(one, x=start, text=said)
            end = start + look.measure(said, one.size, one.bold)
        if start >= left and end <= right and len(one.text) > ("…" in one.text) * 4:
            reached[one.y] = end + _GAP
            yield one


def _reach(one: Words, look: Style) -> tuple[float, float]:
    wide = look.measure(one.text, one.size or look.size, one.bold)
    start = one.x - {Align.LEFT: 0.0, Align.MIDDLE: wide / 2, Align.RIGHT: wide}[one.align]
    return start, start + wide


def cut_bars(shapes: Iterable[Shape], left: float, right: float) -> Iterator[tuple[float, float, bool]]:
    """Place, middle and way (True: it goes on to the right) of each bar cut at either edge."""
    for shape in shapes:
        if isinstance(shape, Box) and shape.tone in _BARS:
            start, end = shape.x, shape.x + shape.width
        elif isinstance(shape, Taper):
            start, end = shape.x - shape.reach, shape.x + shape.reach
        else:
            continue
        middle = shape.y + shape.height / 2
        if start < left - 0.5 < end - 0.5:
            yield left, middle, False
        if end > right + 0.5 > start + 0.5:
            yield right, middle, True
