"""The form of a cost."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Money
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

LABELS = ("Kinh phí", "Kinh phí thực hiện", "Nguồn kinh phí")


class MoneyForm(RecordForm):
    CONTENT = Money

    def build(self) -> None:
        self.add(
            ProseField("source", _("Where the money comes from"), rows=1 if self.small else 3),
            *attribute("source"),
        )
        label = LineField("label", _("Printed label"), suggestions=LABELS)
        amount = NumberField("amount", _("Amount in đồng"), dots=True, width=240)
        self.add_row((amount, *attribute("amount")), (label, *attribute("label")))
