"""What the table of activities shows: a row for each activity, and what is missing in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.i18n import _
from desktop.plan import phrase
from desktop.plan.activity import Task, tasks, times
from desktop.plan.item import Duty, Unit
from desktop.plan.paste import Proposal
from desktop.plan.plan import Plan, SectionKind
from desktop.plan.tree import all_items

NUMBER, CONTENT, LEAD, COORDINATE, TIME, PLACE, STATE = range(7)
_OWN = (SectionKind.ACTIVITIES, SectionKind.CONTENT)
_MARKS = re.compile(r"(\(?\w+(\.\w+)*[.)]+ ?)+")


@dataclass(frozen=True, slots=True)
class Row:
    """One activity: its id, what each column says in full, and what it still lacks."""

    item_id: str
    cells: tuple[str, ...]
    missing: tuple[str, ...] = ()


def titles() -> tuple[str, ...]:
    """What stands over the columns."""
    return (_("No."), _("Content"), _("Lead"), _("Coordination"), _("Time"), _("Venue"), _("State"))


def rows(plan: Plan) -> tuple[Row, ...]:
    """Every activity of the plan, and the duties that stand among the activities, as they are read."""
    found = tasks(plan)
    owned = {timed.item_id for task in found for timed in task.times}
    whole = any(timed.item_id not in owned for timed in times(plan))
    kinds = {section.id: section.kind for section in plan.sections}
    said = {item.id: item.content.text.plain for item in all_items(plan) if isinstance(item.content, Duty)}
    return tuple(
        _row(task, said.get(task.item_id, ""), whole)
        for task in found
        if not task.duty or kinds.get(task.section_id) in _OWN
    )


def _row(task: Task, duty: str, whole: bool) -> Row:
    """`duty`: the words of a unit's duty; `whole`: one time stands for the whole plan (domain §1.2)."""
    texts = tuple(" ".join(timed.when.text.split()) for timed in task.times)
    missing = [] if (duty or task.title).strip() else ["title"]
    if not (task.duty or task.parted):
        if not any(unit.name for unit in (*task.leads, *task.performers, *task.second_leads)):
            missing.append("lead")
        if not (any(texts) or whole):
            missing.append("time")
    return Row(task.item_id, _cells(task, duty, texts), tuple(missing))


def _cells(task: Task, duty: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    title = " ".join((duty or task.title).split())
    leads = _names(task.leads) or _names(task.second_leads) or _names(task.performers)
    places = "; ".join(venue.place for venue in task.places if venue.place)
    state = "" if task.progress is None else _("{percent} % done").format(percent=task.progress)
    return (number_words(task.name), title, leads, _names(task.coordinators), "; ".join(texts), places, state)


def number_words(path: str) -> str:
    """A path of marks as one number: "III. 1." is "III.1", "II. 1. 1.5." is "II.1.5"; other words stay."""
    if not _MARKS.fullmatch(path):
        return path
    parts: list[str] = []
    for mark in path.split():
        bare = mark.strip(".()")
        if parts and bare.startswith(f"{parts[-1]}."):
            parts.pop()
        parts.append(bare)
    return ".".join(parts)


def state_words(row: Row) -> str:
    """ "thiếu chủ trì, thời gian", else how far it is; "" for what only has to be done."""
    names = {"title": _("content"), "lead": _("lead unit"), "time": _("time")}
    found = ", ".join(names[code] for code in row.missing)
    return _("missing: {things}").format(things=found) if found else row.cells[STATE]


def proposed(proposals: Sequence[Proposal]) -> tuple[Row, ...]:
    """The rows that a paste would add."""
    return tuple(_proposed(number, proposal) for number, proposal in enumerate(proposals, 1))


def _proposed(number: int, said: Proposal) -> Row:
    leads = "; ".join(said.leads or said.second_leads or said.performers)
    when = "; ".join(said.times)
    cells = (str(number), said.title, leads, "; ".join(said.coordinators), when, said.place, "")
    wanted = (("title", said.title), ("lead", leads), ("time", when))
    return Row(str(number), cells, tuple(code for code, value in wanted if not value))


def unread_times(proposals: Sequence[Proposal], year: int | None) -> int:
    """How many of the proposed times are not understood."""
    said = (words for proposal in proposals for words in proposal.times)
    return sum(phrase.parse(words, year=year).kind == "unparsed" for words in said)


def _names(units: tuple[Unit, ...]) -> str:
    return "; ".join(dict.fromkeys(unit.name for unit in units if unit.name))
