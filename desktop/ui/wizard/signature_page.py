"""Who signs, and by whose authority."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import Plan, Signature
from desktop.plan.proposals import signers
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.wizard.fields.choice import ChoiceField
from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import NamesField
from desktop.ui.wizard.page import Page, part
from desktop.ui.wizard.proposal import known

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
        self.signers = Signers(self.session)
        self.form.column.addWidget(self.signers)
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

    def load(self, plan: Plan) -> None:
        super().load(plan)
        self.signers.load(plan)

    def showEvent(self, event: QShowEvent) -> None:
        """The directory may have changed meanwhile."""
        super().showEvent(event)
        self.signers.load(self.session.plan)


class Signers(QWidget):
    """Who may sign in this office, a row each; one click fills the lines and the name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple = ()
        self.rows: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, theme.SPACE.s)
        self._column.setSpacing(theme.SPACE.xs)
        self._column.addWidget(plain_label(_("Signers of the office")))

    def load(self, plan: Plan) -> None:
        """The directory's signers, the present one ticked."""
        found = signers(known())
        self.setVisible(bool(found) and not plan.frozen)
        if found != self._shown:
            self._shown = found
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = [self._row(one) for one in found]
        for one, row in zip(found, self.rows, strict=True):
            chosen = (one.name, one.authority) == (plan.signature.name, plan.signature.authority)
            theme.dress_button(row, "check" if chosen else "circle", "accent" if chosen else "muted")

    def _row(self, one: Signature) -> QPushButton:
        words = " · ".join(filter(None, (one.name, " / ".join(one.authority))))
        row = QPushButton(words.replace("&", "&&"))
        row.setAccessibleName(words)
        theme.role(row, "row")
        row.clicked.connect(lambda: self._take(one))
        self._column.addWidget(row)
        return row

    def _take(self, one: Signature) -> None:
        self._session.seal()
        plan = self._session.plan
        put = replace(plan.signature, authority=one.authority, name=one.name)
        self._session.put(_("Choose the signer"), edit.set_signature(plan, put))


def _known(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines if lines in FORMS else OWN


def _chosen(plan: Plan, lines: tuple[str, ...]) -> Plan:
    return edit.set_signature(plan, replace(plan.signature, authority=lines)) if lines else plan
