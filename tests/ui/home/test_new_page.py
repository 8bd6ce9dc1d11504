"""Beginning a plan, by keys and by mouse."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.plan import templates
from desktop.plan.text import fold
from desktop.session.library import Summary
from desktop.ui.home.new_page import NewPage
from desktop.ui.home.way_list import WAY

PLAN = Summary("p0", "Tổ chức Ngày hội", "12", "KH-SKHCN", 2024, "Ngày hội", "2024-05-18", "signed", "")
PLANS = [PLAN, *(PLAN._replace(id=f"p{n}", title=f"Kế hoạch số {n}") for n in range(1, 30))]
SPRING = date(2027, 3, 1)


def page_of(qtbot, plans: Sequence[Summary], today: date = SPRING) -> NewPage:
    def read(search: str, limit: int) -> Sequence[Summary]:
        return [plan for plan in plans if all(w in fold(plan.title) for w in fold(search).split())][:limit]

    page = NewPage(read, today)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.refresh()
    return page


@pytest.fixture
def page(qtbot) -> NewPage:
    return page_of(qtbot, PLANS)


@pytest.fixture
def told(page: NewPage) -> list[tuple[object, ...]]:
    """What the page has told, each with its signal's name first."""
    heard: list[tuple[object, ...]] = []
    for name in ("template_chosen", "renew_wanted", "sample_wanted", "file_wanted", "blank_wanted", "left"):
        getattr(page, name).connect(lambda *words, name=name: heard.append((name, *words)))
    return heard


def press(page: NewPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or page.search, key)


def current(page: NewPage) -> str:
    return page.list.currentIndex().data()


def test_enter_takes_the_first_template(page: NewPage, told) -> None:
    press(page, Qt.Key.Key_Return)
    assert told == [("template_chosen", "science-day", 2027)]


@pytest.mark.parametrize("steps", range(5))
def test_the_arrows_walk_the_templates(page: NewPage, told, steps: int) -> None:
    press(page, *[Qt.Key.Key_Down] * steps, Qt.Key.Key_Return)
    assert told == [("template_chosen", templates.KEYS[steps], 2027)]
    assert page.search.hasFocus()


def test_headings_are_passed_over(page: NewPage, told) -> None:
    press(page, *[Qt.Key.Key_Down] * 5)
    assert current(page) == "Tổ chức Ngày hội"
    press(page, Qt.Key.Key_Up)
    assert current(page) == "A conference or workshop"


def test_an_earlier_plan_is_found_by_typing_and_taken_at_once(page: NewPage, typing, told) -> None:
    typing(page.search, "hoach so 17")
    press(page, Qt.Key.Key_Return)
    assert told == [("renew_wanted", "p17", 2027)]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("kehoach", ("file_wanted",)),
        ("blank", ("blank_wanted", 2027)),
        ("quảng ngọc", ("sample_wanted", "quang-ngoc-2026")),
        ("workshop", ("template_chosen", "conference", 2027)),
    ],
)
def test_every_way_is_found_by_its_words(page: NewPage, typing, told, words: str, answer) -> None:
    typing(page.search, words)
    press(page, Qt.Key.Key_Return)
    assert told == [answer]


def test_nothing_found_is_said_and_enter_does_nothing(page: NewPage, typing, told, qtbot) -> None:
    typing(page.search, "xyz")
    press(page, Qt.Key.Key_Return)
    assert page.model.index(0).data() == "Nothing here has the words “xyz”." and told == []
    press(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() > 5)
    assert told == []
    press(page, Qt.Key.Key_Escape)
    assert told == [("left",)]


def test_the_year_renames_the_day_and_keeps_the_row(page: NewPage, told) -> None:
    press(page, Qt.Key.Key_Down)
    page.year.setFocus()
    QTest.keyClick(page.year, Qt.Key.Key_Down)
    assert page.chosen_year() == 2028 and current(page).startswith("Ngày Sáng tạo")
    page.search.setFocus()
    press(page, Qt.Key.Key_Return)
    assert told == [("template_chosen", "innovation-day", 2028)]


@pytest.mark.parametrize(("today", "year"), [(date(2026, 10, 31), 2026), (date(2026, 11, 1), 2027)])
def test_at_the_years_end_the_next_year_is_planned(qtbot, today: date, year: int) -> None:
    assert page_of(qtbot, (), today).chosen_year() == year


def test_the_wheel_does_not_change_the_year(page: NewPage) -> None:
    down, none = QPoint(0, -120), QPoint()
    middle = QPointF(page.year.rect().center())
    button, key, phase = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    QApplication.sendEvent(page.year, QWheelEvent(middle, middle, none, down, button, key, phase, False))
    assert page.chosen_year() == 2027


def test_a_click_takes_the_row(page: NewPage, told) -> None:
    where = page.list.visualRect(page.model.index(3)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told == [("template_chosen", "event", 2027)]


def test_a_click_on_a_heading_takes_nothing(page: NewPage, told) -> None:
    where = page.list.visualRect(page.model.index(0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told == []


def test_typing_in_the_list_goes_to_the_search(page: NewPage, told) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_T)
    assert page.search.hasFocus() and page.search.text() == "t"
    press(page, Qt.Key.Key_Escape)
    page.list.setFocus()
    press(page, Qt.Key.Key_Escape)
    assert told == [("left",)]


def test_tab_goes_from_the_search_to_the_list_the_year_and_back(page: NewPage) -> None:
    for expected in (page.list, page.year, page._back):
        press(page, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_coming_back_begins_anew(page: NewPage, typing) -> None:
    typing(page.search, "hoach so 17")
    page.refresh()
    assert page.search.text() == "" and page.list.currentIndex().data(WAY).key == "science-day"
    assert page.search.hasFocus()


def test_a_row_says_everything_to_a_screen_reader(page: NewPage) -> None:
    words = page.model.index(7).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Tổ chức Ngày hội, 2024 → 2027, 18/05/2024 · Ngày hội · 12/KH-SKHCN"
    assert all(widget.accessibleName() for widget in (page.search, page.list, page.year))


def test_the_page_is_painted_in_light_and_dark(page: NewPage, qapp) -> None:
    from desktop.ui import theme

    light = page.grab().toImage().pixelColor(5, 5).lightness()
    theme.apply(qapp, "dark")
    assert page.grab().toImage().pixelColor(5, 5).lightness() < 80 < light
