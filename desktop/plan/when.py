"""Administrative time as data: what can be computed beside the printed words, fuzzy where they are."""

from __future__ import annotations

import math
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta

KINDS = (
    "day", "half_day", "clock", "range", "deadline", "months", "quarter", "year", "period", "within", "focus",
    "around", "start_length", "sessions", "recurring", "continuous", "relative", "rescheduled", "vague",
    "unstated", "unparsed",
)  # fmt: skip
UNITS = ("ngày", "buổi", "tuần", "tháng", "ngày làm việc", "năm", "giờ", "phút")
PARTS = ("sáng", "trưa", "chiều", "tối")
AFTERNOON = ("chiều", "tối")
GRAINS = {"months": "month", "quarter": "quarter", "year": "year", "period": "period"}


@dataclass(frozen=True, slots=True)
class Length:
    """An effort such as 2,5 ngày or 01 buổi; `unit` is one of UNITS."""

    amount: float
    unit: str = "ngày"

    @property
    def halves(self) -> int | None:
        """Half-days, None for a unit that is not made of half-days."""
        per_unit = {"ngày": 2, "buổi": 1, "tuần": 14}.get(self.unit)
        return None if per_unit is None else max(1, math.ceil(self.amount * per_unit))

    @property
    def months(self) -> int | None:
        """Whole months, None for a unit that is not made of months."""
        per_unit = {"tháng": 1, "năm": 12}.get(self.unit)
        return None if per_unit is None else max(1, math.ceil(self.amount * per_unit))


@dataclass(frozen=True, slots=True)
class When:
    """One time of an activity; equality compares what was understood, not how it was typed.

    `start`/`end` are the dates as worded (a reversed range stays reversed); bounds are `earliest`, `latest`.
    `parts`: the times of sessions; (old, new) of rescheduled; the two ends where they are of unlike wording
    ("từ sáng ngày 17 đến chiều ngày 18/5"); of recurring the times in the model periods of `recurrence`.
    """

    kind: str = "unstated"
    start: date | None = None
    end: date | None = None
    grain: str = "day"  # what start and end are worded in: day month quarter year period
    part: str = ""  # one of PARTS
    clock: time | None = None
    until: time | None = None
    open_end: bool = False  # "từ 9h30": begins at the clock, end not said
    length: Length | None = None
    anchor: date | None = None
    core: tuple[date, date] | None = None
    exclusive: bool = False  # "trước": the named day or hour no longer counts
    vague: str = ""  # đầu, giữa, cuối, tuần 2, nhiệm kỳ … of the span; how an anchor is meant
    every: tuple[str, ...] = ()  # ngày tuần tháng quý năm, or so many of them: 6 tháng
    times: int = 0  # "02 lần/năm": how often in each of `every`
    ad_hoc: bool = False  # recurring, and "khi có yêu cầu" besides
    parts: tuple[When, ...] = ()  # see below
    noun: str = ""  # what the sessions are called: ca, đợt, buổi, lớp …
    label: str = ""  # what one of the sessions is called: Khai mạc
    side: str = ""  # of a relative time: trước, sau, trong vòng, từ, khi, mỗi …
    edge: str = ""  # of a relative time: chậm nhất, ít nhất …
    reference: str = ""  # words of a day not known: "ngày khai mạc"; of a deadline its start ("nay")
    action: str = ""  # what is to be finished by a deadline, when more than "hoàn thành"
    note: str = ""  # the proviso after the time
    gist: str = ""  # the cleaned words, where nothing else holds the meaning
    tentative: bool = False
    text: str = field(default="", compare=False)  # the words as typed
    problems: tuple[str, ...] = field(default=(), compare=False)
    assumed: tuple[str, ...] = field(default=(), compare=False)

    @property
    def earliest(self) -> date | None:
        """First day that counts, None when the words give none (a deadline never has one)."""
        if self.kind == "deadline" or self.start is None:
            return None
        return self.start if self.end is None else min(self.start, self.end)

    @property
    def latest(self) -> date | None:
        """Last day that counts, inclusive, None when the words give none."""
        if self.end is None or self.start is None:
            return self.end
        return max(self.start, self.end)

    @property
    def flag(self) -> date | None:
        """The day a deadline is drawn at: the named day X of "trước ngày X", the last day of a term."""
        if self.kind not in ("deadline", "relative") or self.end is None:
            return None
        counts = not self.exclusive or self.until is not None or self.part not in ("", "sáng")
        return self.end if counts else self.end + timedelta(days=1)

    @property
    def window(self) -> tuple[date, date] | None:
        """The days a deadline is to be met in ("hoàn thành trong quý III"), or both outer bounds."""
        if self.start is None or self.end is None:
            return None
        return min(self.start, self.end), max(self.start, self.end)

    @property
    def weekday_wrong(self) -> bool:
        """Whether a weekday was typed that the calendar denies."""
        return "weekday" in self.problems

    @property
    def dated(self) -> bool:
        """Whether any day is known."""
        return bool(self.start or self.end or self.anchor)


def day(on: date) -> When:
    """One whole day."""
    return When("day", on, on)


def half_day(on: date, part: str) -> When:
    """Morning, noon, afternoon or evening of a day; the hours stay unknown."""
    return When("half_day", on, on, part=part)


def between(first: date, last: date) -> When:
    """From first to last, both inclusive."""
    return When("range", first, last)


def before(flag: date) -> When:
    """To be finished before a day: the day before is the last that counts."""
    return When("deadline", None, flag - timedelta(days=1), exclusive=True)


def by(last: date) -> When:
    """To be finished on that day at the latest."""
    return When("deadline", None, last)


def around(anchor: date) -> When:
    """Before, on and after a day, without bounds."""
    return When("around", anchor=anchor)


def within(length: Length, first: date, last: date, grain: str = "day", tentative: bool = False) -> When:
    """So much work somewhere in a window."""
    return When("within", first, last, grain, length=length, tentative=tentative)


def starting(on: date, length: Length, part: str = "", clock: time | None = None) -> When:
    """So long from a morning, afternoon or hour on; the last day is computed, without holidays."""
    afternoon = part in AFTERNOON or (clock is not None and clock.hour >= 12)
    end = length_end(on, length, afternoon)
    return When("start_length", on, end, part=part, clock=clock, length=length)


Rests = Callable[[date], bool]
"""Whether offices are closed on a day."""


def weekend(day: date) -> bool:
    """Whether a day is a Saturday or Sunday."""
    return day.weekday() >= 5


def length_end(on: date, length: Length, afternoon: bool = False, rests: Rests = weekend) -> date:
    """Last day of a length that begins on a day; `rests` tells which days are no working days."""
    halves = length.halves
    if halves is not None:
        return on + timedelta(days=(halves - 1 + afternoon) // 2)
    if (months := length.months) is not None:
        return months_on(on, months) - timedelta(days=1)
    if length.unit != "ngày làm việc":
        return on
    return working_on(on - timedelta(days=1), length.amount, rests)


def length_on(day: date, length: Length, way: int = 1, rests: Rests = weekend) -> date | None:
    """The day so long after (`way` 1) or before (-1) a day that does not count; None for hours and halves."""
    if length.unit == "ngày làm việc":
        return working_on(day, length.amount, rests, way)
    if (months := length.months) is not None:
        return months_on(day, months * way)
    days = {"ngày": 1, "tuần": 7}.get(length.unit)
    return None if days is None else day + timedelta(days=math.ceil(length.amount * days) * way)


def working_on(day: date, amount: float, rests: Rests = weekend, way: int = 1) -> date:
    """The working day that is so many after or before a day."""
    left = max(1, math.ceil(amount))
    while left:
        day += timedelta(days=way)
        left -= not rests(day)
    return day


def months_on(day: date, months: int) -> date:
    """The same day so many months on, the last of the month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
