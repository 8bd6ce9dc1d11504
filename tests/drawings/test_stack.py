"""Times share no place, nothing is lost, and "+N" has its row to itself."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.drawings.stack import by_week, columns, stack, week_of
from desktop.plan.agenda import Entry
from desktop.plan.slots import Slot, Sort

MONDAY = date(2024, 5, 6)
SPANS = st.lists(st.tuples(st.integers(-5, 6), st.integers(0, 9)), max_size=30)


def found(spans: list[tuple[int, int]]) -> list[tuple[Slot, str]]:
    slots = []
    for number, (start, more) in enumerate(spans):
        first, last = MONDAY + timedelta(days=start), MONDAY + timedelta(days=max(0, start + more))
        slots.append((Slot(Entry(plan="p", place=str(number)), Sort.EXACT, first, last), ""))
    return slots


@given(SPANS, st.integers(1, 5), st.lists(st.integers(0, 1), min_size=7, max_size=7))
def test_no_two_share_a_place_and_each_is_shown_or_counted(spans, rows: int, taken: list[int]) -> None:
    pairs = found(spans)
    made = stack(pairs, MONDAY, 7, rows, taken)
    places = [(one.row, at) for one in made.placed for at in range(one.left, one.right + 1)]
    assert len(places) == len(set(places))
    assert all(taken[at] <= row < rows for row, at in places)
    for slot, _plan in pairs:
        left, right = columns(slot, MONDAY, 7)
        for at in range(left, right + 1):
            shown = sum(one.slot is slot and one.left <= at <= one.right for one in made.placed)
            assert shown + sum(other is slot for other, _ in made.hidden[at]) == 1


@given(SPANS, st.integers(1, 5))
def test_a_day_that_hides_anything_keeps_its_last_row_free(spans, rows: int) -> None:
    made = stack(found(spans), MONDAY, 7, rows)
    for one in made.placed:
        if one.row == rows - 1:
            assert not any(made.hidden[at] for at in range(one.left, one.right + 1))


def test_the_first_in_order_lies_highest() -> None:
    made = stack(found([(0, 0), (0, 2), (1, 0)]), MONDAY, 7, 3)
    assert [(one.row, one.left, one.right) for one in made.placed] == [(0, 0, 0), (1, 0, 2), (0, 1, 1)]


def test_a_span_shows_where_it_finds_room_and_is_counted_where_not() -> None:
    made = stack(found([(2, 0), (2, 0), (0, 4)]), MONDAY, 7, 2)
    assert [(one.row, one.left, one.right) for one in made.placed] == [(0, 2, 2), (0, 0, 1), (0, 3, 4)]
    assert [len(hidden) for hidden in made.hidden] == [0, 0, 2, 0, 0, 0, 0]
    assert [one.opened(MONDAY) for one in made.placed] == ["", "right", "left"]


def test_a_whole_one_is_not_cut() -> None:
    made = stack(found([(2, 0), (0, 4)]), MONDAY, 7, 1, whole=True)
    assert made.placed == () and [len(hidden) for hidden in made.hidden] == [1, 1, 2, 1, 1, 0, 0]


def test_a_slot_is_in_every_week_it_touches() -> None:
    weeks = by_week(found([(5, 9), (0, 0)]), MONDAY, 3)
    assert [len(week) for week in weeks] == [2, 1, 1]
    assert [len(week) for week in by_week(found([(5, 8)]), MONDAY, 3)] == [1, 1, 0]


def test_weeks_begin_on_monday() -> None:
    assert week_of(date(2024, 5, 12)) == MONDAY == week_of(MONDAY)
