"""Words on one line."""

import unicodedata

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.ui.wizard.fields.line import LineField, one_line, suggestion_menu


@pytest.fixture
def field(show):
    field = LineField("x", "Place", suggestions=("Kon Tum", "KH&CN"))
    show(field)
    return field


def test_pasted_nfd_is_stored_as_nfc(field, paste):
    told = []
    field.edited.connect(told.append)
    paste(field.edit, unicodedata.normalize("NFD", "Sở Khoa học"))
    assert told == ["Sở Khoa học"]
    assert field.edit.text() == "Sở Khoa học"


def test_letters_of_an_input_method_arrive(field, typing):
    typing(field.edit, "Ủy ban nhân dân được")
    assert field.value() == "Ủy ban nhân dân được"


def test_what_can_only_be_read_takes_no_letter(field, typing):
    field.show_value("Kon Tum")
    field.set_read_only(True)
    typing(field.edit, "ế")
    assert field.value() == "Kon Tum"


def test_a_pasted_line_break_is_a_space(field, paste):
    paste(field.edit, "một\r\nhai\tba\u200b")
    assert field.value() == "một hai ba"


def test_the_cursor_stays_where_it_was_when_words_are_cleaned(field, paste):
    field.show_value("Tum")
    field.edit.setCursorPosition(0)
    paste(field.edit, unicodedata.normalize("NFD", "Ở "))
    assert (field.value(), field.edit.cursorPosition()) == ("Ở Tum", 2)


def test_undo_passes_to_the_window(field, typing, qtbot):
    undone = []
    action = QAction(field.window())
    action.setShortcut(QKeySequence.StandardKey.Undo)
    action.triggered.connect(lambda: undone.append(True))
    field.window().addAction(action)
    typing(field.edit, "abc")
    qtbot.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]
    assert field.value() == "abc"


def test_a_suggestion_replaces_the_words(field):
    told = []
    field.edited.connect(told.append)
    menu = suggestion_menu(field, ["KH&CN"], field._choose)
    assert menu.actions()[0].text() == "KH&&CN"
    menu.actions()[0].trigger()
    assert (field.value(), told) == ("KH&CN", ["KH&CN"])


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_alt_down_opens_the_suggestions(field, qtbot):
    qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = field.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Kon Tum", "KH&&CN"]
    menu.close()


def test_a_long_text_is_never_cut(field, paste):
    paste(field.edit, "Kế hoạch " * 9000)
    assert field.value() == one_line("Kế hoạch " * 9000)


def test_the_own_menu_of_a_line_has_no_undo(field):
    from desktop.ui.wizard.fields.history import without_history

    menu = without_history(field.edit.createStandardContextMenu())
    assert not {"edit-undo", "edit-redo"} & {action.objectName() for action in menu.actions()}
