"""Which days offices work: public holidays, compensatory days, swapped days and Saturdays made up for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class DayKind(StrEnum):
    """Why a day is not what its weekday says."""

    HOLIDAY = "holiday"  # a public holiday of the Labour Code
    COMPENSATORY = "compensatory"  # off, for a holiday on a weekend (Labour Code 2019, Art. 111.3)
    SWAP = "swap"  # a working day off, worked on another day
    MAKEUP = "makeup"  # a weekend day worked for a swap
    OFFICE = "office"  # the office's own day off


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off or a made-up working day; `document` is what it rests on, `settled` once it is decided."""

    day: date
    kind: DayKind = DayKind.HOLIDAY
    name: str = ""
    document: str = ""
    settled: bool = True


class WorkCalendar:
    """Rest and working days; the office's own days stand before those that ship with the program."""

    def __init__(self, days: Iterable[SpecialDay]) -> None:
        self._of: dict[date, SpecialDay] = {special.day: special for special in days}

    def special(self, day: date) -> SpecialDay | None:
        """What is said of the day beside its weekday."""
        return self._of.get(day)

    def rests(self, day: date) -> bool:
        """Whether offices are closed."""
        special = self._of.get(day)
        return day.weekday() >= 5 if special is None else special.kind is not DayKind.MAKEUP

    def after(self, day: date, working: int) -> date:
        """So many working days later; 0 is the day itself."""
        while working > 0:
            day += timedelta(days=1)
            working -= not self.rests(day)
        return day


@lru_cache(maxsize=8)
def calendar(own: tuple[SpecialDay, ...] = ()) -> WorkCalendar:
    """The calendar that ships with the program, with the office's own days (`Directory.days`)."""
    return WorkCalendar(own)
