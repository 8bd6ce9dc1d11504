"""The store: plans and settings, saved whole or not at all, never given back other than they were saved."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from db import agendas, versions
from db.agendas import Agenda, Found
from db.connection import WAIT, connect
from db.errors import PlanChanged, PlanMissing, StoreDamaged, VersionMissing, translating
from db.migrations import migrate
from db.rows import CHILDREN, KEPT, PLAN, Row, Rows, arranged, as_stored, digest, setting_digest
from db.transaction import reading, writing
from db.versions import BadVersion, Version

_COLUMNS = {
    "plan": (*PLAN, *KEPT),
    **CHILDREN,
    "setting": ("key", "value", "hash"),
    "version": versions.COLUMNS,
    agendas.TABLE: agendas.COLUMNS,
}
_SELECT = {table: f"SELECT {', '.join(columns)} FROM {table}" for table, columns in _COLUMNS.items()}


def utc_now() -> datetime:
    """The clock of the PC."""
    return datetime.now(UTC)


class Store:
    """One open file; belongs to the thread that opened it. Every method may raise a StoreError."""

    def __init__(self, db: Database, path: Path, clock: Callable[[], datetime]) -> None:
        self._db = db
        self._clock = clock
        self.path = path
        self.connection = db.conn

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, clock: Callable[[], datetime] = utc_now, wait: float = WAIT
    ) -> Self:
        """The file in the newest shape; waits `wait` seconds for another program that holds it."""
        connection = connect(path, create=create, wait=wait)
        try:
            connection.text_factory = as_stored
            db = Database(connection, recursive_triggers=False, execute_plugins=False)
            with translating(path):
                migrate(db)
                for select in _SELECT.values():
                    # sqlite-utils would quietly make a table anew that damage has hidden
                    db.execute(f"{select} LIMIT 0")
        except BaseException:
            connection.close()
            raise
        return cls(db, path, clock)

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
        plan = parts["plan"][0]
        plan_id = str(plan["id"])
        with self._writing():
            before = self._read(plan_id)
            kept = before["plan"][0] if before["plan"] and _hash_fits(before) else {}
            found = int(kept.get("revision") or 0)
            if base is not None and kept:
                if _same(before, parts):
                    return found
                if found != base:
                    raise PlanChanged(self.path, plan_id, found)
            now = self._now()
            revision = found + 1
            plan |= {"revision": revision, "created": kept.get("created") or now, "changed": now}
            plan["deleted"] = kept.get("deleted") if base is None else None
            plan["hash"] = digest(parts)
            self._write(parts, new=not before["plan"])
            if agenda is not None:
                agendas.put(self._db, plan_id, revision, agenda)
            if not _hash_fits(self._read(plan_id)):
                raise ValueError("the rows would not come back as they are")
        return revision

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
        self._mark(plan_id, self._now())

    def restore(self, plan_id: str) -> None:
        """Put a removed plan back into the list."""
        self._mark(plan_id, None)

    def agendas(self, first: str, last: str, known: Container[str] = ()) -> list[Found]:
        """What the plans in the list say about the days from first to last, ISO days, both inclusive.

        The words of those whose marks are known are not read.
        """
        with self._reading():
            return agendas.between(self.connection, first, last, known)

    def keep_agenda(self, plan_id: str, revision: int, agenda: Agenda) -> None:
        """Keep an agenda that was made anew, unless the plan has another revision by now."""
        with self._writing():
            kept = self._rows("plan", "id = ?", plan_id)
            if kept and kept[0]["revision"] == revision:
                agendas.put(self._db, plan_id, revision, agenda)

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
            kept = self._rows("plan", "id = ?", plan_id)
            revision = int(kept[0]["revision"] or 0) if kept else 0
            version = Version(last + 1, self._now(), who, reason, label, revision)
            versions.add(self._db, plan_id, words, version)
        return version.number

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
            found = self._rows("setting", "key = ?", key)
            if not found:
                self._refuse_damaged("setting")
                return None
        value = str(found[0]["value"])
        if setting_digest(key, value) != found[0]["hash"]:
            raise StoreDamaged(self.path, f"setting {key}")
        return value

    def set_setting(self, key: str, value: str) -> None:
        row = {"key": key, "value": value, "hash": setting_digest(key, value)}
        with self._writing():
            self._db.table("setting").upsert(row, pk="key")

    def check(self) -> list[str]:
        """Ids of the plans that are not as saved, or have such versions.

        Raises StoreDamaged when the damage is not theirs alone.
        """
        with self._reading():
            report = [str(line[0]) for line in self._db.execute("PRAGMA integrity_check")]
            if report != ["ok"]:
                raise StoreDamaged(self.path, "; ".join(report))
            if self._db.execute("PRAGMA foreign_key_check").fetchone():
                raise StoreDamaged(self.path, "rows without a plan")
            for row in self._rows("setting", "true"):
                if setting_digest(str(row["key"]), str(row["value"])) != row["hash"]:
                    raise StoreDamaged(self.path, f"setting {row['key']}")
            ids = [str(line[0]) for line in self._db.execute("SELECT id FROM plan ORDER BY id")]
            bad = {plan_id for plan_id in ids if not _hash_fits(self._read(plan_id))}
            return sorted(bad | versions.damaged(self.connection))

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

    def _write(self, parts: Rows, *, new: bool) -> None:
        plan = parts["plan"][0]
        if new:
            self._db.table("plan").insert(plan)
        else:
            self._db.table("plan").update(str(plan["id"]), plan)
        for table in CHILDREN:
            if not new:
                self._db.table(table).delete_where("plan_id = ?", [plan["id"]])
            self._db.table(table).insert_all(parts[table])

    def _mark(self, plan_id: str, deleted: str | None) -> None:
        with self._writing():
            parts = self._verified(plan_id)
            parts["plan"][0]["deleted"] = deleted
            self._db.table("plan").update(plan_id, {"deleted": deleted, "hash": digest(parts)})

    def _rows(self, table: str, where: str, *values: str) -> list[Row]:
        columns = _COLUMNS[table]
        found = self._db.execute(f"{_SELECT[table]} WHERE {where}", values)
        return [dict(zip(columns, cells, strict=True)) for cells in found]

    def _read(self, plan_id: str) -> Rows:
        children = {t: self._rows(t, "plan_id = ? ORDER BY position, id", plan_id) for t in CHILDREN}
        return {"plan": self._rows("plan", "id = ?", plan_id), **children}

    def _verified(self, plan_id: str) -> Rows:
        parts = self._read(plan_id)
        if not parts["plan"]:
            self._refuse_damaged("plan", plan_id)
            raise PlanMissing(self.path, plan_id)
        if not _hash_fits(parts):
            raise StoreDamaged(self.path, f"plan {plan_id}", plan_id)
        return parts

    def _refuse_damaged(self, table: str, plan_id: str | None = None) -> None:
        """A row that is not found may be missing because the table or its index is damaged."""
        report = str(self._db.execute(f"PRAGMA integrity_check({table})").fetchone()[0])
        if report != "ok":
            raise StoreDamaged(self.path, report, plan_id)


def _hash_fits(parts: Rows) -> bool:
    return digest(parts) == parts["plan"][0]["hash"]


def _same(before: Rows, parts: Rows) -> bool:
    kept = before["plan"][0]
    return all(kept[column] == parts["plan"][0][column] for column in PLAN) and all(
        before[table] == parts[table] for table in CHILDREN
    )
