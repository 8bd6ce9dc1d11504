"""Each kind of time at each zoom step: exact where it is exact, and never where it is not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import rows
from desktop.drawings.gantt_scale import STEPS, Timescale
from desktop.drawings.shapes import Box, Drawing, Flag, Line, Taper, Tone, Words
from desktop.plan.item import Unit
from desktop.plan.plan import Event, Pick

FIRST = date(2024, 3, 1)
SCALES = [Timescale(FIRST, step.cell) for step in STEPS]
IDS = [step.key for step in STEPS]
each_step = pytest.mark.parametrize("scale", SCALES, ids=IDS)


@pytest.fixture
def drawn(make, style, workdays):
    def drawing(words: str, scale: Timescale, **more) -> Drawing:
        today = more.pop("today", None)
        issued = more.pop("issued", {})
        plan = make(words, **more)
        chart = Chart(rows((plan,), today=today, issued=issued), workdays, style, (40, 200), today=today)
        return chart.pane(scale, scale.x(date(2024, 1, 1)), scale.x(date(2024, 12, 31)), 0, 500)

    return drawing


def boxes(drawing: Drawing, tone: Tone, *, dashed: bool = False) -> list[Box]:
    found = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.tone is tone]
    return [box for box in found if box.dashed is dashed]


def kind(drawing: Drawing, shape_type: type) -> list:
    return [shape for shape in drawing.shapes if isinstance(shape, shape_type)]


def labels(drawing: Drawing) -> list[str]:
    return [shape.text for shape in kind(drawing, Words)]


@each_step
@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("Sáng ngày 15/5/2024", 0, 0.5),
        ("Chiều ngày 15/5/2024", 0.5, 1),
        ("8h00 ngày 15/5/2024", 0, 0.5),
        ("14h00 ngày 15/5/2024", 0.5, 1),
        ("ngày 15/5/2024", 0, 1),
        ("Từ ngày 13/5/2024 đến hết ngày 18/5/2024", -2, 4),
        ("Từ sáng ngày 15 đến sáng ngày 16/5/2024", 0, 1.5),
        ("Từ chiều ngày 15 đến chiều ngày 16/5/2024", 0.5, 2),
    ],
)
def test_an_exact_time_has_exact_ends(drawn, scale, words: str, begin: float, end: float) -> None:
    (bar,) = boxes(drawn(words, scale), Tone.UNIT)
    start = scale.x(date(2024, 5, 15))
    assert (bar.x, bar.width) == pytest.approx(
        (start + begin * scale.cell, (end - begin) * scale.cell), abs=0.01
    )


@each_step
@pytest.mark.parametrize(
    ("words", "last", "label"),
    [
        ("Hoàn thành trước ngày 10/5/2024", date(2024, 5, 9), "trước 10/5"),
        ("Chậm nhất ngày 10/5/2024", date(2024, 5, 10), "hạn 10/5"),
    ],
)
def test_a_deadline_is_a_flag_at_the_end_of_the_last_day(drawn, scale, words, last, label) -> None:
    drawing = drawn(words, scale)
    (flag,) = kind(drawing, Flag)
    assert flag.x == pytest.approx(scale.end(last)) and label in labels(drawing)
    assert not boxes(drawing, Tone.UNIT) and not boxes(drawing, Tone.WINDOW)
    (lead_in,) = [line for line in kind(drawing, Line) if line.fading]
    assert lead_in.x0 == pytest.approx(scale.x(last - timedelta(days=14))) and lead_in.x1 == flag.x


@pytest.mark.parametrize("stated", [True, False])
def test_a_deadline_begins_when_the_plan_was_issued(drawn, stated: bool) -> None:
    scale, issued = SCALES[1], date(2024, 4, 2)
    drawing = drawn("trước ngày 10/5/2024", scale, issued={"p": issued} if stated else {})
    (lead_in,) = [line for line in kind(drawing, Line) if line.fading]
    caps = [line for line in kind(drawing, Line) if line.dashed]
    assert (lead_in.x0 == scale.x(issued)) is stated and bool(caps) is not stated


@each_step
def test_work_within_a_window_asks_for_its_day(drawn, scale) -> None:
    drawing = drawn("02 ngày, khoảng từ ngày 13/5/2024 đến ngày 22/5/2024", scale)
    (window,) = boxes(drawing, Tone.WINDOW, dashed=True)
    (chip,) = boxes(drawing, Tone.UNIT, dashed=True)
    assert window.hatched and window.width == pytest.approx(10 * scale.cell)
    assert chip.width == pytest.approx(2 * scale.cell)
    assert chip.x + chip.width / 2 == pytest.approx(window.x + window.width / 2)
    assert ("?" in labels(drawing)) is (scale.cell >= 12)


@each_step
def test_a_chosen_day_stands_where_it_is(drawn, scale) -> None:
    words = "01 ngày, khoảng từ ngày 13/5/2024 đến ngày 22/5/2024"
    drawing = drawn(words, scale, pick=Pick("i0", 0, date(2024, 5, 15)))
    chip = boxes(drawing, Tone.UNIT)[-1]
    assert (chip.x, chip.width) == pytest.approx((scale.x(date(2024, 5, 15)), scale.cell))
    assert "?" not in labels(drawing)
    (spot,) = [spot for spot in drawing.spots if spot.kind == "pick"]
    assert spot.x == chip.x and spot.width == chip.width


@each_step
@pytest.mark.parametrize(
    ("words", "first", "days"),
    [
        ("Tháng 5/2024", date(2024, 5, 1), 31),
        ("Tháng 5 - 6 năm 2024", date(2024, 5, 1), 61),
        ("Quý II/2024", date(2024, 4, 1), 91),
    ],
)
def test_months_have_soft_ends_a_day_wide(drawn, scale, words: str, first: date, days: int) -> None:
    (window,) = boxes(drawn(words, scale), Tone.WINDOW)
    assert window.soft and window.fade == scale.cell and not window.open
    assert (window.x, window.width) == pytest.approx((scale.x(first), days * scale.cell))


@each_step
def test_a_focus_is_denser(drawn, scale) -> None:
    words = "Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024"
    drawing = drawn(words, scale)
    (core,) = boxes(drawing, Tone.CORE)
    (window,) = boxes(drawing, Tone.WINDOW)
    assert (core.x, core.width) == pytest.approx((scale.x(date(2024, 4, 15)), 7 * scale.cell))
    assert window.width == pytest.approx(30 * scale.cell)


@each_step
def test_around_a_day_is_a_taper_about_its_middle(drawn, scale) -> None:
    (taper,) = kind(drawn("Trước, trong và sau ngày 18/5/2024", scale), Taper)
    assert taper.x == pytest.approx(scale.x(date(2024, 5, 18), 0.5))


@each_step
@pytest.mark.parametrize("words", ["", "khi trời đẹp", "thường xuyên"])
def test_no_time_no_bar(drawn, scale, words: str) -> None:
    drawing = drawn(words, scale)
    assert not drawing.spots and not labels(drawing)


def test_a_row_without_time_says_so_when_pointed_at(make, style, workdays) -> None:
    scale, plan = SCALES[2], replace(make(""), event=Event("Ngày hội", date(2024, 5, 18)))
    chart = Chart(rows((plan,)), workdays, style, (40, 200))
    drawing = chart.pane(scale, 0, 1000, 0, 500, hover=0)
    assert labels(drawing) == ["Không nêu thời gian"] and not drawing.spots
    assert sum(line.dashed for line in kind(drawing, Line)) == 3


@each_step
def test_tentative_is_a_dashed_outline(drawn, scale) -> None:
    drawing = drawn("dự kiến ngày 23/5/2024", scale)
    (outline,) = boxes(drawing, Tone.UNIT, dashed=True)
    assert outline.width == pytest.approx(scale.cell) and not boxes(drawing, Tone.UNIT)


@pytest.mark.parametrize(("words", "times"), [("thứ Hai hằng tuần", 53), ("ngày 15 hằng tháng", 12)])
def test_each_time_of_what_comes_again(drawn, words: str, times: int) -> None:
    assert len(drawn(words, SCALES[2]).spots) == times


def test_times_too_near_to_tell_apart_are_one_strip(drawn) -> None:
    scale = Timescale(FIRST, 0.4)
    (spot,) = drawn("thứ Hai hằng tuần", scale).spots
    assert spot.width == pytest.approx(366 * scale.cell)


def test_several_leads_share_a_bar(make, style, workdays) -> None:
    plan = make("ngày 15/5/2024")
    leads = (Unit("Văn phòng Sở"), Unit("Phòng Quản lý Khoa học"))
    plan = replace(plan, entries=(replace(plan.entries[0], leads=leads),))
    chart = Chart(rows((plan,)), workdays, style, (40, 200))
    halves = boxes(chart.pane(SCALES[2], 0, 2000, 0, 500), Tone.UNIT)
    assert len({box.hue for box in halves}) == 2
    assert halves[0].y + halves[0].height == pytest.approx(halves[1].y)


@pytest.mark.parametrize(("progress", "label"), [(40, "13–18/5"), (100, "✓ 13–18/5")])
def test_progress_is_a_strip_and_done_a_check(drawn, progress: int, label: str) -> None:
    drawing = drawn("Từ ngày 13/5/2024 đến hết ngày 18/5/2024", SCALES[2], progress=progress)
    (strip,) = boxes(drawing, Tone.TEXT)
    assert strip.width == pytest.approx(6 * 12 * progress / 100) and label in labels(drawing)


@pytest.mark.parametrize(("today", "late"), [(date(2024, 5, 9), False), (date(2024, 5, 10), True)])
def test_late_from_the_day_after_the_last(drawn, today: date, late: bool) -> None:
    drawing = drawn("trước ngày 10/5/2024", SCALES[2], today=today)
    assert ("trước 10/5 · quá hạn" in labels(drawing)) is late
    assert (kind(drawing, Flag)[0].tone is Tone.LATE) is late


def test_a_long_time_is_drawn_as_far_as_it_is_seen(make, style, workdays) -> None:
    plan = make("Từ ngày 01/01/2019 đến ngày 31/12/2028")
    chart, scale = Chart(rows((plan,)), workdays, style, (40, 200)), SCALES[0]
    drawing = chart.pane(scale, 0, 1600, 0, 500)
    (bar,) = boxes(drawing, Tone.UNIT)
    assert bar.open == "both" and bar.width < 1800
    assert drawing.spots[0].width == pytest.approx(3653 * scale.cell)
