"""Who gets the plan, and where the office keeps it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from desktop.i18n import _, ngettext
from desktop.plan import edit
from desktop.plan.office import RecipientSet
from desktop.plan.plan import Plan, Recipient, new_id
from desktop.plan.proposals import recipients
from desktop.plan.proposed import with_recipients
from desktop.plan.text import fold
from desktop.plan.wording import recipient_line
from desktop.ui import theme
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.fields.rows import RowsField
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.page import Page, attribute
from desktop.ui.wizard.proposal import Choice, Offers, Pause, PickButton, by_hand, known

NOTE, WAY, COPIES = 124, 128, 48
WAYS = ("Trục liên thông", "Bản giấy", "Thư điện tử công vụ", "Bưu điện", "Giao trực tiếp")
NOTES = ("b/c", "t/h", "p/h", "để báo cáo", "để thực hiện", "để phối hợp", "để biết")


class RecipientForm(Form):
    """One line of Nơi nhận."""

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(theme.SPACE.xs)
        name = LinesField("name", _("Recipient"), breaks=False)
        note = LineField("note", _("Note"), suggestions=NOTES)
        way = LineField("way", _("Sent by"), suggestions=WAYS)
        copies = NumberField("copies", _("Copies"), low=0, high=999)
        for field, width in ((name, 0), (note, NOTE), (way, WAY), (copies, COPIES)):
            field.hide_label()
            if width:
                field.setFixedWidth(width)
        self.add_row(
            (name, *attribute("name")),
            (note, *attribute("note")),
            (way, *attribute("way")),
            (
                copies,
                lambda recipient: recipient.copies,
                lambda recipient, count: replace(recipient, copies=1 if count is None else count),
            ),
        )


class RecipientsPage(Page):
    """Nơi nhận."""

    KEY = "recipients"

    def title(self) -> str:
        return _("Recipients")

    def intro(self) -> str:
        return _("In the order of rank; the note says what the plan is sent for: b/c, t/h, p/h.")

    def build(self) -> None:
        self.recipients = RowsField(
            "recipients",
            _("Sent to"),
            form=RecipientForm,
            new=lambda: Recipient(id=new_id()),
            copy=lambda recipient: replace(recipient, id=new_id()),
            add=_("Add a recipient"),
            titles=((_("Recipient"), 0), (_("Note"), NOTE), (_("Sent by"), WAY), (_("Copies"), COPIES)),
        )
        self.form.add(self.recipients, lambda plan: plan.recipients, by_hand(edit.set_recipients))
        self._build_offers()
        self.form.add(
            LineField(
                "archive",
                _("Filed at (Lưu)"),
                _("VT, then the drafting unit, and the number of copies where needed: “VT, KHTC (2)”."),
                width=320,
            ),
            lambda plan: plan.archive,
            edit.set_archive,
        )

    def _build_offers(self) -> None:
        self.sets = PickButton(_("&Recipients of the office…"), self._choices, "users")
        self.offers = Offers()
        self.offers.taken.connect(self._take)
        self._pause = Pause(self, self._offer)
        self.form.column.addWidget(self.sets, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.column.addWidget(self.offers)

    def load(self, plan: Plan) -> None:
        super().load(plan)
        self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """The directory may have changed meanwhile."""
        super().showEvent(event)
        self._offer()

    def _offer(self) -> None:
        """What the plan lacks, worked out while nobody types."""
        plan = self.session.plan
        found = () if plan.frozen else recipients(plan, known())
        words = ngettext(
            "Suggested from the plan: {n} recipient", "Suggested from the plan: {n} recipients", len(found)
        )
        lines = [(recipient.id, recipient_line(recipient)) for recipient in found]
        self.offers.show_offers(words.format(n=len(found)), lines)
        self.sets.load(plan.frozen)

    def _take(self, keys: tuple[str, ...]) -> None:
        self.session.seal()
        plan = self.session.plan
        wanted = tuple(recipient for recipient in recipients(plan, known()) if recipient.id in keys)
        self.session.put(_("Add suggested recipients"), with_recipients(plan, wanted))
        self._offer()
        if not self.offers.keys():
            self.recipients.go_to()

    def _choices(self) -> list[Choice]:
        kept = [group for group in known().recipients if self._news(group)]
        return [(_set_words(group), partial(self._add, group)) for group in kept]

    def _news(self, group: RecipientSet) -> tuple[Recipient, ...]:
        """The lines of the set that the plan does not have."""
        here = {fold(line.name) for line in self.session.plan.recipients}
        return tuple(replace(line, id=new_id()) for line in group.recipients if fold(line.name) not in here)

    def _add(self, group: RecipientSet) -> None:
        self.session.seal()
        plan = self.session.plan
        after = edit.set_recipients(plan, (*plan.recipients, *self._news(group)))
        if plan.archive in ("", "VT") and group.archive:
            after = edit.set_archive(after, group.archive)
        self.session.put(_("Add recipients of the office"), after)
        self._offer()


def _set_words(group: RecipientSet) -> str:
    names = ", ".join(line.name for line in group.recipients)
    return _("{title}: {names}").format(title=group.title, names=names) if group.title else names
