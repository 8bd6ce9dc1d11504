"""Each pattern leaves other marks, and strokes stay inside their rectangle."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.drawings.hues import Pattern
from desktop.ui.patterns import hatch, strokes

WHERE = QRectF(0, 0, 24, 24)


def marks(pattern: Pattern) -> frozenset[tuple[int, int]]:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    hatch(painter, WHERE, pattern, QColor("black"))
    painter.end()
    dark = [(x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).lightness() < 128]
    return frozenset(dark)


@pytest.mark.usefixtures("qapp")
def test_no_two_patterns_are_alike() -> None:
    assert len({marks(pattern) for pattern in Pattern}) == len(Pattern)
    assert marks(Pattern.SOLID) == frozenset()


def test_strokes_stay_inside() -> None:
    lines = strokes(QRectF(10, 5, 30, 3))
    assert lines
    assert all(10 <= line.x1() <= line.x2() <= 40 and {line.y1(), line.y2()} == {5.0, 8.0} for line in lines)
