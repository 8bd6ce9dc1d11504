"""A byte changed anywhere in the file is noticed, or changes nothing of what comes back.

SO_KE_HOACH_FLIPS sets how many are tried (400; nightly 16000); an eighth as many change what some table or
index holds. The seeds give the same bytes each time.
"""

import os
import random
import re
import signal
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from db import checking
from db.agendas import Agenda
from db.errors import StoreDamaged, StoreError
from db.store import Store

FLIPS = int(os.environ.get("SO_KE_HOACH_FLIPS", "400"))
SEED = int(os.environ.get("SO_KE_HOACH_SEED", "2026"))
KEPT = Path(os.environ.get("SO_KE_HOACH_KEPT", os.path.join(tempfile.gettempdir(), "so-ke-hoach-proof")))
"""Where a file is kept whose damage went unnoticed."""
IDS = ("p1", "p2", "p3")
VERSION_WORDS = " ".join(f"Kế hoạch số {number} của Sở" for number in range(300))


@pytest.fixture
def whole(path, store, make_plan) -> bytes:
    """The bytes of a store with three plans and a setting."""
    for plan_id in IDS:
        store.save(make_plan(plan_id, items=20))
    store.set_setting("office", "Sở Khoa học và Công nghệ")
    for number in range(1, 4):
        store.keep_version("p1", VERSION_WORDS * number, who="Lan", reason="asked")
    store.close()
    return path.read_bytes()


def what_comes_back(path: Path, make_plan) -> Counter[str]:
    """How often a plan or setting was given back as it was, refused, or given back different."""
    results: Counter[str] = Counter()
    asks = [(lambda s, p=p: s.load(p), make_plan(p, items=20)) for p in IDS]
    asks.append((lambda s: s.setting("office"), "Sở Khoa học và Công nghệ"))
    asks += [(lambda s, n=n: s.version("p1", n), VERSION_WORDS * n) for n in (1, 2, 3)]
    for ask, expected in asks:
        try:
            with Store.open(path, create=False) as store:
                results["same" if ask(store) == expected else "different"] += 1
        except StoreError:
            results["refused"] += 1
    return results


def change_one_byte(whole: bytes, chance: random.Random, around: int | None = None) -> bytes:
    place = chance.randrange(len(whole)) if around is None else around + chance.randrange(40)
    changed = bytearray(whole)
    changed[place] ^= chance.randint(1, 255)
    return bytes(changed)


def test_a_changed_byte_is_never_silent(path, whole, make_plan):
    chance = random.Random(30)
    results: Counter[str] = Counter()
    for _ in range(FLIPS):
        path.write_bytes(change_one_byte(whole, chance))
        results += what_comes_back(path, make_plan)
    assert results["different"] == 0
    assert results["refused"] > 0 and results["same"] > 0


def test_a_changed_byte_in_a_plans_text_names_the_plan(path, whole):
    chance = random.Random(2020)
    text = whole.index("Việc thứ 7".encode())
    for _ in range(FLIPS // 8):
        path.write_bytes(change_one_byte(whole, chance, text))
        with Store.open(path) as store:
            damaged = store.check()
            assert len(damaged) == 1
            with pytest.raises(StoreDamaged) as caught:
                store.load(damaged[0])
        assert caught.value.plan_id == damaged[0]


@pytest.mark.parametrize("part", [0.1, 0.4, 0.7, 0.9])
def test_a_truncated_file_is_never_silent(path, whole, make_plan, part):
    path.write_bytes(whole[: int(len(whole) * part)])
    results = what_comes_back(path, make_plan)
    assert results["different"] == 0 and results["refused"] > 0


def test_a_zeroed_sector_is_never_silent(path, whole, make_plan):
    for start in range(0, len(whole), 512):
        path.write_bytes(whole[:start] + bytes(512) + whole[start + 512 :])
        assert what_comes_back(path, make_plan)["different"] == 0


WORDS = (
    "ke", "hoach", "to", "chuc", "ngay", "hoi", "viec", "thu", "7", "11", "20", "cua", "xay", "dung",
    "tong", "hop", "phu", "luc", "nghi", "dinh", "30", "2020", "210",
)  # fmt: skip
Look = dict[str, object]


@pytest.fixture
def full(path: Path, store: Store, make_plan) -> bytes:
    """A store with rows in every table; one plan is removed and one purged."""
    agenda = Agenda(VERSION_WORDS, "2026-05-01", "2026-05-31")
    for plan_id in (*IDS, "gone"):
        store.save(make_plan(plan_id, items=25), agenda=agenda)
        store.keep_version(plan_id, VERSION_WORDS, who="Lan", reason="asked")
    for number in range(12):
        store.set_setting(f"key {number}", f"value {number} " * 40)
        store.save(make_plan("p1", title=f"Kế hoạch {number}", items=10 + number), agenda=agenda)
    for plan_id in ("p3", "gone"):
        store.remove(plan_id)
    store.purge(["gone"])
    assert store.check() == []
    store.close()
    return path.read_bytes()


def looked_at(path: Path) -> Look:
    """What every table and every index holds, byte for byte; its fault where it cannot be read."""
    found: Look = {}
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
        connection.text_factory = bytes
        for name, query in queries(connection, found):
            try:
                found[name] = connection.execute(query).fetchall()
            except (sqlite3.Error, UnicodeDecodeError) as error:
                found[name] = str(error)
    return found


def queries(connection: sqlite3.Connection, found: Look) -> Iterator[tuple[str, str]]:
    try:
        rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        found["shape"] = str(error)
        return
    shape = [[str(cell or b"", "utf-8", "replace") for cell in row] for row in rows]
    # a row is what its statement makes it, in any case; what a trigger says is no part of what it does
    found["shape"] = [(name, meaning(sql)) for _kind, name, _table, sql in shape]
    for _kind, name, table, sql in shape:
        table = table if sql else name.removeprefix("sqlite_autoindex_").rpartition("_")[0]
        if sql.upper().startswith("CREATE TABLE"):
            yield name, f'SELECT * FROM "{name}" NOT INDEXED'
        elif not sql or sql.upper().startswith("CREATE INDEX"):
            try:
                columns = [row[2] for row in connection.execute(f'PRAGMA index_info("{name}")')]
            except (sqlite3.Error, UnicodeDecodeError) as error:
                found[name] = str(error)
                continue
            cells = ", ".join(f'"{str(column or b"rowid", "utf-8", "replace")}"' for column in columns)
            yield name, f'SELECT {cells} FROM "{table}" INDEXED BY "{name}"'


def meaning(sql: str) -> str:
    """The statement without what a trigger says, its case and its white space."""
    said = re.sub(r"'[^']*'", "''", sql) if sql.startswith("CREATE TRIGGER") else sql
    return re.sub(r"\s+", " ", said).lower()


def places(path: Path) -> dict[str, list[int]]:
    """The pages of every table and index, from 0; all of them under one name where SQLite cannot tell."""
    with closing(sqlite3.connect(path)) as connection:
        try:
            rows = connection.execute("SELECT name, pageno - 1 FROM dbstat").fetchall()
        except sqlite3.OperationalError:
            count = connection.execute("PRAGMA page_count").fetchone()[0]
            rows = [("", number) for number in range(count)]
    found: dict[str, list[int]] = {}
    for name, page in rows:
        found.setdefault(str(name), []).append(page)
    return found


def told(path: Path) -> str:
    """What the program says of the file, "" when nothing; it neither hangs nor falls."""
    with ending_within(20):
        try:
            with Store.open(path, create=False) as store:
                return ", ".join(store.check())
        except StoreError as error:
            return str(error)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, sqlite3.Error) as error:
            return f"FELL: {error!r}"


def searched(path: Path) -> list[list[str]]:
    """What a search finds for each word of the plans and each beginning of one."""
    words = {word[:length] for word in WORDS for length in (1, 2, 3, 4, 5, 30)}
    with Store.open(path, create=False) as store:
        return [sorted(hit.plan_id for hit in store.find(word)) for word in sorted(words)]


def kept(damaged: bytes, place: int) -> Path:
    """Where the file is kept for whoever mends the fault."""
    KEPT.mkdir(parents=True, exist_ok=True)
    path = KEPT / f"flip {SEED} at {place}.db"
    path.write_bytes(damaged)
    return path


@contextmanager
def ending_within(seconds: int) -> Iterator[None]:
    """Fails after so long, where the system has such an alarm."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    def too_long(*_: object) -> None:
        raise AssertionError(f"still at work after {seconds} s")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_no_change_of_what_the_store_holds_goes_unnoticed(path: Path, full: bytes, monkeypatch):
    monkeypatch.setattr(checking, "PIECE", 2)  # as with many plans: in many pieces
    monkeypatch.setattr(checking, "LINES", 3)
    chance, before, pages, finds = random.Random(SEED), looked_at(path), places(path), searched(path)
    changed: Counter[str] = Counter()
    missed: list[str] = []
    while changed.total() < FLIPS // 8:
        place = 4096 * chance.choice(pages[chance.choice(sorted(pages))]) + chance.randrange(4096)
        damaged = bytearray(full)
        damaged[place] ^= chance.randint(1, 255)
        path.write_bytes(damaged)
        after = looked_at(path)
        if where := [name for name in before if after.get(name) != before[name]]:
            changed[where[0]] += 1
            said = told(path)
            if said.startswith("FELL"):
                missed.append(f"{where}: {said} {kept(damaged, place)}")
            elif not said and not (where[0].startswith("search_") and searched(path) == finds):
                missed.append(f"{where}: {kept(damaged, place)}")
    print(f"{changed.total()} changes, seed {SEED}, {len(missed)} unnoticed: {dict(changed)}")
    assert missed == []
