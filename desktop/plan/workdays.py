"""Which days offices work: public holidays, compensatory days, swapped days and Saturdays made up for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, cast

from desktop.plan import shelf


class DayKind(StrEnum):
    """Why a day is not what its weekday says."""

    HOLIDAY = "holiday"  # a public holiday of the Labour Code
    COMPENSATORY = "compensatory"  # off, for a holiday on a weekend (Labour Code 2019, Art. 111.3)
    SWAP = "swap"  # a working day off, worked on another day
    MAKEUP = "makeup"  # a weekend day worked for a swap
    OFFICE = "office"  # the office's own day off


KIND_WORDS = {
    DayKind.HOLIDAY: "Nghỉ lễ",
    DayKind.COMPENSATORY: "Nghỉ bù",
    DayKind.SWAP: "Nghỉ hoán đổi",
    DayKind.MAKEUP: "Làm bù",
    DayKind.OFFICE: "Nghỉ của cơ quan",
}
"""The kinds as papers call them."""
NEAR = 3
"""Days by which a layout that is not announced yet may still reach farther than assumed."""
_GIVES_WAY = 8  # days between an assumed day off and an announced one of the same holiday


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day off or a made-up working day; `document` is what it rests on, `settled` once it is decided."""

    day: date
    kind: DayKind = DayKind.HOLIDAY
    name: str = ""
    document: str = ""
    settled: bool = True
    id: str = ""

    @property
    def words(self) -> str:
        """ "Nghỉ lễ: Tết Nguyên đán", "Nghỉ bù Giỗ Tổ Hùng Vương", "Làm bù"."""
        kind = KIND_WORDS[self.kind]
        named = self.name.casefold().startswith(kind.casefold())
        return self.name if named else ": ".join(filter(None, (kind, self.name)))


class WorkCalendar:
    """Rest and working days; where a day is told of twice, the later word holds."""

    def __init__(self, days: Iterable[SpecialDay]) -> None:
        self._of: dict[date, SpecialDay] = {special.day: special for special in days}
        self._unsettled = {special.day for special in self._of.values() if not special.settled}
        self._open_years = {day.year for day in self._unsettled}

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

    def covers(self, year: int) -> bool:
        """Whether the holidays of that year are held at all, announced or computed."""
        return date(year, 1, 1) in self._of

    def known(self, year: int) -> bool:
        """Whether all days off of that year have been decided; otherwise some are computed or not held."""
        return self.covers(year) and year not in self._open_years

    def unsettled(self, day: date) -> bool:
        """Whether days off that are only assumed lie on the day or up to NEAR days from it."""
        if day.year not in self._open_years:
            return False
        return any(day + timedelta(days=by) in self._unsettled for by in range(-NEAR, NEAR + 1))

    def of_year(self, year: int) -> tuple[SpecialDay, ...]:
        """Everything that is said of the days of a year, in their order."""
        return tuple(self._of[day] for day in sorted(self._of) if day.year == year)


@lru_cache(maxsize=8)
def calendar(own: tuple[SpecialDay, ...] = ()) -> WorkCalendar:
    """The calendar that ships with the program, with the office's own days (`Directory.days`) before it."""
    holidays = [special.day for special in own if special.kind is DayKind.HOLIDAY and special.settled]
    return WorkCalendar((*(special for special in shipped() if not _outdated(special, holidays)), *own))


@cache
def shipped() -> tuple[SpecialDay, ...]:
    """The days that ship with the program, in their order (`resources/calendars/workdays.json`)."""
    data = cast("dict[str, Any]", shelf.read("calendars", "workdays"))
    return tuple(_read(data["documents"], data["days"]))


def _read(documents: dict[str, str], days: list[dict[str, Any]]) -> Iterator[SpecialDay]:
    for entry in days:
        yield SpecialDay(
            date.fromisoformat(entry["day"]),
            DayKind(entry["kind"]),
            entry["name"],
            documents[entry["by"]],
            entry.get("settled", True),
        )


def _outdated(special: SpecialDay, holidays: list[date]) -> bool:
    """Whether an assumed day off gives way to those the office has put in once they were announced."""
    return not special.settled and any(abs((special.day - day).days) <= _GIVES_WAY for day in holidays)
