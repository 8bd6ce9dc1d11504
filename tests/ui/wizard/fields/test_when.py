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


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("31/02", "There is no 31/2: that month has 29 days."),
        ("trước ngày 31/4/2025", "There is no 31/4/2025: that month has 30 days."),
        ("3/13/2026", "There is no month 13."),
        ("25h ngày 3/4", "There is no such hour."),
    ],
)
def test_an_impossible_time_is_kept_and_the_reason_said(field, words, why):
    field.show_value(text(words))
    assert field.echo == f"{why} Your words are kept as they are."
    assert field.value().plain == words


def test_the_weekday_and_the_assumed_year_are_said(field):
    field.show_value(text("10/5"))
    assert field.echo == "Understood: Thứ Sáu, ngày 10/5/2024; năm lấy theo kế hoạch"
