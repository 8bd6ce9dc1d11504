"""The value of a time: bounds, the flag of a deadline, lengths."""

from datetime import date, time

import pytest

from desktop.plan import when
from desktop.plan.when import Length, When

MAY_17 = date(2024, 5, 17)


def test_a_deadline_has_a_last_day_a_flag_and_no_start():
    found = when.before(date(2024, 5, 10))
    assert (found.earliest, found.latest, found.flag) == (None, date(2024, 5, 9), date(2024, 5, 10))


def test_an_inclusive_deadline_is_flagged_on_its_last_day():
    found = when.by(date(2026, 10, 30))
    assert (found.earliest, found.latest, found.flag) == (None, date(2026, 10, 30), date(2026, 10, 30))


def test_a_deadline_at_an_hour_lets_the_day_count():
    found = When("deadline", None, MAY_17, until=time(10), exclusive=True)
    assert found.latest == found.flag == MAY_17


def test_a_deadline_inside_a_quarter_keeps_the_quarter_but_has_no_start():
    found = When("deadline", date(2026, 7, 1), date(2026, 9, 30), "quarter")
    assert found.earliest is None
    assert found.window == (date(2026, 7, 1), date(2026, 9, 30))


def test_a_reversed_range_still_has_ordered_bounds():
    found = when.between(date(2024, 5, 20), date(2024, 5, 10))
    assert (found.earliest, found.latest) == (date(2024, 5, 10), date(2024, 5, 20))
    assert (found.start, found.end) == (date(2024, 5, 20), date(2024, 5, 10))


def test_around_has_an_anchor_and_no_bounds():
    found = when.around(date(2024, 5, 18))
    assert (found.earliest, found.latest, found.flag, found.window) == (None, None, None, None)
    assert found.dated


def test_unstated_is_the_default_and_has_no_day():
    assert When().kind == "unstated"
    assert not When().dated


def test_the_way_of_typing_does_not_count_in_equality():
    typed = When("day", MAY_17, MAY_17, text="17/5/2024", problems=("weekday",), assumed=("year",))
    assert typed == when.day(MAY_17)
    assert hash(typed) == hash(when.day(MAY_17))
    assert typed.weekday_wrong
    assert when.day(MAY_17) != when.half_day(MAY_17, "chiều")


@pytest.mark.parametrize(
    ("length", "part", "last"),
    [
        (Length(2.5), "", date(2026, 10, 16)),
        (Length(1.5), "chiều", date(2026, 10, 15)),
        (Length(1), "", date(2026, 10, 14)),
        (Length(1), "chiều", date(2026, 10, 15)),
        (Length(0.5), "", date(2026, 10, 14)),
        (Length(3, "buổi"), "", date(2026, 10, 15)),
        (Length(1, "tuần"), "", date(2026, 10, 20)),
        (Length(1, "tháng"), "", date(2026, 11, 13)),
        (Length(3, "ngày làm việc"), "", date(2026, 10, 16)),
        (Length(4, "ngày làm việc"), "", date(2026, 10, 19)),
    ],
)
def test_the_last_day_of_a_length(length, part, last):
    assert when.starting(date(2026, 10, 14), length, part).latest == last


def test_an_afternoon_hour_counts_as_an_afternoon():
    assert when.starting(date(2026, 10, 14), Length(1.5), clock=time(13, 30)).latest == date(2026, 10, 15)


def test_a_month_from_the_end_of_january_ends_within_february():
    assert when.length_end(date(2026, 1, 31), Length(1, "tháng")) == date(2026, 2, 27)


def test_within_holds_length_window_and_doubt():
    found = when.within(Length(1, "buổi"), date(2021, 5, 17), date(2021, 5, 18), tentative=True)
    assert (found.kind, found.length, found.tentative) == ("within", Length(1, "buổi"), True)
    assert found.window == (date(2021, 5, 17), date(2021, 5, 18))


TET = {date(2026, 2, day) for day in range(16, 21)}


@pytest.mark.parametrize(
    ("days", "last"), [(1, date(2026, 2, 13)), (2, date(2026, 2, 23)), (3, date(2026, 2, 24))]
)
def test_working_days_can_leave_out_holidays(days, last):
    rests = lambda day: day.weekday() >= 5 or day in TET  # noqa: E731
    found = when.length_end(date(2026, 2, 13), Length(days, "ngày làm việc"), rests=rests)
    assert found == last


@pytest.mark.parametrize(
    ("length", "way", "expected"),
    [(Length(7), -1, date(2026, 5, 11)), (Length(15), 1, date(2026, 6, 2)),
     (Length(5, "ngày làm việc"), 1, date(2026, 5, 25)), (Length(2, "ngày làm việc"), -1, date(2026, 5, 14)),
     (Length(1, "tuần"), -1, date(2026, 5, 11)), (Length(1, "tháng"), 1, date(2026, 6, 18)),
     (Length(1, "năm"), 1, date(2027, 5, 18)), (Length(24, "giờ"), -1, None), (Length(1, "buổi"), 1, None)],
)  # fmt: skip
def test_the_day_so_long_before_or_after_another(length, way, expected):
    assert when.length_on(date(2026, 5, 18), length, way) == expected


def test_a_term_has_a_flag_on_its_last_day():
    found = When("relative", date(2026, 6, 1), date(2026, 6, 16))
    assert found.flag == date(2026, 6, 16)
