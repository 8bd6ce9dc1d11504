"""A special day of the office: its form, its row in the list, and what is known of a day beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.i18n import _
from desktop.plan.lunar import lunar
from desktop.plan.plan import new_id
from desktop.plan.workdays import KIND_WORDS, DayKind, SpecialDay, calendar
from desktop.ui.directory.records import Kind
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.day import DayField, weekday, written_day
from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.page import attribute


class DayForm(Form):
    """A day, whether it is off or worked, and the document that says so."""

    def __init__(self) -> None:
        super().__init__()
        self.add(DayField("day", _("Day")), lambda special: special.day, _with_day)
        self._known = plain_label("", "muted")
        self.column.addWidget(self._known)
        options = tuple((kind, words) for kind, words in KIND_WORDS.items())
        self.add(ChoiceField("kind", _("What it is"), options, width=260), *attribute("kind"))
        self.add(
            LineField("name", _("Name"), _("For example: Founding day of the office")), *attribute("name")
        )
        document = LinesField("document", _("Document it rests on"), rows=2, breaks=False)
        self.add(document, *attribute("document"))
        self.add(CheckField("settled", _("Decided; not only expected")), *attribute("settled"))
        self.edited.connect(lambda special, _field: self._say(special))

    def show_value(self, value: SpecialDay) -> None:
        super().show_value(value)
        self._say(value)

    def _say(self, special: SpecialDay) -> None:
        """The weekday, the lunar day, and what the program knows of the day itself."""
        shipped = calendar().special(special.day)
        ours = _("In the program: {words}.").format(words=shipped.words) if shipped else ""
        self._known.setText(
            " · ".join(filter(None, (day_words(special.day), lunar_words(special.day), ours)))
        )


def days_kind() -> Kind:
    """The office's days as records of the directory."""
    return Kind(
        lambda _read: DayForm(),
        lambda: SpecialDay(date.today(), DayKind.OFFICE, id=new_id()),
        lambda special: day_words(special.day),
        lambda special: special.words,
        _("Add a &day"),
        "",
        lambda special: not special.settled,
        learned=False,
    )


def day_words(day: date) -> str:
    """ "Thứ Sáu, 02/01/2026"."""
    name = weekday(day)
    return f"{name[0].upper()}{name[1:]}, {written_day(day)}"


def lunar_words(day: date) -> str:
    """ "14/11 âm lịch", "01/6 nhuận âm lịch"."""
    found = lunar(day)
    if found is None:
        return ""
    leap = " nhuận" if found.leap else ""
    return f"{found.day:02d}/{found.month}{leap} âm lịch"


def _with_day(special: SpecialDay, day: date | None) -> SpecialDay:
    """With the day; one that is not written to its end yet changes nothing."""
    return replace(special, day=day) if day else special
