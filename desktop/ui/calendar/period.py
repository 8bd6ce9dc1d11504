"""The stretch of days that is shown: its bounds, its name, the next one, and one asked for in words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from desktop.i18n import _
from desktop.plan.text import clean, fold
from desktop.ui.calendar.keys import FIRST, LAST, goes_to, page
from desktop.ui.wizard.fields.day import read_day, weekday

VIEWS = ("month", "week", "day", "list", "year")
"""In the order of Ctrl+1 to Ctrl+5; the list shows the days of the view before it."""
SPANS = ("month", "week", "day", "year")
_MONTH = re.compile(
    r"(?:thang|month)?\s*(\d{1,2})\s*(?:[/.\-]|\s*nam\s*|\s+)\s*(\d{4})|(?:thang|month)\s*(\d{1,2})"
)
_WEEK = re.compile(r"(?:tuan|week)\s*(\d{1,2})(?:\s*(?:[/.\-]|nam|\s)\s*(\d{4}))?")
_YEAR = re.compile(r"(?:nam|year)?\s*(\d{4})")
_NEAR = {"hom nay": 0, "today": 0, "mai": 1, "ngay mai": 1, "tomorrow": 1, "hom qua": -1, "yesterday": -1}


def bounds(span: str, day: date) -> tuple[date, date]:
    """First and last day of the month, week, day or year around a day."""
    match span:
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        case "day":
            return day, day
        case "year":
            return date(day.year, 1, 1), date(day.year, 12, 31)
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def turned(span: str, day: date, by: int) -> date:
    """The like day of the next (1) or previous (-1) month, week, day or year."""
    if span == "year":
        return goes_to("year_after" if by > 0 else "year_before", span, day, day) or day
    return page(span, day, by)


def title(span: str, day: date) -> str:
    """ "Tháng 5/2024", "Tuần 20: 13/5 - 19/5/2024", "Thứ Hai, 13/5/2024", "Năm 2024"."""
    first, last = bounds(span, day)
    match span:
        case "week":
            one = short(first) if first.year == last.year else long(first)
            return _("Week {n}: {first} - {last}").format(
                n=day.isocalendar().week, first=one, last=long(last)
            )
        case "day":
            name = weekday(day)
            return f"{name[0].upper()}{name[1:]}, {long(day)}"
        case "year":
            return _("Year {year}").format(year=day.year)
    return _("Month {month}/{year}").format(month=day.month, year=day.year)


def widest(span: str) -> str:
    """A title that takes as much room as nearly any of that kind."""
    return title(span, date(2028, 12, 31))


def short(day: date) -> str:
    """ "13/5"."""
    return f"{day.day}/{day.month}"


def long(day: date) -> str:
    """ "13/5/2024"."""
    return f"{day.day}/{day.month}/{day.year}"


def read_jump(words: str, shown: date, today: date) -> tuple[date, str] | None:
    """The day asked for and the span it names ("" for a day), None for words that name none.

    Reads 10/5/2024, 10/5, tháng 5, 5/2024, tuần 20, năm 2025, hôm nay, mai.
    """
    gist = " ".join(fold(clean(words)).split())
    found = read_day(clean(words), shown.year)
    if isinstance(found, date):
        return _inside(found, "")
    if gist in _NEAR:
        return _inside(today + timedelta(days=_NEAR[gist]), "")
    try:
        return _named(gist, shown)
    except ValueError:
        return None


def _named(gist: str, shown: date) -> tuple[date, str] | None:
    if month := _MONTH.fullmatch(gist):
        number, year = int(month[1] or month[3]), int(month[2] or shown.year)
        return _inside(date(year, number, 1), "month")
    if week := _WEEK.fullmatch(gist):
        return _inside(date.fromisocalendar(int(week[2] or shown.year), int(week[1]), 1), "week")
    if whole := _YEAR.fullmatch(gist):
        return _inside(date(int(whole[1]), 1, 1), "year")
    return None


def _inside(day: date, span: str) -> tuple[date, str] | None:
    return (day, span) if FIRST <= day <= LAST else None
