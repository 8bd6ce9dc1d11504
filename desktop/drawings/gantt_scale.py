"""Zoom steps of the Gantt and the two tiers of its header, from half-days to years."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.drawings.labels import SHORT_WEEKDAYS, WEEKDAYS
from desktop.drawings.timescale import Timescale, next_month

_SWITCH = 0.7  # of a step's cell: from here on its tiers have room
_DAY = timedelta(days=1)
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell of a tier: from `x` for `width`, from the day `first` on; `words`: the longest first."""

    x: float
    width: float
    first: date
    words: tuple[str, ...]


Tier = Callable[[Timescale, date, date], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class Step:
    """A zoom step: units to a day, what a drag snaps to (days; 0.5: half a day), and the two tiers."""

    key: str
    cell: float
    snap_days: float
    upper: Tier
    lower: Tier


def _months_on(day: date, months: int) -> date | None:
    """The first of the month so many months on, None past the last year."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1) if 1 <= year <= 9999 else None


def _spans(
    scale: Timescale, start: date | None, last: date, months: int, say: Callable[[date], tuple[str, ...]]
) -> Iterator[Mark]:
    while start is not None and start <= last:
        after = _months_on(start, months)
        end = scale.x(after) if after else scale.end(date.max)
        x = scale.x(start)
        yield Mark(x, end - x, start, say(start))
        start = after


def years(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """Every year that touches the days."""
    return _spans(scale, date(first.year, 1, 1), last, 12, lambda day: (f"Năm {day.year}", f"{day.year}"))


def quarters(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """ "Quý II"; the year stands above."""
    start = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    return _spans(scale, start, last, 3, lambda day: (f"Quý {_quarter(day)}", _quarter(day)))


def quarters_of_years(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """ "Quý II/2024"."""
    start = date(first.year, (first.month - 1) // 3 * 3 + 1, 1)
    return _spans(
        scale, start, last, 3, lambda day: (f"Quý {_quarter(day)}/{day.year}", f"Quý {_quarter(day)}")
    )


def months(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """ "Tháng 5"."""
    return _spans(
        scale,
        first.replace(day=1),
        last,
        1,
        lambda day: (f"Tháng {day.month}", f"T{day.month}", f"{day.month}"),
    )


def months_of_years(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """ "Tháng 5/2024"."""
    return _spans(
        scale,
        first.replace(day=1),
        last,
        1,
        lambda day: (f"Tháng {day.month}/{day.year}", f"{day.month}/{day.year}"),
    )


def _quarter(day: date) -> str:
    return QUARTERS[(day.month - 1) // 3]


def _weeks(
    scale: Timescale, first: date, last: date, say: Callable[[date], tuple[str, ...]]
) -> Iterator[Mark]:
    for number in range(max(1, first.toordinal() - first.weekday()), last.toordinal() + 1, 7):
        day = date.fromordinal(number)
        yield Mark(scale.x(day), 7 * scale.cell, day, say(day))


def mondays(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """The date of each Monday: "13/5"."""
    return _weeks(scale, first, last, lambda day: (f"{day.day}/{day.month}", f"{day.day}"))


def weeks(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """ "Tuần 20 (13/05–19/05)", by ISO 8601."""

    def say(day: date) -> tuple[str, ...]:
        week, end = day.isocalendar().week, min(day.toordinal() + 6, date.max.toordinal())
        sunday = date.fromordinal(end)
        return (f"Tuần {week} ({day:%d/%m}–{sunday:%d/%m})", f"Tuần {week}", f"{week}")

    return _weeks(scale, first, last, say)


def days(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """ "T2" and, on a line of its own, "13"."""
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        yield Mark(scale.x(day), scale.cell, day, (SHORT_WEEKDAYS[day.weekday()],))


def full_days(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """ "Thứ Hai, 13/05"."""
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        named = f"{day:%d/%m}"
        words = (f"{WEEKDAYS[day.weekday()]}, {named}", f"{SHORT_WEEKDAYS[day.weekday()]}, {named}", named)
        yield Mark(scale.x(day), scale.cell, day, words)


def parts(scale: Timescale, first: date, last: date) -> Iterator[Mark]:
    """Sáng is the first half of a day, Chiều and Tối share the second."""
    half = scale.cell / 2
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        yield Mark(scale.x(day), half, day, ("Sáng", "S"))
        yield Mark(scale.x(day, 0.5), half, day, ("Chiều · Tối", "Chiều", "C"))


STEPS = (
    Step("buổi", 96.0, 0.5, full_days, parts),
    Step("ngày", 28.0, 1.0, weeks, days),
    Step("tuần", 12.0, 1.0, months_of_years, mondays),
    Step("tháng", 4.0, 1.0, quarters_of_years, months),
    Step("năm", 1.0, 7.0, years, quarters),
)
"""From the nearest to the farthest; a day is so many units wide."""


def step_of(cell: float) -> Step:
    """The step whose tiers fit a day of so many units."""
    return next((step for step in STEPS if cell >= step.cell * _SWITCH), STEPS[-1])


def shown_days(scale: Timescale, left: float, right: float) -> tuple[date, date]:
    """The first and last day between two places, within the calendar."""
    start = scale.first.toordinal()
    first = min(max(1, start + int(left // scale.cell)), date.max.toordinal())
    last = min(max(first, start + int(right // scale.cell)), date.max.toordinal())
    return date.fromordinal(first), date.fromordinal(last)


__all__ = ["STEPS", "Mark", "Step", "Timescale", "next_month", "shown_days", "step_of"]
