"""The skeleton of a phrase: which letters and values the words give."""

from datetime import date, time

import pytest

from desktop.plan.phrase_dates import one_day, two_days, year_in
from desktop.plan.phrase_tokens import Unreadable, read
from desktop.plan.when import Length


@pytest.mark.parametrize(
    ("words", "skeleton"),
    [
        ("từ ngày 12-16/10", "từ N-D"),
        ("28-9", "D"),
        ("từ ngày 28-9 đến 04-10", "từ D đến D"),
        ("từ 15/5-19/5/2024", "từ D-D"),
        ("14 - 18/5/2021)", "N-D"),
        ("Tháng 5 - 6 năm 2021", "M-M"),
        ("18 tháng 5 năm 2026", "D"),
        ("02 tháng, từ quý II/2026", "L, từ Q"),
        ("8h 14/10/2026", "C D"),
        ("thứ năm, năm 2026", "W, Y"),
        ("Chiều ngày 17/5/2024 (Thứ 6)", "P D"),
        ("thứ Tư, ngày 14/10 và thứ Năm, ngày 15/10", "D và D"),
        ("Sáng tạo", "P tạo"),
    ],
)
def test_skeleton(words, skeleton):
    assert read(words, None).skeleton == skeleton


def test_values_stand_in_the_order_of_the_letters():
    found = read("1/2 ngày, 8h15 ngày 14/10/2026", None)
    assert (found.length(), found.times(), one_day(found, found.days()[0])) == (
        Length(0.5),
        [time(8, 15)],
        date(2026, 10, 14),
    )


@pytest.mark.parametrize("words", ["25h00", "8:75", "32/5/2026", "0/5", "tháng 13"])
def test_what_cannot_be_is_refused(words):
    with pytest.raises(Unreadable, match="impossible"):
        read(words, None)


def test_a_missing_year_comes_from_the_other_end_or_the_plan():
    found = read("28/12 - 03/1", 2026)
    assert two_days(found, *found.days()) == (date(2026, 12, 28), date(2027, 1, 3))
    assert found.assumed == ["year", "new_year"]


@pytest.mark.parametrize(("words", "year"), [("tháng 5/2026", 2026), ("2026, 2027", None), ("tháng 5", None)])
def test_the_only_year_of_a_text(words, year):
    assert year_in(words) == year
