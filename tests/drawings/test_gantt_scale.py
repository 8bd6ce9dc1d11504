"""Zoom steps and tiers: Monday first, ISO weeks, the same place for the same day on screen and paper."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.drawings.gantt_scale import STEPS, Mark, Step, Timescale, shown_days, step_of

FIRST, LAST = date(2024, 4, 29), date(2024, 6, 2)


def words(step: Step, tier: str) -> list[str]:
    marks = getattr(step, tier)(Timescale(FIRST, step.cell), FIRST, LAST)
    return [mark.words[0] for mark in marks]


def test_the_steps_and_what_they_snap_to() -> None:
    assert [(step.key, step.cell, step.snap_days) for step in STEPS] == [
        ("buổi", 96, 0.5), ("ngày", 28, 1), ("tuần", 12, 1), ("tháng", 4, 1), ("năm", 1, 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "upper", "lower"),
    [
        ("buổi", ["Thứ Hai, 29/04", "Thứ Ba, 30/04"], ["Sáng", "Chiều · Tối", "Sáng"]),
        ("ngày", ["Tuần 18 (29/04–05/05)", "Tuần 19 (06/05–12/05)"], ["T2", "T3", "T4"]),
        ("tuần", ["Tháng 4/2024", "Tháng 5/2024"], ["29/4", "6/5", "13/5"]),
        ("tháng", ["Quý II/2024"], ["Tháng 4", "Tháng 5", "Tháng 6"]),
        ("năm", ["Năm 2024"], ["Quý II"]),
    ],
)
def test_two_tiers_at_each_step(key: str, upper: list[str], lower: list[str]) -> None:
    step = next(step for step in STEPS if step.key == key)
    assert words(step, "upper")[: len(upper)] == upper
    assert words(step, "lower")[: len(lower)] == lower


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
@pytest.mark.parametrize("tier", ["upper", "lower"])
def test_cells_join_without_gaps(step: Step, tier: str) -> None:
    marks: list[Mark] = list(getattr(step, tier)(Timescale(FIRST, step.cell), FIRST, LAST))
    for one, other in pairwise(marks):
        assert one.x + one.width == pytest.approx(other.x)
    assert marks[0].x <= 0 and marks[-1].x + marks[-1].width >= Timescale(FIRST, step.cell).x(LAST)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 2, 28), date(9999, 12, 31)])
def test_the_ends_of_the_calendar(step: Step, day: date) -> None:
    scale = Timescale(day, step.cell)
    assert list(step.upper(scale, day, day)) and list(step.lower(scale, day, day))
    assert shown_days(scale, -10 * step.cell, 10 * step.cell)[0] <= day


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_a_size_belongs_to_its_step(step: Step) -> None:
    assert step_of(step.cell) is step and step_of(step.cell * 1.2) is step


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.floats(0.3, 120), st.integers(-4000, 4000))
def test_screen_and_paper_agree(first: date, cell: float, days: int) -> None:
    day = first + timedelta(days=days)
    on_screen, on_paper = Timescale(first, cell), Timescale(first, cell * 0.75)
    assert on_screen.x(day) * 0.75 == pytest.approx(on_paper.x(day))
    assert on_screen.day(on_screen.x(day, 0.5)) == on_paper.day(on_paper.x(day, 0.5)) == day
