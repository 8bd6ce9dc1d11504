"""The form of a theme or slogan."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.item import Quote, QuoteKind
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.records.record import RecordForm


class QuoteForm(RecordForm):
    CONTENT = Quote

    def build(self) -> None:
        help = "" if self.small else _("Without “ and ”: they are added by themselves.")
        words = LinesField("text", _("Words"), help, rows=1 if self.small else 2, breaks=False)
        self.add(words, *attribute("text"))
        if self.small:
            words.hide_label()
            return
        kinds = [(QuoteKind.THEME, _("Theme")), (QuoteKind.SLOGAN, _("Slogan"))]
        label = LineField("label", _("Printed label"), suggestions=("Chủ đề", "Khẩu hiệu"))
        self.add_row(
            (ChoiceField("kind", _("Kind"), kinds), *attribute("kind")), (label, *attribute("label"))
        )
        self.add(CheckField("italic", _("Print it in italics")), *attribute("italic"))
