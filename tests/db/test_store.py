"""What was saved comes back the same, or not at all with the reason."""

import random
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.agendas import Agenda
from db.errors import PlanChanged, PlanFrozen, PlanMissing, StoreDamaged, StoreFull, StoreLocked
from db.listing import read_list
from db.store import Import, Store


def test_a_plan_comes_back_as_saved(store, make_plan):
    store.save(make_plan())
    assert store.load("p1") == make_plan()


def test_a_plan_comes_back_after_closing(path, make_plan):
    with Store.open(path) as store:
        store.save(make_plan())
    with Store.open(path, create=False) as store:
        assert store.load("p1") == make_plan()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(), year=st.none() | st.integers(-(2**63), 2**63 - 1))
def test_any_text_comes_back(store, make_plan, text, year):
    store.save(make_plan(title=text, data=text, year=year, anchor=text or None))
    assert store.load("p1") == make_plan(title=text, data=text, year=year, anchor=text or None)


def test_rows_come_back_by_position_whatever_order_they_came_in(store, make_plan):
    rows = make_plan()
    rows["item"].reverse()
    store.save(rows)
    assert store.load("p1") == make_plan()


def test_a_plan_without_parts_has_empty_tables(store, make_plan):
    store.save({"plan": make_plan()["plan"]})
    assert [table for table, rows in store.load("p1").items() if rows] == ["plan"]


def test_saving_again_replaces_every_part(store, make_plan):
    store.save(make_plan(items=9))
    store.save(make_plan(items=2, title="Bản sửa"))
    assert store.load("p1") == make_plan(items=2, title="Bản sửa")


def test_plans_do_not_touch_each_other(store, make_plan):
    store.save(make_plan("p1"))
    store.save(make_plan("p2", title="Kế hoạch khác"))
    store.save(make_plan("p2", items=0))
    assert store.load("p1") == make_plan("p1")


def test_each_save_is_a_revision(store, make_plan):
    assert [store.save(make_plan()) for _ in range(3)] == [1, 2, 3]
    assert store.revision("p1") == 3


@pytest.mark.parametrize("ask", ["load", "revision", "remove", "restore"])
def test_an_unknown_plan_is_named(store, ask):
    with pytest.raises(PlanMissing, match="nowhere"):
        getattr(store, ask)("nowhere")


def test_a_removed_plan_leaves_the_list_and_returns(store, make_plan):
    store.save(make_plan())
    store.remove("p1")
    assert read_list(store.path) == ()
    assert store.load("p1") == make_plan()
    store.restore("p1")
    assert [line.id for line in read_list(store.path)] == ["p1"]


def test_saving_does_not_bring_a_removed_plan_back(store, make_plan):
    store.save(make_plan())
    store.remove("p1")
    store.save(make_plan(title="Tự động lưu"))
    assert read_list(store.path) == ()


def test_a_removed_plan_that_is_still_worked_on_returns(store, make_plan):
    base = store.save(make_plan())
    store.remove("p1")
    store.save(make_plan(), base)
    assert read_list(store.path) == ()
    store.save(make_plan(title="Viết tiếp"), base)
    assert [line.title for line in read_list(store.path)] == ["Viết tiếp"]


WRONG = {
    "no plan": lambda rows: rows["plan"].clear(),
    "two plans": lambda rows: rows["plan"].append(rows["plan"][0]),
    "unknown table": lambda rows: rows.update(note=[]),
    "unknown column": lambda rows: rows["item"][0].update(colour="red"),
    "missing column": lambda rows: rows["section"][0].pop("title"),
    "row of another plan": lambda rows: rows["annex"][0].update(plan_id="p2"),
    "number where text stands": lambda rows: rows["plan"][0].update(title=5),
    "truth for a number": lambda rows: rows["plan"][0].update(year=True),
    "half a letter": lambda rows: rows["plan"][0].update(title="\ud800"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_rows_that_would_not_come_back_are_refused_before_they_replace_anything(store, make_plan, wrong):
    store.save(make_plan())
    rows = make_plan(title="Bản hỏng")
    wrong(rows)
    with pytest.raises(ValueError):
        store.save(rows)
    assert store.load("p1") == make_plan()


def test_a_row_twice_is_refused_and_nothing_changes(store, make_plan):
    store.save(make_plan())
    rows = make_plan(title="Bản hỏng")
    rows["item"].append(rows["item"][0])
    with pytest.raises(sqlite3.IntegrityError):
        store.save(rows)
    assert store.load("p1") == make_plan()


def test_settings_are_kept(store):
    assert store.setting("office") is None
    store.set_setting("office", "Sở")
    store.set_setting("office", "Sở Khoa học và Công nghệ")
    assert store.setting("office") == "Sở Khoa học và Công nghệ"


def test_a_changed_setting_is_noticed(store):
    store.set_setting("office", "Sở")
    store.connection.execute("UPDATE setting SET value = 'Phòng'")
    with pytest.raises(StoreDamaged, match="office"):
        store.setting("office")
    with pytest.raises(StoreDamaged, match="office"):
        store.check()


def test_a_sound_store_has_no_damaged_plans(store, make_plan):
    store.save(make_plan("p1"))
    store.save(make_plan("p2"))
    store.remove("p2")
    assert store.check() == []


BEHIND_OUR_BACK = [
    "UPDATE plan SET title = 'Kế hoạch giả' WHERE id = 'p1'",
    "UPDATE plan SET deleted = '2026-01-01' WHERE id = 'p1'",
    "UPDATE plan SET revision = 7 WHERE id = 'p1'",
    "UPDATE item SET text = text || '.' WHERE plan_id = 'p1' AND id = 'i003'",
    "UPDATE item SET position = 9 WHERE plan_id = 'p1' AND id = 'i001'",
    "UPDATE plan SET created = CAST(x'32ff36' AS TEXT) WHERE id = 'p1'",
    "UPDATE item SET data = CAST(x'7bff7d' AS TEXT) WHERE plan_id = 'p1'",
    "DELETE FROM recipient WHERE plan_id = 'p1'",
    "UPDATE basis SET plan_id = 'p2', id = 'b2' WHERE plan_id = 'p1'",
]


@pytest.mark.parametrize("statement", BEHIND_OUR_BACK)
def test_a_plan_changed_behind_our_back_is_noticed(store, make_plan, statement):
    for plan_id in ("p1", "p2", "p3"):
        store.save(make_plan(plan_id))
    store.connection.execute(statement)
    with pytest.raises(StoreDamaged) as caught:
        store.load("p1")
    assert caught.value.plan_id == "p1"
    assert "p1" in store.check() and "p3" not in store.check()


def test_removing_does_not_make_a_damaged_plan_look_sound(store, make_plan):
    store.save(make_plan())
    store.connection.execute("UPDATE plan SET title = 'Kế hoạch giả'")
    with pytest.raises(StoreDamaged):
        store.remove("p1")
    assert store.check() == ["p1"]


@pytest.mark.parametrize("statement", BEHIND_OUR_BACK)
def test_a_damaged_plan_can_be_saved_over(store, make_plan, statement):
    store.save(make_plan("p2"))
    store.save(make_plan())
    store.connection.execute(statement)
    store.save(make_plan())
    assert store.load("p1") == make_plan()


def test_rows_without_a_plan_are_noticed(store, make_plan):
    store.save(make_plan())
    store.connection.execute("PRAGMA foreign_keys = OFF")
    store.connection.execute("DELETE FROM plan")
    with pytest.raises(StoreDamaged, match="without a plan"):
        store.check()


@pytest.mark.parametrize("hold", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_while_another_program_holds_the_file_nothing_is_lost(store, make_plan, hold):
    store.save(make_plan())
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute(hold)
    with pytest.raises(StoreLocked):
        store.save(make_plan(title="Bản sau"))
    other.close()
    assert store.load("p1") == make_plan()
    store.save(make_plan(title="Bản sau"))
    assert store.load("p1") == make_plan(title="Bản sau")


def test_a_full_disk_leaves_the_old_plan_and_saving_works_again_later(store, make_plan):
    store.save(make_plan())
    pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFull):
        store.save(make_plan(items=2000))
    assert store.load("p1") == make_plan()
    store.connection.execute("PRAGMA max_page_count = 1000000")
    store.save(make_plan(items=2000))
    assert store.load("p1") == make_plan(items=2000)


def test_two_open_stores_see_each_others_saves(path, store, make_plan):
    with Store.open(path) as second:
        second.save(make_plan())
        assert store.save(make_plan(title="Bản sau")) == 2
        assert second.load("p1") == make_plan(title="Bản sau")


def test_a_newer_revision_of_another_window_is_not_replaced(path, store, make_plan):
    mine = store.save(make_plan())
    with Store.open(path) as other:
        other.save(make_plan(title="Bản kia"), mine)
    with pytest.raises(PlanChanged) as told:
        store.save(make_plan(title="Bản này"), mine)
    assert (told.value.plan_id, told.value.revision) == ("p1", 2)
    assert store.load_revision("p1") == (make_plan(title="Bản kia"), 2)
    assert store.save(make_plan(title="Bản này"), told.value.revision) == 3


def test_what_the_store_holds_already_is_not_written_again(path, store, make_plan):
    store.save(make_plan())
    store.save(make_plan(title="Bản sau"), 1)
    before = path.read_bytes()
    assert store.save(make_plan(title="Bản sau"), 1) == 2
    assert path.read_bytes() == before


def test_a_clock_set_back_does_not_mix_up_revisions(path, make_plan):
    hours = iter([20, 9, 8])
    with Store.open(path, clock=lambda: datetime(2026, 1, 5, next(hours), tzinfo=UTC)) as store:
        assert [store.save(make_plan(title=f"Bản {n}"), n) for n in range(3)] == [1, 2, 3]
        assert store.load("p1") == make_plan(title="Bản 2")


def test_a_damaged_plan_is_no_reason_to_refuse_a_save(store, make_plan):
    store.save(make_plan())
    store.connection.execute("UPDATE plan SET title = 'Kế hoạch giả'")
    store.save(make_plan(title="Bản sau"), 1)
    assert store.load("p1") == make_plan(title="Bản sau")


def test_looking_at_the_list_does_not_break_the_programs_own_lock(path, store, make_plan):
    """POSIX drops a file's locks when any handle of the program to it is closed."""
    store.save(make_plan())
    store.connection.execute("BEGIN IMMEDIATE")
    read_list(path)
    intrude = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    intruder = subprocess.run([sys.executable, "-c", intrude, path], capture_output=True, text=True)
    store.connection.execute("ROLLBACK")
    assert "database is locked" in intruder.stderr


def test_a_store_belongs_to_its_thread(store):
    caught: list[Exception] = []

    def elsewhere():
        try:
            store.setting("office")
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_changed_is_the_clocks_moment_in_utc(store, make_plan):
    store.save(make_plan())
    assert read_list(store.path)[0].changed == "2026-01-05T08:00:00.000+00:00"


def test_only_what_changed_is_written_and_damage_beside_it_is_written_over(path, store, make_plan):
    store.save(make_plan(items=30))
    store.save(make_plan(items=30, title="Một"), 1)
    store.connection.execute("DELETE FROM item WHERE id = 'i020'")
    store.save(make_plan(items=30, title="Hai"), 2)
    assert store.load("p1") == make_plan(items=30, title="Hai") and store.check() == []


@pytest.mark.parametrize("seed", range(8))
def test_a_row_of_saves_leaves_what_the_last_one_gave(store, make_plan, seed):
    chance = random.Random(seed)
    for step in range(12):
        rows = make_plan(chance.choice(["p1", "p2"]), items=chance.randrange(12), title=f"Bản {step}")
        chance.shuffle(rows["item"])
        for position, row in enumerate(rows["item"]):
            row |= {"position": position, "text": chance.choice("abc")}
        store.save(rows, chance.choice([None, store.revision(rows["plan"][0]["id"]) if step > 9 else None]))
        assert store.load(rows["plan"][0]["id"])["item"] == rows["item"]
    assert store.check() == []


def test_plans_from_outside_come_all_or_none(store, make_plan):
    base = store.save(make_plan("p1"))
    store.save(make_plan("p2", state="signed"))
    imports = [
        Import(make_plan("p3"), 0),
        Import(make_plan("p1", title="Mới"), base),
        Import(make_plan("p2", title="Giả")),
    ]
    with pytest.raises(PlanFrozen) as told:
        store.import_plans(imports)
    assert (told.value.plan_id, told.value.state) == ("p2", "signed")
    assert store.load("p1") == make_plan("p1") and not store.listed("p3")
    assert store.import_plans(imports[:2]) == [1, 2]
    assert store.load("p1") == make_plan("p1", title="Mới") and store.listed("p3")


def test_a_signed_plan_that_comes_again_as_it_is_changes_nothing(store, make_plan):
    base = store.save(make_plan(state="signed"))
    assert store.import_plans([Import(make_plan(state="signed"), base)]) == [base]


def test_a_plan_from_outside_never_replaces_what_its_sender_did_not_know(store, make_plan):
    store.save(make_plan())
    with pytest.raises(PlanChanged):
        store.import_plans([Import(make_plan(title="Khác"), 0)])
    assert store.load("p1") == make_plan()


def test_what_came_and_what_it_replaced_are_versions(store, make_plan):
    base = store.save(make_plan())
    store.import_plans([Import(make_plan(title="Mới"), base, None, "words received", "words before")])
    assert [(v.reason, v.revision) for v in store.versions("p1")] == [("before-import", 1), ("received", 2)]
    assert [store.version("p1", n) for n in (1, 2)] == ["words before", "words received"]


def test_a_removed_plan_that_is_taken_in_again_is_back_in_the_list(store, make_plan):
    base = store.save(make_plan())
    store.remove("p1")
    store.import_plans([Import(make_plan(), base)])
    assert store.listed("p1") and store.trash() == ()


def test_the_trash_lists_what_was_removed_newest_first(store, make_plan):
    for plan_id in ("p1", "p2", "p3"):
        store.save(make_plan(plan_id, title=plan_id.upper()))
    store.remove("p1")
    store.remove("p3")
    assert [(plan.id, plan.title) for plan in store.trash()] == [("p3", "P3"), ("p1", "P1")]


def test_a_purged_plan_is_gone_with_all_its_parts_and_the_book_still_tells(store, make_plan):
    for plan_id in ("p1", "p2"):
        store.save(make_plan(plan_id), agenda=Agenda("x", None, None))
        store.keep_version(plan_id, "{}", who="lan", reason="asked")
    store.index(60)
    store.remove("p1")
    assert store.purge(["p1", "p2", "nowhere"]) == ["p1"]
    for table in ("item", "section", "recipient", "basis", "annex", "agenda", "version"):
        assert store.connection.execute(f"SELECT DISTINCT plan_id FROM {table}").fetchall() == [("p2",)]
    assert [hit.plan_id for hit in store.find("khoa hoc ngay hoi")] in ([], ["p2"])
    assert [line.action for line in store.history("p1")] == ["purged", "removed", "version-kept", "created"]
    assert store.check() == []


def test_a_purged_plan_may_come_again(store, make_plan):
    store.save(make_plan())
    store.keep_version("p1", "{}", who="lan", reason="asked")
    store.remove("p1")
    store.purge(["p1"])
    store.save(make_plan())
    assert store.keep_version("p1", "{}", who="lan", reason="asked") == 1 and store.check() == []


@pytest.mark.parametrize(
    ("saved", "now", "gone"),
    [
        (29, 29, False),
        (29, 31, True),
        (1, 32, False),
        (40, 39, False),
        (40, 1000, False),
        (-9000, -8999, False),
    ],
)
def test_only_a_clock_that_can_be_believed_lets_a_plan_expire(path, make_plan, saved, now, gone):
    """Removed on day 0, something saved on day `saved`, asked on day `now`."""
    days = [0.0]
    with Store.open(path, clock=lambda: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(days=days[0])) as store:
        store.save(make_plan("p1"))
        store.remove("p1")
        days[0] = saved
        store.save(make_plan("p2"))
        days[0] = now
        assert store.expired() == (("p1",) if gone else ())


def test_the_index_follows_by_itself_when_it_is_asked(path, store, make_plan):
    store.save(make_plan(title="Ngày hội Cồng chiêng"))
    assert [hit.plan_id for hit in store.find("cong chieng")] == ["p1"]
    other = sqlite3.connect(path, isolation_level=None)
    store.save(make_plan(title="Ngày hội Đua thuyền"))
    other.execute("BEGIN IMMEDIATE")
    assert store.find("dua thuyen") == []
    other.close()
    assert [hit.plan_id for hit in store.find("dua thuyen")] == ["p1"] and store.find("cong chieng") == []
