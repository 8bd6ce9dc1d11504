"""Money in figures or half in words ("125 triệu"), with the figures and the words of it said below."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.money import MOST, dong_words, read_amount
from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.number import NumberField, grouped


class AmountField(NumberField):
    """An amount in đồng, or none; what cannot be read stays and is explained."""

    def __init__(self, name: str, label: str, help: str = "") -> None:
        super().__init__(name, label, help, high=MOST - 1, dots=True, width=240)
        self.edit.setPlaceholderText(_("For example: 125.000.000 or 125 triệu"))
        self._echo = plain_label("", "muted")
        self._box.insertWidget(self._box.indexOf(self.edit) + 1, self._echo)
        self.edit.textChanged.connect(self._say)
        self._say()

    @property
    def echo(self) -> str:
        """What is said about the amount."""
        return self._echo.text()

    def value(self) -> int | None:
        return read_amount(self.edit.text())

    def _say(self) -> None:
        amount = self.value()
        self._echo.setVisible(amount is not None)
        self._echo.setText(amount_words(amount) if amount is not None else "")


def amount_words(amount: int) -> str:
    """ "125.000.000 đồng (Một trăm hai mươi lăm triệu đồng)"."""
    return f"{grouped(amount)} đồng ({dong_words(amount)})"
