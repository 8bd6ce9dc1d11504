"""The form of a cost."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Money
from desktop.ui.wizard.fields.amount import AmountField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

LABELS = ("Kinh phí", "Kinh phí thực hiện", "Nguồn kinh phí")


class MoneyForm(RecordForm):
    CONTENT = Money

    def build(self) -> None:
        source = ProseField("source", _("Where the money comes from"), rows=1 if self.small else 3)
        amount = AmountField("amount", _("Amount in đồng"))
        if self.small:
            self.add(amount, *attribute("amount"))
            self.add(source, *attribute("source"))
            return
        self.add(source, *attribute("source"))
        self.add(amount, *attribute("amount"))
        label = LineField("label", _("Printed label"), suggestions=LABELS, width=320)
        self.add(label, *attribute("label"))
