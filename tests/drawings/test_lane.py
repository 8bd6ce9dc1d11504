"""Long windows as thin lines: where they run, how sure they are, and what has no line is counted."""

from datetime import date

import pytest

from desktop.drawings.chips import Rect
from desktop.drawings.labels import found
from desktop.drawings.lane import lane, row_height
from desktop.drawings.shapes import Box, Taper, Tone, Words

MONDAY, SUNDAY = date(2024, 4, 15), date(2024, 4, 21)
WHERE = Rect(0, 10, 700, 0)


def made(make, style, *words: str, **told: int):
    return lane(found((make(*words),), MONDAY, SUNDAY), MONDAY, 7, WHERE, style, **told)


def test_nothing_takes_no_room(style) -> None:
    assert lane([], MONDAY, 7, WHERE, style).height == 0


def test_a_window_is_hatched_and_open_where_it_goes_on(make, style) -> None:
    (box,) = [shape for shape in made(make, style, "Tháng 4/2024").shapes if isinstance(shape, Box)]
    assert box.hatched and box.soft and box.open == "both" and box.tone is Tone.WINDOW


def test_a_window_begins_at_its_day(make, style) -> None:
    lines = made(make, style, "từ ngày 17/4/2024 đến ngày 30/4/2024")
    assert lines.spots[0].x == pytest.approx(202) and lines.spots[0].day == date(2024, 4, 17)
    (box,) = [shape for shape in lines.shapes if isinstance(shape, Box)]
    assert not box.hatched and box.tone is Tone.BAR and box.open == "right"


def test_the_core_is_denser(make, style) -> None:
    words = "Trong tháng 4/2024, trọng tâm là từ ngày 16/4/2024 đến hết ngày 18/4/2024"
    (core,) = [s for s in made(make, style, words).shapes if isinstance(s, Box) and s.tone is Tone.CORE]
    assert (core.x, core.width) == pytest.approx((100, 300))


def test_around_a_day_is_a_taper(make, style) -> None:
    shapes = made(make, style, "Trước, trong và sau ngày 18/4/2024").shapes
    (taper,) = [shape for shape in shapes if isinstance(shape, Taper)]
    assert taper.x == pytest.approx(350)


def test_rows_and_the_count_of_the_rest(make, style) -> None:
    lines = made(make, style, *["Tháng 4/2024"] * 5, lines=3, room=3)
    assert [spot.kind for spot in lines.spots] == ["entry", "entry", "more"]
    assert len(lines.spots[2].hidden) == 3 and lines.height == 3 * row_height(style)
    assert [s.text for s in lines.shapes if isinstance(s, Words)][-1] == "+3 trong khoảng"
