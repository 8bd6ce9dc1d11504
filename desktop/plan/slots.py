"""Where an entry lies among the days: exact bars, deadlines, windows, chosen days; alike in every view."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from desktop.plan import recurrence
from desktop.plan.agenda import AFTER, BEFORE, Entry
from desktop.plan.when import When


class Sort(StrEnum):
    """How sure a slot's days are."""

    EXACT = "exact"  # the days are said
    DEADLINE = "deadline"  # one day: the flag
    PICK = "pick"  # chosen inside a fuzzy time, not printed
    WINDOW = "window"  # somewhere between these days
    CORE = "core"  # the heart of a window
    AROUND = "around"  # no bounds, shown about an anchor


@dataclass(frozen=True, slots=True)
class Slot:
    """Days `first` to `last` of an entry; `soft`: the ends are no exact days; the hours where they are said.

    A deadline lies on its flag, the day that its words name; `due` is the last day that counts.
    """

    entry: Entry
    sort: Sort
    first: date
    last: date
    part: str = ""
    clock: time | None = None
    until: time | None = None
    soft: bool = False
    due: date | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def tentative(self) -> bool:
        return self.entry.when.tentative or self.sort is Sort.PICK


_known: dict[int, tuple[Entry, tuple[Slot, ...]]] = {}
_MOST = 30_000


def slots(entry: Entry, first: date, last: date) -> Iterator[Slot]:
    """All that the entry shows between two days, both inclusive."""
    reach = entry.reach
    if reach is None or reach[0] > last or reach[1] < first:
        return
    for slot in _all(entry, entry.when, first, last) if entry.endless else _laid(entry):
        if slot.first <= last and slot.last >= first:
            yield slot
    pick = entry.pick
    if pick and first <= pick.day <= last:
        yield Slot(entry, Sort.PICK, pick.day, pick.day, pick.part)


def all_slots(entries: Iterable[Entry], first: date, last: date) -> list[Slot]:
    """The slots of many entries; those that do not reach those days cost a glance."""
    near = [entry for entry in entries if (r := entry.reach) and r[0] <= last and r[1] >= first]
    return [slot for entry in near for slot in slots(entry, first, last)]


def _laid(entry: Entry) -> tuple[Slot, ...]:
    """The slots of a time that does not come again, made once for each entry."""
    kept = _known.get(id(entry))
    if kept is None or kept[0] is not entry:
        if len(_known) >= _MOST:
            _known.clear()
        kept = _known[id(entry)] = entry, tuple(_all(entry, entry.when, date.min, date.max))
    return kept[1]


def _all(entry: Entry, when: When, first: date, last: date) -> Iterator[Slot]:
    match when.kind:
        case "deadline" | "relative" if when.flag:
            if when.window:
                yield Slot(entry, Sort.WINDOW, *when.window, soft=when.grain != "day")
            yield Slot(entry, Sort.DEADLINE, when.flag, when.flag, clock=when.until, due=when.latest)
        case "around" if when.anchor:
            yield Slot(entry, Sort.AROUND, when.anchor - BEFORE, when.anchor + AFTER, soft=True)
        case "sessions":
            for part in when.parts:
                yield from _all(entry, part, first, last)
        case "rescheduled":
            yield from _all(entry, when.parts[1], first, last)
        case "recurring":
            for part in recurrence.between(when, first, last):
                yield from _all(entry, part, first, last)
        case _:
            yield from _bounded(entry, when)


def _bounded(entry: Entry, when: When) -> Iterator[Slot]:
    start, end = when.earliest, when.latest
    if when.kind == "continuous" and when.core:
        yield Slot(entry, Sort.CORE, min(when.core), max(when.core))
    if start is None or end is None:
        return
    match when.kind:
        case "within":
            yield Slot(entry, Sort.WINDOW, start, end, soft=when.grain != "day")
        case "focus" if when.core:
            yield Slot(entry, Sort.WINDOW, start, end, soft=when.grain != "day")
            yield Slot(entry, Sort.CORE, min(when.core), max(when.core))
        case "months" | "quarter" | "year" | "period" | "vague" | "continuous":
            yield Slot(entry, Sort.WINDOW, start, end, soft=True)
        case _:
            yield Slot(entry, Sort.EXACT, start, end, when.part, when.clock, when.until)
