"""Finding and changing items in the trees of a plan's sections and annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from desktop.plan.item import Item
from desktop.plan.plan import Annex, Plan, Section

Items = tuple[Item, ...]


class NoSuchItem(KeyError):
    """No section, annex or item of the plan bears this id."""


def walk(items: Items) -> Iterator[Item]:
    """Every item, parents before children, in reading order."""
    for item in items:
        yield item
        yield from walk(item.children)


def owners(plan: Plan) -> tuple[Section | Annex, ...]:
    """What holds items: the sections, then the annexes."""
    return (*plan.sections, *plan.annexes)


def all_items(plan: Plan) -> Iterator[Item]:
    """Every item of the plan in reading order."""
    for owner in owners(plan):
        yield from walk(owner.items)


def find(plan: Plan, item_id: str) -> Item:
    """The item of this id. Raises NoSuchItem."""
    for item in all_items(plan):
        if item.id == item_id:
            return item
    raise NoSuchItem(item_id)


def owner_of(plan: Plan, item_id: str) -> Section | Annex:
    """The section or annex that holds the item. Raises NoSuchItem."""
    for owner in owners(plan):
        if owner.id == item_id or any(item.id == item_id for item in walk(owner.items)):
            return owner
    raise NoSuchItem(item_id)


def parent_of(plan: Plan, item_id: str) -> Section | Annex | Item:
    """The item, section or annex directly above the item. Raises NoSuchItem."""
    for owner in owners(plan):
        if any(item.id == item_id for item in owner.items):
            return owner
        for above in walk(owner.items):
            if any(item.id == item_id for item in above.children):
                return above
    raise NoSuchItem(item_id)


def depth_of(plan: Plan, item_id: str) -> int:
    """How many items stand above the item. Raises NoSuchItem."""
    above = parent_of(plan, item_id)
    return depth_of(plan, above.id) + 1 if isinstance(above, Item) else 0


def height(item: Item) -> int:
    """How many levels the item spans, itself included."""
    return 1 + max((height(child) for child in item.children), default=0)


def siblings(plan: Plan, item_id: str) -> Items:
    """The items at the item's level, itself among them."""
    above = parent_of(plan, item_id)
    return above.children if isinstance(above, Item) else above.items


def below(plan: Plan, parent_id: str) -> Items:
    """The items directly below a section, annex or item."""
    for owner in owners(plan):
        if owner.id == parent_id:
            return owner.items
    return find(plan, parent_id).children


def map_below(plan: Plan, parent_id: str, change: Callable[[Items], Items]) -> Plan:
    """The plan with the items directly below `parent_id` changed. Raises NoSuchItem."""
    for owner in owners(plan):
        if owner.id == parent_id:
            return put_items(plan, owner, change(owner.items))
    holder = owner_of(plan, parent_id)
    fixed = _mapped(holder.items, parent_id, lambda item: replace(item, children=change(item.children)))
    return put_items(plan, holder, fixed)


def map_item(plan: Plan, item_id: str, change: Callable[[Item], Item]) -> Plan:
    """The plan with one item changed. Raises NoSuchItem."""
    find(plan, item_id)
    holder = owner_of(plan, item_id)
    return put_items(plan, holder, _mapped(holder.items, item_id, change))


def put_items(plan: Plan, owner: Section | Annex, items: Items) -> Plan:
    """The plan with this section or annex holding `items`."""
    if isinstance(owner, Section):
        sections = tuple(replace(s, items=items) if s.id == owner.id else s for s in plan.sections)
        return replace(plan, sections=sections)
    annexes = tuple(replace(a, items=items) if a.id == owner.id else a for a in plan.annexes)
    return replace(plan, annexes=annexes)


def _mapped(items: Items, item_id: str, change: Callable[[Item], Item]) -> Items:
    fixed = []
    for item in items:
        if item.id == item_id:
            item = change(item)
        elif item.children:
            children = _mapped(item.children, item_id, change)
            if children != item.children:
                item = replace(item, children=children)
        fixed.append(item)
    return tuple(fixed)
