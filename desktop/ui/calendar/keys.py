"""The keys of the calendar: what each does, and which day the moving ones lead to."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.i18n import later

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""The days that can be gone to."""


class Press(NamedTuple):
    """Keys, as Qt writes them, that do one thing; `words` is a message id for the help."""

    deed: str
    keys: tuple[str, ...]
    words: str


KEYS = (
    Press("day_before", ("Left",), later("The day before")),
    Press("day_after", ("Right",), later("The day after")),
    Press("up", ("Up",), later("A week earlier; on an activity: the one above")),
    Press("down", ("Down",), later("A week later; on an activity: the one below")),
    Press("page_before", ("PgUp",), later("The month, week or day before")),
    Press("page_after", ("PgDown",), later("The month, week or day after")),
    Press("year_before", ("Shift+PgUp",), later("The same day a year earlier")),
    Press("year_after", ("Shift+PgDown",), later("The same day a year later")),
    Press("monday", ("Home",), later("Monday of the week")),
    Press("sunday", ("End",), later("Sunday of the week")),
    Press("today", ("Ctrl+Home",), later("Today")),
    Press("next", ("Tab",), later("The next activity of the day, then out of the calendar")),
    Press("previous", ("Backtab", "Shift+Tab"), later("The activity before, then out of the calendar")),
    Press("open", ("Return", "Enter"), later("Open the activity; on a day: all that lies on it")),
    Press("move_day_before", ("Alt+Left",), later("Move the activity one day earlier")),
    Press("move_day_after", ("Alt+Right",), later("Move the activity one day later")),
    Press("move_week_before", ("Alt+Up",), later("Move the activity one week earlier")),
    Press("move_week_after", ("Alt+Down",), later("Move the activity one week later")),
    Press("new", ("Ins",), later("A new activity on the day")),
    Press("menu", ("Space", "Menu", "Shift+F10"), later("What can be done with the activity")),
    Press("clear", ("Esc",), later("Leave the activity, back to the day")),
)
MOVES = {"move_day_before": -1, "move_day_after": 1, "move_week_before": -7, "move_week_after": 7}
_DAYS = {"day_before": -1, "day_after": 1, "up": -7, "down": 7}
_MONTHS = {"year_before": -12, "year_after": 12}
_PAGES = {"page_before": -1, "page_after": 1}
_LIKE = {"year": "month"}  # in the year the keys turn by months, the wheel by years


def deed(event: QKeyEvent) -> str:
    """What the key does in the calendar, "" for a key that is not its own."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return _deeds().get((event.key(), modifiers.value), "")


@cache
def _deeds() -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for press in KEYS:
        for keys in press.keys:
            struck = QKeySequence(keys)[0]  # type: ignore[index]
            found[struck.key().value, struck.keyboardModifiers().value] = press.deed
    backtab = Qt.Key.Key_Backtab.value
    return {**found, (backtab, Qt.KeyboardModifier.ShiftModifier.value): "previous"}


def goes_to(deed: str, view: str, day: date, today: date) -> date | None:
    """The day that a moving key leads to; None for keys that do something else."""
    if deed in _DAYS:
        return _later(day, _DAYS[deed])
    if deed in _MONTHS:
        return _months_later(day, _MONTHS[deed])
    if deed in _PAGES:
        return page(_LIKE.get(view, view), day, _PAGES[deed])
    match deed:
        case "monday":
            return _later(day, -day.weekday())
        case "sunday":
            return _later(day, 6 - day.weekday())
        case "today":
            return today
    return None


def page(view: str, day: date, by: int) -> date:
    """The like day of the month, week, day or year so many on."""
    match view:
        case "year":
            return _months_later(day, 12 * by)
        case "week":
            return _later(day, 7 * by)
        case "day":
            return _later(day, by)
    return _months_later(day, by)


def same_page(view: str, one: date, other: date) -> bool:
    """Whether a view shows both days as its own."""
    match view:
        case "day":
            return one == other
        case "week":
            return one - timedelta(days=one.weekday()) == other - timedelta(days=other.weekday())
        case "year":
            return one.year == other.year
    return (one.year, one.month) == (other.year, other.month)


def _later(day: date, by: int) -> date:
    return min(max(day + timedelta(days=by), FIRST), LAST)


def _months_later(day: date, by: int) -> date:
    months = day.year * 12 + day.month - 1 + by
    year, month = months // 12, months % 12 + 1
    return min(max(date(year, month, min(day.day, monthrange(year, month)[1])), FIRST), LAST)
