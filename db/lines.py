"""A plan's rows as the text that is hashed, made by SQLite itself: the quick way to know that all is sound.

What does not fit is looked at again the slow way (db/rows.py), which knows what damage can make of a cell.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from typing import NamedTuple

from db import rows
from db.errors import refuse_trouble
from db.rows import CHILDREN, KEPT, PLAN, Row, Rows, as_stored

_TABLES = ("annex", "basis", "item", "plan", "recipient", "section")
_FRAME = ("{" + ",".join(f'"{table}":[%b]' for table in _TABLES) + "}").encode()
_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr).encode

Lines = dict[str, list[bytes]]
Texts = Mapping[str, bytes]
"""All lines of each table, the plan's own without its hash."""


class Known(NamedTuple):
    """A plan that was read and found sound: its rows and, in their order, the text of each."""

    hash: str
    rows: Rows
    lines: Lines


class Made(NamedTuple):
    """A plan that is to be kept: its rows, their texts and the hash of these."""

    hash: str
    rows: Rows
    texts: Texts


def read(connection: sqlite3.Connection, plan_id: str) -> tuple[Rows, bool]:
    """The rows as `rows.read` gives them, and whether they are as saved; unsound where there is no plan."""
    known = look(connection, plan_id)
    if known:
        return known.rows, True
    exact = rows.read(connection, plan_id)
    return exact, bool(exact["plan"]) and rows.fits(exact)


def look(connection: sqlite3.Connection, plan_id: str, made: Made | None = None) -> Known | None:
    """The plan where it is there as saved, or to the letter as it was `made`; None: look the slow way."""
    connection.text_factory = bytes
    try:
        head = connection.execute(_OF_ONE["plan"], [plan_id]).fetchone()
        lines = {
            table: [row[0] for row in connection.execute(_OF_ONE[table], [plan_id])] for table in CHILDREN
        }
    except sqlite3.Error as error:
        refuse_trouble(error)
        return None
    finally:
        connection.text_factory = as_stored
    if head is None:
        return None
    texts = {table: b",".join(found) for table, found in lines.items()} | {"plan": head[0]}
    if made is not None:
        alike = texts == made.texts and head[1] == made.hash.encode()
        return Known(made.hash, made.rows, lines) if alike else None
    frame = _framed(texts)
    own = hashlib.sha256(frame).hexdigest()
    return Known(own, _parsed(frame, own), lines) if head[1] == own.encode() else None


def make(parts: Rows, known: Known | None) -> Made:
    """The rows as text and their hash, as `rows.digest`; `known` rows are not written as text again."""
    plan = {name: cell for name, cell in parts["plan"][0].items() if name != "hash"}
    texts = {table: _joined(parts[table], known, table) for table in CHILDREN}
    texts["plan"] = _text(plan)
    return Made(_digest(texts), parts, texts)


def hashes(connection: sqlite3.Connection, after: str, last: str) -> dict[str, str]:
    """The hash that the rows of each plan have, ids above `after` up to `last`; {} where SQLite gives up."""
    found: dict[object, dict[str, bytes]] = {}
    connection.text_factory = bytes
    try:
        for table, query in _OF_MANY.items():
            for plan_id, words in connection.execute(query, [after, last]):
                found.setdefault(plan_id, {})[table] = words or b""
    except sqlite3.Error as error:
        refuse_trouble(error)
        return {}
    finally:
        connection.text_factory = as_stored
    return {as_stored(key): _digest(texts) for key, texts in found.items() if isinstance(key, bytes)}


def _parsed(frame: bytes, own: str) -> Rows:
    found: Rows = json.loads(frame.decode())
    found["plan"][0]["hash"] = own
    return found


def _joined(after: list[Row], known: Known | None, table: str) -> bytes:
    if known is None:
        return _encode(after)[1:-1].encode("utf-8", "surrogateescape")
    before = {id(row): text for row, text in zip(known.rows[table], known.lines[table], strict=True)}
    return b",".join([before.get(id(row)) or _text(row) for row in after])


def _text(row: Row) -> bytes:
    return _encode(row).encode("utf-8", "surrogateescape")


def _digest(texts: Texts) -> str:
    return hashlib.sha256(_framed(texts)).hexdigest()


def _framed(texts: Texts) -> bytes:
    return _FRAME % tuple([texts.get(table, b"") for table in _TABLES])


def _as_json(columns: tuple[str, ...]) -> str:
    pairs = ", ".join(f"'{name}', {name}" for name in sorted(columns))
    return f"json_object({pairs})"


_PLAN_LINE = _as_json((*PLAN, *(name for name in KEPT if name != "hash")))
_OF_ONE = {"plan": f"SELECT {_PLAN_LINE}, hash FROM plan WHERE id = ?"} | {
    table: f"SELECT {_as_json(columns)} FROM {table} WHERE plan_id = ? ORDER BY position, id"
    for table, columns in CHILDREN.items()
}
_OF_MANY = {"plan": f"SELECT id, {_PLAN_LINE} FROM plan WHERE id > ? AND id <= ?"} | {
    table: f"SELECT plan_id, group_concat(line, ',') FROM (SELECT plan_id, {_as_json(columns)} AS line"
    f" FROM {table} WHERE plan_id > ? AND plan_id <= ? ORDER BY plan_id, position, id) GROUP BY plan_id"
    for table, columns in CHILDREN.items()
}
