"""The book tells who did what to which plan, cannot be changed unnoticed, and stays small."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from db import audit
from db.store import Import, Store

DAY = datetime(2026, 1, 5, 8, tzinfo=UTC)


def acts(store: Store, plan_id: str = "p1") -> list[str]:
    return [entry.action for entry in reversed(store.history(plan_id))]


def detail(store: Store) -> dict[str, object]:
    return json.loads(store.history()[0].detail)


@pytest.fixture
def at(path):
    """A store at a moment, in somebody's name."""

    def open_at(minutes: float = 0, who: str = "lan", machine: str = "PC-01") -> Store:
        return Store.open(path, clock=lambda: DAY + timedelta(minutes=minutes), who=who, machine=machine)

    return open_at


def test_a_line_tells_who_where_when_and_what_came_of_it(at, make_plan):
    with at() as store:
        store.save(make_plan())
        (entry,) = store.history("p1")
        kept = store.connection.execute("SELECT hash FROM plan").fetchone()[0]
    assert (entry.seq, entry.plan_id, entry.revision, entry.action) == (1, "p1", 1, "created")
    assert (entry.who, entry.machine, entry.moment) == ("lan", "PC-01", "2026-01-05T08:00:00.000+00:00")
    assert entry.content == kept and json.loads(entry.detail) == {
        "title": make_plan()["plan"][0]["title"],
        "rows": 9,
    }


def test_every_act_is_told(store, make_plan):
    store.save(make_plan())
    store.save(make_plan(title="Bản sau"))
    store.save(make_plan(title="Bản sau", state="signed"))
    store.keep_version("p1", "{}", who="lan", reason="asked")
    store.remove("p1")
    store.restore("p1")
    store.save(make_plan("p2"))
    store.import_plans([Import(make_plan("p2", title="Từ tệp"), 1)])
    store.tell("backup-restored", {"sequence": 7})
    told = ["created", "edited", "state", "version-kept", "removed", "restored"]
    assert acts(store) == told
    assert acts(store, "") == [*told, "created", "imported", "backup-restored"]


def test_an_edit_names_the_records_and_the_fields(store, make_plan):
    store.save(make_plan())
    rows = make_plan(items=6, data='{"place":"Đồng Nai","closing":"x"}')
    rows["item"][2]["text"] = "khác"
    rows["recipient"] = []
    store.save(rows)
    assert detail(store) == {
        "fields": {
            "plan": {"p1": ["data.closing"]},
            "item": {"i002": ["text"], "i005": ["+"]},
            "recipient": {"r": ["-"]},
        }
    }


def test_a_moved_record_is_named_and_not_those_that_make_room(store, make_plan):
    store.save(make_plan(items=9))
    rows = make_plan(items=9)
    rows["item"].insert(1, rows["item"].pop())
    for position, row in enumerate(rows["item"]):
        row["position"] = position
    store.save(rows)
    assert detail(store) == {"fields": {"item": {"i008": ["position"]}}}


def test_a_change_of_state_tells_from_where_to_where(store, make_plan):
    store.save(make_plan())
    store.save(make_plan(state="signed"))
    assert detail(store) == {"from": "draft", "to": "signed", "fields": {"plan": {"p1": ["state"]}}}


@pytest.mark.parametrize(
    ("minutes", "who", "machine", "lines"),
    [
        (9, "lan", "PC-01", 2),
        (11, "lan", "PC-01", 3),
        (9, "ba", "PC-01", 3),
        (9, "lan", "PC-02", 3),
        (-1, "lan", "PC-01", 3),
    ],
)
def test_within_ten_minutes_the_same_fields_of_one_person_are_told_once(
    at, make_plan, minutes, who, machine, lines
):
    with at() as store:
        store.save(make_plan())
        store.save(make_plan(title="Một"))
    with at(minutes, who, machine) as store:
        store.save(make_plan(title="Hai"))
        assert len(store.history("p1")) == lines and store.check() == []


def test_another_field_is_told_at_once(at, make_plan):
    with at() as store:
        store.save(make_plan())
        for symbol, event in (("A", "Ngày hội"), ("A", "Khác"), ("B", "Khác nữa")):
            store.save(make_plan(symbol=symbol, event=event))
        told = [json.loads(line.detail).get("fields") for line in store.history("p1")]
    assert told == [{"plan": {"p1": ["event"]}}, {"plan": {"p1": ["symbol"]}}, None]


@pytest.mark.parametrize("statement", ["UPDATE audit SET who = 'ai đó'", "DELETE FROM audit"])
def test_lines_are_only_ever_added(store, make_plan, statement):
    store.save(make_plan())
    with pytest.raises(sqlite3.IntegrityError, match="stays as it was written"):
        store.connection.execute(statement)


WORDS = sorted({*audit.COLUMNS} - {"seq", "revision"})
CHANGES = [
    *(f"UPDATE audit SET {cell} = 'x' WHERE seq = 3" for cell in WORDS),
    "UPDATE audit SET revision = 9 WHERE seq = 3",
    "UPDATE audit SET seq = 99 WHERE seq = 3",
    "DELETE FROM audit WHERE seq = 1",
    "DELETE FROM audit WHERE seq = 3",
    "DELETE FROM audit WHERE seq = 5",
    "DELETE FROM audit WHERE seq > 2",
    "DELETE FROM audit",
    "DELETE FROM audit_head",
    "UPDATE audit_head SET seq = 4",
    "UPDATE audit_head SET last = 'x'",
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_book_changed_behind_our_back_is_noticed(store, make_plan, change):
    for number in range(5):
        store.save(make_plan(f"p{number}"))
    assert audit.faults(store.connection) == []
    store.connection.execute("DROP TRIGGER audit_no_update")
    store.connection.execute("DROP TRIGGER audit_no_delete")
    store.connection.execute(change)
    assert audit.faults(store.connection) != []
    assert store.verify().faults != ()


def test_a_tail_cut_off_is_still_seen_after_more_was_written(store, make_plan):
    for number in range(5):
        store.save(make_plan(f"p{number}"))
    store.connection.execute("DROP TRIGGER audit_no_delete")
    store.connection.execute("DELETE FROM audit WHERE seq > 2")
    store.save(make_plan("p9"))
    assert audit.faults(store.connection) == ["audit: lines between 2 and 6 are missing"]


def test_a_damaged_book_keeps_nobody_from_saving(store, make_plan):
    store.save(make_plan())
    store.connection.execute("DROP TRIGGER audit_no_update")
    store.connection.execute("UPDATE audit SET seq = 7, detail = 'x'")
    store.connection.execute("DELETE FROM audit_head")
    store.save(make_plan(title="Bản sau"))
    assert store.load("p1") == make_plan(title="Bản sau")


def test_the_head_stands_for_all_before_it(store, make_plan):
    heads = set()
    for number in range(4):
        store.save(make_plan(f"p{number}"))
        heads.add(audit.head(store.connection))
    assert [seq for seq, _ in sorted(heads)] == [1, 2, 3, 4] and len({own for _, own in heads}) == 4


def test_what_fails_is_not_told(store, make_plan):
    store.save(make_plan())
    with pytest.raises(sqlite3.IntegrityError):
        rows = make_plan(title="Bản hỏng")
        store.save({**rows, "item": [*rows["item"], rows["item"][0]]})
    assert acts(store) == ["created"]
