"""Events and tasks of a calendar file as items of a plan: ours as they were, others as far as they tell."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from desktop.plan import carried, phrase
from desktop.plan.carried import Carried, Whole
from desktop.plan.item import (
    Activity,
    Duty,
    DutyStyle,
    Item,
    Mark,
    Prose,
    Role,
    RoleKind,
    Timing,
    Unit,
    Venue,
)
from desktop.plan.plan import Pick, new_id
from desktop.plan.roles import LABELS
from desktop.plan.text import Run, Text, clean, text
from desktop.plan.tree import Items
from desktop.plan.wording import unit_names
from desktop.readers.ics_times import days_of, rule_of, text_of, words_of

if TYPE_CHECKING:
    from icalendar import Component

_LONGEST_NOTE = 40  # lines of a description that stand on their own
_FUZZY = ("months", "quarter", "year", "period", "within", "focus", "around", "continuous", "vague")
_DEEPEST = 6  # wholes above a part
_JOINERS = (", ", "; ", " và ")
Key = tuple[str, ...]


class Record:
    """One event or task; `carried` is what this program had put into it, None in one of another program.

    `words` is its time: as it was worded, unless somebody has moved it since. A fuzzy time that was moved to
    one day keeps its words, and the day is its pick: it does not become exact.
    """

    def __init__(self, component: Component) -> None:
        self.component = component
        self.carried = carried.carried(text_of(component, carried.ENTRY))
        first, last = days_of(component)
        self.days = [day for day in (first, last) if day]
        self.place = text_of(component, carried.PLACE)
        self.nth = text_of(component, carried.NTH)
        self.key: Key = (text_of(component, carried.PLAN), self.place, self.nth)
        kept = self.carried
        self.pick = kept.pick if kept else None
        stated = clean(text_of(component, carried.TIME))
        todo = component.name == "VTODO"
        if kept and kept.days == carried.days(todo=todo, first=first, last=last, often=_freq(component)):
            self.words = stated
        elif kept and first and _day(first) == _day(last) and phrase.parse(stated).kind in _FUZZY:
            self.words, self.pick = stated, Pick(self.place, 0, _day(first))
        else:
            self.words = clean(words_of(component))

    @property
    def title(self) -> str:
        """On one line, without what was put to it for the calendar."""
        summary = " ".join(clean(text_of(self.component, "SUMMARY")).split())
        if self.carried is None:
            return summary
        shown = " ".join(clean(self.carried.title).split()).rstrip(" .;:")
        before, found, after = self.carried.summary.partition(shown)
        return summary.removeprefix(before).removesuffix(after) if found else summary

    @property
    def beside(self) -> bool:
        """Whether it only helps another one to stand for its entry."""
        return bool(self.carried and self.carried.role)

    @property
    def renamed(self) -> bool:
        return self.carried is not None and text_of(self.component, "SUMMARY") != self.carried.summary

    @property
    def rooms(self) -> tuple[Venue, ...]:
        location = text_of(self.component, "LOCATION")
        if self.carried and location == self.carried.location:
            return tuple(
                Venue(clean(room.place), clean(room.label), room.tentative) for room in self.carried.rooms
            )
        return (Venue(" ".join(clean(location).split())),) if location.strip() else ()

    @property
    def progress(self) -> int | None:
        """Of a hundred, None where nothing is told."""
        if text_of(self.component, "STATUS").upper() == "COMPLETED":
            return 100
        percent = text_of(self.component, "PERCENT-COMPLETE")
        if percent.isascii() and percent.isdigit():
            return min(int(percent[:3]), 100)
        kept = self.carried.progress if self.carried else None
        return None if kept is None else max(0, min(kept, 100))


def items(records: Sequence[Record]) -> tuple[Items, tuple[Pick, ...]]:
    """The items of a section in the order of the file, and the days chosen in fuzzy times."""
    groups: dict[Key, list[Record]] = {}
    for record in _standing(records):
        kept = record.carried
        place = record.place if kept and not kept.task else ""
        key = (record.key[0], kept.task, place) if kept else record.key
        groups.setdefault(key, []).append(record)
    made: dict[Key, Item] = {}
    picks: list[Pick] = []
    for key, group in groups.items():
        kept = group[0].carried
        if kept is None:
            made[key] = _foreign(group[0])
            continue
        made[key], chosen = _ours(group, kept) if kept.task else _whole(group)
        picks += chosen
    wholes = {key: group[0].carried.wholes for key, group in groups.items() if group[0].carried}
    return _nested(made, wholes), tuple(picks)


def _nested(made: dict[Key, Item], wholes: Mapping[Key, Sequence[Whole]]) -> Items:
    """Parts below their wholes, which are made where the file has none of their times."""
    nodes, above = dict(made), dict[Key, Key]()
    kids, tops = dict[Key, dict[Key, None]](), dict[Key, None]()
    for key in made:
        below = key
        for whole in reversed(wholes.get(key, ())[-_DEEPEST:]):
            upper: Key = (key[0], whole.id, "")
            if below in above or below in _upwards(upper, above):
                break
            nodes.setdefault(upper, Item(id=new_id(), content=Activity(text(clean(whole.title)))))
            above[below] = below = upper
        for lower, upper in pairwise(_upwards(key, above)):
            kids.setdefault(upper, {})[lower] = None
        tops[_upwards(key, above)[-1]] = None

    def grown(key: Key, mark: Mark) -> Item:
        parts = tuple(grown(part, Mark.DECIMAL) for part in kids.get(key, ()))
        return replace(nodes[key], mark=mark, children=(*nodes[key].children, *parts))

    return tuple(grown(key, Mark.NUMBER) for key in tops)


def _upwards(key: Key, above: Mapping[Key, Key]) -> list[Key]:
    """The key and those above it."""
    found = [key]
    while found[-1] in above:
        found.append(above[found[-1]])
    return found


def _standing(records: Sequence[Record]) -> list[Record]:
    """One record for each entry: the one that stands for it, else one of those put beside it."""
    best: dict[Key, Record] = {}
    for number, record in enumerate(records):
        if record.carried is None:
            record.key = ("", "", "", str(number))
        known = best.get(record.key)
        if known is None or (
            known.carried and known.carried.role and record.carried and not record.carried.role
        ):
            best[record.key] = record
    return list(best.values())


Made = tuple[Items, list[Pick]]


def _whole(group: list[Record]) -> tuple[Item, list[Pick]]:
    """A time of the whole plan, or several in one sentence."""
    words = [record.words for record in group]
    one = _timing(words[0])
    if len(words) > 1:
        joined = "; ".join(words)
        one = replace(one, content=Prose(_marked(joined, words) or text(joined)))
    return replace(one, mark=Mark.NUMBER), _picks(group, one.id)


def _ours(group: list[Record], kept: Carried) -> tuple[Item, list[Pick]]:
    """The activity or duty that these entries are of."""
    new = [record.title for record in group if record.renamed and record.carried and not record.carried.inner]
    title = text(new[0] if new else clean(kept.activity))
    whole = Item(id=new_id(), content=Prose(), mark=Mark.NUMBER)
    lines: Items = (*_roles(kept), *(_line(room) for room in group[0].rooms))
    picks: list[Pick] = []
    places: dict[str, list[Record]] = {}
    for record in group:
        places.setdefault(record.place, []).append(record)
    for place, told in places.items():
        words = [record.words for record in told if record.words]
        said = _marked(title.plain, words) if place == kept.task else None
        if said is not None:
            title, chosen = said, _picks(told, whole.id)
        else:
            below, chosen = _told(told)
            lines += below
        picks += chosen
    return replace(whole, content=_content(kept, title, group[0].progress), children=lines), picks


def _told(told: list[Record]) -> Made:
    """The times of one place: in its sentence, or a line each."""
    kept = told[0].carried
    sentence = told[0].title if told[0].renamed else clean(kept.title) if kept else ""
    inner = bool(kept and kept.inner)
    said = _marked(sentence, [record.words for record in told]) if inner else None
    if said is not None:
        line = _line(Prose(said))
        return (line,), _picks(told, line.id)
    made = [(record, _timing(record.words)) for record in told]
    picks = [pick for record, line in made for pick in _picks([record], line.id)]
    extra = (_line(Prose(text(sentence))),) if inner else ()
    return (*extra, *(line for _, line in made)), picks


def _marked(words: str, times: Sequence[str]) -> Text | None:
    """The words with their times marked in order, None where one is not in them."""
    runs: list[Run] = []
    at = 0
    for said in times:
        start = words.find(said, at)
        if not said or start < 0 or (at and start == at):
            return None
        runs += [Run(words[at:start]), Run(said, time=True)]
        at = start + len(said)
    return Text(tuple(run for run in (*runs, Run(words[at:])) if run.text))


def _picks(told: Sequence[Record], place: str) -> list[Pick]:
    chosen = ((nth, record.pick) for nth, record in enumerate(told))
    return [Pick(place, nth, pick.day, clean(pick.part)) for nth, pick in chosen if pick]


def _content(kept: Carried, title: Text, progress: int | None) -> Activity | Duty:
    if not kept.duty:
        return Activity(title, progress=progress)
    units = _units(kept.leads)
    joiner = next((j for j in _JOINERS if unit_names(units, j) == title.plain), None)
    if joiner:
        return Duty(units, style=DutyStyle.HEADING, joiner=joiner)
    return Duty(units, title, DutyStyle.INLINE)


def _roles(kept: Carried) -> Iterator[Item]:
    roles = (
        (RoleKind.LEAD, () if kept.duty else kept.leads),
        (RoleKind.SECOND_LEAD, kept.second_leads),
        (RoleKind.LEADER, kept.leaders),
        (RoleKind.PERFORM, kept.performers),
        (RoleKind.COORDINATE, kept.coordinators),
    )
    return (_line(Role(role, _units(units), LABELS[role])) for role, units in roles if units)


def _units(units: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(Unit(clean(unit.name), clean(unit.id)) for unit in units)


def _foreign(record: Record) -> Item:
    """An activity out of another program: its time, place and description as lines."""
    lines: list[Item] = [_line(room) for room in record.rooms]
    if record.words:
        lines.insert(0, _timing(record.words))
    notes = _notes(text_of(record.component, "DESCRIPTION"))
    if rule := rule_of(record.component):
        notes.append(f"Lặp lại (theo tệp lịch): {clean(rule)}")
    lines += [_line(Prose(text(note))) for note in notes]
    activity = Activity(text(record.title), progress=record.progress)
    return Item(id=new_id(), content=activity, mark=Mark.NUMBER, children=tuple(lines))


def _notes(description: str) -> list[str]:
    """The lines of a description without the marks of a web page; too many end in one line."""
    if re.search(r"</?(?:p|br|div|span|b|i|u|a|ul|li|html)\b[^<>]{0,500}>", description, re.IGNORECASE):
        description = re.sub(r"(?i)<(?:br|/p|/div|/li)[^<>]{0,500}>", "\n", description)
        description = html.unescape(re.sub(r"<[^<>]{0,500}>", "", description))
    lines = [line for line in (" ".join(one.split()) for one in clean(description).split("\n")) if line]
    head, rest = lines[:_LONGEST_NOTE], lines[_LONGEST_NOTE:]
    return [*head, "; ".join(rest)] if rest else head


def _timing(words: str) -> Item:
    return _line(Timing(text(words)))


def _line(content: Timing | Venue | Role | Prose) -> Item:
    return Item(id=new_id(), content=content, mark=Mark.DASH)


def _day(moment: date | None) -> date:
    return moment.date() if isinstance(moment, datetime) else moment or date.min


def _freq(component: Component) -> str:
    return next(iter(re.findall(r"FREQ=(\w+)", rule_of(component))), "")
