"""Of a damaged store everything is carried over that is sound, and nothing else; the damaged file stays.

SO_KE_HOACH_DAMAGE sets how many damaged files are tried (20; nightly 5000).
"""

import os
import random
from pathlib import Path

import pytest

from db import pages, rows, salvage
from db.errors import StoreError
from db.findings import Findings
from db.store import Store

DAMAGE = int(os.environ.get("SO_KE_HOACH_DAMAGE", "20"))
IDS = [f"p{number:02}" for number in range(12)]
LONG = "Kế hoạch số của Sở Khoa học " * 700


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "made.db"


@pytest.fixture
def filled(store: Store, make_plan) -> Store:
    """Twelve plans, saved twice, some longer than a page; versions, a setting, one plan out of the list."""
    for title, items in (("Một", 14), ("Hai", 9)):
        for number, plan_id in enumerate(IDS):
            store.save(
                make_plan(plan_id, title=f"{title} {plan_id}", items=items, data="x" * 5000 * (number % 3))
            )
    for number in range(1, 5):
        store.keep_version("p01", LONG + str(number), who="Lan", reason="asked")
    store.set_setting("office", "Sở Khoa học và Công nghệ")
    store.remove("p03")
    return store


def what_is_in(path: Path) -> dict[str, rows.Rows]:
    with Store.open(path, create=False) as store:
        ids = [row[0] for row in store.connection.execute("SELECT id FROM plan")]
        return {plan_id: rows.read(store.connection, plan_id) for plan_id in ids}


def test_of_a_sound_store_everything_comes_over(path, filled, target):
    assert salvage.salvage(path, target) == (len(IDS), 4, ())
    with Store.open(target) as made:
        assert made.digest() == filled.digest() and made.verify().sound
        assert made.history("p03")[0].action == "removed"
        assert made.history()[0].action == "backup-restored"


@pytest.mark.parametrize("lost", [100, 4096, 3 * 4096], ids=["head", "first page", "three pages"])
def test_without_its_first_pages_the_plans_are_still_found(path, filled, target, lost):
    """The first page tells what the others are; rows are told apart by their shape and the plan's hash."""
    before = what_is_in(path)
    filled.close()
    path.write_bytes(bytes(lost) + path.read_bytes()[lost:])
    done = salvage.salvage(path, target)
    assert done.plans + len(done.lost) >= len(IDS) - 1 and done.plans >= len(IDS) - 3
    assert all(before[plan_id] == found for plan_id, found in what_is_in(target).items())


@pytest.mark.parametrize("words", [b"", b"hallo", b"\0" * 20_000, b"\xff" * 20_000, b"SQLite format 3\0"])
def test_nothing_comes_out_of_nothing(path, target, words):
    path.parent.mkdir()
    path.write_bytes(words)
    assert salvage.salvage(path, target) == (0, 0, ())
    assert path.read_bytes() == words and what_is_in(target) == {}


def random_bytes(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def zero_sectors(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 4)):
        start = chance.randrange(len(data) // 512) * 512
        data[start : start + 512] = bytes(512)


def truncated(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def zeros_at_the_end(data: bytearray, chance: random.Random) -> None:
    start = chance.randrange(len(data))
    data[start:] = bytes(len(data) - start)


def test_whatever_is_damaged_only_what_was_saved_comes_over(path, filled, target):
    before = what_is_in(path)
    filled.close()
    whole, chance, seed = path.read_bytes(), random.Random(10), 10
    saved = 0
    for number in range(DAMAGE):
        data = bytearray(whole)
        chance.choice([random_bytes, zero_sectors, truncated, zeros_at_the_end])(data, chance)
        path.write_bytes(data)
        target.unlink(missing_ok=True)
        done = salvage.salvage(path, target)
        found = what_is_in(target)
        assert path.read_bytes() == data, (seed, number)
        assert len(found) == done.plans and not set(found) & set(done.lost), (seed, number)
        assert all(before[plan_id] == kept for plan_id, kept in found.items()), (seed, number)
        with Store.open(target) as made:
            assert made.verify().sound, (seed, number)
        saved += done.plans
    assert saved > DAMAGE * len(IDS) // 3
    print(
        f"{DAMAGE} damaged stores: {saved} of {DAMAGE * len(IDS)} plans carried over, none other than saved"
    )
    print(f"0 failed (seed {seed}), with 95 % below {1 - 0.05 ** (1 / DAMAGE):.3%}")


def test_a_page_takes_only_its_own_with_it(path, filled, target):
    """Some rows of some plans lie on it; all other plans come over."""
    filled.close()
    whole = path.read_bytes()
    place = whole.index("Việc thứ 3 của Hai p05".encode()) // 4096 * 4096
    path.write_bytes(whole[:place] + bytes(4096) + whole[place + 4096 :])
    done = salvage.salvage(path, target)
    assert "p05" in done.lost and done.plans >= len(IDS) - 6 and done.plans + len(done.lost) == len(IDS)


def test_a_damaged_version_is_left_out_and_the_others_are_numbered_anew(path, filled, target):
    filled.connection.execute("DROP TRIGGER version_no_update")
    filled.connection.execute("UPDATE version SET label = 'khác' WHERE number = 2")
    assert salvage.salvage(path, target).versions == 3
    with Store.open(target) as made:
        assert [made.version("p01", number)[-1] for number in (1, 2, 3)] == ["1", "3", "4"]
        assert made.verify().sound


def test_what_was_purged_is_not_lost(path, filled, target):
    filled.purge(["p03"])
    assert salvage.salvage(path, target).lost == ()


def test_what_was_interrupted_is_taken_back(path, filled, target):
    """A save killed half way is rolled back in a copy: the damaged file is not touched."""
    filled.connection.execute("PRAGMA cache_size = 1")
    filled.connection.execute("PRAGMA cache_spill = 1")
    before = filled.digest()
    filled.connection.execute("BEGIN IMMEDIATE")
    filled.connection.execute("UPDATE item SET text = 'nửa chừng'")
    copy = path.with_name("killed.db")
    for name in ("", "-journal"):
        copy.with_name(copy.name + name).write_bytes(path.with_name(path.name + name).read_bytes())
    filled.connection.execute("ROLLBACK")
    whole = copy.read_bytes()
    assert salvage.salvage(copy, target).lost == () and copy.read_bytes() == whole
    with Store.open(target) as made:
        assert made.digest() == before


def test_it_is_set_aside_with_its_journal_and_nothing_is_written_over(path):
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(b"damaged %d" % number)
        path.with_name(path.name + "-journal").write_bytes(b"journal")
        moved = salvage.set_aside(path)
        assert moved == path.parent / f"damaged-00{number}" / path.name
        assert moved.read_bytes() == b"damaged %d" % number
        assert moved.with_name(path.name + "-journal").read_bytes() == b"journal"
    assert {entry.name for entry in path.parent.iterdir()} == {"damaged-001", "damaged-002"}


def test_another_is_put_in_its_place_and_it_lies_beside(path, tmp_path):
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    (tmp_path / "made.db").write_bytes(b"made")
    aside = salvage.replace(tmp_path / "made.db", path)
    assert (path.read_bytes(), aside.read_bytes()) == (b"made", b"damaged")


def test_where_another_cannot_be_put_in_its_place_it_stays(path, tmp_path):
    path.parent.mkdir()
    path.write_bytes(b"damaged")
    path.with_name(path.name + "-journal").write_bytes(b"journal")
    with pytest.raises(StoreError):
        salvage.replace(tmp_path / "missing.db", path)
    assert {entry.name for entry in path.parent.iterdir()} == {path.name, path.name + "-journal"}


def test_rows_are_read_off_the_pages_as_sqlite_reads_them(path, filled):
    """Long ones over many pages, empty and missing cells, all numbers."""
    read = Findings(pages.Pages(path))
    assert read.ids() == set(IDS)
    for plan_id in IDS:
        assert read.plan(plan_id) == rows.read(filled.connection, plan_id)
    assert len(list(read.rows("version"))) == 4


@pytest.mark.parametrize("number", [0, 1, 127, 128, 2**15, -(2**23), 2**31, -(2**47), 2**63 - 1, -(2**63)])
def test_every_number_is_read(path, store, number):
    store.connection.execute(
        "CREATE TABLE other (whole INTEGER, part REAL, words TEXT, raw BLOB, none_ TEXT)"
    )
    store.connection.execute(
        "INSERT INTO other (rowid, whole, part, words, raw) VALUES (?, ?, 0.5, 'ế', x'00ff')",
        [number, number],
    )
    root = store.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'other'").fetchone()[0]
    read = pages.Pages(path)
    (cell,) = read.cells(*read.owned(root))
    assert (cell.rowid, read.values(cell)) == (number, [number, 0.5, "ế", b"\0\xff", None])
