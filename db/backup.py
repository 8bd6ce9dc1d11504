"""Backups: one moment of the whole store in one file, checked when it is made and before it is used."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from db.backup_file import (
    STORE,
    BackupDamaged,
    Manifest,
    Stopped,
    compare,
    manifest_of,
    measure,
    pack,
    unpack,
)
from db.checking import Report
from db.connection import WAIT, connect
from db.errors import StoreFull, StoreLocked, StoreReadOnly, translating
from db.migrations import VERSION
from db.placing import beside, place
from db.store import Store, utc_now

_STEP_PAGES = 2048
_RESTARTS = 3
_PAUSE = 0.01

look = manifest_of


class _Restless(Exception):
    """Somebody writes all the time, and every write begins the copy anew."""


def make(
    source: Path,
    target: Path,
    *,
    reason: str,
    sequence: int,
    clock: Callable[[], datetime] = utc_now,
    stopped: Callable[[], bool] = lambda: False,
) -> Manifest:
    """Write a backup of the store, which others may go on using; checked before it bears its name.

    A store with damaged plans is backed up as it is, and the manifest says so. Raises StoreError, and
    StoreDamaged where the store cannot be opened at all.
    """
    with translating(target):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with beside(target) as folder:
            raw, packed = folder / STORE, folder / target.name
            try:
                copy(source, raw, stopped)
                manifest = _manifest(raw, folder / "newest.db", sequence, reason, clock())
                pack(raw, packed, manifest, stopped)
                compare(packed, manifest)
            except (StoreFull, BackupDamaged) as error:  # it is the target's disk
                raise type(error)(target, error.detail) from error
            os.chmod(packed, 0o600)
            if stopped():
                raise Stopped(target)
            place(packed, target)
    return manifest


def _manifest(raw: Path, newest: Path, sequence: int, reason: str, now: datetime) -> Manifest:
    with closing(sqlite3.connect(raw)) as connection:
        shape, stamp = _shape(connection), _stamp(connection)
    report = _examined(raw, newest, shape)
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    size, sha = measure(raw)
    head = "{} {}".format(*report.head)
    return Manifest(
        sequence, moment, reason, report.plans, report.versions, size, report.digest, head, shape, sha, stamp,
        report.damaged, report.faults,
    )  # fmt: skip


def copy(source: Path, raw: Path, stopped: Callable[[], bool] = lambda: False) -> None:
    """One moment of the store in use as a new database file; a writer waits for one step of it at most."""
    left, restarts, patience = -1, 0, _Patience(source, WAIT)

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal left, restarts
        restarts += left >= 0 and remaining > left
        left = remaining
        patience.look(status)
        if stopped():
            raise Stopped(source)
        if restarts > _RESTARTS:
            raise _Restless

    with closing(_reader(source)) as live, translating(source), closing(sqlite3.connect(raw)) as made:
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        try:
            live.backup(made, pages=_STEP_PAGES, progress=step, sleep=_PAUSE)
        except _Restless:
            live.backup(made, progress=lambda status, *_pages: patience.look(status), sleep=_PAUSE)


def overwrite(made: Path, store: Path, wait: float = WAIT) -> None:
    """All of the store becomes what is in the made file: one transaction, whole or not at all.

    Whoever has the store open sees the new content with the next look.
    """
    patience = _Patience(store, wait)
    with (
        translating(store),
        closing(connect(store, create=False, wait=wait)) as live,
        closing(sqlite3.connect(made)) as new,
    ):
        new.backup(live, progress=lambda status, *_pages: patience.look(status), sleep=_PAUSE)


class _Patience:
    """sqlite3 would wait for ever for another program that holds the file."""

    def __init__(self, path: Path, wait: float) -> None:
        self._path = path
        self._wait = wait
        self._until: float | None = None

    def look(self, status: int) -> None:
        """Raise StoreLocked once the file was busy at every look of the last seconds."""
        if status & 0xFF not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            self._until = None
        elif self._until is None:
            self._until = time.monotonic() + self._wait
        elif time.monotonic() > self._until:
            raise StoreLocked(self._path, "busy all the time")


def ready(path: Path, raw: Path) -> tuple[Manifest, Report]:
    """The store inside the backup as a new file in the newest shape, as sound as when it was packed."""
    manifest = unpack(path, raw)
    with Store.open(raw, create=False) as store:
        report = store.verify()
        if report.search:
            store.mend_search()
    worse = [*(report.faults if not manifest.faults else ()), *(set(report.damaged) - set(manifest.damaged))]
    if worse:
        raise BackupDamaged(path, "; ".join(worse))
    if manifest.shape == VERSION and report.digest != manifest.digest:
        raise BackupDamaged(path, "the content is not the one of the manifest")
    return manifest, report


def verify(path: Path) -> Report:
    """What is in the backup, all hashes checked. Raises StoreError where it is not as it was made."""
    with tempfile.TemporaryDirectory(prefix="so-ke-hoach-") as folder:
        return ready(path, Path(folder) / STORE)[1]


def verify_store(path: Path) -> Report:
    """What is in a store, checked on a copy of it that may be upgraded; the store itself is left alone."""
    with tempfile.TemporaryDirectory(prefix="so-ke-hoach-") as folder:
        raw = Path(folder) / STORE
        copy(path, raw)
        return _examined(raw, raw, VERSION)


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """A copy of the store inside the backup, in the newest shape, for reading. Raises StoreError."""
    with tempfile.TemporaryDirectory(prefix="so-ke-hoach-") as folder:
        raw = Path(folder) / STORE
        unpack(path, raw)
        with Store.open(raw, create=False) as store:
            yield store


def stamp(path: Path) -> str:
    """Another one after every change of the store, whatever its clock says; cheap."""
    with closing(_reader(path)) as connection, translating(path):
        return _stamp(connection)


def shape(path: Path) -> int:
    """The shape of the store's file. Raises StoreError."""
    with closing(_reader(path)) as connection, translating(path):
        return _shape(connection)


def listed(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """Title and hash of every plan in the list, by its id."""
    query = "SELECT id, title, hash FROM plan WHERE deleted IS NULL"
    return {str(plan_id): (str(title), str(sha)) for plan_id, title, sha in connection.execute(query)}


def _reader(source: Path) -> sqlite3.Connection:
    try:
        return connect(source, create=False)
    except StoreReadOnly:
        with translating(source):
            address = f"{source.absolute().as_uri()}?mode=ro"
            return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)


def _shape(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


_STAMPS = {
    "plan": "SELECT deleted, changed FROM plan ORDER BY deleted, changed",
    "version": "SELECT count(*), max(rowid) FROM version",
    "setting": "SELECT key, hash FROM setting ORDER BY key",
    "audit": "SELECT max(seq) FROM audit",
}
"""Read from indexes and small tables alone."""


def _stamp(connection: sqlite3.Connection) -> str:
    tables = {
        str(row[0]) for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    sha = hashlib.sha256()
    for table, query in _STAMPS.items():
        if table in tables:
            sha.update(repr(connection.execute(query).fetchall()).encode())
    return sha.hexdigest()


def _examined(raw: Path, newest: Path, shape: int) -> Report:
    """What is in the copy; one of an older shape stays so and is read in a newer copy of it."""
    if shape < VERSION:
        shutil.copyfile(raw, newest)
        raw = newest
    with Store.open(raw, create=False) as store:
        return store.verify()
