"""Backups as the worker has them: when one is due, which there are, and each of them comes back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.plan import Plan, blank
from desktop.session.backups import DUE_SECONDS, Keeper, Kept, Reason
from desktop.session.library import Library


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 8, tzinfo=UTC)
        self.seconds = 0.0

    def move(self, **time: float) -> None:
        self.now += timedelta(**time)
        self.seconds += timedelta(**time).total_seconds()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(library: Library, clock: Clock) -> Keeper:
    return Keeper(library.folder, clock=lambda: clock.now, ticks=lambda: clock.seconds)


@pytest.fixture
def plan(library: Library) -> Plan:
    plan = edit.set_title(blank(2026), "Ngày hội")
    library.save(plan)
    return plan


def titles(library: Library) -> list[str]:
    return sorted(summary.title for summary in library.plans())


def digest(library: Library) -> str:
    with library.store() as store:
        return store.digest()


def test_without_a_store_there_is_nothing_to_do(keeper: Keeper) -> None:
    assert not keeper.due() and not keeper.changed() and not keeper.usb_due()
    assert keeper.kept() == () and keeper.before(Reason.IMPORT) is None
    assert keeper.before_migration() is None


def test_it_is_due_a_quarter_of_an_hour_after_the_first_change(
    keeper: Keeper, library: Library, plan: Plan, clock: Clock
) -> None:
    keeper.make()
    clock.move(hours=5)
    assert not keeper.due()
    library.save(edit.set_title(plan, "Tên khác"))
    assert not keeper.due() and keeper.changed()
    clock.move(seconds=DUE_SECONDS - 1)
    library.save(edit.set_title(plan, "Tên khác nữa"))
    assert not keeper.due()
    clock.move(seconds=1)
    assert keeper.due()
    keeper.make(Reason.AUTO)
    assert not keeper.due() and not keeper.changed()


def test_what_the_last_run_left_over_is_due_at_once(keeper: Keeper, plan: Plan) -> None:
    assert keeper.due()


def test_whatever_the_clock_says_a_change_is_a_change(
    keeper: Keeper, library: Library, plan: Plan, clock: Clock
) -> None:
    keeper.make()
    clock.now = datetime(1980, 1, 1, tzinfo=UTC)
    library.save(edit.set_title(plan, "Năm 1980"))
    assert keeper.changed()
    first, second = keeper.make(), keeper.kept()[1]
    assert first.manifest.sequence == second.manifest.sequence + 1 and keeper.kept()[0] == first


def test_each_says_when_why_and_how_much(keeper: Keeper, plan: Plan, clock: Clock) -> None:
    made = keeper.make(Reason.AUTO)
    assert keeper.kept() == (made,)
    assert made.path.name.startswith("000001-") and made.path.name.endswith("-auto.skh-backup")
    assert (made.manifest.plans, made.manifest.moment) == (1, "2026-01-05T08:00:00+00:00")
    assert made.size == made.path.stat().st_size and made.sound


def test_a_number_is_never_given_twice(keeper: Keeper, plan: Plan) -> None:
    keeper.make().path.unlink()
    assert keeper.make().manifest.sequence == 2


def test_one_that_cannot_be_read_is_listed_by_its_name(keeper: Keeper, plan: Plan) -> None:
    made = keeper.make(Reason.EXIT)
    made.path.write_bytes(b"\0" * 100)
    (found,) = keeper.kept()
    assert not found.sound and found.manifest.plans == -1
    assert (found.manifest.sequence, found.manifest.reason) == (1, "exit")
    assert found.manifest.moment[:10] in ("2026-01-04", "2026-01-05", "2026-01-06")
    assert keeper.changed()


def test_before_a_risky_act_the_same_is_not_kept_twice(keeper: Keeper, library: Library, plan: Plan) -> None:
    first = keeper.before(Reason.IMPORT)
    assert first and keeper.before(Reason.PURGE) == first
    library.save(edit.set_title(plan, "Tên khác"))
    second = keeper.before(Reason.DELETE)
    assert second and second.manifest.reason == "before-delete"
    second.path.write_bytes(second.path.read_bytes()[:-200] + bytes(200))
    assert keeper.before(Reason.DELETE) not in (first, second)


def test_an_older_store_is_backed_up_before_it_is_upgraded(library: Library, keeper: Keeper) -> None:
    library.folder.mkdir()
    old = Path(__file__).parents[1] / "db" / "shapes" / "3.db"
    library.path.write_bytes(old.read_bytes())
    made = keeper.before_migration()
    assert made and (made.manifest.shape, made.manifest.reason) == (3, "before-migration")
    assert library.plans() is not None and digest(library) == made.manifest.digest
    assert keeper.before_migration() is None


def test_in_another_folder_and_back_when_it_is_gone(keeper: Keeper, plan: Plan, tmp_path: Path) -> None:
    usual = keeper.make()
    keeper.move_to(tmp_path / "ổ khác")
    there = keeper.make()
    assert there.path.parent == tmp_path / "ổ khác" and keeper.kept() == (there, usual)
    there.path.rename(tmp_path / "taken away")
    (tmp_path / "ổ khác").rmdir()
    assert keeper.folder == usual.path.parent and keeper.make().manifest.sequence == 3


def test_what_is_in_no_list_is_written_where_it_is_wanted(keeper: Keeper, plan: Plan, tmp_path: Path) -> None:
    made = keeper.make_at(tmp_path / "so.skh-backup")
    assert keeper.verify(tmp_path / "so.skh-backup").digest == made.digest and keeper.kept() == ()
    with pytest.raises(KnownError):
        keeper.make_at(tmp_path)


def test_every_kept_backup_restores_to_what_was(keeper: Keeper, library: Library, plan: Plan) -> None:
    made: list[Kept] = []
    for number in range(4):
        library.save(edit.set_title(plan, f"Tên {number}"))
        library.keep_version(plan, f"{number}")
        made.append(keeper.make())
    for one in made:
        keeper.restore(one)
        assert digest(library) == one.manifest.digest
        assert keeper.verify_store().sound


def test_to_another_disk_and_back(keeper: Keeper, library: Library, plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    copy = keeper.copy_to(None, tmp_path / "usb")
    library.remove(plan.id)
    keeper.restore(copy)
    assert titles(library) == ["Ngày hội"]


def test_a_weeks_work_on_one_disk_is_told(
    keeper: Keeper, library: Library, plan: Plan, clock: Clock, tmp_path: Path
) -> None:
    keeper.make()
    clock.move(days=6)
    assert not keeper.usb_due()
    clock.move(days=1)
    assert keeper.usb_due()
    keeper.copy_to(None, tmp_path)
    clock.move(days=30)
    assert not keeper.usb_due()
    library.save(edit.set_title(plan, "Tên khác"))
    keeper.make()
    assert keeper.usb_due()


def test_with_the_clock_set_back_seven_days_of_work_are_told_too(
    keeper: Keeper, plan: Plan, clock: Clock, tmp_path: Path
) -> None:
    keeper.copy_to(None, tmp_path)
    clock.move(days=-400)
    for _ in range(7):
        assert not keeper.usb_due()
        keeper.make()
        clock.move(days=1)
    assert keeper.usb_due()


def test_thinning_leaves_no_more_than_the_policy(keeper: Keeper, plan: Plan, clock: Clock) -> None:
    for _ in range(14):
        keeper.make()
        clock.move(days=1 / 3)
    clock.move(days=40)
    keeper.make()
    assert len(keeper.kept()) < 15 and keeper.thin() == 0


@pytest.mark.parametrize("act", [Keeper.make, Keeper.verify_store, Keeper.salvage])
def test_faults_are_told_in_plain_words(
    library: Library, keeper: Keeper, act: Callable[[Keeper], object]
) -> None:
    library.folder.mkdir()
    library.path.mkdir()
    with pytest.raises(KnownError) as told:
        act(keeper)
    assert told.value.what and told.value.do
