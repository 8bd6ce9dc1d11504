"""What is found in all plans, in which order, and what becomes of a damaged index."""

import os
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import indexing, search, search_parts, search_words
from db.rows import Rows
from db.search import IndexDamaged
from db.search_parts import Part
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
    assert found(filled, "khai giang") == [] and indexing.faults(filled.connection) == []


def test_a_plan_that_the_index_does_not_hold_as_saved_is_told(filled: Store) -> None:
    filled.index()
    filled.connection.execute("UPDATE search_plan SET revision = 9 WHERE plan_id = 'p2'")
    filled.connection.execute("DELETE FROM search_plan WHERE plan_id = 'p3'")
    told = " ".join(indexing.faults(filled.connection))
    assert "plan p2 is not as saved" in told and "plan p3 is not as saved" in told
    filled.mend_search()
    assert indexing.faults(filled.connection) == [] and found(filled, "doc sach") == ["p3"]


def test_a_full_disk_is_no_damage_of_the_index(filled: Store, make_plan: MakePlan) -> None:
    rows = make_plan("long", items=400, event="", data="{}")
    for number, row in enumerate(rows["item"]):
        row["text"] = " ".join(f"x{number}y{word}" for word in range(40))
    filled.save(rows)
    pages = filled.connection.execute("PRAGMA page_count").fetchone()[0]
    filled.connection.execute(f"PRAGMA max_page_count = {pages}")
    words = search_words.keys_of(filled.connection, "long")
    with pytest.raises(sqlite3.OperationalError, match="full"), writing(filled.connection):
        search.put(filled.connection, [search.Words("long", 1, words)])
    filled.connection.execute("PRAGMA max_page_count = 1000000")
    assert found(filled, "x7y3") == ["long"] and indexing.faults(filled.connection) == []


def test_rubbish_in_the_list_of_what_to_follow_is_passed_over(filled: Store) -> None:
    for cell in ("CAST(x'70ff' AS TEXT)", "'nobody'", "''"):
        filled.connection.execute(f"INSERT INTO search_pending (plan_id) VALUES ({cell})")
    filled.connection.execute("PRAGMA foreign_keys = OFF")
    filled.connection.execute("UPDATE plan SET id = CAST(x'70ff' AS TEXT) WHERE id = 'p3'")
    filled.mend_search()
    assert filled.index(60) and found(filled, "dong nai") == ["p1"]


def test_many_saves_leave_few_parts(filled: Store, make_plan: MakePlan) -> None:
    for number in range(70):
        plan_id = f"p{number if number < 40 else number % 7}"
        filled.save(make_plan(plan_id, f"Hội thi số {number}", items=1, event="", data="{}"))
        filled.index(60)
    sizes = [part.size for part in search_parts.all_parts(filled.connection)]
    assert len(sizes) < 12 and sum(sizes) < 80
    assert sorted(found(filled, "hoi thi")) == sorted(f"p{number}" for number in range(40))
    assert indexing.faults(filled.connection) == []


@pytest.mark.parametrize("table", [*search.TABLES, indexing.PENDING])
def test_where_a_table_is_rubbish_saves_go_on_and_the_search_comes_back(
    filled: Store, make_plan: MakePlan, table: str
) -> None:
    filled.index(60)
    query = "SELECT rootpage - 1 FROM sqlite_master WHERE name = ?"
    (page,) = filled.connection.execute(query, [table]).fetchone()
    filled.close()
    with filled.path.open("r+b") as file:
        file.seek(page * 4096)
        file.write(b"\x0c" * 4096)
    with Store.open(filled.path) as store:
        store.save(make_plan("p2", "Lễ trao giải", event="", data="{}"))
        with suppress(IndexDamaged):
            store.find("dong nai")
        store.mend_search()
        assert found(store, "dong nai") == ["p1"] and found(store, "trao giai") == ["p2"]
        store.remove("p2")
        assert store.purge(["p2"]) == ["p2"] and store.verify().sound


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.text())
def test_whatever_is_typed(filled: Store, words: str) -> None:
    found(filled, words)


BEFORE_THE_SPAN_ENDS = 3 * search_parts.SPAN - 10
PLANS_OF_KEYS = st.lists(st.sets(st.text("abc ", min_size=1, max_size=3)), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(st.lists(PLANS_OF_KEYS, min_size=1, max_size=4), st.sets(st.integers(1, 32)), st.integers(1, 40))
def test_parts_hold_what_was_put_into_them_also_when_merged(plans, gone, size) -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_parts, "_LEAF_SIZE", size)
        search_parts.create(connection)
        wanted: dict[int, set[str]] = {}
        for some in plans:
            first = BEFORE_THE_SPAN_ENDS + len(wanted)
            known = dict(enumerate(some, first))
            wanted |= known
            search_parts.write(connection, Part(first, first + len(some) - 1, len(some)), _places(known))
        parts = search_parts.all_parts(connection)
        alive = {doc: keys for doc, keys in wanted.items() if doc - BEFORE_THE_SPAN_ENDS not in gone}
        due = [(part, {doc for doc in alive if part.first <= doc <= part.last}) for part in parts]
        assert search_parts.merged(connection, due) == _places(alive)
        for part, key in product(parts, ("a", "ab", " ", "c")):
            search_parts.check(connection, part)
            docs = search_parts.docs_with(connection, part, [(key.encode(), True)])
            known = {doc: keys for doc, keys in wanted.items() if part.first <= doc <= part.last}
            assert {*docs} == {
                doc for doc, keys in known.items() if any(name.startswith(key) for name in keys)
            }


def _places(plans: dict[int, set[str]]) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    for doc, keys in plans.items():
        for key in keys:
            found[key.encode()] = found.get(key.encode(), b"") + search_parts.place_of(doc)
    return found


@pytest.fixture
def cells(filled: Store) -> Iterator[tuple[Path, list[tuple[str, str, int]]]]:
    """The closed file of an index with a past, and its cells: table, column, row."""
    for turn in range(24):
        filled.connection.execute("DELETE FROM search_plan WHERE plan_id = ?", [f"p{turn % 4 + 1}"])
        filled.mend_search()
        if turn % 3:
            filled.index(60)
    every = [
        (table, column, row)
        for table in search.TABLES
        for column in _columns(filled.connection, table)
        for row in range(filled.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    ]
    filled.close()
    yield filled.path, every


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _asked(connection: sqlite3.Connection) -> list[str]:
    """Every word and its beginning, and all pairs."""
    keys = {key for number in range(1, 5) for key in search_words.keys_of(connection, f"p{number}")}
    return sorted({key.strip(" =") for key in keys} | {key[:3].strip(" =") for key in keys})


def _answers(connection: sqlite3.Connection, asked: list[str]) -> list[set[search.Hit]]:
    return [set(search.find(connection, words)) for words in asked]


def _flip(connection: sqlite3.Connection, cell: tuple[str, str, int], hand: random.Random) -> bool:
    """One bit of the cell; False where the table refuses that."""
    table, column, row = cell
    columns = _columns(connection, table)
    old = connection.execute(f"SELECT * FROM {table} LIMIT 1 OFFSET ?", [row]).fetchone()
    value = old[columns.index(column)]
    new: object
    if isinstance(value, int):
        new = value ^ 1 << hand.randrange(62)
    else:
        raw = bytearray(value.encode() if isinstance(value, str) else value)
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


def test_a_flipped_bit_is_noticed_or_changes_no_answer_and_is_mended(cells, tmp_path: Path) -> None:
    path, every = cells
    seed = random.randrange(1 << 32)
    print("seed", seed)
    hand, sound = random.Random(seed), path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        asked = _asked(connection)
        right = _answers(connection, asked)
    for _trial in range(FLIPS):
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(sound)
        cell = hand.choice(every)
        with closing(sqlite3.connect(damaged, isolation_level=None)) as connection:
            if not _flip(connection, cell, hand):
                continue
            noticed = bool(indexing.faults(connection))
            with suppress(IndexDamaged):
                assert noticed or _answers(connection, asked) == right, (seed, cell)
        with Store.open(damaged) as store:
            store.mend_search()
            assert store.index(60) and indexing.faults(store.connection) == [], (seed, cell)
            assert _answers(store.connection, asked) == right, (seed, cell)
