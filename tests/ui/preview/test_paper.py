"""A document in memory: sizes, pictures, places."""

import pytest
import shiboken6
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from desktop.documents.pages import Place
from desktop.documents.typeset import Typeset
from desktop.ui.preview.paper import Paper
from desktop.ui.preview.stack import Spot

SIZE = QSize(300, 424)


@pytest.fixture
def parent(qtbot: QtBot) -> QObject:
    return QObject()


def test_pages_are_a4(pages: Typeset, parent: QObject) -> None:
    paper = Paper(pages.pdf, pages.places, parent)
    assert paper.readable
    assert {(round(width), round(height)) for width, height in paper.sizes} == {(595, 842)}
    assert len(paper.sizes) == pages.pages


@pytest.mark.parametrize("junk", [b"", b"no PDF at all", b"%PDF-1.7\n"])
def test_junk_is_not_readable(junk: bytes, parent: QObject) -> None:
    assert not Paper(junk, (), parent).readable


def test_a_page_is_drawn_with_ink_on_it(pages: Typeset, parent: QObject, qtbot: QtBot) -> None:
    paper = Paper(pages.pdf, (), parent)
    with qtbot.waitSignal(paper.drawn):
        paper.draw(0, SIZE)
    picture = paper.picture(0)
    assert picture and paper.has(0, SIZE) and not paper.has(0, SIZE * 2)
    assert any(picture.pixelColor(x, y).alpha() > 200 for x in range(0, 300, 2) for y in range(0, 200, 2))


def test_far_pages_are_forgotten(pages: Typeset, parent: QObject, qtbot: QtBot) -> None:
    paper = Paper(pages.pdf, (), parent)
    with qtbot.waitSignal(paper.drawn):
        paper.draw(0, SIZE)
    paper.forget_but(range(1, 3))
    assert paper.picture(0) is None


def test_the_smallest_place_is_the_one_meant(pages: Typeset, parent: QObject) -> None:
    places = (Place("big", 0, 0, 0, 500, 500), Place("small", 0, 10, 10, 20, 20))
    paper = Paper(pages.pdf, places, parent)
    found = [paper.source_at(spot) for spot in (Spot(0, 15, 15), Spot(0, 200, 200), Spot(1, 15, 15))]
    assert found == ["small", "big", ""]


def test_a_paper_may_go_while_it_is_being_drawn(pages: Typeset, qtbot: QtBot) -> None:
    for _round in range(20):
        holder = QObject()
        Paper(pages.pdf, (), holder).draw(0, SIZE * 4)
        holder.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(holder))
