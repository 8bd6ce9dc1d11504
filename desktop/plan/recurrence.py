"""The single times of one that comes again: "trước ngày 25 hằng tháng" in each month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from desktop.plan.phrase_windows import HALVES, THIRDS, halves, thirds, week_of_month
from desktop.plan.when import When, months_on

MODEL_YEAR = 2000
"""A recurring time is held as it falls in January, in the first quarter or in the year 2000 …"""
MODEL_WEEK = date(2000, 1, 3)
"""… or in the week that begins on this Monday; `every` of each of its parts tells which."""
_STEPS = {"tháng": 1, "quý": 3, "năm": 12}
_ONE = timedelta(days=1)

Move = Callable[[date], date]


def between(when: When, first: date, last: date) -> Iterator[When]:
    """Each time of a recurring one whose days touch the days from first to last, the earliest first."""
    if when.start:
        first = max(first, when.start)
    if when.end:
        last = min(last, when.end)
    found = [time for part in when.parts for time in _times(part, first, last)]
    yield from sorted(found, key=lambda time: _days(time)[0])


def _times(part: When, first: date, last: date) -> Iterator[When]:
    unit = part.every[0] if part.every else ""
    if first > last:
        return
    if unit == "ngày":
        for number in range((last - first).days + 1):
            day = first + number * _ONE
            yield replace(part, start=day, end=day, every=())
    elif unit == "tuần":
        start = (first - MODEL_WEEK).days // 7 - 1
        for week in range(start, (last - MODEL_WEEK).days // 7 + 2):
            apart = timedelta(days=7 * week)
            yield from _touching(_moved(part, lambda day, apart=apart: day + apart), first, last)  # type: ignore[misc]
    elif unit:
        step = _STEPS.get(unit, 12)
        start = (first.year - MODEL_YEAR) * 12 // step - 2
        for number in range(start, ((last.year + 1 - MODEL_YEAR) * 12) // step + 1):
            yield from _touching(_in_months(part, number * step), first, last)


def _touching(time: When, first: date, last: date) -> Iterator[When]:
    begin, end = _days(time)
    if begin <= last and end >= first:
        yield time


def _days(time: When) -> tuple[date, date]:
    """First and last day that a single time is seen on."""
    days = [day for day in (time.earliest, time.flag or time.latest, time.anchor) if day]
    return min(days), max(days)


def _moved(part: When, move: Move) -> When:
    """The time with every day moved; the day before "trước ngày X" follows X."""
    end = part.end and move(part.end)
    if part.exclusive and part.flag and part.end and part.flag != part.end:
        end = move(part.flag) - _ONE
    core = part.core and (move(part.core[0]), move(part.core[1]))
    return replace(
        part,
        start=part.start and move(part.start),
        end=end,
        anchor=part.anchor and move(part.anchor),
        core=core,
        parts=tuple(_moved(inner, move) for inner in part.parts),
        every=(),
    )


def _in_months(part: When, months: int) -> When:
    """The time so many months on: of the same day, or the last of a shorter month."""
    if part.vague and part.grain == "day" and part.kind != "around":
        return _nth_weekday(part, months)
    time = _moved(part, lambda day: months_on(day, months))
    if part.grain == "day":
        return time
    if part.vague:
        bounds = _piece(part, months)
        if part.kind == "deadline" and part.start is None:
            return replace(time, end=bounds[0] - _ONE if part.exclusive else bounds[1])
        return replace(time, start=bounds[0], end=bounds[1])
    if time.end and not part.exclusive:
        return replace(time, end=_month_end(time.end))
    return time


def _piece(part: When, months: int) -> tuple[date, date]:
    """The days of "đầu", "tuần 2" … in the span so many months on."""
    named = part.flag if part.exclusive else part.end
    assert named is not None
    size = _STEPS[{"month": "tháng", "quarter": "quý"}.get(part.grain, "năm")]
    start = months_on(date(named.year, (named.month - 1) // size * size + 1, 1), months)
    end = _month_end(months_on(start, size - 1))
    if part.vague in HALVES:
        return halves(start, end, HALVES[part.vague])
    if part.vague in THIRDS:
        return thirds(start, end, THIRDS[part.vague])
    return week_of_month(start, end, part.vague) or (start, end)


def _nth_weekday(part: When, months: int) -> When:
    """ "thứ Sáu tuần đầu": the first Friday of the month."""
    named = part.flag or part.end
    assert named is not None
    month = months_on(date(MODEL_YEAR, 1, 1), months)
    if part.vague == "tuần cuối":
        day = _month_end(month)
        day -= timedelta(days=(day.weekday() - named.weekday()) % 7)
    else:
        week = 1 if part.vague == "tuần đầu" else int(part.vague[5:])
        day = month + timedelta(days=(named.weekday() - month.weekday()) % 7 + 7 * (week - 1))
    return replace(_moved(part, lambda old: day + (old - named)), vague="")


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
