"""Whatever is not as it was saved is reported by name; whoever saves meanwhile does not wait."""

import sqlite3
from statistics import median
from threading import Thread
from time import perf_counter

import pytest

from db.errors import StoreDamaged
from db.store import Store


@pytest.fixture
def full(store, make_plan) -> Store:
    for number in range(5):
        store.save(make_plan(f"p{number}", title=f"Kế hoạch {number} \x00\x1f\x7f \"'\\/ \u2028 đ"))
        store.keep_version(f"p{number}", "{}", who="lan", reason="asked")
    store.set_setting("office", "Sở")
    return store


def test_a_sound_store_is_counted(full):
    report = full.verify()
    assert (report.plans, report.versions, report.settings, report.audit) == (5, 5, 1, 10)
    assert report.head[0] == 10 and report.sound and report.search == ()


DAMAGE = {
    "a title": ("UPDATE plan SET title = 'giả' WHERE id = 'p1'", "p1"),
    "a row": ("DELETE FROM recipient WHERE plan_id = 'p2'", "p2"),
    "no text any more": ("UPDATE item SET text = CAST(x'ff' AS TEXT) WHERE plan_id = 'p3'", "p3"),
    "a version": ("DELETE FROM version WHERE plan_id = 'p1'", ""),
    "a plan": ("DELETE FROM plan WHERE id = 'p4'", ""),
    "a setting": ("UPDATE setting SET value = 'Phòng'", ""),
    "a setting's name": ("UPDATE setting SET key = 'x'", ""),
}


@pytest.mark.parametrize(("statement", "plan_id"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_reported_and_never_raised(full, statement, plan_id):
    full.connection.execute("DROP TRIGGER version_no_delete")
    full.connection.execute(statement)
    report = full.verify()
    assert not report.sound
    assert report.damaged == ((plan_id,) if plan_id else ()) and bool(report.faults) is not bool(plan_id)


def test_an_index_that_lost_a_row_is_noticed_and_a_plan_is_not_blamed(full):
    full.connection.execute("PRAGMA writable_schema = ON")
    change = "UPDATE sqlite_master SET sql = replace(sql, 'deleted', 'state') WHERE name = 'plan_newest'"
    full.connection.execute(change)
    full.connection.execute("PRAGMA writable_schema = RESET")
    report = full.verify()
    assert report.damaged == () and any("plan_newest" in fault for fault in report.faults)


def test_damage_of_what_can_be_made_anew_is_kept_apart_and_mended(full):
    full.index(60)
    full.connection.execute("DELETE FROM search_plan WHERE plan_id = 'p1'")
    assert full.verify().sound and full.verify().search != ()
    with pytest.raises(StoreDamaged, match="search"):
        full.check()
    full.mend()
    assert full.verify().search == () and full.check() == []


def test_a_page_of_rubbish_is_reported(path, make_plan):
    with Store.open(path) as store:
        for number in range(30):
            store.save(make_plan(f"p{number}", items=40))
        root = store.connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'item'").fetchone()[
            0
        ]
    whole = bytearray(path.read_bytes())
    whole[(root - 1) * 4096 : root * 4096] = b"\xaa" * 4096
    path.write_bytes(whole)
    with Store.open(path) as store:
        report = store.verify()
    assert report.faults != () and len(report.damaged) == 30


def test_equal_content_has_equal_digests(path, full, make_plan):
    before, other = full.digest(), path.with_name("other.db")
    full.set_setting("backup", "riêng của tệp này")
    full.index(60)
    with sqlite3.connect(other) as copy:
        full.connection.backup(copy)
    copy.close()
    with Store.open(other) as store:
        assert store.digest() == full.digest() == before == store.verify().digest
        store.set_setting("office", "Phòng")
        assert store.digest() != before


def test_who_saves_meanwhile_does_not_wait(path, full, make_plan):
    """A saver, while another thread looks at everything again and again."""
    waits, stop = [], []

    def look() -> None:
        with Store.open(path) as store:
            while not stop:
                assert store.verify().sound

    watcher = Thread(target=look)
    watcher.start()
    with Store.open(path) as saver:
        for number in range(40):
            began = perf_counter()
            saver.save(make_plan("p1", title=f"Bản {number}"))
            waits.append(perf_counter() - began)
    stop.append(True)
    watcher.join()
    assert median(waits) < 0.2


def test_a_version_of_the_middle_of_a_save_is_never_seen(path, full, make_plan):
    with Store.open(path) as other:
        for number in range(10):
            full.save(make_plan("p1", items=number))
            assert other.verify().sound
