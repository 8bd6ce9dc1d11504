"""A time in the office's own words, with what the program understood said below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from desktop.i18n import _
from desktop.plan import phrase
from desktop.plan.text import Text
from desktop.ui import theme
from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.strip import MonthStrip


class WhenField(ProseField):
    """Words of time; `year` is the plan's, for days written without one."""

    def __init__(
        self, name: str, label: str, help: str = "", *, year: Callable[[], int | None] = lambda: None
    ) -> None:
        super().__init__(name, label, help, rows=1, hint=_("For example: Hoàn thành trước ngày 10/5/2024"))
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
        if not words:
            self._echo.setText("")
            return
        if understood.kind == "unparsed":
            self._echo.setText(_("Not understood as a time; your words are kept as they are."))
        else:
            self._echo.setText(_("Understood: {words}").format(words=phrase.echo(understood)))
        theme.role(self._echo, "warning" if understood.weekday_wrong else "muted")
