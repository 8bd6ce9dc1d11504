"""A step to a newer shape happens whole or not at all, wherever it is interrupted."""

import os
import sqlite3
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
    strict = {name: strict for name, strict in listed if not name.startswith("sqlite_")}
    assert strict == dict.fromkeys(["plan", *CHILDREN, "setting", "version", "agenda"], 1)
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
    assert len(shapes) > 50
    assert shapes[-1] == new


def die_at(path: Path, number: int) -> bool:
    """Migrate in a child that is killed at its `number`-th statement; whether it was."""
    child = os.fork()
    if child == 0:
        try:
            left = iter(range(number))
            db = open_plain(path)
            db.conn.set_trace_callback(lambda _: next(left, None) is None and os.kill(os.getpid(), 9))
            migrate(db, NEXT)
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
    for number in range(1000):
        copy = tmp_path / f"{number}.db"
        copy.write_bytes(path.read_bytes() if begun else b"")
        died = die_at(copy, number)
        shapes.add(look(copy))
        if not died:
            break
    assert number > 10
    assert len(shapes) == (2 if begun else 2 + len(STEPS))  # a new file passes through every shape


@pytest.fixture
def first(path, make_plan, clock) -> Path:
    """A store of the first shape with a plan and a setting in it, as it lies about on somebody's PC."""
    path.parent.mkdir()
    db = open_plain(path)
    migrate(db, STEPS[:1])
    store = Store(db, path, clock)
    store.save(make_plan())
    store.set_setting("office", "Sở")
    store.close()
    return path


def test_a_store_of_the_first_shape_opens_with_all_it_holds(first, make_plan):
    with Store.open(first, create=False) as store:
        assert (store.load("p1"), store.revision("p1")) == (make_plan(), 1)
        assert store.setting("office") == "Sở" and store.versions("p1") == ()
        store.keep_version("p1", "x", who="Lan", reason="asked")
        assert store.check() == []


def test_the_list_of_a_store_of_the_first_shape_is_read_without_changing_it(first):
    before = first.read_bytes()
    assert [line.id for line in read_list(first)] == ["p1"]
    assert first.read_bytes() == before


def test_an_error_anywhere_in_the_step_to_versions_leaves_the_first_shape(first):
    old, shapes = look(first), []
    while not shapes or shapes[-1] == old:
        db = open_plain(first)
        interrupt_at(db, len(shapes) + 1)
        with suppress(sqlite3.DatabaseError):
            migrate(db)
        db.close()
        shapes.append(look(first))
    assert len(shapes) > 10 and "version_no_delete" in shapes[-1]
