"""One time on a strip of months: what the *when* field shows below its words (interaction §1, look.md)."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.drawings.shapes import Box, Flag, Line, Shape, Taper, Tone, Words
from desktop.drawings.timescale import Timescale, next_month
from desktop.plan.when import When

HEIGHT = 34.0
BAR_TOP, BAR = 16.0, 14.0
_MARGIN, _LONGEST = timedelta(days=6), timedelta(days=400)
_AROUND = (timedelta(days=14), timedelta(days=7))
_PARTS = {"sáng": (0.0, 0.5), "trưa": (0.25, 0.75), "chiều": (0.5, 1.0), "tối": (0.75, 1.0)}


def strip(when: When, width: float, anchor: date | None = None) -> tuple[Shape, ...]:
    """Shapes of `width` × HEIGHT; none where the words give no day or span more than a year."""
    days = _days(when)
    if not days or max(days) - min(days) > _LONGEST:
        return ()
    first = (min(days) - _MARGIN).replace(day=1)
    last = next_month(max(days) + _MARGIN) - timedelta(days=1)
    scale = Timescale(first, width / ((last - first).days + 1))
    return (*_ground(scale, first, last, width, anchor), *_time(when, scale))


def _days(when: When) -> list[date]:
    around = (when.anchor - _AROUND[0], when.anchor + _AROUND[1]) if when.anchor else ()
    known = (when.earliest, when.latest, when.flag, *around)
    return [day for day in known if day is not None]


def _ground(
    scale: Timescale, first: date, last: date, width: float, anchor: date | None
) -> tuple[Shape, ...]:
    closed = [
        Box(scale.x(day), BAR_TOP - 2, 2 * scale.cell, BAR + 4, Tone.CLOSED) for day in scale.weekends(last)
    ]
    grid: list[Shape] = [Line(0, HEIGHT - 2, width, HEIGHT - 2, Tone.GRID)]
    for month in scale.months(last):
        grid.append(Line(scale.x(month), 2, scale.x(month), HEIGHT - 2, Tone.GRID))
        grid.append(Words(scale.x(month) + 4, 11, f"{month.month}/{month.year}"))
    if anchor and first <= anchor <= last:
        grid.append(Box(scale.x(anchor), 2, max(scale.cell, 1.5), HEIGHT - 4, Tone.ANCHOR))
    return (*closed, *grid)


def _time(when: When, scale: Timescale) -> tuple[Shape, ...]:
    """The glyph of each kind of time; a fuzzy time is never drawn as an exact bar."""
    if when.flag is not None and when.latest is not None:
        tip = scale.end(when.latest)
        middle = BAR_TOP + BAR / 2
        start = max(0.0, tip - 14 * scale.cell)
        return Line(start, middle, tip, middle, Tone.DEADLINE, fading=True), Flag(tip, BAR_TOP + BAR, 7.0)
    if when.anchor is not None:
        return (Taper(scale.x(when.anchor, 0.5), BAR_TOP, 14 * scale.cell, BAR),)
    if when.earliest is None or when.latest is None:
        return ()
    left, right = scale.x(when.earliest), scale.end(when.latest)
    whole = right - left
    match when.kind:
        case "half_day":
            begin, end = _PARTS.get(when.part, (0.0, 1.0))
            return (_bar(left + begin * scale.cell, (end - begin) * scale.cell, when),)
        case "within":
            return (_window(left, whole, when), *_chip(when, scale, left, right))
        case "focus" if when.core:
            core = scale.x(when.core[0])
            inner = Box(core, BAR_TOP, scale.end(when.core[1]) - core, BAR, Tone.CORE, dashed=when.tentative)
            return _window(left, whole, when), inner
        case "months" | "quarter" | "year" | "period" | "vague":
            return (_window(left, whole, when, soft=True),)
        case _:
            return (_bar(left, whole, when),)


def _bar(x: float, width: float, when: When) -> Box:
    return Box(x, BAR_TOP, max(width, 2.0), BAR, Tone.BAR, dashed=when.tentative)


def _window(x: float, width: float, when: When, *, soft: bool = False) -> Box:
    return Box(x, BAR_TOP, width, BAR, Tone.WINDOW, hatched=True, soft=soft, dashed=when.tentative)


def _chip(when: When, scale: Timescale, left: float, right: float) -> tuple[Box, ...]:
    """The work inside its window: so long, in the middle, dashed because its day is not chosen."""
    halves = when.length.halves if when.length else None
    if halves is None:
        return ()
    wide = min(halves * scale.cell / 2, right - left)
    return (Box((left + right - wide) / 2, BAR_TOP + 2, wide, BAR - 4, Tone.CORE, dashed=True),)
