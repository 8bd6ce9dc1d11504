"""The other side of the store's bench: raw sqlite3, as safely synced, nothing hashed, nothing read back."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from db.rows import CHILDREN, PLAN, Cell, Rows

COLUMNS = (*PLAN, "changed", "deleted")
_MARKS = re.compile("[\u0300-\u036f]")
_NEWEST = (
    "SELECT id, title, number, symbol, year, event, anchor, state, changed FROM plan"
    " WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC LIMIT 100"
)
_MONTH = """
    SELECT activity.*, plan.title, plan.number, plan.symbol, plan.state FROM activity JOIN plan
    ON plan.id = activity.plan_id WHERE day BETWEEN ? AND ? ORDER BY day
"""
_BY_NAME = {"plan": f"SELECT {', '.join(COLUMNS)} FROM plan WHERE id = ?"} | {
    table: f"SELECT {', '.join(columns)} FROM {table} WHERE plan_id = ? ORDER BY position, id"
    for table, columns in CHILDREN.items()
}
Times = Sequence[tuple[str, str, str]]
"""Of each activity: its id, its day, its title."""


def connected(path: Path) -> sqlite3.Connection:
    """As our store is opened: rollback journal cut off after each save, the disk waited for."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


class Peer:
    """What any program would write: the plan's row, its children anew, its folded words in FTS5."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection = connected(path)
        self._words: dict[Cell, tuple[int, str]] = {}

    def create(self) -> None:
        run = self.connection.execute
        run("CREATE TABLE plan (id TEXT PRIMARY KEY, " + ", ".join(COLUMNS[1:]) + ")")
        run("CREATE INDEX newest ON plan (deleted, changed)")
        for table, columns in CHILDREN.items():
            names = ", ".join(columns)
            run(f"CREATE TABLE {table} ({names}, PRIMARY KEY (plan_id, id))")
        run("CREATE TABLE activity (plan_id, id, day, title)")
        run("CREATE VIRTUAL TABLE words USING fts5(said, content='')")

    def close(self) -> None:
        self.connection.close()

    def fill(self, plans: Sequence[tuple[Rows, Times]]) -> None:
        """Many plans in one transaction."""
        self.connection.execute("BEGIN IMMEDIATE")
        for rows, times in plans:
            self._put(rows)
            self._index(rows)
            cells = [(rows["plan"][0]["id"], key, day, title) for key, day, title in times]
            self.connection.executemany("INSERT INTO activity VALUES (?, ?, ?, ?)", cells)
        self.connection.execute("COMMIT")

    def finish(self) -> None:
        """What is quicker once everything is there."""
        self.connection.execute("CREATE INDEX activity_day ON activity (day)")

    def save(self, rows: Rows, *, indexed: bool) -> None:
        """One plan in one transaction, its words in the index with it or left as they were there."""
        self.connection.execute("BEGIN IMMEDIATE")
        self._put(rows)
        if indexed:
            self._index(rows)
        self.connection.execute("COMMIT")

    def _put(self, rows: Rows) -> None:
        plan = rows["plan"][0]
        cells = [*(plan[name] for name in PLAN), "2026-11-22T08:00:00.000+00:00", None]
        others = ", ".join(f"{name} = excluded.{name}" for name in COLUMNS[1:])
        marks = ", ".join("?" * len(COLUMNS))
        self.connection.execute(
            f"INSERT INTO plan ({', '.join(COLUMNS)}) VALUES ({marks})"
            f" ON CONFLICT (id) DO UPDATE SET {others}",
            cells,
        )
        for table, names in CHILDREN.items():
            self.connection.execute(f"DELETE FROM {table} WHERE plan_id = ?", [plan["id"]])
            self.connection.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
                [tuple(row[name] for name in names) for row in rows.get(table, [])],
            )

    def _index(self, rows: Rows) -> None:
        plan = rows["plan"][0]
        said = [plan["title"], plan["event"], *(row["text"] for row in rows["item"])]
        words = fold(" ".join(str(word) for word in (*said, *(row["name"] for row in rows["recipient"]))))
        known = self._words.get(plan["id"])
        doc = known[0] if known else len(self._words) + 1
        if known:
            self.connection.execute("INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", known)
        self.connection.execute("INSERT INTO words (rowid, said) VALUES (?, ?)", [doc, words])
        self._words[plan["id"]] = doc, words

    def load(self, plan_id: str) -> None:
        """The plan as tuples."""
        self.connection.execute("SELECT * FROM plan WHERE id = ?", [plan_id]).fetchall()
        for table in CHILDREN:
            self.connection.execute(
                f"SELECT * FROM {table} WHERE plan_id = ? ORDER BY position, id", [plan_id]
            ).fetchall()

    def load_named(self, plan_id: str) -> None:
        """The plan as rows by name, which is what a program works with."""
        for table, columns in {"plan": COLUMNS, **CHILDREN}.items():
            found = self.connection.execute(_BY_NAME[table], [plan_id])
            [dict(zip(columns, row, strict=True)) for row in found]

    def newest(self) -> None:
        """The first hundred, from opening the file on."""
        with closing(connected(self.path)) as connection:
            connection.execute(_NEWEST).fetchall()

    def find(self, typed: str) -> None:
        """As the manual of FTS5 shows it: the last word as far as it is typed, newest first."""
        query = " ".join(f'"{word}"' for word in fold(typed).split()) + "*"
        select = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50"
        self.connection.execute(select, [query]).fetchall()

    def month(self, first: str, last: str) -> int:
        """Every activity of those days, with its plan; how many."""
        return len(self.connection.execute(_MONTH, [first, last]).fetchall())


def fold(words: str) -> str:
    """Without accents; đ is no letter with an accent."""
    bare = _MARKS.sub("", unicodedata.normalize("NFD", words.lower()))
    return bare.replace("đ", "d")
