"""What is found in all plans, in which order, and what becomes of a damaged index."""

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import search
from db.rows import Rows
from db.store import Store
from db.transaction import writing

FLIPS = int(os.environ.get("SO_KE_HOACH_FLIPS", "60"))
MakePlan = Callable[..., Rows]


def found(store: Store, words: str) -> list[str]:
    return [hit.plan_id for hit in store.find(words)]


@pytest.fixture
def filled(store: Store, make_plan: MakePlan) -> Store:
    """A plan on each of four titles; p1 is the oldest."""
    for number, title in enumerate(
        ("Hội nghị tỉnh Đồng Nai", "Lễ phát động", "Ngày hội đọc sách", "Hội thảo ở Đắk Lắk"), 1
    ):
        store.save(make_plan(f"p{number}", title, event="", data="{}"))
    return store


@pytest.mark.parametrize(
    "words",
    ["Đồng Nai", "dong nai", "ĐỒNG NAI", "Đồng Nai", "nai đồng", "đồng na", "hội nghị đồng", "Đồng-Nai!"],
)
def test_found_with_and_without_accents_and_half_typed(filled: Store, words: str) -> None:
    assert found(filled, words) == ["p1"]


@pytest.mark.parametrize(
    "words", ["", "  ", "?!", "zzz", "đồng bằng", '"', "*", "a OR", "NEAR(", "\0", "ồ" * 999]
)
def test_nothing_is_found_and_nothing_breaks(filled: Store, words: str) -> None:
    assert found(filled, words) == []


def test_titles_first_then_the_newest(filled: Store, make_plan: MakePlan) -> None:
    assert found(filled, "hoi") == ["p4", "p3", "p1"]
    rows = make_plan("p5", "Kế hoạch tập huấn", event="")
    rows["recipient"][0]["name"] = "Hội Khuyến học"
    filled.save(rows)
    assert found(filled, "hoi") == ["p4", "p3", "p1", "p5"]
    assert [hit.rank for hit in filled.find("hoi")] == [0, 0, 0, 2]


def test_words_in_a_row_before_scattered_ones(store: Store, make_plan: MakePlan) -> None:
    for name, words in (("row", "Sở Khoa học chủ trì"), ("scattered", "Học ở khoa của Sở")):
        rows = make_plan(name, "Tập huấn", event="", search="")
        rows["item"][0]["text"] = words
        store.save(rows)
    assert [tuple(hit) for hit in store.find("so khoa hoc")] == [("row", 1), ("scattered", 2)]


@pytest.mark.parametrize(
    ("table", "cells", "words"),
    [
        ("section", {"title": "TỔ CHỨC THỰC HIỆN"}, "to chuc thuc"),
        ("item", {"text": "", "data": '{"is":"table","rows":[["Ô trong bảng"]]}'}, "o trong bang"),
        ("item", {"text": "Lời", "data": '{"text":[{"text":"Lời","note":"Chú thích cuối"}]}'}, "chu thich"),
        ("annex", {"title": "Biểu mẫu số 2"}, "bieu mau 2"),
        ("recipient", {"name": "Ủy ban nhân dân xã", "note": "b/c"}, "uy ban b c"),
        ("basis", {"number": "196/KH-UBND", "day": "2024-03-05"}, "196 5/3/2024"),
    ],
)
def test_everything_printed_is_found(store, make_plan, table: str, cells: dict[str, str], words: str) -> None:
    rows = make_plan()
    rows[table][0] |= cells
    store.save(rows)
    assert found(store, words) == ["p1"]


@pytest.mark.parametrize("words", ["place", "dash", "s i000", "p1"])
def test_names_of_cells_and_records_are_not_found(store: Store, make_plan: MakePlan, words: str) -> None:
    store.save(make_plan(data='{"place": "Kon Tum"}'))
    assert found(store, words) == []


def test_the_index_follows_the_plan(filled: Store, make_plan: MakePlan) -> None:
    filled.save(make_plan("p1", "Lễ khai giảng", event="", data="{}"))
    assert found(filled, "dong nai") == [] and found(filled, "khai giang") == ["p1"]
    filled.remove("p1")
    assert found(filled, "khai giang") == []
    filled.restore("p1")
    assert found(filled, "khai giang") == ["p1"]
    filled.remove("p1")
    filled.purge(["p1"])
    assert found(filled, "khai giang") == [] and search.faults(filled.connection) == []


def test_a_plan_that_the_index_does_not_hold_as_saved_is_told(filled: Store) -> None:
    filled.index()
    filled.connection.execute("UPDATE search_words SET revision = 9 WHERE plan_id = 'p2'")
    filled.connection.execute("DELETE FROM search_body WHERE doc = 3")
    told = " ".join(search.faults(filled.connection))
    assert "plan p2 is not as saved" in told and "plan p3 is not as saved" in told
    filled.mend_search()
    assert search.faults(filled.connection) == [] and found(filled, "doc sach") == ["p3"]


def test_a_full_disk_is_no_damage_of_the_index(filled: Store, make_plan: MakePlan) -> None:
    filled.save(make_plan("long", items=400, event="", data="{}"))
    pages = filled.connection.execute("PRAGMA page_count").fetchone()[0]
    filled.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError, match="full"), writing(filled.connection):
        search.put(filled.connection, "long")
    filled.connection.execute("PRAGMA max_page_count = 1000000")
    assert "long" in found(filled, "xay dung") and search.faults(filled.connection) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text())
def test_whatever_is_typed(filled: Store, words: str) -> None:
    found(filled, words)


@pytest.fixture
def shadows(filled: Store) -> Iterator[tuple[Path, list[tuple[str, str, int]]]]:
    """The closed file of an index with a past, and its cells: table, column, row."""
    for turn in range(12):
        with writing(filled.connection):
            search.put(filled.connection, f"p{turn % 4 + 1}")
    cells = [
        (table, column, row)
        for table in _tables(filled.connection)
        for column in _columns(filled.connection, table)
        for row in range(filled.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    ]
    filled.close()
    yield filled.path, cells


def _tables(connection: sqlite3.Connection) -> list[str]:
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
    names = [row[0] for row in connection.execute(f"{tables} AND name GLOB 'search_*'")]
    return [name for name in names if name != "search_pending"]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _questions(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Every word, every beginning and all pairs."""
    texts = [str(row[0]).split() for row in connection.execute("SELECT text FROM search_body")]
    terms = {word for words in texts for word in words}
    pairs = {" ".join(pair) for words in texts for pair in pairwise(words)}
    whole = [("search_text", f'"{term}"') for term in sorted(terms | pairs)]
    return whole + [("search_start", f'"{term[:2]}"*') for term in sorted(terms)]


def _answers(connection: sqlite3.Connection, asked: list[tuple[str, str]]) -> list[list[tuple[int]]]:
    return [
        connection.execute(f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY 1", [query]).fetchall()
        for table, query in asked
    ]


def _flip(connection: sqlite3.Connection, cell: tuple[str, str, int], hand: random.Random) -> bool:
    """One bit of the cell; False where the table refuses that."""
    table, column, row = cell
    columns = _columns(connection, table)
    old = connection.execute(f"SELECT * FROM {table} LIMIT 1 OFFSET ?", [row]).fetchone()
    value = old[columns.index(column)]
    raw = bytearray(str(value).encode() if isinstance(value, int | str) else value or b"")
    if not raw:
        return False
    raw[hand.randrange(len(raw))] ^= 1 << hand.randrange(8)
    new = bytes(raw) if isinstance(value, bytes) else raw.decode("utf-8", "replace")
    where = " AND ".join(f"{name} IS ?" for name in columns)
    try:
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [new, *old])
    except sqlite3.IntegrityError:
        return False
    return True


def test_a_flipped_bit_is_noticed_or_changes_no_answer_and_hinders_no_save(shadows, tmp_path: Path) -> None:
    path, cells = shadows
    seed = random.randrange(1 << 32)
    print("seed", seed)
    hand, sound = random.Random(seed), path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        asked = _questions(connection)
        right = _answers(connection, asked)
    for _trial in range(FLIPS):
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(sound)
        cell = hand.choice(cells)
        with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
            if not _flip(connection, cell, hand):
                continue
        with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
            assert search.faults(connection) or _answers(connection, asked) == right, (seed, cell)
        with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
            with writing(connection):
                search.put(connection, "p2")
            with writing(connection):
                search.rebuild(connection)
            assert search.faults(connection) == [], (seed, cell)
            assert [hit.plan_id for hit in search.find(connection, "dong nai")] == ["p1"]
