"""The shapes of a time and of a calendar become ink in the window's colours, light and dark."""

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desktop.drawings.hues import HUES
from desktop.drawings.month import month
from desktop.drawings.shapes import Align, Box, Flag, Shape, Taper, Tone, Words
from desktop.drawings.strip import HEIGHT, strip
from desktop.plan import phrase
from desktop.plan.workdays import calendar
from desktop.ui import painter as painting
from desktop.ui import theme
from desktop.ui.painter import colour, paint

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def dark(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "dark")
    yield
    theme.apply(qapp, "light")


def inked(
    shapes: Iterable[Shape], width: int = 620, height: int = int(HEIGHT), clip: QRectF | None = None
) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.tokens().ground))
    painter = QPainter(image)
    paint(painter, shapes, clip)
    painter.end()
    return image


def time(words: str) -> QImage:
    return inked(strip(phrase.parse(words, year=2024), 620.0))


def count(image: QImage, wanted: QColor) -> int:
    return sum(
        image.pixelColor(x, y) == wanted for x in range(0, image.width(), 2) for y in range(image.height())
    )


def contrast(one: QColor, other: QColor) -> float:
    def light(ink: QColor) -> float:
        parts = (ink.redF(), ink.greenF(), ink.blueF())
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    brighter, darker = sorted((light(one), light(other)), reverse=True)
    return brighter / darker


def test_a_range_is_solid_and_a_window_is_not() -> None:
    assert count(time("Từ ngày 13/5/2024 đến 18/5/2024"), colour(Tone.BAR)) > 400
    assert count(time("Tháng 5/2024"), colour(Tone.BAR)) < 50


def test_a_deadline_has_its_own_colour() -> None:
    assert count(time("trước ngày 10/5/2024"), colour(Tone.DEADLINE)) > 5


@pytest.mark.parametrize("hue", range(len(HUES)))
def test_a_unit_has_its_colour_and_its_pattern(hue: int) -> None:
    full = count(inked([Box(0, 0, 40, 20, Tone.UNIT, hue=0)], 40, 20), colour(Tone.UNIT, 0))
    own = count(inked([Box(0, 0, 40, 20, Tone.UNIT, hue=hue)], 40, 20), colour(Tone.UNIT, hue))
    assert own == full if hue == 0 else 20 < own < full


def test_an_outline_leaves_its_middle_free() -> None:
    for box in (Box(0, 0, 40, 20, Tone.UNIT, hue=1, dashed=True, radius=4), Box(0, 0, 40, 20, Tone.RING)):
        image = inked([box], 40, 20)
        assert image.pixelColor(20, 10) == QColor(theme.tokens().ground)
        assert any(image.pixelColor(x, 0) != image.pixelColor(20, 10) for x in range(40))


def test_words_stand_at_the_end_they_are_told() -> None:
    def span(align: Align) -> tuple[int, int]:
        image = inked([Words(100, 20, "Hạn 10/5", Tone.TEXT, 12.0, align=align)], 200, 30)
        ground = QColor(theme.tokens().ground)
        columns = [x for x in range(200) if any(image.pixelColor(x, y) != ground for y in range(30))]
        return columns[0], columns[-1]

    assert span(Align.LEFT)[0] >= 99
    assert span(Align.RIGHT)[1] <= 101
    left, right = span(Align.MIDDLE)
    assert left < 100 < right


def test_a_clip_leaves_out_what_lies_elsewhere() -> None:
    boxes = [Box(0, 0, 40, 10, Tone.TODAY), Box(0, 50, 40, 10, Tone.TODAY)]
    image = inked(boxes, 40, 60, QRectF(0, 40, 40, 20))
    assert image.pixelColor(20, 5) != colour(Tone.TODAY) == image.pixelColor(20, 55)


def test_a_taper_stays_between_its_bounds() -> None:
    image = inked([Taper(50, 5, 60, 10, hue=2, left=30, right=70)], 100, 20)
    ground = QColor(theme.tokens().ground)
    assert image.pixelColor(50, 10) != ground
    assert all(image.pixelColor(x, 10) == ground for x in (*range(28), *range(73, 100)))


def test_a_flag_of_a_unit_has_its_colour() -> None:
    assert count(inked([Flag(10, 15, 12, Tone.UNIT, 3)], 20, 20), colour(Tone.UNIT, 3)) > 10


def test_measure_knows_that_bold_and_larger_words_are_wider() -> None:
    style = painting.style()
    plain = style.measure("Kế hoạch", style.size, False)
    assert style.measure("Kế hoạch", style.size, True) >= plain > 0
    assert style.measure("Kế hoạch", style.size * 2, False) > 1.5 * plain
    assert style is painting.style() and style.row > style.size and style.small >= style.least


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_all_words_can_be_read_on_all_grounds(mode: str, request: pytest.FixtureRequest) -> None:
    if mode == "dark":
        request.getfixturevalue("dark")
    grounds = [colour(tone) for tone in (Tone.GROUND, Tone.CLOSED, Tone.CHIP, Tone.HEAT_1)]
    grounds += [colour(Tone.CHIP, hue) for hue in range(len(HUES))]
    for tone in (Tone.TEXT, Tone.MUTED, Tone.LATE):
        assert min(contrast(colour(tone), ground) for ground in grounds) >= 4.5, tone
    for tone in (Tone.HOLIDAY, Tone.MAKEUP, Tone.EVENT):
        assert min(contrast(colour(tone), ground) for ground in grounds[:2]) >= 4.5, tone
    assert contrast(colour(Tone.TEXT), colour(Tone.HEAT_2)) >= 4.5
    assert contrast(colour(Tone.ON_HEAT_3), colour(Tone.HEAT_3)) >= 4.5
    assert contrast(colour(Tone.ON_TODAY), colour(Tone.TODAY)) >= 4.5


@pytest.mark.usefixtures("dark")
def test_the_dark_window_paints_a_month_in_its_own_colours() -> None:
    drawing = month(date(2024, 5, 1), (), calendar(()), 700, 420, painting.style(), today=date(2024, 5, 10))
    image = inked(drawing.shapes, 700, 420)
    assert count(image, QColor(theme.DARK.accent)) > 50
    assert count(image, QColor(theme.DARK.side)) > 1000
