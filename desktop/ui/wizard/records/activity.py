"""The form of an activity's own words; its units, times and places are lines below it."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Activity
from desktop.ui.wizard.fields.choice import CheckField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm


class ActivityForm(RecordForm):
    CONTENT = Activity

    def build(self) -> None:
        self.add(ProseField("title", _("What is to be done"), rows=2), *attribute("title"))
        if self.small:
            return
        self.add(CheckField("heading", _("Print it as a bold title")), *attribute("heading"))
        help = _("For the office's own use; it is not printed in the plan.")
        self.add(LinesField("product", _("Product"), help, breaks=False), *attribute("product"))
