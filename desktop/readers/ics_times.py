"""The time of an event or task of a calendar file: local days and hours, and the words for them."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any

from desktop.plan import phrase, when
from desktop.plan.dates import short_date
from desktop.plan.phrase_words import weekday
from desktop.plan.when import When

if TYPE_CHECKING:
    from icalendar import Component

HANOI, ZONE = timezone(timedelta(hours=7)), "Asia/Ho_Chi_Minh"
_ONE = timedelta(days=1)
_MONDAY = date(2024, 1, 1)
_WEEKDAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), range(7), strict=True))
_SIMPLE = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYMONTH"}


def text_of(component: Component, key: str) -> str:
    """The words of a property, of the first of several, "" without one."""
    value = component.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    return "" if value is None else str(value)


def days_of(component: Component) -> tuple[date | None, date | None]:
    """First and last, both inclusive and local: a day, or an hour; of a task its start and when it is due."""
    try:
        return _days(component)
    except OverflowError:  # the first or last year that a date can have
        return None, None


def _days(component: Component) -> tuple[date | None, date | None]:
    first = _moment(component, "DTSTART")
    if component.name == "VTODO":
        return first, _moment(component, "DUE") or _after(component, first)
    if first is None:
        return None, None
    last = _moment(component, "DTEND") or _after(component, first)
    if not isinstance(first, datetime):
        end = last.date() if isinstance(last, datetime) else last
        return first, max(first, end - _ONE) if end else first
    if not isinstance(last, datetime):
        last = first
    if first.time() == time() and last.time() == time() and last > first:  # whole days, told as hours
        return first.date(), last.date() - _ONE
    return first, max(first, last)


def words_of(component: Component) -> str:
    """The time in our words, "" where none is said."""
    first, last = days_of(component)
    tentative = str(component.get("STATUS", "")).upper() == "TENTATIVE"
    said = _task(first, last) if component.name == "VTODO" else _event(first, last)
    if said is None:
        return ""
    often = _often(component, first) if first else ""
    return often or phrase.words(replace(said, tentative=tentative))


def rule_of(component: Component) -> str:
    """How often it comes again, as the file says it, for what the words leave out; "" if it comes once."""
    rule = component.get("RRULE")
    if isinstance(rule, list):
        rule = rule[0] if rule else None
    return str(rule.to_ical().decode("utf-8", "replace")) if rule is not None else ""


def _moment(component: Component, key: str) -> date | None:
    """A day, or an hour of Việt Nam without a zone."""
    found = _value(component, key)
    if isinstance(found, datetime):
        ours = getattr(found.tzinfo, "key", "") == ZONE  # its hours in old years are no seven from Greenwich
        local = found.astimezone(HANOI) if found.tzinfo and not ours else found
        return local.replace(tzinfo=None, second=0, microsecond=0)
    return found if isinstance(found, date) else None


def _after(component: Component, first: date | None) -> date | None:
    length = _value(component, "DURATION")
    return first + length if first is not None and isinstance(length, timedelta) else None


def _value(component: Component, key: str) -> object:
    """The date or length of a property, None where it is missing or broken."""
    value = component.get(key)
    if isinstance(value, list):
        value = value[0] if value else None
    with suppress(ValueError):
        return getattr(value, "dt", None)
    return None


def _event(first: date | None, last: date | None) -> When | None:
    if first is None or last is None:
        return None
    if not isinstance(first, datetime) or not isinstance(last, datetime):
        return when.day(first) if first == last else when.between(first, last)
    if last.time() == time() and last > first:  # midnight ends the day before
        last = last - timedelta(minutes=1)
        if last.date() == first.date():
            return When("clock", first.date(), first.date(), clock=first.time(), open_end=True)
    if first.date() == last.date():
        until = last.time() if last > first else None
        return When("clock", first.date(), first.date(), clock=first.time(), until=until)
    return When("range", first.date(), last.date(), clock=first.time(), until=last.time())


def _task(first: date | None, due: date | None) -> When | None:
    if due is None:
        return _event(first, first)
    if isinstance(due, datetime):
        if due.time() == time():
            return when.before(due.date())
        return When("deadline", None, due.date(), until=due.time())
    start = first.date() if isinstance(first, datetime) else first
    return when.between(start, due) if start and start < due else when.by(due)


def _often(component: Component, first: date) -> str:
    """ "Thứ Hai hằng tuần" for the rules that everybody says so; "" for the others."""
    rule = component.get("RRULE")
    if rule is None or isinstance(rule, list) or not set(rule) <= _SIMPLE or _one(rule, "INTERVAL", 1) != 1:
        return ""
    hour = f"{first.hour}h{first.minute:02d} " if isinstance(first, datetime) else ""
    days = rule.get("BYDAY", [])
    match str(_one(rule, "FREQ", "")).upper():
        case "DAILY" if not days and "BYMONTHDAY" not in rule:
            said = "hằng ngày"
        case "WEEKLY" if all(str(day).upper() in _WEEKDAYS for day in days):
            numbers = sorted({_WEEKDAYS[str(day).upper()] for day in days}) or [first.weekday()]
            said = f"{', '.join(weekday(_MONDAY + n * _ONE) for n in numbers)} hằng tuần"
        case "MONTHLY" if not days and int(_one(rule, "BYMONTHDAY", first.day)) > 0:
            said = f"ngày {int(_one(rule, 'BYMONTHDAY', first.day)):02d} hằng tháng"
        case "YEARLY" if not days and not set(rule) & {"BYMONTHDAY", "BYMONTH"}:
            said = f"ngày {short_date(first).rpartition('/')[0]} hằng năm"
        case _:
            return ""
    said = hour + said
    return said[:1].upper() + said[1:]


def _one(rule: Mapping[str, Any], key: str, otherwise: object) -> Any:
    found = rule.get(key, otherwise)
    return found[0] if isinstance(found, list) and found else found
