"""Units, one on each line, proposed from the office's directory."""

import unicodedata
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.plan.item import Unit
from desktop.plan.office import EMPTY, Directory, KnownUnit
from desktop.ui.directory import current
from desktop.ui.wizard.fields.popup import Popup
from desktop.ui.wizard.fields.units import UnitsField

LONG = "Phòng Phát triển Tiềm lực Khoa học, Công nghệ và Đổi mới sáng tạo"
UNITS = (
    KnownUnit("vp", "Văn phòng Sở", ("VPS",)),
    KnownUnit("tl", LONG),
    KnownUnit("tt", "Phòng Thông tin", until=date(2025, 2, 28), follower="tl"),
)
Key = Qt.Key


@pytest.fixture
def field(show):
    field = UnitsField("units", "Lead", names=lambda: (LONG, "Văn phòng Sở"))
    show(field)
    return field


@pytest.fixture
def known():
    current.set_directory(Directory(units=UNITS))
    yield
    current.set_directory(EMPTY)


def popup(field: UnitsField) -> Popup | None:
    lists = [one for one in field.window().findChildren(Popup) if one.isVisible()]
    return lists[0] if lists else None


def rows(field: UnitsField) -> list[str]:
    shown = popup(field)
    return [shown.item(row).text() for row in range(shown.count())] if shown else []


def rest(field: UnitsField) -> None:
    """The writer pauses."""
    field._pause.stop()
    field._rested()


def test_a_name_is_never_split(field, paste):
    paste(field.edit, LONG)
    assert field.value() == (Unit(LONG),)


def test_every_line_is_a_unit_and_blank_lines_are_none(field, typing):
    typing(field.edit, "Phòng A\n\nPhòng B\n")
    assert field.value() == (Unit("Phòng A"), Unit("Phòng B"))


def test_a_unit_of_the_directory_keeps_its_place_there(field, typing):
    field.show_value((Unit("Văn phòng Sở", "vp"),))
    field.go_to()
    typing(field.edit, "\nPhòng B")
    assert field.value() == (Unit("Văn phòng Sở", "vp"), Unit("Phòng B"))


def test_a_changed_name_is_free_text(field, typing):
    field.show_value((Unit("Văn phòng Sở", "vp"),))
    field.go_to()
    typing(field.edit, " KH&CN <b>")
    assert field.value() == (Unit("Văn phòng Sở KH&CN <b>"),)


def test_a_unit_of_the_plan_can_be_chosen(field):
    told = []
    field.edited.connect(told.append)
    field.add("Văn phòng Sở")
    assert told[-1] == (Unit("Văn phòng Sở"),)


def test_without_a_directory_nothing_is_proposed_or_said(field, typing):
    typing(field.edit, "Văn")
    rest(field)
    assert popup(field) is None and field.note == ""


def test_typing_proposes_once_the_writer_rests(field, typing, known):
    typing(field.edit, "văn")
    assert popup(field) is None
    rest(field)
    assert rows(field) == ["Văn phòng Sở"]
    QTest.keyClick(field.edit, Key.Key_Down)
    QTest.keyClick(field.edit, Key.Key_Return)
    assert field.value() == (Unit("Văn phòng Sở", "vp"),)
    assert popup(field) is None


def test_enter_stays_enter_for_who_pays_no_heed(field, typing, known):
    typing(field.edit, "Văn")
    rest(field)
    typing(field.edit, "\nB")
    assert field.value() == (Unit("Văn"), Unit("B"))


def test_an_input_method_goes_on_while_the_list_is_open(field, typing, known):
    typing(field.edit, "Van")
    rest(field)
    assert popup(field) and field.edit.hasFocus()
    for _letter in "an":
        QTest.keyClick(field.edit, Key.Key_Backspace)
    event = QInputMethodEvent()
    event.setCommitString("ăn")
    QApplication.sendEvent(field.edit, event)
    assert field.value() == (Unit("Văn"),) and field.edit.hasFocus()


def test_escape_closes_only_the_list(field, typing, known):
    typing(field.edit, "Văn")
    rest(field)
    QTest.keyClick(field.edit, Key.Key_Escape)
    assert popup(field) is None and field.value() == (Unit("Văn"),)


def test_alt_down_offers_plan_and_directory_without_those_that_ended(field, known):
    field.show_value((Unit("Văn phòng Sở", "vp"),))
    field.go_to()
    QTest.keyClick(field.edit, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows(field) == [LONG]
    QTest.keyClick(field.edit, Key.Key_Return)
    assert field.value() == (Unit("Văn phòng Sở", "vp"), Unit(LONG, "tl"))


@pytest.mark.parametrize("words", ["văn phòng sở", "VPS", unicodedata.normalize("NFD", "Văn phòng Sở")])
def test_a_known_name_points_into_the_directory(field, paste, known, words):
    paste(field.edit, words)
    assert [unit.id for unit in field.value()] == ["vp"]


def test_free_text_is_kept_and_quietly_marked(field, typing, known):
    typing(field.edit, "Hội Nông dân\nVăn phòng Sở")
    rest(field)
    assert field.note == "Not in the directory: Hội Nông dân"
    assert field.error == ""


def test_a_unit_that_has_ended_is_flagged_with_its_follower(field, known):
    field.show_value((Unit("Phòng Thông tin", "tt"), Unit("UBND huyện Đắk Hà")))
    assert "Phòng Thông tin ended on 28/02/2025. Now: " + LONG in field.note
    assert "UBND huyện Đắk Hà ended on 30/6/2025." in field.note
    assert "Not in the directory" not in field.note


def test_on_its_own_day_the_unit_stood(field, show, known):
    older = UnitsField("units", "Lead", day=lambda: date(2024, 5, 1))
    older.show_value((Unit("Phòng Thông tin", "tt"),))
    assert older.note == ""


def test_a_unit_deleted_while_used_stays_as_free_text(field, typing, known):
    field.show_value((Unit("Văn phòng Sở", "vp"),))
    current.set_directory(Directory(units=UNITS[1:]))
    assert field.value() == (Unit("Văn phòng Sở", "vp"),)
    assert field.note == "Not in the directory: Văn phòng Sở"
    field.go_to()
    typing(field.edit, "\nB")
    assert field.value() == (Unit("Văn phòng Sở"), Unit("B"))


def test_a_list_opens_inside_the_window(field, known):
    field.suggest()
    shown = popup(field)
    assert shown and field.window().rect().contains(shown.geometry())
