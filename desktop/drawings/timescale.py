"""Days to places along a line and back: a day is a cell, [x(day), x(day + 1))."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Timescale:
    """`first` day at place 0, `cell` units to a day."""

    first: date
    cell: float

    def x(self, day: date, part: float = 0.0) -> float:
        """Where a day begins; `part` of a day later (0.5 is noon)."""
        return ((day - self.first).days + part) * self.cell

    def end(self, day: date) -> float:
        """Where a day ends, that is where the next begins."""
        return self.x(day, 1.0)

    def day(self, x: float) -> date:
        """The day whose cell holds the place."""
        return self.first + timedelta(days=int(x // self.cell))

    def months(self, last: date) -> Iterator[date]:
        """The first day of every month that begins from `first` to `last`."""
        day = self.first.replace(day=1)
        while day <= last:
            if day >= self.first:
                yield day
            day = next_month(day)

    def weekends(self, last: date) -> Iterator[date]:
        """Every Saturday from `first` to `last`."""
        day = self.first + timedelta(days=(5 - self.first.weekday()) % 7)
        while day <= last:
            yield day
            day += timedelta(days=7)


def next_month(day: date) -> date:
    """The first day of the month after a day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
