"""Units, one on each line."""

import pytest

from desktop.plan.item import Unit
from desktop.ui.wizard.fields.units import UnitsField

LONG = "Phòng Phát triển Tiềm lực Khoa học, Công nghệ và Đổi mới sáng tạo"


@pytest.fixture
def field(show):
    field = UnitsField("units", "Lead", names=lambda: (LONG, "Văn phòng Sở"))
    show(field)
    return field


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
