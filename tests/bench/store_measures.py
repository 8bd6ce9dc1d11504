"""How the store's bench takes its figures: both sides in turn, a check beside saves, the disk alone."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import store_case as case
from store_peer import Peer

from db import backup
from db.agendas import Agenda
from db.checking import Report
from db.listing import read_list
from db.store import Import, Store
from desktop.plan.plan import Plan
from desktop.session.library import Library
from desktop.session.searching import search

EDITED, EDITS, OPENED, LISTED, SOUGHT, MONTHS = 60, 10, 400, 30, 8, 12


@dataclass
class Times:
    """Milliseconds by name; those of the processor alone, too, which a busy disk does not change."""

    kept: dict[str, list[float]] = field(default_factory=dict)

    def take(self, name: str, work: Callable[[], object]) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        work()
        self.add(name, case.ms(began))
        self.add(f"{name}, processor", 1000 * (time.thread_time() - worked))

    def add(self, name: str, value: float) -> None:
        self.kept.setdefault(name, []).append(value)

    def p(self, name: str, percent: int) -> float:
        values = self.kept[name]
        return median(values) if percent == 50 else quantiles(values, n=100, method="inclusive")[percent - 1]

    def worst(self, start: str) -> float:
        """The greatest of the medians of those whose names begin so."""
        return max(median(each) for name, each in self.kept.items() if name.startswith(start))


Works = Sequence[tuple[str, Callable[[], object]]]


def in_turn(times: Times, turn: int, works: Works) -> None:
    """Each once; another one begins each time."""
    at = turn % len(works)
    for name, work in (*works[at:], *works[:at]):
        times.take(name, work)


def fill(library: Library, peer: Peer, many: int) -> int:
    """All plans in both files, ours by the store's own import; bytes of the words printed in the plans."""
    words = 0
    with library.store() as store:
        for made, some in case.batches(many):
            store.import_plans([Import(rows, 0, Agenda(*found)) for rows, found in made])
            peer.fill([(rows, _days(rows)) for rows, _found in made])
            words += some
        peer.finish()
        store.index(600)
    return words


def _days(rows: case.codec.Rows) -> list[tuple[str, str, str]]:
    found = []
    for row in rows["item"]:
        title = str(row["text"])
        day, month, year = title[-10:].split("/")
        found.append((str(row["id"]), f"{year}-{month}-{day}", title))
    return found


def saves(times: Times, library: Library, peer: Peer, many: int) -> None:
    """A plan is opened and typed in for a while, then the next; then plans that are new."""
    for number in random.Random(1).sample(range(many), min(EDITED, many)):
        plan, base = library.load(case.plan_id(number)), library.revision(case.plan_id(number))
        for turn in range(EDITS):
            plan = case.edited(plan, turn)
            base = _both(times, library, peer, plan, base, "edit", turn)
    for turn in range(EDITED):
        _both(times, library, peer, case.plan(many + turn, many), 0, "new", turn)


def _both(times: Times, library: Library, peer: Peer, plan: Plan, base: int, kind: str, turn: int) -> int:
    rows, found = case.parts(plan)
    with library.store() as store:
        works: Works = (
            (f"{kind} ours", partial(store.save, rows, base, Agenda(*found))),
            (f"{kind} plain", partial(peer.save, rows, indexed=False)),
            (f"{kind} indexed", partial(peer.save, rows, indexed=True)),
        )
        in_turn(times, turn, works)
    return base + 1


def whole_saves(times: Times, library: Library, many: int) -> None:
    """From the plan itself, as the saver's thread does it; then the index follows."""
    for number in random.Random(2).sample(range(many), min(EDITED, many)):
        plan, base = library.load(case.plan_id(number)), library.revision(case.plan_id(number))
        for turn in range(5):
            plan = case.edited(plan, turn)
            times.take("whole save", partial(library.save, plan, base))
            base += 1
        with library.store() as store:
            times.take("index", lambda: store.index(60))


def opens(times: Times, library: Library, peer: Peer, many: int) -> None:
    """Random plans, once unmeasured so that both files are in the system's memory."""
    chosen = [case.plan_id(number) for number in random.Random(3).choices(range(many), k=OPENED)]
    with library.store() as store:
        for key in chosen:
            store.load_revision(key)
            peer.load(key)
        for turn, key in enumerate(chosen):
            works: Works = (
                ("open ours", partial(store.load_revision, key)),
                ("open plain", partial(peer.load, key)),
                ("open named", partial(peer.load_named, chosen[turn - OPENED // 2])),
            )
            in_turn(times, turn, works)
            times.take("whole open", partial(library.load, key))


def lists(times: Times, library: Library, peer: Peer) -> None:
    for turn in range(LISTED):
        in_turn(times, turn, (("list ours", partial(read_list, library.path)), ("list plain", peer.newest)))


def searches(times: Times, library: Library, peer: Peer) -> None:
    with library.store() as store:
        for turn in range(SOUGHT):
            for typed in case.TYPED:
                works: Works = (
                    (f"find ours {typed}", partial(store.find, typed)),
                    (f"find plain {typed}", partial(peer.find, typed)),
                )
                in_turn(times, turn, works)
                times.take("search", partial(search, library, typed))


def months(times: Times, library: Library, peer: Peer) -> int:
    """A month of which nothing was read before; how many activities it has."""
    first, last = (day.isoformat() for day in case.MONTH)
    for turn in range(MONTHS):
        works: Works = (
            ("month ours", partial(library.agendas, *case.MONTH)),
            ("month plain", partial(peer.month, first, last)),
        )
        in_turn(times, turn, works)
    return peer.month(first, last)


def disk(times: Times, folder: Path) -> None:
    """64 KiB at the end of a file, and the disk waited for."""
    with open(folder / "disk", "wb") as file:
        for _turn in range(100):
            times.take("disk", lambda: (file.write(b"\0" * 65536), file.flush(), os.fsync(file.fileno())))


class Watched:
    """The transactions of a connection, timed."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.longest = 0.0
        self._began = time.perf_counter()
        connection.set_trace_callback(self._told)

    def _told(self, statement: str) -> None:
        if statement.startswith("BEGIN"):
            self._began = time.perf_counter()
        elif statement.startswith("COMMIT"):
            self.longest = max(self.longest, case.ms(self._began))


def checks(times: Times, path: Path, many: int) -> tuple[Report, float]:
    """Everything is looked at, first alone, then while another thread saves; the longest transaction."""
    with Store.open(path) as store:
        watched = Watched(store.connection)
        worked = time.process_time()
        times.take("verify", store.verify)
        times.add("verify, all threads", 1000 * (time.process_time() - worked))
        saver = _Saver(path, many)
        saver.start()
        began = time.perf_counter()
        report = store.verify()
        times.add("verify beside saves", case.ms(began))
        saver.stop()
        times.kept["save beside verify"] = saver.waits
    return report, watched.longest


class _Saver:
    """Types in one plan after another in a thread of its own."""

    def __init__(self, path: Path, many: int) -> None:
        self.waits: list[float] = []
        self._path = path
        self._many = many
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run)
        self.start = self._thread.start

    def stop(self) -> None:
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        library = Library(self._path.parent)
        for number in random.Random(4).choices(range(self._many), k=10_000):
            plan = library.load(case.plan_id(number))
            for turn in range(3):
                plan = case.edited(plan, turn)
                began = time.perf_counter()
                library.save(plan)
                self.waits.append(case.ms(began))
                if self._end.wait(0.05):
                    library.close()
                    return


def backups(times: Times, path: Path, target: Path) -> int:
    """A backup made, and one looked at again; its size."""
    times.take("backup", lambda: backup.make(path, target, reason="asked", sequence=1))
    times.take("verify a backup", lambda: backup.verify(target))
    return case.size(target)


def pages(path: Path) -> dict[str, int]:
    """Bytes of the pages of each table or index, where this SQLite can tell."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            found = connection.execute("SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE").fetchall()
        except sqlite3.Error:
            return {}
    return {str(name): int(size) for name, size in found}
