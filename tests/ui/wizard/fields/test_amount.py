"""Money typed as people write it."""

import pytest

from desktop.ui.wizard.fields.amount import AmountField


@pytest.fixture
def field(show):
    field = AmountField("amount", "Amount")
    show(field)
    return field


@pytest.mark.parametrize(("words", "amount"), [("125 triệu", 125_000_000), ("1.500.000", 1_500_000)])
def test_what_is_read_is_said(field, typing, words, amount):
    typing(field.edit, words)
    assert field.value() == amount
    assert field.echo.endswith("đồng)")


def test_what_is_not_read_stays(field, typing):
    typing(field.edit, "theo thực tế")
    field.check()
    assert (field.value(), field.edit.text(), field.echo) == (None, "theo thực tế", "")
    assert field.error
