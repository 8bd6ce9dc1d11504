"""The form of a place."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Venue
from desktop.ui.wizard.fields.choice import CheckField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

LABELS = ("Địa điểm", "Địa điểm tổ chức", "Nơi tổ chức")


class VenueForm(RecordForm):
    CONTENT = Venue

    def build(self) -> None:
        if not self.small:
            self.add(
                LineField("label", _("Printed label"), suggestions=LABELS, width=320), *attribute("label")
            )
        self.spot = LinesField("place", _("Place of the activity"), breaks=False)
        self.add(self.spot, *attribute("place"))
        self.add(CheckField("tentative", _("Not certain yet (dự kiến)")), *attribute("tentative"))

    def show_value(self, value: Venue) -> None:
        super().show_value(value)
        if self.small:
            self.spot.rename(value.label or _("Place of the activity"))
