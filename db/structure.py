"""Whether the file's pages and indexes fit together, looked at without holding a lock."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread

TRIES = 4
"""How often somebody may save in the middle before the look is taken under a lock."""
_UNREAD = re.compile(r"unable to get the page\. error code=(\d+)")
_MENDABLE = ("search", "agenda")
"""Tables whose content can be made anew out of the plans begin so."""


Faults = tuple[list[str], list[str]]


@contextmanager
def aside(connection: sqlite3.Connection, path: Path) -> Iterator[Callable[[], Faults]]:
    """Look in a thread of its own while the block looks at what is kept; the call waits for its `faults`."""
    told: list[list[str]] = []
    looking = Thread(target=lambda: told.append(_look_aside(path)))

    def found() -> Faults:
        looking.join()
        return ([], []) if told == [[]] else faults(connection, path)

    looking.start()
    try:
        yield found
    finally:
        looking.join()


def faults(connection: sqlite3.Connection, path: Path) -> Faults:
    """What is wrong, in SQLite's words: with what was kept, and with what can be made anew.

    A second connection reads the file as it lies there, without a lock: what is damaged is seen whoever saves
    meanwhile; what somebody's saving in the middle makes look damaged is looked at again.
    """
    for _ in range(TRIES):
        before = _changes(connection)
        told = _look_aside(path)
        if not told:
            return [], []
        if _changes(connection) == before:
            break
    told = _integrity(connection)  # a transaction that meets a damaged page cannot be ended well
    return _sorted_out(connection, told) if told else ([], [])


def _changes(connection: sqlite3.Connection) -> tuple[int, int]:
    """Changes whenever anybody has saved: by another connection, or by this one."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0]), connection.total_changes


def _look_aside(path: Path) -> list[str]:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as aside:
            return _integrity(aside)
    except (sqlite3.Error, OSError) as error:
        return [str(error)]


def _integrity(connection: sqlite3.Connection, table: str = "") -> list[str]:
    of = f"({table})" if table else ""
    try:
        told = [str(row[0]) for row in connection.execute(f"PRAGMA integrity_check{of}")]
    except sqlite3.DatabaseError as error:
        if (getattr(error, "sqlite_errorcode", 0) & 0xFF) not in (
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
        ):
            raise
        return [str(error)]
    for line in told:
        found = _UNREAD.search(line)
        if found and (int(found[1]) & 0xFF) not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            raise OSError(errno.EIO, line)  # the check goes on where the disk did not answer
    return [line for line in told if line != "ok"]


def _sorted_out(connection: sqlite3.Connection, told: list[str]) -> Faults:
    """Which of it concerns only tables that can be made anew; what no table explains counts as grave."""
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")
    tables = [str(row[0]) for row in listed]
    mendable = [name for name in tables if name.startswith(_MENDABLE)]
    grave = [line for name in tables if name not in mendable for line in _integrity(connection, name)]
    light = [line for name in mendable for line in _integrity(connection, name)]
    if grave or not light:
        return grave or told, light
    return [], light
