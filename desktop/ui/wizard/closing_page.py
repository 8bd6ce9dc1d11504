"""The words that end the plan."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.plan.proposed import CLOSING
from desktop.plan.text import Text, text
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.page import Page
from desktop.ui.wizard.proposal import Choice, PickButton, WordsOffer, by_hand, closing_words, known


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
            by_hand(edit.set_closing),
        )
        title = _("Suggested closing words")
        self.offer = WordsOffer(self.session, CLOSING, title, closing_words, lambda plan: plan.closing)
        self.clauses = PickButton(_("&Words of the office…"), self._choices, "quote")
        self.form.column.addWidget(self.clauses, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.column.addWidget(self.offer)

    def load(self, plan: Plan) -> None:
        super().load(plan)
        self.offer.load(plan)
        self.clauses.load(plan.frozen)

    def showEvent(self, event: QShowEvent) -> None:
        """The directory may have changed meanwhile."""
        super().showEvent(event)
        self.load(self.session.plan)

    def _choices(self) -> list[Choice]:
        kept = [clause.words for clause in known().clauses if clause.kind == CLOSING and clause.words]
        return [(words, partial(self._add, words)) for words in kept]

    def _add(self, words: str) -> None:
        """The office's own words, after those that stand there."""
        old = self.session.plan.closing
        wording = Text((*old.runs, *text(f" {words}").runs)) if old else text(words)
        self.session.seal()
        plan = by_hand(edit.set_closing)(self.session.plan, wording)
        self.session.put(_("Use the words of the office"), plan)
