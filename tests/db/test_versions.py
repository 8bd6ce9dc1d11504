"""Kept copies of a plan stay as they were kept, in the order they were kept."""

import sqlite3
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.errors import StoreDamaged, StoreFull, VersionMissing
from db.store import Store
from db.versions import Version


def keep(store: Store, words: str = "{}", plan_id: str = "p1", label: str = "") -> int:
    return store.keep_version(plan_id, words, who="lan", reason="asked", label=label)


def test_versions_are_numbered_within_their_plan(store):
    assert [keep(store), keep(store), keep(store, plan_id="p2"), keep(store)] == [1, 2, 1, 3]
    assert [version.number for version in store.versions("p1")] == [1, 2, 3]


def test_a_version_tells_who_when_and_of_which_revision(store, make_plan):
    store.save(make_plan())
    store.save(make_plan(title="Bản sau"))
    keep(store, label="trước khi gửi")
    moment = "2026-01-05T08:00:02.000+00:00"
    assert store.versions("p1") == (Version(1, moment, "lan", "asked", "trước khi gửi", 2),)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(words=st.text(), label=st.text())
def test_any_words_come_back(store, words, label):
    number = keep(store, words, label=label)
    assert store.version("p1", number) == words
    assert store.versions("p1")[-1].label == label


def test_versions_come_back_after_closing(path):
    with Store.open(path) as store:
        keep(store, "Kế hoạch " * 1000)
    with Store.open(path, create=False) as store:
        assert store.version("p1", 1) == "Kế hoạch " * 1000


def test_a_removed_plan_keeps_its_versions(store, make_plan):
    store.save(make_plan())
    keep(store, "một")
    store.remove("p1")
    assert store.version("p1", 1) == "một"


def test_the_order_is_that_of_keeping_when_the_clock_is_set_back(path):
    hours = iter([20, 8, 9])
    with Store.open(path, clock=lambda: datetime(2026, 1, 5, next(hours), tzinfo=UTC)) as store:
        for words in "abc":
            keep(store, words)
        assert [store.version("p1", version.number) for version in store.versions("p1")] == ["a", "b", "c"]


@pytest.mark.parametrize("number", [0, 2])
def test_a_version_that_is_not_there_is_named(store, number):
    keep(store)
    with pytest.raises(VersionMissing, match=f"p1 {number}"):
        store.version("p1", number)


@pytest.mark.parametrize("statement", ["UPDATE version SET who = 'ai đó'", "DELETE FROM version"])
def test_versions_are_only_ever_added(store, statement):
    keep(store)
    with pytest.raises(sqlite3.IntegrityError, match="stays as it was kept"):
        store.connection.execute(statement)
    assert len(store.versions("p1")) == 1


CHANGES = ["number = 9", "moment = '2020'", "who = 'ai'", "reason = ''", "label = 'x'", "revision = 5"]
CHANGES += ["data = x'00'", "hash = ''", "plan_id = 'p2', number = 7"]


@pytest.mark.parametrize("change", CHANGES)
def test_a_version_changed_behind_our_back_is_noticed(store, change):
    for _ in range(3):
        keep(store)
    store.connection.execute("DROP TRIGGER version_no_update")
    store.connection.execute(f"UPDATE version SET {change} WHERE number = 2")
    with pytest.raises(StoreDamaged) as caught:
        store.versions("p1")
    assert caught.value.plan_id == "p1" and "p1" in store.check()


def test_a_version_taken_out_behind_our_back_is_noticed(store):
    for _ in range(3):
        keep(store)
    store.connection.execute("DROP TRIGGER version_no_delete")
    store.connection.execute("DELETE FROM version WHERE number = 2")
    with pytest.raises(StoreDamaged):
        store.versions("p1")


def test_a_full_disk_keeps_no_half_version(store):
    keep(store)
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        keep(store, "".join(map(chr, range(0x4E00, 0x9000))))
    store.connection.execute("PRAGMA max_page_count = 1000000")
    assert len(store.versions("p1")) == 1 and store.check() == []
