"""Which plans the search index has yet to follow: it comes after the save, so that no save waits for it."""

from __future__ import annotations

import sqlite3
from time import monotonic

from sqlite_utils import Database

from db import search
from db.transaction import writing

PENDING = "search_pending"
PIECE = 0.05
"""Seconds that one transaction takes at most, but for the one plan that it began with."""


def create(db: Database) -> None:
    """The list of plans to follow, with every plan in it."""
    db.execute(f"CREATE TABLE {PENDING} (plan_id TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID")
    db.execute(f"INSERT INTO {PENDING} SELECT id FROM plan")


def later(connection: sqlite3.Connection, plan_id: str) -> None:
    """The plan has changed; inside a transaction of the store."""
    connection.execute(f"INSERT OR IGNORE INTO {PENDING} VALUES (?)", [plan_id])


def forget(connection: sqlite3.Connection, plan_id: str) -> None:
    """The plan goes for good; inside a transaction of the store."""
    search.drop(connection, plan_id)
    connection.execute(f"DELETE FROM {PENDING} WHERE plan_id = ?", [plan_id])


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the index anew at once; inside a transaction of the store."""
    search.rebuild(connection)
    connection.execute(f"DELETE FROM {PENDING}")


def follow(connection: sqlite3.Connection, seconds: float) -> bool:
    """Bring the index up to the plans, in short transactions, for about so long; whether it is there."""
    end = monotonic() + seconds
    while waiting(connection):
        if monotonic() >= end:
            return False
        with writing(connection):
            _piece(connection, min(end, monotonic() + PIECE))
    return True


def waiting(connection: sqlite3.Connection) -> bool:
    """Whether some plan is yet to be followed."""
    return connection.execute(f"SELECT 1 FROM {PENDING} LIMIT 1").fetchone() is not None


def faults(connection: sqlite3.Connection) -> list[str]:
    """Plans that the index neither holds as they are nor is yet to follow, in technical words."""
    return [f"search: plan {row[0]} is not as saved" for row in connection.execute(_STALE)]


def _piece(connection: sqlite3.Connection, end: float) -> None:
    while row := connection.execute(f"SELECT plan_id FROM {PENDING} LIMIT 1").fetchone():
        search.drop(connection, row[0])
        search.put(connection, row[0])
        connection.execute(f"DELETE FROM {PENDING} WHERE plan_id = ?", row)
        if monotonic() >= end:
            return


_STALE = (
    f"SELECT id FROM plan LEFT JOIN {search.WORDS} AS known ON known.plan_id = id"
    f" WHERE known.revision IS NOT plan.revision AND id NOT IN (SELECT plan_id FROM {PENDING})"
    f" UNION SELECT plan_id FROM {search.WORDS} WHERE plan_id NOT IN (SELECT id FROM plan)"
    f" AND plan_id NOT IN (SELECT plan_id FROM {PENDING}) ORDER BY 1"
)
