"""What an entry says that a calendar file has no place for, as words to carry in it and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.plan import codec
from desktop.plan.agenda import Entry
from desktop.plan.item import Unit
from desktop.plan.plan import Pick

TIME, PLAN, PLACE, NTH, ENTRY = "X-SKH-TIME", "X-SKH-PLAN", "X-SKH-PLACE", "X-SKH-NTH", "X-SKH-ENTRY"
"""Of one entry: its time as worded, the parts of its key, and what is Carried."""
TITLE, YEAR, EVENT, EVENT_DAY = "X-SKH-TITLE", "X-SKH-YEAR", "X-SKH-EVENT", "X-SKH-EVENT-DAY"
"""Of the whole plan."""


@dataclass(frozen=True, slots=True)
class Room:
    """A venue."""

    place: str = ""
    label: str = ""
    tentative: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """An activity or duty that another one is a part of."""

    id: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """`activity` is the title of the task, `title` that of the entry; `role` "" stands for the entry itself.

    `wholes` are what the task is a part of, the outermost first.
    `summary`, `location` and `days` are what was written for other programs: where a file says another thing,
    somebody has changed it there.
    """

    role: str = ""
    task: str = ""
    activity: str = ""
    wholes: tuple[Whole, ...] = ()
    title: str = ""
    leads: tuple[Unit, ...] = ()
    second_leads: tuple[Unit, ...] = ()
    coordinators: tuple[Unit, ...] = ()
    performers: tuple[Unit, ...] = ()
    leaders: tuple[Unit, ...] = ()
    rooms: tuple[Room, ...] = ()
    progress: int | None = None
    duty: bool = False
    inner: bool = False
    pick: Pick | None = None
    summary: str = ""
    location: str = ""
    days: str = ""


def carry(entry: Entry, line: Sequence[Whole], *, role: str, summary: str, location: str, days: str) -> str:
    """The words to carry; `line` is the task after what it is a part of, empty for the whole plan."""
    return codec.record_to_json(
        Carried(
            role=role,
            task=entry.task,
            activity=line[-1].title if line else "",
            wholes=tuple(line[:-1]),
            title=entry.title,
            leads=entry.leads,
            second_leads=entry.second_leads,
            coordinators=entry.coordinators,
            performers=entry.performers,
            leaders=entry.leaders,
            rooms=tuple(Room(room.place, room.label, room.tentative) for room in entry.rooms),
            progress=entry.progress,
            duty=entry.duty,
            inner=entry.inner,
            pick=entry.pick,
            summary=summary,
            location=location,
            days=days,
        )
    )


def carried(words: str) -> Carried | None:
    """What `carry` wrote; None for anything else."""
    try:
        return codec.record_from_json(Carried, words)
    except (codec.CodecError, RecursionError):
        return None


def days(*, todo: bool, first: date | None, last: date | None, often: str = "") -> str:
    """Days and hours as one word, to see whether somebody changed them; both ends inclusive."""
    return f"{'todo' if todo else 'event'}/{_plain(first)}/{_plain(last)}/{often}"


def _plain(moment: date | None) -> str:
    if isinstance(moment, datetime):
        return moment.strftime("%Y%m%dT%H%M")
    return moment.strftime("%Y%m%d") if moment else ""
