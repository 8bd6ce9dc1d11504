"""One row of the Gantt: an activity with all its times, or the head of a group."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from desktop.drawings.labels import names, whose
from desktop.plan import agenda as plans
from desktop.plan.agenda import AFTER, BEFORE, Agenda, Entry, Key

NO_TIME = "Không nêu thời gian"
Days = tuple[date, date]
D = TypeVar("D", date, date | None)


@dataclass(frozen=True, slots=True)
class GanttRow:
    """One activity with all its times, or (`key` None) the head of a group with all entries of the group.

    `group` names the group it is in; `fold` is what `folded` of `rows` hides what is below it by, "" for
    nothing below it; `continued`: the head said again where the group goes on.
    """

    key: Key | None
    plan: str
    title: str
    level: int
    number: str
    entries: tuple[Entry, ...]
    group: str = ""
    fold: str = ""
    folded: bool = False
    agenda: Agenda | None = field(default=None, repr=False, compare=False)
    today: date | None = field(default=None, repr=False)
    issued: date | None = None
    continued: bool = False

    @property
    def head(self) -> bool:
        return self.key is None

    @property
    def lead(self) -> str:
        """The units answerable: "A; B"; of a head nothing."""
        return names(whose(self.entries[0])) if self.key else ""

    @property
    def partners(self) -> str:
        return names(self.entries[0].coordinators) if self.key else ""

    @property
    def words(self) -> str:
        """Its times as worded."""
        if self.key is None:
            return ""
        said = "; ".join(
            dict.fromkeys(" ".join(entry.when.text.split()) for entry in self.entries if entry.when.text)
        )
        return said or NO_TIME

    @property
    def done(self) -> bool:
        return bool(self.key) and self.entries[0].done

    @property
    def progress(self) -> int | None:
        """Percent, None where nothing is said."""
        return self.entries[0].progress if self.key else None

    @property
    def over(self) -> bool:
        """Whether nothing of its plan is to be done any more."""
        return self.agenda is not None and self.agenda.over

    @property
    def late(self) -> bool:
        """Whether its last day is past, nothing says that it is done, and it still matters."""
        if self.today is None or self.key is None:
            return False
        last = [days[1] for entry in self.entries if not entry.inner and (days := bounds(entry))]
        return bool(last) and plans.late(self.entries[0], self.agenda, self.today, max(last))

    @property
    def state(self) -> str:
        """In words: "Xong", "Quá hạn", "Đang làm 40%", "Chưa làm"."""
        if self.key is None:
            return ""
        if self.done:
            return "Xong"
        if self.late:
            return "Quá hạn"
        return f"Đang làm {self.progress}%" if self.progress else "Chưa làm"

    @property
    def days(self) -> Days | None:
        """First and last day that its times name; of what comes again without end the plan's year."""
        found = span(self.entries)
        if found is None and self.agenda and self.agenda.year and any(map(_endless, self.entries)):
            return date(self.agenda.year, 1, 1), date(self.agenda.year, 12, 31)
        return found


def _endless(entry: Entry) -> bool:
    return entry.when.kind == "recurring"


def agenda_year(agenda: Agenda | None, first: D, last: D) -> tuple[date | D, date | D]:
    """The year of a plan, or the days given where it has none."""
    year = agenda.year if agenda else None
    return (date(year, 1, 1), date(year, 12, 31)) if year else (first, last)


def bounds(entry: Entry) -> Days | None:
    """First and last day of a time that count; a deadline has its last alone; None where none is known."""
    when = entry.when
    if when.kind in ("unstated", "unparsed") and entry.pick is None:
        return None
    first, last = when.earliest, when.latest
    if first is not None and last is not None:
        return first, last
    known = [day for day in (first, last, *(when.core or ())) if day is not None]
    if when.anchor and not known:
        known = [when.anchor - BEFORE, when.anchor + AFTER]
    if not known and entry.pick:
        known = [entry.pick.day]
    return (min(known), max(known)) if known else None


def span(entries: Iterable[Entry]) -> Days | None:
    """First and last day of many times."""
    found = [days for days in map(bounds, entries) if days]
    return (min(day for day, _ in found), max(day for _, day in found)) if found else None
