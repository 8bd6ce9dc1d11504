"""A file that is not ours, not known or not writable is refused with its reason and stays as it was."""

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from db.connection import connect
from db.errors import (
    NewerStore,
    NotOurStore,
    StoreDamaged,
    StoreLocked,
    StoreReadOnly,
    StoreUnreachable,
)
from db.listing import read_list
from db.migrations import VERSION
from db.store import Store

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")


def foreign_database(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in ("CREATE TABLE theirs (x)", *statements):
            other.execute(statement)


FOREIGN = {
    "another program's database": foreign_database,
    "another program's mark": lambda path: foreign_database(path, "PRAGMA application_id = 7"),
    "another program's table of our name": lambda path: foreign_database(path, "CREATE TABLE plan (id)"),
    "another program's database in WAL": lambda path: foreign_database(path, "PRAGMA journal_mode = WAL"),
    "a text": lambda path: path.write_text("Kế hoạch " * 999, encoding="utf-8"),
    "a short text": lambda path: path.write_bytes("Kế hoạch".encode()),
    "one letter": lambda path: path.write_bytes(b"x"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_foreign_file_is_refused_and_stays_as_it_was(tmp_path, make):
    path = tmp_path / "theirs.db"
    make(path)
    before = path.read_bytes()
    for use in (Store.open, read_list):
        with pytest.raises(NotOurStore):
            use(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["theirs.db"]


def test_a_foreign_file_left_by_a_crash_is_not_repaired(tmp_path):
    path, copy = tmp_path / "writing.db", tmp_path / "theirs.db"
    foreign_database(path)
    interrupted_copy(path, copy, "INSERT INTO theirs VALUES (randomblob(900000))")
    before = copy.read_bytes()
    with pytest.raises(NotOurStore):
        Store.open(copy)
    assert copy.read_bytes() == before


def interrupted_copy(path: Path, copy: Path, statement: str) -> None:
    """Leave at `copy` what a power cut in the middle of `statement` leaves: half the pages and a journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        for preparation in ("PRAGMA cache_size = 5", "BEGIN IMMEDIATE", statement):
            writer.execute(preparation)
        for end in ("", "-journal"):
            Path(f"{copy}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
        writer.execute("ROLLBACK")


def test_our_file_left_by_a_crash_is_repaired(path, store, make_plan, tmp_path):
    store.save(make_plan())
    copy = tmp_path / "cut.db"
    interrupted_copy(path, copy, "UPDATE item SET text = hex(randomblob(100000))")
    assert copy.read_bytes() != path.read_bytes()
    assert len(read_list(copy)) == 1
    with Store.open(copy) as cut:
        assert cut.load("p1") == make_plan()


def test_a_file_cut_off_while_it_grew_is_repaired(path, store, make_plan, tmp_path):
    store.save(make_plan())
    copy = tmp_path / "cut.db"
    interrupted_copy(path, copy, "UPDATE item SET text = hex(randomblob(100000))")
    whole = path.read_bytes()
    copy.write_bytes(whole[:28] + b"\0\0\1\0" + whole[32:])  # its first page tells of pages to come
    assert len(read_list(copy)) == 1
    with Store.open(copy) as cut:
        assert cut.load("p1") == make_plan()


def test_a_file_whose_first_write_was_cut_off_is_begun_anew(tmp_path, make_plan):
    empty, cut = tmp_path / "empty.db", tmp_path / "cut.db"
    interrupted_copy(empty, cut, "CREATE TABLE big AS SELECT randomblob(900000)")
    with cut.open("r+b") as file:
        file.write(bytes(4096))
    with Store.open(cut) as store:
        store.save(make_plan())
        assert store.check() == []


@pytest.mark.parametrize("more", [1, 100])
def test_a_newer_file_is_refused_and_stays_as_it_was(path, store, more):
    store.connection.execute(f"PRAGMA user_version = {VERSION + more}")
    store.close()
    before = path.read_bytes()
    for use in (Store.open, read_list):
        with pytest.raises(NewerStore) as caught:
            use(path)
    assert (caught.value.found, caught.value.known) == (VERSION + more, VERSION)
    assert path.read_bytes() == before


@pytest.mark.parametrize("shape", [0, -1])
def test_our_mark_with_an_impossible_shape_is_damage(path, store, shape):
    store.connection.execute(f"PRAGMA user_version = {shape}")
    with pytest.raises(StoreDamaged):
        Store.open(path)


def test_nothing_is_created_unasked(path):
    with pytest.raises(StoreUnreachable):
        connect(path, create=False)
    assert not path.parent.exists()


def test_an_empty_file_counts_as_new_only_when_a_new_one_is_wanted(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(NotOurStore):
        Store.open(path, create=False)
    assert path.stat().st_size == 0
    with Store.open(path) as store:
        assert store.check() == []


@pytest.mark.parametrize("name", ["Kế hoạch của tôi.db", "100% #1?.db", "it's.db"])
def test_any_file_name_works(tmp_path, make_plan, name):
    with Store.open(tmp_path / name) as store:
        store.save(make_plan())
    assert len(read_list(tmp_path / name)) == 1
    assert [file.name for file in tmp_path.iterdir() if file.stat().st_size] == [name]


def test_a_folder_in_place_of_the_file_is_unreachable(tmp_path):
    for use in (Store.open, read_list):
        with pytest.raises(StoreUnreachable):
            use(tmp_path)


def test_a_file_in_place_of_the_folder_is_unreachable(tmp_path):
    (tmp_path / "data").touch()
    with pytest.raises(StoreUnreachable):
        Store.open(tmp_path / "data" / "plans.db")


@pytest.mark.parametrize("use", [Store.open, read_list])
def test_a_held_file_is_reported_as_held(path, store, use):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLocked):
        use(path, wait=0)
    other.close()


def test_a_file_another_program_turned_to_wal_is_turned_back(path, store, make_plan):
    store.save(make_plan())
    store.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    with Store.open(path) as store:
        assert store.load("p1") == make_plan()
    assert [file.name for file in path.parent.iterdir() if file.stat().st_size] == ["plans.db"]


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),
        ("foreign_keys", 1),
        ("cell_size_check", 1),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
    ],
)
def test_the_safety_settings_hold(path, pragma, value):
    with closing(connect(path, create=True)) as connection:
        assert connection.execute(f"PRAGMA {pragma}").fetchone()[0] == value


@posix
def test_only_the_user_may_read_the_file(path, store):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


OPEN_AS_ANYBODY = """
import os, pathlib, sys
sys.path.insert(0, sys.argv[1])
import db.store, db.listing
if os.getuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)  # permissions do not bind root
def write(path):
    with db.store.Store.open(path) as store:
        store.set_setting("key", "value")
for use in (db.store.Store.open, db.listing.read_list, write):
    try:
        use(pathlib.Path(sys.argv[2]))
        print("done")
    except Exception as error:
        print(type(error).__name__)
"""
READ_ALONE = "done done StoreReadOnly"


@posix
@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "answers"),
    [
        (0o777, 0o666, "done done done"),
        (0o777, 0o444, READ_ALONE),
        (0o555, 0o666, READ_ALONE),
        (0o555, 0o444, READ_ALONE),
        (0o777, 0o000, "StoreUnreachable " * 3),
        (0o000, 0o666, "StoreUnreachable " * 3),
    ],
)
def test_without_the_right_to_write_it_is_read_and_the_reason_is_named(
    make_plan, folder_mode, file_mode, answers
):
    with tempfile.TemporaryDirectory() as above:
        os.chmod(above, 0o755)
        path = Path(above, "data", "plans.db")
        with Store.open(path) as store:
            store.save(make_plan())
        Path(f"{path}-journal").unlink(missing_ok=True)
        before = path.read_bytes()
        path.chmod(file_mode)
        path.parent.chmod(folder_mode)
        assert as_anybody(path) == answers.split()
        path.parent.chmod(0o700)
        assert answers.endswith("done") or path.read_bytes() == before


def as_anybody(path: Path) -> list[str]:
    ask = [sys.executable, "-c", OPEN_AS_ANYBODY, str(Path(__file__).parents[2]), str(path)]
    return subprocess.run(ask, capture_output=True, text=True).stdout.split()


@posix
def test_what_a_crash_left_is_not_read_where_it_cannot_be_repaired(path, store, make_plan):
    store.save(make_plan())
    with tempfile.TemporaryDirectory() as above:
        copy = Path(above, "plans.db")
        interrupted_copy(path, copy, "UPDATE item SET text = hex(randomblob(100000))")
        before = copy.read_bytes()
        for file in (copy, Path(f"{copy}-journal")):
            file.chmod(0o444)
        os.chmod(above, 0o555)
        assert as_anybody(copy) == ["StoreReadOnly"] * 3
        os.chmod(above, 0o700)
        assert copy.read_bytes() == before


def test_losing_permission_while_open_is_read_only_too(path, store, make_plan):
    store.save(make_plan())
    store.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreReadOnly):
        store.save(make_plan(title="Bản sau"))
    assert store.load("p1") == make_plan()
