"""The words that end the plan."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan import edit
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.page import Page


class ClosingPage(Page):
    """Closing words."""

    KEY = "closing"

    def title(self) -> str:
        return _("Closing words")

    def intro(self) -> str:
        return _("What the office asks of everybody at the end; the mark ./. is added by itself.")

    def build(self) -> None:
        self.form.add(
            ProseField(
                "closing",
                _("Closing words"),
                _("Leave it blank when the last part already ends the plan."),
                rows=4,
                hint="Yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện Kế hoạch này.",
            ),
            lambda plan: plan.closing,
            edit.set_closing,
        )
