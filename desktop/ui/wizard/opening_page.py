"""The documents the plan rests on, and the sentence that opens it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import Basis, Plan, new_id
from desktop.plan.proposed import CONCLUSION
from desktop.plan.wording import cite
from desktop.ui import theme
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.day import DayField
from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.rows import RowsField
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.page import Page, attribute, part
from desktop.ui.wizard.proposal import Choice, PickButton, WordsOffer, by_hand, conclusion_words, known

KINDS = (
    "Công văn",
    "Kế hoạch",
    "Quyết định",
    "Nghị quyết",
    "Chỉ thị",
    "Chương trình",
    "Thông tư",
    "Nghị định",
    "Luật",
    "Văn bản",
)
opening = part("opening", edit.set_opening)


class BasisForm(Form):
    """One cited document, with the words it prints."""

    printed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(theme.SPACE.s)
        kind = LineField("kind", _("Kind of document"), suggestions=KINDS)
        number = LineField("number", _("Number and symbol"), hint="4273/BKHCN-VP")
        day = DayField("day", _("Day"))
        self.add_row((kind, *attribute("kind")), (number, *attribute("number")), (day, *attribute("day")))
        self.add(LineField("issuer", _("Issued by")), *attribute("issuer"))
        self.add(
            LinesField("subject", _("About"), hint=_("For example: về hướng dẫn tổ chức …"), breaks=False),
            *attribute("subject"),
        )
        self.add(
            CheckField("long_day", _("Write the day in words: ngày 20 tháng 11 năm 2023")),
            *attribute("long_day"),
        )
        self._printed = plain_label("", "small")
        self._printed.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.column.addWidget(self._printed)
        self.edited.connect(lambda basis, _field: self._say(basis))

    def show_value(self, value: Basis) -> None:
        super().show_value(value)
        self._say(value)

    def _say(self, basis: Basis) -> None:
        self._printed.setText(_("On paper: {words}").format(words=cite(basis)))


class OpeningPage(Page):
    """Bases and opening sentence."""

    KEY = "opening"

    def title(self) -> str:
        return _("Bases and opening")

    def intro(self) -> str:
        return _("The documents that ask for the plan, and the sentence that leads to its parts.")

    def build(self) -> None:
        self.form.add(
            ChoiceField(
                "lines",
                _("How the plan opens"),
                (
                    (False, _("One sentence: Thực hiện …, Sở … như sau:")),
                    (True, _("One line for each basis: Căn cứ …;")),
                ),
                width=420,
            ),
            *opening("lines"),
        )
        self.bases = RowsField(
            "bases",
            _("Documents cited"),
            form=BasisForm,
            new=lambda: Basis(id=new_id()),
            copy=lambda basis: replace(basis, id=new_id()),
            add=_("Add a document"),
        )
        self.form.add(self.bases, lambda plan: plan.opening.bases, edit.set_bases)
        self.picker = PickButton(_("&Cite from the directory…"), self._choices)
        self.form.column.addWidget(self.picker, 0, Qt.AlignmentFlag.AlignLeft)
        get, put = opening("conclusion")
        self.form.add(
            ProseField(
                "conclusion",
                _("Then the sentence goes on"),
                _("Who makes the plan, ending with “như sau:”."),
                hint="Sở Khoa học và Công nghệ xây dựng Kế hoạch … như sau:",
            ),
            get,
            by_hand(put),
        )
        self.offer = WordsOffer(self.session, CONCLUSION, _("Suggested words"), conclusion_words, get)
        self.form.column.addWidget(self.offer)

    def load(self, plan: Plan) -> None:
        super().load(plan)
        self.offer.load(plan)
        self.picker.load(plan.frozen)

    def showEvent(self, event: QShowEvent) -> None:
        """The directory may have changed meanwhile."""
        super().showEvent(event)
        self.load(self.session.plan)

    def _choices(self) -> list[Choice]:
        """The directory's documents that are not cited yet."""
        cited = {cite(basis) for basis in self.session.plan.opening.bases}
        kept = {cite(basis): basis for basis in known().bases}
        return [(words, partial(self._cite, basis)) for words, basis in kept.items() if words not in cited]

    def _cite(self, basis: Basis) -> None:
        plan = self.session.plan
        self.session.seal()
        bases = (*plan.opening.bases, replace(basis, id=new_id()))
        self.session.put(_("Cite a document"), edit.set_bases(plan, bases))
