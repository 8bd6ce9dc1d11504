"""A day as text, 10/5/2024 or alike, with a calendar beside it; an impossible day stays and is explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidgetAction

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.wizard.fields.line import LineField

_DIGITS = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{2}|\d{4}))?\.?", re.I)
_WORDS = re.compile(r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})(?:\s*năm\s*(\d{4}))?\.?", re.I)
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def read_day(words: str, year: int | None = None) -> date | str:
    """The day, or what is wrong: "unread", "no_year", "short_year" or "impossible"."""
    found = _DIGITS.fullmatch(words.strip()) or _WORDS.fullmatch(words.strip())
    if not found:
        return "unread"
    day, month, typed = found.groups()
    if typed and len(typed) == 2:
        return "short_year"
    if not typed and not year:
        return "no_year"
    try:
        return date(int(typed or year or 0), int(month), int(day))
    except ValueError:
        return "impossible"


def written_day(day: date) -> str:
    """ "10/05/2024"."""
    return f"{day:%d/%m}/{day.year}"


def weekday(day: date) -> str:
    """The Vietnamese name of the weekday."""
    return _WEEKDAYS[day.weekday()]


def _messages() -> dict[str, str]:
    return {
        "unread": _("This is not a day yet. Write day, month and year, like 10/5/2024."),
        "no_year": _("The year is missing. Write it in four digits, like 10/5/2024."),
        "short_year": _("Write the year in four digits, like 10/5/2024."),
        "impossible": _("The calendar has no such day. Check the day and the month."),
    }


class DayField(LineField):
    """A day or none; `year` gives the year of a day typed without one."""

    def __init__(
        self, name: str, label: str, help: str = "", *, year: Callable[[], int | None] = lambda: None
    ) -> None:
        super().__init__(name, label, help, hint=_("day/month/year"), width=220)
        self._year = year
        action = self.edit.addAction(
            theme.icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.setToolTip(_("Open the calendar (Alt+Down)"))
        action.triggered.connect(self.open_calendar)
        self.edit.asked.connect(self.open_calendar)

    def _written(self, words: str) -> None:
        if self.error or self.value():
            self.check()
        self.edited.emit(self.value())

    def check(self) -> None:
        found = read_day(self.edit.text(), self._year()) if self.edit.text().strip() else None
        self.set_error(_messages()[found] if isinstance(found, str) else "")

    def _wrong(self) -> bool:
        return bool(self.edit.text().strip()) and self.value() is None

    def value(self) -> date | None:
        found = read_day(self.edit.text(), self._year())
        return found if isinstance(found, date) else None

    def show_value(self, value: date | None) -> None:
        super().show_value(written_day(value) if value else "")
        self.set_error("")

    def open_calendar(self) -> None:
        """Let the day be chosen on a month; Esc closes it."""
        if self.edit.isReadOnly():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = month_calendar(self.value())
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        for chosen in (calendar.activated, calendar.clicked):
            chosen.connect(self._pick)
            chosen.connect(menu.close)
        menu.popup(self.edit.mapToGlobal(QPoint(0, self.edit.height())))
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _pick(self, chosen: QDate) -> None:
        self.show_value(date(chosen.year(), chosen.month(), chosen.day()))
        self.edited.emit(self.value())


def month_calendar(day: date | None) -> QCalendarWidget:
    """A month in Vietnamese, Monday first."""
    calendar = QCalendarWidget()
    calendar.setLocale(QLocale(QLocale.Language.Vietnamese))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setAccessibleName(_("Calendar"))
    if day:
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
    return calendar
