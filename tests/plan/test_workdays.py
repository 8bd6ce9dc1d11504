"""The days on which offices work: every year against the law and the moon, and against a second source."""

import re
from collections import Counter
from datetime import date, timedelta
from time import process_time

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plan.lunar import new_year, solar
from desktop.plan.workdays import DayKind, SpecialDay, calendar, shipped

YEARS = range(2020, 2036)
ANNOUNCED = range(2020, 2027)
OFF = (DayKind.HOLIDAY, DayKind.COMPENSATORY, DayKind.SWAP)

# Where the second source, holidays 0.108, is not right.
SWAP_MISSING = {date(2026, 1, 2)}  # 12729/VPCP-KGVX of 25/12/2025: off, Saturday 10/01/2026 is worked
MADE_UP_MISSING = {date(2026, 1, 10)}


def named(year: int, name: str) -> list[date]:
    return [d.day for d in calendar().of_year(year) if d.kind is DayKind.HOLIDAY and d.name == name]


def every_day(year: int) -> list[date]:
    return [
        date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)
    ]


# --- by the law -------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_the_days_of_the_labour_code_are_there(year: int) -> None:
    assert named(year, "Tết Dương lịch") == [date(year, 1, 1)]
    assert named(year, "Giỗ Tổ Hùng Vương") == [solar(10, 3, year)]
    assert named(year, "Ngày Chiến thắng") == [date(year, 4, 30)]
    assert named(year, "Ngày Quốc tế lao động") == [date(year, 5, 1)]
    assert named(year, "Ngày Văn hóa Việt Nam") == ([date(year, 11, 24)] if year >= 2026 else [])
    count = 10 + (year >= 2021) + (year >= 2026)  # Art. 115 of 2012, Art. 112 of 2019, 80-NQ/TW
    assert sum(day.kind is DayKind.HOLIDAY for day in calendar().of_year(year)) == count


@pytest.mark.parametrize("year", YEARS)
def test_tet_is_five_days_round_the_first_lunar_day(year: int) -> None:
    tet, first = named(year, "Tết Nguyên đán"), new_year(year)
    assert first and tet == [tet[0] + timedelta(days=n) for n in range(5)]
    assert (first - tet[0]).days in (1, 2)


@pytest.mark.parametrize("year", YEARS)
def test_national_day_has_a_day_before_or_after_it_since_2021(year: int) -> None:
    days = named(year, "Quốc khánh")
    assert date(year, 9, 2) in days and len(days) == (1 if year == 2020 else 2)
    assert days[-1] - days[0] == timedelta(days=len(days) - 1)


@pytest.mark.parametrize("year", YEARS)
def test_each_holiday_on_a_weekend_is_compensated_on_the_next_working_days(year: int) -> None:
    days = calendar().of_year(year)
    lost = [day.day for day in days if day.kind is DayKind.HOLIDAY and day.day.weekday() >= 5]
    given_back = [day for day in days if day.kind is DayKind.COMPENSATORY]
    assert len(lost) == len(given_back)
    for before, after in zip(lost, given_back, strict=True):
        assert after.day.weekday() < 5 and before < after.day
        between = every_day(year)[before.timetuple().tm_yday : after.day.timetuple().tm_yday - 1]
        assert all(calendar().rests(day) for day in between)


def test_every_swapped_day_is_made_up_on_a_saturday() -> None:
    off = [day for day in shipped() if day.kind is DayKind.SWAP]
    made_up = [day for day in shipped() if day.kind is DayKind.MAKEUP]
    assert [str(day.day) for day in off] == ["2024-04-29", "2025-05-02", "2026-01-02", "2026-08-31"]
    assert [str(day.day) for day in made_up] == ["2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]
    assert all(day.day.weekday() < 5 for day in off) and all(day.day.weekday() == 5 for day in made_up)
    assert Counter(day.document for day in off) == Counter(day.document for day in made_up)


# --- by a second source -----------------------------------------------------------------------------


@pytest.mark.parametrize("year", YEARS)
def test_every_day_is_off_or_worked_as_the_second_source_says(year: int) -> None:
    other = holidays.country_holidays("VN", years=[year - 1, year, year + 1])
    differing = {day for day in every_day(year) if calendar().rests(day) == other.is_working_day(day)}
    assert differing == {day for day in SWAP_MISSING | MADE_UP_MISSING if day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_every_special_day_is_one_there_too(year: int) -> None:
    other = holidays.country_holidays("VN", years=[year], language="vi")
    ours = {day.day for day in calendar().of_year(year) if day.kind in OFF}
    assert ours - set(other) == {day for day in SWAP_MISSING if day.year == year}
    assert all(day.weekday() >= 5 for day in set(other) - ours)  # it counts a 4th day of Tết on a weekend too
    for day in calendar().of_year(year):
        if day.kind is DayKind.HOLIDAY and day.name != "Tết Nguyên đán":
            assert day.name.casefold() in other[day.day].casefold()


# --- what the data is like --------------------------------------------------------------------------


def test_the_data_is_sorted_and_every_day_rests_on_a_document() -> None:
    days = [day.day for day in shipped()]
    assert days == sorted(set(days))
    assert all(day.document and day.name for day in shipped())


def test_what_the_prime_minister_decides_each_year_is_not_settled_before() -> None:
    open_days = [day for day in shipped() if not day.settled]
    assert {day.day.year for day in open_days} == set(YEARS) - set(ANNOUNCED)
    assert {re.sub("^Nghỉ bù ", "", day.name) for day in open_days} == {"Tết Nguyên đán", "Quốc khánh"}
    assert all("chưa có thông báo" in day.document for day in open_days)


@pytest.mark.parametrize(
    ("year", "covered", "known"), [(2019, 0, 0), (2020, 1, 1), (2026, 1, 1), (2027, 1, 0), (2036, 0, 0)]
)
def test_which_years_are_known(year: int, covered: int, known: int) -> None:
    assert (calendar().covers(year), calendar().known(year)) == (covered, known)


def test_it_is_read_fast() -> None:
    def once() -> float:
        shipped.cache_clear()
        before = process_time()
        shipped()
        return process_time() - before

    assert min(once() for _ in range(5)) < 0.005  # 1 ms on an idle machine


# --- the calendar -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words", "rests"),
    [
        (date(2026, 2, 17), "Nghỉ lễ: Tết Nguyên đán", True),
        (date(2026, 4, 27), "Nghỉ bù Giỗ Tổ Hùng Vương", True),
        (date(2026, 8, 31), "Nghỉ hoán đổi, làm bù ngày 22/8/2026", True),
        (date(2026, 8, 22), "Làm bù cho ngày 31/8/2026", False),
    ],
)
def test_a_day_is_said_in_the_words_of_papers(day: date, words: str, rests: bool) -> None:
    special = calendar().special(day)
    assert special and special.words == words
    assert calendar().rests(day) is rests


@pytest.mark.parametrize(
    ("kind", "words"),
    [(DayKind.OFFICE, "Nghỉ của cơ quan"), (DayKind.MAKEUP, "Làm bù"), (DayKind.HOLIDAY, "Nghỉ lễ")],
)
def test_a_day_without_a_name_is_said_by_its_kind(kind: DayKind, words: str) -> None:
    assert SpecialDay(date(2026, 7, 1), kind).words == words


def test_working_days_are_counted_over_tet_and_made_up_saturdays() -> None:
    assert calendar().after(date(2026, 2, 13), 1) == date(2026, 2, 23)
    assert calendar().after(date(2026, 8, 21), 1) == date(2026, 8, 22)
    assert calendar().after(date(2026, 8, 28), 1) == date(2026, 9, 3)
    assert calendar().after(date(2026, 8, 28), 0) == date(2026, 8, 28)


def test_the_office_s_own_day_stands_before_a_shipped_one() -> None:
    own = SpecialDay(date(2026, 1, 2), DayKind.MAKEUP, "Trực")
    assert calendar((own,)).special(own.day) is own and not calendar((own,)).rests(own.day)
    assert calendar().rests(own.day)


def test_assumed_days_give_way_to_the_announced_ones() -> None:
    tet = tuple(SpecialDay(date(2027, 2, 5) + timedelta(days=n), name="Tết Nguyên đán") for n in range(5))
    work = calendar(tet)
    assert (
        not work.rests(date(2027, 2, 4))
        and work.rests(date(2027, 2, 9))
        and not work.rests(date(2027, 2, 10))
    )
    assert not work.known(2027)  # National Day's second day is still open
    assert calendar((*tet, SpecialDay(date(2027, 9, 3), name="Quốc khánh"))).known(2027)


def test_an_office_s_day_off_leaves_tet_as_assumed() -> None:
    assert calendar((SpecialDay(date(2027, 2, 3), DayKind.OFFICE),)).rests(date(2027, 2, 4))


@pytest.mark.parametrize(
    ("day", "unsettled"),
    [
        (date(2027, 1, 31), False),
        (date(2027, 2, 1), True),
        (date(2027, 2, 13), True),
        (date(2027, 2, 14), False),
        (date(2026, 2, 16), False),
        (date(2027, 5, 1), False),
        (date.max, False),
    ],
)
def test_days_near_what_is_not_announced(day: date, unsettled: bool) -> None:
    assert calendar().unsettled(day) is unsettled


@given(st.dates(date(2019, 1, 1), date(2037, 12, 31)))
def test_a_day_of_which_nothing_is_said_rests_by_its_weekday(day: date) -> None:
    if calendar().special(day) is None:
        assert calendar().rests(day) == (day.weekday() >= 5)
