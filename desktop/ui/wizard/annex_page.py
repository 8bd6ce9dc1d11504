"""An annex: its title and the items on its own pages."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.numbering import annex_name
from desktop.plan.plan import Annex, Plan
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.section_page import OutlinePage


class AnnexPage(OutlinePage):
    """One annex."""

    KEY = "annex"

    def annex(self, plan: Plan) -> Annex:
        """The annex as it is in the plan."""
        return next(annex for annex in plan.annexes if annex.id == self.owner_id)

    def title(self) -> str:
        plan = self.session.plan
        return annex_name(plan, plan.annexes.index(self.annex(plan)))

    def intro(self) -> str:
        return _("What is too long for the plan itself: a table, a programme, a form.")

    def own_words(self, plan: Plan) -> str:
        words = " ".join(self.annex(plan).title.split())
        return f"{self.title()}: {words}" if words else self.title()

    def build(self) -> None:
        self.form.add(
            LinesField("title", _("Title of the annex"), _("In capitals, under the word Phụ lục.")),
            lambda plan: self.annex(plan).title,
            lambda plan, title: edit.set_annex_title(plan, self.owner_id, title),
        )
