"""What joins times of the Gantt: preparation that precedes its whole, and times as they were before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from desktop.drawings.gantt_bars import Bars, clipped, ends
from desktop.drawings.gantt_ink import Layers, View
from desktop.drawings.gantt_row import GanttRow, bounds
from desktop.drawings.gantt_rows import Rows
from desktop.drawings.shapes import Box, Flag, Line, Tone
from desktop.plan.agenda import Entry, Key
from desktop.plan.slots import Sort, slots

NEAR = 60
"""Rows by which a part may be out of view and still be joined to its whole."""
_OUT = 6.0


def starts_at(entry: Entry, view: View) -> tuple[float, date] | None:
    """Place and day at which a time begins; of a deadline the flag."""
    days = bounds(entry)
    if days is None or entry.when.kind in ("recurring", "around"):
        return None
    if entry.when.earliest is None:
        return view.scale.end(days[1]), days[1]
    begin = 0.0
    if entry.when.kind in ("half_day", "clock", "start_length", "range"):
        slot = next((slot for slot in slots(entry, *days) if slot.sort is Sort.EXACT), None)
        begin = ends(slot)[0] if slot else 0.0
    return view.scale.x(days[0], begin), days[0]


def inner_links(row: GanttRow, bars: Bars, view: View, layers: Layers) -> None:
    """From each preparation said inside an activity to the activity's own time, on the same row."""
    whole = row.entries[0]
    start = None if whole.inner else starts_at(whole, view)
    if start is None:
        return
    y, high = bars.band(whole)
    for entry in row.entries[1:]:
        days = bounds(entry) if entry.inner else None
        if days and days[1] < start[1]:
            end = view.scale.end(days[1])
            top, own = bars.band(entry)
            foot = max(top + own, y + high - 2) + 3
            if start[0] - end > _OUT and view.sees(end, start[0]):
                corner = start[0] - _OUT
                layers.links.append(Line(end, top + own, end, foot, Tone.GHOST))
                layers.links.append(Line(end, foot, corner, foot, Tone.GHOST))
                layers.links.append(Line(corner, foot, start[0], y + high - 3, Tone.GHOST, arrow=True))


def part_links(
    rows: Sequence[GanttRow], shown: range, top: Callable[[int], float], view: View
) -> Iterator[Line]:
    """From each part that ends before its whole begins to the whole, where either is in view."""
    if not shown:
        return
    wholes: dict[tuple[str, str], int] = {}
    for index in _around(rows, shown):
        row = rows[index]
        if row.key is None:
            continue
        entry = row.entries[0]
        if row.fold:
            wholes[row.plan, entry.task] = index
        at = wholes.get((row.plan, entry.above)) if entry.above else None
        if at is not None and (index in shown or at in shown or at < shown.start <= index):
            middles = (top(at) + top(at + 1)) / 2, (top(index) + top(index + 1)) / 2
            yield from _elbow(rows[at], row, middles, top(index), view)


def _around(rows: Sequence[GanttRow], shown: range) -> range:
    """The rows shown, and those near them that may be joined to them: in a plan parts follow their whole."""
    start, stop = max(0, shown.start - NEAR), min(len(rows), shown.stop + NEAR)
    if not isinstance(rows, Rows):
        return range(start, stop)
    first, last = shown.start, shown.stop
    while first > start and _part(rows[first]):
        first -= 1
    while last < stop and _part(rows[last]):
        last += 1
    return range(first, last)


def _part(row: GanttRow) -> bool:
    return row.key is not None and bool(row.entries[0].above)


def _elbow(
    whole: GanttRow, part: GanttRow, span: tuple[float, float], top: float, view: View
) -> Iterator[Line]:
    """Up from the part's end, along the gutter above its row, and up to the whole's beginning.

    `span`: the middles of the two rows; `top`: where the part's row begins.
    """
    start, days = starts_at(whole.entries[0], view), bounds(part.entries[0])
    if start is None or days is None or not days[1] < start[1]:
        return
    x, (up, middle) = view.scale.end(days[1]), span
    turn = max(x, start[0] - 1.5 * _OUT)
    if not view.sees(x, start[0]):
        return
    gutter = min(top + 3, middle)
    yield Line(x, middle - view.style.size * 0.4, x, gutter, Tone.GHOST)
    yield Line(x, gutter, turn, gutter, Tone.GHOST)
    if start[0] - turn < _OUT:
        yield Line(turn, gutter, turn, up + view.style.size * 0.6, Tone.GHOST, arrow=True)
    else:
        yield Line(turn, gutter, turn, up, Tone.GHOST)
        yield Line(turn, up, start[0], up, Tone.GHOST, arrow=True)


# --- as it was before ------------------------------------------------------------------------------------


def shift_words(old: Entry | None, new: Entry) -> str:
    """ "muộn hơn 3 ngày", "mới", "đổi lời"; "" where nothing has changed."""
    if old is None:
        return "mới"
    if old.when == new.when:
        return ""
    before, after = bounds(old), bounds(new)
    if before is None or after is None:
        return "đổi thời gian"
    days = (after[1] - before[1]).days or (after[0] - before[0]).days
    if not days:
        return "đổi thời gian"
    return f"muộn hơn {days} ngày" if days > 0 else f"sớm hơn {-days} ngày"


def ghosts(row: GanttRow, baseline: Mapping[Key, Entry], bars: Bars, view: View, layers: Layers) -> None:
    """The times of a row as they were, thin and grey under those that they have become."""
    for entry in row.entries:
        old = baseline.get(entry.key)
        days = bounds(old) if old else None
        if old is None or days is None or old.when == entry.when:
            continue
        y, high = bars.band(entry)
        foot, thin = y + high + 2, 4.0
        if old.when.earliest is None:
            tip = view.scale.end(days[1])
            layers.ghosts.append(Flag(tip, foot + thin, thin * 1.5, Tone.GHOST))
            now = bounds(entry)
            to = view.scale.end(now[1]) if now else tip
            if view.sees(min(tip, to), max(tip, to)):
                layers.ghosts.append(Line(tip, foot + 1, to, foot + 1, Tone.GHOST, dashed=True))
        else:
            x, right = view.scale.x(days[0]), view.scale.end(days[1])
            layers.ghosts += clipped(Box(x, foot, right - x, thin, Tone.GHOST), view)
