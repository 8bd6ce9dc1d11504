"""Lunar days: what everybody knows, and every day against a second table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vnlunar import get_lunar_date

from desktop.plan.lunar import FIRST, LAST, LunarDay, lunar, new_year, solar

# Where the second table (HND's, in vnlunar) is wrong; its own series, asked for UTC+7, gives our days.
ECLIPSE = (date(1925, 1, 24), date(1925, 2, 22))  # the sun was eclipsed, so the moon new, on 24/1/1925
SECONDS = (date(2054, 5, 7), date(2054, 6, 5))  # new moon on 08/5/2054 some seconds after midnight


def second(day: date) -> LunarDay:
    found = get_lunar_date(day.day, day.month, day.year)
    return LunarDay(found["day"], found["month"], found["year"], bool(found["leap"]))


def differing(first: date, last: date) -> list[date]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in days if lunar(day) != second(day)]


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1968, date(1968, 1, 29)),  # the first Tết at UTC+7; the 30th at UTC+8
        (1985, date(1985, 1, 21)),  # a month before the Chinese one
        (2007, date(2007, 2, 17)),  # UTC+8: the 18th
        (2023, date(2023, 1, 22)),
        (2024, date(2024, 2, 10)),
        (2025, date(2025, 1, 29)),
        (2026, date(2026, 2, 17)),
        (2030, date(2030, 2, 2)),  # UTC+8: the 3rd
        (2034, date(2034, 2, 19)),
    ],
)
def test_tet(year: int, day: date) -> None:
    assert new_year(year) == day
    assert lunar(day) == LunarDay(1, 1, year)


@pytest.mark.parametrize(
    ("year", "leap"),
    [(1985, 2), (2017, 6), (2020, 4), (2023, 2), (2025, 6), (2028, 5), (2031, 3), (2033, 11), (2034, 0)],
)
def test_leap_months(year: int, leap: int) -> None:
    found = [month for month in range(1, 13) if solar(1, month, year, leap=True)]
    assert found == ([leap] if leap else [])


def test_every_day_since_1970_against_a_second_table() -> None:
    days = differing(date(1970, 1, 1), date(2049, 12, 31))
    assert days == []


def test_every_other_day_against_it_but_for_two_months_where_it_is_wrong() -> None:
    days = differing(date(1900, 1, 31), date(1969, 12, 31)) + differing(date(2050, 1, 1), LAST)
    spans = [
        first + timedelta(days=n)
        for first, last in (ECLIPSE, SECONDS)
        for n in range((last - first).days + 1)
    ]
    assert days == spans


@given(st.dates(FIRST, LAST))
def test_a_lunar_day_leads_back_to_its_day(day: date) -> None:
    found = lunar(day)
    assert found and solar(found.day, found.month, found.year, found.leap) == day


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_days_outside_the_table_have_none(day: date) -> None:
    assert lunar(day) is None


def test_no_month_has_a_31st_day() -> None:
    assert solar(31, 1, 2024) is None and solar(0, 1, 2024) is None and solar(1, 13, 2024) is None


def test_the_death_day_of_the_hung_kings() -> None:
    days = [solar(10, 3, year) for year in (2020, 2023, 2024, 2025, 2026)]
    assert days == [
        date(2020, 4, 2),
        date(2023, 4, 29),
        date(2024, 4, 18),
        date(2025, 4, 7),
        date(2026, 4, 26),
    ]
