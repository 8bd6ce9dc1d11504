"""A time moves to the new year in its own words; fuzziness, style and weekday follow."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from desktop.plan import phrase
from desktop.plan.dates import short_date
from desktop.plan.mentions import Mention
from desktop.plan.shift import By, Years, day_words, fixed_days, shifted, weekday_words

YEARS = Years(2024, 2027, date(2024, 5, 18), date(2027, 5, 18))


def moved(words: str, by: By = By.ANCHOR, years: Years = YEARS) -> str | None:
    found = shifted(words, years, by)
    return found.words if found else None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Trước, trong và sau ngày 18/5/2024", "Trước, trong và sau ngày 18/5/2027"),
        ("Hoàn thành trước 11/5/2024", "Hoàn thành trước 11/5/2027"),
        ("Chiều ngày 17/5/2024 (Thứ 6)", "Chiều ngày 17/5/2027 (Thứ 2)"),
        ("8h15’ ngày 21/10/2024 (Thứ Hai)", "8h15’ ngày 21/10/2027 (Thứ Năm)"),
        ("01 ngày, trong tháng 4/2024", "01 ngày, trong tháng 4/2027"),
        ("(từ 15/5-19/5/2024)", "(từ 15/5-19/5/2027)"),
        ("Tháng 5 - 6 năm 2024", "Tháng 5 - 6 năm 2027"),
        ("từ ngày 17 đến 18/5/2024", "từ ngày 17 đến 18/5/2027"),
        (
            "Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024",
            "Trong tháng 4/2027, trọng tâm là từ ngày 15/4/2027 đến hết ngày 21/4/2027",
        ),
        (
            "Từ ngày 13 tháng 5 năm 2024 đến hết ngày 18 tháng 5 năm 2024",
            "Từ ngày 13 tháng 5 năm 2027 đến hết ngày 18 tháng 5 năm 2027",
        ),
        ("trước ngày 10/5", "trước ngày 10/5"),
    ],
)
def test_words_stay_and_days_move(old: str, new: str) -> None:
    assert moved(old) == new


def test_the_same_weekday_is_the_nearest() -> None:
    assert moved("Hoàn thành trước ngày 10/5/2024", By.WEEKDAY) == "Hoàn thành trước ngày 07/5/2027"
    assert moved("từ ngày 28/4/2024 đến ngày 02/5/2024", By.WEEKDAY) == (
        "từ ngày 25/4/2027 đến ngày 29/4/2027"
    )


def test_a_moved_event_takes_its_times_along() -> None:
    years = Years(2024, 2027, date(2024, 5, 18), date(2027, 5, 20))
    assert moved("trước ngày 30/5/2024", By.ANCHOR, years) == "trước ngày 01/6/2027"
    assert moved("trước ngày 30/5/2024", By.MONTH, years) == "trước ngày 30/5/2027"
    assert moved("từ ngày 29 - 31/5/2024", By.ANCHOR, years) == "từ ngày 31/5 - 02/6/2027"


@pytest.mark.parametrize("words", ["thường xuyên", "trước ngày 25 hằng tháng", "khi có yêu cầu", "Nội dung:"])
def test_what_names_no_day_is_not_moved(words: str) -> None:
    assert moved(words) is None


@pytest.mark.parametrize("by", By)
@pytest.mark.parametrize(("old", "new"), [(9999, 2027), (2024, 1), (1, 9999)])
def test_what_would_leave_the_calendar_is_left_as_it_is(old: int, new: int, by: By) -> None:
    years = Years(old, new, date(old, 12, 31), date(new, 1, 1))
    for words in ("Trước ngày 10/5/2024", "từ 31/12/9999", "ngày 01/01/0001"):
        assert moved(words, by, years) in (None, words)


def test_the_leap_day_becomes_the_28th() -> None:
    assert moved("trước ngày 29/02/2024", By.MONTH) == "trước ngày 28/02/2027"


@pytest.mark.parametrize(
    ("old", "new"),
    [("Thứ 6", "Thứ 2"), ("thứ sáu", "thứ hai"), ("Thứ Sáu", "Thứ Hai"), ("thứ Sáu", "thứ Hai")],
)
def test_a_weekday_keeps_its_spelling(old: str, new: str) -> None:
    assert weekday_words(old, date(2027, 5, 17)) == new
    assert weekday_words("Thứ 6", date(2027, 5, 16)) == "Chủ nhật"


def test_a_day_is_padded_as_the_decree_wants_where_it_changes() -> None:
    mention = Mention("date", "10/5/2024", 0, 9, 2024, 5, 10)
    assert day_words(mention, date(2027, 2, 7)) == "07/02/2027"


def test_fixed_days_are_those_that_must_be_kept() -> None:
    assert fixed_days(phrase.parse("trước ngày 15/5/2027")) == (date(2027, 5, 15),)
    assert fixed_days(phrase.parse("từ ngày 15/5/2027 đến ngày 19/5/2027")) == ()


@settings(max_examples=150)
@given(some.dates(date(2024, 3, 20), date(2024, 7, 15)), some.sampled_from(By), some.integers(2025, 2040))
def test_a_moved_deadline_reads_back_as_the_day_meant(day: date, by: By, year: int) -> None:
    years = Years(2024, year, date(2024, 5, 18), date(year, 5, 18))
    new = moved(f"Hoàn thành trước ngày {short_date(day)}", by, years)
    assert new is not None
    assert phrase.parse(new, year=year).flag == years.move(by, day)(day)
    assert abs(years.move(By.WEEKDAY, day)(day) - years.move(By.ANCHOR, day)(day)) <= timedelta(3)
