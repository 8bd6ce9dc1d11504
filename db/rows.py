"""What is kept of a plan: its tables, their columns, and the hash that proves nothing in them has changed."""

from __future__ import annotations

import hashlib
import json

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


def arranged(rows: Rows) -> Rows:
    """A copy with every table, by position and id. Raises ValueError when it is not exactly one plan."""
    plans = rows.get("plan", [])
    if len(plans) != 1:
        raise ValueError(f"one plan row is needed, not {len(plans)}")
    if unknown := rows.keys() - {"plan", *CHILDREN}:
        raise ValueError(f"unknown tables: {sorted(unknown)}")
    plan = plans[0]
    parts: Rows = {"plan": [_exactly("plan", plan, PLAN)]}
    for table, columns in CHILDREN.items():
        parts[table] = [_exactly(table, row, columns) for row in rows.get(table, [])]
        parts[table].sort(key=lambda row: (int(row["position"] or 0), str(row["id"])))
        if any(row["plan_id"] != plan["id"] for row in parts[table]):
            raise ValueError(f"{table}: a row of another plan")
    return parts


def _exactly(table: str, row: Row, columns: tuple[str, ...]) -> Row:
    if wrong := row.keys() ^ set(columns):
        raise ValueError(f"{table}: unknown or missing columns {sorted(wrong)}")
    return {column: row[column] for column in columns}


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
