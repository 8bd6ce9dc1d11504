"""A whole number as text."""

import pytest

from desktop.ui.wizard.fields.number import NumberField, grouped, read_number


@pytest.mark.parametrize(
    ("words", "number"), [("12", 12), ("1.234.567", 1234567), ("", None), ("12a", None), ("-1", None)]
)
def test_digits_are_read(words, number):
    assert read_number(words) == number


def test_thousands_are_parted_by_dots():
    assert grouped(1234567) == "1.234.567"


def test_a_number_out_of_bounds_is_kept_and_explained(show, typing):
    field = NumberField("day", "Day", low=1, high=31)
    show(field)
    typing(field.edit, "45")
    field.check()
    assert (field.edit.text(), field.value()) == ("45", None)
    assert field.error == "This must be a number from 1 to 31."


def test_the_message_goes_with_the_wrong_number(show, typing):
    field = NumberField("day", "Day", low=1, high=31)
    show(field)
    typing(field.edit, "45")
    field.check()
    field.edit.clear()
    typing(field.edit, "5")
    assert (field.error, field.value()) == ("", 5)
