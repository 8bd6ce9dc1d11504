"""The head of a group in the Gantt: a bracket over its days, and for a unit its load week by week."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from desktop.drawings.gantt_bars import clipped
from desktop.drawings.gantt_ink import View
from desktop.drawings.gantt_row import Days, GanttRow, agenda_year, bounds
from desktop.drawings.gantt_rows import UNIT
from desktop.drawings.hues import hue
from desktop.drawings.shapes import Align, Box, Shape, Tone, Words
from desktop.plan import recurrence
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.when import When

Load = Mapping[int, int]
"""How many items there are by the week, weeks counted from the year 1."""


def bracket(days: Days, view: View, top: float, height: float) -> Iterator[Shape]:
    """A bar with hooks at both ends."""
    x, right = view.scale.x(days[0]), view.scale.end(days[1])
    y, thick = top + height * 0.36, max(3.0, round(height * 0.12))
    yield from clipped(Box(x, y, right - x, thick, Tone.MUTED), view)
    for hook in (x, right - 2):
        yield from clipped(Box(hook, y, 2, thick * 2.4, Tone.MUTED), view)


def loads(heads: Iterable[GanttRow]) -> dict[str, Counter[int]]:
    """By group: in how many weeks how many items are to be done."""
    changes: dict[str, Counter[int]] = {}
    for head in heads:
        found = changes.setdefault(head.group, Counter())
        for entry in head.entries:
            for first, last in _weeks(entry, head.agenda):
                found[first] += 1
                found[last + 1] -= 1
    return {group: _summed(found) for group, found in changes.items()}


def _weeks(entry: Entry, agenda: Agenda | None) -> Iterator[tuple[int, int]]:
    """First and last week of each time of an entry."""
    if entry.when.kind == "recurring":
        first, last = agenda_year(agenda, entry.when.start, entry.when.end)
        if first and last:
            yield from _again(entry.when, first, last)
        return
    days = bounds(entry)
    if days:
        yield _week(days[0]), _week(days[1])


@lru_cache(maxsize=4096)
def _again(when: When, first: date, last: date) -> tuple[tuple[int, int], ...]:
    """The weeks of a time that comes again."""
    days = (time.latest or time.anchor for time in recurrence.between(when, first, last))
    return tuple((_week(day), _week(day)) for day in days if day)


def _week(day: date) -> int:
    return (day.toordinal() - 1) // 7


def _summed(changes: Counter[int]) -> Counter[int]:
    """From changes by the week to what there is in each."""
    found, now = Counter[int](), 0
    weeks = sorted(changes)
    for at, week in enumerate(weeks[:-1]):
        now += changes[week]
        if now:
            for each in range(week, weeks[at + 1]):
                found[each] = now
    return found


def histogram(
    head: GanttRow, load: Load, most: int, view: View, top: float, height: float
) -> Iterator[Shape]:
    """A column for each week in view, as high as its share of the fullest week of any unit."""
    wide = 7 * view.scale.cell
    room, size = height - 6, view.style.small
    colour = hue(head.title) if head.group != UNIT else None
    numbered = wide >= size * 1.6 and room > size * 1.3
    for week in range(_week(view.first), _week(view.last) + 1):
        count = load.get(week, 0)
        if not count:
            continue
        x = view.scale.x(date.fromordinal(week * 7 + 1))
        high = max(2.0, room * count / max(most, 1))
        foot = top + height - 1
        tone = Tone.CHIP if numbered else Tone.CORE
        yield Box(x + 1, foot - high, max(wide - 2, 1.0), high, tone, hue=colour)
        if numbered:
            yield Box(x + 1, foot - high, max(wide - 2, 1.0), 1.5, Tone.CORE, hue=colour)
            above = room - high > size
            y = foot - high - 3 if above else foot - high + size + 2
            yield Words(x + wide / 2, y, str(count), Tone.TEXT, size, align=Align.MIDDLE)


def of_units(rows: Sequence[GanttRow]) -> list[GanttRow]:
    """The heads of units among the rows."""
    return [row for row in rows if row.key is None and not row.continued and row.group.startswith(UNIT)]
