"""The parts of the directory: what each is called, what it is good for, and how its records are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from desktop.i18n import _
from desktop.plan.office import Clause, KnownUnit, RecipientSet, Signer
from desktop.plan.plan import PAGE_RANGES, Basis, new_id
from desktop.plan.wording import cite
from desktop.ui.directory.days import days_kind
from desktop.ui.directory.forms import (
    ClauseForm,
    RecipientSetForm,
    SignerForm,
    UnitForm,
    clause_kinds,
    span_words,
)
from desktop.ui.directory.records import Kind
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField, NamesField
from desktop.ui.wizard.fields.number import NumberField
from desktop.ui.wizard.form import Form, Refused
from desktop.ui.wizard.opening_page import BasisForm
from desktop.ui.wizard.page import attribute


@dataclass(frozen=True, slots=True)
class Part:
    """`key` is the field of Directory; either `whole` makes a form of it, or `kind` tells of its records."""

    key: str
    title: str
    intro: str
    icon: str
    whole: Callable[[], Form] = Form
    kind: Kind | None = None


def parts() -> tuple[Part, ...]:
    """In the order in which an office sets them up."""
    return (
        Part(
            "office",
            _("Office"),
            _("Who issues the plans. Every new plan begins with it."),
            "building-2",
            _office_form,
        ),
        Part(
            "units",
            _("Units"),
            _("Units that lead and coordinate. They are proposed while you type, and flagged once ended."),
            "users",
            kind=_units(),
        ),
        Part(
            "signers",
            _("Signers"),
            _("Who may sign, each with the authority lines."),
            "pen-line",
            kind=_signers(),
        ),
        Part("rooms", _("Rooms"), _("Places where activities are held."), "map-pin", _rooms_form),
        Part(
            "recipients",
            _("Recipients"),
            _("Recipients that go together, with their usual notes; a plan takes a whole set at once."),
            "send",
            kind=_recipients(),
        ),
        Part(
            "bases",
            _("Documents cited"),
            _("Documents that plans rest on, written once in full and cited again."),
            "book-open",
            kind=_bases(),
        ),
        Part(
            "clauses",
            _("Sentences"),
            _("The office's own sentences, offered where they fit in a plan."),
            "quote",
            kind=_clauses(),
        ),
        Part(
            "days",
            _("Days off"),
            _("The office's own days off and made-up days; they stand before those that the program knows."),
            "calendar-days",
            kind=days_kind(),
        ),
        Part(
            "page", _("Page"), _("How the office sets its pages, within the Decree."), "file-text", _page_form
        ),
    )


def _units() -> Kind:
    def more(unit: KnownUnit) -> str:
        whose = "" if unit.own else _("outside the office")
        return " · ".join(filter(None, (", ".join(unit.short), span_words(unit.since, unit.until), whose)))

    return Kind(
        UnitForm,
        lambda: KnownUnit(new_id(), ""),
        lambda unit: unit.name,
        more,
        _("Add a &unit"),
        _("A unit without a name"),
        lambda unit: unit.until is not None,
    )


def _signers() -> Kind:
    return Kind(
        SignerForm,
        lambda: Signer(new_id()),
        lambda signer: signer.name,
        lambda signer: " / ".join(signer.authority),
        _("Add a &signer"),
        _("A signer without a name"),
    )


def _recipients() -> Kind:
    return Kind(
        RecipientSetForm,
        lambda: RecipientSet(new_id()),
        lambda usual: usual.title,
        lambda usual: "; ".join(recipient.name for recipient in usual.recipients),
        _("Add a &set"),
        _("A set without a name"),
    )


def _bases() -> Kind:
    return Kind(
        lambda _read: BasisForm(),
        lambda: Basis(new_id()),
        lambda basis: cite(basis) if basis.number or basis.subject else "",
        lambda basis: basis.issuer,
        _("Add a &document"),
        _("A document without a number"),
    )


def _clauses() -> Kind:
    def more(clause: Clause) -> str:
        return dict(clause_kinds()).get(clause.kind, clause.kind)

    return Kind(
        ClauseForm,
        lambda: Clause(new_id()),
        lambda clause: clause.words,
        more,
        _("Add a &sentence"),
        _("A sentence without words"),
    )


# --- forms of the whole directory -----------------------------------------------------------------


def _of(part: str, name: str) -> tuple[Callable[[Any], Any], Callable[[Any, Any], Any]]:
    def put(directory: Any, value: Any) -> Any:
        inner = replace(getattr(directory, part), **{name: value})
        return replace(directory, **{part: inner})

    return lambda directory: getattr(getattr(directory, part), name), put


def _office_form() -> Form:
    form, office = Form(), partial(_of, "office")
    form.add(LinesField("superior", _("Superior body"), hint="UBND TỈNH …"), *office("superior"))
    issuer = LinesField(
        "issuer",
        _("Issuing office"),
        _("The full name in capitals; press Enter where the name should break into two lines."),
        hint="SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    )
    form.add(issuer, *office("issuer"))
    name = LineField("name", _("Name in running text"), _("As the office is called inside a sentence."))
    form.add(name, *office("name"))
    place = LineField("place", _("Place"), _("The name that stands before the day."))
    symbol = LineField("symbol", _("Symbol"), _("What follows the number and the stroke."), hint="KH-SKHCN")
    form.add_row((place, *office("place")), (symbol, *office("symbol")))
    collective = CheckField("collective", _("The office decides as a body (People's Committee)"))
    form.add(collective, *office("collective"))
    return form


def _rooms_form() -> Form:
    form = Form()
    help = _("One on each line; they are offered where an activity asks for its place.")
    form.add(NamesField("rooms", _("Rooms and places"), help, rows=6), *attribute("rooms"))
    return form


def _page_form() -> Form:
    form, page = Form(), partial(_of, "page")
    sizes = (("L", _("Large, 13–14")), ("S", _("Small, 12–13")))
    form.add(ChoiceField("profile", _("Size of type"), sizes, width=260), *page("profile"))
    form.add(ChoiceField("body", _("Body text"), ((14, "14"), (13, "13")), width=96), *page("body"))
    margins = (
        ("top", _("Top margin")),
        ("bottom", _("Bottom margin")),
        ("left", _("Left margin")),
        ("right", _("Right margin")),
    )
    form.add_row(*(_margin(name, label) for name, label in margins))
    return form


def _margin(name: str, label: str) -> tuple[NumberField, Callable, Callable]:
    low, high = PAGE_RANGES[name]
    field = NumberField(name, label, f"{low}–{high} mm", low=low, high=high)
    field.setFixedWidth(96)
    get, put = _of("page", name)

    def put_number(directory: Any, value: int | None) -> Any:
        if value is None:
            raise Refused(_("This must be a number from {low} to {high}.").format(low=low, high=high))
        return put(directory, value)

    return field, get, put_number
