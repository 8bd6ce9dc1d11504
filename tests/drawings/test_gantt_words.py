"""The few words beside a glyph."""

from datetime import date

import pytest

from desktop.drawings.gantt_words import brief, days
from desktop.plan.slots import slots


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Chiều ngày 17/5/2024", "Chiều 17/5"),
        ("8h00 ngày 17/5/2024", "8h00 17/5"),
        ("Từ ngày 20/4/2024 đến 20/5/2024", "20/4–20/5"),
        ("Từ sáng ngày 17 đến chiều ngày 18/5/2024", "sáng 17/5 – chiều 18/5"),
        ("trước ngày 10/5/2024", "trước 10/5"),
        ("Chậm nhất ngày 10/5/2024", "hạn 10/5"),
        ("01 ngày, trong tháng 4/2024", "1 ngày trong tháng 4"),
        ("Tháng 5 - 6 năm 2024", "tháng 5–6"),
        ("Quý II/2024", "quý II"),
        ("Trước, trong và sau ngày 18/5/2024", "quanh 18/5"),
    ],
)
def test_when_in_short(make, words: str, said: str) -> None:
    slot = next(iter(slots(make(words).entries[0], date(2024, 1, 1), date(2024, 12, 31))))
    assert brief(slot) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2024, 5, 17), date(2024, 5, 18), "17–18/5"),
        (date(2024, 12, 30), date(2025, 1, 2), "30/12/2024–2/1/2025"),
        (date(2024, 1, 1), date(2024, 12, 31), "năm 2024"),
        (date(2024, 2, 1), date(2024, 4, 30), "tháng 2–4"),
        (date(9999, 12, 1), date(9999, 12, 31), "1–31/12"),
        (date(2024, 5, 17), date(2024, 5, 17), "17/5"),
    ],
)
def test_days_in_short(first: date, last: date, said: str) -> None:
    assert days(first, last) == said
