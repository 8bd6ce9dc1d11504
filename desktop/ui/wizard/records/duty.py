"""The form of what a unit must do."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Duty, DutyStyle
from desktop.ui.wizard.fields.choice import ChoiceField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.units import UnitsField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm

BEFORE = ("Giao ", "Đề nghị ", "Yêu cầu ")
VERBS = ("chủ trì, phối hợp", "chủ trì", "phối hợp với", "chịu trách nhiệm", "có trách nhiệm")


class DutyForm(RecordForm):
    CONTENT = Duty

    def build(self) -> None:
        styles = [
            (DutyStyle.HEADING, _("The unit as a heading, its duties below")),
            (DutyStyle.INLINE, _("Unit: duty")),
            (DutyStyle.SENTENCE, _("One sentence: Giao … chủ trì …")),
        ]
        names, day = self.around.names, self.around.day
        before = LineField("before", _("Words before the unit"), suggestions=BEFORE, width=320)
        self.add(UnitsField("units", _("Units"), names=names, day=day), *attribute("units"))
        self.add(before, *attribute("before"))
        self._sentence = [
            self.add(LineField("verb", _("Verb"), suggestions=VERBS, width=320), *attribute("verb")),
            self.add(
                UnitsField("partners", _("Together with"), names=names, day=day), *attribute("partners")
            ),
        ]
        self._text = self.add(ProseField("text", _("Duty"), rows=3), *attribute("text"))
        self.add(ChoiceField("style", _("How it is worded"), styles, width=420), *attribute("style"))

    def show_value(self, value: Duty) -> None:
        super().show_value(value)
        self._fit(value.style)

    def _changed(self, field, value) -> None:
        super()._changed(field, value)
        if field.name == "style":
            self._fit(value)

    def _fit(self, style: DutyStyle) -> None:
        """Hide what the wording does not print; nothing is lost by it."""
        for field in self._sentence:
            field.setVisible(style is not DutyStyle.HEADING)
        self._text.setVisible(style is not DutyStyle.HEADING)
