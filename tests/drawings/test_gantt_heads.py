"""Heads of groups: a bracket over all their days, and the load of a unit week by week."""

from datetime import date

import pytest

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_heads import loads, of_units
from desktop.drawings.gantt_rows import By, rows, unit_group
from desktop.drawings.gantt_scale import Timescale
from desktop.drawings.shapes import Box, Tone, Words

SCALE = Timescale(date(2024, 5, 1), 12)
WORDS = ("trước ngày 10/5/2024", "Từ ngày 13/5/2024 đến ngày 22/5/2024", "ngày 15/5/2024", "")


def week(day: date) -> int:
    return (day.toordinal() - 1) // 7


def load(plan) -> dict[int, int]:
    return loads(of_units(rows((plan,), By.UNIT)))[unit_group("Văn phòng Sở")]


def test_each_week_counts_what_is_to_be_done_in_it(make) -> None:
    found = load(make(*WORDS))
    assert [found.get(week(date(2024, 5, day)), 0) for day in (1, 8, 15, 22, 29)] == [0, 1, 2, 1, 0]


def test_what_comes_again_counts_when_it_comes(make) -> None:
    found = load(make("ngày 15 hằng tháng"))
    assert found[week(date(2024, 5, 15))] == 1 and week(date(2024, 5, 22)) not in found
    assert sum(found.values()) == 12


def test_every_lead_bears_the_load(samples) -> None:
    found = loads(of_units(rows(samples, By.UNIT)))
    both = [unit_group(name) for name in ("Phòng Quản lý Khoa học", "Phòng Hành chính - Tổng hợp")]
    assert all(found[group][week(date(2024, 5, 17))] for group in both)


@pytest.mark.parametrize(("folded", "rows_below"), [(False, 4), (True, 0)])
def test_the_head_of_a_unit_shows_its_load(make, style, workdays, folded: bool, rows_below: int) -> None:
    group = unit_group("Văn phòng Sở")
    found = rows((make(*WORDS),), By.UNIT, {group} if folded else set())
    assert len(found) == 1 + rows_below
    drawing = Chart(found, workdays, style, (40, 200)).pane(SCALE, 0, 500, 0, 20)
    counts = [shape.text for shape in drawing.shapes if isinstance(shape, Words)]
    assert counts == ["1", "2", "1"]


@pytest.mark.parametrize("by", [By.SECTION, By.PLAN, By.MONTH])
def test_other_heads_have_a_bracket_over_their_days(make, style, workdays, by: By) -> None:
    chart = Chart(rows((make(*WORDS[1:3]),), by), workdays, style, (40, 200))
    shapes = chart.pane(SCALE, 0, 1000, 0, 20).shapes
    bars = [shape for shape in shapes if isinstance(shape, Box) and shape.tone is Tone.MUTED]
    assert (bars[0].x, bars[0].width) == (SCALE.x(date(2024, 5, 13)), 10 * 12)
