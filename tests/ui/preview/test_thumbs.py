"""The strip of small pages: which page is read, and going to another."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.documents.typeset import Typeset
from desktop.ui import theme
from desktop.ui.preview.thumbs import Thumbs


@pytest.fixture
def strip(qtbot: QtBot, pages: Typeset) -> Thumbs:
    shown = Thumbs()
    qtbot.addWidget(shown)
    shown.resize(shown.width(), 160)
    shown.show()
    with qtbot.waitSignal(shown.shown):
        assert shown.put(pages.pdf)
    return shown


def ringed(strip: Thumbs, page: int) -> bool:
    """Whether the page has the accent's ring."""
    where = strip._on_screen(strip._stack.boxes[page])
    image = strip.viewport().grab().toImage()
    at = QPoint(round(where.left()) - 3, round(where.top()) + 20)
    return image.pixelColor(at) == QColor(theme.tokens().accent)


def test_the_first_page_is_marked_and_said(strip: Thumbs, pages: Typeset) -> None:
    assert strip.accessibleName() == "Small pages"
    assert ringed(strip, 0) and not ringed(strip, 1)
    strip.mark(1)
    assert strip.accessibleDescription() == f"Page 2 of {pages.pages}" and ringed(strip, 1)


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, -1),
        (Qt.Key.Key_Return, 1),
    ],
)
def test_keys_go_to_pages(strip: Thumbs, pages: Typeset, qtbot: QtBot, key: Qt.Key, page: int) -> None:
    strip.mark(1)
    with qtbot.waitSignal(strip.page_chosen) as chosen:
        qtbot.keyClick(strip, key)
    assert chosen.args == [page % pages.pages]


def test_a_click_goes_to_the_page(strip: Thumbs, qtbot: QtBot) -> None:
    at = strip._on_screen(strip._stack.boxes[1]).topLeft().toPoint() + QPoint(9, 9)
    with qtbot.waitSignal(strip.page_chosen) as chosen:
        qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [1]


def test_the_page_being_read_is_brought_into_the_strip(strip: Thumbs, pages: Typeset) -> None:
    strip.mark(pages.pages - 1)
    where = strip._on_screen(strip._stack.boxes[-1])
    assert where.top() >= 0 and where.bottom() <= strip.viewport().height()


def test_only_pages_that_show_are_drawn(strip: Thumbs, pages: Typeset, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: strip._paper is not None and not strip._paper.busy)
    assert strip._paper and strip._paper.picture(0) and not strip._paper.picture(pages.pages - 1)
