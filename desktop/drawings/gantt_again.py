"""Which times of an entry the Gantt shows; of what comes again each, worked out a year at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.drawings.gantt_ink import View
from desktop.drawings.gantt_row import GanttRow, agenda_year
from desktop.plan.agenda import Entry
from desktop.plan.slots import Slot, slots

_APART = 10.0  # units between times that come again: nearer, they are one strip
_PERIODS = {"ngày": 1, "tuần": 7, "tháng": 30, "quý": 91, "năm": 365}


def seen(entry: Entry, row: GanttRow, view: View) -> Iterable[Slot]:
    """The slots in view; what comes again without end stays in the year of its plan."""
    if entry.when.kind != "recurring":
        return slots(entry, view.first, view.last)
    when, (first, last) = entry.when, agenda_year(row.agenda, view.first, view.last)
    first, last = max(view.first, when.start or first), min(view.last, when.end or last)
    years = range(max(1, first.year - 1), last.year + 1)
    found = (slot for year in years for slot in _of_year(entry, year) if slot.first <= last)
    return (slot for slot in found if slot.last >= first)


_years: dict[tuple[int, int], tuple[Entry, tuple[Slot, ...]]] = {}
_MOST = 5_000  # entries and years of which the times are kept


def _of_year(entry: Entry, year: int) -> tuple[Slot, ...]:
    """The times that begin in a year, worked out once for each entry."""
    kept = _years.get((id(entry), year))
    if kept is None or kept[0] is not entry:
        if len(_years) >= _MOST:
            _years.clear()
        first, last = date(year, 1, 1), date(year, 12, 31)
        found = tuple(slot for slot in slots(entry, first, last) if slot.first.year == year)
        kept = _years[id(entry), year] = entry, found
    return kept[1]


def crowded(entry: Entry, cell: float) -> bool:
    """Whether times that come again stand too near to each other."""
    units = [unit.split()[-1] for part in (entry.when, *entry.when.parts) for unit in part.every]
    return min((_PERIODS.get(unit, 30) for unit in units), default=30) * cell < _APART
