"""Who signs, and by whose authority."""

from __future__ import annotations

from dataclasses import replace

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import Plan
from desktop.ui.wizard.fields.choice import ChoiceField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import NamesField
from desktop.ui.wizard.page import Page, part

signature = part("signature", edit.set_signature)
FORMS = (
    ("GIÁM ĐỐC",),
    ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
    ("Q. GIÁM ĐỐC",),
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
    ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
)
OWN = ()


class SignaturePage(Page):
    """Authority lines and name."""

    KEY = "signature"

    def title(self) -> str:
        return _("Signer")

    def intro(self) -> str:
        return _("The capital lines above the signature, and the name below it.")

    def build(self) -> None:
        get, put = signature("authority")
        options = ((OWN, _("Other words")), *((lines, " / ".join(lines)) for lines in FORMS))
        form = ChoiceField("form", _("Usual forms"), options, width=480)
        self.form.add(form, lambda plan: _known(get(plan)), lambda plan, lines: _chosen(plan, lines))
        authority = NamesField(
            "authority",
            _("Lines above the signature"),
            _("One line for each, in capitals, a space after KT., TM., TL., Q."),
            required=True,
        )
        self.form.add(authority, get, put)
        name = LineField("name", _("Full name of the signer"), required=True, width=420)
        self.form.add(name, *signature("name"))
        below = LineField("below", _("Post below the name"), _("Seldom needed: only for boards."), width=420)
        self.form.add(below, *signature("below"))


def _known(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines if lines in FORMS else OWN


def _chosen(plan: Plan, lines: tuple[str, ...]) -> Plan:
    return edit.set_signature(plan, replace(plan.signature, authority=lines)) if lines else plan
