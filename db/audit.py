"""The book of who did what to which plan, and when: only ever added to, each line chained to the last."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlite_utils import Database

TABLE = "audit"
HEAD = "audit_head"
COLUMNS = (
    "seq", "plan_id", "revision", "moment", "who", "machine", "action", "detail", "content", "prev", "hash",
)  # fmt: skip
ACTIONS = (
    "created", "edited", "removed", "restored", "purged", "imported", "state", "version-kept", "upgraded",
    "backup-restored",
)  # fmt: skip
RUN = timedelta(minutes=10)
"""Within this time one person's saves of one plan add no line for fields that the run has named already."""
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM {TABLE}"

Fields = Mapping[str, Mapping[str, list[str]]]
"""Table, id, columns; "+" stands for a new record, "-" for one that is gone."""


class Entry(NamedTuple):
    """One line; `moment` is an ISO moment in UTC, `detail` JSON, `content` the hash of what it kept."""

    seq: int
    plan_id: str
    revision: int
    moment: str
    who: str
    machine: str
    action: str
    detail: str
    content: str
    prev: str
    hash: str


class By(NamedTuple):
    """Who does it, on which machine, at which moment (ISO, UTC)."""

    who: str
    machine: str
    moment: str


def create(db: Database) -> None:
    """The tables, and what keeps a line from being changed."""
    kinds: dict[str, type] = {**dict.fromkeys(COLUMNS, str), "seq": int, "revision": int}
    db.table(TABLE).create(kinds, pk="seq", not_null=COLUMNS, strict=True)
    db.table(TABLE).create_index(["plan_id"], index_name="audit_plan")
    for act in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER {TABLE}_no_{act.lower()} BEFORE {act} ON {TABLE}"
            " BEGIN SELECT RAISE(ABORT, 'a line of the book stays as it was written'); END"
        )
    head: dict[str, type] = {"id": int, "seq": int, "last": str, "hash": str}
    db.table(HEAD).create(head, pk="id", not_null=head, strict=True)


def add(
    connection: sqlite3.Connection,
    by: By,
    action: str,
    plan_id: str = "",
    revision: int = 0,
    detail: Mapping[str, object] | None = None,
    content: str = "",
) -> None:
    """Write one more line; inside a transaction of the store."""
    last, prev = _tail(connection)
    words = json.dumps(detail or {}, ensure_ascii=False, separators=(",", ":"))
    cells = (last + 1, plan_id, revision, by.moment, by.who, by.machine, action, words, content, prev)
    own = _digest(cells)
    connection.execute(f"INSERT INTO {TABLE} VALUES ({', '.join('?' * len(COLUMNS))})", (*cells, own))
    connection.execute(
        f"INSERT INTO {HEAD} (id, seq, last, hash) VALUES (1, ?, ?, ?) ON CONFLICT (id)"
        " DO UPDATE SET seq = excluded.seq, last = excluded.last, hash = excluded.hash",
        (last + 1, own, _digest((last + 1, own))),
    )


def told(connection: sqlite3.Connection, by: By, plan_id: str, fields: Fields) -> bool:
    """Whether the person's present run of saves has named all these fields already."""
    left = {
        (table, key, name) for table, keys in fields.items() for key, names in keys.items() for name in names
    }
    run = connection.execute(
        f"SELECT moment, who, machine, action, detail FROM {TABLE} WHERE plan_id = ?"
        " ORDER BY seq DESC LIMIT 50",
        [plan_id],
    )
    for moment, who, machine, action, detail in run:
        if action not in ("created", "edited") or (who, machine) != by[:2] or not _near(moment, by.moment):
            break
        left -= _named(detail)
        if not left:
            return True
    return False


def of_plan(connection: sqlite3.Connection, plan_id: str, limit: int = 200) -> list[Entry]:
    """The newest lines of a plan, of all plans where it is "", newest first."""
    where = "WHERE plan_id = ?" if plan_id else ""
    found = connection.execute(
        f"{_SELECT} {where} ORDER BY seq DESC LIMIT ?", [plan_id, limit] if plan_id else [limit]
    )
    return [Entry(*cells) for cells in found]


def head(connection: sqlite3.Connection) -> tuple[int, str]:
    """Number and hash of the last line: they stand for all before it; (0, "") where there is none."""
    found = connection.execute(f"SELECT seq, hash FROM {TABLE} ORDER BY seq DESC LIMIT 1").fetchone()
    return (int(found[0]), str(found[1])) if found else (0, "")


def last_moment(connection: sqlite3.Connection) -> str:
    """When the last line was written, by the clock of then; "" where there is none."""
    found = connection.execute(f"SELECT moment FROM {TABLE} ORDER BY seq DESC LIMIT 1").fetchone()
    return str(found[0]) if found else ""


class Chain:
    """Follows the lines from the first to the last, given in pieces, and gathers what does not fit."""

    def __init__(self) -> None:
        self.seq, self.last = 0, ""
        self.faults: list[str] = []
        self._versions: dict[object, int] = {}
        self._plans: set[object] = set()

    def follow(self, rows: list[tuple[object, ...]]) -> None:
        for row in rows:
            *cells, own = row
            if row[0] != self.seq + 1:
                self.faults.append(f"audit: lines between {self.seq} and {row[0]} are missing")
            elif cells[-1] != self.last:
                self.faults.append(f"audit: line {row[0]} does not follow the one before")
            if _digest(tuple(cells)) != own:
                self.faults.append(f"audit: line {row[0]} is not as it was written")
            self.seq, self.last = (row[0], str(own)) if isinstance(row[0], int) else (self.seq + 1, "")
            self._note(row[1], row[6], row[7])

    def compare(self, connection: sqlite3.Connection) -> None:
        """What the book tells of, beside what is there; in the transaction that read the last lines."""
        there = {line[0] for line in connection.execute("SELECT id FROM plan")}
        self.faults += [f"audit: plan {plan_id} is gone" for plan_id in sorted(map(str, self._plans - there))]
        kept = dict(connection.execute("SELECT plan_id, max(number) FROM version GROUP BY plan_id"))
        lost = sorted(str(key) for key, number in self._versions.items() if kept.get(key, 0) < number)
        self.faults += [f"audit: versions of plan {plan_id} are gone" for plan_id in lost]

    def _note(self, plan_id: object, action: object, detail: object) -> None:
        if action == "purged":
            self._plans.discard(plan_id)
            self._versions.pop(plan_id, None)
        elif action == "version-kept":
            self._versions[plan_id] = _number(str(detail))
        elif plan_id:
            self._plans.add(plan_id)

    def end(self, connection: sqlite3.Connection) -> None:
        """Compare with the head; in the transaction that read the last lines."""
        kept = _kept_head(connection)
        if kept is None and (self.seq or connection.execute(f"SELECT 1 FROM {HEAD}").fetchone()):
            self.faults.append("audit: its head is not as it was written")
        elif kept not in (None, (self.seq, self.last)):
            self.faults.append(f"audit: it ends at {self.seq}, not as its head says")


def piece(connection: sqlite3.Connection, after: int, limit: int) -> list[tuple[object, ...]]:
    """The lines after that number, for `Chain.follow`."""
    return connection.execute(f"{_SELECT} WHERE seq > ? ORDER BY seq LIMIT ?", [after, limit]).fetchall()


def faults(connection: sqlite3.Connection) -> list[str]:
    """What does not fit in the whole chain, in technical words; nothing: []."""
    chain = Chain()
    chain.follow(piece(connection, -(2**62), -1))
    chain.end(connection)
    return chain.faults


def _tail(connection: sqlite3.Connection) -> tuple[int, str]:
    """What the next line follows: the head where lines were cut off, so that the gap stays seen."""
    return max(_kept_head(connection) or (0, ""), head(connection), key=lambda tail: tail[0])


def _kept_head(connection: sqlite3.Connection) -> tuple[int, str] | None:
    found = connection.execute(f"SELECT seq, last, hash FROM {HEAD} WHERE id = 1").fetchone()
    if found is None or _digest(found[:2]) != found[2]:
        return None
    return int(found[0]), str(found[1])


def _near(moment: str, now: str) -> bool:
    try:
        passed = datetime.fromisoformat(now) - datetime.fromisoformat(moment)
    except (ValueError, TypeError):
        return False
    return timedelta(0) <= passed <= RUN


def _named(detail: str) -> set[tuple[str, str, str]]:
    try:
        fields = json.loads(detail).get("fields", {})
        return {
            (table, key, name)
            for table, keys in fields.items()
            for key, names in keys.items()
            for name in names
        }
    except (ValueError, AttributeError, TypeError):
        return set()


def _number(detail: str) -> int:
    try:
        return int(json.loads(detail)["number"])
    except (ValueError, KeyError, TypeError):
        return 0


def _digest(cells: tuple[object, ...]) -> str:
    words = json.dumps(cells, ensure_ascii=False, separators=(",", ":"), default=repr)
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()
