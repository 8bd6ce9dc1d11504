"""Where a time lands when it is moved, kind by kind."""

from datetime import date

import pytest

from desktop.plan import phrase
from desktop.plan.moving import Fixed, Grip, bound, later, steps, target


@pytest.mark.parametrize(
    ("by_days", "grain", "wanted"),
    [
        (3, "day", 3),
        (15, "month", 0),
        (16, "month", 1),
        (-16, "month", -1),
        (45, "quarter", 0),
        (91, "quarter", 3),
        (366, "year", 12),
        (-400, "period", -12),
    ],
)
def test_days_become_the_nearest_whole_steps(by_days: int, grain: str, wanted: int) -> None:
    assert steps(by_days, grain) == wanted


@pytest.mark.parametrize(
    ("day", "by", "wanted"),
    [
        (date(2024, 4, 30), 1, date(2024, 5, 31)),
        (date(2024, 1, 10), 1, date(2024, 2, 10)),
        (date(2023, 1, 30), 1, date(2023, 2, 28)),
        (date(2024, 12, 1), 1, date(2025, 1, 1)),
        (date(2024, 1, 1), -1, date(2023, 12, 1)),
    ],
)
def test_the_end_of_a_month_stays_an_end(day: date, by: int, wanted: date) -> None:
    assert later(day, by, "month") == wanted


@pytest.mark.parametrize("by", [-50_000, 80_000, 10**9])
def test_beyond_the_calendar_nothing_moves(by: int) -> None:
    with pytest.raises(Fixed, match="too_far"):
        later(date(2024, 5, 1), by, "day")


@pytest.mark.parametrize(
    ("words", "grip", "code"),
    [
        ("Trước, trong và sau ngày 18/5/2024", Grip.BODY, "around"),
        ("vào chiều thứ Năm hàng tuần", Grip.BODY, "recurring"),
        ("trước 07 ngày so với ngày khai mạc", Grip.BODY, "relative"),
        ("", Grip.BODY, "unstated"),
        ("khi mát trời", Grip.BODY, "unparsed"),
        ("thường xuyên", Grip.BODY, "continuous"),
        ("9h05 - 9h40", Grip.BODY, "no_day"),
        ("trước ngày 10/5/2024", Grip.START, "no_start"),
        ("từ ngày 10/5/2024 trở đi", Grip.END, "no_end"),
        ("chiều ngày 17/5/2024", Grip.END, "one_day"),
        ("đầu tháng 11/2026", Grip.END, "one_window"),
        ("các ngày 12, 14 và 16/10/2026", Grip.START, "whole"),
        ("2,5 ngày, bắt đầu 8h00 thứ Tư, ngày 14/10/2026", Grip.END, "length"),
        ("tháng 4/2024", Grip.CORE, "no_core"),
        ("từ ngày 10/5/2024 đến 12/5/2024", Grip.START, ""),
    ],
)
def test_what_does_not_move_says_why(words: str, grip: Grip, code: str) -> None:
    assert bound(phrase.parse(words), grip) == code


def test_work_still_fits_in_its_window() -> None:
    when = phrase.parse("03 ngày, trong khoảng từ ngày 14 - 18/5/2021")
    assert target(when, -2, Grip.END).end == date(2021, 5, 16)
    with pytest.raises(Fixed, match="too_short"):
        target(when, -3, Grip.END)


def test_the_heart_goes_along_and_stays_inside() -> None:
    when = phrase.parse("trong tháng 01/2024, trọng tâm là từ ngày 29/01/2024 đến hết ngày 31/01/2024")
    assert target(when, 30).core == (date(2024, 2, 27), date(2024, 2, 29))


def test_of_a_time_put_off_the_new_day_moves() -> None:
    when = target(phrase.parse("chuyển từ ngày 08/10/2026 sang ngày 15/10/2026"), 2)
    assert [part.start for part in when.parts] == [date(2026, 10, 8), date(2026, 10, 17)]
    assert when.start == when.end == date(2026, 10, 17)
