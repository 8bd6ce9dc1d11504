"""The lane of long windows: thin labelled lines above the days that they run through."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from desktop.drawings.chips import BADGE, Rect, baseline, more
from desktop.drawings.labels import THROUGH, tint, title, told
from desktop.drawings.shapes import Box, Shape, Spot, Taper, Tone, Words
from desktop.drawings.stack import OPEN, Placed, stack
from desktop.drawings.style import Style
from desktop.plan.agenda import AFTER, BEFORE, Key
from desktop.plan.slots import Slot, Sort

LINES = 3
_BAR = 3.0


@dataclass(slots=True)
class Lane:
    """Shapes and spots of a lane, and how high it is."""

    height: float = 0.0
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)


def row_height(style: Style) -> float:
    """Of one line with its words."""
    return round(style.small * 1.25 + _BAR + 2)


def lane(
    found: Sequence[tuple[Slot, str]],
    first: date,
    days: int,
    where: Rect,
    style: Style,
    lines: int = LINES,
    room: int = LINES + 1,
    marked: Collection[Key] = (),
) -> Lane:
    """At most so many lines from the top of the place, in `room` rows with the "+N" of the rest."""
    made = Lane()
    cores = _cores(found)
    runs = sorted(
        (pair for pair in found if pair[0].sort is not Sort.CORE),
        key=lambda pair: (pair[0].last, pair[0].first, pair[0].entry.key),
    )
    high, wide = row_height(style), where.width / days
    shown = stack(runs, first, days, min(lines, room), whole=True)
    placed = _kept(runs, first, days, min(lines, room - 1)) if any(shown.hidden) else list(shown.placed)
    inside = {id(one.slot) for one in placed}
    for one in placed:
        rect = Rect(where.x + one.left * wide + 2, where.y + one.row * high, 0, high)
        rect = replace(rect, width=(one.right - one.left + 1) * wide - 4)
        key = one.slot.entry.key
        kept = BADGE * (key in marked)
        made.shapes += _line(one.slot, rect, where.x, wide, first, style, cores.get(key, []), kept)
        made.spots.append(rect.spot("entry", first + timedelta(days=one.left), key, told(one.slot, one.plan)))
    rows = max((one.row + 1 for one in placed), default=0)
    left_out = [pair for pair in runs if id(pair[0]) not in inside]
    if left_out:
        rect = Rect(where.x + 2, where.y + rows * high, where.width - 4, high)
        words, spot = more(left_out, rect, first, style, f" {THROUGH.lower()}")
        made.shapes.append(words)
        made.spots.append(spot)
        rows += 1
    made.height = rows * high
    return made


def _kept(runs: Sequence[tuple[Slot, str]], first: date, days: int, lines: int) -> list[Placed]:
    """As many as there are lines for; the lane has a row of its own for "+N"."""
    tall = stack(runs, first, days, lines + 1, whole=True)
    return [one for one in tall.placed if one.row < lines]


def _cores(found: Iterable[tuple[Slot, str]]) -> dict[Key, list[Slot]]:
    cores: dict[Key, list[Slot]] = {}
    for slot, _plan in found:
        if slot.sort is Sort.CORE:
            cores.setdefault(slot.entry.key, []).append(slot)
    return cores


def _line(
    slot: Slot,
    rect: Rect,
    left: float,
    wide: float,
    first: date,
    style: Style,
    cores: Iterable[Slot],
    kept: float,
) -> Iterable[Shape]:
    """Words over the glyph of the time: hatched window with its denser core, taper, or solid span."""
    hue = tint(slot.entry)
    words = style.fit(_words(slot), rect.width - 10 - kept, style.small)
    text = Rect(rect.x, rect.y, rect.width, rect.height - _BAR - 2)
    yield Words(rect.x + 6, baseline(text, style.small), words, Tone.MUTED, style.small)
    y = rect.y + rect.height - _BAR - 1

    def place(day: date, part: float = 0.0) -> float:
        return left + ((day - first).days + part) * wide

    if slot.sort is Sort.AROUND and slot.entry.when.anchor:
        middle = place(slot.entry.when.anchor, 0.5)
        reach = wide * (BEFORE.days + AFTER.days) / 2
        yield Taper(middle, y - 1, reach, _BAR + 2, hue, rect.x, rect.x + rect.width)
        return
    before, after = slot.first < first, place(slot.last, 1.0) > rect.x + rect.width + 4
    exact = slot.sort is Sort.EXACT
    yield Box(
        rect.x, y, rect.width, _BAR, Tone.BAR if exact else Tone.WINDOW, hatched=not exact,
        soft=slot.soft, dashed=slot.tentative, hue=hue, open=OPEN[before, after],
    )  # fmt: skip
    for core in cores:
        start, end = max(rect.x, place(core.first)), min(rect.x + rect.width, place(core.last, 1.0))
        if slot.first <= core.first and core.last <= slot.last and end > start:
            yield Box(start, y, end - start, _BAR, Tone.CORE, hue=hue)


def _words(slot: Slot) -> str:
    done = "✓ " if slot.entry.done else ""
    return f"{done}{title(slot.entry)}"
