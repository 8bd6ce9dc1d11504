"""The form of those who take part."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import People
from desktop.ui.wizard.fields.choice import CheckField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

LABELS = ("Thành phần", "Thành phần tham dự", "Thành phần và số lượng tham dự", "Đối tượng")
NOUNS = ("đại biểu", "người", "học viên", "đội", "thí sinh")


class PeopleForm(RecordForm):
    CONTENT = People

    def build(self) -> None:
        if not self.small:
            self.add(
                LineField("label", _("Printed label"), suggestions=LABELS, width=320), *attribute("label")
            )
        self.people = ProseField("text", _("Participants"), rows=1)
        self.add(self.people, *attribute("text"))
        count = NumberField("count", _("Expected number"), width=120)
        noun = LineField("noun", _("Counted as"), suggestions=NOUNS, width=200)
        self.add_row((count, *attribute("count")), (noun, *attribute("noun")))
        self.add(
            CheckField("tentative", _("The number is not certain yet (dự kiến)")), *attribute("tentative")
        )

    def show_value(self, value: People) -> None:
        super().show_value(value)
        if self.small:
            self.people.rename(value.label or _("Participants"))
