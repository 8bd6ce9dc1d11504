"""The shape of the store's file: its mark, and the numbered steps from the first shape to the newest."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.transaction import writing

if TYPE_CHECKING:  # the list of plans is read before sqlite-utils is loaded
    from sqlite_utils import Database

APPLICATION_ID = 0x534B4831
"""Stands in every file of ours: "SKH1"."""


def _first_shape(db: Database) -> None:
    from sqlite_utils.db import ForeignKey

    texts = ["title", "number", "symbol", "event", "state", "search", "data", "created", "changed", "hash"]
    plan = {
        "id": str, "title": str, "number": str, "symbol": str, "year": int, "event": str, "anchor": str,
        "state": str, "search": str, "data": str, "revision": int, "created": str, "changed": str,
        "deleted": str, "hash": str,
    }  # fmt: skip
    db.table("plan").create(plan, pk="id", not_null=[*texts, "id", "revision"], strict=True)
    db.table("plan").create_index(["deleted", "changed"], index_name="plan_newest")

    def child(name: str, *columns: str, null: tuple[str, ...] = ()) -> None:
        kinds: dict[str, type] = {"plan_id": str, "id": str, "position": int, **dict.fromkeys(columns, str)}
        db.table(name).create(
            kinds,
            pk=("plan_id", "id"),
            foreign_keys=[ForeignKey(name, "plan_id", "plan", "id", on_delete="CASCADE")],
            not_null=[column for column in kinds if column not in null],
            strict=True,
        )

    child("section", "kind", "title", "data")
    child("item", "owner", "parent", "kind", "mark", "text", "data", null=("parent",))
    child("annex", "title", "data")
    child("recipient", "name", "note", "data")
    child("basis", "kind", "number", "day", "issuer", "subject", "data", null=("day",))
    db.table("setting").create(
        {"key": str, "value": str, "hash": str}, pk="key", not_null=["key", "value", "hash"], strict=True
    )


def _versions(db: Database) -> None:
    from db.versions import create

    create(db)


def _agendas(db: Database) -> None:
    from db.agendas import create

    create(db)


def _book_and_search(db: Database) -> None:
    from db import audit, indexing, versions

    audit.create(db)
    versions.let_purge(db)
    indexing.create(db.conn)


# To change a table: write one function here that takes the database from the newest shape to yours and append
# it to STEPS. Never edit or reorder a step that was released: files out there were made by it.
# A step runs in one transaction together with the number it leads to: no BEGIN, COMMIT or VACUUM inside.
# `table.transform()` refuses to run in a transaction on a table that cascades (`plan`): add a column, or make
# a new table and copy. A step that changes a saved column also writes `plan.hash` anew (db/rows.py).
STEPS: tuple[Callable[[Database], None], ...] = (_first_shape, _versions, _agendas, _book_and_search)
VERSION = len(STEPS)


def migrate(
    db: Database,
    steps: tuple[Callable[[Database], None], ...] = STEPS,
    told: Callable[[int], None] = lambda began: None,
) -> None:
    """Bring the file to the newest shape; every step happens whole or not at all.

    `told` is called inside the last step of a file that was of an older shape, with that shape's number.
    """
    # sqlite-utils would find out by writing, inside the step, and take a full disk for a no
    vars(db)["_supports_strict"] = True
    began = _version(db)
    while _version(db) < len(steps):
        with writing(db.conn):
            done = _version(db)
            if done < len(steps):  # another program may have been faster
                steps[done](db)
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                db.execute(f"PRAGMA user_version = {done + 1}")
                if began and done + 1 == len(steps):
                    told(began)


def _version(db: Database) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])
