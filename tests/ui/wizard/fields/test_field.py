"""A field's label, help and error."""

from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.line import LineField


def test_words_of_the_user_are_never_markup(qtbot):
    label = plain_label("KH&CN <b>đậm</b>")
    qtbot.addWidget(label)
    assert label.text() == "KH&CN <b>đậm</b>"
    assert label.textFormat().name == "PlainText"


def test_an_error_stands_under_the_field_and_is_read_aloud(qtbot):
    field = LineField("x", "Place", "The name.")
    qtbot.addWidget(field)
    field.set_error("Something is wrong.")
    assert field.error == "Something is wrong."
    assert field.edit.accessibleDescription() == "Something is wrong."
    field.set_error("")
    assert field.edit.accessibleDescription() == "The name."


def test_a_required_field_says_so_in_words(qtbot):
    field = LineField("x", "Place", required=True)
    qtbot.addWidget(field)
    assert field._words.text() == "Place (required)"
    assert field.edit.accessibleName() == "Place"
