"""The quick text of a plan is the slow one to the letter; what did not come back so is not taken for kept."""

import pytest

from db import lines, rows


@pytest.fixture
def known(store, make_plan) -> lines.Known:
    store.save(make_plan(items=5))
    found = lines.look(store.connection, "p1")
    assert found is not None
    return found


def test_a_changed_plan_has_the_hash_of_all_its_rows(known, make_plan):
    parts = rows.arranged(make_plan(items=7, title='Bản sửa "\\\n\x00 đ'))
    rows.shared(parts, known.rows)
    assert lines.make(parts, known).hash == lines.make(parts, None).hash == rows.digest(parts)


def test_equal_rows_are_the_very_same_ones(known, make_plan):
    parts = rows.arranged(make_plan(items=5))
    parts["item"][2]["text"] = "khác"
    rows.shared(parts, known.rows)
    same = [new is old for new, old in zip(parts["item"], known.rows["item"], strict=True)]
    assert same == [True, True, False, True, True]


@pytest.mark.parametrize("cell", ["text", "data", "mark"])
def test_what_does_not_come_back_to_the_letter_is_not_known(store, known, cell):
    made = lines.make(known.rows, known)
    assert lines.look(store.connection, "p1", made) == known
    store.connection.execute(f"UPDATE item SET {cell} = {cell} || ' ' WHERE id = (SELECT max(id) FROM item)")
    assert lines.look(store.connection, "p1", made) is None


def test_another_hash_beside_the_same_rows_is_not_known(store, known):
    made = lines.make(known.rows, known)
    store.connection.execute("UPDATE plan SET hash = ''")
    assert lines.look(store.connection, "p1", made) is None


def test_a_row_damaged_since_the_last_save_is_written_anew_by_the_next(store, make_plan):
    store.save(make_plan(items=5))
    store.connection.execute("UPDATE item SET text = 'giả' WHERE id = (SELECT max(id) FROM item)")
    store.save(make_plan(items=5, title="Bản sửa"))
    assert store.load("p1") == make_plan(items=5, title="Bản sửa")
