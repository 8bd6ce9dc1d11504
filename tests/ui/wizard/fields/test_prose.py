"""Prose: marks by keys, footnotes, plain paste."""

import unicodedata

import pytest
from PySide6.QtCore import QMimeData, Qt

from desktop.plan.text import Run, Text, text
from desktop.ui.wizard.fields.prose import ProseField

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def field(show):
    field = ProseField("x", "Words")
    show(field)
    field.show_value(text("trước ngày 10/5"))
    return field


def choose(field, start, end):
    cursor = field.edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    field.edit.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("key", "marked"),
    [(Qt.Key.Key_B, {"bold": True}), (Qt.Key.Key_I, {"italic": True}), (Qt.Key.Key_T, {"time": True})],
)
def test_a_key_marks_the_chosen_words_and_unmarks_them(field, qtbot, key, marked):
    choose(field, 6, 15)
    qtbot.keyClick(field.edit, key, CTRL)
    assert field.value() == Text((Run("trước "), Run("ngày 10/5", **marked)))
    qtbot.keyClick(field.edit, key, CTRL)
    assert field.value() == text("trước ngày 10/5")


def test_what_can_only_be_read_takes_no_letter(field, qtbot, typing):
    field.set_read_only(True)
    typing(field.edit, "ế")
    qtbot.keyClick(field.edit, Qt.Key.Key_B, CTRL)
    assert field.edit.words() == "trước ngày 10/5"


def test_what_is_typed_after_ctrl_b_is_bold(field, qtbot, typing):
    field.go_to()
    qtbot.keyClick(field.edit, Qt.Key.Key_B, CTRL)
    typing(field.edit, "!")
    assert field.value().runs[-1] == Run("!", bold=True)


def test_a_footnote_is_written_in_its_own_line(field, qtbot, typing):
    field.go_to()
    qtbot.keyClick(field.edit, Qt.Key.Key_F, CTRL | ALT)
    typing(field._notes._edits[0], "Theo Nghị quyết số 45")
    assert field.value() == Text((Run("trước ngày 10/5", note="Theo Nghị quyết số 45"),))
    assert field._notes._edits[0].accessibleName() == "Footnote 1"


def test_words_after_a_footnote_are_words(field, typing):
    field.show_value(Text((Run("một", note="chú"),)))
    field.go_to()
    typing(field.edit, " hai")
    assert field.value() == Text((Run("một", note="chú"), Run(" hai")))


def test_deleting_its_sign_deletes_the_footnote(field, qtbot):
    field.show_value(Text((Run("một", note="chú"),)))
    field.go_to()
    qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.value() == text("một")
    assert not field._notes.isVisible()


def test_rich_paste_is_plain_and_nfc(field):
    mime = QMimeData()
    mime.setHtml("<b>Sở</b>")
    mime.setText(unicodedata.normalize("NFD", "Sở\nKH&CN <b>"))
    field.show_value(text(""))
    field.edit.insertFromMimeData(mime)
    assert field.value() == text("Sở KH&CN <b>")


def test_tab_leaves_the_field_and_enter_says_done(field, qtbot):
    field.go_to()
    with qtbot.waitSignal(field.done):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.value() == text("trước ngày 10/5")


def test_the_field_grows_with_its_words(field):
    before = field.edit.height()
    field.show_value(text("Kế hoạch tổ chức các hoạt động " * 20))
    assert field.edit.height() > before
    assert not field.edit.verticalScrollBar().isVisible()
