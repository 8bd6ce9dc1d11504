"""The rooms of the directory are offered where a place is typed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from desktop.plan.item import Venue
from desktop.plan.office import EMPTY, Directory
from desktop.plan.tree import all_items
from desktop.ui.directory import current
from desktop.ui.wizard.records import make_form
from desktop.ui.wizard.records.record import Surroundings
from desktop.ui.wizard.records.venue import PlaceField

AROUND = Surroundings(lambda: 2024, tuple, lambda: None)
ROOMS = ("Hội trường tầng 2", "Phòng họp số 1")
LIST = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture(autouse=True)
def _rooms() -> Iterator[None]:
    current.set_directory(Directory(rooms=ROOMS))
    yield
    current.set_directory(EMPTY)


@pytest.fixture
def form(show):
    form = make_form(Venue(place="Sân"), AROUND, small=True)
    show(form)
    form.show_value(Venue(place="Sân"))
    return form


def settle() -> None:
    for _turn in range(12):
        QApplication.processEvents()


def places(page) -> list[str]:
    return [item.content.place for item in all_items(page.session.plan) if isinstance(item.content, Venue)]


def offered() -> list[str]:
    menu = QApplication.activePopupWidget()
    return [action.text() for action in menu.actions()] if isinstance(menu, QMenu) else []


@LIST
def test_the_rooms_are_offered_and_one_is_taken_by_keys(qtbot, form):
    qtbot.keyClick(form.spot.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert offered() == list(ROOMS)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert form.value().place == "Phòng họp số 1"


def test_without_rooms_nothing_is_offered(qtbot, form):
    current.set_directory(EMPTY)
    assert not form.spot.opener.isVisible()
    qtbot.keyClick(form.spot.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activePopupWidget() is None


def test_rooms_that_come_later_are_offered(form):
    current.set_directory(EMPTY)
    current.set_directory(Directory(rooms=ROOMS[:1]))
    assert form.spot.opener.isVisible()


def test_a_signed_plan_takes_no_room(form):
    form.set_read_only(True)
    assert not form.spot.opener.isVisible()


@LIST
def test_a_room_is_a_step_of_its_own(qtbot, open_page, typing):
    page = open_page("activities")
    page.table.setFocus()
    qtbot.waitUntil(lambda: page.findChild(PlaceField) is not None, timeout=2000)
    spot = page.findChild(PlaceField)
    typing(spot.edit, "Nhà văn hóa")
    spot.opener.click()
    settle()
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    assert ROOMS[0] in places(page)
    page.session.undo()
    assert "Nhà văn hóa" in places(page) and ROOMS[0] not in places(page)
