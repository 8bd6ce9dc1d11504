"""The lines of an activity as its parts: units in each role, times, place, papers, cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.plan.edit import PlanFrozen, move_item
from desktop.plan.item import (
    Activity,
    Content,
    Duty,
    Item,
    Mark,
    Money,
    Paper,
    People,
    Prose,
    Quote,
    Role,
    RoleKind,
    Table,
    Timing,
    Unit,
    Venue,
)
from desktop.plan.plan import Plan, new_id
from desktop.plan.text import EMPTY, Text, text, tidy
from desktop.plan.tree import Items, all_items, below, find, map_item, owners, put_items, siblings, walk

LABELS = {
    RoleKind.LEAD: "Chủ trì",
    RoleKind.SECOND_LEAD: "Đơn vị tham mưu",
    RoleKind.LEADER: "Lãnh đạo chỉ đạo",
    RoleKind.PERFORM: "Đơn vị thực hiện",
    RoleKind.COORDINATE: "Phối hợp",
}
"""The usual printed label of each role, in the order of the lines (domain §2)."""

Line = Role | Timing | Venue | People | Paper | Money
_KINDS: tuple[type, ...] = (Role, Timing, Venue, People, Paper, Money)
_LINES = (*_KINDS, Prose, Quote, Table)


class NotAnActivity(ValueError):
    """The item is no activity, hence has no such parts."""


# --- reading --------------------------------------------------------------------------------------


def own(items: Items) -> Iterator[Item]:
    """What stands below an activity and is not part of an activity or duty inside it."""
    for item in items:
        if not isinstance(item.content, Activity | Duty):
            yield item
            if not isinstance(item.content, Paper):
                yield from own(item.children)


def inner(item: Item) -> set[str]:
    """The ids of the activities and duties inside an activity."""
    return {below.id for below in walk(item.children) if isinstance(below.content, Activity | Duty)}


def units(item: Item, kind: RoleKind) -> tuple[Unit, ...]:
    """The units in one role, in the order of the paper."""
    return tuple(unit for line in _roles(item, kind) for unit in _role(line).units)


def lines(item: Item, kind: type) -> Items:
    """The lines of one kind (Timing, Venue …) as printed; a paper's deadline is the paper's."""
    return tuple(line for line in own(item.children) if isinstance(line.content, kind))


def due(paper: Item) -> Text:
    """The deadline of a paper or another part: the first time below it."""
    return next((line.content.text for line in paper.children if isinstance(line.content, Timing)), EMPTY)


def blank(content: Content) -> bool:
    """Whether a line says nothing yet."""
    match content:
        case Role(units=names, partners=partners, task=task):
            return not (names or partners or task)
        case Timing(text=words):
            return not words
        case Venue(place=place, tentative=tentative):
            return not (place or tentative)
        case People(text=words, count=count, tentative=tentative):
            return not words and count is None and not tentative
        case Paper(unit=unit, title=title):
            return not (unit.name or title)
        case Money(source=words, amount=amount):
            return not words and amount is None
    return False


# --- one activity as a value ------------------------------------------------------------------------


def with_units(item: Item, kind: RoleKind, names: tuple[Unit, ...], new: Item) -> Item:
    """The activity with these units in a role. `new` is the line to put in where there is none.

    Of several lines each keeps its units; others join the line before them. No line goes away by this.
    """
    known = _roles(item, kind)
    if not known:
        line = replace(new, content=replace(_role(new), units=names))
        return _put_in(item, line) if names else item
    shares: list[list[Unit]] = [[] for _line in known]
    at = 0
    for unit in names:
        at = next((n for n in range(at, len(known)) if unit in _role(known[n]).units), at)
        shares[at].append(unit)
    fixed = {
        line.id: replace(line, content=replace(_role(line), units=tuple(share)))
        for line, share in zip(known, shares, strict=True)
    }
    return _swapped(item, fixed)


def with_lines(item: Item, kind: type, wanted: Items) -> Item:
    """The activity with these lines of one kind: the known ones stay where they stand, new ones follow."""
    known = {line.id for line in lines(item, kind)}
    keep = {line.id: line for line in wanted if line.id in known}
    item = _without(item, known - set(keep))
    left = [line.id for line in lines(item, kind)]
    slots = dict(zip(left, keep.values(), strict=True))  # a new order fills the old places
    item = _swapped(item, slots)
    before = ""
    for line in wanted:
        if line.id not in keep:
            item = _put_in(item, line, before)
        before = line.id
    return item


def without_blank(item: Item, kind: type, role: RoleKind | None = None) -> Item:
    """The activity without lines of this kind that say nothing."""
    gone = {
        line.id
        for line in lines(item, kind)
        if blank(line.content)
        and not line.children
        and (role is None or (isinstance(line.content, Role) and line.content.role is role))
    }
    return _without(item, gone)


def with_due(paper: Item, words: Text) -> Item:
    """The paper with a deadline of its own, or without one."""
    old = next((line for line in paper.children if isinstance(line.content, Timing)), None)
    if old is None:
        if not words:
            return paper
        new = Item(id=new_id(), content=Timing(words, "Thời hạn"), mark=_inner_mark(paper))
        return replace(paper, children=(*paper.children, new))
    assert isinstance(old.content, Timing)
    if not words:
        return replace(paper, children=tuple(line for line in paper.children if line.id != old.id))
    return _swapped(paper, {old.id: replace(old, content=replace(old.content, text=words))})


def fresh_line(plan: Plan, item: Item, content: Line) -> Item:
    """A new line for the activity, labelled as the plan labels its kind and marked as its neighbours."""
    return Item(id=new_id(), content=_labelled(plan, content), mark=_inner_mark(item))


# --- verbs of the plan --------------------------------------------------------------------------------


def put(plan: Plan, item: Item) -> Plan:
    """The plan with the item of the same id replaced. Raises PlanFrozen, NoSuchItem."""
    if plan.frozen:
        raise PlanFrozen(plan.id)
    return map_item(plan, item.id, lambda _old: item)


def set_role(plan: Plan, item_id: str, kind: RoleKind, names: tuple[Unit, ...]) -> Plan:
    """These units in one role, as many as there are; none take the line away."""
    item = _activity(plan, item_id)
    new = fresh_line(plan, item, Role(kind, label=LABELS[kind]))
    return put(plan, without_blank(with_units(item, kind, names, new), Role, kind))


def set_times(plan: Plan, item_id: str, words: tuple[str, ...]) -> Plan:
    """The times as worded, a line each."""
    return _set_lines(plan, item_id, Timing, tuple(Timing(text(said)) for said in words))


def set_place(plan: Plan, item_id: str, place: str, tentative: bool = False) -> Plan:
    """The place, or none."""
    found = (Venue(place, tentative=tentative),) if place else ()
    return _set_lines(plan, item_id, Venue, found)


def set_people(
    plan: Plan, item_id: str, words: Text, count: int | None = None, tentative: bool = False
) -> Plan:
    """Who takes part and how many, or nobody."""
    people = People(tidy(words), count=count, tentative=tentative)
    return _set_lines(plan, item_id, People, () if blank(people) else (people,))


def set_cost(plan: Plan, item_id: str, amount: int | None, source: Text = EMPTY) -> Plan:
    """The cost in đồng and where it comes from, or none."""
    money = Money(tidy(source), "Kinh phí", amount)
    return _set_lines(plan, item_id, Money, () if blank(money) else (money,))


def set_product(plan: Plan, item_id: str, product: str) -> Plan:
    """What comes out of the activity, in words."""
    item = _activity(plan, item_id)
    assert isinstance(item.content, Activity)
    return put(plan, replace(item, content=replace(item.content, product=product)))


def set_papers(plan: Plan, item_id: str, papers: tuple[tuple[Paper, str], ...]) -> Plan:
    """The papers to prepare, each with its own deadline in words ("" for none)."""
    item = _activity(plan, item_id)
    old = lines(item, Paper)
    new = []
    for at, (paper, words) in enumerate(papers):
        line = replace(old[at], content=paper) if at < len(old) else fresh_line(plan, item, paper)
        new.append(with_due(line, text(words)))
    return put(plan, with_lines(item, Paper, tuple(new)))


def hop(plan: Plan, item_id: str, by: int) -> Plan:
    """The activity moved past the next one (`by` 1) or the one before it (-1), over what lies between."""
    level = siblings(plan, item_id)
    at = [item.id for item in level].index(item_id)
    places = range(at + by, len(level) if by > 0 else -1, by)
    to = next((n for n in places if isinstance(level[n].content, Activity | Duty)), at)
    return move_item(plan, item_id, to - at)


def without(plan: Plan, gone: set[str]) -> Plan:
    """The plan without these activities and all below them, as one change. Raises PlanFrozen."""
    if plan.frozen:
        raise PlanFrozen(plan.id)
    for owner in owners(plan):
        held = Item(id=owner.id, content=Prose(), children=owner.items)
        left = _without(held, gone).children
        plan = plan if left == owner.items else put_items(plan, owner, left)
    return plan


def numbering(plan: Plan, parent_id: str, index: int) -> tuple[Mark, bool, bool]:
    """How a new activity there is set: mark, bold mark, bold title; as the nearest one beside it."""
    level = below(plan, parent_id)
    for near in (*reversed(level[:index]), *level[index:]):
        if isinstance(near.content, Activity):
            return near.mark, near.bold_mark, near.content.heading
    if parent_id in {owner.id for owner in owners(plan)}:
        return Mark.NUMBER, False, False
    above = find(plan, parent_id).mark
    if above in (Mark.NUMBER, Mark.DECIMAL):
        return Mark.DECIMAL, False, False
    return (Mark.PLUS if above is Mark.DASH else Mark.DASH), False, False


# --- inside -------------------------------------------------------------------------------------------


def _activity(plan: Plan, item_id: str) -> Item:
    item = find(plan, item_id)
    if not isinstance(item.content, Activity):
        raise NotAnActivity(item_id)
    return item


def _set_lines(plan: Plan, item_id: str, kind: type, contents: tuple[Line, ...]) -> Plan:
    """One line for each content: old lines keep their place and label, the others go or come."""
    item = _activity(plan, item_id)
    old = lines(item, kind)
    kept = tuple(
        replace(line, content=_as_labelled(content, line.content))
        for line, content in zip(old, contents, strict=False)
    )
    new = tuple(fresh_line(plan, item, content) for content in contents[len(old) :])
    return put(plan, with_lines(item, kind, (*kept, *new)))


def _as_labelled(content: Line, old: Content) -> Line:
    if isinstance(content, Paper) or isinstance(old, Paper):
        return content
    return replace(content, label=getattr(old, "label", content.label))


def _roles(item: Item, kind: RoleKind) -> Items:
    return tuple(line for line in lines(item, Role) if _role(line).role is kind)


def _role(line: Item) -> Role:
    assert isinstance(line.content, Role)
    return line.content


def _swapped(item: Item, fixed: dict[str, Item]) -> Item:
    """The item with lines below it replaced, wherever they stand; what is not named stays the same object."""
    if not fixed:
        return item
    children = tuple(fixed.get(child.id) or _swapped(child, fixed) for child in item.children)
    same = all(new is old for new, old in zip(children, item.children, strict=True))
    return item if same else replace(item, children=children)


def _without(item: Item, gone: set[str]) -> Item:
    if not gone:
        return item
    left = tuple(_without(child, gone) for child in item.children if child.id not in gone)
    return replace(item, children=left)


def _put_in(item: Item, line: Item, before: str = "") -> Item:
    """The line right after `before` (the last one of its rank, or the words of the activity)."""
    children = item.children
    ids = [child.id for child in children]
    at = ids.index(before) + 1 if before in ids else _spot(children, _rank(line.content))
    return replace(item, children=(*children[:at], line, *children[at:]))


def _spot(children: Items, rank: int) -> int:
    """After the last line that goes before it, else before the first that goes after it, else at the end."""
    ranks = [_rank(child.content) for child in children]
    not_after = [n for n, other in enumerate(ranks) if 0 <= other <= rank]
    if not_after:
        return not_after[-1] + 1
    after = [n for n, other in enumerate(ranks) if other > rank]
    return after[0] if after else len(children)


def _rank(content: Content) -> int:
    """Where a line usually stands; -1: anywhere; inner activities come last."""
    if isinstance(content, Role):
        return list(LABELS).index(content.role)
    if isinstance(content, Activity | Duty):
        return 99
    return 10 + _KINDS.index(type(content)) if isinstance(content, _KINDS) else -1


def _inner_mark(item: Item) -> Mark:
    marks = [child.mark for child in item.children if isinstance(child.content, _LINES)]
    return marks[-1] if marks else Mark.PLUS if item.mark is Mark.DASH else Mark.DASH


def _labelled(plan: Plan, content: Line) -> Line:
    """The label the plan gave this kind of line last: one plan has one wording."""
    if isinstance(content, Paper):
        return content
    used = [item.content for item in all_items(plan) if _alike(item.content, content)]
    found = next((label for other in reversed(used) if (label := getattr(other, "label", ""))), "")
    return replace(content, label=found) if found else content


def _alike(one: Content, other: Content) -> bool:
    if isinstance(one, Role) and isinstance(other, Role):
        return one.role is other.role
    return type(one) is type(other)
