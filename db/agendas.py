"""What each plan says about time, kept beside it so that a calendar over all plans need not open each one."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Container
from typing import NamedTuple

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey

TABLE = "agenda"
COLUMNS = ("plan_id", "revision", "first", "last", "words", "hash")
_TOUCHING = """
    SELECT plan.id, plan.revision, agenda.revision, agenda.hash
    FROM agenda JOIN plan ON plan.id = agenda.plan_id
    WHERE plan.deleted IS NULL AND (agenda.first IS NULL OR agenda.first <= ? AND agenda.last >= ?)
    ORDER BY plan.id
"""
_PUT = (
    f"INSERT INTO {TABLE} ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
    f" ON CONFLICT (plan_id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS[1:])}"
)
_KEPT = "SELECT plan_id, revision, first, last, words FROM agenda WHERE plan_id = ?"
_MISSING = """
    SELECT id, revision FROM plan WHERE id NOT IN (SELECT plan_id FROM agenda) AND deleted IS NULL ORDER BY id
"""


class Agenda(NamedTuple):
    """The words as the caller made them, and the ISO days they reach from and to (None: no day)."""

    words: str
    first: str | None
    last: str | None


class Found(NamedTuple):
    """As kept; `words` is None where it is of an older revision, damaged or missing: make it anew.

    `mark` changes whenever that answer may; the words of a mark that the caller knows are not read: "".
    """

    plan_id: str
    words: str | None
    mark: str


def create(db: Database) -> None:
    """The table; whatever is in it can be made anew from the plans."""
    kinds: dict[str, type] = {**dict.fromkeys(COLUMNS, str), "revision": int}
    db.table(TABLE).create(
        kinds,
        pk="plan_id",
        foreign_keys=[ForeignKey(TABLE, "plan_id", "plan", "id", on_delete="CASCADE")],
        not_null=["plan_id", "revision", "words", "hash"],
        strict=True,
    )
    db.table(TABLE).create_index(["first", "last"], index_name="agenda_days")


def put(connection: sqlite3.Connection, plan_id: str, revision: int, agenda: Agenda) -> None:
    """Keep the agenda of that revision; inside a transaction of the store."""
    cells = (plan_id, revision, agenda.first, agenda.last, agenda.words)
    connection.execute(_PUT, (*cells, _digest(cells)))


def piece(connection: sqlite3.Connection, after: str, limit: int) -> list[tuple[str, bool]]:
    """The next agendas by plan: whose, and whether each is as it was kept."""
    query = f"SELECT {', '.join(COLUMNS)} FROM {TABLE} WHERE plan_id > ? ORDER BY plan_id LIMIT ?"
    return [(str(row[0]), _is_sound(row)) for row in connection.execute(query, [after, limit])]


def drop_damaged(connection: sqlite3.Connection) -> None:
    """Let go of agendas that are not as they were kept; inside a transaction of the store."""
    bad = [(plan_id,) for plan_id, sound in piece(connection, "", -1) if not sound]
    connection.executemany(f"DELETE FROM {TABLE} WHERE plan_id = ?", bad)


def between(connection: sqlite3.Connection, first: str, last: str, known: Container[str] = ()) -> list[Found]:
    """Agendas that touch the days from first to last or name none, and all that are missing."""
    rows = connection.execute(_TOUCHING, [last, first]).fetchall()
    found = [_found(connection, known, *row) for row in rows]
    return found + [Found(plan_id, None, f"{now}") for plan_id, now in connection.execute(_MISSING)]


def _found(
    connection: sqlite3.Connection, known: Container[str], plan_id: str, now: int, revision: int, kept: str
) -> Found:
    if revision != now:
        return Found(plan_id, None, f"{now}")
    if kept in known:
        return Found(plan_id, "", kept)
    cells = connection.execute(_KEPT, [plan_id]).fetchone()
    return Found(plan_id, cells[-1], kept) if _digest(cells) == kept else Found(plan_id, None, f"{now}")


def _is_sound(row: tuple[str | int | None, ...]) -> bool:
    return _digest(row[:-1]) == row[-1]


def _digest(cells: tuple[str | int | None, ...]) -> str:
    text = json.dumps(cells, ensure_ascii=False, default=repr)
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
