"""What the program does while the plug is pulled or the disk fails: small stories told by its own code."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from db import connection, migrations
from db.rows import Rows
from db.store import Import, Store
from desktop import paths
from desktop.documents import file
from desktop.session.backups import Keeper, Reason

Ack = Callable[[], object]
STORE = paths.STORE_NAME
DOCUMENT = "plan.pdf"
SHAPES = Path(__file__).parents[1] / "db" / "shapes"


def rows(plan_id: str, number: int, items: int = 12) -> Rows:
    """A plan that bears its number in every row."""
    of = {"plan_id": plan_id}
    words = dict.fromkeys(("symbol", "event", "search"), "") | {"state": "draft", "data": "{}"}
    item = {"owner": "s", "parent": None, "kind": "dash", "mark": "-", "data": "x" * (number * 37 % 900)}
    return {
        "plan": [words | {"id": plan_id, "title": f"{number}", "number": "", "year": 2026, "anchor": None}],
        "item": [
            of | item | {"id": f"{place:02}", "position": place, "text": f"{number}"}
            for place in range(items)
        ],
        "recipient": [of | {"id": "r", "position": 0, "name": f"{number}", "note": "", "data": "{}"}],
    }


def changing(number: int) -> Rows:
    return rows("p", number, 4 + number * 7 % 40)


def document(number: int) -> bytes:
    return f"document {number} ".encode() * (900 + number * 350)


def ticking() -> Callable[[], datetime]:
    """A clock that gives every run the same moments."""
    seconds = count()
    return lambda: datetime(2026, 11, 21, 8, tzinfo=UTC) + timedelta(seconds=next(seconds))


def opened(folder: Path) -> Store:
    return Store.open(folder / STORE, clock=ticking(), who="Lan", machine="PC-01")


def nothing(folder: Path) -> None:
    """The first start."""


def prepare(folder: Path) -> None:
    """A store with four plans, versions and settings."""
    with opened(folder) as store:
        for plan_id in ("p", "q", "r", "s"):
            store.save(rows(plan_id, 1))
        store.keep_version("p", "first words", who="Lan", reason="asked")
        store.keep_version("s", "of the one that will go", who="Lan", reason="asked")
        store.set_setting("office", "1")


def of_shape(number: int, folder: Path) -> None:
    shutil.copyfile(SHAPES / f"{number}.db", folder / STORE)


def with_a_document(folder: Path) -> None:
    (folder / DOCUMENT).write_bytes(document(0))


def with_backups(folder: Path) -> None:
    """Two backups, and the store has gone on since."""
    prepare(folder)
    with opened(folder) as store:
        for number in (2, 3):
            Keeper(folder).make(Reason.ASKED)
            store.save(rows("p", number, 30))
            store.save(rows(f"new {number}", number))


def with_a_stick(folder: Path) -> None:
    with_backups(folder)
    (folder / "usb").mkdir()


def with_a_damaged_store(folder: Path) -> None:
    with_backups(folder)
    with open(folder / STORE, "r+b") as store:
        store.seek(4096)
        store.write(b"rubbish" * 2000)


def saves(folder: Path, ack: Ack, times: int) -> None:
    with opened(folder) as store:
        ack()
        for number in range(2, 2 + times):
            store.save(changing(number))
            ack()


def opened_saves(folder: Path, ack: Ack, times: int) -> None:
    """Each by a program that has just been started."""
    for number in range(2, 2 + times):
        with opened(folder) as store:
            store.save(changing(number))
            ack()


def indexing(folder: Path, ack: Ack, times: int) -> None:
    """The search index follows after the save."""
    with opened(folder) as store:
        for number in range(times):
            store.save(changing(number))
            store.save(rows("q", number))
            ack()
            while not store.index(1.0):
                pass
            ack()


def versions(folder: Path, ack: Ack, times: int) -> None:
    with opened(folder) as store:
        for number in range(times):
            store.keep_version("p", f"words {number} " * 400, who="Lan", reason="asked")
            ack()


def settings(folder: Path, ack: Ack, times: int) -> None:
    with opened(folder) as store:
        for number in range(times):
            store.set_setting("office", f"{number} " * 300)
            ack()
            store.remove("q") if number % 2 == 0 else store.restore("q")
            ack()


def parcel(number: int) -> list[Import]:
    """Four plans from outside, two of them there already."""
    ids = ("q", "r", f"a{number}", f"b{number}")
    return [Import(rows(one, number, 20), received="as it came", before="as it was") for one in ids]


def imports(folder: Path, ack: Ack, times: int) -> None:
    with opened(folder) as store:
        for number in range(times):
            store.import_plans(parcel(number))
            ack()


def purges(folder: Path, ack: Ack, times: int) -> None:
    with opened(folder) as store:
        for _ in range(times):
            for plan_id in ("q", "s"):
                store.remove(plan_id)
                ack()
            store.purge(["q", "s"])
            ack()
            store.import_plans([Import(rows(plan_id, 3), received="back") for plan_id in ("q", "s")])
            ack()


def begins(folder: Path, ack: Ack, times: int) -> None:
    opened(folder).close()
    ack()


def backups(folder: Path, ack: Ack, times: int) -> None:
    keeper = Keeper(folder)
    for number in range(times):
        with opened(folder) as store:
            store.save(rows("p", 7 + number))
        ack()
        keeper.make(Reason.ASKED)
        ack()


def documents(folder: Path, ack: Ack, times: int) -> None:
    for number in range(1, 1 + times):
        file.write(folder / DOCUMENT, document(number))
        ack()


def restores(folder: Path, ack: Ack, times: int) -> None:
    keeper = Keeper(folder)
    for _ in range(times):
        keeper.restore(keeper.kept()[-1])
        ack()


def salvages(folder: Path, ack: Ack, times: int) -> None:
    Keeper(folder).salvage()
    ack()


def copies(folder: Path, ack: Ack, times: int) -> None:
    """Backups carried to another disk."""
    keeper = Keeper(folder)
    for kept in keeper.kept():
        keeper.copy_to(kept, folder / "usb")
        ack()


@dataclass(frozen=True)
class Story:
    """How it is prepared and told; between two acks so many changes may show one after the other."""

    prepare: Callable[[Path], None]
    tell: Callable[[Path, Ack, int], None]
    times: int
    changes: int = 1
    harm: frozenset[str] = frozenset()
    """Of a control: what cuts must do to it."""


STORIES = {
    "saves": Story(prepare, saves, 10),
    "opened saves": Story(prepare, opened_saves, 5),
    "indexing": Story(prepare, indexing, 2, changes=4),
    "versions": Story(prepare, versions, 5),
    "settings": Story(prepare, settings, 4),
    "imports": Story(prepare, imports, 3),
    "purges": Story(prepare, purges, 2),
    "beginning": Story(nothing, begins, 1, changes=migrations.VERSION),
    **{
        f"migration from {n}": Story(partial(of_shape, n), begins, 1, changes=migrations.VERSION - n)
        for n in range(1, migrations.VERSION)
    },
    "backups": Story(prepare, backups, 2),
    "documents": Story(with_a_document, documents, 4),
    "restores": Story(with_backups, restores, 1, changes=2),
    "restores over damage": Story(with_a_damaged_store, restores, 1),
    "salvages": Story(with_a_damaged_store, salvages, 1),
    "copies": Story(with_a_stick, copies, 1),
}


@contextmanager
def weakened(journal: str, synchronous: str) -> Iterator[None]:
    """The store opened with other safety settings."""
    kept = connection._set_up

    def set_up(opened: sqlite3.Connection, path: Path) -> None:
        kept(opened, path)
        opened.execute(f"PRAGMA journal_mode = {journal}")
        opened.execute(f"PRAGMA synchronous = {synchronous}")

    connection._set_up = set_up
    try:
        yield
    finally:
        connection._set_up = kept


def weak_saves(journal: str, synchronous: str, folder: Path, ack: Ack, times: int) -> None:
    with weakened(journal, synchronous):
        saves(folder, ack, times)


def unsynced(tell: Callable[[Path, Ack, int], None], folder: Path, ack: Ack, times: int) -> None:
    """What Python writes is not waited for."""
    kept = os.fsync
    os.fsync = lambda handle: None
    try:
        tell(folder, ack, times)
    finally:
        os.fsync = kept


def control(journal: str, synchronous: str, *harm: str) -> Story:
    return Story(prepare, partial(weak_saves, journal, synchronous), 10, harm=frozenset(harm))


CONTROLS = {
    "synchronous off": control("DELETE", "OFF", "corrupt"),
    "journal in memory": control("MEMORY", "EXTRA", "corrupt"),
    "wal normal": control("WAL", "NORMAL", "lost"),
    "delete full": control("DELETE", "FULL", "lost"),
    "documents not synced": Story(
        with_a_document, partial(unsynced, documents), 4, harm=frozenset({"torn", "lost"})
    ),
    "backups not synced": Story(prepare, partial(unsynced, backups), 2, harm=frozenset({"corrupt backup"})),
}
"""What must never be done, each by the program's own code with one thing changed."""
