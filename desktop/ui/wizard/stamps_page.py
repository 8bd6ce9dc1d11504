"""What few plans need: stamps, the contact line, the drafter's mark, and the size of the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.plan import PAGE_RANGES, Plan
from desktop.plan.stamps import CIRCULATIONS, URGENCIES, SecretMark, UnknownStamp
from desktop.ui.wizard.fields.choice import ChoiceField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.form import Refused
from desktop.ui.wizard.page import Page

NUMBER = 96


class StampsPage(Page):
    """Stamps, contact and page; every field may stay as it is."""

    KEY = "stamps"

    def title(self) -> str:
        return _("Stamps and contact")

    def intro(self) -> str:
        return _("Nothing here is required: stamps, the contact line at the foot, and the size of the page.")

    def build(self) -> None:
        self._build_stamps()
        self.form.add_heading(_("Page setup"))
        self._build_page()

    def _build_stamps(self) -> None:
        urgency = ChoiceField("urgency", _("Urgency"), _stamp_options(URGENCIES), width=260)
        circulation = ChoiceField("circulation", _("Circulation"), _stamp_options(CIRCULATIONS), width=260)
        self.form.add_row((urgency, *stamp("urgency")), (circulation, *stamp("circulation")))
        contact = LineField(
            "contact",
            _("Contact line"),
            _("Address, e-mail, telephone and web site of the office, at the foot of the first page."),
        )
        drafter = LineField(
            "drafter",
            _("Drafter's mark and number of copies"),
            _("The drafter's initials, then the number of copies in brackets."),
            hint="PL.(300)",
            width=260,
        )
        self.form.add(contact, *stamp("contact"))
        self.form.add(drafter, *stamp("drafter"))

    def _build_page(self) -> None:
        profile = ChoiceField(
            "profile",
            _("Size of type"),
            [("L", _("Large, 13–14")), ("S", _("Small, 12–13"))],
            _("The heading of the first page grows or shrinks as a whole, as the Decree wants it."),
            width=260,
        )
        self.form.add(profile, *page("profile"))
        body = ChoiceField("body", _("Body text"), [(14, "14"), (13, "13")], width=NUMBER)
        self.form.add(body, *page("body"))
        self.form.add_row(*(self._margin(name, label) for name, label in _margins()))

    def _margin(self, name: str, label: str) -> tuple[NumberField, Callable, Callable]:
        low, high = PAGE_RANGES[name]
        field = NumberField(name, label, f"{low}–{high} mm", low=low, high=high)
        field.setFixedWidth(NUMBER)
        return field, *page(name)


def stamp(name: str) -> tuple[Callable[[Plan], str], Callable[[Plan, str], Plan]]:
    """What reads and what writes one of the stamps."""

    def put(plan: Plan, value: str) -> Plan:
        try:
            return edit.set_stamps(plan, replace(plan.stamps, **{name: value}))
        except SecretMark as mark:
            without = edit.set_stamps(plan, replace(plan.stamps, **{name: ""}))
            raise Refused(_secret(str(mark)), without) from None
        except UnknownStamp as other:
            words = _("First choose another stamp above: the Decree does not know “{stamp}”.")
            raise Refused(words.format(stamp=other)) from None

    return lambda plan: getattr(plan.stamps, name), put


def page(name: str) -> tuple[Callable[[Plan], Any], Callable[[Plan, Any], Plan]]:
    """What reads and what writes one number of the page's setup."""

    def put(plan: Plan, value: Any) -> Plan:
        if value is None:
            raise Refused(_outside(name))
        try:
            return edit.set_page(plan, replace(plan.page, **{name: value}))
        except edit.OutsideDecree as fault:
            raise Refused(_outside(str(fault), asked=name)) from None

    return lambda plan: getattr(plan.page, name), put


def _stamp_options(stamps: tuple[str, ...]) -> list[tuple[str, str]]:
    return [("", _("None")), *((words, words) for words in stamps)]


def _margins() -> tuple[tuple[str, str], ...]:
    return (
        ("top", _("Top margin")),
        ("bottom", _("Bottom margin")),
        ("left", _("Left margin")),
        ("right", _("Right margin")),
    )


def _secret(mark: str) -> str:
    words = _(
        "“{mark}” is a mark of secrecy. State secrets must not be drafted in this program"
        " (Law on Protection of State Secrets); the words are not put into the plan."
    )
    return words.format(mark=mark)


def _outside(name: str, *, asked: str = "") -> str:
    """What the Decree allows; a plan from elsewhere may break it in another field than the one asked for."""
    low, high = PAGE_RANGES[name]
    if asked in ("", name):
        return _("This must be a number from {low} to {high}.").format(low=low, high=high)
    field = dict(_margins()).get(name, _("Body text"))
    words = _("First set “{field}” to a number from {low} to {high}.")
    return words.format(field=field, low=low, high=high)
