"""The day under the pointer stays there; wheel, tilt, touchpad and splitter do what they should."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.drawings.shapes import Words

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize("share", [0.0, 0.13, 0.5, 0.97])
@pytest.mark.parametrize("turns", [(120,) * 9, (-120,) * 9, (120, -120) * 6, (15, -40, 7) * 8])
def test_the_moment_under_the_pointer_stays_to_one_pixel(page, hand, share, turns) -> None:
    view, mouse = page.view, hand(page.view)
    at = QPointF(view.pane().left() + share * view.pane_width(), 300)
    x = at.x() - view.table_width
    moment = view.lens.day(x)
    for angle in turns:
        mouse.wheel(at, angle=(0, angle), keys=CTRL)
        assert abs(view.lens.scale.x(*moment) - view.left() - x) <= 1
    assert view.horizontalScrollBar().value() == view.left()


def test_by_key_the_chosen_time_stays_where_it_is(open_page, plan) -> None:
    page = open_page(plan("Từ ngày 6/5/2024 đến ngày 12/5/2024"))
    page.focus_first()
    before = page.view.fixed_point()
    for factor in (1.25, 1.25, 0.8, 0.8, 0.8):
        page.zoom(factor)
        assert page.view.fixed_point() == pytest.approx(before, abs=1)


def test_the_plain_wheel_goes_down_and_shift_goes_along(page, hand) -> None:
    view, mouse = page.view, hand(page.view)
    at, scale = view.pane().center(), view.lens.scale
    mouse.wheel(at, angle=(0, -120))
    assert view.top() > 0
    top, left = view.top(), view.lens.left
    mouse.wheel(at, angle=(0, -120), keys=SHIFT)
    assert view.lens.left > left and view.top() == top
    mouse.wheel(at, angle=(120, 0))
    assert view.lens.left == left
    assert view.lens.scale == scale


def test_a_swipe_goes_as_far_as_the_fingers_and_never_zooms(page, hand) -> None:
    view, mouse = page.view, hand(page.view)
    left, scale = view.lens.left, view.lens.scale
    mouse.wheel(view.pane().center(), pixels=(-37, -21), angle=(-74, -42))
    assert (view.lens.left - left, view.top()) == (37, 21)
    assert view.lens.scale == scale


def test_wheeling_far_out_and_in_again_finds_the_same_days(page, hand) -> None:
    view, mouse = page.view, hand(page.view)
    at = view.pane().center()
    moment = view.lens.day(at.x() - view.table_width)
    for angle in (*(-120,) * 40, *(120,) * 40):
        mouse.wheel(at, angle=(0, angle), keys=CTRL)
    day, _part = view.lens.day(at.x() - view.table_width)
    assert abs(day - moment[0]) <= timedelta(days=1)


def test_the_size_is_named_on_the_toolbar(page) -> None:
    for key, words in (("ngày", "Days"), ("năm", "Years"), ("buổi", "Half-days")):
        page.view.show_step(key)
        assert page.toolbar.steps.text() == words


def test_the_splitter_moves_and_the_middle_day_stays(page, hand) -> None:
    view, mouse = page.view, hand(page.view)
    moment = view.lens.day(view.pane_width() / 2)
    edge = QPointF(view.table_width, 300)
    mouse.carry(edge, edge + QPointF(90, 0))
    mouse.drop(edge + QPointF(90, 0))
    assert view.table_width == edge.x() + 90 == view.chart.table_width
    assert abs(view.lens.shows(*moment) - view.pane_width() / 2) <= 1
    QApplication.processEvents()


def test_rows_and_bars_share_one_height(page) -> None:
    view = page.view
    for index in range(0, len(view.rows), 5):
        where = view.row_rect(index)
        assert view.row_at(where.center()) == index
        for entry in view.rows[index].entries:
            for spot in view.spots_of(entry.key, index):
                assert view.chart.top_of(index) <= spot.y < view.chart.top_of(index) + where.height()


def test_the_page_opens_with_every_glyph_and_word_in_view(page) -> None:
    view = page.view
    left, right = view.lens.left, view.lens.left + view.pane_width()
    drawn = view.chart.pane(view.lens.scale, left - 500, right + 500, 0, view.chart.height)
    words = [shape for shape in drawn.shapes if isinstance(shape, Words) and shape.width]
    assert drawn.spots and words
    assert all(left <= part.x and part.x + part.width <= right for part in (*drawn.spots, *words))


def test_the_width_of_the_table_is_remembered(open_page, plan) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    before = page.view.table_width
    page.focus_first()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.view, Qt.Key.Key_Right, keys)
    assert page.view.table_width == before + 32
    assert open_page(plan("Ngày 15/5/2024")).view.table_width == before + 32
