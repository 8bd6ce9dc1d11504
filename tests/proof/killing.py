"""The program killed at any moment, again and again on one store, and what the next start finds.

A process that has all it needs loaded forks a worker, waits for a while that is left to chance, kills it (-9)
and looks. The worker tells of each thing done through a pipe; each thing bears its number.
"""

from __future__ import annotations

import json
import os
import random
import signal
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from time import perf_counter

from figures import Tally
from scenarios import STORE, rows

from db import store as stores
from db.errors import StoreError
from db.store import Import, Store
from desktop.errors import KnownError
from desktop.plan import agenda, codec
from desktop.plan.plan import Plan
from desktop.plan.text import Run, Text
from desktop.readers import sample
from desktop.session.library import Library
from desktop.session.saver import Saver

PLAN = sample.read("quang-ngoc-2026")
LOADED = agenda, codec  # a worker must not spend its life on loading them
OTHERS = ("x", "y", "z")
Told = Callable[[int], object]


def plan(number: int) -> Plan:
    """The sample with its number in the title and the opening."""
    opening = replace(PLAN.opening, conclusion=Text((Run(f"{number}"),)))
    return replace(PLAN, title=f"{number}", opening=opening)


def by_library(folder: Path, first: int, told: Told) -> None:
    """One thing after another: a save, a version, an import of three, a setting, a removal, a purge."""
    library = Library(folder)
    for number in count(first):
        match number % 6:
            case 0:
                library.save(plan(number))
            case 1:
                library.keep_version(plan(number), f"{number}")
            case 2:
                with library.store() as store:
                    store.import_plans([Import(rows(other, number)) for other in OTHERS])
            case 3:
                library.set_setting("k", f"{number}")
            case 4:
                library.remove("z")
            case 5:
                with library.store() as store:
                    store.purge(["z"])
        told(number)


def after(number: int) -> tuple[object, ...]:
    """What the store holds once so many things were done."""

    def last(kind: int) -> int:
        return max((n for n in range(max(1, number - 5), number + 1) if n % 6 == kind), default=0)

    there = "gone" if number < 2 else ("gone", "gone", "listed", "listed", "removed", "gone")[number % 6]
    return last(0), last(1), last(2), last(3), there


def found_by_library(store: Store) -> tuple[object, ...]:
    ids = {str(line[0]): line[1] for line in store.connection.execute("SELECT id, deleted FROM plan")}
    titles = {str(store.load(one)["plan"][0]["title"]) for one in OTHERS if one in ids} or {"0"}
    assert len(titles) == 1 and ("x" in ids) == ("y" in ids), f"half an import: {titles}"
    there = "gone" if "z" not in ids else "removed" if ids["z"] else "listed"
    saved = number_of(store) if PLAN.id in ids else 0
    kept = store.versions(PLAN.id)
    label = int(kept[-1].label) if kept else 0
    return saved, label, int(titles.pop()), int(store.setting("k") or 0), there


def by_saver(folder: Path, first: int, told: Told) -> None:
    """As the window does it: offered to the thread that saves."""
    library = Library(folder)
    saver = Saver(folder)
    saver.begin(plan(first - 1), library.revision(PLAN.id) if first == 1 else revision(library))
    for number in count(first):
        saver.offer(plan(number))
        if saver.flush():
            told(number)


def revision(library: Library) -> int:
    library.load(PLAN.id)
    found = library.revision(PLAN.id)
    library.close()
    return found


def number_of(store: Store) -> int:
    title = str(store.load(PLAN.id)["plan"][0]["title"])
    assert f'"{title}"' in str(store.load(PLAN.id)["plan"][0]["data"]), "half a plan"
    return int(title)


def torn(folder: Path, first: int, told: Told) -> None:
    """What must never be done: the same statements with no transaction around them."""

    @contextmanager
    def no_transaction(connection: object) -> Iterator[None]:
        yield

    stores.writing = no_transaction  # type: ignore[attr-defined]
    by_library(folder, first, told)


Way = tuple[Callable[[Path, int, Told], None], Callable[[int], object], Callable[[Store], object]]
WAYS: dict[str, Way] = {
    "library": (by_library, after, found_by_library),
    "saver": (by_saver, lambda number: number, number_of),
    "torn": (torn, after, found_by_library),
}


class Worker:
    """A fork of this process that works until it is killed."""

    def __init__(self, work: Callable[[Told], None]) -> None:
        self.out, into = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self.out)
                work(lambda number: os.write(into, struct.pack("q", number)))
            finally:
                os._exit(1)
        os.close(into)

    def told(self, most: int = -1) -> list[int]:
        """The numbers of what it told: the next few, or all until it is dead."""
        said = b""
        while len(said) != most * 8 and (more := os.read(self.out, 8 if most > 0 else 1 << 16)):
            said += more
        return [number for (number,) in struct.iter_unpack("q", said[: len(said) // 8 * 8])]

    def kill(self, seconds: float) -> list[int]:
        """Kill it after so many seconds; what it told."""
        signal.sigtimedwait([signal.SIGCHLD], seconds)
        os.kill(self.pid, signal.SIGKILL)
        numbers = self.told()
        os.close(self.out)
        _pid, status = os.waitpid(self.pid, 0)
        signal.sigtimedwait([signal.SIGCHLD], 0)
        assert os.WIFSIGNALED(status), "it ended by itself"
        return numbers


class Chain:
    """Kills one after the other on the same store."""

    def __init__(self, top: Path, how: str) -> None:
        self.work, self.expected, self.look = WAYS[how]
        self.folder = top / how
        self.folder.mkdir()
        self.done = self.told = self.hot = 0
        began = perf_counter()
        first = Worker(lambda tell: self.work(top / "first", 1, tell))
        first.told(7)
        self.longest = perf_counter() - began
        first.kill(0)

    def kill(self, seconds: float) -> tuple[str, dict[str, bytes]]:
        """What is wrong afterwards, "" nothing, and what lay there."""
        numbers = Worker(lambda tell: self.work(self.folder, self.done + 1, tell)).kill(seconds)
        self.told += len(numbers)
        self.done = numbers[-1] if numbers else self.done
        disk = {one.name: one.read_bytes() for one in self.folder.iterdir() if one.is_file()}
        self.hot += bool(disk.get(f"{STORE}-journal"))
        try:
            with Store.open(self.folder / STORE) as store:
                if damaged := store.check():
                    return f"torn: {damaged}", disk
                empty = store.connection.execute("SELECT 1 FROM plan").fetchone() is None
                found = self.expected(0) if empty else self.look(store)
        except (StoreError, KnownError, AssertionError) as error:
            return f"{type(error).__name__}: {error}", disk
        now, then = self.expected(self.done), self.expected(self.done + 1)
        if found not in (now, then):
            return f"wrong: {found}, told {now}", disk
        self.done += found != now
        return "", disk


def main(top: Path, arguments: list[str]) -> None:
    """`child.py kill FOLDER HOW KILLS SEED`: a line of JSON."""
    how, kills, seed = arguments[0], int(arguments[1]), int(arguments[2])
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
    tally = Tally(f"kills, {how}", seed, control=how == "torn")
    chance, chain = random.Random(f"{seed} {how}"), Chain(top, how)
    while tally.trials < kills and not tally.bad:
        outcome, disk = chain.kill(chance.uniform(0.002, chain.longest * 1.2))
        tally.add(outcome, disk, f"told {chain.done}")
    kept = [str(one) for one in tally.kept]
    print(json.dumps({"outcomes": tally.outcomes, "told": chain.told, "hot": chain.hot, "kept": kept}))
