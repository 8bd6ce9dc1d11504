"""A clock that stands anywhere between 1980 and 2099: order is kept by number, nothing goes because of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scenarios import rows

from db.store import Store
from desktop.session.backups import Keeper, Reason

MOMENTS = st.datetimes(datetime(1980, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC))
SHARED = [HealthCheck.function_scoped_fixture]
JUMPS = st.lists(MOMENTS, min_size=1, max_size=12)


class Clock:
    """Stands at each moment until it is told to jump."""

    def __init__(self, moments: Sequence[datetime]) -> None:
        self.moments = list(moments)
        self.now = self.moments[0]

    def __call__(self) -> datetime:
        return self.now

    def jump(self) -> None:
        self.now = self.moments.pop(0)


@settings(max_examples=15, suppress_health_check=SHARED)
@given(moments=JUMPS)
def test_saves_versions_and_the_book_keep_their_order(quick: Path, moments: list[datetime]):
    clock = Clock(moments)
    with TemporaryDirectory(dir=quick) as folder, Store.open(Path(folder, "plans.db"), clock=clock) as store:
        for number, _ in enumerate(moments[:], 1):
            clock.jump()
            assert store.save(rows("p", number, 2)) == number
            assert store.keep_version("p", f"{number}", who="Lan", reason="asked") == number
        numbers = range(1, len(moments) + 1)
        assert [store.version("p", number) for number in numbers] == [f"{number}" for number in numbers]
        told = [entry.seq for entry in store.history("p", 1000)]
        assert all(before > after for before, after in pairwise(told))
        assert store.check() == []


@settings(max_examples=25, suppress_health_check=SHARED)
@given(removed=MOMENTS, now=MOMENTS, days=st.integers(0, 60))
def test_a_removed_plan_goes_only_by_a_clock_that_went_on(
    quick: Path, removed: datetime, now: datetime, days: int
):
    """Thirty days must have passed, and no more may have passed than the store has seen others pass."""
    clock = Clock([removed])
    with TemporaryDirectory(dir=quick) as folder, Store.open(Path(folder, "plans.db"), clock=clock) as store:
        store.save(rows("p", 1, 1))
        store.remove("p")
        clock.now = now
        assert store.expired() == () or timedelta(days=30) <= now - removed
        if now < removed:
            assert store.expired() == ()
        clock.now = removed + timedelta(days=days)
        store.save(rows("q", 1, 1))
        assert set(store.expired()) == ({"p"} if days >= 30 else set())


def test_backups_are_never_thinned_by_the_clock(quick: Path):
    tmp_path = Path(mkdtemp(dir=quick))
    moments = [datetime(year, 2, 28, 12, tzinfo=UTC) for year in (2026, 1980, 2099, 2026, 1999, 2050) * 2]
    clock = Clock(moments)
    with Store.open(tmp_path / "so-ke-hoach.db") as store:
        store.save(rows("p", 1, 1))
        keeper = Keeper(tmp_path, clock=clock)
        for number in range(12):
            clock.jump()
            store.save(rows("p", number + 2, 1))
            keeper.make(Reason.AUTO)
        newest = [one.manifest.sequence for one in keeper.kept()][:10]
    assert newest == list(range(12, 2, -1))
