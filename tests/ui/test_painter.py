"""The shapes of a time become ink in the window's colours."""

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.drawings.shapes import Tone
from desktop.drawings.strip import HEIGHT, strip
from desktop.plan import phrase
from desktop.ui import theme
from desktop.ui.painter import colour, paint


def inked(words: str) -> QImage:
    image = QImage(620, int(HEIGHT), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.tokens().ground))
    painter = QPainter(image)
    paint(painter, strip(phrase.parse(words, year=2024), 620.0))
    painter.end()
    return image


def count(image: QImage, wanted: QColor) -> int:
    return sum(
        image.pixelColor(x, y) == wanted for x in range(0, image.width(), 2) for y in range(image.height())
    )


@pytest.mark.usefixtures("qapp")
def test_a_range_is_solid_and_a_window_is_not() -> None:
    bar, window = inked("Từ ngày 13/5/2024 đến 18/5/2024"), inked("Tháng 5/2024")
    assert count(bar, colour(Tone.BAR)) > 400
    assert count(window, colour(Tone.BAR)) < 50


@pytest.mark.usefixtures("qapp")
def test_a_deadline_has_its_own_colour() -> None:
    assert count(inked("trước ngày 10/5/2024"), colour(Tone.DEADLINE)) > 5
