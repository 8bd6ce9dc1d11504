"""The times of a plan as one flat list: what calendar, Gantt, conflicts, reminders and exchange all read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from desktop.plan import phrase
from desktop.plan.activity import Task, Timed, tasks, times
from desktop.plan.item import Activity, Duty, Item, Prose, Unit, Venue
from desktop.plan.plan import Event, Pick, Plan, State, Waiver
from desktop.plan.tree import Items, all_items
from desktop.plan.when import When

Key = tuple[str, str, int]
"""Plan, item that prints the time (the activity where none is stated), number of the phrase in it."""

UNSTATED, NO_EVENT = When(), Event()
BEFORE, AFTER = timedelta(days=14), timedelta(days=7)
"""How far "trước, trong và sau ngày X" is shown to reach (interaction §1, T7)."""
LATE_DRAFT, LATE_SIGNED = timedelta(days=60), timedelta(days=366)
LATE_UNMARKED = timedelta(days=7)
"""How long what is not done is told as late: in a draft, a signed plan, where nothing can be marked."""
SHAPE = 1
"""Of the kept words; raise it when an entry holds more, and kept agendas are made anew."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One stated time of an activity, duty or whole plan (`task` ""); an activity without any has one.

    `name` is the path of marks ("III. 5."), `title` what is done; `pick` the day chosen inside a fuzzy time.
    """

    plan: str
    place: str
    nth: int = 0
    task: str = ""
    above: str = ""  # the activity or duty that this one is a part of
    name: str = ""
    title: str = ""
    when: When = UNSTATED
    leads: tuple[Unit, ...] = ()
    second_leads: tuple[Unit, ...] = ()
    coordinators: tuple[Unit, ...] = ()
    performers: tuple[Unit, ...] = ()
    leaders: tuple[Unit, ...] = ()
    rooms: tuple[Venue, ...] = ()
    progress: int | None = None
    duty: bool = False
    inner: bool = False  # said in passing inside an activity, for its preparation
    pick: Pick | None = None

    @cached_property
    def key(self) -> Key:
        """What names the entry among all plans."""
        return self.plan, self.place, self.nth

    @cached_property
    def reach(self) -> tuple[date, date] | None:
        """Outside of these days nothing of it is ever shown; None where it names no day."""
        days = [*_reached(self.when), *((self.pick.day,) if self.pick else ())]
        return (min(days), max(days)) if days else None

    @property
    def endless(self) -> bool:
        """Whether it comes again and again."""
        return self.reach == (date.min, date.max)

    @property
    def doers(self) -> tuple[Unit, ...]:
        """Who is bound by the time: leads, second-level leads, performers."""
        return (*self.leads, *self.second_leads, *self.performers)

    @property
    def done(self) -> bool:
        return self.progress == 100

    @property
    def markable(self) -> bool:
        """Whether "done" can be told: an activity has a progress, a duty or a time in passing has none."""
        return bool(self.task) and not self.duty and not self.inner


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """The entries of one plan, with what is needed of the plan to show them."""

    plan: str
    title: str = ""
    reference: str = ""  # "12/KH-SKHCN", "" without a number
    state: State = State.DRAFT
    year: int | None = None
    event: Event = NO_EVENT
    entries: tuple[Entry, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def frozen(self) -> bool:
        """Whether the plan is signed or past it, hence read-only."""
        return self.state not in (State.DRAFT, State.SUBMITTED)

    @property
    def over(self) -> bool:
        """Whether nothing of it is to be done any more."""
        return self.state in (State.REPORTED, State.WITHDRAWN, State.REPLACED)

    @cached_property
    def span(self) -> tuple[date, date] | None:
        """First and last day that any time or chosen day names, half a month around an anchor."""
        days = [*(self.stated or ()), *((self.event.day,) if self.event.day else ())]
        return (min(days), max(days)) if days else None

    @cached_property
    def stated(self) -> tuple[date, date] | None:
        """The same without the day of the event: nothing of a plan whose times are all unstated."""
        days = [day for entry in self.entries for day in _named(entry)]
        return (min(days), max(days)) if days else None

    @property
    def late_for(self) -> timedelta:
        """How long what is not done of it is told as late: an old draft was never meant to be done."""
        return LATE_SIGNED if self.frozen else LATE_DRAFT


def told_late(entry: Entry, agenda: Agenda | None, today: date) -> date:
    """What was due on this day or after it and is not done is late; what was due before is history."""
    kept = agenda.late_for if agenda is not None else LATE_SIGNED
    return today - (kept if entry.markable else min(kept, LATE_UNMARKED))


def late(entry: Entry, agenda: Agenda | None, today: date | None, last: date | None = None) -> bool:
    """Whether its last day, or the one given, is past, not too long ago, and nothing says it is done."""
    due = last or entry.when.latest
    if today is None or due is None or entry.done or (agenda is not None and agenda.over):
        return False
    return told_late(entry, agenda, today) <= due < today


def agenda(plan: Plan) -> Agenda:
    """All that the plan says about time."""
    picks = {(pick.place, pick.nth): pick for pick in plan.picks}
    items = {item.id: item for item in all_items(plan)}
    found = tuple(
        replace(entry, pick=picks.get((entry.place, entry.nth))) if picks else entry
        for entry in _entries(plan, items)
    )
    issue = plan.issue
    return Agenda(
        plan=plan.id,
        title=" ".join(plan.title.split()),
        reference=f"{issue.number}/{plan.office.symbol}" if issue.number else "",
        state=plan.state,
        year=plan.year,
        event=plan.event,
        entries=found,
        waivers=plan.waivers,
    )


def _entries(plan: Plan, items: dict[str, Item]) -> Iterator[Entry]:
    above = {part.id: whole for section in plan.sections for whole, part in _parts(section.items)}
    told = set()
    for task in tasks(plan):
        told |= {timed.item_id for timed in task.times}
        for entry in _of_task(plan.id, task, items):
            yield replace(entry, above=above.get(task.item_id, ""))
    seen: dict[str, int] = {}
    for timed in times(plan):
        if timed.item_id not in told:
            nth = seen[timed.item_id] = seen.get(timed.item_id, -1) + 1
            yield Entry(plan=plan.id, place=timed.item_id, nth=nth, title=plan.event.name, when=timed.when)


def _parts(below: Items, whole: str = "") -> Iterator[tuple[str, Item]]:
    """Each activity and duty that stands below another, with that one's id."""
    for item in below:
        record = isinstance(item.content, Activity | Duty)
        if record and whole:
            yield whole, item
        yield from _parts(item.children, item.id if record else whole)


def _of_task(plan_id: str, task: Task, items: dict[str, Item]) -> Iterator[Entry]:
    base = Entry(
        plan=plan_id,
        place=task.item_id,
        task=task.item_id,
        name=task.name,
        title=_title(task, items),
        leads=task.leads,
        second_leads=task.second_leads,
        coordinators=task.coordinators,
        performers=task.performers,
        leaders=task.leaders,
        rooms=task.places,
        progress=task.progress,
        duty=task.duty,
    )
    if not task.times:
        if not task.parted:
            yield base
        return
    seen: dict[str, int] = {}
    for timed in task.times:
        nth = seen[timed.item_id] = seen.get(timed.item_id, -1) + 1
        yield replace(base, place=timed.item_id, nth=nth, when=timed.when, **_inner(task, timed, items))


def _title(task: Task, items: dict[str, Item]) -> str:
    """What is done: of a duty its words, where they do not stand in lines below it."""
    content = items[task.item_id].content
    return (content.text.plain if isinstance(content, Duty) else "") or task.title


def _inner(task: Task, timed: Timed, items: dict[str, Item]) -> dict[str, Any]:
    """A time in a sentence below the activity is about that sentence."""
    item = items.get(timed.item_id)
    if item is None or item.id == task.item_id or not isinstance(item.content, Prose):
        return {}
    return {"title": item.content.text.plain, "inner": True}


def _named(entry: Entry) -> Iterator[date]:
    when = entry.when
    chosen = (entry.pick.day,) if entry.pick else ()
    for day in (when.earliest, when.latest, when.flag, *_around(when), *chosen):
        if day is not None:
            yield day


def _reached(when: When) -> Iterator[date]:
    if when.kind == "recurring":
        yield from (date.min, date.max)
        return
    for day in (when.start, when.end, when.flag, *(when.core or ()), *_around(when)):
        if day is not None:
            yield day
    for part in when.parts:
        yield from _reached(part)


def _around(when: When) -> tuple[date, ...]:
    return (when.anchor - BEFORE, when.anchor + AFTER) if when.anchor else ()


# --- kept beside the plan in the store, so that all plans can be shown without opening each ----------------


def to_words(found: Agenda) -> str:
    """An agenda as words to keep; times stand as they are worded."""
    event = [found.event.name, found.event.day.isoformat() if found.event.day else ""]
    head = [SHAPE, found.plan, found.title, found.reference, str(found.state), found.year, event]
    rows = [_row(entry) for entry in found.entries]
    waivers = [[waiver.code, waiver.place, waiver.words, waiver.reason] for waiver in found.waivers]
    return json.dumps([*head, rows, waivers], ensure_ascii=False, separators=(",", ":"))


def from_words(words: str) -> Agenda | None:
    """The agenda of `to_words`; None when it is of another shape and must be made anew."""
    try:
        shape, plan, title, reference, state, year, (event, day), rows, waivers = json.loads(words)
        if shape != SHAPE:
            return None
        return Agenda(
            plan=plan,
            title=title,
            reference=reference,
            state=State(state),
            year=year,
            event=Event(event, date.fromisoformat(day) if day else None),
            entries=tuple(_entry(plan, year, row) for row in rows),
            waivers=tuple(Waiver(code, at, tuple(said), why) for code, at, said, why in waivers),
        )
    except (ValueError, TypeError, AttributeError):
        return None


def _row(entry: Entry) -> list[object]:
    units = (entry.leads, entry.second_leads, entry.coordinators, entry.performers, entry.leaders)
    pick = entry.pick
    return [
        *(entry.place, entry.nth, entry.task, entry.above, entry.name, entry.title, entry.when.text),
        [[[unit.name, unit.id] for unit in role] for role in units],
        [[room.place, room.label, room.tentative] for room in entry.rooms],
        *(entry.progress, entry.duty, entry.inner),
        [pick.day.isoformat(), pick.part] if pick else None,
    ]


def _entry(plan: str, year: int | None, row: list[Any]) -> Entry:
    place, nth, task, above, name, title, words, units, rooms, progress, duty, inner, pick = row
    roles = [tuple(Unit(*unit) for unit in role) for role in units]
    return Entry(
        plan=plan,
        place=place,
        nth=nth,
        task=task,
        above=above,
        name=name,
        title=title,
        when=phrase.parse(str(words), year=year) if words else UNSTATED,
        leads=roles[0],
        second_leads=roles[1],
        coordinators=roles[2],
        performers=roles[3],
        leaders=roles[4],
        rooms=tuple(Venue(*room) for room in rooms),
        progress=progress,
        duty=bool(duty),
        inner=bool(inner),
        pick=Pick(str(place), int(nth), date.fromisoformat(pick[0]), pick[1]) if pick else None,
    )
