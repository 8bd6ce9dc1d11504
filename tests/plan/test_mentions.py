"""What words mention that belongs to one year."""

import pytest

from desktop.plan.mentions import days, mentions, places_of, stands


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("28/2013/QH13 và 45-NQ/TW", ["28/2013/QH13", "45-NQ/TW"]),
        ("từ 15/5-19/5/2024", ["15/5", "19/5/2024"]),
        ("từ ngày 12-16/10", ["16/10"]),
        ("ngày 31/4/2024", ["2024"]),
        ("2.024.000 đồng, 12024 lượt", []),
        ("Bản tin số 2 năm 2024", ["số 2", "2024"]),
        ("kỷ niệm 65 năm thành lập, mừng 40 năm truyền thống", ["65 năm", "40 năm"]),
        ("bà Trần Thị Bình, đồng chí Lê Văn Cường", ["Trần Thị Bình", "Lê Văn Cường"]),
        ("Số 1/2024 ngày 5/6", ["Số 1", "2024", "5/6"]),
    ],
)
def test_mentions_in_reading_order(words: str, expected: list[str]) -> None:
    assert [mention.words for mention in mentions(words)] == expected


@pytest.mark.parametrize("words", ["1/2 ngày", "mục 3/4", "Điều 5/6", "3.2.", "02 - 03 lớp", "tỷ lệ 1/3"])
def test_fractions_and_numbers_are_no_days(words: str) -> None:
    assert list(days(words)) == []


def test_a_part_of_a_longer_number_or_word_does_not_stand() -> None:
    assert list(places_of("11/5/2024, 1/5/2024", "1/5/2024")) == [(11, 19)]
    assert not stands(("các huyệnXa", "năm 20245"), "huyện") and not stands(("20245",), "2024")
