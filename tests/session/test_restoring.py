"""A restore is whole or not at all and can be undone; a damaged store is moved aside and salvaged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.plan import Plan, blank
from desktop.session.backups import Keeper
from desktop.session.library import Library
from desktop.session.saver import Saver


@pytest.fixture
def keeper(library: Library) -> Keeper:
    return Keeper(library.folder)


@pytest.fixture
def plans(library: Library) -> list[Plan]:
    made = [edit.set_title(blank(2026), f"Kế hoạch {number}") for number in range(3)]
    for plan in made:
        library.save(plan)
    return made


def titles(library: Library) -> list[str]:
    return sorted(summary.title for summary in library.plans())


def digest(library: Library) -> str:
    with library.store() as store:
        return store.digest()


def spoil(library: Library, plan: Plan) -> None:
    """A byte of the plan's rows is other than it was saved."""
    with library.store() as store:
        store.connection.execute("UPDATE plan SET title = 'hỏng' WHERE id = ?", [plan.id])


def test_what_would_change_is_told_before(keeper: Keeper, library: Library, plans: list[Plan]) -> None:
    made = keeper.make()
    library.remove(plans[0].id)
    library.save(edit.set_title(plans[1], "Tên khác"))
    library.save(edit.set_title(blank(2026), "Mới"))
    would = keeper.preview(made)
    assert (would.now, would.then) == (3, 3)
    assert (would.go, would.come, would.differ) == (("Mới",), ("Kế hoạch 0",), ("Tên khác",))


def test_a_restore_can_be_undone(keeper: Keeper, library: Library, plans: list[Plan]) -> None:
    made = keeper.make()
    library.remove(plans[0].id)
    now = digest(library)
    done = keeper.restore(made)
    assert titles(library) == ["Kế hoạch 0", "Kế hoạch 1", "Kế hoạch 2"] and done.aside is None
    assert done.before and done.before.manifest.reason == "before-restore"
    keeper.restore(done.before)
    assert digest(library) == now


def test_the_book_tells_of_it_and_holds(keeper: Keeper, library: Library, plans: list[Plan]) -> None:
    made = keeper.make()
    library.remove(plans[0].id)
    keeper.restore(made)
    with library.store() as store:
        assert store.history()[0].action == "backup-restored" and store.verify().sound


def test_a_saver_goes_on_after_a_restore(keeper: Keeper, library: Library, plans: list[Plan]) -> None:
    saver = Saver(library.folder)
    saver.offer(edit.set_title(plans[0], "Trước"))
    assert saver.flush()
    made = keeper.make()
    saver.offer(edit.set_title(plans[0], "Sau"))
    assert saver.flush()
    keeper.restore(made)
    saver.offer(edit.set_title(plans[1], "Đi tiếp"))
    assert saver.close()
    assert titles(library) == ["Kế hoạch 2", "Trước", "Đi tiếp"]


@pytest.mark.parametrize("spoilt", [b"", b"%PDF-1.7", bytes(5000)])
def test_from_what_is_no_backup_nothing_is_changed(
    keeper: Keeper, library: Library, plans: list[Plan], tmp_path: Path, spoilt: bytes
) -> None:
    before = library.path.read_bytes()
    other = tmp_path / "other.skh-backup"
    other.write_bytes(spoilt)
    for reference in (other, tmp_path / "missing"):
        with pytest.raises(KnownError):
            keeper.restore(reference)
    assert library.path.read_bytes() == before and keeper.kept() == ()


def test_into_an_empty_folder(keeper: Keeper, library: Library, plans: list[Plan], tmp_path: Path) -> None:
    made = keeper.make()
    other = Keeper(tmp_path / "máy khác")
    done = other.restore(made.path)
    assert done.before is None and done.aside is None
    assert len(Library(tmp_path / "máy khác").plans()) == 3


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "no database": lambda whole: b"hello" * 100,
    "another program's": lambda whole: whole[:68] + b"XXXX" + whole[72:],
    "zero head": lambda whole: bytes(512) + whole[512:],
    "cut off": lambda whole: whole[: len(whole) // 2],
    "zero page": lambda whole: whole[:4096] + bytes(4096) + whole[8192:],
    "random bytes": lambda whole: whole[:3000] + b"\x93\x1f\xe0" * 3000 + whole[12000:],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_over_a_damaged_store_the_backup_comes_back_and_the_damaged_one_stays(
    keeper: Keeper, library: Library, plans: list[Plan], damage: Callable[[bytes], bytes]
) -> None:
    made = keeper.make()
    library.close()
    spoilt = damage(library.path.read_bytes())
    library.path.write_bytes(spoilt)
    done = keeper.restore(made)
    assert digest(library) == made.manifest.digest and keeper.verify_store().sound
    kept = done.aside.read_bytes() if done.aside else b""
    assert kept == spoilt or done.before  # one that still opens is backed up, damage and all
    assert keeper.verify(made).sound


def test_a_damaged_plan_is_taken_from_a_backup(keeper: Keeper, library: Library, plans: list[Plan]) -> None:
    made = keeper.make()
    spoil(library, plans[0])
    assert keeper.plan(made, plans[0].id) == plans[0]
    assert keeper.plan(made, "unknown") is None
    assert keeper.plan(keeper.make(), plans[0].id) is None


def test_a_salvage_takes_the_lost_from_versions_and_backups(
    keeper: Keeper, library: Library, plans: list[Plan]
) -> None:
    library.keep_version(plans[0])
    keeper.make()
    last = edit.set_title(blank(2026), "Chỉ ở đây")
    library.save(last)
    for plan in (*plans[:2], last):
        spoil(library, plan)
    library.close()
    spoilt = library.path.read_bytes()
    done = keeper.salvage()
    assert (done.plans, done.from_versions, done.from_backups, done.lost) == (1, 1, 1, (last.id,))
    assert titles(library) == ["Kế hoạch 0", "Kế hoạch 1", "Kế hoạch 2"]
    assert done.aside.read_bytes() == spoilt and keeper.verify_store().sound
