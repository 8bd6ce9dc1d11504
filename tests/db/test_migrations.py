"""A step to a newer shape happens whole or not at all, wherever it is interrupted."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlite_utils import Database

from db.connection import connect
from db.listing import read_list
from db.migrations import APPLICATION_ID, STEPS, VERSION, migrate
from db.rows import CHILDREN, KEPT, PLAN
from db.store import Store


def second_shape(db: Database) -> None:
    db.table("note").create({"id": str, "words": str}, pk="id", strict=True)
    db.table("item").add_column("colour", str)
    db.execute("UPDATE item SET colour = 'red'")
    db.table("item").create_index(["colour"])


NEXT = (*STEPS, second_shape)
EVERY = int(os.environ.get("SO_KE_HOACH_STEPS", "7"))
"""A migration is interrupted at each of so many statements, and looks of SQLite at one; 1 is every one."""


def look(path: Path) -> str:
    with sqlite3.connect(path) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        words = "\n".join((str(version), *connection.iterdump()))
    connection.close()
    return words


def open_plain(path: Path) -> Database:
    return Database(connect(path, create=True), execute_plugins=False)


@pytest.fixture
def old(path, store, make_plan) -> str:
    """How the file looks in today's shape, with a plan in it."""
    store.save(make_plan())
    store.close()
    return look(path)


@pytest.fixture
def new(path, old, tmp_path) -> str:
    """How it looks after the step."""
    copy = tmp_path / "new.db"
    copy.write_bytes(path.read_bytes())
    db = open_plain(copy)
    migrate(db, NEXT)
    db.close()
    return look(copy)


def test_a_new_file_has_our_mark_and_the_newest_shape(store):
    assert store.connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert store.connection.execute("PRAGMA user_version").fetchone()[0] == VERSION


def test_every_table_is_strict_and_goes_with_its_plan(store):
    listed = store.connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    strict = {name: strict for name, strict in listed if not name.startswith(("sqlite_", "search_"))}
    others = ["setting", "version", "agenda", "audit", "audit_head"]
    assert strict == dict.fromkeys(["plan", *CHILDREN, *others], 1)
    for table in CHILDREN:
        key = store.connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
        assert [(k[2], k[3], k[6]) for k in key] == [("plan", "plan_id", "CASCADE")]


@pytest.mark.parametrize(("table", "columns"), [("plan", (*PLAN, *KEPT)), *CHILDREN.items()])
def test_the_columns_are_those_of_the_rows(store, table, columns):
    found = store.connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
    assert {name for (name,) in found} == set(columns)


def test_the_newest_plans_are_found_by_the_index(store):
    query = "SELECT id FROM plan WHERE deleted IS NULL ORDER BY changed DESC, rowid DESC LIMIT 100"
    way = " ".join(str(step[3]) for step in store.connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "plan_newest" in way and "B-TREE" not in way


def test_a_step_keeps_the_plans(path, old):
    db = open_plain(path)
    migrate(db, NEXT)
    assert db.execute("PRAGMA user_version").fetchone()[0] == VERSION + 1
    assert {colour for (colour,) in db.execute("SELECT colour FROM item")} == {"red"}
    db.close()


def interrupt_at(db: Database, number: int) -> None:
    """Let the `number`-th look of SQLite at what a statement may do be refused."""
    left = iter(range(number))

    def refuse(*_: object) -> int:
        return sqlite3.SQLITE_DENY if next(left, None) is None else sqlite3.SQLITE_OK

    db.conn.set_authorizer(refuse)


def test_an_error_anywhere_in_a_step_leaves_the_old_shape(path, old, new):
    shapes = [old]
    while shapes[-1] == old:
        db = open_plain(path)
        interrupt_at(db, len(shapes))
        with suppress(sqlite3.DatabaseError):
            migrate(db, NEXT)
        db.close()
        shapes.append(look(path))
    assert len(shapes) > 40
    assert shapes[-1] == new


def die_at(path: Path, number: int, steps: tuple[Callable[[Database], None], ...]) -> bool:
    """Migrate in a child that is killed at its `number`-th statement; whether it was."""
    child = os.fork()
    if child == 0:
        try:
            left = iter(range(number))
            db = open_plain(path)
            db.conn.set_trace_callback(lambda _: next(left, None) is None and os.kill(os.getpid(), 9))
            migrate(db, steps)
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("begun", [True, False], ids=["with plans", "new file"])
def test_death_at_any_statement_leaves_the_old_shape_or_the_new(path, store, make_plan, tmp_path, begun):
    store.save(make_plan())
    shapes = set()
    for number in range(0, 1000, EVERY):
        copy = tmp_path / f"{number}.db"
        copy.write_bytes(path.read_bytes() if begun else b"")
        died = die_at(copy, number, NEXT)
        shapes.add(look(copy))
        if not died:
            break
    assert number > 10
    ways = 2 if begun else 2 + len(STEPS)  # a new file passes through every shape
    assert 1 < len(shapes) <= ways and (EVERY > 1 or len(shapes) == ways)


SHAPES = Path(__file__).parent / "shapes"
KEPT = sorted(SHAPES.glob("*.db"), key=lambda kept: int(kept.stem))
OLDER = [kept for kept in KEPT if int(kept.stem) < VERSION]


@pytest.fixture
def kept(request, path) -> Path:
    """A copy of a kept store of an earlier shape."""
    path.parent.mkdir()
    path.write_bytes(request.param.read_bytes())
    return path


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the worker has in the store, hashes and all."""
    found = {}
    with sqlite3.connect(path) as connection:
        for table in ("plan", *CHILDREN, "setting", "version"):
            there = connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table]).fetchone()
            found[table] = connection.execute(f"SELECT * FROM {table}").fetchall() if there else []
    connection.close()
    return found


def test_a_store_of_every_shape_is_kept():
    """Whoever adds a step keeps a store made by it: tests/db/shapes/make.py."""
    assert [int(kept.stem) for kept in KEPT] == list(range(1, VERSION + 1))


@pytest.mark.parametrize("kept", KEPT, indirect=True, ids=lambda kept: kept.stem)
def test_a_store_of_every_shape_opens_with_all_it_holds(kept):
    before = content(kept)
    with Store.open(kept, create=False) as store:
        assert store.check() == []
        assert [plan.id for plan in store.trash()] == ["sample-quang-ngoc-2026"]
        assert {hit.plan_id for hit in store.find("ban sau")} == {
            "sample-dak-nong-2024",
            "sample-kon-tum-2024",
        }
        assert store.save({**store.load("sample-kon-tum-2024")}, 2) == 2
    assert content(kept) == before


@pytest.mark.parametrize("kept", OLDER, indirect=True, ids=lambda kept: kept.stem)
def test_the_book_begins_with_the_step_to_the_newest_shape(kept, clock):
    began = int(look(kept).partition("\n")[0])
    with Store.open(kept, clock=clock, who="lan", machine="PC-01") as store:
        (line,) = store.history()
        told = (line.seq, line.action, line.who, line.machine, line.moment, line.detail)
    assert told == (
        1, "upgraded", "lan", "PC-01", "2026-01-05T08:00:00.000+00:00", f'{{"from":{began},"to":{VERSION}}}'
    )  # fmt: skip


@pytest.mark.parametrize("kept", OLDER, indirect=True, ids=lambda kept: kept.stem)
def test_an_error_anywhere_on_the_way_leaves_a_shape_between_whole(kept, tmp_path):
    before, whole, shapes = content(kept), kept.read_bytes(), set()
    copy = tmp_path / "copy.db"
    for number in range(1, 100_000, EVERY):
        copy.write_bytes(whole)
        db = open_plain(copy)
        interrupt_at(db, number)
        with suppress(sqlite3.DatabaseError):
            migrate(db)
        db.close()
        shapes.add(look(copy))
        assert content(copy) == before
        if look(copy).startswith(f"{VERSION}\n"):
            break
    assert number > 50 and len(shapes) <= 1 + VERSION - int(look(kept).partition("\n")[0])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("kept", OLDER, indirect=True, ids=lambda kept: kept.stem)
def test_death_anywhere_on_the_way_leaves_a_shape_between_whole(kept, tmp_path):
    before, whole, shapes = content(kept), kept.read_bytes(), set()
    copy = tmp_path / "copy.db"
    for number in range(0, 1000, EVERY):
        copy.write_bytes(whole)
        died = die_at(copy, number, STEPS)
        shapes.add(look(copy))
        assert content(copy) == before
        if not died:
            break
    ways = 1 + VERSION - int(look(kept).partition("\n")[0])
    assert number > 10 and 1 < len(shapes) <= ways and (EVERY > 1 or len(shapes) == ways)


@pytest.mark.parametrize("kept", OLDER, indirect=True, ids=lambda kept: kept.stem)
def test_the_list_of_an_older_store_is_read_without_changing_it(kept):
    before = kept.read_bytes()
    assert len(read_list(kept)) == 2
    assert kept.read_bytes() == before
