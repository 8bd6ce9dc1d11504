"""A backup holds one whole moment of the store, comes back as it was, and is never half there.

SO_KE_HOACH_KILLS sets how often it is killed (8; nightly 1000), SO_KE_HOACH_FLIPS how many bytes change.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from db import backup
from db.backup_file import BackupDamaged, Manifest, Stopped
from db.errors import StoreDamaged, StoreError, StoreLocked, StoreUnreachable
from db.store import Store
from db.transaction import writing

KILLS = min(int(os.environ.get("SO_KE_HOACH_KILLS", "8")), 1000)
FLIPS = int(os.environ.get("SO_KE_HOACH_FLIPS", "100"))
BACKER = Path(__file__).with_name("backer.py")
SHAPES = sorted(Path(__file__).with_name("shapes").glob("*.db"))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups" / "one.skh-backup"


@pytest.fixture
def filled(store: Store, make_plan) -> Store:
    for number in range(5):
        store.save(make_plan(f"p{number}", items=20))
    store.remove("p4")
    store.set_setting("office", "Sở Khoa học và Công nghệ")
    store.keep_version("p1", "Kế hoạch " * 500, who="Lan", reason="asked")
    return store


def told(what: str, trials: int, seed: int) -> None:
    print(f"{what}: 0 of {trials} failed (seed {seed}), with 95 % below {1 - 0.05 ** (1 / trials):.3%}")


def make(path: Path, target: Path, sequence: int = 1) -> Manifest:
    return backup.make(path, target, reason="auto", sequence=sequence)


def test_it_says_what_is_in_it_and_nothing_else_is_left(path, filled, target):
    made = make(path, target, 7)
    assert backup.look(target) == made
    assert (made.sequence, made.reason, made.plans, made.versions) == (7, "auto", 5, 1)
    assert made.digest == filled.digest() and made.sound
    assert list(target.parent.iterdir()) == [target]
    assert target.stat().st_size < path.stat().st_size / 2


def test_it_comes_back_as_it_was(path, filled, target, tmp_path, make_plan):
    before = filled.digest()
    make(path, target)
    filled.save(make_plan("p1", title="Tên khác"))
    backup.ready(target, tmp_path / "raw.db")
    backup.overwrite(tmp_path / "raw.db", path)
    assert filled.digest() == before  # seen by whoever has it open
    assert filled.check() == [] and len(filled.versions("p1")) == 1


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.stem)
def test_a_store_of_every_shape_is_kept_in_its_shape_and_comes_back(shape, path, target, tmp_path):
    path.parent.mkdir()
    path.write_bytes(shape.read_bytes())
    made = make(path, target)
    assert made.shape == backup.shape(path) and backup.verify(target).sound
    backup.unpack(target, tmp_path / "old.db")
    assert backup.shape(tmp_path / "old.db") == made.shape
    with Store.open(path) as store:
        assert store.digest() == made.digest


def test_a_damaged_plan_is_backed_up_and_named(path, filled, target):
    filled.connection.execute("UPDATE item SET text = 'khác' WHERE plan_id = 'p2'")
    made = make(path, target)
    assert made.damaged == ("p2",) and not made.sound
    assert backup.verify(target).damaged == ("p2",)


def test_a_store_that_does_not_open_is_not_backed_up(path, filled, target):
    filled.close()
    path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    with pytest.raises(StoreError):
        make(path, target)
    assert not target.exists()


def test_a_stamp_tells_every_change(path, filled, make_plan):
    acts = [
        lambda: filled.save(make_plan("p1", title="Tên khác")),
        lambda: filled.remove("p1"),
        lambda: filled.restore("p1"),
        lambda: filled.set_setting("office", "Sở"),
        lambda: filled.keep_version("p1", "x", who="", reason="asked"),
        lambda: filled.purge(["p4"]),
    ]
    stamps = [backup.stamp(path)]
    for act in acts:
        assert backup.stamp(path) == stamps[-1]
        act()
        stamps.append(backup.stamp(path))
    assert len(set(stamps)) == len(stamps)


def test_it_is_given_up_on_demand(path, filled, target):
    target.parent.mkdir()
    target.write_bytes(b"before")
    with pytest.raises(Stopped):
        backup.make(path, target, reason="exit", sequence=1, stopped=lambda: True)
    assert target.read_bytes() == b"before" and list(target.parent.iterdir()) == [target]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """The system refuses longer files."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("size", [1, 5_000, 50_000, 150_000])
def test_no_room_leaves_what_was_there(path, filled, target, size):
    make(path, target)
    before = target.read_bytes()
    with room_for(size), pytest.raises(StoreError):
        make(path, target, 2)
    assert target.read_bytes() == before and list(target.parent.iterdir()) == [target]


def test_no_room_leaves_the_store_as_it_was(path, filled, target, tmp_path, make_plan):
    make(path, target)
    backup.ready(target, tmp_path / "raw.db")
    for number in range(20):
        filled.save(make_plan(f"q{number}", items=20))
    before = filled.digest()
    with room_for(8192), pytest.raises(StoreError):
        backup.overwrite(tmp_path / "raw.db", path)
    assert filled.digest() == before and filled.check() == []


def test_a_changed_byte_in_a_backup_never_comes_back(path, filled, target, tmp_path):
    made, chance = make(path, target), random.Random(10)
    whole, noticed = target.read_bytes(), 0
    for number in range(FLIPS):
        changed = bytearray(whole)
        changed[chance.randrange(len(whole))] ^= chance.randint(1, 255)
        target.write_bytes(changed)
        raw = tmp_path / f"{number}.db"
        try:
            assert backup.unpack(target, raw) == made and backup.measure(raw) == (made.size, made.sha)
        except StoreError:
            noticed += 1
            assert not raw.exists()
    assert noticed > FLIPS // 2
    told("changed bytes in a backup", FLIPS, 10)


@pytest.mark.parametrize("words", [b"", b"x", b"%PDF-1.7", b"PK\x03\x04", b"SQLite format 3\0"])
def test_another_file_is_refused(tmp_path, words):
    (tmp_path / "other").write_bytes(words)
    with pytest.raises(StoreError):
        backup.verify(tmp_path / "other")
    with pytest.raises(StoreUnreachable):
        backup.look(tmp_path / "nothing")


@pytest.mark.parametrize("part", [0.2, 0.6, 0.99])
def test_a_truncated_backup_is_damaged(path, filled, target, part):
    make(path, target)
    target.write_bytes(target.read_bytes()[: int(target.stat().st_size * part)])
    with pytest.raises(BackupDamaged):
        backup.look(target)


def test_a_store_in_use_is_not_waited_for_without_end(path, filled, target):
    make(path, target)
    backup.ready(target, target.with_name("raw.db"))
    with Store.open(path, wait=0) as other, writing(other.connection), pytest.raises(StoreLocked):
        backup.overwrite(target.with_name("raw.db"), path, wait=0.05)


def test_of_a_store_that_is_written_all_the_time_it_is_whole(path, target):
    with subprocess.Popen([sys.executable, BACKER, "save", path], stdout=subprocess.PIPE) as saver:
        assert saver.stdout
        saver.stdout.readline()
        for number in range(5):
            made = make(path, target, number)
            assert made.sound and backup.verify(target).digest == made.digest
        saver.kill()


def _killed_after(chance: random.Random, *words: object) -> None:
    with subprocess.Popen([sys.executable, BACKER, *map(str, words)], stdout=subprocess.PIPE) as backer:
        assert backer.stdout
        backer.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            backer.wait(chance.uniform(0, 0.06))
        backer.kill()


def test_killed_while_it_is_made_it_is_the_old_or_the_new_one(path, filled, target):
    chance = random.Random(7)
    for _ in range(KILLS):
        _killed_after(chance, "make", path, target)
        assert backup.verify(target).digest == filled.digest()
    told("kills while a backup is made", KILLS, 7)


def test_killed_while_it_is_restored_the_store_is_the_old_or_the_new_one(path, filled, target, tmp_path):
    chance, digests = random.Random(12), set()
    for name in ("a.db", "b.db"):
        filled.save(filled.load("p1") | {"recipient": [], "basis": filled.load("p2")["basis"][:0]})
        for number in range(40):
            filled.set_setting(f"{name}{number}", "x" * 4000)
        digests.add(filled.digest())
        backup.copy(path, tmp_path / name)
    filled.close()
    for _ in range(KILLS):
        _killed_after(chance, "overwrite", path, tmp_path / "a.db", tmp_path / "b.db")
        with Store.open(path, create=False) as store:
            assert store.digest() in digests and store.check() == []
    told("kills while a backup is restored", KILLS, 12)


def test_damage_inside_is_found(path, filled, target, tmp_path):
    """A backup whose database was exchanged for another is no backup of that moment."""
    made = make(path, target)
    filled.connection.execute("UPDATE item SET text = 'khác' WHERE plan_id = 'p2'")
    backup.copy(path, tmp_path / "other.db")
    size, sha = backup.measure(tmp_path / "other.db")
    target.unlink()
    backup.pack(tmp_path / "other.db", target, made._replace(size=size, sha=sha), lambda: False)
    with pytest.raises((BackupDamaged, StoreDamaged)):
        backup.verify(target)
