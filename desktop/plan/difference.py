"""What has changed from one value of a plan to another, record by record, in the words of the paper."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from desktop.plan import answers
from desktop.plan.answers import Answer
from desktop.plan.dates import short_date
from desktop.plan.item import Activity, Item
from desktop.plan.numbering import plan_marks
from desktop.plan.plan import Annex, Plan, Section
from desktop.plan.tree import Items, owners, walk


class Kind(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One change at `place` (in the plan that has the record: a page's field or an id); `code` says of what.

    `name` is the record's own words where before and after do not tell them: where it stood (MOVED), or
    what of it changed. Equal `before` and `after`: only how it is set has changed.
    """

    place: str
    code: str
    kind: Kind
    before: str = ""
    after: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one text beside the other: in both, only before (REMOVED) or only after (ADDED)."""

    words: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class _Spot:
    """An item in its plan: its line, what holds it, and the words of all below it."""

    item: Item
    line: Answer
    holder: str
    owner: str


def differences(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Every change, in the order of the paper; none when the plans are equal."""
    old, new = _spots(before), _spots(after)
    return tuple(
        chain(
            _fields(before, after, answers.before),
            _state(before, after),
            _owners(before, after, old, new),
            _items(before, after, old, new),
            _fields(before, after, answers.after),
            _bookkeeping(before, after),
        )
    )


# --- fields of the fixed pages -----------------------------------------------------------------------

_RAW: dict[str, Callable[[Plan], object]] = {
    "office": lambda plan: (plan.office, plan.issue),
    "title": lambda plan: (plan.title, plan.event),
    "opening": lambda plan: plan.opening,
    "closing": lambda plan: plan.closing,
    "recipients": lambda plan: (plan.recipients, plan.archive),
    "signature": lambda plan: plan.signature,
    "stamps": lambda plan: (plan.stamps, plan.page),
}


def _fields(
    before: Plan, after: Plan, lines_of: Callable[[Plan], tuple[Answer, ...]]
) -> Iterator[Difference]:
    old = {line.place: line for line in lines_of(before)}
    new = {line.place: line for line in lines_of(after)}
    pages = dict.fromkeys(place.partition("/")[0] for place in (*old, *new))
    for page in pages:
        if _RAW[page](before) == _RAW[page](after):
            continue
        inside = f"{page}/"
        mine = {place: line for place, line in old.items() if place.startswith(inside)}
        yours = {place: line for place, line in new.items() if place.startswith(inside)}
        found = tuple(_lines(mine, yours))
        yield from found or (Difference(page, page, Kind.CHANGED),)


def _lines(old: dict[str, Answer], new: dict[str, Answer]) -> Iterator[Difference]:
    moved = _moved([place for place in old if place in new], [place for place in new if place in old])
    for place, line in old.items():
        if place not in new:
            yield Difference(place.partition("/")[0], line.code, Kind.REMOVED, line.words)
    for place, line in new.items():
        if place not in old:
            yield Difference(place, line.code, Kind.ADDED, after=line.words)
        elif old[place].words != line.words:
            yield Difference(place, line.code, Kind.CHANGED, old[place].words, line.words)
        if place in moved:
            yield Difference(place, line.code, Kind.MOVED, name=line.words)


def _state(before: Plan, after: Plan) -> Iterator[Difference]:
    if before.state != after.state:
        yield Difference("", "state", Kind.CHANGED, before.state, after.state)


# --- sections and annexes ----------------------------------------------------------------------------


def _owners(before: Plan, after: Plan, old: dict[str, _Spot], new: dict[str, _Spot]) -> Iterator[Difference]:
    mine = {owner.id: owner for owner in owners(before)}
    yours = {owner.id: owner for owner in owners(after)}
    moved = _moved([one for one in mine if one in yours], [one for one in yours if one in mine])
    for one, was in mine.items():
        if one not in yours:
            gone = _title(was), *(_subtree(item, new) for item in was.items if item.id not in new)
            yield Difference("", _code(was), Kind.REMOVED, _joined(gone))
    for one, owner in yours.items():
        if one not in mine:
            come = _title(owner), *(_subtree(item, old) for item in owner.items if item.id not in old)
            yield Difference(one, _code(owner), Kind.ADDED, after=_joined(come))
        else:
            yield from _owner(mine[one], owner)
        if one in moved:
            yield Difference(one, _code(owner), Kind.MOVED, name=_title(owner))


def _owner(was: Section | Annex, owner: Section | Annex) -> Iterator[Difference]:
    if was.title != owner.title:
        yield Difference(owner.id, _code(owner), Kind.CHANGED, _title(was), _title(owner))
    if isinstance(was, Section) and isinstance(owner, Section):
        if was.kind != owner.kind:
            yield Difference(owner.id, "kind", Kind.CHANGED, was.kind, owner.kind, _title(owner))
        if was.done != owner.done:
            yield Difference(owner.id, "done", Kind.CHANGED, _yes(was.done), _yes(owner.done), _title(owner))


# --- items -------------------------------------------------------------------------------------------


def _items(before: Plan, after: Plan, old: dict[str, _Spot], new: dict[str, _Spot]) -> Iterator[Difference]:
    moved = _shifted(old, new)
    standing = {owner.id for owner in owners(after)}
    for one, was in old.items():
        gone_above = was.holder in old and was.holder not in new
        if one not in new and not gone_above and was.owner in standing:
            yield Difference(was.owner, was.line.code, Kind.REMOVED, _subtree(was.item, new))
    known = {owner.id for owner in owners(before)}
    for one, spot in new.items():
        if one not in old:
            if spot.holder in old or (spot.holder == spot.owner and spot.owner in known):
                yield Difference(one, spot.line.code, Kind.ADDED, after=_subtree(spot.item, old))
            continue
        yield from _item(old[one], spot)
        if one in moved:
            places = _where(old[one], old, before), _where(spot, new, after)
            yield Difference(one, spot.line.code, Kind.MOVED, *places, name=_words(spot.item))


def _item(was: _Spot, spot: _Spot) -> Iterator[Difference]:
    mine, yours = was.item, spot.item
    if (mine.content, mine.mark, mine.bold_mark) == (yours.content, yours.mark, yours.bold_mark):
        return
    old, new = _words(mine), _words(yours)
    told = old != new
    if told:
        yield Difference(yours.id, spot.line.code, Kind.CHANGED, old, new)
    if isinstance(mine.content, Activity) and isinstance(yours.content, Activity):
        for code in ("product", "progress"):
            first, second = (_shown(getattr(content, code)) for content in (mine.content, yours.content))
            if first != second:
                told = True
                yield Difference(yours.id, code, Kind.CHANGED, first, second, new)
    if not told:
        yield Difference(yours.id, spot.line.code, Kind.CHANGED, name=new)


def _spots(plan: Plan) -> dict[str, _Spot]:
    marks = plan_marks(plan)
    found: dict[str, _Spot] = {}

    def look(items: Items, holder: str, owner: str) -> None:
        for item in items:
            found[item.id] = _Spot(item, answers.record(item, marks[item.id]), holder, owner)
            look(item.children, item.id, owner)

    for owner in owners(plan):
        look(owner.items, owner.id, owner.id)
    return found


def _shifted(old: dict[str, _Spot], new: dict[str, _Spot]) -> set[str]:
    """Items that hang elsewhere, or stand elsewhere among those they hung with."""
    moved = {one for one, spot in new.items() if one in old and old[one].holder != spot.holder}
    stayed = [one for one in new if one in old and one not in moved]
    rows: dict[str, tuple[list[str], list[str]]] = {}
    for one in stayed:
        rows.setdefault(new[one].holder, ([], []))[1].append(one)
    for one in old:
        if one in new and one not in moved:
            rows[old[one].holder][0].append(one)
    for mine, yours in rows.values():
        moved |= _moved(mine, yours)
    return moved


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """The fewest of the same things whose moving makes `new` of `old`."""
    if old == new:
        return set()
    rank = {one: n for n, one in enumerate(old)}
    tails: list[int] = []
    heads: list[str] = []
    above: dict[str, str | None] = {}
    for one in new:
        at = bisect_left(tails, rank[one])
        tails[at : at + 1] = [rank[one]]
        heads[at : at + 1] = [one]
        above[one] = heads[at - 1] if at else None
    kept: set[str] = set()
    last: str | None = heads[-1]
    while last is not None:
        kept.add(last)
        last = above[last]
    return set(new) - kept


def _where(spot: _Spot, spots: dict[str, _Spot], plan: Plan) -> str:
    """Where an item stands: what it hangs below, and as which there."""
    holder = spots.get(spot.holder)
    if holder:
        row, title = holder.item.children, _joined_marks(holder.line)
    else:
        owner = next(owner for owner in owners(plan) if owner.id == spot.holder)
        row, title = owner.items, _title(owner)
    return f"{title or '…'} ({[item.id for item in row].index(spot.item.id) + 1})"


def _joined_marks(line: Answer) -> str:
    return " ".join(filter(None, (line.mark, f"{line.label}:" if line.label else "", line.words)))


def _words(item: Item) -> str:
    return answers.words_of(item.content)


def _subtree(item: Item, other: dict[str, _Spot]) -> str:
    """The words of an item and of what stands below it, without what the other plan has too."""
    return _joined(_words(part) for part in walk((item,)) if part.id not in other)


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(filter(None, lines))


def _title(owner: Section | Annex) -> str:
    return " ".join(owner.title.split())


def _code(owner: Section | Annex) -> str:
    return "section" if isinstance(owner, Section) else "annex"


def _shown(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _yes(value: bool) -> str:
    return "có" if value else "không"


# --- what prints nothing -----------------------------------------------------------------------------


def _bookkeeping(before: Plan, after: Plan) -> Iterator[Difference]:
    old = {(w.code, w.place, w.words): w for w in before.waivers}
    new = {(w.code, w.place, w.words): w for w in after.waivers}
    for key, waiver in old.items():
        if key not in new:
            yield Difference(waiver.place, "waiver", Kind.REMOVED, waiver.reason)
    for key, waiver in new.items():
        if key not in old:
            yield Difference(waiver.place, "waiver", Kind.ADDED, after=waiver.reason)
        elif old[key] != waiver:
            yield Difference(waiver.place, "waiver", Kind.CHANGED, old[key].reason, waiver.reason)
    if set(old) == set(new) and before.waivers != after.waivers and old == new:
        yield Difference("", "waiver", Kind.MOVED)
    yield from _traces(before, after)
    yield from _picks(before, after)
    if before.proposed != after.proposed:
        yield Difference("", "proposed", Kind.CHANGED, str(len(before.proposed)), str(len(after.proposed)))


def _picks(before: Plan, after: Plan) -> Iterator[Difference]:
    old, new = _picked(before), _picked(after)
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key, ""), new.get(key, "")
        kind = Kind.ADDED if not was else Kind.REMOVED if not now else Kind.CHANGED
        if was != now:
            yield Difference(key[0], "pick", kind, was, now)


def _picked(plan: Plan) -> dict[tuple[str, int], str]:
    return {(pick.place, pick.nth): f"{pick.part} {short_date(pick.day)}".strip() for pick in plan.picks}


def _traces(before: Plan, after: Plan) -> Iterator[Difference]:
    if before.traces == after.traces:
        return
    settled = [trace for trace in after.traces if trace not in before.traces]
    for trace in settled:
        yield Difference(trace.place, "trace", Kind.CHANGED, name=trace.words)
    if not settled:
        yield Difference("", "trace", Kind.CHANGED)


# --- words beside words ------------------------------------------------------------------------------

_WORD = re.compile(r"\w+(?:[/.,]\w+)*[^\S\n]*|[^\w\s][^\S\n]*|\n|[^\S\n]+")
MOST_WORDS = 3000
MOST_PAIRS = 300_000
"""Pairs of equal words, beyond which two texts are shown one after the other: the time grows with them."""


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one: what is only in the first is REMOVED, what is only in the second ADDED."""
    from difflib import SequenceMatcher

    old, new = _WORD.findall(before), _WORD.findall(after)
    if len(old) + len(new) > 2 * MOST_WORDS or _pairs(old, new) > MOST_PAIRS:
        return (*_piece(old, Kind.REMOVED), *_piece(new, Kind.ADDED))
    found: list[Piece] = []
    same = SequenceMatcher(None, [w.rstrip(" ") for w in old], [w.rstrip(" ") for w in new], autojunk=False)
    for tag, from_, to, start, end in same.get_opcodes():
        if tag == "equal":
            found += _piece(new[start:end])
        else:
            found += (*_piece(old[from_:to], Kind.REMOVED), *_piece(new[start:end], Kind.ADDED))
    return tuple(found)


def _pairs(old: list[str], new: list[str]) -> int:
    counted = Counter(word.rstrip(" ") for word in new)
    return sum(counted[word.rstrip(" ")] for word in old)


def _piece(words: list[str], kind: Kind | None = None) -> tuple[Piece, ...]:
    return (Piece("".join(words), kind),) if words else ()
