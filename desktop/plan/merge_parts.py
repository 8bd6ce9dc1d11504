"""A plan taken apart into records, the rows they stand in and what holds them, and put together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple, cast

from desktop.plan.item import Item
from desktop.plan.plan import Annex, Basis, Pick, Plan, Recipient, Section, Trace, Waiver
from desktop.plan.tree import Items


class Key(NamedTuple):
    """A record: its kind ("item", "recipient", "trace" …) and what tells it from others of its kind."""

    kind: str
    id: str


FRAME = Key("plan", "")
_ROWS = ("sections", "recipients", "annexes", "waivers", "traces", "proposed", "picks")
BOOKKEEPING = ("waiver", "trace", "proposed", "pick")
OWNERS = ("section", "annex")


@dataclass(slots=True)
class Parts:
    """`fields` of each record by name, the `rows` of records below each holder, each record's `holder`."""

    fields: dict[Key, dict[str, object]] = field(default_factory=dict)
    rows: dict[Key, tuple[Key, ...]] = field(default_factory=dict)
    holder: dict[Key, Key] = field(default_factory=dict)

    def put(self, holder: Key, records: Iterable[tuple[Key, dict[str, object]]]) -> None:
        """The records that stand below the holder, in their order."""
        found = dict(records)
        self.fields |= found
        self.rows[holder] = tuple(found)
        self.holder |= dict.fromkeys(found, holder)


def row(kind: str) -> Key:
    """What holds the records of a kind that stand in no tree."""
    return Key("row", kind)


def apart(plan: Plan) -> Parts:
    """All of the plan; `together` makes it again."""
    parts = Parts()
    frame = _fields(plan, "id", *_ROWS)
    frame["opening"] = replace(plan.opening, bases=())
    parts.fields[FRAME] = frame
    parts.put(row("section"), ((Key("section", s.id), _fields(s, "id", "items")) for s in plan.sections))
    parts.put(row("annex"), ((Key("annex", a.id), _fields(a, "id", "items")) for a in plan.annexes))
    for section in plan.sections:
        _put_items(parts, Key("section", section.id), section.items)
    for annex in plan.annexes:
        _put_items(parts, Key("annex", annex.id), annex.items)
    parts.put(row("recipient"), ((Key("recipient", r.id), _fields(r, "id")) for r in plan.recipients))
    parts.put(row("basis"), ((Key("basis", b.id), _fields(b, "id")) for b in plan.opening.bases))
    _put_unnamed(parts, "waiver", plan.waivers, ("reason",))
    _put_unnamed(parts, "trace", plan.traces, ("kept",))
    _put_unnamed(parts, "pick", plan.picks, ("day", "part"))
    parts.put(row("proposed"), ((Key("proposed", one), {}) for one in plan.proposed))
    return parts


def together(plan_id: str, parts: Parts) -> Plan:
    """The plan of `apart`."""
    frame = cast(dict[str, Any], dict(parts.fields[FRAME]))
    frame["opening"] = replace(frame["opening"], bases=_made(parts, Basis, "basis"))
    return Plan(
        id=plan_id,
        sections=_owners(parts, Section, "section"),
        annexes=_owners(parts, Annex, "annex"),
        recipients=_made(parts, Recipient, "recipient"),
        waivers=tuple(_unnamed(parts, "waiver")),
        traces=tuple(_unnamed(parts, "trace")),
        picks=tuple(_unnamed(parts, "pick")),
        proposed=tuple(key.id for key in parts.rows[row("proposed")]),
        **frame,
    )


def _fields(value: Any, *without: str) -> dict[str, object]:
    return {f.name: getattr(value, f.name) for f in fields(value) if f.name not in without}


def _put_items(parts: Parts, holder: Key, items: Items) -> None:
    parts.put(holder, ((Key("item", item.id), _fields(item, "id", "children")) for item in items))
    for item in items:
        _put_items(parts, Key("item", item.id), item.children)


def _put_unnamed(parts: Parts, kind: str, values: tuple[object, ...], changing: tuple[str, ...]) -> None:
    """Records without an id are known by all of them but what may change, and by how many are alike."""
    seen: Counter[str] = Counter()
    found: list[tuple[Key, dict[str, object]]] = []
    for value in values:
        name = repr(sorted(_fields(value, *changing).items()))
        seen[name] += 1
        found.append((Key(kind, f"{name} {seen[name]}"), {"whole": value}))
    parts.put(row(kind), found)


def _unnamed(parts: Parts, kind: str) -> Iterable[Any]:
    return (cast(Waiver | Trace | Pick, parts.fields[key]["whole"]) for key in parts.rows[row(kind)])


def _made(parts: Parts, make: type[Any], kind: str) -> tuple[Any, ...]:
    return tuple(make(id=key.id, **parts.fields[key]) for key in parts.rows[row(kind)])


def _owners(parts: Parts, make: type[Any], kind: str) -> tuple[Any, ...]:
    return tuple(
        make(id=key.id, items=_items(parts, key), **parts.fields[key]) for key in parts.rows[row(kind)]
    )


def _items(parts: Parts, holder: Key) -> Items:
    found = parts.rows.get(holder, ())
    return tuple(
        Item(id=key.id, children=_items(parts, key), **cast(dict[str, Any], parts.fields[key]))
        for key in found
    )
