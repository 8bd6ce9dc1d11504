"""The list of plans for the first window, read by plain sqlite3 before anything heavy is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from db.connection import WAIT, connect
from db.errors import translating

if TYPE_CHECKING:
    import sqlite3


class Summary(NamedTuple):
    """One line of the list; `anchor` is an ISO day, `changed` an ISO moment in UTC."""

    id: str
    title: str
    number: str
    symbol: str
    year: int | None
    event: str
    anchor: str | None
    state: str
    changed: str


def read_list(path: Path, *, limit: int = 100, wait: float = WAIT) -> tuple[Summary, ...]:
    """Plans last changed first.

    A file that does not exist yet, or is empty, has none. Raises StoreError as `connect` does.
    """
    with translating(path):
        if not path.exists() or (path.is_file() and path.stat().st_size == 0):
            return ()
    query = f"SELECT {_shown()} FROM plan WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC LIMIT ?"
    with translating(path), closing(connect(path, create=False, wait=wait)) as connection:
        connection.text_factory = _as_shown
        return tuple(Summary(*cells) for cells in connection.execute(query, [limit]))


def read_some(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Summary]:
    """The lines of these plans, of those that are in the list."""
    query = f"SELECT {_shown()} FROM plan WHERE deleted IS NULL AND id = ?"
    found = (connection.execute(query, [plan_id]).fetchone() for plan_id in ids)
    return {row[0]: Summary(*(_readable(cell) for cell in row)) for row in found if row}


def _readable(cell: object) -> Any:
    """Without the traces of bytes that are no text any more."""
    return _as_shown(cell.encode("utf-8", "surrogateescape")) if isinstance(cell, str) else cell


def _shown() -> str:
    """The cells of a Summary, of the right kind even where damage has made something else of them."""
    kinds = {"year": "CAST(year AS INTEGER)", "anchor": "CAST(anchor AS TEXT)"}
    return ", ".join(kinds.get(name, f"ifnull(CAST({name} AS TEXT), '')") for name in Summary._fields)


def _as_shown(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
