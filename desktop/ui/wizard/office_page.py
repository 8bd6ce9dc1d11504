"""Who issues the plan, its number and its day."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.office import NO_OFFICE
from desktop.plan.plan import Plan
from desktop.ui import theme
from desktop.ui.wizard.fields.choice import CheckField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.page import Page, part
from desktop.ui.wizard.proposal import known, say_on

office = part("office", edit.set_office)
issue = part("issue", edit.set_issue)


class OfficePage(Page):
    """Office, number and day."""

    KEY = "office"

    def title(self) -> str:
        return _("Office, number and day")

    def intro(self) -> str:
        return _("What stands at the head of the first page. Write it once; it flows to every document.")

    def build(self) -> None:
        self.from_directory = QPushButton()
        say_on(self.from_directory, _("Take it from the &directory"))
        theme.dress_button(self.from_directory, "book-open", "text")
        self.from_directory.clicked.connect(self._take)
        self.form.column.addWidget(self.from_directory, 0, Qt.AlignmentFlag.AlignLeft)
        self._build_office()
        self.form.add_heading(_("Number and day of issue"))
        self._build_issue()

    def load(self, plan: Plan) -> None:
        super().load(plan)
        self._offer(plan)

    def showEvent(self, event: QShowEvent) -> None:
        """The directory may have changed meanwhile."""
        super().showEvent(event)
        self._offer(self.session.plan)

    def _offer(self, plan: Plan) -> None:
        """The button is there while the directory says something else than the plan."""
        kept = known().office
        wanted = not plan.frozen and kept not in (NO_OFFICE, plan.office)
        if not wanted and self.from_directory.hasFocus():
            self.go_to()
        self.from_directory.setVisible(wanted)

    def _take(self) -> None:
        self.session.seal()
        plan = edit.set_office(self.session.plan, known().office)
        self.session.put(_("Take the office from the directory"), plan)

    def _build_office(self) -> None:
        add = self.form.add
        add(LinesField("superior", _("Superior body"), hint="UBND TỈNH …"), *office("superior"))
        add(
            LinesField(
                "issuer",
                _("Issuing office"),
                _("The full name in capitals; press Enter where the name should break into two lines."),
                required=True,
                hint="SỞ KHOA HỌC VÀ CÔNG NGHỆ",
            ),
            *office("issuer"),
        )
        name = LineField(
            "name",
            _("Name in running text"),
            _("As the office is called inside a sentence."),
            hint="Sở Khoa học và Công nghệ",
        )
        add(name, *office("name"))
        place = LineField("place", _("Place"), _("The name that stands before the day."), required=True)
        symbol = LineField(
            "symbol",
            _("Symbol"),
            _("What follows the number and the stroke."),
            required=True,
            hint="KH-SKHCN",
        )
        self.form.add_row((place, *office("place")), (symbol, *office("symbol")))
        collective = CheckField(
            "collective",
            _("The office decides as a body (People's Committee)"),
            _("Then the head signs on its behalf: TM. ỦY BAN NHÂN DÂN."),
        )
        add(collective, *office("collective"))

    def _build_issue(self) -> None:
        number = LineField(
            "number",
            _("Number"),
            _("Leave number and day blank until the clerk gives them; the paper keeps room for them."),
            width=160,
        )
        self.form.add(number, *issue("number"))
        day = NumberField("day", _("Day"), low=1, high=31)
        month = NumberField("month", _("Month"), low=1, high=12)
        year = NumberField("year", _("Year"), low=1900, high=2100)
        for field in (day, month, year):
            field.setFixedWidth(96)
        self.form.add_row((day, *issue("day")), (month, *issue("month")), (year, *issue("year")))
