"""What the pages of a damaged store still hold: rows by table, plans put together until the hash fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, product

from db import audit, versions
from db.pages import Broken, Cell, Pages, Value
from db.rows import CHILDREN, KEPT, PLAN, Row, Rows, fits

Found = tuple[Value, ...]
_COLUMNS = {
    "plan": (*PLAN, *KEPT), **CHILDREN, "setting": ("key", "value", "hash"),
    "item": ("plan_id", "id", "position", "owner", "parent", "kind", "mark", "text", "data"),
    versions.TABLE: versions.COLUMNS, audit.TABLE: audit.COLUMNS,
}  # fmt: skip
"""In the order in which they lie in the file."""
_TRIES = 256
"""How many ways of telling the tables apart are tried for a plan."""


def _kinds(table: str) -> tuple[tuple[type, ...], ...]:
    """What each column of the table may hold."""
    nothing = type(None)
    kept = table == versions.TABLE
    known: dict[str, tuple[type, ...]] = {
        "position": (int,), "revision": (int,), "year": (int, nothing), "seq": (nothing,),
        "number": (int,) if kept else (str,), "data": (bytes,) if kept else (str,),
        "anchor": (str, nothing), "deleted": (str, nothing), "parent": (str, nothing), "day": (str, nothing),
    }  # fmt: skip
    return tuple(known.get(column, (str,)) for column in _COLUMNS[table])


_SHAPES = {table: _kinds(table) for table in _COLUMNS}


class Findings:
    """All rows that can be read; SQLite's own trees are followed only as far as they hold."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._rows: dict[str, list[Cell]] = defaultdict(list)
        self._heads: dict[str, list[Cell]] = defaultdict(list)
        self._parts: dict[str, list[tuple[str, Cell]]] = defaultdict(list)
        self._doubtful: dict[str, dict[int, list[tuple[tuple[str, ...], Cell]]]] = {}
        self._labels: dict[int, str] = {}
        owners = _owners(pages)
        unused = pages.unused()
        for page in pages.leaves():
            if page not in unused and owners.get(page) != "":
                self._take(page, owners.get(page))

    def ids(self) -> set[str]:
        """The plans of which their own row is there."""
        return set(self._heads)

    def rows(self, table: str) -> Iterator[Found]:
        """The rows of a table that is no part of the plans, in no order."""
        for cell in self._rows[table]:
            values = self._pages.values(cell)
            yield (cell.rowid, *values[1:]) if table == audit.TABLE else tuple(values)

    def plan(self, plan_id: str) -> Rows | None:
        """The newest state of the plan whose hash fits; None where there is none."""
        heads = [self._row("plan", cell) for cell in self._heads[plan_id]]
        sure = [(table, self._row(table, cell)) for table, cell in self._parts[plan_id]]
        doubtful = self._doubtful.get(plan_id, {})
        ways = product(*(self._ways(page, cells) for page, cells in doubtful.items()))
        for way in islice(ways, _TRIES):
            labels = dict(zip(doubtful, way, strict=True))
            parts = sure + [
                (label, self._row(label, cell))
                for page, label in labels.items()
                if label
                for tables, cell in doubtful[page]
                if label in tables
            ]
            for head in sorted(heads, key=lambda row: -int(row["revision"] or 0)):
                made = _together(head, parts)
                if fits(made):
                    self._labels |= {page: label for page, label in labels.items() if label}
                    return made
        return None

    def _ways(self, page: int, cells: list[tuple[tuple[str, ...], Cell]]) -> list[str]:
        """The tables that a page may be of, "" for none: what it was once, and is no more."""
        if page in self._labels:
            return [self._labels[page]]
        return [*dict.fromkeys(table for tables, _cell in cells for table in tables), ""]

    def _take(self, page: int, owner: str | None) -> None:
        for cell in self._pages.cells(page):
            try:
                values = self._pages.values(cell)
            except Broken:
                continue
            fitting = _COLUMNS if owner is None else (owner,)
            tables = tuple(table for table in fitting if _may_be(values, table))
            if tables:
                self._file(cell, values, tables, sure=owner is not None)

    def _file(self, cell: Cell, values: list[Value], tables: tuple[str, ...], *, sure: bool) -> None:
        key, table = str(values[0]), tables[0]
        if table == "plan":
            self._heads[key].append(cell)
        elif table not in CHILDREN:
            self._rows[table].append(cell)
        elif sure:
            self._parts[key].append((table, cell))
        else:
            self._doubtful.setdefault(key, {}).setdefault(cell.page, []).append((tables, cell))

    def _row(self, table: str, cell: Cell) -> Row:
        return dict(zip(_COLUMNS[table], self._pages.values(cell), strict=True))  # type: ignore[arg-type]


def _together(head: Row, parts: Iterable[tuple[str, Row]]) -> Rows:
    """The plan of these rows; of two with the same id the first."""
    found: dict[str, dict[object, Row]] = {table: {} for table in CHILDREN}
    for table, row in parts:
        found[table].setdefault(row["id"], row)
    children = {
        table: sorted(rows.values(), key=lambda row: (int(row["position"] or 0), str(row["id"])))
        for table, rows in found.items()
    }
    return {"plan": [head], **children}


def _may_be(values: list[Value], table: str) -> bool:
    shape = _SHAPES[table]
    return len(values) == len(shape) and all(map(isinstance, values, shape))


def _owners(pages: Pages) -> dict[int, str]:
    """The table of each page, where the trees tell; "" for tables that hold nothing of the worker's own."""
    owners: dict[int, str] = {}
    for page in pages.owned(1):
        for cell in pages.cells(page):
            try:
                kind, name, _table, root, _words = pages.values(cell)
            except (Broken, ValueError):
                continue
            if kind == "table" and isinstance(root, int):
                owners |= dict.fromkeys(pages.owned(root), str(name) if name in _COLUMNS else "")
    return owners
