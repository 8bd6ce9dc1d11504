"""The list of plans: what is shown, found, opened, copied and put away."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.plan.text import fold
from desktop.session.library import Summary
from desktop.ui.home.plan_model import FIRST
from desktop.ui.home.plans_page import PlansPage

PLAN = Summary(
    "p0",
    "Kế hoạch Ngày Khoa học\nvà Công nghệ",
    "12",
    "KH-SKHCN",
    2026,
    "Ngày hội",
    "2026-05-18",
    "draft",
    "2026-01-05T01:00:00+00:00",
)
PLANS = [PLAN._replace(id=f"p{n}", title=f"Kế hoạch số {n}") for n in range(1, 700)]


def reader(plans: Sequence[Summary]):
    def read(search: str, limit: int) -> Sequence[Summary]:
        words = fold(search).split()
        return [plan for plan in plans if all(word in fold(plan.title) for word in words)][:limit]

    return read


def page_of(qtbot, plans: Sequence[Summary]) -> PlansPage:
    page = PlansPage(reader(plans))
    qtbot.addWidget(page)
    page.resize(1100, 600)
    page.show()
    page.refresh()
    qtbot.waitUntil(lambda: not plans or page.list.visualRect(page.model.index(0)).height() > 0)
    return page


@pytest.fixture
def page(qtbot) -> PlansPage:
    return page_of(qtbot, [PLAN, *PLANS])


def shown(page: PlansPage) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def test_a_row_says_everything_to_a_screen_reader(page: PlansPage) -> None:
    words = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert (
        words == "Kế hoạch Ngày Khoa học và Công nghệ, Draft, 18/05/2026 · Ngày hội · 12/KH-SKHCN, 05/01/2026"
    )


def test_plans_are_found_without_accents(page: PlansPage, typing, qtbot) -> None:
    typing(page.search, "khoa hoc")
    qtbot.waitUntil(lambda: shown(page) == ["Kế hoạch Ngày Khoa học và Công nghệ"])


def test_nothing_found_is_said(page: PlansPage, qtbot) -> None:
    page.search.setText("xyz")
    qtbot.waitUntil(lambda: page.nothing.isVisible())
    assert page.nothing.text() == "No plan has the words “xyz”."
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.list.isVisible())


def test_older_plans_come_when_the_end_is_reached(page: PlansPage) -> None:
    assert page.model.rowCount() == FIRST
    while page.model.canFetchMore(page.list.rootIndex()):
        page.model.fetchMore(page.list.rootIndex())
    assert len(set(shown(page))) == page.model.rowCount() == 700


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "opened"),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "removed"),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, "duplicated"),
    ],
)
def test_the_keyboard_does_it_all(page: PlansPage, qtbot, key, modifier, signal: str) -> None:
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(getattr(page, signal), timeout=1000) as told:
        QTest.keyClick(page.list, key, modifier)
    assert told.args == ["p1"]


def test_the_buttons_of_a_row_work(page: PlansPage, qtbot) -> None:
    row = page.list.visualRect(page.model.index(2))
    for button, signal in zip(page.list.itemDelegate().buttons(row), ("duplicated", "removed"), strict=True):
        with qtbot.waitSignal(getattr(page, signal), timeout=1000) as told:
            QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=button[0].center())
        assert told.args == ["p2"]


def test_a_double_click_opens(page: PlansPage, qtbot) -> None:
    where = page.list.visualRect(page.model.index(1)).topLeft() + QPoint(40, 20)
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(page.opened, timeout=1000) as told:
        QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == ["p1"]


def test_a_long_title_makes_its_row_higher(qtbot) -> None:
    page = page_of(qtbot, [PLAN, PLAN._replace(id="long", title="Tổ chức các hoạt động " * 12)])
    low, high = (page.list.visualRect(page.model.index(row)).height() for row in (0, 1))
    assert high > low


def test_an_empty_store_shows_how_to_start(qtbot) -> None:
    page = page_of(qtbot, [])
    assert not page.search.isVisible()
    start = page._empty_page()
    assert start.isVisible()
    shown = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert sum(button.property("role") == "primary" for button in shown) == 1
    with qtbot.waitSignal(page.new_wanted, timeout=1000):
        start.new_wanted.emit()


def test_the_chosen_plan_stays_chosen(page: PlansPage) -> None:
    page.refresh(select="p7")
    page.refresh()
    assert page.model.plan(page.list.currentIndex()).id == "p7"
