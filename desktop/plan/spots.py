"""Every place of a plan where words stand, in one order, read and rewritten in one way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, get_args

from desktop.plan.dates import long_date, short_date
from desktop.plan.item import Content, Item, Money, Quote, Timing, Unit
from desktop.plan.plan import Annex, Basis, Office, Plan, Recipient, Section, Signature
from desktop.plan.text import Run, Text
from desktop.plan.tree import Items

Edit = tuple[int, int, str]
"""Start, end and the words to put there."""
Edits = Mapping[int, Sequence[Edit]]

DAY, AMOUNT, TOWN, NUMBER = "day", "amount", "town", "number"


@dataclass(frozen=True, slots=True)
class Spot:
    """Words at a place (item id or page key, as in a finding); `owner` is the cited document's id.

    `kind` is words, time (all of it is one time), quote, unit, signer, town (the place of issue), note (a
    footnote), number (of a cited document), day or amount (of a record, shown as words, not rewritten here).
    `times` are the phrases marked as time.
    """

    place: str
    words: str
    kind: str = "words"
    owner: str = ""
    times: tuple[tuple[int, int], ...] = ()


def spots(plan: Plan) -> tuple[Spot, ...]:
    """All words of the plan that are not empty, in the order of the paper."""
    walk = _Walk({}, {})
    walk.plan(plan)
    return tuple(walk.seen)


def rewritten(plan: Plan, edits: Edits, units: Mapping[str, str] | None = None) -> Plan:
    """The plan with the words of spots changed; `edits` by number of the spot, none overlapping.

    `units` gives the directory's id of a new name.
    """
    return _Walk(edits, units or {}).plan(plan) if edits else plan


def by_place(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The words at each place."""
    found: dict[str, list[str]] = {}
    for spot in spots(plan):
        found.setdefault(spot.place, []).append(spot.words)
    return {place: tuple(words) for place, words in found.items()}


def spliced(words: str, edits: Sequence[Edit]) -> str:
    """The words with parts of them replaced."""
    for start, end, new in sorted(edits, reverse=True):
        words = words[:start] + new + words[end:]
    return words


def spliced_text(value: Text, edits: Sequence[Edit]) -> Text:
    """The same for Text: new words take the marks of the run they begin in; footnotes stay."""
    runs = list(value.runs)
    for start, end, new in sorted(edits, reverse=True):
        runs = _put(runs, start, end, new)
    return Text(tuple(run for run in runs if run.text or run.note))


def _put(runs: list[Run], start: int, end: int, new: str) -> list[Run]:
    fixed, at = [], 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        length = len(run.text)
        if first < last:
            run = replace(run, text=run.text[:first] + new + run.text[last:])
            new = ""
        fixed.append(run)
        at += length
    return fixed


class _Walk:
    """One pass over a plan: takes down each spot and gives the words back, changed where asked."""

    def __init__(self, edits: Edits, units: Mapping[str, str]) -> None:
        self.seen: list[Spot] = []
        self._edits = edits
        self._ids = units

    def plan(self, plan: Plan) -> Plan:
        opening = plan.opening
        return replace(
            plan,
            office=self._office(plan.office),
            title=self.words("title", plan.title),
            event=replace(plan.event, name=self.words("title", plan.event.name)),
            opening=replace(
                opening,
                bases=tuple(self._basis(basis) for basis in opening.bases),
                conclusion=self.text("opening", opening.conclusion),
            ),
            sections=tuple(self._owner(section) for section in plan.sections),
            closing=self.text("closing", plan.closing),
            recipients=tuple(self._recipient(recipient) for recipient in plan.recipients),
            archive=self.words("recipients", plan.archive),
            signature=self._signature(plan.signature),
            annexes=tuple(self._owner(annex) for annex in plan.annexes),
        )

    def words(self, place: str, words: str, kind: str = "words", owner: str = "") -> str:
        if not words:
            return words
        edits = self._edits.get(len(self.seen))
        self.seen.append(Spot(place, words, kind, owner))
        return spliced(words, edits) if edits else words

    def text(self, place: str, value: Text, kind: str = "words") -> Text:
        if not value.runs:
            return value
        plain = value.plain
        edits = self._edits.get(len(self.seen))
        if plain:
            self.seen.append(Spot(place, plain, kind, "", _times(value.runs)))
        if any(run.note for run in value.runs):
            noted = (replace(run, note=self.words(place, run.note, "note")) for run in value.runs)
            value = Text(tuple(noted))
        return spliced_text(value, edits) if edits and plain else value

    def _office(self, office: Office) -> Office:
        return Office(
            superior=self.words("office", office.superior),
            issuer=self.words("office", office.issuer),
            place=self.words("office", office.place, TOWN),
            symbol=office.symbol,
            collective=office.collective,
            name=self.words("office", office.name),
        )

    def _basis(self, basis: Basis) -> Basis:
        number = self.words("opening", basis.number, NUMBER, basis.id)
        if basis.day:
            day = long_date(basis.day) if basis.long_day else short_date(basis.day)
            self.words("opening", day, DAY, basis.id)
        return replace(
            basis,
            number=number,
            issuer=self.words("opening", basis.issuer, "unit", basis.id),
            subject=self.words("opening", basis.subject, "words", basis.id),
        )

    def _recipient(self, recipient: Recipient) -> Recipient:
        name = self.words("recipients", recipient.name, "unit")
        return replace(recipient, name=name, note=self.words("recipients", recipient.note))

    def _signature(self, signature: Signature) -> Signature:
        return Signature(
            authority=tuple(self.words("signature", line) for line in signature.authority),
            name=self.words("signature", signature.name, "signer"),
            below=self.words("signature", signature.below),
        )

    def _owner(self, owner: Any) -> Any:
        assert isinstance(owner, Section | Annex)
        title = self.words(owner.id, owner.title)
        return replace(owner, title=title, items=self._items(owner.items))

    def _items(self, items: Items) -> Items:
        return tuple(self._item(item) for item in items)

    def _item(self, item: Item) -> Item:
        content = self._content(item.id, item.content)
        children = self._items(item.children) if item.children else item.children
        if not self._edits:
            return item
        return replace(item, content=content, children=children)

    def _content(self, place: str, content: Content) -> Content:
        changed: dict[str, Any] = {}
        for name, read in _readers(type(content).__name__):
            old = getattr(content, name)
            if old:
                new = read(self, place, old)
                if new is not old:
                    changed[name] = new
        if isinstance(content, Money) and content.amount is not None:
            self.words(place, f"{content.amount:,} đồng".replace(",", "."), AMOUNT)
        return replace(content, **changed) if changed else content

    def _unit(self, place: str, unit: Unit) -> Unit:
        name = self.words(place, unit.name, "unit")
        return unit if name == unit.name else Unit(name, self._ids.get(name, ""))


Reader = Callable[[_Walk, str, Any], Any]


_KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Content)}


@cache
def _readers(name: str) -> tuple[tuple[str, Reader], ...]:
    """The fields of a content that hold words, and what reads each."""
    known: dict[str, Reader] = {
        "str": lambda walk, place, value: walk.words(place, value),
        "Text": lambda walk, place, value: walk.text(place, value),
        "Unit": lambda walk, place, value: walk._unit(place, value),
        "tuple[Unit, ...]": lambda walk, place, value: tuple(walk._unit(place, unit) for unit in value),
        "tuple[str, ...]": lambda walk, place, value: tuple(walk.words(place, cell) for cell in value),
        "tuple[tuple[str, ...], ...]": lambda walk, place, value: tuple(
            tuple(walk.words(place, cell) for cell in row) for row in value
        ),
    }
    kind = _KINDS[name]
    found = {f.name: known[str(f.type)] for f in fields(kind) if str(f.type) in known}
    if kind is Timing:
        found["text"] = lambda walk, place, value: walk.text(place, value, "time")
    if kind is Quote:
        found["text"] = lambda walk, place, value: walk.words(place, value, "quote")
    found.pop("joiner", None)
    return tuple(found.items())


def _times(runs: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    """Where the phrases marked as time begin and end; neighbouring runs make one."""
    if not any(run.time for run in runs):
        return ()
    found: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        if run.time and found and found[-1][1] == at:
            found[-1] = found[-1][0], at + len(run.text)
        elif run.time:
            found.append((at, at + len(run.text)))
        at += len(run.text)
    return tuple(found)
