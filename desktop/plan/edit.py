"""Every verb that changes a plan: each takes a plan and gives a new one; a signed plan is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, replace
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from desktop.plan.item import Activity, Content, Duty, Item, Mark, Timing
from desktop.plan.plan import (
    PAGE_RANGES,
    Annex,
    Basis,
    Event,
    Issue,
    Office,
    Opening,
    PageSetup,
    Pick,
    Plan,
    Recipient,
    Section,
    SectionKind,
    Signature,
    State,
    Trace,
    Waiver,
    new_id,
)
from desktop.plan.stamps import Stamps, checked
from desktop.plan.text import Text, clean, text, tidy
from desktop.plan.tree import NoSuchItem, depth_of, find, height, map_below, map_item, parent_of, siblings

P = ParamSpec("P")
T = TypeVar("T")
MAX_LEVELS = 8


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Held = TypeVar("Held", bound=_Named)


class PlanFrozen(ValueError):
    """The plan is signed; a change needs an adjustment plan (design §3)."""


class OutsideDecree(ValueError):
    """A size or margin that the Decree does not allow; the argument names it (decree30 P3, B5, P9)."""


def _verb(change: Callable[Concatenate[Plan, P], Plan]) -> Callable[Concatenate[Plan, P], Plan]:
    @wraps(change)
    def checked(plan: Plan, /, *args: P.args, **kwargs: P.kwargs) -> Plan:
        if plan.frozen:
            raise PlanFrozen(plan.id)
        return change(plan, *args, **kwargs)

    return checked


@_verb
def set_title(plan: Plan, title: str) -> Plan:
    return replace(plan, title=clean(title))


@_verb
def set_office(plan: Plan, office: Office) -> Plan:
    return replace(plan, office=office)


@_verb
def set_issue(plan: Plan, issue: Issue) -> Plan:
    return replace(plan, issue=issue)


@_verb
def set_event(plan: Plan, event: Event) -> Plan:
    return replace(plan, event=event)


@_verb
def set_opening(plan: Plan, opening: Opening) -> Plan:
    return replace(plan, opening=replace(opening, conclusion=tidy(opening.conclusion)))


@_verb
def set_bases(plan: Plan, bases: tuple[Basis, ...]) -> Plan:
    return replace(plan, opening=replace(plan.opening, bases=bases))


@_verb
def set_closing(plan: Plan, words: Text) -> Plan:
    return replace(plan, closing=tidy(words))


@_verb
def set_recipients(plan: Plan, recipients: tuple[Recipient, ...]) -> Plan:
    return replace(plan, recipients=recipients)


@_verb
def set_archive(plan: Plan, archive: str) -> Plan:
    return replace(plan, archive=clean(archive))


@_verb
def set_signature(plan: Plan, signature: Signature) -> Plan:
    return replace(plan, signature=signature)


@_verb
def set_page(plan: Plan, page: PageSetup) -> Plan:
    """Sizes and margins. Raises OutsideDecree."""
    for name, (least, most) in PAGE_RANGES.items():
        if not least <= getattr(page, name) <= most:
            raise OutsideDecree(name)
    if page.profile not in ("L", "S"):
        raise OutsideDecree("profile")
    return replace(plan, page=page)


@_verb
def set_stamps(plan: Plan, stamps: Stamps) -> Plan:
    """Urgency, circulation, contact line, drafter's mark. Raises SecretMark, UnknownStamp."""
    words = (" ".join(clean(part).split()) for part in astuple(stamps))
    return replace(plan, stamps=checked(Stamps(*words)))


@_verb
def waive(plan: Plan, waiver: Waiver) -> Plan:
    """The finding is set aside for the reason given."""
    return replace(unwaived(plan, waiver), waivers=(*unwaived(plan, waiver).waivers, waiver))


@_verb
def unwaive(plan: Plan, waiver: Waiver) -> Plan:
    """The finding counts again."""
    return unwaived(plan, waiver)


def unwaived(plan: Plan, waiver: Waiver) -> Plan:
    """The plan without a waiver of the same finding."""
    same = (waiver.code, waiver.place, waiver.words)
    return replace(plan, waivers=tuple(w for w in plan.waivers if (w.code, w.place, w.words) != same))


@_verb
def keep_trace(plan: Plan, trace: Trace) -> Plan:
    """What stands over from the earlier plan is right in this one too."""
    return replace(plan, traces=tuple(replace(t, kept=True) if t == trace else t for t in plan.traces))


@_verb
def set_proposed(plan: Plan, proposed: tuple[str, ...]) -> Plan:
    """What the program worded and nobody has touched."""
    return replace(plan, proposed=proposed)


@_verb
def set_pick(plan: Plan, place: str, nth: int, pick: Pick | None) -> Plan:
    """The day chosen inside that time, or none; the words stay as they are."""
    others = tuple(kept for kept in plan.picks if (kept.place, kept.nth) != (place, nth))
    return replace(plan, picks=(*others, pick) if pick else others)


def set_progress(plan: Plan, item_id: str, progress: int | None) -> Plan:
    """How far the activity has come, 0 to 100, None for not said. Raises ValueError, PlanFrozen, NoSuchItem.

    Allowed in a signed plan, unlike every other verb: what has been carried out is told after the signing and
    is not printed, so the signed paper stays what it is. A plan that is closed tells nothing more.
    """
    if plan.state in (State.REPORTED, State.WITHDRAWN, State.REPLACED):
        raise PlanFrozen(plan.id)
    content = find(plan, item_id).content
    if not isinstance(content, Activity):
        raise ValueError(f"item {item_id} is no activity")
    if progress is not None and not 0 <= progress <= 100:
        raise ValueError(f"progress {progress} is not between 0 and 100")
    done = replace(content, progress=progress)
    return map_item(plan, item_id, lambda item: replace(item, content=done))


def set_state(plan: Plan, state: State) -> Plan:
    """The plan in another state of its life."""
    return replace(plan, state=state)


@_verb
def add_section(
    plan: Plan, index: int, title: str, kind: SectionKind = SectionKind.OTHER, section_id: str = ""
) -> Plan:
    """A new empty section before position `index`."""
    section = Section(id=section_id or new_id(), title=clean(title), kind=kind)
    return replace(plan, sections=_inserted(plan.sections, index, section))


@_verb
def set_section(plan: Plan, section_id: str, title: str, kind: SectionKind) -> Plan:
    return _map_section(plan, section_id, lambda s: replace(s, title=clean(title), kind=kind))


@_verb
def set_section_done(plan: Plan, section_id: str, done: bool) -> Plan:
    """ "Đã xong phần này" or not."""
    return _map_section(plan, section_id, lambda s: replace(s, done=done))


@_verb
def remove_section(plan: Plan, section_id: str) -> Plan:
    return replace(plan, sections=tuple(s for s in plan.sections if s.id != section_id))


@_verb
def move_section(plan: Plan, section_id: str, by: int) -> Plan:
    """The section moved `by` places down (negative: up), stopping at the ends."""
    return replace(plan, sections=_moved(plan.sections, section_id, by))


@_verb
def add_annex(plan: Plan, title: str, annex_id: str = "") -> Plan:
    return replace(plan, annexes=(*plan.annexes, Annex(id=annex_id or new_id(), title=clean(title))))


@_verb
def set_annex_title(plan: Plan, annex_id: str, title: str) -> Plan:
    annexes = tuple(replace(a, title=clean(title)) if a.id == annex_id else a for a in plan.annexes)
    return replace(plan, annexes=annexes)


@_verb
def remove_annex(plan: Plan, annex_id: str) -> Plan:
    return replace(plan, annexes=tuple(a for a in plan.annexes if a.id != annex_id))


@_verb
def add_item(plan: Plan, parent_id: str, index: int, item: Item) -> Plan:
    """The item placed before position `index` below a section, annex or item."""
    return map_below(plan, parent_id, lambda items: _inserted(items, index, item))


@_verb
def set_content(plan: Plan, item_id: str, content: Content) -> Plan:
    return map_item(plan, item_id, lambda item: replace(item, content=content))


@_verb
def set_mark(plan: Plan, item_id: str, mark: Mark, bold_mark: bool = False) -> Plan:
    return map_item(plan, item_id, lambda item: replace(item, mark=mark, bold_mark=bold_mark))


@_verb
def set_when(plan: Plan, item_id: str, words: str) -> Plan:
    """The time of a Timing item, or of the activity or duty that holds (or lacks) one, as words."""
    item = find(plan, item_id)
    if isinstance(item.content, Timing):
        timing = replace(item.content, text=text(clean(words)))
        return map_item(plan, item_id, lambda it: replace(it, content=timing))
    if not isinstance(item.content, Activity | Duty):
        raise ValueError(f"item {item_id} holds no time")
    for child in item.children:
        if isinstance(child.content, Timing):
            return set_when(plan, child.id, words)
    new = Item(id=new_id(), content=Timing(text(clean(words))), mark=Mark.DASH)
    return map_below(plan, item_id, lambda items: (*items, new))


@_verb
def remove_item(plan: Plan, item_id: str) -> Plan:
    """The plan without the item and all below it."""
    above = parent_of(plan, item_id)
    return map_below(plan, above.id, lambda items: tuple(it for it in items if it.id != item_id))


@_verb
def move_item(plan: Plan, item_id: str, by: int) -> Plan:
    """The item moved among its siblings, stopping at the ends."""
    above = parent_of(plan, item_id)
    return map_below(plan, above.id, lambda items: _moved(items, item_id, by))


@_verb
def indent_item(plan: Plan, item_id: str) -> Plan:
    """The item moved below the sibling above it; unchanged where there is none or it would be too deep."""
    level = siblings(plan, item_id)
    at = [item.id for item in level].index(item_id)
    if at == 0 or depth_of(plan, item_id) + height(level[at]) >= MAX_LEVELS:
        return plan
    item, above = level[at], level[at - 1]
    return map_below(remove_item(plan, item_id), above.id, lambda items: (*items, item))


@_verb
def outdent_item(plan: Plan, item_id: str) -> Plan:
    """The item moved up a level, right after its parent; unchanged at the top."""
    above = parent_of(plan, item_id)
    if not isinstance(above, Item):
        return plan
    item = find(plan, item_id)
    holder = parent_of(plan, above.id)
    without = remove_item(plan, item_id)
    at = [it.id for it in siblings(without, above.id)].index(above.id) + 1
    return map_below(without, holder.id, lambda items: _inserted(items, at, item))


@_verb
def duplicate_item(plan: Plan, item_id: str) -> Plan:
    """A copy of the item, with fresh ids, right after it."""
    above = parent_of(plan, item_id)
    at = [it.id for it in siblings(plan, item_id)].index(item_id) + 1
    return map_below(plan, above.id, lambda items: _inserted(items, at, _copied(find(plan, item_id))))


def _copied(item: Item) -> Item:
    return replace(item, id=new_id(), children=tuple(_copied(child) for child in item.children))


def _map_section(plan: Plan, section_id: str, change: Callable[[Section], Section]) -> Plan:
    if not any(s.id == section_id for s in plan.sections):
        raise NoSuchItem(section_id)
    return replace(plan, sections=tuple(change(s) if s.id == section_id else s for s in plan.sections))


def _inserted(things: tuple[T, ...], index: int, thing: T) -> tuple[T, ...]:
    return (*things[:index], thing, *things[index:])


def _moved(things: tuple[Held, ...], thing_id: str, by: int) -> tuple[Held, ...]:
    at = [thing.id for thing in things].index(thing_id)
    to = max(0, min(len(things) - 1, at + by))
    rest = (*things[:at], *things[at + 1 :])
    return (*rest[:to], things[at], *rest[to:])
