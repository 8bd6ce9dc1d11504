"""Which plans the search index has yet to follow: it comes after the save, so that no save waits for it."""

from __future__ import annotations

import sqlite3
from time import monotonic
from uuid import uuid4

from db import search, search_check, search_merge
from db.search import Words
from db.search_parts import IndexDamaged
from db.search_words import keys_of
from db.transaction import reading, writing

PENDING = "search_pending"
PIECE = 0.05
"""Seconds that one transaction takes at most, but for the one plan that it began with."""


def create(connection: sqlite3.Connection) -> None:
    """The index, empty, and the list of plans to follow, with every plan in it."""
    search.create(connection)
    connection.execute(f"CREATE TABLE {PENDING} (seq INTEGER PRIMARY KEY, plan_id TEXT NOT NULL) STRICT")
    all_later(connection)


def later(connection: sqlite3.Connection, plan_id: str) -> None:
    """The plan has changed or goes for good; inside a transaction of the store."""
    connection.execute(f"INSERT INTO {PENDING} (plan_id) VALUES (?)", [plan_id])


def all_later(connection: sqlite3.Connection) -> None:
    """Any plan may have changed; inside a transaction of the store."""
    connection.execute(f"INSERT INTO {PENDING} (plan_id) SELECT id FROM plan ORDER BY changed, rowid")


def make_ready(connection: sqlite3.Connection) -> None:
    """See that saves can note what is to be followed: one that meets a damaged page would be lost."""
    try:
        connection.execute(f"SELECT plan_id FROM {PENDING}").fetchall()
    except sqlite3.DatabaseError as error:
        if not search.is_damage(error):
            raise
        _begin_anew(connection)


def mend(connection: sqlite3.Connection) -> None:
    """Let go of what is damaged, and follow those plans again; in transactions of its own."""
    try:
        with writing(connection):
            search_check.mend(connection)
            connection.execute(f"INSERT INTO {PENDING} (plan_id) {search_check.STALE}")
    except sqlite3.DatabaseError as error:
        if not search.is_damage(error):
            raise
        _begin_anew(connection)


def follow(connection: sqlite3.Connection, seconds: float, *, tidy: bool = True) -> bool:
    """Bring the index up to the plans, in short transactions, for about so long; whether it is there.

    Where it is, `tidy` makes it quick to read.
    """
    end = monotonic() + seconds
    try:
        while waiting(connection):
            if monotonic() >= end:
                return False
            _piece(connection, min(end, monotonic() + PIECE))
        while tidy and search_merge.step(connection):
            if monotonic() >= end:
                return False
    except (IndexDamaged, sqlite3.DatabaseError) as error:
        if isinstance(error, sqlite3.DatabaseError) and not search.is_damage(error):
            raise
        mend(connection)
        return False
    return True


def waiting(connection: sqlite3.Connection) -> bool:
    """Whether some plan is yet to be followed."""
    return connection.execute(f"SELECT 1 FROM {PENDING} LIMIT 1").fetchone() is not None


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is damaged, and plans that the index neither holds as they are nor is yet to follow."""
    damages = [f"search: {damage}" for damage in search_check.damages(connection)]
    query = f"{search_check.STALE} EXCEPT SELECT plan_id FROM {PENDING} ORDER BY 1"
    return damages + [f"search: plan {row[0]} is not as saved" for row in connection.execute(query)]


def _piece(connection: sqlite3.Connection, end: float) -> None:
    """The next plans, the oldest first: as many as there is time for, and one."""
    read: dict[str, Words] = {}
    listed, done = [], []
    for seq, plan_id in connection.execute(_NEXT).fetchall():
        if not _is_name(plan_id):
            done.append((seq,))
            continue
        listed.append((seq, plan_id))
        if plan_id not in read:
            read[plan_id] = _words(connection, plan_id)
            if monotonic() >= end:
                break
    with writing(connection):
        fresh = [words for words in read.values() if words.revision in (None, _revision(connection, words))]
        search.put(connection, [words for words in fresh if words.keys is not None])
        ids = {words.plan_id for words in fresh}
        same = [line for line in listed if line[1] in ids]
        connection.executemany(f"DELETE FROM {PENDING} WHERE seq = ? AND plan_id = ?", same)
        connection.executemany(f"DELETE FROM {PENDING} WHERE seq = ?", done)


def _is_name(plan_id: object) -> bool:
    """Whether it is a text still, and not what damage has made of one."""
    return isinstance(plan_id, str) and not any("\ud800" <= letter <= "\udfff" for letter in plan_id)


def _words(connection: sqlite3.Connection, plan_id: str) -> Words:
    """No revision of a plan that is gone or cannot be read, no keys where the index has them already."""
    try:
        with reading(connection):
            revision = _revision(connection, Words(plan_id, None, None))
            if not isinstance(revision, int):
                return Words(plan_id, None, frozenset())
            if search.revision(connection, plan_id) == revision:
                return Words(plan_id, revision, None)
            return Words(plan_id, revision, keys_of(connection, plan_id))
    except sqlite3.DatabaseError as error:
        if not search.is_damage(error):
            raise
        return Words(plan_id, None, frozenset())


def _revision(connection: sqlite3.Connection, words: Words) -> int | None:
    row = connection.execute("SELECT revision FROM plan WHERE id = ?", [words.plan_id]).fetchone()
    return row[0] if row else None


def _begin_anew(connection: sqlite3.Connection) -> None:
    """New tables, with every plan to follow; one with damaged pages cannot be dropped and is put aside."""
    there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    sound = {table: _is_sound(connection, table) for table in (*search.TABLES, PENDING) if table in there}
    with writing(connection):
        for table, droppable in sound.items():
            aside = f"ALTER TABLE {table} RENAME TO search_lost_{uuid4().hex}"
            connection.execute(f"DROP TABLE {table}" if droppable else aside)
        create(connection)


def _is_sound(connection: sqlite3.Connection, table: str) -> bool:
    try:
        return bool(connection.execute(f"PRAGMA integrity_check({table})").fetchone() == ("ok",))
    except sqlite3.DatabaseError as error:
        if not search.is_damage(error):
            raise
        return False


_NEXT = f"SELECT seq, plan_id FROM {PENDING} ORDER BY seq LIMIT 16"
