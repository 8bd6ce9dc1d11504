"""Plans taken out of the list: kept for a while, and gone for good only by a clock that can be believed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from db import audit, indexing, versions
from db.audit import By

DAYS = 30
"""How long a removed plan can be brought back."""


class Removed(NamedTuple):
    """A plan out of the list since `deleted`, an ISO moment in UTC."""

    id: str
    title: str
    deleted: str


def removed(connection: sqlite3.Connection) -> tuple[Removed, ...]:
    """The plans out of the list, last removed first."""
    query = "SELECT id, title, deleted FROM plan WHERE deleted IS NOT NULL ORDER BY deleted DESC, rowid DESC"
    return tuple(Removed(*(str(cell) for cell in line)) for line in connection.execute(query))


def expired(connection: sqlite3.Connection, now: datetime, days: int = DAYS) -> tuple[str, ...]:
    """Ids of plans that have been out of the list for so many days.

    None where the clock stands before the last line of the book (F15), or so far after it that it may be
    wrong: then the next save shows whether time has passed.
    """
    last = _moment(audit.last_moment(connection))
    patience = timedelta(days=days)
    if last is None or not last <= now < last + patience:
        return ()
    since = [(plan.id, _moment(plan.deleted)) for plan in removed(connection)]
    return tuple(plan_id for plan_id, moment in since if moment and moment <= now - patience)


def purge(connection: sqlite3.Connection, by: By, ids: Iterable[str]) -> list[str]:
    """Let go for good of those that are still out of the list; inside a transaction of the store.

    The book tells of each, and stays.
    """
    gone = []
    for plan_id in dict.fromkeys(ids):
        query = "SELECT title, revision, hash FROM plan WHERE id = ? AND deleted IS NOT NULL"
        found = connection.execute(query, [plan_id]).fetchone()
        if found is None:
            continue
        title, revision, own = found
        kept = versions.last_number(connection, plan_id)
        indexing.later(connection, plan_id)
        audit.add(
            connection, by, "purged", plan_id, int(revision), {"title": title, "versions": kept}, str(own)
        )
        connection.execute("DELETE FROM plan WHERE id = ?", [plan_id])
        versions.purge(connection, plan_id)
        gone.append(plan_id)
    return gone


def _moment(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None
