"""The one way to open the store's file: ours, known, writable, durable, or refused with nothing touched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from db.errors import (
    NewerStore,
    NotOurStore,
    StoreDamaged,
    StoreLocked,
    StoreUnreachable,
    translating,
)
from db.migrations import APPLICATION_ID, VERSION

WAIT = 5.0
"""Seconds to wait for another program that holds the file."""


def connect(path: Path, *, create: bool, wait: float = WAIT) -> sqlite3.Connection:
    """The open file with its safety settings; `create` begins a missing or empty one. Raises StoreError.

    Where nothing may be written it is opened to be read, and whoever writes is told StoreReadOnly.
    """
    how = "mode=rw"
    with translating(path):
        if not path.exists():
            _begin(path, create)
        elif not path.is_file():
            raise StoreUnreachable(path, "not a file")
        elif not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            how = "mode=ro"
        _look_without_touching(path, create)
        connection = _open(path, how, wait)
        try:
            _refuse_unknown(connection, path, create)
            _set_up(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


def _begin(path: Path, create: bool) -> None:
    if not create:
        raise StoreUnreachable(path, "no such file")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):  # another program may have been faster
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def _open(path: Path, how: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True, timeout=wait, isolation_level=None)


def _look_without_touching(path: Path, create: bool) -> None:
    """Refuse a foreign file before SQLite may repair it. (POSIX: open() and close() would drop our locks.)"""
    with closing(_open(path, "mode=ro&immutable=1", 0)) as connection:
        # a file cut off while it grew is shorter than its first page says; the journal will tell
        connection.execute("PRAGMA writable_schema = ON")
        try:
            _refuse_unknown(connection, path, create)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
                raise
            if not _was_interrupted(path):
                raise NotOurStore(path, str(error)) from error


def _was_interrupted(path: Path) -> bool:
    """A journal is left: the first page may be half written, and SQLite puts it right on opening."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and journal.stat().st_size > 0


def _refuse_unknown(connection: sqlite3.Connection, path: Path, create: bool) -> None:
    mark = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    if mark != APPLICATION_ID:
        one_byte = path.stat().st_size == 1  # SQLite takes such a file for an empty one
        if create and _pragma(connection, "page_count") == 0 and not one_byte:
            return
        raise NotOurStore(path, f"application id {mark}")
    if not isinstance(version, int) or version < 1:
        raise StoreDamaged(path, f"shape {version}")
    if version > VERSION:
        raise NewerStore(path, version, VERSION)


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    mode = connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()[0]
    if mode != "truncate":
        raise StoreLocked(path, f"journal mode stays {mode}")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")


def _pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]
