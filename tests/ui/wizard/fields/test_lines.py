"""Words on several lines."""

from PySide6.QtCore import Qt

from desktop.ui.wizard.fields.lines import LinesField, NamesField


def test_enter_breaks_the_line(show, typing):
    field = LinesField("title", "Title")
    show(field)
    typing(field.edit, "Tổ chức\nNgày KH&CN")
    assert field.value() == "Tổ chức\nNgày KH&CN"


def test_without_breaks_words_stay_on_one_line(show, typing, paste):
    field = LinesField("subject", "About", breaks=False)
    show(field)
    typing(field.edit, "một\n")
    paste(field.edit, " hai\nba")
    assert field.value() == "một hai ba"


def test_blank_lines_are_no_names(show, typing):
    field = NamesField("authority", "Lines")
    show(field)
    typing(field.edit, "KT. GIÁM ĐỐC\n\nPHÓ GIÁM ĐỐC\n")
    assert field.value() == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_tab_leaves_the_writing(show, qtbot):
    field = LinesField("title", "Title")
    show(field)
    field.go_to()
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.value() == ""
