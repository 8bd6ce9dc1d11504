"""The pages on the screen: scroll, zoom, click, follow the record being worked on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.typeset import Typeset
from desktop.ui.preview.view import PagesView

Put = Callable[[PagesView, Typeset], None]


def settle(view: PagesView, qtbot: QtBot) -> None:
    """Until every page that shows is drawn in its size."""
    qtbot.waitUntil(lambda: view._paper is not None and not view._paper.busy)


def white_share(view: PagesView) -> float:
    image = view.viewport().grab().toImage()
    spots = [(x, y) for x in range(40, image.width() - 40, 7) for y in range(40, image.height(), 7)]
    return sum(image.pixelColor(x, y).lightness() > 250 for x, y in spots) / len(spots)


def test_the_view_says_it_is_at_work(qtbot: QtBot) -> None:
    view = PagesView()
    qtbot.addWidget(view)
    assert view.empty and view.accessibleName() == "Page preview"


def test_junk_is_refused_and_the_pages_stay(view: PagesView) -> None:
    before = view.viewport().grab().toImage()
    assert not view.put(b"junk", ())
    assert view.viewport().grab().toImage() == before


def test_paper_is_white_and_fits_the_width(view: PagesView) -> None:
    assert 0.5 < white_share(view) < 1.0
    assert view.horizontalScrollBar().maximum() == 0


def test_the_place_in_the_document_is_told_in_words(view: PagesView, pages: Typeset) -> None:
    assert view.accessibleDescription() == f"Page 1 of {pages.pages}"


def test_home_and_end_reach_the_ends(view: PagesView, pages: Typeset, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.accessibleDescription() == f"Page {pages.pages} of {pages.pages}"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_page_down_goes_on(view: PagesView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() == view.viewport().height() - 40


def test_new_pages_keep_the_place(view: PagesView, pages: Typeset, put: Put) -> None:
    view.verticalScrollBar().setValue(700)
    put(view, pages)
    assert view.verticalScrollBar().value() == 700


def test_old_pages_stay_until_the_new_are_drawn(view: PagesView, pages: Typeset) -> None:
    before = view.viewport().grab().toImage()
    view.put(pages.pdf, pages.places)
    assert view.viewport().grab().toImage() == before


@pytest.mark.parametrize(("key", "larger"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)])
def test_keys_zoom(view: PagesView, qtbot: QtBot, key: Qt.Key, larger: bool) -> None:
    before = view.zoom
    qtbot.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    assert (view.zoom > before) == larger
    qtbot.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom == pytest.approx(before)


def wheel(view: PagesView, delta: int, modifiers: Qt.KeyboardModifier) -> None:
    at = QPointF(200, 200)
    where = QPointF(view.viewport().mapToGlobal(at.toPoint()))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, where, QPoint(), QPoint(0, delta), none, modifiers, phase, False)
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_scrolls_and_with_ctrl_zooms(view: PagesView) -> None:
    before = view.zoom
    wheel(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > 0 and view.zoom == before
    wheel(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.zoom > before


def test_zoom_keeps_what_is_under_the_hand(view: PagesView) -> None:
    view.verticalScrollBar().setValue(600)
    spot = view._stack.spot(0, view._top() + 200)
    view.step_zoom(1, 200)
    again = view._stack.spot(0, view._top() + 200)
    assert again.page == spot.page and abs(again.y - spot.y) < 2


def test_a_zoomed_page_is_drawn_sharp(view: PagesView, qtbot: QtBot) -> None:
    view.set_zoom(1.5)
    settle(view, qtbot)
    assert view._paper and view._paper.has(0, view._pixels(view._stack.boxes[0]))


def test_a_record_is_brought_into_view(view: PagesView, pages: Typeset) -> None:
    source = next(place.source for place in pages.places if place.page == 2)
    view.show_place(source)
    assert view._in_view() and view.verticalScrollBar().value() > 0


@pytest.mark.parametrize("key", ["section:{}", "{}"])
def test_a_section_is_found_by_its_page(view: PagesView, plan, key: str) -> None:
    view.show_place(key.format(plan.sections[-1].id))
    assert view._in_view()


def test_what_is_seen_already_does_not_move(view: PagesView) -> None:
    view.show_place("title")
    assert view.verticalScrollBar().value() == 0


def test_an_unknown_record_does_no_harm(view: PagesView) -> None:
    view.show_place("nowhere")
    assert view.verticalScrollBar().value() == 0


def test_the_mark_goes_with_time(view: PagesView, qtbot: QtBot) -> None:
    view.show_place("title")
    lit = view.viewport().grab().toImage()
    qtbot.waitUntil(lambda: not view._lit.isActive())
    assert view.viewport().grab().toImage() != lit


def click(view: PagesView, qtbot: QtBot, source: str) -> None:
    place = view._paper.places_of(source)[0]
    where = view._box_of(place).center().toPoint() - QPoint(view._left(), view._top())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_tells_the_record(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.place_clicked) as told:
        click(view, qtbot, "title")
    assert told.args == ["title"]


def test_a_click_beside_the_page_tells_nothing(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.place_clicked):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_a_drag_is_no_click(view: PagesView, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.place_clicked):
        qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 120))
        qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 300))


def test_a_wider_view_fits_again(view: PagesView, qtbot: QtBot) -> None:
    before = view.zoom
    view.resize(800, 600)
    settle(view, qtbot)
    assert view.zoom > before
