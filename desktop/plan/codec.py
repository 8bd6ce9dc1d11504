"""A plan to plain rows or JSON and back, losing nothing and refusing what it does not know."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from desktop.plan.item import Content, Item
from desktop.plan.plan import Annex, Basis, Plan, Recipient, Section
from desktop.plan.text import Run, Text
from desktop.plan.tree import Items, all_items, owners
from desktop.plan.wording import sentence

Cell = str | int | None
Row = dict[str, Cell]
Rows = dict[str, list[Row]]

_KINDS: dict[str, type] = {kind.__name__.lower(): kind for kind in typing.get_args(Content)}
_TAG = "is"
_MAX_DEPTH = 60


class CodecError(ValueError):
    """The data is no plan; `where` says at which field."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")
        self.where = where
        self.why = why


def to_json(plan: Plan) -> str:
    """Canonical JSON of a plan: NFC, sorted keys, defaults left out."""
    return json.dumps(encode(plan), ensure_ascii=False, sort_keys=True, indent=1)


def from_json(words: str) -> Plan:
    """The plan of `to_json`. Raises CodecError."""
    return _checked(_decode_typed(Plan, _read(words), "plan"))


def _read(words: str) -> object:
    """The data, all of whose words can be written again: half a letter ("\\ud800") cannot."""
    try:
        data: object = json.loads(words)
        if r"\u" in words:
            json.dumps(data, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        raise CodecError("json", str(error)) from error
    return data


Record = typing.TypeVar("Record")


def record_to_json(value: object) -> str:
    """Any record of the model, such as an office's directory, as JSON; defaults left out."""
    return json.dumps(encode(value), ensure_ascii=False, sort_keys=True)


def record_from_json(kind: type[Record], words: str) -> Record:
    """The record of `record_to_json`. Raises CodecError."""
    return typing.cast(Record, _decode_typed(kind, _read(words), kind.__name__.lower()))


def encode(value: object) -> object:
    """A model value as JSON data; fields equal to their default are left out."""
    match value:
        case Text(runs=()):
            return ""
        case Text(runs=(Run(text=words, bold=False, italic=False, time=False, note=""),)):
            return words
        case Text(runs=runs):
            return [encode(run) for run in runs]
        case date():
            return value.isoformat()
        case tuple():
            return [encode(part) for part in value]
    if not is_dataclass(value):
        return value
    data = {
        f.name: encode(getattr(value, f.name))
        for f in fields(value)
        if f.default is MISSING or getattr(value, f.name) != f.default
    }
    if type(value) in _KINDS.values():
        data[_TAG] = type(value).__name__.lower()
    return data


def to_rows(plan: Plan) -> Rows:
    """Rows per table: one plan row and its sections, items, annexes, recipients and cited documents."""
    rest = replace(plan, sections=(), recipients=(), annexes=(), opening=replace(plan.opening, bases=()))
    rows: Rows = {
        "plan": [
            {
                "id": plan.id,
                "title": " ".join(plan.title.split()),
                "number": plan.issue.number,
                "symbol": plan.office.symbol,
                "year": plan.year,
                "event": plan.event.name,
                "anchor": plan.event.day.isoformat() if plan.event.day else None,
                "state": str(plan.state),
                "search": "",  # of the first shape; db/search.py finds without it
                "data": _dump(rest, without=("id",)),
            }
        ],
        "section": [
            {"id": s.id, "position": n, "kind": str(s.kind), "title": s.title, "data": _dump(_bare(s))}
            for n, s in enumerate(plan.sections)
        ],
        "annex": [
            {"id": a.id, "position": n, "title": a.title, "data": _dump(_bare(a))}
            for n, a in enumerate(plan.annexes)
        ],
        "item": [],
        "recipient": [
            {"id": r.id, "position": n, "name": r.name, "note": r.note, "data": _dump(r)}
            for n, r in enumerate(plan.recipients)
        ],
        "basis": [_basis_row(n, b) for n, b in enumerate(plan.opening.bases)],
    }
    for owner in owners(plan):
        _item_rows(rows["item"], owner.items, owner.id, None)
    for table, found in rows.items():
        if table != "plan":
            for row in found:
                row["plan_id"] = plan.id
    return rows


def from_rows(rows: Rows) -> Plan:
    """The plan of `to_rows`; columns the codec did not write are ignored. Raises CodecError."""
    if len(rows.get("plan", [])) != 1:
        raise CodecError("plan", "exactly one plan row is needed")
    head = rows["plan"][0]
    data = _load(head, "plan")
    plan = typing.cast(Plan, _decode_typed(Plan, {**data, "id": head["id"]}, "plan"))
    below: dict[tuple[Cell, Cell], list[Row]] = {}
    for row in _ordered(rows, "item"):
        below.setdefault((row["owner"], row["parent"]), []).append(row)
    sections = tuple(
        replace(_of(Section, row), items=_items_of(below, row["id"], None))
        for row in _ordered(rows, "section")
    )
    annexes = tuple(
        replace(_of(Annex, row), items=_items_of(below, row["id"], None)) for row in _ordered(rows, "annex")
    )
    if below:
        raise CodecError("item", "items without an owner")
    recipients = tuple(_of(Recipient, row) for row in _ordered(rows, "recipient"))
    bases = tuple(_of(Basis, row) for row in _ordered(rows, "basis"))
    return replace(
        plan,
        sections=sections,
        annexes=annexes,
        recipients=recipients,
        opening=replace(plan.opening, bases=bases),
    )


def _bare(owner: Section | Annex) -> Section | Annex:
    return replace(owner, items=())


def _item_rows(rows: list[Row], items: Items, owner: str, parent: str | None) -> None:
    for position, item in enumerate(items):
        rows.append(
            {
                "id": item.id,
                "owner": owner,
                "parent": parent,
                "position": position,
                "kind": type(item.content).__name__.lower(),
                "mark": str(item.mark),
                "text": sentence(item.content).plain,
                "data": _dump(replace(item, children=())),
            }
        )
        _item_rows(rows, item.children, owner, item.id)


def _items_of(below: dict[tuple[Cell, Cell], list[Row]], owner: Cell, parent: Cell) -> Items:
    return tuple(
        replace(_of(Item, row), children=_items_of(below, owner, row["id"]))
        for row in below.pop((owner, parent), [])
    )


def _basis_row(position: int, basis: Basis) -> Row:
    return {
        "id": basis.id,
        "position": position,
        "kind": basis.kind,
        "number": basis.number,
        "day": basis.day.isoformat() if basis.day else None,
        "issuer": basis.issuer,
        "subject": basis.subject,
        "data": _dump(basis),
    }


def _ordered(rows: Rows, table: str) -> list[Row]:
    return sorted(rows.get(table, []), key=lambda row: typing.cast(int, row["position"]))


def _dump(value: object, without: tuple[str, ...] = ()) -> str:
    data = typing.cast(dict[str, object], encode(value))
    for name in without:
        data.pop(name, None)
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _load(row: Row, where: str) -> dict[str, object]:
    try:
        data = json.loads(typing.cast(str, row["data"]))
    except (ValueError, TypeError, KeyError) as error:
        raise CodecError(where, f"unreadable data: {error}") from error
    if not isinstance(data, dict):
        raise CodecError(where, "data is no record")
    return data


Made = typing.TypeVar("Made", Section, Annex, Item, Recipient, Basis)


def _of(kind: type[Made], row: Row) -> Made:
    return typing.cast(Made, _decode_typed(kind, _load(row, kind.__name__.lower()), str(row.get("id"))))


def _checked(value: object) -> Plan:
    plan = typing.cast(Plan, value)
    ids = [owner.id for owner in owners(plan)] + [item.id for item in all_items(plan)]
    if len(ids) != len(set(ids)):
        raise CodecError("plan", "an identifier stands twice")
    return plan


@lru_cache(maxsize=64)
def _hints(kind: type) -> Mapping[str, object]:
    return typing.get_type_hints(kind)


def _decode_typed(hint: object, data: object, where: str, depth: int = 0) -> object:
    if depth > _MAX_DEPTH:
        raise CodecError(where, "nested too deeply")
    if hint is Text:
        return _decode_text(data, where)
    if hint == Content:
        return _decode_content(data, where, depth)
    if isinstance(hint, types.UnionType):
        return _decode_optional(hint, data, where, depth)
    if typing.get_origin(hint) is tuple:
        if not isinstance(data, list):
            raise CodecError(where, "a list is needed")
        inner = typing.get_args(hint)[0]
        return tuple(_decode_typed(inner, part, f"{where}[{n}]", depth + 1) for n, part in enumerate(data))
    if isinstance(hint, type):
        return _decode_plain(hint, data, where, depth)
    raise CodecError(where, "unknown type")


def _decode_optional(hint: types.UnionType, data: object, where: str, depth: int) -> object:
    if data is None:
        return None
    (inner,) = (arm for arm in typing.get_args(hint) if arm is not type(None))
    return _decode_typed(inner, data, where, depth)


def _decode_plain(hint: type, data: object, where: str, depth: int) -> object:
    if is_dataclass(hint):
        return _decode_record(hint, data, where, depth)
    try:
        if issubclass(hint, StrEnum):
            return hint(str(data))
        if hint is date and isinstance(data, str):
            return date.fromisoformat(data)
    except ValueError as error:
        raise CodecError(where, str(error)) from error
    if type(data) is not hint:
        raise CodecError(where, f"{hint.__name__} is needed")
    return data


def _decode_record(kind: type, data: object, where: str, depth: int) -> object:
    if not isinstance(data, dict):
        raise CodecError(where, "a record is needed")
    hints = _hints(kind)
    known = {f.name for f in fields(kind)}
    if strange := sorted(set(data) - known):
        raise CodecError(where, f"unknown field {strange[0]}")
    made = {
        name: _decode_typed(hints[name], part, f"{where}.{name}", depth + 1) for name, part in data.items()
    }
    try:
        return kind(**made)
    except TypeError as error:
        raise CodecError(where, "a field is missing") from error


def _decode_content(data: object, where: str, depth: int) -> object:
    kind = _KINDS.get(str(data.get(_TAG))) if isinstance(data, dict) else None
    if kind is None or not isinstance(data, dict):
        raise CodecError(where, "unknown kind of record")
    return _decode_record(kind, {k: v for k, v in data.items() if k != _TAG}, where, depth)


def _decode_text(data: object, where: str) -> Text:
    if isinstance(data, str):
        return Text((Run(data),)) if data else Text()
    if not isinstance(data, list):
        raise CodecError(where, "text is needed")
    runs = tuple(_decode_record(Run, part, f"{where}[{n}]", 0) for n, part in enumerate(data))
    return Text(typing.cast(tuple[Run, ...], runs))
