"""The calendar on paper: `lich.pdf`, the months that matter and the weekly work schedules.

A month is painted from the same drawing as on the screen; what finds no room in it stands in the schedules.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.documents.blocks import Sheet
from desktop.documents.format import Format, check_pdf
from desktop.drawings.stack import week_of
from desktop.drawings.timescale import next_month
from desktop.i18n import later
from desktop.plan.agenda import Agenda, agenda
from desktop.plan.dates import short_date
from desktop.plan.plan import Plan
from desktop.plan.slots import Slot, all_slots
from desktop.plan.wording import title_line
from desktop.plan.workdays import WorkCalendar
from desktop.plan.workdays import calendar as shipped

if TYPE_CHECKING:
    from desktop.documents.calendar_pages import Book

KINDS = ("month", "week")
MOST_MONTHS = 36
_LONG = 45  # days: a longer window asks for a page only where it begins or ends
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


def make(plan: Plan, moment: datetime | None = None) -> bytes:
    """The archival PDF; equal plans and clocks give equal bytes, without a clock by the day of issue."""
    from desktop.documents.archive import issued
    from desktop.documents.content import issuer

    found = agenda(plan)
    months = list(_busy_months(found))[:MOST_MONTHS]
    sheet = Sheet((), f"Lịch hoạt động - {title_line(plan)}", issuer(plan))
    book = _book(sheet, (found,), shipped(), "A4")
    for month in months:
        book.month(month)
    book.schedules(sorted({week for month in months for week in _weeks(month, next_month(month) - _DAY)}))
    return book.pdf(moment or issued(plan))


def make_calendar(
    agendas: tuple[Agenda, ...],
    calendar: WorkCalendar,
    first: date,
    last: date,
    paper: str = "A4",
    kinds: Sequence[str] = KINDS,
    moment: datetime | None = None,
) -> bytes:
    """Every month and week that touches the days from first to last, over any plans; `paper` "A4" or "A3".

    One or two weeks show each working day, to be filled in by hand.
    """
    from desktop.documents.archive import HANOI

    sheet = Sheet((), f"Lịch công tác từ ngày {short_date(first)} đến ngày {short_date(last)}")
    book = _book(sheet, agendas, calendar, paper)
    if "month" in kinds:
        for month in list(_months(first, last))[:MOST_MONTHS]:
            book.month(month)
    if "week" in kinds:
        weeks = list(_weeks(first, last))
        book.schedules(weeks, every_day=len(weeks) <= 2)
    return book.pdf(moment or datetime(first.year, first.month, first.day, tzinfo=HANOI))


def _book(sheet: Sheet, agendas: tuple[Agenda, ...], calendar: WorkCalendar, paper: str) -> Book:
    from desktop.documents.calendar_pages import Book

    return Book(sheet, agendas, calendar, paper)


def _busy_months(found: Agenda) -> Iterator[date]:
    """The first day of each month in which something is held, begins or ends."""
    if found.span is None:
        return
    for month in _months(*found.span):
        end = next_month(month) - _DAY
        event = found.event.day is not None and month <= found.event.day <= end
        if event or any(_news(slot, month, end) for slot in all_slots(found.entries, month, end)):
            yield month


def _news(slot: Slot, first: date, last: date) -> bool:
    return slot.days <= _LONG or first <= slot.first <= last or first <= slot.last <= last


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = next_month(month)


def _weeks(first: date, last: date) -> Iterator[date]:
    """The Mondays of the weeks that touch the days."""
    monday = week_of(first)
    while monday <= last:
        yield monday
        monday += _WEEK


FORMAT = Format("lich.pdf", later("The calendar and weekly schedules (PDF)"), make, check_pdf)
