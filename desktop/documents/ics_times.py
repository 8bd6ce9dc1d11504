"""Times as a calendar file holds them: days, hours, last days and rules, never more exact than the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.plan import recurrence
from desktop.plan.agenda import Entry
from desktop.plan.when import When

ZONE = "Asia/Ho_Chi_Minh"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ONE = timedelta(days=1)

Rule = dict[str, object]


@dataclass(frozen=True, slots=True)
class Shown:
    """An event or a thing `todo` from first to last: a day counts whole, an hour ends there, None is unsaid.

    `role` is "" for the one that stands for the entry, else tells why it stands beside it. `sure`: the days
    are said, not only their bounds. `before` and `after` are put to the title.
    """

    first: date | None = None
    last: date | None = None
    todo: bool = False
    sure: bool = True
    role: str = ""
    before: str = ""
    after: str = ""
    rule: Rule | None = None


def shown(entry: Entry, year: int | None) -> tuple[Shown, ...]:
    """What stands for the entry in a calendar, the one that carries its name first."""
    found = list(_of(entry.when, year)) or [Shown(todo=True)]
    if entry.pick:
        on, part = entry.pick.day, entry.pick.part
        words = f" ({part}, ngày đã chọn)" if part else " (ngày đã chọn)"
        found.append(Shown(on, on, sure=False, role="pick", after=words))
    return tuple(found)


def _of(when: When, year: int | None) -> Iterator[Shown]:
    match when.kind:
        case "deadline" if when.latest:
            yield from _deadline(when, when.latest)
        case "around" if when.anchor:
            yield Shown(when.anchor, when.anchor, sure=False, after=" (trước, trong và sau ngày này)")
        case "sessions":
            for number, part in enumerate(when.parts, 1):
                role = f"s{number}" if number > 1 else ""
                name = f" ({when.noun} {number})" if when.noun else ""
                yield from (replace(one, role=role, after=name + one.after) for one in _of(part, year))
        case "rescheduled":
            yield from _of(when.parts[1], year)
        case "recurring":
            yield from _recurring(when, year)
        case _ if when.earliest and when.latest:
            yield from _bounded(when, when.earliest, when.latest)


def _bounded(when: When, first: date, last: date) -> Iterator[Shown]:
    if when.kind in ("day", "half_day", "clock", "range", "start_length") and when.grain == "day":
        yield _exact(when, first, last)
        return
    yield Shown(first, last, sure=False)
    if when.core:
        yield Shown(min(when.core), max(when.core), sure=False, role="core", after=" (trọng tâm)")


def _exact(when: When, first: date, last: date) -> Shown:
    """Hours only where they are said: a morning stays a day with the word behind the title."""
    start, end = when.clock, when.until
    if start and (first == last or end) and when.kind != "start_length":
        begins = _at(first, start)
        ends = _at(last, end) if end else begins
        return Shown(begins, max(begins, ends), sure=not when.tentative)
    words = when.part or (f"từ {start.hour}h{start.minute:02d}" if start else "")
    return Shown(first, last, sure=not when.tentative, after=f" ({words})" if words else "")


def _deadline(when: When, last: date) -> Iterator[Shown]:
    """A thing to do by the last day that counts, and a mark on it for programs that show no such things."""
    due = _at(last, when.until) if when.until else last
    first = when.window[0] if when.window and when.window[0] < last and not when.until else None
    yield Shown(first, due, todo=True, sure=not when.tentative)
    yield Shown(due, due, sure=not when.tentative, role="due", before="Hạn: ")


def _recurring(when: When, year: int | None) -> Iterator[Shown]:
    """One event with a rule where the days follow one; otherwise nothing, and the words tell it."""
    if year is None:
        return
    first, last = date(year, 1, 1), date(year, 12, 31)
    times = [
        one for one in recurrence.between(when, first, last) if one.latest and first <= one.latest <= last
    ]
    days = [one.latest for one in times if one.latest]
    alike = {(one.kind, one.part, one.clock, one.until) for one in times}
    rule = rule_of(days, first, last) if len(alike) == 1 else None
    if rule is None and len(times) != 1:
        return
    one = times[0]
    if one.kind == "deadline":
        base = replace(list(_deadline(one, days[0]))[1], role="")
    else:
        base = next(_bounded(one, days[0], days[0]))
    if rule:
        until = _at(last, base.first.time()).astimezone(UTC) if isinstance(base.first, datetime) else last
        rule = {**rule, "UNTIL": until}
    yield replace(base, rule=rule)


def rule_of(days: list[date], first: date, last: date) -> Rule | None:
    """The rule that gives exactly these days between first and last, None where there is none."""
    if len(days) < 2 or len(set(days)) != len(days):
        return None
    known = set(days)
    every = [first + n * _ONE for n in range((last - first).days + 1)]
    weekdays = sorted({day.weekday() for day in days})
    if known == {day for day in every if day.weekday() in weekdays}:
        return {"FREQ": "WEEKLY", "BYDAY": [_DAYS[n] for n in weekdays]}
    step = days[1].month - days[0].month
    months = range(days[0].month, 13, step) if step > 0 else ()
    if known == {day for day in every if day.month in months and day.day == days[0].day}:
        return {"FREQ": "MONTHLY", "INTERVAL": step, "BYMONTHDAY": days[0].day}
    if known == {day for day in every if day.month in months and (day + _ONE).day == 1}:
        return {"FREQ": "MONTHLY", "INTERVAL": step, "BYMONTHDAY": -1}
    return None


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(ZONE))
