"""The index over all that is printed in the plans: found by words without accents, as they are typed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence, Set
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from db import search_parts
from db.search_parts import IndexDamaged, Part
from db.search_words import Record, in_row, in_title, records, terms_of

__all__ = ["Hit", "IndexDamaged", "Record", "records", "terms_of"]

PLAN = "search_plan"
"""Each plan's number, which grows with each save so that the newest has the greatest, and its revision."""
TABLES = (PLAN, search_parts.PART, search_parts.LEAF)


class Hit(NamedTuple):
    """A plan with all the words. `rank` 0: all in its title; 1: next to each other; 2: anywhere in it."""

    plan_id: str
    rank: int


class Words(NamedTuple):
    """A revision of a plan, None where it is gone, and all keys by which it is found, None: as known."""

    plan_id: str
    revision: int | None
    keys: Set[str] | None


def create(connection: sqlite3.Connection) -> None:
    """The tables, empty."""
    connection.execute(
        f"CREATE TABLE {PLAN} (doc INTEGER PRIMARY KEY, plan_id TEXT NOT NULL UNIQUE,"
        " revision INTEGER NOT NULL, seal BLOB NOT NULL) STRICT"
    )
    search_parts.create(connection)


def put(connection: sqlite3.Connection, plans: Sequence[Words]) -> None:
    """Take these few in place of what was known of the plans; inside a transaction."""
    last = connection.execute(f"SELECT ifnull(max(doc), 0) FROM {PLAN}").fetchone()[0]
    first = max(last, *(part.last for part in search_parts.all_parts(connection)), 0) + 1
    end = first
    found: dict[bytes, bytes] = {}
    for plan_id, revision, keys in plans:
        drop(connection, plan_id)
        if revision is not None:
            place = search_parts.place_of(end)
            row = (end, plan_id, revision, seal(end, plan_id, revision))
            connection.execute(f"INSERT INTO {PLAN} (doc, plan_id, revision, seal) VALUES (?, ?, ?, ?)", row)
            for key in keys or ():
                name = key.encode()
                found[name] = found.get(name, b"") + place
            end += 1
    if end > first:
        search_parts.write(connection, Part(first, end - 1, end - first), found)


def drop(connection: sqlite3.Connection, plan_id: str) -> None:
    """Forget the plan; nothing where it is unknown. Inside a transaction."""
    row = connection.execute(f"SELECT doc FROM {PLAN} WHERE plan_id = ?", [plan_id]).fetchone()
    if row:
        connection.execute(f"DELETE FROM {PLAN} WHERE doc = ?", row)
        for part in search_parts.all_parts(connection):
            if part.first <= row[0] <= part.last and not alive_in(connection, part):
                search_parts.drop(connection, part.first)


def revision(connection: sqlite3.Connection, plan_id: str) -> int | None:
    """The revision of the plan that is known."""
    row = connection.execute(f"SELECT revision FROM {PLAN} WHERE plan_id = ?", [plan_id]).fetchone()
    return row[0] if row else None


def alive_in(connection: sqlite3.Connection, part: Part) -> set[int]:
    """The numbers of the part's plans that no later save has replaced."""
    query = f"SELECT doc FROM {PLAN} WHERE doc BETWEEN ? AND ?"
    return {row[0] for row in connection.execute(query, [part.first, part.last])}


def seal(doc: int, plan_id: str, revision: int) -> bytes:
    """Stands beside each row of PLAN."""
    return blake2b(repr((doc, plan_id, revision)).encode("utf-8", "replace"), digest_size=8).digest()


def find(connection: sqlite3.Connection, words: str, limit: int = 50) -> list[Hit]:
    """Plans in the list with every word, accents aside, the last as far as it is typed; best first.

    Within a rank the last changed come first. Raises IndexDamaged.
    """
    hits: list[Hit] = []
    seen: set[int] = set()
    listed = f"SELECT plan_id FROM {PLAN} CROSS JOIN plan ON id = plan_id WHERE doc = ? AND deleted IS NULL"
    try:
        for doc, rank in _ranked(connection, terms_of(words)):
            if doc not in seen:
                seen.add(doc)
                if row := connection.execute(listed, [doc]).fetchone():
                    hits.append(Hit(row[0], rank))
                    if len(hits) == limit:
                        break
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        raise IndexDamaged(str(error)) from error
    return hits


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """A full disk or a lock is no damage of the index."""
    kinds = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT)
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in kinds


def _ranked(connection: sqlite3.Connection, terms: list[str]) -> Iterator[tuple[int, int]]:
    """Number and rank of each plan found; worked out only as far as asked for."""
    parts = search_parts.all_parts(connection)
    rows = [in_row(*pair) for pair in pairwise(terms)]
    for rank, names in enumerate(([in_title(term) for term in terms], rows, terms)):
        keys = [(name.encode(), number == len(names)) for number, name in enumerate(names, 1)]
        keys.sort(key=lambda key: (key[1], -len(key[0])))
        for part in reversed(parts if keys else ()):
            for doc in search_parts.docs_with(connection, part, keys):
                yield doc, rank
