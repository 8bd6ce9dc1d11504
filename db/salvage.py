"""A damaged store: moved aside, never written over, and what is sound in it carried into a new one."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import NamedTuple

from db import audit, indexing, rows, versions
from db.errors import translating
from db.findings import Findings, Found
from db.pages import Pages
from db.placing import beside, place, sync, sync_folder
from db.rows import setting_digest
from db.store import Store, utc_now
from db.transaction import writing
from db.versions import BadVersion, Version


class Salvaged(NamedTuple):
    """How many plans and versions were carried over, and the ids of the plans that could not be."""

    plans: int
    versions: int
    lost: tuple[str, ...]


def set_aside(path: Path) -> Path:
    """Move the file and its journal into a new numbered folder beside it; where the file is now."""
    with translating(path):
        moved = _copy_of_journal(path)
        os.rename(path, moved)
        _journal(path).unlink(missing_ok=True)
        sync_folder(moved.parent)
        sync_folder(path.parent)
    return moved


def replace(made: Path, path: Path) -> Path:
    """Put a made store in the place of a damaged one, which is kept aside; there is one at every moment."""
    with translating(path):
        aside = _copy_of_journal(path)
        try:
            shutil.copyfile(path, aside)
            sync(aside)
            sync_folder(aside.parent)
            _journal(path).unlink(missing_ok=True)
            place(made, path)
        except OSError:
            if _journal(aside).exists() and not _journal(path).exists():
                shutil.copyfile(_journal(aside), _journal(path))
            shutil.rmtree(aside.parent, ignore_errors=True)
            raise
    return aside


def salvage(damaged: Path, target: Path, *, who: str = "", machine: str = "") -> Salvaged:
    """Carry every plan and version whose hash still fits into a new store at `target`; raises StoreError.

    Rows are read off the pages one by one, so that a damaged page takes only its own with it.
    """
    with translating(target), beside(target) as folder:
        copy = folder / damaged.name
        shutil.copyfile(damaged, copy)
        if _journal(damaged).exists():
            shutil.copyfile(_journal(damaged), _journal(copy))
        with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(copy)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")  # takes back what was interrupted
        found = Findings(Pages(copy))
        for book in (True, False):
            made = folder / f"made-{book}.db"
            with Store.open(made, who=who, machine=machine) as store:
                salvaged = _carry(found, store, book)
                store.tell("backup-restored", {"salvaged": salvaged.plans, "lost": salvaged.lost})
                sound = store.verify().sound
            if sound:
                break
        os.rename(made, target)
    return salvaged


def _carry(found: Findings, store: Store, book: bool) -> Salvaged:
    connection = store.connection
    with writing(connection):
        told = _book(found, connection) if book else _Told(set(), set())
        saved = _plans(found, connection)
        kept, short = _versions(found, connection)
        _settings(found, connection)
        indexing.all_later(connection)
        lost = (found.ids() | told.plans | kept.keys()) - saved - told.purged
        if book:
            _note(store, lost | short)
    return Salvaged(len(saved), sum(kept.values()), tuple(sorted(lost)))


def _plans(found: Findings, connection: sqlite3.Connection) -> set[str]:
    saved = set()
    for plan_id in sorted(found.ids()):
        parts = found.plan(plan_id)
        if parts is not None:
            rows.write(connection, parts, None)
            saved.add(plan_id)
    return saved


def _versions(found: Findings, connection: sqlite3.Connection) -> tuple[dict[str, int], set[str]]:
    """How many of each plan were kept, and the plans of which some are lost. They are numbered anew."""
    kept: dict[str, int] = {}
    short = set()
    for cells in sorted(found.rows("version"), key=lambda cells: (str(cells[0]), cells[1])):
        plan_id, own, number = str(cells[0]), cells[1], kept.get(str(cells[0]), 0) + 1
        connection.execute("SAVEPOINT version")
        try:
            words = _version(connection, cells)
            if own != number and words is not None:
                connection.execute("ROLLBACK TO version")
                version = Version(number, *cells[2:7])  # type: ignore[arg-type]
                versions.add(connection, plan_id, words, version)
                short.add(plan_id)
            kept[plan_id] = number
        except (BadVersion, sqlite3.IntegrityError):
            connection.execute("ROLLBACK TO version")
            short.add(plan_id)
        connection.execute("RELEASE version")
    return kept, short


def _version(connection: sqlite3.Connection, cells: Found) -> str | None:
    marks = ", ".join("?" * len(cells))
    connection.execute(f"INSERT INTO version ({', '.join(versions.COLUMNS)}) VALUES ({marks})", cells)
    return versions.words_of(connection, str(cells[0]), int(str(cells[1])))


def _settings(found: Findings, connection: sqlite3.Connection) -> None:
    for key, value, own in found.rows("setting"):
        if setting_digest(str(key), str(value)) == own:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?, ?)", [key, value, own])


class _Told(NamedTuple):
    """The plans that the book knows, and those it says are gone for good."""

    plans: set[str]
    purged: set[str]


def _book(found: Findings, connection: sqlite3.Connection) -> _Told:
    """Carry the lines over as far as each follows the one before."""
    chain, told = audit.Chain(), _Told(set(), set())
    for line in sorted(found.rows("audit"), key=lambda cells: int(str(cells[0]))):
        chain.follow([line])
        if chain.faults:
            break
        marks = ", ".join("?" * len(line))
        connection.execute(f"INSERT INTO audit ({', '.join(audit.COLUMNS)}) VALUES ({marks})", line)
        plan_id, action = str(line[1]), line[6]
        if action == "purged":
            told.purged.add(plan_id)
        elif plan_id:
            told.plans.add(plan_id)
            told.purged.discard(plan_id)
    return told


def _note(store: Store, short: set[str]) -> None:
    """The book expects what is lost no more."""
    by = audit.By(store.who, store.machine, utc_now().isoformat(timespec="milliseconds"))
    for plan_id in sorted(short):
        audit.add(store.connection, by, "purged", plan_id, detail={"salvaged": True})


def _journal(path: Path) -> Path:
    return path.with_name(path.name + "-journal")


def _copy_of_journal(path: Path) -> Path:
    """A new numbered folder with the journal in it, and the file's place there."""
    aside = _new_folder(path.parent) / path.name
    if _journal(path).exists():  # a copy first: the file is never without it
        shutil.copyfile(_journal(path), _journal(aside))
        sync(_journal(aside))
        sync_folder(aside.parent)
    return aside


def _new_folder(parent: Path) -> Path:
    for number in count(1):
        folder = parent / f"damaged-{number:03}"
        with suppress(FileExistsError):
            folder.mkdir(mode=0o700)
            return folder
    raise AssertionError("numbers have an end")
