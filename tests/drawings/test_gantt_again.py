"""What comes again is shown each time, over the turn of a year too, and only in its plan's year."""

from datetime import date

import pytest

from desktop.drawings.gantt_again import crowded, seen
from desktop.drawings.gantt_ink import View
from desktop.drawings.gantt_rows import rows
from desktop.drawings.gantt_scale import Timescale


def shown(make, style, words: str, first: date, last: date) -> list[date]:
    (row,) = rows((make(words),))
    view = View(Timescale(first, 12), 0, 1000, first, last, style)
    return [slot.first for slot in seen(row.entries[0], row, view)]


def test_each_time_in_view(make, style) -> None:
    found = shown(make, style, "ngày 15 hằng tháng", date(2024, 3, 1), date(2024, 5, 14))
    assert found == [date(2024, 3, 15), date(2024, 4, 15)]


@pytest.mark.parametrize(("first", "last"), [(2020, 2023), (2025, 2030)])
def test_not_beyond_the_year_of_the_plan(make, style, first: int, last: int) -> None:
    assert shown(make, style, "ngày 15 hằng tháng", date(first, 1, 1), date(last, 12, 31)) == []


def test_seen_again_the_same(make, style) -> None:
    days = date(2024, 1, 1), date(2024, 12, 31)
    assert shown(make, style, "thứ Hai hằng tuần", *days) == shown(make, style, "thứ Hai hằng tuần", *days)


@pytest.mark.parametrize(
    ("words", "cell", "near"),
    [("thứ Hai hằng tuần", 1.0, True), ("thứ Hai hằng tuần", 4.0, False), ("ngày 15 hằng tháng", 1.0, False)],
)
def test_when_times_are_too_near(make, words: str, cell: float, near: bool) -> None:
    assert crowded(make(words).entries[0], cell) is near
