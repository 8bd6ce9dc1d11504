"""Reads a calendar file (.ics, RFC 5545), our own or another program's, into a draft plan."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import carried
from desktop.plan.plan import Event, Issue, Plan, Section, SectionKind, new_id
from desktop.plan.text import clean
from desktop.readers.ics_items import Record, items
from desktop.readers.ics_times import text_of

if TYPE_CHECKING:
    from icalendar import Component

MAX_BYTES, MAX_PARTS, MAX_LINES, MAX_SIGNS = 10_000_000, 5_000, 200_000, 500_000
_TITLE = "NỘI DUNG CÁC HOẠT ĐỘNG"
_BROKEN = (ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""What the parser raises on files that are no calendars."""


def read(data: bytes) -> Plan:
    """A draft with one section of activities, in the order of the file. Raises KnownError."""
    calendars = _parsed(data)
    head = Plan(id=new_id())
    for calendar in reversed(calendars):
        head = _head(calendar, head)
    kept = [record for calendar in calendars for record in _records(calendar)]
    if not kept:
        raise KnownError(
            _("The calendar file holds no activities."),
            _("Nothing was changed."),
            _("Export the calendar again with its events or tasks."),
        )
    years = [record.days[0].year for record in kept if record.days and 1900 <= record.days[0].year < 2200]
    told = any(carried.YEAR in calendar for calendar in calendars)  # ours, even of a plan without a year
    if head.year is None and years and not told:
        head = replace(head, issue=Issue(year=min(years)))
    found, picks = items(kept)
    section = Section(id=new_id(), title=_TITLE, kind=SectionKind.ACTIVITIES, items=found)
    return replace(head, sections=(section,), picks=picks)


def _parsed(data: bytes) -> list[Component]:
    """The calendars of the file; limits come before parsing."""
    from icalendar import Calendar

    signs = data.count(b",") + data.count(b";")  # each may begin a value of its own
    parts = data.upper().count(b"BEGIN:")
    if len(data) > MAX_BYTES or parts > MAX_PARTS or data.count(b"\n") > MAX_LINES or signs > MAX_SIGNS:
        raise KnownError(
            _("The calendar file is too large."),
            _("Nothing was changed."),
            _("Export a shorter period or fewer calendars."),
        )
    try:
        words = data.decode("utf-8-sig")
        found = Calendar.from_ical(words, multiple=True)
        calendars: list[Component] = [one for one in found if one.name == "VCALENDAR"]
    except _BROKEN as error:
        raise _unreadable() from error
    if not calendars:
        raise _unreadable()
    return calendars


def _unreadable() -> KnownError:
    return KnownError(
        _("The file is damaged or is not a calendar."),
        _("Nothing was changed."),
        _("Export it again as an .ics file (iCalendar, UTF-8)."),
    )


def _records(calendar: Component) -> list[Record]:
    """Its events and tasks but for what was called off; one that cannot be read is left out."""
    found = []
    for component in calendar.subcomponents:
        if component.name in ("VEVENT", "VTODO") and text_of(component, "STATUS").upper() != "CANCELLED":
            with suppress(*_BROKEN):
                found.append(Record(component))
    return found


def _head(calendar: Component, below: Plan) -> Plan:
    """What the calendar says of the plan; `below` is what stands where it says nothing."""
    year = text_of(calendar, carried.YEAR)
    day = None
    with suppress(ValueError):
        day = date.fromisoformat(text_of(calendar, carried.EVENT_DAY))
    known = year.isascii() and year.isdigit() and 1900 <= int(year[:5]) < 2200
    name = text_of(calendar, carried.EVENT)
    return replace(
        below,
        title=clean(text_of(calendar, carried.TITLE) or text_of(calendar, "X-WR-CALNAME")) or below.title,
        issue=Issue(year=int(year)) if known else below.issue,
        event=Event(clean(name), day) if name or day else below.event,
    )
