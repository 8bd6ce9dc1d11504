"""Who gets the plan, and where the office keeps it."""

from __future__ import annotations

from dataclasses import replace

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import Recipient, new_id
from desktop.ui import theme
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.fields.rows import RowsField
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.page import Page, attribute

NOTE, WAY, COPIES = 96, 116, 48
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
        self.form.add(self.recipients, lambda plan: plan.recipients, edit.set_recipients)
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
