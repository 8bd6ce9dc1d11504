"""A list of like records."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.plan.plan import Recipient, new_id
from desktop.ui.wizard.fields.rows import RowsField
from desktop.ui.wizard.recipients_page import RecipientForm

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(show):
    field = RowsField(
        "recipients",
        "Sent to",
        form=RecipientForm,
        new=lambda: Recipient(id=new_id()),
        copy=lambda one: replace(one, id=new_id()),
        add="Add",
    )
    show(field)
    field.show_value((Recipient("a", "UBND tỉnh"), Recipient("b", "Các sở")))
    return field


def names(field):
    return [record.name for record in field.value()]


def name_of(field, row_id):
    return field._rows[row_id].form.field("name").edit


@pytest.mark.parametrize(
    ("key", "modifier", "left"),
    [
        (Qt.Key.Key_Down, BOTH, ["Các sở", "UBND tỉnh"]),
        (Qt.Key.Key_Up, BOTH, ["UBND tỉnh", "Các sở"]),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, ["UBND tỉnh", "UBND tỉnh", "Các sở"]),
        (Qt.Key.Key_Delete, BOTH, ["Các sở"]),
    ],
)
def test_rows_are_moved_copied_and_deleted_by_keys(field, qtbot, key, modifier, left):
    field.go_to_row("a")
    qtbot.keyClick(name_of(field, "a"), key, modifier)
    assert names(field) == left


def test_a_new_row_has_the_cursor(field, typing):
    told = []
    field.edited.connect(told.append)
    field.add()
    new = field.value()[-1].id
    assert name_of(field, new).hasFocus()
    typing(name_of(field, new), "Lãnh đạo Sở")
    assert told[-1][-1].name == "Lãnh đạo Sở"


def test_a_moved_row_keeps_the_cursor(field, qtbot):
    field.go_to_row("a")
    qtbot.keyClick(name_of(field, "a"), Qt.Key.Key_Down, BOTH)
    assert name_of(field, "a").hasFocus()


def test_tab_follows_the_rows_after_a_move(field, qtbot):
    field.act("b", "up")
    name_of(field, "b").setFocus()
    for _ in range(5):
        qtbot.keyClick(field.window().focusWidget(), Qt.Key.Key_Tab)
    assert name_of(field, "a").hasFocus()
