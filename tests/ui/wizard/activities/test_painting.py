"""Words in a cell: three lines at most, nothing cut without a sign."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from desktop.ui.wizard.activities.painting import MOST_LINES, height, wrapped

LONG = "Tổ chức tọa đàm kỷ niệm Ngày Khoa học và Công nghệ Việt Nam " * 4


@pytest.mark.parametrize("width", [60, 120, 300])
def test_lines_fit_the_width(qapp, width):
    font = QFont()
    lines = wrapped(LONG, width, font.toString())
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("…")
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width + 1 for line in lines)


def test_short_words_are_whole(qapp):
    assert wrapped("Họp báo", 300, QFont().toString()) == ("Họp báo",)
    assert height("", 100, QFont()) == height("Họp", 100, QFont()) < height(LONG, 100, QFont())


def test_a_long_word_is_broken(qapp):
    lines = wrapped("K" * 4000, 50, QFont().toString())
    assert len(lines) == MOST_LINES and lines[-1].endswith("…")
