"""Whether everything in the store is as it was saved: looked at in pieces, so that no save has to wait."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from db import agendas, audit, indexing, lines, rows, structure, versions
from db.errors import StoreDamaged, translate
from db.rows import setting_digest
from db.transaction import reading

PIECE = 30
"""Plans read in one transaction: a few hundredths of a second."""
LINES = 500
"""Versions or lines of the book read in one transaction."""
OUT_OF_ORDER = "the keys are not in order"
ASIDE = ("backup",)
"""Settings that are about this file and no content of it."""


class Report(NamedTuple):
    """How much was found, and what of it is not as saved.

    `head` is number and hash of the book's last line, `damaged` ids of plans, `faults` what is wrong beyond
    single plans, in technical words, `search` what is wrong with what can be made anew; `digest`
    stands for all content.
    """

    plans: int
    versions: int
    settings: int
    audit: int
    head: tuple[int, str]
    damaged: tuple[str, ...]
    faults: tuple[str, ...]
    search: tuple[str, ...] = ()
    digest: str = ""

    @property
    def sound(self) -> bool:
        """Whether everything that was kept is as it was saved."""
        return not (self.damaged or self.faults)


def verify(connection: sqlite3.Connection, path: Path) -> Report:
    """Look at everything; damage is reported, never raised. Raises StoreLocked, StoreUnreachable."""
    return _Look(connection, path).report()


def digest(connection: sqlite3.Connection, path: Path) -> str:
    """One hash over all plans, versions and settings: equal for equal content."""
    look = _Look(connection, path)
    look.content()
    return look.digest()


class _Look:
    """One walk through the store, in many short transactions."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.plans = self.versions = self.settings = 0
        self.head = (0, "")
        self.damaged: set[str] = set()
        self.faults: list[str] = []
        self.hash = hashlib.sha256()

    def report(self) -> Report:
        light: list[str] = []
        with structure.aside(self.connection, self.path) as pages:
            self.content()
            self._book()
            with self._noting(light):
                light += self._all_agendas()
            with self._noting(light):
                light += indexing.faults(self.connection)
            with self._noting(self.faults):
                grave, mendable = pages()
                self.faults[:0], light[:0] = grave, mendable
        return Report(
            self.plans, self.versions, self.settings, self.head[0], self.head,
            tuple(sorted(self.damaged)), tuple(dict.fromkeys(self.faults)), tuple(light), self.digest(),
        )  # fmt: skip

    def content(self) -> None:
        """Plans, versions and settings, each against its hash."""
        with self._noting(self.faults):
            self._all_plans()
        with self._noting(self.faults):
            self._all_versions()
        with self._noting(self.faults):
            self._all_settings()

    def digest(self) -> str:
        return self.hash.hexdigest()

    @contextmanager
    def _noting(self, faults: list[str]) -> Iterator[None]:
        try:
            yield
        except UnicodeEncodeError as error:  # a key that is no text any more
            faults.append(str(error))
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
                faults.append(str(error))  # the statements are right: it is the shape
                return
            known = translate(error, self.path)
            if not isinstance(known, StoreDamaged):
                raise known from error
            faults.append(known.detail)

    def _all_plans(self) -> None:
        after = ""
        while True:
            with reading(self.connection):
                query = "SELECT id FROM plan WHERE id > ? ORDER BY id LIMIT ?"
                ids = [str(line[0]) for line in self.connection.execute(query, [after, PIECE])]
                last = ids[-1] if len(ids) == PIECE else "\U0010ffff"
                hashes = lines.hashes(self.connection, after, last)
                kept = self._kept(after, last)
                for plan_id in ids:
                    own = hashes.pop(plan_id, "")
                    if own != kept.get(plan_id):
                        own = self._again(plan_id, kept.get(plan_id, ""))
                    self._count(plan_id, own)
            if hashes:
                self.faults.append("rows without a plan")
            self.plans += len(ids)
            if len(ids) < PIECE:
                return
            if not last > after:
                self.faults.append(OUT_OF_ORDER)
                return
            after = last

    def _kept(self, after: str, last: str) -> dict[str, str]:
        query = "SELECT id, hash FROM plan WHERE id > ? AND id <= ?"
        return {str(key): str(own) for key, own in self.connection.execute(query, [after, last])}

    def _again(self, plan_id: str, kept: str) -> str:
        """The plan's own hash the slow way, which knows all that damage can make of a cell."""
        try:
            found = rows.digest(rows.read(self.connection, plan_id))
        except IndexError:  # the list names it, and it is not there
            found = "unreadable"
        except sqlite3.DatabaseError as error:
            if not isinstance(translate(error, self.path), StoreDamaged):
                raise
            found = "unreadable"
        if found != kept:
            self.damaged.add(plan_id)
        return found

    def _all_versions(self) -> None:
        after, numbers = ("", -(2**62)), dict[str, int]()
        while True:
            with reading(self.connection):
                before = after
                found, after = versions.piece(self.connection, before, LINES)
            for plan_id, number, own, sound in found:
                if not sound or number != numbers.get(plan_id, 0) + 1:
                    self.damaged.add(plan_id)
                numbers[plan_id] = number
                self._count(plan_id, number, own)
            self.versions += len(found)
            if len(found) < LINES:
                return
            if not after > before:
                self.faults.append(OUT_OF_ORDER)
                return

    def _all_settings(self) -> None:
        with reading(self.connection):
            found = self.connection.execute("SELECT key, value, hash FROM setting ORDER BY key").fetchall()
        for key, value, own in found:
            if setting_digest(str(key), str(value)) != own:
                self.faults.append(f"setting {key}")
            if key not in ASIDE:
                self._count(str(key), str(own))
        self.settings = len(found)

    def _all_agendas(self) -> list[str]:
        faults: list[str] = []
        found = [("", True)]
        while found:
            with reading(self.connection):
                after = found[-1][0]
                found = agendas.piece(self.connection, after, LINES)
            if found and not found[-1][0] > after:
                return [*faults, OUT_OF_ORDER]
            faults += [f"agenda of plan {plan_id}" for plan_id, sound in found if not sound]
        return faults

    def _book(self) -> None:
        chain = audit.Chain()
        with self._noting(self.faults):
            more = True
            while more:
                with reading(self.connection):
                    before = chain.seq
                    found = audit.piece(self.connection, before, LINES)
                    chain.follow(found)
                    more = len(found) == LINES and chain.seq > before
                    if not more:
                        chain.end(self.connection)
                        chain.compare(self.connection)
        self.head = chain.seq, chain.last
        self.faults += chain.faults

    def _count(self, *words: str | int) -> None:
        line = json.dumps(words, ensure_ascii=False)
        self.hash.update(line.encode("utf-8", "surrogateescape") + b"\n")
