"""Behind "+N", and behind every day, stands a list that keys open, walk, choose from and leave."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.plan import workdays
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.phrase import parse
from desktop.ui.calendar.canvas import Canvas
from desktop.ui.calendar.popover import Popover

TODAY, DAY, MANY = date(2024, 5, 13), date(2024, 5, 15), 30
Key = Qt.Key


@pytest.fixture
def canvas(qtbot) -> Canvas:
    found = Canvas(today=lambda: TODAY)
    qtbot.addWidget(found)
    found.resize(980, 640)
    day = parse("ngày 15/5/2024", year=2024)
    entries = tuple(
        Entry(plan="p", place=f"e{n:02d}", task=f"e{n:02d}", title=f"Việc số {n}", when=day)
        for n in range(MANY)
    )
    found.set_data((Agenda(plan="p", entries=entries),), workdays.calendar())
    found.show_view("month", DAY)
    with qtbot.waitExposed(found):
        found.show()
    found.setFocus()
    QApplication.processEvents()
    return found


@pytest.fixture
def opened(canvas: Canvas) -> Callable[[], Popover]:
    def by_enter() -> Popover:
        QTest.keyClick(canvas, Key.Key_Return)
        QApplication.processEvents()
        return canvas.findChild(Popover)

    return by_enter


def test_enter_lists_all_that_lies_on_the_day(opened) -> None:
    found = opened()
    assert found.isVisible()
    assert found.list.count() == MANY
    assert found.list.item(0).text().startswith("Việc số")
    assert found.list.item(0).toolTip().startswith("<b>Việc số")


def test_down_and_enter_open_one(canvas: Canvas, opened, qtbot) -> None:
    found = opened()
    QTest.keyClick(found.list, Key.Key_Down)
    QTest.keyClick(found.list, Key.Key_Down)
    place = found.list.currentItem().data(Qt.ItemDataRole.UserRole)[1]
    with qtbot.waitSignal(canvas.activated) as chosen:
        QTest.keyClick(found.list, Key.Key_Return)
    assert chosen.args == [("p", place, 0)]
    assert canvas.current_key == ("p", place, 0)
    assert not found.isVisible()


def test_escape_closes_and_the_focus_is_back(canvas: Canvas, opened) -> None:
    found = opened()
    QTest.keyClick(found.list, Key.Key_Escape)
    QApplication.processEvents()
    assert not found.isVisible()
    assert canvas.hasFocus()


def test_a_click_on_more_opens_the_list(canvas: Canvas, qtbot) -> None:
    spot = next(spot for spot in canvas.stage().drawing.spots if spot.kind == "more")
    at = QPoint(int(spot.x + spot.width / 2), int(spot.y + spot.height / 2))
    with qtbot.waitSignals([canvas.more, canvas.day_opened]):
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert canvas.findChild(Popover).list.count() == MANY


def test_an_empty_day_offers_a_new_activity(canvas: Canvas, opened, qtbot) -> None:
    canvas.select(None, date(2024, 5, 16))
    found = opened()
    assert found.list.isHidden()
    with qtbot.waitSignal(canvas.new_wanted) as wanted:
        QTest.keyClick(found.new, Key.Key_Return)
    assert wanted.args == [date(2024, 5, 16)]


def test_a_screen_reader_finds_the_day_and_its_times(opened) -> None:
    found = opened()
    assert QAccessible.queryAccessibleInterface(found.list).text(QAccessible.Text.Name).endswith("15/5/2024")
    spoken = found.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("ngày 15/5/2024: Việc số")


def test_the_list_lies_wholly_in_its_window(canvas: Canvas, opened) -> None:
    found = opened()
    assert canvas.rect().contains(found.geometry())


def test_a_press_elsewhere_closes_it(canvas: Canvas, opened) -> None:
    found = opened()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, canvas.height() - 20))
    assert not found.isVisible()
