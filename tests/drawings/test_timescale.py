"""A day is a cell: it begins where the day before ends, and its middle is noon."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.drawings.timescale import Timescale, next_month

DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@given(DAYS, DAYS, st.floats(0.5, 100))
def test_a_day_ends_where_the_next_begins(first: date, day: date, cell: float) -> None:
    scale = Timescale(first, cell)
    assert scale.end(day) == scale.x(day + timedelta(days=1))
    assert scale.day(scale.x(day, 0.5)) == day


@pytest.mark.parametrize(
    ("day", "after"), [(date(2026, 12, 31), date(2027, 1, 1)), (date(2026, 5, 1), date(2026, 6, 1))]
)
def test_next_month(day: date, after: date) -> None:
    assert next_month(day) == after


def test_months_and_weekends() -> None:
    scale = Timescale(date(2024, 4, 20), 1)
    assert list(scale.months(date(2024, 6, 2))) == [date(2024, 5, 1), date(2024, 6, 1)]
    assert list(scale.weekends(date(2024, 5, 5))) == [date(2024, 4, 20), date(2024, 4, 27), date(2024, 5, 4)]
