"""A section of the plan: its title and kind, its outline, and the forms of its items."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.numbering import plan_marks
from desktop.plan.plan import Plan, Section, SectionKind
from desktop.session.names import section_kind_name
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.field import Field
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.outline_desk import OutlineDesk
from desktop.ui.wizard.page import Page

_ROOMY = 560


class OutlinePage(Page):
    """A page whose middle is an outline; `owner_id` names the section or annex."""

    def __init__(self, session: Session, owner_id: str) -> None:
        self.owner_id = owner_id
        super().__init__(session)

    def arrange(self) -> None:
        self.desk = OutlineDesk(self.session, self.owner_id, self._put, self.form)
        self.desk.entered.connect(self._entered_item)
        self.desk.left.connect(self.session.seal)
        box = QVBoxLayout(self)
        box.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.m, 0)
        box.setSpacing(theme.SPACE.s)
        box.addWidget(self.heading())
        box.addWidget(self.summary)
        box.addWidget(self.desk, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the sentence under the title gives its room to the form."""
        super().resizeEvent(event)
        self._intro.setVisible(self.height() >= _ROOMY)

    def own_words(self, plan: Plan) -> str:
        """The words of the owner's own row."""
        raise NotImplementedError

    def load(self, plan: Plan) -> None:
        gone = self.desk.owner(plan) is None
        self.setEnabled(not gone)
        if gone:
            return
        self._title.setText(self.title())
        self._intro.setText(self.intro())
        super().load(plan)
        self.desk.load(plan, self.own_words(plan))

    def place(self) -> tuple[str, int]:
        field = self.desk.field(self._field)
        return (self._field, field.place()) if field else (self.desk.tree.chosen_id(), 0)

    def go_to(self, name: str = "", cursor: int | None = None) -> None:
        if name:
            self.desk.go_to(name, cursor)
        else:
            self.desk.tree.setFocus()

    def source(self, field: Field) -> str:
        return self.owner_id

    def keep(self) -> None:
        if self.desk.editor:
            self.desk.editor.keep()

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        return self.desk.editor.problems() if self.desk.editor else ()

    def _bring_back(self) -> None:
        """Each item's form brings back its own."""

    def _put(self, label: str, plan: Plan, merge: str) -> None:
        self.session.put(label, plan, origin=self, merge=merge)
        self.summary.keep_only(self.problems)

    def _entered_item(self, item_id: str, field: Field | None) -> None:
        self._field = f"{item_id}/{field.name}" if field else item_id
        self.field_entered.emit(item_id)


class SectionPage(OutlinePage):
    """One Roman-numbered part."""

    KEY = "section"

    def section(self, plan: Plan) -> Section:
        """The section as it is in the plan."""
        return next(section for section in plan.sections if section.id == self.owner_id)

    def title(self) -> str:
        plan = self.session.plan
        title = " ".join(self.section(plan).title.split()) or _("Part without a title")
        return f"{plan_marks(plan)[self.owner_id]} {title}"

    def own_words(self, plan: Plan) -> str:
        return self.title()

    def intro(self) -> str:
        return kind_help(self.section(self.session.plan).kind)

    def build(self) -> None:
        def titled(plan: Plan, title: str) -> Plan:
            return edit.set_section(plan, self.owner_id, title, self.section(plan).kind)

        def kept_for(plan: Plan, kind: SectionKind) -> Plan:
            return edit.set_section(plan, self.owner_id, self.section(plan).title, kind)

        self.form.add(
            LinesField("title", _("Title of the part"), _("In capitals; the Roman number is computed.")),
            lambda plan: self.section(plan).title,
            titled,
        )
        kinds = ChoiceField(
            "kind",
            _("What the part is for"),
            [(kind, section_kind_name(kind)) for kind in SectionKind],
            _("It decides what “Add” offers first; nothing on paper changes."),
            width=320,
        )
        self.form.add(kinds, lambda plan: self.section(plan).kind, kept_for)
        done = CheckField("done", _("This part is done"))
        self.desk.tools.addWidget(done)
        self.form.bind(
            done,
            lambda plan: self.section(plan).done,
            lambda plan, value: edit.set_section_done(plan, self.owner_id, value),
        )


def kind_help(kind: SectionKind) -> str:
    """One sentence of what belongs into such a section."""
    return {
        SectionKind.PURPOSE: _("Why the plan is made, and what it demands of those who carry it out."),
        SectionKind.THEMES: _("The words for banners and broadcasts."),
        SectionKind.ACTIVITIES: _("What is done, who leads, who helps, when and where."),
        SectionKind.CONTENT: _("What is done, and in which forms."),
        SectionKind.COST: _("Where the money comes from."),
        SectionKind.ORGANISATION: _("Who is charged with what, unit by unit."),
        SectionKind.REPORT: _("Who reports to whom, and by when."),
        SectionKind.OTHER: _("Headings, sentences and tables in any order."),
    }[kind]
