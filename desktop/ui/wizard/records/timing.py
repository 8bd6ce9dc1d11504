"""The form of a time."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Timing
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.when import WhenField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

LABELS = ("Thời gian thực hiện", "Thời gian", "Thời gian tổ chức", "Tiến độ")


class TimingForm(RecordForm):
    CONTENT = Timing

    def build(self) -> None:
        if not self.small:
            self.add(
                LineField("label", _("Printed label"), suggestions=LABELS, width=320), *attribute("label")
            )
        help = "" if self.small else _("In the words of the paper: before, in, from … to …, around a day.")
        self.when = WhenField("text", _("Time"), help, year=self.around.year)
        self.add(self.when, *attribute("text"))

    def show_value(self, value: Timing) -> None:
        super().show_value(value)
        if self.small:
            self.when.rename(value.label or _("Time"))
