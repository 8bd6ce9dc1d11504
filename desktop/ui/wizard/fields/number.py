"""A whole number as text: "1.234.567" is read, wrong text stays and is explained."""

from __future__ import annotations

from desktop.i18n import _
from desktop.ui.wizard.fields.line import LineField

_SPACES = str.maketrans("", "", " .\u00a0")


def read_number(words: str) -> int | None:
    """The number, with or without dots between thousands; None for anything else."""
    digits = words.translate(_SPACES)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else None


def grouped(number: int) -> str:
    """ "1.234.567", as Vietnamese offices write it."""
    return f"{number:,}".replace(",", ".")


class NumberField(LineField):
    """A number between two bounds, or none."""

    def __init__(
        self,
        name: str,
        label: str,
        help: str = "",
        *,
        low: int = 0,
        high: int = 10**15,
        hint: str = "",
        width: int = 160,
        dots: bool = False,
    ) -> None:
        super().__init__(name, label, help, hint=hint, width=width)
        self._low, self._high = low, high
        self._dots = dots

    def _written(self, words: str) -> None:
        if self.error or not self._wrong():
            self.check()
        self.edited.emit(self.value())

    def _wrong(self) -> bool:
        return bool(self.edit.text().strip()) and self.value() is None

    def check(self) -> None:
        if self._refused:
            return
        low, high = grouped(self._low), str(self._high) if self._high < 10**4 else grouped(self._high)
        words = _("This must be a number from {low} to {high}.").format(low=low, high=high)
        self.set_error(words if self._wrong() else "")

    def value(self) -> int | None:
        number = read_number(self.edit.text())
        return number if number is not None and self._low <= number <= self._high else None

    def show_value(self, value: int | None) -> None:
        words = "" if value is None else grouped(value) if self._dots else str(value)
        super().show_value(words)
        self.set_error("")
