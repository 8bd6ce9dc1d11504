"""The bin keeps a plan for thirty days; nothing goes for good without a backup before it."""

from datetime import UTC, datetime, timedelta

import pytest

from db.store import Store
from desktop.errors import KnownError
from desktop.plan import codec
from desktop.plan.plan import Plan
from desktop.session import trash


def removed_days_ago(library, days: float, plan_id: str = "old") -> None:
    moment = datetime.now(UTC) - timedelta(days=days)
    with Store.open(library.path, clock=lambda: moment) as store:
        store.save(codec.to_rows(Plan(id=plan_id, title=plan_id.upper())))
        store.remove(plan_id)


def test_without_a_store_the_bin_is_empty(library):
    assert trash.removed(library) == () and trash.purge_expired(library, lambda: None) == ()
    assert not library.path.exists()


def test_a_removed_plan_lies_in_the_bin_and_comes_back(library):
    library.save(Plan(id="p1", title="Kế hoạch"))
    library.remove("p1")
    assert [(plan.id, plan.title) for plan in trash.removed(library)] == [("p1", "Kế hoạch")]
    trash.restore(library, "p1")
    assert trash.removed(library) == () and library.listed("p1")


def test_what_has_lain_there_for_thirty_days_goes_after_a_backup(library):
    removed_days_ago(library, 31)
    removed_days_ago(library, 3, "new")
    there: list[int] = []
    assert trash.purge_expired(library, lambda: there.append(len(trash.removed(library)))) == ("old",)
    assert there == [2] and [plan.id for plan in trash.removed(library)] == ["new"]


def test_nothing_to_delete_asks_for_no_backup(library):
    removed_days_ago(library, 3)
    assert trash.purge_expired(library, lambda: pytest.fail("a backup was made")) == ()


def test_where_the_backup_fails_nothing_is_deleted(library):
    removed_days_ago(library, 31)
    removed_days_ago(library, 3, "new")

    def fail() -> None:
        raise KnownError("Ổ đĩa đầy")

    with pytest.raises(KnownError):
        trash.purge_expired(library, fail)
    assert len(trash.removed(library)) == 2
