"""What is kept of a plan: its tables, their columns, and the hash that proves nothing in them has changed."""

from __future__ import annotations

import hashlib
import json
import sqlite3

Cell = str | int | None
Row = dict[str, Cell]
Rows = dict[str, list[Row]]

PLAN = ("id", "title", "number", "symbol", "year", "event", "anchor", "state", "search", "data")
KEPT = ("revision", "created", "changed", "deleted", "hash")
"""Columns of `plan` that the store writes by itself."""
CHILDREN: dict[str, tuple[str, ...]] = {
    "section": ("plan_id", "id", "position", "kind", "title", "data"),
    "item": ("plan_id", "id", "owner", "parent", "position", "kind", "mark", "text", "data"),
    "annex": ("plan_id", "id", "position", "title", "data"),
    "recipient": ("plan_id", "id", "position", "name", "note", "data"),
    "basis": ("plan_id", "id", "position", "kind", "number", "day", "issuer", "subject", "data"),
}
_NAMES = {table: frozenset(columns) for table, columns in {"plan": PLAN, **CHILDREN}.items()}
FROZEN = frozenset({"signed", "running", "reported", "withdrawn", "replaced"})
"""States from the signature on: nothing from outside replaces such a plan."""
_SELECTS = {
    table: f"SELECT {', '.join(columns)} FROM {table}"
    for table, columns in {"plan": (*PLAN, *KEPT), **CHILDREN}.items()
}


def read(connection: sqlite3.Connection, plan_id: str) -> Rows:
    """The rows as kept, sound or not, by position and id; no plan row where there is no such plan."""
    found: Rows = {"plan": _select(connection, "plan", "id = ?", plan_id)}
    for table in CHILDREN:
        found[table] = _select(connection, table, "plan_id = ? ORDER BY position, id", plan_id)
    return found


def _select(connection: sqlite3.Connection, table: str, where: str, plan_id: str) -> list[Row]:
    columns = (*PLAN, *KEPT) if table == "plan" else CHILDREN[table]
    cells = connection.execute(f"{_SELECTS[table]} WHERE {where}", [plan_id])
    return [dict(zip(columns, row, strict=True)) for row in cells]


def fits(rows: Rows) -> bool:
    """Whether the rows are as they were saved."""
    return digest(rows) == rows["plan"][0]["hash"]


def same(before: Rows, after: Rows) -> bool:
    """Whether both hold the same, whatever the store wrote beside; `search` says nothing of its own."""
    kept = before["plan"][0]
    return all(kept[column] == after["plan"][0][column] for column in PLAN if column != "search") and all(
        before[table] == after[table] for table in CHILDREN
    )


def shared(after: Rows, before: Rows) -> None:
    """Let `after` have the very rows of `before` where they are equal: comparing them is quick then."""
    for table in CHILDREN:
        known = {row["id"]: row for row in before[table]}
        after[table] = [old if (old := known.get(row["id"])) == row else row for row in after[table]]


def write(connection: sqlite3.Connection, after: Rows, before: Rows | None) -> None:
    """Put the rows in place of `before`; None: whatever is there of the plan is written anew."""
    plan = after["plan"][0]
    names = (*PLAN, *KEPT)
    if before is None:
        for table in CHILDREN:
            connection.execute(f"DELETE FROM {table} WHERE plan_id = ?", [plan["id"]])
    others = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    connection.execute(
        f"{_insert('plan', names)} ON CONFLICT (id) DO UPDATE SET {others}", _cells(plan, names)
    )
    for table, columns in CHILDREN.items():
        _write_table(connection, table, columns, after[table], before[table] if before else [])


def _write_table(
    connection: sqlite3.Connection, table: str, columns: tuple[str, ...], rows: list[Row], kept: list[Row]
) -> None:
    left = {row["id"]: row for row in kept}
    new, changed = [], []
    for row in rows:
        old = left.pop(row["id"], None)
        if old is None:
            new.append(_cells(row, columns))
        elif old is not row and old != row:
            changed.append(_cells(row, columns))
    gone = [(row["plan_id"], row["id"]) for row in left.values()]
    if gone:
        connection.executemany(f"DELETE FROM {table} WHERE plan_id = ? AND id = ?", gone)
    if changed:
        settings = ", ".join(f"{name} = excluded.{name}" for name in columns[2:])
        connection.executemany(
            f"{_insert(table, columns)} ON CONFLICT (plan_id, id) DO UPDATE SET {settings}", changed
        )
    if new:
        connection.executemany(_insert(table, columns), new)


def _insert(table: str, columns: tuple[str, ...]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"


def _cells(row: Row, columns: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(row[name] for name in columns)


def arranged(rows: Rows) -> Rows:
    """A copy with every table, by position and id. Raises ValueError when it is not exactly one plan."""
    plans = rows.get("plan", [])
    if len(plans) != 1:
        raise ValueError(f"one plan row is needed, not {len(plans)}")
    if unknown := rows.keys() - {"plan", *CHILDREN}:
        raise ValueError(f"unknown tables: {sorted(unknown)}")
    plan = plans[0]
    parts: Rows = {"plan": [_exactly("plan", plan)]}
    for table in CHILDREN:
        parts[table] = [_exactly(table, row) for row in rows.get(table, [])]
        parts[table].sort(key=lambda row: (int(row["position"] or 0), str(row["id"])))
        if any(row["plan_id"] != plan["id"] for row in parts[table]):
            raise ValueError(f"{table}: a row of another plan")
    return parts


def _exactly(table: str, row: Row) -> Row:
    if row.keys() != _NAMES[table]:
        raise ValueError(f"{table}: unknown or missing columns {sorted(row.keys() ^ _NAMES[table])}")
    return dict(row)


def digest(rows: Rows) -> str:
    """SHA-256 over all of a plan but its own hash: canonical JSON, rows in the order of `arranged`."""
    plan = {column: cell for column, cell in rows["plan"][0].items() if column != "hash"}
    return _sha256({**rows, "plan": [plan]})


def setting_digest(key: str, value: str) -> str:
    """SHA-256 over one setting."""
    return _sha256([key, value])


def as_stored(raw: bytes) -> str:
    """Stored bytes as text; bytes that are no UTF-8 any more stay visible to `digest`."""
    return raw.decode("utf-8", "surrogateescape")


def _sha256(value: object) -> str:
    # damage can turn a text into bytes; `repr` makes them words that no longer fit
    words = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=repr)
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()
