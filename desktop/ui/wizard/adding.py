"""What can be added to a section, in plain words, where it goes and how it is numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from desktop.i18n import _, ngettext
from desktop.plan import edit
from desktop.plan.item import (
    Activity,
    Content,
    Duty,
    DutyStyle,
    Heading,
    Item,
    Mark,
    Money,
    Paper,
    People,
    Prose,
    Quote,
    QuoteKind,
    Role,
    RoleKind,
    Table,
    Timing,
    Venue,
)
from desktop.plan.office import Directory
from desktop.plan.plan import Annex, Plan, Section, SectionKind, new_id
from desktop.plan.proposals import cost_words, duties, organisation
from desktop.plan.proposed import outdated, refreshed, with_duties
from desktop.plan.text import EMPTY, Run, Text, text, tidy
from desktop.plan.tree import all_items, below, find, owner_of, parent_of, walk
from desktop.plan.wording import sentence

_BULLET = re.compile(r"^(?:[-–—+*•·▪\uf0b7\uf02d]|\d{1,2}[.)]|\(\d{1,2}\)|[a-zđ][.)])\s+")
LINES = (Role, Timing, Venue, People, Paper, Prose, Money, Quote)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to add: its key and a fresh content."""

    key: str
    make: Callable[[], Content]


OFFERS = {
    offer.key: offer
    for offer in (
        Offer("activity", Activity),
        Offer("prose", Prose),
        Offer("heading", Heading),
        Offer("theme", lambda: Quote(QuoteKind.THEME)),
        Offer("slogan", lambda: Quote(QuoteKind.SLOGAN)),
        Offer("duty", lambda: Duty(style=DutyStyle.HEADING)),
        Offer("order", lambda: Duty(style=DutyStyle.SENTENCE, before="Giao ")),
        Offer("lead", Role),
        Offer("coordinate", lambda: Role(RoleKind.COORDINATE, label="Phối hợp")),
        Offer("perform", lambda: Role(RoleKind.PERFORM, label="Đơn vị thực hiện")),
        Offer("time", Timing),
        Offer("place", Venue),
        Offer("people", People),
        Offer("content", lambda: Prose()),
        Offer("paper", Paper),
        Offer("money", Money),
        Offer("table", Table),
    )
}
FITTING = {
    SectionKind.PURPOSE: ("prose", "heading"),
    SectionKind.THEMES: ("theme", "slogan", "heading", "prose"),
    SectionKind.ACTIVITIES: ("activity", "heading", "prose"),
    SectionKind.CONTENT: ("activity", "heading", "prose"),
    SectionKind.COST: ("money", "prose"),
    SectionKind.ORGANISATION: ("duty", "order", "prose", "heading"),
    SectionKind.REPORT: ("prose", "order", "time"),
    SectionKind.OTHER: ("prose", "heading", "table"),
}
INSIDE = ("lead", "coordinate", "perform", "time", "place", "people", "content", "paper", "money")


def offer_words(key: str) -> str:
    """What the offer is called."""
    return {
        "activity": _("Activity"),
        "prose": _("Sentence or dash"),
        "heading": _("Heading"),
        "theme": _("Theme"),
        "slogan": _("Slogan"),
        "duty": _("Duties of a unit"),
        "order": _("Order in one sentence"),
        "lead": _("Lead"),
        "coordinate": _("Coordination"),
        "perform": _("Performer"),
        "time": _("Time"),
        "place": _("Venue"),
        "people": _("Participants"),
        "content": _("Content"),
        "paper": _("Paper to prepare"),
        "money": _("Cost"),
        "table": _("Table"),
    }[key]


def kind_words(content: Content) -> str:
    """What the record is called."""
    match content:
        case Quote(kind=QuoteKind.SLOGAN):
            return offer_words("slogan")
        case Role():
            return _("Units")
    keys: dict[type, str] = {Activity: "activity", Prose: "prose", Heading: "heading", Quote: "theme"}
    keys |= {Duty: "duty", Timing: "time", Venue: "place", People: "people", Paper: "paper", Money: "money"}
    return offer_words(keys.get(type(content), "table"))


def first_offers(owner: Section | Annex) -> tuple[str, ...]:
    """What fits this section best, in the order of the menu."""
    return FITTING[owner.kind if isinstance(owner, Section) else SectionKind.OTHER]


def other_offers(owner: Section | Annex) -> tuple[str, ...]:
    """Everything else."""
    return tuple(key for key in OFFERS if key not in first_offers(owner) and key != "content")


def has_lines(content: Content) -> bool:
    """Whether the lines below the record are filled on its own form."""
    if isinstance(content, Duty):
        return content.style is DutyStyle.HEADING
    return isinstance(content, Activity | Heading)


def inner_offers(plan: Plan, item_id: str) -> tuple[str, ...]:
    """What can be added below a record on its own form."""
    if not isinstance(find(plan, item_id).content, Heading):
        return INSIDE
    return tuple(key for key in first_offers(owner_of(plan, item_id)) if key != "heading")


def accepts(above: Section | Annex | Item, content: Content) -> bool:
    """Whether the content belongs below the thing."""
    if not isinstance(above, Item):
        return True
    match above.content:
        case Heading():
            return not isinstance(content, Heading)
        case Activity():
            return isinstance(content, (*LINES, Table))
        case Duty(style=DutyStyle.HEADING):
            return isinstance(content, (*LINES, Duty))
    return False


def spot(plan: Plan, owner_id: str, chosen: str, content: Content) -> tuple[str, int]:
    """Where new content goes: below what is chosen if it belongs there, else after it, as high as it must."""
    if chosen in ("", owner_id):
        return owner_id, len(below(plan, owner_id))
    item = find(plan, chosen)
    if accepts(item, content):
        return chosen, len(item.children)
    return after(plan, chosen, content)


def after(plan: Plan, chosen: str, content: Content) -> tuple[str, int]:
    """The place behind the chosen item, or behind the nearest one above that may have such a neighbour."""
    above = parent_of(plan, chosen)
    while not _neighbours(plan, above, chosen, content):
        assert isinstance(above, Item)
        chosen = above.id
        above = parent_of(plan, chosen)
    return above.id, [item.id for item in below(plan, above.id)].index(chosen) + 1


def _neighbours(plan: Plan, above: Section | Annex | Item, chosen: str, content: Content) -> bool:
    same = type(find(plan, chosen).content) is type(content)
    return same or accepts(above, content)


def end_of_activities(plan: Plan) -> tuple[Plan, str, int]:
    """The end of the part that holds the activities; a plan without one gets it."""
    kinds = (SectionKind.ACTIVITIES, SectionKind.CONTENT)
    found = [section for kind in kinds for section in plan.sections if section.kind is kind]
    if found:
        return plan, found[0].id, len(found[0].items)
    fresh_id = new_id()
    title = "NỘI DUNG CÁC HOẠT ĐỘNG"
    return edit.add_section(plan, len(plan.sections), title, SectionKind.ACTIVITIES, fresh_id), fresh_id, 0


def fresh(plan: Plan, parent_id: str, index: int, key: str) -> Item:
    """A new item with the number its neighbours have; an activity brings its usual lines."""
    content = OFFERS[key].make()
    mark, bold = _mark(plan, parent_id, index, content)
    item = Item(id=new_id(), content=_labelled(plan, content), mark=mark, bold_mark=bold)
    if key != "activity":
        return item
    dash = Mark.PLUS if mark is Mark.DASH else Mark.DASH
    lines = (OFFERS[line].make() for line in ("lead", "coordinate", "time"))
    children = tuple(Item(id=new_id(), content=_labelled(plan, line), mark=dash) for line in lines)
    return replace(item, children=children)


def next_like(plan: Plan, item_id: str, words: Text = EMPTY) -> tuple[Plan, str]:
    """The plan with a sentence (empty, else these words) right after this one, numbered alike, and its id."""
    item, above = find(plan, item_id), parent_of(plan, item_id)
    index = [other.id for other in below(plan, above.id)].index(item_id) + 1
    fresh_one = replace(item, id=new_id(), content=Prose(words), children=())
    return edit.add_item(plan, above.id, index, fresh_one), fresh_one.id


def split_into(plan: Plan, item_id: str, words: Text, lines: Sequence[str]) -> tuple[Plan, str]:
    """The sentence with `words`, each further line a sentence of its own after it; the last one's id."""
    bare = _without_bullet if find(plan, item_id).mark is not Mark.NONE else tidy
    plan = edit.set_content(plan, item_id, Prose(bare(words)))
    for line in lines:
        plan, item_id = next_like(plan, item_id, bare(text(line)))
    return plan, item_id


def _without_bullet(words: Text) -> Text:
    """The program numbers by itself: a dash or number that came along with pasted words is too much."""
    first = words.runs[0] if words.runs else Run("")
    return tidy(Text((replace(first, text=_BULLET.sub("", first.text, count=1)), *words.runs[1:])))


def _mark(plan: Plan, parent_id: str, index: int, content: Content) -> tuple[Mark, bool]:
    level = below(plan, parent_id)
    for neighbour in (*reversed(level[:index]), *level[index:]):
        if type(neighbour.content) is type(content):
            return neighbour.mark, neighbour.bold_mark
    owner = owner_of(plan, parent_id)
    if parent_id == owner.id:
        return _top_mark(content, owner), False
    above = find(plan, parent_id)
    if isinstance(content, Activity | Duty | Heading) and above.mark in (Mark.NUMBER, Mark.DECIMAL):
        return Mark.DECIMAL, False
    return (Mark.PLUS if above.mark is Mark.DASH else Mark.DASH), False


def _top_mark(content: Content, owner: Section | Annex) -> Mark:
    """The mark right below a section: numbers for what is counted, none for a lone sentence or table."""
    cost = isinstance(owner, Section) and owner.kind is SectionKind.COST
    if isinstance(content, Table | Money | Quote) or cost:
        return Mark.DASH if isinstance(content, Quote) else Mark.NONE
    return Mark.NUMBER if isinstance(content, Activity | Duty | Heading | Prose) else Mark.DASH


def _labelled(plan: Plan, content: Content) -> Content:
    """The label that the plan gave the same kind of line last, so that one plan has one wording."""
    if not isinstance(content, Role | Timing | Venue | People):
        return content
    used = [item.content for item in all_items(plan)]
    for other in reversed(used):
        if type(other) is not type(content) or not other.label:
            continue
        if not isinstance(content, Role) or (isinstance(other, Role) and other.role is content.role):
            return replace(content, label=other.label)
    return content


@dataclass(frozen=True, slots=True)
class Ready:
    """Something whose words are ready: the office's own clause or what the plan's data proposes.

    `put` gives the plan with it, and the id of the item to go to ("" where nothing was added).
    """

    words: str
    put: Callable[[Plan], tuple[Plan, str]]


def ready_clauses(owner: Section | Annex, chosen: str, directory: Directory) -> tuple[Ready, ...]:
    """The office's own sentences for this kind of section."""
    kind = owner.kind if isinstance(owner, Section) else SectionKind.OTHER
    kept = [clause.words for clause in directory.clauses if clause.kind == kind and clause.words.strip()]
    return tuple(Ready(words, partial(_added, owner.id, chosen, words)) for words in kept)


def _added(owner_id: str, chosen: str, words: str, plan: Plan) -> tuple[Plan, str]:
    return _sentence(plan, owner_id, chosen, words)


def ready_from_data(plan: Plan, owner: Section | Annex, directory: Directory) -> tuple[Ready, ...]:
    """What the plan's data words for this section: duties of units in the last one, the usual cost."""
    found: list[Ready] = []
    if owner == organisation(plan):
        missing = duties(plan, directory)
        if len(missing) > 1:
            words = _("Duties of all {n} units that are not named yet").format(n=len(missing))
            found.append(Ready(words, lambda plan: (with_duties(plan, missing), missing[0].id)))
        found += [_duty(item) for item in missing]
    elif isinstance(owner, Section) and owner.kind is SectionKind.COST:
        found.append(Ready(cost_words(plan).plain, lambda plan: _cost(plan, owner.id)))
    here = {item.id for item in walk(owner.items)}
    late = tuple(key for key in outdated(plan, directory) if key in here)
    if late:
        words = ngettext(
            "Update {n} suggestion from the data", "Update {n} suggestions from the data", len(late)
        )
        found.append(
            Ready(words.format(n=len(late)), lambda plan: (refreshed(plan, late, directory), late[0]))
        )
    return tuple(found)


def _sentence(plan: Plan, owner_id: str, chosen: str, words: str) -> tuple[Plan, str]:
    parent, index = spot(plan, owner_id, chosen, Prose())
    item = replace(fresh(plan, parent, index, "prose"), content=Prose(text(words)))
    return edit.add_item(plan, parent, index, item), item.id


def _duty(item: Item) -> Ready:
    return Ready(sentence(item.content).plain, lambda plan: (with_duties(plan, (item,)), item.id))


def _cost(plan: Plan, owner_id: str) -> tuple[Plan, str]:
    index = len(below(plan, owner_id))
    item = replace(fresh(plan, owner_id, index, "money"), content=Money(cost_words(plan)))
    plan = edit.add_item(plan, owner_id, index, item)
    return edit.set_proposed(plan, (*plan.proposed, item.id)), item.id
