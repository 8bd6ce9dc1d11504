"""Every kind of record has a form that shows it whole and changes only what is typed."""

from typing import get_args

import pytest

from desktop.plan.item import Activity, Content, Duty, DutyStyle, Money, People, Role, RoleKind, Timing, Unit
from desktop.plan.text import text
from desktop.plan.tree import all_items
from desktop.readers import sample
from desktop.ui.wizard.records import FORMS, make_form
from desktop.ui.wizard.records.record import Surroundings, unit_names

AROUND = Surroundings(lambda: 2024, lambda: ("Phòng A",), lambda: None)


def form_of(show, content, small=False):
    form = make_form(content, AROUND, small=small)
    show(form)
    form.show_value(content)
    return form


def test_every_kind_of_content_has_one_form():
    assert {form.CONTENT for form in FORMS} == set(get_args(Content))
    assert len(FORMS) == len(get_args(Content))


@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("kind", get_args(Content), ids=lambda kind: kind.__name__)
def test_an_empty_record_is_shown_and_every_field_named(show, kind, small):
    form = form_of(show, kind(), small)
    assert all(field.focus_control().accessibleName() for field in form.fields())


@pytest.mark.parametrize("name", sample.NAMES)
def test_showing_and_giving_back_a_real_record_changes_nothing(qtbot, name):
    for item in all_items(sample.read(name)):
        form = make_form(item.content, AROUND)
        qtbot.addWidget(form)
        form.show_value(item.content)
        for binding in form._bound.values():
            if binding.field.name != "cells":
                assert binding.put(item.content, binding.field.value()) == item.content


def test_a_usual_label_follows_the_role(show):
    form = form_of(show, Role(label="Đơn vị chủ trì"))
    form.field("role").edited.emit(RoleKind.COORDINATE)
    assert (form.value().role, form.value().label) == (RoleKind.COORDINATE, "Phối hợp")


def test_a_label_of_ones_own_stays(show):
    form = form_of(show, Role(label="Đầu mối"))
    form.field("role").edited.emit(RoleKind.COORDINATE)
    assert form.value().label == "Đầu mối"


def test_a_small_form_is_called_as_it_is_printed(show):
    form = form_of(show, Timing(text("Tháng 5"), label="Thời gian & <b>"), small=True)
    assert form.field("text").edit.accessibleName() == "Thời gian & <b>"


def test_what_a_heading_does_not_print_is_hidden_not_lost(show):
    duty = Duty((Unit("Phòng A"),), text("lo hậu cần"), DutyStyle.INLINE)
    form = form_of(show, duty)
    form.field("style").edited.emit(DutyStyle.HEADING)
    assert not form.field("text").isVisible()
    assert form.value().text == text("lo hậu cần")


def test_an_amount_is_shown_with_dots(show):
    form = form_of(show, Money(amount=12000000))
    assert form.field("amount").edit.text() == "12.000.000"


def test_a_number_of_people_can_be_unknown(show):
    form = form_of(show, People(count=80))
    form.field("count").edit.clear()
    form.field("count").edit.written.emit("")
    assert form.value().count is None


def test_the_names_of_units_come_from_the_plan():
    names = unit_names(sample.read("kon-tum-2024"))
    assert "Phòng Hành chính - Tổng hợp" in names
    assert len(names) == len(set(names))


def test_an_activity_is_its_words(show, typing):
    form = form_of(show, Activity())
    typing(form.field("title").edit, "Tọa đàm")
    assert form.value().title == text("Tọa đàm")
