"""The list shows the newest plans first and finds them by their words."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.listing import read_list
from db.store import Store


def ids(path, **ask):
    return [line.id for line in read_list(path, **ask)]


def test_no_file_is_no_plans_and_stays_no_file(path):
    assert read_list(path) == ()
    assert not path.exists()


def test_an_empty_file_is_no_plans(tmp_path):
    (tmp_path / "empty.db").touch()
    assert read_list(tmp_path / "empty.db") == ()


def test_a_line_shows_what_the_plan_says(store, make_plan):
    store.save(make_plan(year=None, anchor=None))
    line = read_list(store.path)[0]
    assert (line.title, line.number, line.symbol) == ("Kế hoạch tổ chức Ngày hội", "12", "KH-SKHCN")
    assert (line.year, line.event, line.anchor, line.state) == (None, "Ngày hội", None, "draft")


def test_the_last_changed_stands_first(store, make_plan):
    for plan_id in ("a", "b", "c", "a"):
        store.save(make_plan(plan_id))
    assert ids(store.path) == ["a", "c", "b"]
    assert ids(store.path, limit=2) == ["a", "c"]


def test_plans_of_the_same_moment_stand_newest_first(path, make_plan, clock):
    moment = clock()
    with Store.open(path, clock=lambda: moment) as store:
        for plan_id in ("a", "b", "c"):
            store.save(make_plan(plan_id))
    assert ids(path) == ["c", "b", "a"]


def test_one_damaged_title_does_not_hide_the_other_plans(store, make_plan):
    store.save(make_plan("p1"))
    store.save(make_plan("p2"))
    store.connection.execute("UPDATE plan SET title = CAST(x'4bff' AS TEXT) WHERE id = 'p1'")
    assert [line.title for line in read_list(store.path)] == ["Kế hoạch tổ chức Ngày hội", "K\ufffd"]


@pytest.mark.parametrize("cell", ["x'4b61'", "NULL", "5"])
def test_damage_to_a_cells_kind_still_shows_a_text(store, make_plan, cell):
    store.save(make_plan())
    store.connection.execute("PRAGMA writable_schema = ON")
    store.connection.execute(
        "UPDATE sqlite_schema SET sql = replace(replace(sql, 'NOT NULL', ''), 'STRICT', '')"
    )
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute(f"UPDATE plan SET title = {cell}")
    assert isinstance(read_list(store.path)[0].title, str)


def test_the_list_is_read_before_anything_heavy_is_loaded(store, make_plan):
    store.save(make_plan())
    code = (
        "import sys, pathlib; from db.listing import read_list;"
        "assert len(read_list(pathlib.Path(sys.argv[1]))) == 1;"
        "assert not {'sqlite_utils', 'click', 'json'} & sys.modules.keys()"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, store.path], cwd=root, check=True)
