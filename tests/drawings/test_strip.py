"""Each kind of time has its glyph at the right days, and a fuzzy time is never an exact bar."""

from datetime import date

import pytest

from desktop.drawings.shapes import Box, Flag, Line, Shape, Taper, Tone
from desktop.drawings.strip import BAR, BAR_TOP, HEIGHT, strip
from desktop.drawings.timescale import Timescale
from desktop.plan import phrase

WIDTH = 610.0


def drawn(words: str) -> tuple[Shape, ...]:
    return strip(phrase.parse(words, year=2024), WIDTH)


def scale(first: date, days: int) -> Timescale:
    return Timescale(first, WIDTH / days)


def boxes(words: str, tone: Tone) -> list[Box]:
    return [shape for shape in drawn(words) if isinstance(shape, Box) and shape.tone is tone]


def test_a_deadline_is_a_flag_at_the_end_of_the_last_day_and_no_bar() -> None:
    (flag,) = [shape for shape in drawn("Hoàn thành trước ngày 10/5/2024") if isinstance(shape, Flag)]
    assert flag.x == pytest.approx(scale(date(2024, 5, 1), 31).x(date(2024, 5, 10)))
    assert flag.y == BAR_TOP + BAR
    assert boxes("Hoàn thành trước ngày 10/5/2024", Tone.BAR) == []
    assert any(isinstance(shape, Line) and shape.fading for shape in drawn("trước ngày 10/5/2024"))


def test_half_a_day_is_half_a_cell() -> None:
    (bar,) = boxes("Chiều ngày 17/5/2024", Tone.BAR)
    cells = scale(date(2024, 5, 1), 31)
    assert (bar.x, bar.width) == pytest.approx((cells.x(date(2024, 5, 17), 0.5), cells.cell / 2))


def test_a_range_is_one_bar_with_both_ends_in_it() -> None:
    (bar,) = boxes("Từ ngày 13/5/2024 đến hết ngày 18/5/2024", Tone.BAR)
    assert bar.width == pytest.approx(6 * WIDTH / 31)


def test_days_within_a_window_are_a_chip_in_a_hatched_box() -> None:
    (window,) = boxes("01 ngày, trong tháng 4/2024", Tone.WINDOW)
    (chip,) = boxes("01 ngày, trong tháng 4/2024", Tone.CORE)
    assert window.hatched and chip.dashed
    assert chip.width == pytest.approx(window.width / 30)
    assert window.x < chip.x < chip.x + chip.width < window.x + window.width


def test_a_month_has_soft_ends_and_a_focus_its_core() -> None:
    assert boxes("Tháng 5/2024", Tone.WINDOW)[0].soft
    words = "Trong tháng 4/2024, trọng tâm là từ ngày 15/4/2024 đến hết ngày 21/4/2024"
    assert boxes(words, Tone.CORE)[0].width == pytest.approx(boxes(words, Tone.WINDOW)[0].width * 7 / 30)


def test_around_a_day_is_a_taper() -> None:
    assert any(isinstance(shape, Taper) for shape in drawn("Trước, trong và sau ngày 18/5/2024"))


@pytest.mark.parametrize("words", ["", "thường xuyên", "khi nào trời đẹp", "giai đoạn 2027-2031"])
def test_no_day_or_many_years_draw_nothing(words: str) -> None:
    assert drawn(words) == ()


@pytest.mark.parametrize("words", ["Tháng 5/2024", "trước 01/01/2024", "từ 28/12/2023 đến 03/01/2024"])
def test_everything_stays_on_the_strip(words: str) -> None:
    for shape in drawn(words):
        if isinstance(shape, Box):
            assert shape.x >= -0.01 and shape.x + shape.width <= WIDTH * 1.04
            assert shape.y >= 0 and shape.y + shape.height <= HEIGHT
