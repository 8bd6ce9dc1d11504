"""A moved time keeps the office's own spelling."""

import pytest

from desktop.plan import phrase, respell
from desktop.plan.moving import target
from desktop.plan.spots import spliced


def moved(words: str, by_days: int) -> str:
    """The first wording that says what is meant."""
    before = phrase.parse(words, year=2024)
    after = target(before, by_days)
    said = (spliced(words, edits) for edits in respell.candidates(words, before, after))
    return next(new for new in said if phrase.parse(new, year=2024) == after)


@pytest.mark.parametrize(
    ("old", "by_days", "new"),
    [
        ("14 - 18/5/2021", 20, "03 - 07/6/2021"),
        ("(từ 15/5-19/5/2024)", -16, "(từ 29/4-03/5/2024)"),
        ("từ ngày 17 đến 18/5/2021", 14, "từ ngày 31/5 đến 01/6/2021"),
        ("từ 28/12 đến 03/01", 5, "từ 02/01 đến 08/01/2025"),
        ("từ 28/12 đến 03/01", -10, "từ 18/12 đến 24/12"),
        ("từ ngày 28-9 đến 04-10", 100, "từ ngày 06-01 đến 12-01-2025"),
        ("từ ngày 12-16/10", 90, "từ ngày 10-14/01/2025"),
        ("ngày08 /10/2026", 3, "ngày11 /10/2026"),
        ("ngày 5.6.24", 1, "ngày 06.6.24"),
        ("ngày 10/5/24", 300, "ngày 06/3/2025"),
        ("ngày 18 tháng 5", 300, "ngày 14 tháng 3 năm 2025"),
        ("các ngày 12, 14 và 16/10/2026", 17, "các ngày 29, 31/10 và 02/11/2026"),
        (
            "từ thứ Hai, ngày 12 đến thứ Sáu, ngày 16/10/2026",
            1,
            "từ thứ Ba, ngày 13 đến thứ Bảy, ngày 17/10/2026",
        ),
        ("Từ 9h30 thứ Năm, ngày 22/10/2026", 11, "Từ 9h30 thứ Hai, ngày 02/11/2026"),
        ("8h15’ ngày 21/10/2026 (thứ tư)", 1, "8h15’ ngày 22/10/2026 (thứ năm)"),
        (
            "1/2 ngày (buổi chiều), Thứ Tư, ngày 14/10/2026",
            1,
            "1/2 ngày (buổi chiều), Thứ Năm, ngày 15/10/2026",
        ),
    ],
)
def test_days_in_their_own_spelling(old: str, by_days: int, new: str) -> None:
    assert moved(old, by_days) == new


@pytest.mark.parametrize(
    ("old", "by_days", "new"),
    [
        ("Tháng 5 - 6 năm 2021", 31, "Tháng 6 - 7 năm 2021"),
        ("Tháng 5 - 6 năm 2021", 200, "Từ tháng 12/2021 đến tháng 01/2022"),
        ("Từ tháng 9/2026 -tháng 02/2027", 60, "Từ tháng 11/2026 -tháng 4/2027"),
        ("Hoàn tất trong Quý III/2026", 91, "Hoàn tất trong Quý IV/2026"),
        ("trong quý I năm 2027", -91, "trong quý IV năm 2026"),
        ("giai đoạn 2027-2031", 400, "giai đoạn 2028-2032"),
        ("đầu tháng 11/2026", 61, "đầu tháng 01/2027"),
        ("trong tháng 5", 365, "trong tháng 5/2025"),
        ("01 ngày, trong tháng 01/2024", 31, "01 ngày, trong tháng 02/2024"),
    ],
)
def test_months_quarters_years_in_their_own_spelling(old: str, by_days: int, new: str) -> None:
    assert moved(old, by_days) == new


def test_a_day_in_the_proviso_is_not_touched() -> None:
    old = "trước ngày 15/5/2024 để trình duyệt ngày 20/5/2024"
    assert moved(old, 1) == "trước ngày 16/5/2024 để trình duyệt ngày 20/5/2024"


def test_our_own_words_stand_in_the_old_brackets() -> None:
    after = phrase.parse("từ ngày 02/6/2024 đến hết ngày 03/6/2024")
    assert respell.own_words("(trong mùa hè);", after) == (1, 13, "từ ngày 02/6/2024 đến hết ngày 03/6/2024")
