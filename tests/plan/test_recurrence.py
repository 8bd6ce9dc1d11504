"""The single times of a recurring one: each in its own week, month, quarter or year."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import phrase, recurrence
from desktop.plan.when import When

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SPRING = (date(2026, 4, 1), date(2026, 5, 31))


def times(words: str, first: date, last: date) -> list[When]:
    found = phrase.parse(words, year=2026)
    assert found.kind == "recurring"
    return list(recurrence.between(found, first, last))


def days(words: str, first: date, last: date) -> list[str]:
    """The day that each time is led by: its flag, its anchor or its first."""
    return [str(one.flag or one.anchor or one.earliest) for one in times(words, first, last)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("trước ngày 25 hằng tháng", "2026-04-25 2026-05-25"),
        ("trước ngày 01 hằng tháng", "2026-04-01 2026-05-01"),
        ("chậm nhất ngày 30 hằng tháng", "2026-04-30 2026-05-30"),
        ("ngày cuối tháng hằng tháng", "2026-04-30 2026-05-31"),
        ("ngày 10 và ngày 25 hằng tháng", "2026-04-10 2026-04-25 2026-05-10 2026-05-25"),
        ("thứ Sáu tuần đầu tiên hằng tháng", "2026-04-03 2026-05-01"),
        ("thứ Sáu tuần cuối hằng tháng", "2026-04-24 2026-05-29"),
        ("chiều thứ Tư tuần thứ 2 hằng tháng", "2026-04-08 2026-05-13"),
        ("hằng quý (trước ngày 28 của tháng cuối quý)", ""),
        ("ngày 05 tháng đầu quý", "2026-04-05"),
        ("hằng năm, trước ngày 15/5", "2026-05-15"),
        ("Dịp 18/5 hằng năm", "2026-05-18"),
        ("6 tháng một lần", ""),
        ("hằng tháng", ""),
        ("cuối mỗi tháng", "2026-04-21 2026-05-21"),
        ("tuần đầu hằng tháng", "2026-04-01 2026-05-01"),
    ],
)
def test_in_april_and_may(words, expected):
    assert days(words, *SPRING) == expected.split()


def test_a_weekly_afternoon_comes_every_thursday():
    found = times("vào chiều thứ Năm hàng tuần", date(2026, 5, 1), date(2026, 5, 31))
    assert [one.start.day for one in found if one.start] == [7, 14, 21, 28]
    assert {(one.kind, one.part) for one in found} == {("half_day", "chiều")}


def test_a_weekly_deadline_keeps_its_hour():
    (found,) = times("hằng tuần, trước 10 giờ 00 thứ Hai", date(2026, 5, 11), date(2026, 5, 17))
    assert (found.kind, found.flag, found.until) == ("deadline", date(2026, 5, 11), time(10))


def test_a_quarter_is_told_once_a_quarter():
    found = times("hằng quý (trước ngày 28 của tháng cuối quý) hoặc khi có yêu cầu", *YEAR)
    assert [str(one.latest) for one in found] == ["2026-03-27", "2026-06-27", "2026-09-27", "2026-12-27"]


def test_two_days_of_every_year():
    assert days("trước ngày 15/6 và 15/12 hằng năm", date(2026, 1, 1), date(2027, 12, 31)) == [
        "2026-06-15", "2026-12-15", "2027-06-15", "2027-12-15",
    ]  # fmt: skip


def test_several_frequencies_come_in_order():
    words = "Hằng tháng (trước ngày 25), hằng quý (trước ngày 20 tháng cuối quý), hằng năm (trước ngày 10/12)"
    assert days(words, date(2026, 11, 1), date(2026, 12, 31)) == [
        "2026-11-25", "2026-12-10", "2026-12-20", "2026-12-25",
    ]  # fmt: skip


def test_whole_months_quarters_and_ranges_have_their_own_ends():
    (month,) = times("tháng 2 hằng năm", date(2028, 1, 1), date(2028, 12, 31))
    assert (month.kind, month.earliest, month.latest) == ("months", date(2028, 2, 1), date(2028, 2, 29))
    (quarter,) = times("quý IV hằng năm", *YEAR)
    assert (quarter.earliest, quarter.latest) == (date(2026, 10, 1), date(2026, 12, 31))
    week = times("từ thứ Hai đến thứ Sáu hằng tuần", date(2026, 5, 13), date(2026, 5, 13))
    assert [(one.earliest, one.latest) for one in week] == [(date(2026, 5, 11), date(2026, 5, 15))]


def test_it_comes_only_between_the_days_that_are_said():
    assert days("trước ngày 25 hằng tháng, từ tháng 10/2026", *YEAR) == [
        "2026-10-25", "2026-11-25", "2026-12-25",
    ]  # fmt: skip
    assert days("thứ Hai hằng tuần, từ ngày 12/5/2026 đến ngày 31/5/2026", *YEAR) == [
        "2026-05-18",
        "2026-05-25",
    ]


def test_every_day_has_its_hours():
    found = times("hằng ngày từ 7h30 đến 11h30", date(2026, 5, 1), date(2026, 5, 3))
    assert [(str(one.start), one.clock, one.until) for one in found] == [
        (f"2026-05-0{number}", time(7, 30), time(11, 30)) for number in (1, 2, 3)
    ]


@pytest.mark.parametrize("words", ["ngày làm việc cuối cùng hằng tháng", "hằng quý, hằng năm, cuối nhiệm kỳ"])
def test_what_is_not_understood_has_no_single_times(words):
    assert times(words, *YEAR) == []


SOME = (
    "trước ngày 25 hằng tháng",
    "chiều thứ Năm hằng tuần",
    "ngày 31 hằng tháng",
    "từ ngày 20 đến 25 hằng tháng",
    "hằng quý (trước ngày 28 của tháng cuối quý)",
    "trước ngày 01/01 hằng năm",
    "tuần cuối mỗi tháng",
    "trước ngày 05 của tháng sau, hằng tháng",
    "Chủ nhật tuần cuối hằng tháng",
)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(SOME), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_a_longer_time_shows_the_same_and_more(words, first, more):
    when, last = phrase.parse(words), first + timedelta(days=more)
    found = list(recurrence.between(when, first, last))
    leads = [one.flag or one.earliest for one in found]
    assert leads == sorted(leads)
    wider = list(recurrence.between(when, first - timedelta(days=40), last + timedelta(days=40)))
    assert all(one in wider for one in found)
    assert all((one.flag or one.latest) >= first and (one.earliest or one.latest) <= last for one in found)
