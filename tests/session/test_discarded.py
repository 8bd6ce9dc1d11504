"""Deleted plans: their days are counted, and what is due goes after a backup."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.plan.plan import Plan
from desktop.session.backups import Keeper
from desktop.session.discarded import days_left, discarded, purge_expired
from desktop.session.library import Library

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "left"),
    [
        (timedelta(0), 30),
        (timedelta(hours=23), 30),
        (timedelta(days=1), 29),
        (timedelta(days=29, hours=23), 1),
        (timedelta(days=30), 0),
        (timedelta(days=400), 0),
        (timedelta(days=-3), 30),
    ],
)
def test_days_are_counted_down(ago: timedelta, left: int) -> None:
    assert days_left((NOW - ago).isoformat(), NOW) == left


def test_an_unreadable_moment_leaves_all_days() -> None:
    assert days_left("", NOW) == 30


def test_no_store_is_begun_to_look(tmp_path: Path) -> None:
    library = Library(tmp_path / "data")
    assert discarded(library, NOW) == () and not library.path.exists()


@pytest.fixture
def old(library: Library) -> Library:
    """A plan deleted 31 days ago, and the last act of yesterday."""
    with library.store() as store:
        for ago, plan_id in ((31, "old"), (1, "new")):
            moment = datetime.now(UTC) - timedelta(days=ago)
            store._clock = lambda moment=moment: moment
            library.save(Plan(id=plan_id, title=plan_id))
            library.remove(plan_id)
        store._clock = lambda: datetime.now(UTC)
    return library


def test_what_is_due_goes_after_a_backup(old: Library) -> None:
    keeper = Keeper(old.folder)
    assert purge_expired(old, keeper) == ("old",) and purge_expired(old, keeper) == ()
    assert [one.manifest.reason for one in keeper.kept()] == ["before-purge"]
    assert keeper.plan(keeper.kept()[0], "old") is not None


def test_nothing_goes_while_a_deleted_plan_is_open(old: Library) -> None:
    assert purge_expired(old, Keeper(old.folder), {"old"}) == ()
    assert [plan.id for plan in discarded(old, datetime.now(UTC))] == ["new", "old"]


def test_a_clock_that_stands_wrong_deletes_nothing(old: Library) -> None:
    with old.store() as store:
        store._clock = lambda: datetime.now(UTC) + timedelta(days=800)
    assert purge_expired(old, Keeper(old.folder)) == ()
