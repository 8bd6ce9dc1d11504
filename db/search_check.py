"""Whether the search index is as it was written, looked at part by part; what is not is let go of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import nullcontext
from typing import NamedTuple

from db import search, search_parts
from db.search_parts import LEAF, PART, IndexDamaged, Part
from db.transaction import reading


class Damage(NamedTuple):
    """A part that cannot be read, if any, and the numbers of plans that are not as they were put."""

    part: int | None
    docs: tuple[int, ...]


_STRAY = f"""
    SELECT doc FROM {search.PLAN} WHERE NOT EXISTS (SELECT 1 FROM {PART} WHERE doc BETWEEN first AND last)
"""
_LOST = f"SELECT DISTINCT part FROM {LEAF} WHERE part NOT IN (SELECT first FROM {PART})"
STALE = f"""
    SELECT id FROM plan LEFT JOIN {search.PLAN} AS known ON known.plan_id = id
    WHERE known.revision IS NOT plan.revision
    UNION SELECT plan_id FROM {search.PLAN} WHERE plan_id NOT IN (SELECT id FROM plan)
"""
"""Plans that the index does not hold as they are, and those that are no plans any more."""


def damages(connection: sqlite3.Connection) -> Iterator[Damage]:
    """What is damaged, each part in a transaction of its own unless one is open."""
    after = -(2**63)
    while True:
        with nullcontext() if connection.in_transaction else reading(connection):
            part = next((part for part in search_parts.all_parts(connection) if part.first > after), None)
            found = _damages(connection, part) if part else _beside(connection)
        yield from found
        if part is None:
            return
        after = part.first


def mend(connection: sqlite3.Connection) -> None:
    """Let go of whatever is damaged: its plans are stale then. Inside a transaction."""
    for table in search.TABLES:
        connection.execute(f"REINDEX {table}")
    for damage in list(damages(connection)):
        if damage.part is not None:
            search_parts.drop(connection, damage.part)
        for doc in damage.docs:
            connection.execute(f"DELETE FROM {search.PLAN} WHERE doc = ?", [doc])


def _damages(connection: sqlite3.Connection, part: Part) -> list[Damage]:
    query = f"SELECT doc, plan_id, revision, seal FROM {search.PLAN} WHERE doc BETWEEN ? AND ?"
    rows = connection.execute(query, [part.first, part.last]).fetchall()
    try:
        search_parts.check(connection, part)
    except IndexDamaged:
        return [Damage(part.first, tuple(row[0] for row in rows))]
    bad = tuple(row[0] for row in rows if search.seal(*row[:3]) != row[3])
    return [Damage(None, bad)] if bad else []


def _beside(connection: sqlite3.Connection) -> list[Damage]:
    """Plans in no part, and leaves of none."""
    lost = [Damage(row[0], ()) for row in connection.execute(_LOST)]
    stray = tuple(row[0] for row in connection.execute(_STRAY))
    return [*lost, Damage(None, stray)] if stray else lost
