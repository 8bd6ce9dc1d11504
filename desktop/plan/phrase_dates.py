"""Days, months and years as typed put on the calendar: what is missing is taken from the neighbours."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from desktop.plan.phrase_tokens import Day, Reading, Span, Unreadable, Value

_YEAR = "(?:19|20|21)[0-9]{2}"


def one_day(reading: Reading, value: Day) -> date:
    """The date of a day typed alone."""
    if value.month is None:
        raise Unreadable("no_month")
    return _date(reading, value, value.month, _year(reading, value.year))


def two_days(reading: Reading, first: Day, last: Day) -> tuple[date, date]:
    """The dates of two day ends; what the first leaves out is taken from the last."""
    if last.month is None:
        raise Unreadable("no_month")
    month = first.month if first.month is not None else last.month
    start, end = _years(reading, (first.year, month, first.day), (last.year, last.month, last.day))
    dates = _date(reading, first, month, start), _date(reading, last, last.month, end)
    if dates[0] > dates[1]:
        reading.blame("reversed")
    return dates


def one_span(reading: Reading, value: Span) -> tuple[date, date]:
    """First and last day of a month, quarter or year."""
    return _bounds(value, value, *[_year(reading, value.year)] * 2)


def two_spans(reading: Reading, first: Span, last: Span) -> tuple[date, date]:
    """First day of the first and last day of the last month, quarter or year."""
    years = _years(reading, (first.year, first.first, 1), (last.year, last.first, 1))
    bounds = _bounds(first, last, *years)
    if bounds[0] > bounds[1]:
        reading.blame("reversed")
    return bounds


def _bounds(first: Span, last: Span, start: int, end: int) -> tuple[date, date]:
    month = last.first + last.months - 1
    return date(start, first.first, 1), date(end, month, monthrange(end, month)[1])


def _year(reading: Reading, year: int | None) -> int:
    if year is not None:
        return year
    if reading.year is None:
        raise Unreadable("no_year")
    reading.assume("year")
    return reading.year


def _years(
    reading: Reading, first: tuple[int | None, int, int], last: tuple[int | None, int, int]
) -> tuple[int, int]:
    """Years of both ends; a missing one may lie across New Year when that is at most half a year away."""
    (start, month, day), (end, last_month, last_day) = first, last
    if start is not None and end is not None:
        return start, end
    crossing = (month, day) > (last_month, last_day) and last_month + 12 - month <= 6
    if end is not None:
        start = end - crossing
    else:
        start = _year(reading, start)
        end = start + crossing
    if crossing:
        reading.assume("new_year")
    return start, end


def _date(reading: Reading, value: Day, month: int, year: int) -> date:
    try:
        found = date(year, month, value.day)
    except ValueError:
        raise Unreadable("impossible_date") from None
    if value.weekday is not None and value.weekday != found.weekday():
        reading.blame("weekday")
    return found


def year_in(words: str) -> int | None:
    """The only year that the words name, None when they name none or several."""
    years = {int(found) for found in re.findall(rf"(?<![0-9]){_YEAR}(?![0-9])", words)}
    return years.pop() if len(years) == 1 else None


def filled(values: Sequence[Value]) -> tuple[Value, ...]:
    """The values with month and year of listed days ("12, 14 và 16/10") taken from the one after."""
    found: list[Value] = []
    month, year = None, None
    for value in reversed(values):
        if isinstance(value, Day):
            month = value.month if value.month is not None else month
            year = value.year if value.year is not None else year
            value = replace(value, month=month, year=year)
        elif isinstance(value, Span):
            year = value.year if value.year is not None else year
            value = replace(value, year=year)
        found.append(value)
    return tuple(reversed(found))


def joined(reading: Reading, first: Day | Span, last: Day | Span) -> None:
    """Gives two ends of unlike wording the month and year that only the other one names."""
    if isinstance(first, Day) and first.month is None:
        first.month = last.month if isinstance(last, Day) else None
    if isinstance(first, Day) and first.month is None:
        raise Unreadable("no_month")
    if isinstance(last, Day) and last.month is None:
        raise Unreadable("no_month")
    begin = (first.month or 1, first.day) if isinstance(first, Day) else (first.first, 0)
    end = (last.month or 1, last.day) if isinstance(last, Day) else (last.first + last.months - 1, 31)
    first.year, last.year = _years(reading, (first.year, *begin), (last.year, *end))
