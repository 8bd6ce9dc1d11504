"""Two plans that were made of a third, put together: what one side changed is taken, the rest is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from typing import Any

from desktop.plan.difference import Difference, Kind, differences
from desktop.plan.edit import PlanFrozen
from desktop.plan.exchange_check import MAX_LEVELS
from desktop.plan.item import Table, Unit
from desktop.plan.merge_parts import BOOKKEEPING, FRAME, Key, Parts, apart, row, together
from desktop.plan.merge_rows import merged_row
from desktop.plan.merge_tree import holders, roots, subtree, touched, without_homeless
from desktop.plan.merge_words import label, shown, tree_words, where, whole
from desktop.plan.plan import Issue, Plan
from desktop.plan.text import Text
from desktop.plan.tree import height, owners


class Side(StrEnum):
    """Whose of two goes on."""

    MINE = "mine"
    THEIRS = "theirs"


class Unmergeable(ValueError):
    """The two cannot be one plan: other plans, one identifier for different things, or items too deep."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Both have changed `field` of `record`; the words of the three, "" where there is none.

    `place` leads to it (a page's field or an id), `code` says of what, as in a Difference: CHANGED a field,
    REMOVED by one and changed by the other, MOVED to two places. `key` is the one to choose by, `name` the
    record's own words where the three do not tell them.
    """

    place: str
    record: str
    field: str
    base: str
    mine: str
    theirs: str
    code: str
    kind: Kind
    key: str
    name: str = ""


Choices = Mapping[str, Side]
"""Which side goes on, by the key of a conflict."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The plan with all that one side alone changed; where both did, `mine` stands and a conflict says so."""

    plan: Plan
    conflicts: tuple[Conflict, ...]
    base: Plan | None
    mine: Plan
    theirs: Plan

    @property
    def taken(self) -> tuple[Difference, ...]:
        """What of the other side has come into mine."""
        return differences(self.mine, self.plan)


def merge(base: Plan | None, mine: Plan, theirs: Plan) -> Merged:
    """Three ways, record by record and field by field; without a base all that differs is in conflict.

    Raises PlanFrozen, Unmergeable.
    """
    return _Merge(base, mine, theirs, {}).result()


def resolved(merged: Merged, choices: Choices) -> Merged:
    """The same with these conflicts decided; what is not chosen stays mine and is still told.

    A choice may bring up another conflict: choose again, with all choices made. Raises Unmergeable.
    """
    return _Merge(merged.base, merged.mine, merged.theirs, choices).result()


_TOGETHER: dict[type, tuple[tuple[str, ...], ...]] = {
    Issue: (("number",), ("day", "month", "year")),
    Table: (("columns", "rows"),),
}
"""Fields that make sense only as one side has them all; elsewhere each field is merged by itself."""
_WHOLE = (Text, Unit)
_NOTHING = object()
_FLAT = ("section", "annex", "recipient", "basis", *BOOKKEEPING)


class _Merge:
    """One pass over three plans; `found` gathers the conflicts by key."""

    def __init__(self, base: Plan | None, mine: Plan, theirs: Plan, choices: Choices) -> None:
        for plan in (mine, theirs):
            if plan.frozen:
                raise PlanFrozen(plan.id)
        if mine.id != theirs.id:
            raise Unmergeable("two plans")
        self._plans = base, mine, theirs
        self._base = apart(base) if base else Parts()
        self._mine, self._theirs = apart(mine), apart(theirs)
        self._choices = choices
        self._found: dict[str, Conflict] = {}
        _refuse_clashing(self._base, self._mine, self._theirs)

    def result(self) -> Merged:
        alive = self._alive()
        made = Parts({key: self._record(key) for key in (FRAME, *sorted(alive))})
        made.holder = holders(alive, self._base, self._mine, self._theirs, self._hangs_theirs)
        below: dict[Key, set[Key]] = {}
        for key, holder in made.holder.items():
            below.setdefault(holder, set()).add(key)
        for holder in {*map(row, _FLAT), *below}:
            made.rows[holder] = self._row(holder, below.get(holder, set()))
        base, mine, theirs = self._plans
        conflicts = tuple(one for key, one in self._found.items() if key not in self._choices)
        plan = together(mine.id, made)
        if any(height(item) > MAX_LEVELS for owner in owners(plan) for item in owner.items):
            raise Unmergeable("too deep")
        return Merged(plan, conflicts, base, mine, theirs)

    # --- what stays ----------------------------------------------------------------------------------

    def _alive(self) -> set[Key]:
        """All records but those that one side removed and the other let be."""
        base, mine, theirs = (set(parts.holder) for parts in (self._base, self._mine, self._theirs))
        alive = (mine & theirs) | (mine - base) | (theirs - base)
        for side, keeper, remover in (
            (Side.THEIRS, self._theirs, self._mine),
            (Side.MINE, self._mine, self._theirs),
        ):
            for root in roots(keeper, self._base, remover):
                members = subtree(root, keeper, remover)
                asked = root.kind not in BOOKKEEPING and touched(members, self._base, keeper)
                if asked and self._goes_on(root, side):
                    alive |= set(members)
                else:
                    alive -= set(members)
        return without_homeless(alive)

    def _goes_on(self, root: Key, keeper: Side) -> bool:
        words = {
            side: tree_words(root, parts) if root in parts.holder else ""
            for side, parts in ((Side.MINE, self._mine), (Side.THEIRS, self._theirs))
        }
        of = self._mine if keeper is Side.MINE else self._theirs
        place, code = label(root, "", of.fields[root])
        conflict = Conflict(
            place, root.id, "", tree_words(root, self._base), words[Side.MINE], words[Side.THEIRS],
            code, Kind.REMOVED, _name(root, ""),
        )  # fmt: skip
        return self._chosen(conflict) is keeper

    # --- fields --------------------------------------------------------------------------------------

    def _record(self, key: Key) -> dict[str, object]:
        base, mine, theirs = (parts.fields.get(key) for parts in (self._base, self._mine, self._theirs))
        if mine is None or theirs is None:
            return dict(mine or theirs or {})
        return {
            name: self._value(key, name, (base or {}).get(name, _NOTHING), value, theirs[name])
            for name, value in mine.items()
        }

    def _value(self, key: Key, name: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine == theirs or theirs == base:
            return mine
        if mine == base:
            return theirs
        kind = type(mine)
        if not is_dataclass(mine) or type(theirs) is not kind or kind in _WHOLE:
            return self._ask(key, name, base, mine, theirs)
        made: dict[str, Any] = {}
        for group in _TOGETHER.get(kind) or ((f.name,) for f in fields(kind)):
            three = [tuple(getattr(side, one, _NOTHING) for one in group) for side in (base, mine, theirs)]
            if len(group) == 1:
                (was,), (first,), (second,) = three
                got = (self._value(key, f"{name}/{group[0]}", was, first, second),)
            else:
                got = self._value(key, f"{name}/{group[0]}", *three)
            made |= dict(zip(group, got, strict=True))
        return kind(**made)

    def _ask(self, key: Key, name: str, base: Any, mine: Any, theirs: Any) -> Any:
        sides = [parts.fields.get(key) for parts in (self._base, self._mine, self._theirs)]
        words = [whole(key, side) if side else "" for side in sides]
        told = words[1]
        if words[1] == words[2] or (key.kind in ("section", "annex") and name != "title"):
            words = [_said(name, value) for value in (base, mine, theirs)]
            told = whole(key, sides[1])
        place, code = label(key, name, sides[1])
        conflict = Conflict(
            place, key.id, name, words[0], words[1], words[2], code, Kind.CHANGED, _name(key, name),
            "" if told in words else told,
        )  # fmt: skip
        return mine if self._chosen(conflict) is Side.MINE else theirs

    # --- places --------------------------------------------------------------------------------------

    def _row(self, holder: Key, alive: Collection[Key]) -> tuple[Key, ...]:
        base, mine, theirs = (parts.rows.get(holder, ()) for parts in (self._base, self._mine, self._theirs))
        return merged_row(base, mine, theirs, alive, self._stands_theirs)

    def _hangs_theirs(self, key: Key) -> bool:
        return self._moved(key, "holder") is Side.THEIRS

    def _stands_theirs(self, key: Key) -> bool:
        return key.kind not in BOOKKEEPING and self._moved(key, "order") is Side.THEIRS

    def _moved(self, key: Key, field: str) -> Side:
        three = [
            where(key, parts) if key in parts.holder else ""
            for parts in (self._base, self._mine, self._theirs)
        ]
        value = self._mine.fields[key]
        place, code = label(key, field, value)
        conflict = Conflict(
            place, key.id, field, three[0], three[1], three[2], code, Kind.MOVED, _name(key, field),
            whole(key, value),
        )  # fmt: skip
        return self._chosen(conflict)

    def _chosen(self, conflict: Conflict) -> Side:
        self._found[conflict.key] = conflict
        return self._choices.get(conflict.key, Side.MINE)


def _said(field: str, value: Any) -> str:
    if value is _NOTHING or (isinstance(value, tuple) and _NOTHING in value):
        return ""
    return "/".join(shown(one) or "…" for one in value) if field == "issue/day" else shown(value)


def _name(key: Key, field: str) -> str:
    return "/".join((*key, field))


def _refuse_clashing(*sides: Parts) -> None:
    kinds: dict[str, str] = {}
    for parts in sides:
        for key in parts.holder:
            if key.kind in ("section", "annex", "item") and kinds.setdefault(key.id, key.kind) != key.kind:
                raise Unmergeable(f"{key.id} is two things")
