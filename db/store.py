"""The store: plans and settings, saved whole or not at all, never given back other than they were saved."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from db import agendas, audit, checking, indexing, lines, search, trash, versions
from db.agendas import Agenda, Found
from db.audit import By, Entry
from db.checking import Report
from db.connection import WAIT, connect
from db.errors import (
    PlanMissing,
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    VersionMissing,
    translating,
)
from db.migrations import VERSION, migrate
from db.rows import CHILDREN, KEPT, PLAN, Rows, arranged, as_stored, setting_digest
from db.saving import Import, Saving, revision_of
from db.search import Hit
from db.transaction import reading, writing
from db.trash import DAYS, Removed
from db.versions import BadVersion, Version

FOLLOWED = 0.5
"""Seconds for which the search index follows before a search."""
_COLUMNS = {
    "plan": (*PLAN, *KEPT),
    **CHILDREN,
    "setting": ("key", "value", "hash"),
    versions.TABLE: versions.COLUMNS,
    agendas.TABLE: agendas.COLUMNS,
    audit.TABLE: audit.COLUMNS,
    audit.HEAD: ("seq", "last", "hash"),
}


def utc_now() -> datetime:
    """The clock of the PC."""
    return datetime.now(UTC)


class Store:
    """One open file; belongs to the thread that opened it. Every method may raise a StoreError."""

    def __init__(
        self, db: Database, path: Path, clock: Callable[[], datetime], who: str = "", machine: str = ""
    ) -> None:
        self._db = db
        self._clock = clock
        self.path = path
        self.who, self.machine = who, machine
        self.connection = db.conn
        self._saves = Saving(db.conn, path)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        create: bool = True,
        clock: Callable[[], datetime] = utc_now,
        wait: float = WAIT,
        who: str = "",
        machine: str = "",
    ) -> Self:
        """The file in the newest shape; waits `wait` seconds for another program that holds it.

        `who` works on which `machine` stands in the book beside all that is done.
        """
        connection = connect(path, create=create, wait=wait)
        try:
            connection.text_factory = as_stored
            store = cls(
                Database(connection, recursive_triggers=False, execute_plugins=False),
                path,
                clock,
                who,
                machine,
            )
            with translating(path):
                migrate(store._db, told=store._upgraded)
                indexing.make_ready(connection)
                for table, columns in _COLUMNS.items():
                    # sqlite-utils would quietly make a table anew that damage has hidden
                    connection.execute(f"SELECT {', '.join(columns)} FROM {table} LIMIT 0")
        except BaseException:
            connection.close()
            raise
        return store

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self, rows: Rows, base: int | None = None, agenda: Agenda | None = None) -> int:
        """Keep the plan in place of its last revision; the new revision's number. Durable when it returns.

        Its agenda is kept with it, in the same transaction.

        With `base`, the revision that the rows were made from, another's newer revision is never replaced
        (PlanChanged), rows that the store holds already are not written again, and a removed plan that is
        still worked on returns to the list.
        """
        parts = arranged(rows)
        with self._writing():
            return self._saving().keep(parts, base, agenda)

    def import_plans(self, imports: Sequence[Import]) -> list[int]:
        """Keep plans from outside, all of them or none; their revisions. Each is in the list then.

        Raises PlanFrozen where one would replace a signed plan, PlanChanged where another revision is kept.
        """
        every = [(one, arranged(one.rows)) for one in imports]
        with self._writing():
            saving = self._saving()
            return [saving.bring_in(one, parts) for one, parts in every]

    def load(self, plan_id: str) -> Rows:
        """The rows as saved, each table by position and id; also of a removed plan."""
        return self.load_revision(plan_id)[0]

    def load_revision(self, plan_id: str) -> tuple[Rows, int]:
        """The rows as `load` gives them, and their revision."""
        with self._reading():
            parts = self._verified(plan_id)
        plan = parts["plan"][0]
        rows: Rows = {**parts, "plan": [{column: plan[column] for column in PLAN}]}
        return rows, int(plan["revision"] or 0)

    def revision(self, plan_id: str) -> int:
        """How many times the plan was saved."""
        with self._reading():
            return int(self._verified(plan_id)["plan"][0]["revision"] or 0)

    def listed(self, plan_id: str) -> bool:
        """Whether the plan is in the list: there, and not removed."""
        with self._reading():
            query = "SELECT 1 FROM plan WHERE id = ? AND deleted IS NULL"
            return self.connection.execute(query, [plan_id]).fetchone() is not None

    def remove(self, plan_id: str) -> None:
        """Take the plan out of the list; `restore` brings it back."""
        with self._writing():
            self._saving().mark(self._verified(plan_id), removed=True)

    def restore(self, plan_id: str) -> None:
        """Put a removed plan back into the list."""
        with self._writing():
            self._saving().mark(self._verified(plan_id), removed=False)

    def agendas(self, first: str, last: str, known: Container[str] = ()) -> list[Found]:
        """What the plans in the list say about the days from first to last, ISO days, both inclusive.

        The words of those whose marks are known are not read.
        """
        with self._reading():
            return agendas.between(self.connection, first, last, known)

    def keep_agenda(self, plan_id: str, revision: int, agenda: Agenda) -> None:
        """Keep an agenda that was made anew, unless the plan has another revision by now."""
        with self._writing():
            if revision_of(self.connection, plan_id) == revision:
                agendas.put(self.connection, plan_id, revision, agenda)

    def keep_version(
        self, plan_id: str, words: str, *, who: str, reason: str, label: str = "", again: bool = True
    ) -> int:
        """Keep a copy of the plan for good; its number, counted from 1 in each plan.

        Without `again`, words that the newest copy holds already are not kept a second time.
        """
        with self._writing():
            last = versions.last_number(self.connection, plan_id)
            if not again and versions.holds(self.connection, plan_id, last, words):
                return last
            return self._saving(who).keep_version(plan_id, words, who, reason, label)

    def versions(self, plan_id: str) -> tuple[Version, ...]:
        """The plan's copies in the order they were kept, whatever the clock said."""
        with self._reading(), self._sound(plan_id):
            found = versions.all_of(self.connection, plan_id)
            if not found:
                self._refuse_damaged("version", plan_id)
            return found

    def version(self, plan_id: str, number: int) -> str:
        """The words that were kept. Raises VersionMissing."""
        with self._reading(), self._sound(plan_id):
            words = versions.words_of(self.connection, plan_id, number)
            if words is None:
                self._refuse_damaged("version", plan_id)
                raise VersionMissing(self.path, f"{plan_id} {number}")
            return words

    def setting(self, key: str) -> str | None:
        """The value last set, or None."""
        with self._reading():
            query = "SELECT value, hash FROM setting WHERE key = ?"
            found = self.connection.execute(query, [key]).fetchone()
            if found is None:
                self._refuse_damaged("setting")
                return None
        value = str(found[0])
        if setting_digest(key, value) != found[1]:
            raise StoreDamaged(self.path, f"setting {key}")
        return value

    def set_setting(self, key: str, value: str) -> None:
        row = {"key": key, "value": value, "hash": setting_digest(key, value)}
        with self._writing():
            self._db.table("setting").upsert(row, pk="key")

    def trash(self) -> tuple[Removed, ...]:
        """The plans taken out of the list, last removed first."""
        with self._reading():
            return trash.removed(self.connection)

    def expired(self, days: int = DAYS) -> tuple[str, ...]:
        """Ids of plans that were removed so many days ago, by a clock that can be believed."""
        with self._reading():
            return trash.expired(self.connection, self._clock().astimezone(UTC), days)

    def purge(self, ids: Iterable[str]) -> list[str]:
        """Let go for good of removed plans and their versions; the ids of those that went.

        A plan that is back in the list meanwhile stays.
        """
        with self._writing():
            return trash.purge(self.connection, self._by(), ids)

    def history(self, plan_id: str = "", limit: int = 200) -> tuple[Entry, ...]:
        """What the book tells of a plan, or of all, newest first."""
        with self._reading():
            return tuple(audit.of_plan(self.connection, plan_id, limit))

    def tell(self, action: str, detail: Mapping[str, object] | None = None, content: str = "") -> None:
        """Write into the book what was done to the store as a whole."""
        with self._writing():
            audit.add(self.connection, self._by(), action, detail=detail, content=content)

    def verify(self) -> Report:
        """Look at everything that is kept; damage is reported, not raised, and no save has to wait."""
        with translating(self.path):
            return checking.verify(self.connection, self.path)

    def digest(self) -> str:
        """One hash over all plans, versions and settings: equal for equal content."""
        with translating(self.path):
            return checking.digest(self.connection, self.path)

    def mend_search(self) -> None:
        """Let go of what of the search index is damaged: `index` makes it anew."""
        with translating(self.path):
            indexing.mend(self.connection)

    def mend(self) -> None:
        """Make anew what the plans can give: the index now, damaged agendas when next asked for."""
        self.mend_search()
        with self._writing():
            agendas.drop_damaged(self.connection)

    def index(self, seconds: float = 0.5) -> bool:
        """Let the search index follow what was saved, in short steps, for so long; whether it is there."""
        with translating(self.path):
            return indexing.follow(self.connection, seconds)

    def find(self, words: str, limit: int = 50) -> list[Hit]:
        """The plans in the list with all these words, best first; as far as the index could follow."""
        with suppress(StoreLocked, StoreReadOnly, StoreFull), translating(self.path):
            indexing.follow(self.connection, FOLLOWED, tidy=False)
        with self._reading():
            return search.find(self.connection, words, limit)

    def check(self) -> list[str]:
        """Ids of the plans that are not as saved, or have such versions.

        Raises StoreDamaged when the damage is not theirs alone.
        """
        report = self.verify()
        if faults := report.faults or (() if report.damaged else report.search):
            raise StoreDamaged(self.path, "; ".join(faults))
        return list(report.damaged)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with translating(self.path), writing(self.connection):
            yield

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with translating(self.path), reading(self.connection):
            yield

    @contextmanager
    def _sound(self, plan_id: str) -> Iterator[None]:
        try:
            yield
        except BadVersion as error:
            raise StoreDamaged(self.path, str(error), plan_id) from error

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    def _by(self, who: str = "") -> By:
        return By(self.who or who, self.machine, self._now())

    def _saving(self, who: str = "") -> Saving:
        self._saves.by = self._by(who)
        return self._saves

    def _upgraded(self, began: int) -> None:
        audit.add(self.connection, self._by(), "upgraded", detail={"from": began, "to": VERSION})

    def _verified(self, plan_id: str) -> Rows:
        parts, sound = lines.read(self.connection, plan_id)
        if not parts["plan"]:
            self._refuse_damaged("plan", plan_id)
            raise PlanMissing(self.path, plan_id)
        if not sound:
            raise StoreDamaged(self.path, f"plan {plan_id}", plan_id)
        return parts

    def _refuse_damaged(self, table: str, plan_id: str | None = None) -> None:
        """A row that is not found may be missing because the table or its index is damaged."""
        report = str(self._db.execute(f"PRAGMA integrity_check({table})").fetchone()[0])
        if report != "ok":
            raise StoreDamaged(self.path, report, plan_id)
