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


def add(db: Database, plan_id: str, words: str, version: Version) -> None:
    """Keep one more copy; inside a transaction of the store."""
    data = zlib.compress(words.encode(), 6)
    cells = (plan_id, *version, data)
    row = dict(zip(COLUMNS, (*cells, _digest(cells)), strict=True))
    db.table(TABLE).insert(row)


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


def damaged(connection: sqlite3.Connection) -> set[str]:
    """Ids of the plans whose copies are not as they were kept."""
    bad = set()
    for (plan_id,) in connection.execute(f"SELECT DISTINCT plan_id FROM {TABLE}").fetchall():
        try:
            all_of(connection, plan_id)
        except BadVersion:
            bad.add(str(plan_id))
    return bad


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
