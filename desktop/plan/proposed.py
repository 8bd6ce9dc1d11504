"""Words that the program proposed: put in, told from the worker's own, and made anew when asked for."""

from __future__ import annotations

from dataclasses import replace

from desktop.plan import edit
from desktop.plan.item import Duty, Item, Mark, Money, Unit
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Plan, Recipient
from desktop.plan.proposals import closing, conclusion, cost_words, duty_of, organisation, rank
from desktop.plan.text import Text
from desktop.plan.tree import all_items, map_item

CLOSING, CONCLUSION = "closing", "conclusion"


def with_words(plan: Plan, key: str, words: Text) -> Plan:
    """The plan with its closing or its opening's end so worded, marked as proposed."""
    return _marked(_worded(plan, key, words), key)


def with_recipients(plan: Plan, more: tuple[Recipient, ...]) -> Plan:
    """The plan with these recipients among its own by rank, marked as proposed."""
    lines = list(plan.recipients)
    for recipient in more:
        ranks = [rank(line) for line in lines]
        at = next((n for n, other in enumerate(ranks) if other > rank(recipient)), len(lines))
        lines.insert(at, recipient)
    return _marked(edit.set_recipients(plan, tuple(lines)), *(recipient.id for recipient in more))


def with_duties(plan: Plan, more: tuple[Item, ...]) -> Plan:
    """The plan with these duties at the end of its organisation section, marked as proposed."""
    section = organisation(plan)
    if section is None:
        return plan
    for index, item in enumerate(more, len(section.items)):
        plan = edit.add_item(plan, section.id, index, item)
    return _marked(plan, *(item.id for item in more))


def touched(before: Plan, after: Plan) -> Plan:
    """`after`, where what was edited is no longer marked as proposed; the program's own words stay marked."""
    if not after.proposed:
        return after
    kept = tuple(key for key in after.proposed if _stays(before, after, key))
    return after if kept == after.proposed else replace(after, proposed=kept)


def outdated(plan: Plan, directory: Directory = EMPTY) -> tuple[str, ...]:
    """Proposed words that the data would word otherwise by now."""
    fresh = {key: _fresh(plan, key, directory) for key in plan.proposed}
    return tuple(key for key, words in fresh.items() if words is not None and words != _held(plan, key))


def refreshed(plan: Plan, keys: tuple[str, ...], directory: Directory = EMPTY) -> Plan:
    """The plan with these proposed words made anew; what the worker has touched is not proposed any more."""
    for key in keys:
        fresh = _fresh(plan, key, directory) if key in plan.proposed else None
        if isinstance(fresh, Item):
            plan = _with_item(plan, fresh)
        elif fresh is not None:
            plan = _worded(plan, key, fresh)
    return plan


def _with_item(plan: Plan, fresh: Item) -> Plan:
    return map_item(plan, fresh.id, lambda old: replace(fresh, mark=old.mark, bold_mark=old.bold_mark))


def _worded(plan: Plan, key: str, words: Text) -> Plan:
    if key == CLOSING:
        return edit.set_closing(plan, words)
    return edit.set_opening(plan, replace(plan.opening, conclusion=words))


def _marked(plan: Plan, *keys: str) -> Plan:
    return edit.set_proposed(plan, tuple(dict.fromkeys((*plan.proposed, *keys))))


def _stays(before: Plan, after: Plan, key: str) -> bool:
    now = _held(after, key)
    if now is None or key not in before.proposed:
        return now is not None
    return now == _held(before, key) or now == _fresh(after, key, EMPTY)


def _held(plan: Plan, key: str) -> Text | Item | Recipient | None:
    """What stands in the plan under the key; an item's number does not count as its words."""
    if key == CLOSING:
        return plan.closing or None
    if key == CONCLUSION:
        return plan.opening.conclusion or None
    for recipient in plan.recipients:
        if recipient.id == key:
            return recipient
    found = next((item for item in all_items(plan) if item.id == key), None)
    return _unnumbered(found) if found else None


def _fresh(plan: Plan, key: str, directory: Directory) -> Text | Item | None:
    """What the data says now; None for what cannot be made anew."""
    if key == CLOSING:
        return closing(plan, directory)
    if key == CONCLUSION:
        return conclusion(plan)
    held = _held(plan, key)
    if not isinstance(held, Item):
        return None
    if isinstance(held.content, Money):
        return replace(held, content=replace(held.content, source=cost_words(plan)))
    if not isinstance(held.content, Duty):
        return None
    unit = held.content.units[0] if held.content.units else Unit("")
    made = duty_of(plan, unit.name, directory, key)
    return _unnumbered(made) if made else None


def _unnumbered(item: Item) -> Item:
    return replace(item, mark=Mark.NONE, bold_mark=False)
