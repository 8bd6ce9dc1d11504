"""The forms of records, one for each kind of content; to add one: a file here and its class in FORMS."""

from __future__ import annotations

from desktop.plan.item import Content
from desktop.ui.wizard.records.activity import ActivityForm
from desktop.ui.wizard.records.duty import DutyForm
from desktop.ui.wizard.records.heading import HeadingForm
from desktop.ui.wizard.records.money import MoneyForm
from desktop.ui.wizard.records.paper import PaperForm
from desktop.ui.wizard.records.people import PeopleForm
from desktop.ui.wizard.records.prose import ProseForm
from desktop.ui.wizard.records.quote import QuoteForm
from desktop.ui.wizard.records.record import RecordForm, Surroundings
from desktop.ui.wizard.records.role import RoleForm
from desktop.ui.wizard.records.table import TableForm
from desktop.ui.wizard.records.timing import TimingForm
from desktop.ui.wizard.records.venue import VenueForm

FORMS: tuple[type[RecordForm], ...] = (
    ProseForm,
    HeadingForm,
    ActivityForm,
    DutyForm,
    RoleForm,
    TimingForm,
    VenueForm,
    PeopleForm,
    PaperForm,
    QuoteForm,
    MoneyForm,
    TableForm,
)


def make_form(content: Content, around: Surroundings, *, small: bool = False) -> RecordForm:
    """The form for a record of this kind."""
    for form in FORMS:
        if form.CONTENT is type(content):
            return form(around, small=small)
    raise TypeError(type(content).__name__)
