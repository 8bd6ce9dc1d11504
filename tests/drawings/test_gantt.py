"""The chart as a whole: rows that join, a cost that knows no N, and nothing that bad input breaks."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import By, rows
from desktop.drawings.gantt_scale import STEPS, Timescale
from desktop.drawings.labels import events
from desktop.drawings.shapes import Box, Drawing, Flag, Line, Taper, Tone, Words
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.item import Unit
from desktop.plan.plan import Event

COLUMNS = (40, 300, 120, 120, 150, 80)
TODAY = date(2024, 5, 13)
WIDE, HIGH = 1600.0, 900.0


@pytest.fixture
def chart(style, workdays):
    def made(agendas, by: By = By.NONE, **more) -> Chart:
        found = rows(agendas, by, today=TODAY)
        return Chart(found, workdays, style, COLUMNS, today=TODAY, anchors=events(agendas), **more)

    return made


def many(count: int) -> tuple[Agenda, ...]:
    words = ("trước ngày 10/5/2024", "ngày 15/5/2024", "Tháng 5/2024", "", "02 ngày, trong tháng 5/2024")
    whens = [phrase.parse(text, year=2024) for text in words]
    return tuple(
        Agenda(
            plan=f"p{plan}",
            title=f"Kế hoạch {plan}",
            year=2024,
            entries=tuple(
                Entry(plan=f"p{plan}", place=f"i{at}", task=f"i{at}", title=f"Việc {at} " * (1 + at % 9),
                      when=whens[at % 5], leads=(Unit(f"Phòng {at % 7}"),))
                for at in range(100)
            ),
        )
        for plan in range(count // 100)
    )  # fmt: skip


def places(drawing: Drawing) -> list[tuple[float, float]]:
    """Left and right of everything but words and lines."""
    return [(shape.x, shape.x + shape.width) for shape in drawing.shapes if isinstance(shape, Box)]


@pytest.mark.parametrize("by", list(By))
def test_rows_join_and_are_found_by_their_height(chart, samples, by: By) -> None:
    made = chart(samples, by)
    for index in range(len(made.rows)):
        assert made.row_at(made.top_of(index)) == index
        assert made.row_at(made.top_of(index) + made.row_height(index) - 0.01) == index
    assert made.row_at(made.height) is None and made.row_at(-1) is None
    assert made.height == pytest.approx(sum(map(made.row_height, range(len(made.rows)))))


def test_long_names_make_rows_higher_up_to_three_lines(chart, make) -> None:
    plan = make("ngày 15/5/2024", "ngày 15/5/2024", "ngày 15/5/2024")
    titles = ("Ngắn", "Dài vừa phải " * 6, "Rất dài " * 250)
    plan = replace(
        plan, entries=tuple(replace(e, title=t) for e, t in zip(plan.entries, titles, strict=True))
    )
    made = chart((plan,))
    one, two, three = map(made.row_height, range(3))
    assert one < two <= three == made.row_height(2)
    lines = [shape for shape in made.table(made.top_of(2), made.height).shapes
             if isinstance(shape, Words) and shape.text.count("dài") > 2]  # fmt: skip
    assert len(lines) == 3 and lines[-1].text.endswith("…")


@pytest.mark.parametrize("lines", [1, 2])
def test_fewer_lines_where_that_is_wanted(chart, samples, lines: int) -> None:
    low, high = chart(samples, lines=lines), chart(samples)
    assert max(map(low.row_height, range(len(low.rows)))) < max(map(high.row_height, range(len(high.rows))))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
@pytest.mark.parametrize("by", list(By))
def test_what_is_drawn_touches_the_rectangle(chart, samples, step, by: By) -> None:
    made = chart(samples, by)
    scale = Timescale(made.span[0], step.cell)
    left = scale.x(date(2024, 4, 10))
    drawing = made.pane(scale, left, left + WIDE, 200, 200 + HIGH)
    for start, end in places(drawing):
        assert end >= left - 60 and start <= left + WIDE + 60
    for shape in drawing.shapes:
        y = shape.y if isinstance(shape, Box | Words | Flag | Taper) else shape.y0
        assert -200 <= y <= 200 + HIGH + 200
    assert len(drawing.shapes) < 900


def test_scrolled_or_not_a_bar_has_one_place(chart, samples) -> None:
    made = chart(samples)
    scale = Timescale(made.span[0], 12)
    whole = made.pane(scale, scale.x(date(2024, 4, 1)), scale.x(date(2024, 7, 1)), 0, made.height)
    part = made.pane(scale, scale.x(date(2024, 5, 1)), scale.x(date(2024, 5, 20)), 0, 300)
    assert set(part.spots) <= set(whole.spots)


def test_cost_does_not_grow_with_the_rows(chart) -> None:
    made = {count: chart(many(count), lazily=True) for count in (100, 2000, 20_000)}
    scale = Timescale(date(2024, 4, 1), 12)
    drawn = {n: one.pane(scale, 0, WIDE, one.height / 2, one.height / 2 + 600) for n, one in made.items()}
    counts = [len(drawing.shapes) for drawing in drawn.values()]
    assert max(counts) < 1.6 * min(counts)


def test_rows_out_of_view_are_never_made(chart) -> None:
    made = chart(many(20_000), lazily=True)
    made.pane(Timescale(date(2024, 4, 1), 12), 0, WIDE, 0, HIGH)
    made.table(0, HIGH)
    made_rows = sum(row is not None for block in made.rows.blocks for row in block._made)
    assert 0 < made_rows <= 300


def test_rows_measured_when_they_are_seen_are_as_high_as_ever(chart) -> None:
    lazy, eager = chart(many(1000), lazily=True), chart(many(1000))
    assert lazy.height != eager.height
    for y in (9000.0, 100.0, 20_000.0):
        shown = lazy.row_at(y)
        assert shown is not None and lazy.row_height(shown) == eager.row_height(shown)
    list(lazy.measured())
    assert lazy.take() is not None and lazy.take() is None
    assert [*map(lazy.top_of, range(1001))] == pytest.approx([*map(eager.top_of, range(1001))])


def test_what_was_seen_stays_when_what_is_above_it_is_measured(chart) -> None:
    made = chart(many(1000), lazily=True)
    row = made.row_at(9000.0)
    before = made.top_of(row)
    moved = made.lay(3000.0, 9000.0)
    assert moved is not None and made.top_of(row) == pytest.approx(before + moved.by) != before
    assert moved.below < made.top_of(row) and made.lay(3000.0, 9000.0) is None


def test_the_span_holds_all_times_and_events(chart, samples) -> None:
    first, last = chart(samples).span
    assert first <= date(2021, 4, 20) and last >= date(2026, 5, 18)


def test_an_empty_chart_shows_this_year(chart) -> None:
    made = chart(())
    assert made.height == 0 and made.row_at(0) is None and made.legend() is not None
    assert made.span == (date(2024, 1, 1), date(2024, 12, 31))
    assert made.pane(Timescale(date(2024, 1, 1), 12), 0, WIDE, 0, HIGH).spots == ()
    assert made.table(0, HIGH).spots == ()


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
@pytest.mark.parametrize(
    "words",
    [
        "ngày 01/01/1900",
        "Từ ngày 01/01/2019 đến ngày 31/12/2028",
        "giai đoạn 2021-2030",
        "trước ngày 01/01/1900",
        "Trước, trong và sau ngày 31/12/9999",
    ],
)
def test_far_and_long_times(chart, make, step, words: str) -> None:
    made = chart((make(words, "ngày 15/5/2024"),))
    for day in (*made.span, date(2024, 5, 1)):
        scale = Timescale(day, step.cell)
        assert len(made.pane(scale, -WIDE, WIDE, 0, HIGH).shapes) < 3000
        assert made.header(scale, -WIDE, WIDE).shapes


def test_five_hundred_units_and_everything_at_once(chart, make) -> None:
    plan = make(*["Từ ngày 13/5/2024 đến ngày 17/5/2024"] * 500)
    entries = tuple(
        replace(e, leads=(Unit(f"Đơn vị {at}"),), title="Tên " * 500) for at, e in enumerate(plan.entries)
    )
    made = chart((replace(plan, entries=entries),), By.UNIT)
    assert sum(row.head for row in made.rows) == 500
    assert made.pane(Timescale(date(2024, 5, 1), 12), 0, WIDE, 0, HIGH).spots
    assert 10 < len(made.legend()) < 30


def test_the_anchor_is_a_band_of_full_height_with_its_name_above(chart, make) -> None:
    plan = replace(make("ngày 15/5/2024"), event=Event("Ngày KH&CN Việt Nam", date(2024, 5, 18)))
    made, scale = chart((plan,)), Timescale(date(2024, 5, 1), 28)
    (band,) = [s for s in made.pane(scale, 0, WIDE, 0, HIGH).shapes if getattr(s, "tone", "") is Tone.ANCHOR]
    assert (band.x, band.width, band.height) == (scale.x(date(2024, 5, 18)), 28, HIGH)
    said = [s.text for s in made.header(scale, 0, WIDE).shapes if isinstance(s, Words)]
    assert "18/5 Ngày KH&CN Việt Nam" in said
    edge = scale.end(date(2024, 5, 18)) + 20
    (name,) = [s for s in made.header(scale, 0, edge).shapes if getattr(s, "tone", "") is Tone.EVENT]
    assert name.text == "18/5 Ngày KH&CN Việt Nam" and name.x < scale.x(date(2024, 5, 18))


def test_closed_days_are_shaded_but_not_the_saturday_worked_instead(chart, make) -> None:
    made, scale = chart((make("ngày 15/5/2024"),)), Timescale(date(2024, 4, 29), 28)
    shaded = [
        (s.x / 28, s.width / 28) for s in made.pane(scale, 0, 14 * 28 - 1, 0, HIGH).shapes
        if isinstance(s, Box) and s.tone is Tone.CLOSED
    ]  # fmt: skip
    assert shaded == [(2, 1), (6, 1), (12, 2)]  # 1 May, Sunday 5 May (4 May is worked), the next weekend


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_today_is_a_line_through_its_middle(chart, make, step) -> None:
    made, scale = chart((make("ngày 15/5/2024"),)), Timescale(date(2024, 5, 1), step.cell)
    (line,) = [s for s in made.pane(scale, 0, WIDE, 0, HIGH).shapes if getattr(s, "tone", "") is Tone.TODAY]
    assert line.x + line.width / 2 == pytest.approx(scale.x(TODAY, 0.5))


def test_spots_tell_all_and_lie_on_their_bars(chart, make) -> None:
    made, scale = chart((make("Từ ngày 13/5/2024 đến ngày 17/5/2024"),)), Timescale(date(2024, 5, 1), 12)
    (spot,) = made.pane(scale, 0, WIDE, 0, HIGH).spots
    assert (spot.x, spot.x + spot.width) == (scale.x(date(2024, 5, 13)), scale.end(date(2024, 5, 17)))
    assert spot.kind == "entry" and "Văn phòng Sở" in spot.words and "Việc 1" in spot.words


def test_painting_goes_from_the_ground_up(chart, samples) -> None:
    made = chart(samples)
    scale = Timescale(date(2024, 4, 1), 12)
    drawing = made.pane(scale, 0, WIDE, 0, made.height)
    tones = [getattr(shape, "tone", None) for shape in drawing.shapes]
    order = [Tone.CLOSED, Tone.ANCHOR, Tone.WINDOW, Tone.TODAY]
    assert [max(i for i, tone in enumerate(tones) if tone is wanted) for wanted in order] == sorted(
        max(i for i, tone in enumerate(tones) if tone is wanted) for wanted in order
    )
    assert any(isinstance(shape, Line) for shape in drawing.shapes)
