"""The form of a title on its own line."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Heading
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm


class HeadingForm(RecordForm):
    CONTENT = Heading

    def build(self) -> None:
        self.add(
            LinesField(
                "text", _("Title"), _("It is printed bold; what belongs to it stands below it."), breaks=False
            ),
            *attribute("text"),
        )
