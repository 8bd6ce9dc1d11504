"""Every day has its cell, every entry a place or a "+N"; windows lie above cells, nothing over another."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from time import perf_counter

import pytest

from desktop.drawings import labels
from desktop.drawings.month import month, shares
from desktop.drawings.shapes import Box, Drawing, Flag, Spot, Tone, Words
from desktop.drawings.timescale import next_month
from desktop.plan.agenda import AFTER, BEFORE
from desktop.plan.plan import Pick
from desktop.plan.slots import slots

SIZES = [(1060.0, 600.0), (1660.0, 920.0), (900.0, 400.0)]
MAY = date(2024, 5, 1)


def of(drawing: Drawing, kind: str) -> list[Spot]:
    return [spot for spot in drawing.spots if spot.kind == kind]


def cell(drawing: Drawing, day: date) -> Spot:
    (found,) = [spot for spot in of(drawing, "day") if spot.day == day]
    return found


def inside(inner: Spot, outer: Spot) -> bool:
    return (
        outer.x <= inner.x
        and outer.y <= inner.y
        and inner.x + inner.width <= outer.x + outer.width + 0.01
        and inner.y + inner.height <= outer.y + outer.height + 0.01
    )


def apart(one: Spot, other: Spot) -> bool:
    beside = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    return beside or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("year", range(2020, 2031))
def test_every_day_has_one_cell_under_its_weekday(year: int, style, workdays) -> None:
    for number in range(1, 13):
        first = date(year, number, 1)
        drawing = month(first, (), workdays, 1060, 600, style)
        days = Counter(spot.day for spot in of(drawing, "day"))
        assert set(days.values()) == {1} and len(days) % 7 == 0
        assert all(first + timedelta(days=at) in days for at in range((next_month(first) - first).days))
        for spot in of(drawing, "day"):
            assert spot.x == pytest.approx(spot.day.weekday() * 1060 / 7)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lanes", [True, False])
def test_every_entry_of_the_samples_has_a_place_or_is_counted(samples, style, workdays, size, lanes) -> None:
    for plan in samples:
        for day in sorted({day.replace(day=1) for day in plan.span or ()}):
            drawing = month(day, (plan,), workdays, *size, style, lanes=lanes)
            first, last = (pick(spot.day for spot in of(drawing, "day")) for pick in (min, max))
            due = {entry.key for entry in plan.entries if any(slots(entry, first, last))}
            shown = {spot.key for spot in of(drawing, "entry")}
            hidden = {key for spot in of(drawing, "more") for key in spot.hidden}
            assert shown | hidden == due


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("day", [date(2024, 4, 1), MAY, date(2021, 5, 1), date(2026, 5, 1)])
def test_nothing_lies_over_another(samples, style, workdays, size, day) -> None:
    drawing = month(day, samples, workdays, *size, style)
    placed = of(drawing, "entry") + of(drawing, "more")
    assert all(apart(one, other) for one, other in combinations(placed, 2))
    assert all(spot.y + spot.height <= drawing.height for spot in drawing.spots)


def test_a_deadline_lies_on_the_day_that_its_words_name(make, style, workdays) -> None:
    drawing = month(MAY, (make("Hoàn thành trước ngày 10/5/2024"),), workdays, 1660, 900, style)
    (spot,) = of(drawing, "entry")
    assert spot.day == date(2024, 5, 10) and inside(spot, cell(drawing, spot.day))
    assert "Trước 10/5 · Việc 1" in words(drawing)
    (flag,) = [shape for shape in drawing.shapes if isinstance(shape, Flag)]
    assert spot.x < flag.x < spot.x + spot.width


@pytest.mark.parametrize(
    "text", ["Tháng 5/2024", "Từ ngày 20/4/2024 đến ngày 20/5/2024", "Trước, trong và sau ngày 18/5/2024"]
)
def test_windows_lie_above_the_cells(make, style, workdays, text: str) -> None:
    drawing = month(MAY, (make(text),), workdays, 1060, 600, style)
    lines = of(drawing, "entry")
    assert len(lines) >= 4
    assert all(apart(line, day) for line in lines for day in of(drawing, "day"))


def test_around_a_day_reaches_as_far_as_it_is_shown_elsewhere(make, style, workdays) -> None:
    drawing = month(MAY, (make("Trước, trong và sau ngày 18/5/2024"),), workdays, 1060, 600, style)
    first, last = date(2024, 5, 18) - BEFORE, date(2024, 5, 18) + AFTER
    lines = of(drawing, "entry")
    assert lines[0].day == first
    assert lines[-1].x + lines[-1].width == pytest.approx(cell(drawing, last).x + 1060 / 7, abs=3)


def test_folded_lanes_leave_one_count_a_week(make, style, workdays) -> None:
    plan = make("Tháng 5/2024", "Quý II/2024")
    drawing = month(MAY, (plan,), workdays, 1060, 600, style, lanes=False)
    assert of(drawing, "entry") == []
    assert [set(spot.hidden) for spot in of(drawing, "more")] == [{one.key for one in plan.entries}] * 5


def test_at_most_three_lines_and_then_a_count(make, style, workdays) -> None:
    drawing = month(MAY, (make(*["Tháng 5/2024"] * 9),), workdays, 1660, 1200, style)
    assert Counter(spot.day for spot in of(drawing, "entry"))[date(2024, 5, 6)] == 3
    assert "+6 trong khoảng" in words(drawing)


def test_a_span_is_one_bar_over_its_days_and_one_more_in_the_next_week(make, style, workdays) -> None:
    drawing = month(MAY, (make("Từ ngày 11/5/2024 đến ngày 13/5/2024"),), workdays, 1060, 600, style)
    first, second = of(drawing, "entry")
    assert (first.day, second.day) == (date(2024, 5, 11), date(2024, 5, 13))
    assert first.width == pytest.approx(2 * 1060 / 7, abs=8)


def test_what_has_no_room_is_counted_on_its_day(make, style, workdays) -> None:
    drawing = month(MAY, (make(*["Sáng ngày 15/5/2024"] * 30),), workdays, 1060, 600, style)
    (more,) = of(drawing, "more")
    shown = len(of(drawing, "entry"))
    assert shown >= 2 and more.day == date(2024, 5, 15) and len(more.hidden) == 30 - shown
    assert f"+{30 - shown}" in words(drawing) and inside(more, cell(drawing, more.day))


def test_a_chosen_day_is_dashed_and_questioned(make, style, workdays) -> None:
    plan = make("01 ngày, trong tháng 5/2024", pick=Pick("i0", 0, date(2024, 5, 16), "sáng"))
    drawing = month(MAY, (plan,), workdays, 1400, 700, style)
    assert "Sáng · Việc 1 (?)" in words(drawing)
    assert any(isinstance(shape, Box) and shape.dashed for shape in drawing.shapes)
    assert any(inside(spot, cell(drawing, date(2024, 5, 16))) for spot in of(drawing, "entry"))


def test_special_days_lunar_days_and_today_are_said(make, style, workdays) -> None:
    drawing = month(MAY, (), workdays, 1660, 900, style, today=date(2024, 5, 10))
    said = words(drawing)
    assert {"Ngày Quốc tế lao động", "Làm bù", "1/4", "15/4", "1/5"} <= set(said)
    (today,) = [shape for shape in drawing.shapes if isinstance(shape, Words) and shape.tone is Tone.ON_TODAY]
    assert today.text == "10"
    closed = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.tone is Tone.CLOSED]
    assert len(closed) == 1 + 10 - 1  # the holiday, five weekends but for the Saturday made up for
    assert "1/4" not in words(month(MAY, (), workdays, 1660, 900, style, lunar=False))


def test_the_same_input_makes_the_same_drawing(samples, style, workdays) -> None:
    assert month(MAY, samples, workdays, 1060, 600, style) == month(MAY, samples, workdays, 1060, 600, style)


def test_a_low_surface_makes_a_higher_drawing_with_room_for_all(samples, style, workdays) -> None:
    drawing = month(MAY, samples, workdays, 900, 100, style)
    assert drawing.height > 400
    assert all(spot.height > 2 * style.row for spot in of(drawing, "day"))


def test_a_thousand_in_a_month_are_laid_out_at_once(make, style, workdays) -> None:
    times = [f"{part} ngày {day:02d}/5/2024" for day in range(1, 26) for part in ("Sáng", "Chiều")]
    times += [f"trước ngày {day}/5/2024" for day in range(10, 30)] + ["Tháng 5/2024"] * 30
    plan = make(*times * 10)
    began = perf_counter()
    drawing = month(MAY, (plan,), workdays, 1660, 920, style)
    assert perf_counter() - began < 0.5
    assert len(plan.entries) == 1000 and len(drawing.shapes) < 1000
    assert labels.found((plan,), MAY, date(2024, 5, 31))


@pytest.mark.parametrize(
    ("wishes", "heights"),
    [
        ([50, 50, 50, 50], [100, 100, 100, 100]),
        ([150, 50, 50, 50], [150, 83.3, 83.3, 83.3]),
        ([500, 500, 50, 50], [140, 140, 60, 60]),
        ([300, 300, 300, 300], [100, 100, 100, 100]),
    ],
)
def test_a_full_week_takes_what_others_can_spare(wishes, heights):
    assert shares(wishes, 400, 60) == pytest.approx(heights, abs=0.1)
