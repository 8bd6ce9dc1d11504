"""The yearly days that plans are made for, each with its official name of the year and that name's source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, cast

from desktop.plan import shelf

LAST = 9999
_FOUNDED = date(1959, 3, 4)  # Sắc lệnh số 016/SL: Ủy ban Khoa học Nhà nước, today's ministry
_MINISTRY = "Bộ Khoa học và Công nghệ"


@dataclass(frozen=True, slots=True)
class EventName:
    """An official name, the years it holds, and how it is shortened or miswritten."""

    name: str
    since: int
    until: int = LAST
    source: str = ""
    short: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YearlyDay:
    """A day of every year, under the names it has borne."""

    key: str
    day: int
    month: int
    names: tuple[EventName, ...]

    def of(self, year: int) -> EventName | None:
        """The name that holds in that year; None where the day was not kept yet."""
        return next((name for name in self.names if name.since <= year <= name.until), None)

    def on(self, year: int) -> date:
        """The day in that year."""
        return date(year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Anniversary:
    """How old the ministry is in a year; every fifth year is celebrated."""

    years: int

    @property
    def words(self) -> str:
        """ "kỷ niệm 65 năm thành lập Bộ Khoa học và Công nghệ"."""
        return f"kỷ niệm {self.years} năm thành lập {_MINISTRY}"

    @property
    def round(self) -> bool:
        """Whether it is a year of celebration."""
        return self.years % 5 == 0


def anniversary(year: int) -> Anniversary | None:
    """The founding of the ministry (04/3/1959), counted in that year; None before it."""
    return Anniversary(year - _FOUNDED.year) if year > _FOUNDED.year else None


@cache
def yearly_days() -> tuple[YearlyDay, ...]:
    """All known days, in the order of the year."""
    return tuple(_day(entry) for entry in cast("list[dict[str, Any]]", shelf.read("calendars", "events")))


def event_of(day: date, year: int | None = None) -> YearlyDay | None:
    """The event kept on that day and month in `year` (the day's own, when none is given)."""
    year = day.year if year is None else year
    found = (event for event in yearly_days() if (event.day, event.month) == (day.day, day.month))
    return next((event for event in found if event.of(year)), None)


def event_named(words: str) -> YearlyDay | None:
    """The event that the words name, under any of its names of any year, however written."""
    found = _first(words)
    return found[1] if found else None


def official_name(what: str | date, year: int) -> str:
    """The name of that year of the event that a day or any words name; "" when there is none."""
    event = event_of(what, year) if isinstance(what, date) else event_named(what)
    named = event.of(year) if event else None
    return named.name if named else ""


def other_names(what: str | date, year: int) -> tuple[str, ...]:
    """What the same event is also called: short forms, names of other years, usual slips."""
    event = event_of(what, year) if isinstance(what, date) else event_named(what)
    official = official_name(what, year)
    return tuple(name for name in _all_names(event) if name != official) if event else ()


def wrong_name(text: str, year: int, *, shortened: bool = True) -> tuple[str, str] | None:
    """The first name in the text that is not that year's, and the official one.

    Wrong are the name of another year, wrong letters and capitals ("ngày" and "Ngày" are both right, Phụ lục
    II of the Decree), and, unless `shortened`, the short form too (a title and the event's own field want
    the whole name).
    """
    at = 0
    while found := _first(text, at):
        match, event = found
        named = event.of(year)
        if named and not _right(match.group(), named, shortened):
            return match.group(), named.name
        at = match.end()
    return None


def day_spellings(text: str) -> tuple[str, ...]:
    """The day as written right after an event's name: "18-5" or "18/5" ("Ngày … Việt Nam (18/5)")."""
    spelled: list[str] = []
    at = 0
    while found := _first(text, at):
        at = found[0].end()
        day = re.match(r"\s*,?\s*\(?(?:ngày )?([0-9]{1,2}[-/][0-9]{1,2})(?![-/0-9])", text[at : at + 30])
        if day and day.group(1) not in spelled:
            spelled.append(day.group(1))
    return tuple(spelled)


def _right(written: str, named: EventName, shortened: bool) -> bool:
    written = "N" + " ".join(written.split())[1:]
    right = (named.name, *named.short) if shortened else (named.name,)
    return written in right or (written.isupper() and written in [name.upper() for name in right])


def _first(text: str, at: int = 0) -> tuple[re.Match[str], YearlyDay] | None:
    """The leftmost name of any event from `at` on, the longest where several begin together."""
    match = _pattern().search(text, at)
    return (match, yearly_days()[(match.lastindex or 1) - 1]) if match else None


@cache
def _pattern() -> re.Pattern[str]:
    """Every name of every day, one group a day."""
    groups = []
    for event in yearly_days():
        names = sorted(_all_names(event), key=len, reverse=True)
        groups.append("|".join(_loose(name.removeprefix("Ngày ")) for name in names))
    return re.compile(rf"(?<!\w)[Nn](?:gày|GÀY)\s+(?i:{'|'.join(f'({group})' for group in groups)})(?!\w)")


def _loose(words: str) -> str:
    """A pattern of the words with any spaces between them and round their signs."""
    signs = {",": r"\s*,\s*", "&": r"\s*&\s*", " ": r"\s+"}
    parts = re.findall(r"\s*([,&])\s*|(\s)|([^\s,&]+)", words)
    return "".join(signs[sign or space] if sign or space else re.escape(word) for sign, space, word in parts)


def _all_names(event: YearlyDay) -> tuple[str, ...]:
    return tuple(word for named in event.names for word in (named.name, *named.short, *named.wrong))


def _day(entry: dict[str, Any]) -> YearlyDay:
    day, month = entry["day"]
    names = tuple(
        EventName(
            name=named["name"],
            since=named["since"],
            until=named.get("until", LAST),
            source=named["source"],
            short=tuple(named.get("short", ())),
            wrong=tuple(named.get("wrong", ())),
        )
        for named in entry["names"]
    )
    return YearlyDay(entry["key"], day, month, names)
