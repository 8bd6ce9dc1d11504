"""Kept copies of a plan: numbered, with moment and author, only ever added, each under its own hash."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from typing import NamedTuple

from sqlite_utils import Database

TABLE = "version"
COLUMNS = ("plan_id", "number", "moment", "who", "reason", "label", "revision", "data", "hash")
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM {TABLE}"


class Version(NamedTuple):
    """One copy without its words; `moment` is an ISO moment in UTC, `revision` the plan's at that time."""

    number: int
    moment: str
    who: str
    reason: str
    label: str
    revision: int


class BadVersion(ValueError):
    """A copy is not as it was kept, or one is missing."""


def create(db: Database) -> None:
    """The table, and what keeps its rows from being changed."""
    kinds: dict[str, type] = {
        **dict.fromkeys(COLUMNS, str), "number": int, "revision": int, "data": bytes,
    }  # fmt: skip
    db.table(TABLE).create(kinds, pk=("plan_id", "number"), not_null=COLUMNS, strict=True)
    for act in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE}"
            " BEGIN SELECT RAISE(ABORT, 'a version stays as it was kept'); END"
        )


def let_purge(db: Database) -> None:
    """From here on copies may go, once the book says that their plan was purged and it is gone."""
    db.execute(f"DROP TRIGGER {TABLE}_no_delete")
    db.execute(
        f"CREATE TRIGGER {TABLE}_no_delete BEFORE DELETE ON {TABLE}"
        " WHEN EXISTS (SELECT 1 FROM plan WHERE id = OLD.plan_id) OR NOT EXISTS"
        " (SELECT 1 FROM audit WHERE plan_id = OLD.plan_id AND action = 'purged')"
        " BEGIN SELECT RAISE(ABORT, 'a version stays as it was kept'); END"
    )


def add(connection: sqlite3.Connection, plan_id: str, words: str, version: Version) -> str:
    """Keep one more copy, inside a transaction of the store; its hash."""
    data = zlib.compress(words.encode(), 6)
    cells = (plan_id, *version, data)
    own = _digest(cells)
    connection.execute(f"INSERT INTO {TABLE} VALUES ({', '.join('?' * len(COLUMNS))})", (*cells, own))
    return own


def purge(connection: sqlite3.Connection, plan_id: str) -> None:
    """Let go of all copies of a plan that is gone for good."""
    connection.execute(f"DELETE FROM {TABLE} WHERE plan_id = ?", [plan_id])


def all_of(connection: sqlite3.Connection, plan_id: str) -> tuple[Version, ...]:
    """The plan's copies, oldest first. Raises BadVersion."""
    found = tuple(
        _sound(cells)
        for cells in connection.execute(f"{_SELECT} WHERE plan_id = ? ORDER BY number", [plan_id])
    )
    if [version.number for version in found] != list(range(1, len(found) + 1)):
        raise BadVersion(f"a version of plan {plan_id} is missing")
    return found


def last_number(connection: sqlite3.Connection, plan_id: str) -> int:
    """The newest copy's number, 0 when there is none."""
    query = f"SELECT ifnull(max(number), 0) FROM {TABLE} WHERE plan_id = ?"
    return int(connection.execute(query, [plan_id]).fetchone()[0])


def words_of(connection: sqlite3.Connection, plan_id: str, number: int) -> str | None:
    """What was kept, None when there is no such copy. Raises BadVersion."""
    row = connection.execute(f"{_SELECT} WHERE plan_id = ? AND number = ?", [plan_id, number]).fetchone()
    if row is None:
        return None
    _sound(row)
    try:
        return zlib.decompress(row[-2]).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise BadVersion(f"version {number} of plan {plan_id}") from error


def holds(connection: sqlite3.Connection, plan_id: str, number: int, words: str) -> bool:
    """Whether that copy is sound and holds exactly these words."""
    try:
        return words_of(connection, plan_id, number) == words
    except BadVersion:
        return False


def piece(
    connection: sqlite3.Connection, after: tuple[str, int], limit: int
) -> tuple[list[tuple[str, int, str, bool]], tuple[str, int]]:
    """The next copies by plan and number: plan, number, hash, whether each is sound; and where to go on."""
    rows = connection.execute(
        f"{_SELECT} WHERE (plan_id, number) > (?, ?) ORDER BY plan_id, number LIMIT ?", [*after, limit]
    ).fetchall()
    found = [(str(row[0]), row[1], str(row[-1]), _digest(row[:-1]) == row[-1]) for row in rows]
    return found, (rows[-1][0], rows[-1][1]) if rows else after


def _sound(cells: tuple[object, ...]) -> Version:
    *kept, found = cells
    plan_id, *version, _data = kept
    if _digest(tuple(kept)) != found:
        raise BadVersion(f"version {version[0]} of plan {plan_id}")
    return Version(*version)  # type: ignore[arg-type]


def _digest(cells: tuple[object, ...]) -> str:
    """SHA-256 over every other cell, the data as its own SHA-256."""
    *plain, data = cells
    inner = hashlib.sha256(data).hexdigest() if isinstance(data, bytes) else repr(data)
    words = json.dumps([*plain, inner], ensure_ascii=False, separators=(",", ":"), default=repr)
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()
