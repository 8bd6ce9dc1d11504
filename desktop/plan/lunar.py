"""The lunar day of any day by the Vietnamese calendar, out of a table (`resources/calendars/lunar.json`).

A table and not Meeus' series: it is exact where a new moon falls seconds from midnight (08/5/2054), it was
made from an ephemeris and is held against a second table by the tests, and it is read in two milliseconds.
Days begin at UTC+7 since 1968 (Decision 121/CP of 08/8/1967), before that as the calendars then in use did.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import cast

from desktop.plan import shelf

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""The days that the table holds."""


@dataclass(frozen=True, slots=True)
class LunarDay:
    """Day and month of a lunar year; `leap` where the month is the second of its number."""

    day: int
    month: int
    year: int
    leap: bool = False


def lunar(day: date) -> LunarDay | None:
    """The lunar day; None outside 1900-2199."""
    if not FIRST <= day <= LAST:
        return None
    starts, months = _months()
    at = bisect_right(starts, day.toordinal()) - 1
    year, month, leap = months[at]
    return LunarDay(day.toordinal() - starts[at] + 1, month, year, leap)


def solar(day: int, month: int, year: int, leap: bool = False) -> date | None:
    """The day on which a lunar day falls; None when that year has no such day."""
    starts, months = _months()
    if (year, month, leap) not in months:
        return None
    found = date.fromordinal(starts[months.index((year, month, leap))]) + timedelta(days=day - 1)
    return found if lunar(found) == LunarDay(day, month, year, leap) else None


def new_year(year: int) -> date | None:
    """The first day of Tết of a year; None outside the table."""
    return solar(1, 1, year)


@cache
def _months() -> tuple[tuple[int, ...], tuple[tuple[int, int, bool], ...]]:
    """The first day of every lunar month as an ordinal; its year, its number and whether it is a leap one."""
    table = cast("dict[str, str]", shelf.read("calendars", "lunar"))
    rows = tuple(row for year, words in table.items() for row in _year(int(year), words))
    return tuple(start for start, _month in rows), tuple(month for _start, month in rows)


def _year(year: int, words: str) -> Iterator[tuple[int, tuple[int, int, bool]]]:
    """The months of "01-31 8 0100101101101": first day, leap month or 0, 1 for each month of 30 days."""
    first, leap, lengths = words.split()
    start = date.fromisoformat(f"{year}-{first}").toordinal()
    numbers = [(number, False) for number in range(1, 13)]
    if leap != "0":
        numbers.insert(int(leap), (int(leap), True))
    for (number, second), length in zip(numbers, lengths, strict=True):
        yield start, (year, number, second)
        start += 29 + int(length)
