"""A time in words, and what was understood."""

import pytest

from desktop.plan.text import text
from desktop.ui.wizard.fields.when import WhenField


@pytest.fixture
def field(show):
    field = WhenField("text", "Time", year=lambda: 2024)
    show(field)
    return field


def test_what_was_understood_is_said(field, typing, qtbot):
    typing(field.edit, "Hoàn thành trước ngày 10/5")
    qtbot.waitUntil(lambda: "10/5/2024" in field.echo)
    assert field.echo.startswith("Understood: ")
    assert field.value() == text("Hoàn thành trước ngày 10/5")


def test_what_was_not_understood_is_kept(field):
    field.show_value(text("khi trời đẹp và mọi người rảnh"))
    assert field.echo == "Not understood as a time; your words are kept as they are."
    assert field.value().plain == "khi trời đẹp và mọi người rảnh"


def test_nothing_is_said_of_nothing(field):
    field.show_value(text(""))
    assert field.echo == ""
