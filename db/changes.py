"""What a save changes: which records in which columns, by the rows before and after."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable

from db.rows import CHILDREN, PLAN, Cell, Row, Rows

Fields = dict[str, dict[str, list[str]]]
NEW, GONE = "+", "-"
_BESIDE = {"search", "position", "plan_id", "id"}
"""What follows from other columns; a place among brothers counts only where their order changes."""


def differing(before: Rows, after: Rows) -> Fields:
    """Table, id, columns; in the JSON of `data` its outermost names ("data.title")."""
    found: Fields = {}
    if names := _columns(before["plan"][0], after["plan"][0], PLAN):
        found["plan"] = {str(after["plan"][0]["id"]): names}
    for table, columns in CHILDREN.items():
        if before[table] != after[table] and (keys := _records(before[table], after[table], columns)):
            found[table] = keys
    return found


def told(before: Rows, after: Rows, *, sound: bool) -> tuple[str, dict[str, object], Fields]:
    """What the book tells of a save: action, detail, fields; `before` has no plan where it is new."""
    now = after["plan"][0]
    if not before["plan"]:
        count = sum(len(after[table]) for table in CHILDREN)
        return "created", {"title": now["title"], "rows": count}, {}
    if not sound:
        return "edited", {"title": now["title"], "damaged": True}, {}
    was = before["plan"][0]
    fields = differing(before, after)
    if was["deleted"] and not now["deleted"]:
        return "restored", {"title": now["title"], "fields": fields}, fields
    if was["state"] != now["state"]:
        return "state", {"from": was["state"], "to": now["state"], "fields": fields}, fields
    return "edited", {"fields": fields}, fields


def _records(before: list[Row], after: list[Row], columns: tuple[str, ...]) -> dict[str, list[str]]:
    old = {str(row["id"]): row for row in before}
    new = {str(row["id"]): row for row in after}
    found = {key: [GONE] for key in old if key not in new}
    moved = _moved(old, new)
    for key, row in new.items():
        if key not in old:
            found[key] = [NEW]
        elif old[key] is not row and old[key] != row:
            names = _columns(old[key], row, columns) + ["position"] * (key in moved)
            if names:
                found[key] = names
    return found


def _columns(old: Row, new: Row, columns: tuple[str, ...]) -> list[str]:
    names = [name for name in columns if name not in _BESIDE and old[name] != new[name]]
    if "data" in names:
        names.remove("data")
        names += _inside(old["data"], new["data"])
    return names


def _inside(old: Cell, new: Cell) -> list[str]:
    try:
        was, now = json.loads(str(old)), json.loads(str(new))
    except (ValueError, RecursionError):
        return ["data"]
    if not (isinstance(was, dict) and isinstance(now, dict)):
        return ["data"]
    both = sorted(was.keys() | now.keys())
    return [f"data.{name}" for name in both if was.get(name) != now.get(name)] or ["data"]


def _moved(old: dict[str, Row], new: dict[str, Row]) -> set[str]:
    """The fewest records that stand elsewhere among the brothers that both have."""
    if list(old) == list(new):
        return set()
    rank = {key: n for n, key in enumerate(old)}
    groups: dict[tuple[Cell, Cell], list[str]] = {}
    for key, row in new.items():
        if key in old and _family(row) == _family(old[key]):
            groups.setdefault(_family(row), []).append(key)
    return {
        key for keys in groups.values() for key in set(keys) - set(_rising(keys, [rank[key] for key in keys]))
    }


def _family(row: Row) -> tuple[Cell, Cell]:
    return row.get("owner"), row.get("parent")


def _rising(keys: list[str], ranks: list[int]) -> Iterable[str]:
    """The longest choice of keys whose ranks rise."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for n, rank in enumerate(ranks):
        place = bisect_left(tails, rank)
        back.append(ends[place - 1] if place else -1)
        tails[place:] = [rank, *tails[place + 1 :]]
        ends[place:] = [n, *ends[place + 1 :]]
    n = ends[-1] if ends else -1
    while n >= 0:
        yield keys[n]
        n = back[n]
