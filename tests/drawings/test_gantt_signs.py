"""The legend holds what is in use, and nothing else."""

from datetime import date

import pytest

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import rows
from desktop.drawings.gantt_signs import UNITS, signs
from desktop.drawings.shapes import Box


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ngày 15/5/2024", "Thời gian xác định"),
        ("trước ngày 15/5/2024", "Hạn hoàn thành"),
        ("01 ngày, trong tháng 4/2024", "Làm trong khoảng; “?”: chưa chọn ngày"),
        ("Tháng 5/2024", "Tháng, quý, năm, giai đoạn"),
        ("Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024", "Khoảng có trọng tâm"),
        ("Trước, trong và sau ngày 18/5/2024", "Trước, trong và sau một ngày"),
        ("ngày 15 hằng tháng", "Định kỳ, từng lần"),
    ],
)
def test_one_sign_for_a_kind_and_one_for_its_unit(make, style, words: str, name: str) -> None:
    found = signs(rows((make(words, words),)), style)
    assert [sign.words for sign in found] == [name, "Văn phòng Sở"]
    assert all(sign.shapes for sign in found)


def test_nothing_in_use_nothing_told(make, style) -> None:
    assert not signs(rows((make(""),)), style)


def test_glyphs_stay_in_their_place(samples, style, workdays) -> None:
    chart = Chart(rows(samples), workdays, style, (40, 200), today=date(2024, 5, 1), anchors={})
    for sign in chart.legend():
        for shape in sign.shapes:
            if isinstance(shape, Box):
                assert shape.x >= -0.1 and shape.x + shape.width <= sign.width + 0.1
                assert shape.y >= -0.1 and shape.y + shape.height <= sign.height + 0.1


def test_many_units_are_counted_not_listed(make, style) -> None:
    plans = [make("ngày 15/5/2024", unit=f"Đơn vị {at}") for at in range(UNITS + 8)]
    found = signs(rows(plans), style)
    assert found[-1].words == "… và 8 đơn vị khác" and len(found) == UNITS + 2


@pytest.mark.parametrize(("today", "told"), [(date(2024, 5, 15), True), (date(2025, 5, 15), False)])
def test_today_is_told_where_it_lies_among_the_days(make, style, workdays, today: date, told: bool) -> None:
    plan = make("ngày 14/5/2024", "ngày 16/5/2024")
    chart = Chart(rows((plan,)), workdays, style, (40, 200), today=today)
    assert ("Hôm nay" in {sign.words for sign in chart.legend()}) is told
