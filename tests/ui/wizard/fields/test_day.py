"""A day as text."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt

from desktop.ui.wizard.fields.day import DayField, month_calendar, read_day

TEN_MAY = date(2024, 5, 10)


@pytest.mark.parametrize(
    "words",
    [
        "10/5/2024",
        "10-5-2024",
        "10.5.2024",
        "10/05/2024",
        " 10 / 5 / 2024 ",
        "ngày 10/5/2024",
        "10 tháng 5 năm 2024",
    ],
)
def test_every_unambiguous_form_is_read(words):
    assert read_day(words) == TEN_MAY


@pytest.mark.parametrize("words", ["10/5", "10-5", "10.5.", "10 tháng 5"])
def test_a_day_without_a_year_takes_the_plans(words):
    assert read_day(words, 2024) == TEN_MAY
    assert read_day(words) == "no_year"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [("31/02/2026", "impossible"), ("10/13/2024", "impossible"), ("1.5.26", "short_year"), ("mai", "unread")],
)
def test_anything_else_is_explained(words, wrong):
    assert read_day(words, 2026) == wrong


@pytest.fixture
def field(show):
    field = DayField("day", "Day")
    show(field)
    return field


def test_a_wrong_day_is_kept_with_a_message(field, typing, qtbot):
    told = []
    field.edited.connect(told.append)
    typing(field.edit, "31/02/2026")
    assert field.error == ""
    field.check()
    assert "calendar has no such day" in field.error
    field.show_value(None) if field.value() else None
    assert (field.edit.text(), told[-1]) == ("31/02/2026", None)


def test_the_message_goes_as_soon_as_the_day_is_right(field, typing):
    typing(field.edit, "31/2/2026")
    field.check()
    field.edit.clear()
    typing(field.edit, "28/2/2026")
    assert (field.error, field.value()) == ("", date(2026, 2, 28))


def test_a_day_chosen_in_the_calendar_is_written(field):
    told = []
    field.edited.connect(told.append)
    field._pick(QDate(2026, 5, 18))
    assert (field.edit.text(), told) == ("18/05/2026", [date(2026, 5, 18)])


def test_the_calendar_begins_on_monday(qtbot):
    calendar = month_calendar(TEN_MAY)
    qtbot.addWidget(calendar)
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    assert calendar.selectedDate() == QDate(2024, 5, 10)
    assert calendar.accessibleName()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_alt_down_opens_the_calendar_and_escape_closes_it(field, qtbot):
    from PySide6.QtWidgets import QCalendarWidget

    qtbot.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = field.window().findChild(QCalendarWidget) or field.findChild(QCalendarWidget)
    assert calendar.isVisible()
    calendar.window().close()
