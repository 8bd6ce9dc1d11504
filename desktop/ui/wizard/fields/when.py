"""A time in the office's own words, with what the program understood, or why it did not, said below it."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable

from PySide6.QtCore import QTimer

from desktop.i18n import _
from desktop.plan import phrase
from desktop.plan.text import Text
from desktop.plan.when import When
from desktop.ui import theme
from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.strip import MonthStrip

_DATE = re.compile(r"(?<!\d)(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?(?!\d)")


class WhenField(ProseField):
    """Words of time; `year` is the plan's, for days written without one."""

    def __init__(
        self,
        name: str,
        label: str,
        help: str = "",
        *,
        year: Callable[[], int | None] = lambda: None,
        hint: str = "",
    ) -> None:
        hint = hint or _("For example: Hoàn thành trước ngày 10/5/2024")
        super().__init__(name, label, help, rows=1, hint=hint)
        self._year = year
        self._echo = plain_label("", "muted")
        self._box.insertWidget(self._box.indexOf(self.edit) + 1, self._echo)
        self._strip = MonthStrip()
        self._box.insertWidget(self._box.indexOf(self._echo) + 1, self._strip)
        self._later = QTimer(self, singleShot=True, interval=200)
        self._later.timeout.connect(self._say)
        self.edit.textChanged.connect(self._later.start)

    def show_value(self, value: Text) -> None:
        super().show_value(value)
        self._say()

    @property
    def echo(self) -> str:
        """What is said about the words."""
        return self._echo.text()

    def _say(self) -> None:
        words = self.edit.words().strip()
        self._echo.setVisible(bool(words))
        understood = phrase.parse(words, year=self._year())
        self._strip.show_time(understood)
        self._echo.setText(said(understood, words, self._year()) if words else "")
        theme.role(self._echo, "warning" if understood.problems else "muted")
        self.edit.setAccessibleDescription(self._echo.text() or self._help)


def said(when: When, words: str, year: int | None = None) -> str:
    """What was understood, with weekday and assumptions; else why not, and that the words stay."""
    if when.kind != "unparsed":
        return _("Understood: {words}").format(words=phrase.echo(when))
    if not when.problems:
        return _("Not understood as a time; your words are kept as they are.")
    return _("{why} Your words are kept as they are.").format(why=_why(when.problems[0], words, year))


def _why(problem: str, words: str, year: int | None) -> str:
    """One sentence of what is impossible or missing."""
    if problem == "impossible_date":
        return _impossible(words, year)
    return {
        "impossible_time": _("There is no such hour."),
        "no_year": _("The year is not known: write it, or fill in the plan's year."),
        "no_month": _("The month is missing."),
    }.get(problem) or _("This time cannot be computed.")


def _impossible(words: str, year: int | None) -> str:
    """Which of the dates is not in the calendar."""
    for day, month, named in _DATE.findall(words.lower()):
        if not 1 <= int(month) <= 12:
            return _("There is no month {month}.").format(month=month)
        in_year = int(named) if named else year or 2024
        last = monthrange(in_year, int(month))[1]
        if not 1 <= int(day) <= last:
            found = _("There is no {date}: that month has {last} days.")
            date = f"{int(day):02d}/{int(month)}" + (f"/{named}" if named else "")
            return found.format(date=date, last=last)
    return _("There is no such day in the calendar.")
