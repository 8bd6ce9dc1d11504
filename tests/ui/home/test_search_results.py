"""What a search in all plans shows, and where Enter leads."""

from collections.abc import Callable, Sequence
from threading import get_ident

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtTest import QTest

from desktop.errors import KnownError
from desktop.session.library import Summary
from desktop.session.searching import Found
from desktop.ui import theme
from desktop.ui.home import marked
from desktop.ui.home.plans_page import MOST_FOUND, PlansPage

SUMMARY = Summary("p", "Ngày hội Đọc sách", "", "", 2026, "", "2026-05-18", "draft", "")
PLACE = Found(SUMMARY, "section:s", "i1", "Trưng bày hiện vật của làng gốm", ((10, 8),), ())
TITLE = Found(SUMMARY._replace(id="t", title="Hiện vật"), "title", "title", "", (), ((0, 8),))
Return, Down = Qt.Key.Key_Return, Qt.Key.Key_Down
Open = Callable[[Callable[[str, int], Sequence[Found]]], PlansPage]


@pytest.fixture
def open_page(qtbot) -> Open:
    def make(seek: Callable[[str, int], Sequence[Found]]) -> PlansPage:
        page = PlansPage(lambda _words, _limit: [SUMMARY])
        page.seek = seek
        qtbot.addWidget(page)
        page.resize(1100, 600)
        page.show()
        page.refresh()
        return page

    return make


def finder(words: str, limit: int) -> Sequence[Found]:
    return [PLACE, TITLE] if words.startswith("hien") else []


@pytest.fixture
def page(open_page: Open, qtbot, typing) -> PlansPage:
    """The page once "hien vat" was sought."""
    page = open_page(finder)
    typing(page.search, "hien vat")
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    return page


def test_the_search_is_made_off_the_gui_thread(open_page: Open, qtbot) -> None:
    seen: list[tuple[int, str, int]] = []
    page = open_page(lambda words, limit: seen.append((get_ident(), words, limit)) or [])
    page.search.setText("  gốm ")
    qtbot.waitUntil(lambda: page.nothing.isVisible())
    ((thread, words, limit),) = seen
    assert thread != get_ident() and (words, limit) == ("gốm", MOST_FOUND)
    assert page.nothing.text() == "No plan has the words “gốm”."


def test_how_many_were_found_is_said_and_told_to_a_screen_reader(page: PlansPage) -> None:
    assert page.count.text() == "Plans found: 2"
    said = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Ngày hội Đọc sách, Trưng bày hiện vật của làng gốm")


def test_more_than_are_shown_is_said(open_page: Open, qtbot) -> None:
    page = open_page(
        lambda _words, limit: [PLACE._replace(summary=SUMMARY._replace(id=f"{n}")) for n in range(limit)]
    )
    page.search.setText("a")
    qtbot.waitUntil(lambda: page.model.rowCount() == MOST_FOUND)
    assert str(MOST_FOUND) in page.count.text() and "more words" in page.count.text()
    assert not page.model.canFetchMore(page.list.rootIndex())


def test_a_row_has_a_line_for_the_words(page: PlansPage) -> None:
    with_words, without = (page.list.visualRect(page.model.index(row)).height() for row in (0, 1))
    assert with_words > without


def test_enter_opens_the_plan_at_the_place(page: PlansPage, qtbot) -> None:
    QTest.keyClick(page.search, Return)
    qtbot.waitUntil(page.list.hasFocus)
    with qtbot.waitSignal(page.opened_at, timeout=1000) as told:
        QTest.keyClick(page.list, Return)
    assert told.args == ["p", "section:s", "i1"]


def test_where_the_title_says_it_the_plan_itself_is_opened(page: PlansPage, qtbot) -> None:
    QTest.keyClick(page.search, Down)
    QTest.keyClick(page.list, Down)
    with qtbot.waitSignal(page.opened, timeout=1000) as told:
        QTest.keyClick(page.list, Return)
    assert told.args == ["t"]


def test_the_list_of_all_plans_comes_back(page: PlansPage, qtbot) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert not page.count.isVisible() and page.model.found(page.model.index(0)) is None


def test_an_answer_to_words_that_are_gone_is_not_shown(page: PlansPage, qtbot) -> None:
    page.search.setText("hien vat cu")
    page.refresh()
    page.search.setText("")
    page.refresh()
    with qtbot.waitSignal(page.failed, timeout=1000):
        page.seek = failing
        page.search.setText("x")
    assert page.model.rowCount() == 1 and not page.count.isVisible()


def failing(words: str, limit: int) -> Sequence[Found]:
    raise KnownError("no")


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("chosen", [False, True])
def test_what_matched_is_seen(qapp, mode: str, chosen: bool) -> None:
    theme.apply(qapp, mode)
    plain, with_mark = (picture(PLACE.words, marks, chosen) for marks in ((), PLACE.marks))
    changed = [x for x in range(0, 400, 4) if column(plain, x) != column(with_mark, x)]
    assert min(changed) > 30 and max(changed) < 260


def picture(words: str, marks: tuple[tuple[int, int], ...], chosen: bool) -> QImage:
    image = QImage(400, 24, QImage.Format.Format_RGB32)
    image.fill(theme.tokens().accent_soft if chosen else theme.tokens().ground)
    painter = QPainter(image)
    marked.paint_line(painter, QRect(QPoint(0, 0), image.size()), QFont(), words, marks, chosen=chosen)
    painter.end()
    return image


def column(image: QImage, x: int) -> list[int]:
    return [image.pixel(x, y) for y in range(image.height())]
