"""Activities and unit duties as one list, read from the item tree: who does what, when, where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.plan import phrase
from desktop.plan.item import (
    Activity,
    Content,
    Duty,
    Item,
    Paper,
    People,
    Prose,
    Role,
    RoleKind,
    Timing,
    Unit,
    Venue,
)
from desktop.plan.numbering import plan_marks
from desktop.plan.plan import Plan
from desktop.plan.text import phrases
from desktop.plan.tree import Items
from desktop.plan.when import When
from desktop.plan.wording import unit_names


@dataclass(frozen=True, slots=True)
class Timed:
    """A time in the plan: the item that prints it, and what can be computed from its words."""

    item_id: str
    when: When


@dataclass(frozen=True, slots=True)
class Task:
    """One activity or duty; `name` is its path of marks ("III. 5."), `parted`: others stand below it."""

    item_id: str
    section_id: str
    name: str
    title: str
    leads: tuple[Unit, ...] = ()
    second_leads: tuple[Unit, ...] = ()
    coordinators: tuple[Unit, ...] = ()
    performers: tuple[Unit, ...] = ()
    leaders: tuple[Unit, ...] = ()
    times: tuple[Timed, ...] = ()
    places: tuple[Venue, ...] = ()
    people: tuple[People, ...] = ()
    papers: tuple[Paper, ...] = ()
    progress: int | None = None
    duty: bool = False
    parted: bool = False


def tasks(plan: Plan) -> tuple[Task, ...]:
    """Every activity and unit duty of the plan's sections, in reading order."""
    printed = plan_marks(plan)
    found: list[Task] = []
    for section in plan.sections:
        for item, path, bidden in _records(section.items, (printed[section.id],), printed):
            found.append(_task(item, section.id, " ".join(path), bidden, plan.year))
    return tuple(found)


def times(plan: Plan) -> Iterator[Timed]:
    """Every time stated anywhere in the sections, in reading order."""
    for section in plan.sections:
        yield from _times(section.items, plan.year, deep=True)


def _records(
    items: Items, path: tuple[str, ...], printed: dict[str, str], bidden: tuple[Unit, ...] = ()
) -> Iterator[tuple[Item, tuple[str, ...], tuple[Unit, ...]]]:
    """Activities and duties with their path, and the units of the duty that they stand below."""
    for item in items:
        mark = printed[item.id]
        here = (*path, mark) if mark not in ("", "-", "+", "*") else path
        if isinstance(item.content, Activity | Duty):
            yield item, here, bidden
        units = item.content.units if isinstance(item.content, Duty) else bidden
        yield from _records(item.children, here, printed, units)


def _task(item: Item, section_id: str, name: str, bidden: tuple[Unit, ...], year: int | None) -> Task:
    contents = [below.content for below in _own(item.children)]
    content = item.content
    assert isinstance(content, Activity | Duty)
    title = unit_names(content.units, content.joiner) if isinstance(content, Duty) else content.title.plain
    return Task(
        item_id=item.id,
        section_id=section_id,
        name=name,
        title=title,
        leads=content.units if isinstance(content, Duty) else _units(contents, RoleKind.LEAD),
        second_leads=_units(contents, RoleKind.SECOND_LEAD),
        coordinators=_partners((content, *contents)) + _units(contents, RoleKind.COORDINATE),
        performers=_units(contents, RoleKind.PERFORM) or bidden,
        leaders=_units(contents, RoleKind.LEADER),
        times=tuple(_times((item,), year, deep=False)),
        places=tuple(c for c in contents if isinstance(c, Venue)),
        people=tuple(c for c in contents if isinstance(c, People)),
        papers=tuple(c for c in contents if isinstance(c, Paper)),
        progress=content.progress if isinstance(content, Activity) else None,
        duty=isinstance(content, Duty),
        parted=any(isinstance(below.content, Activity | Duty) for below in item.children),
    )


def _own(items: Items) -> Iterator[Item]:
    """Items below an activity that belong to it and not to an activity inside it."""
    for item in items:
        if isinstance(item.content, Activity | Duty):
            continue
        yield item
        yield from _own(item.children)


def _units(contents: Sequence[Content], kind: RoleKind) -> tuple[Unit, ...]:
    return tuple(unit for c in contents if isinstance(c, Role) and c.role is kind for unit in c.units)


def _partners(contents: Sequence[Content]) -> tuple[Unit, ...]:
    return tuple(unit for c in contents if isinstance(c, Duty | Role) for unit in c.partners)


def _times(items: Items, year: int | None, *, deep: bool) -> Iterator[Timed]:
    for item in items:
        yield from _stated(item, year)
        inner = item.children if deep else tuple(_direct(item.children))
        yield from _times(inner, year, deep=deep)


def _direct(items: Items) -> Iterator[Item]:
    return (item for item in items if not isinstance(item.content, Activity | Duty))


def _stated(item: Item, year: int | None) -> Iterator[Timed]:
    match item.content:
        case Timing(text=words) if words:
            yield Timed(item.id, phrase.parse(words.plain, year=year))
        case Prose(text=words) | Duty(text=words) | Activity(title=words):
            for marked in phrases(words):
                yield Timed(item.id, phrase.parse(marked, year=year))
        case _:
            pass
