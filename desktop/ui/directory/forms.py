"""The form of each kind of record in the directory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.i18n import _
from desktop.plan.office import Directory, KnownUnit, UnitIndex
from desktop.plan.plan import Recipient, SectionKind, new_id
from desktop.plan.reform import Ended, ended
from desktop.ui.home.words import day_words
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.day import DayField
from desktop.ui.wizard.fields.field import plain_label
from desktop.ui.wizard.fields.line import LineField
from desktop.ui.wizard.fields.lines import LinesField, NamesField
from desktop.ui.wizard.fields.rows import RowsField
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.page import attribute
from desktop.ui.wizard.recipients_page import NOTES
from desktop.ui.wizard.signature_page import FORMS

Reader = Callable[[], Directory]
NOTE = 136
_MOST = 30


class FollowerField(LineField):
    """A unit of the directory by its name; the value is its id. Another name stays and is explained."""

    def __init__(self, name: str, label: str, help: str, read: Reader) -> None:
        super().__init__(name, label, help, suggestions=self._names)
        self._read = read

    def _names(self) -> list[str]:
        return [unit.name for unit in UnitIndex(self._read().units).propose("", None, _MOST)]

    def _wrong(self) -> bool:
        return bool(self.edit.text().strip()) and not self.value()

    def _written(self, words: str) -> None:
        if self.error or self.value():
            self.check()
        self.edited.emit(self.value())

    def check(self) -> None:
        words = _("There is no such unit in the directory. Add it first.")
        self.set_error(words if self._wrong() else "")

    def value(self) -> str:
        known = self._read().unit(self.edit.text()) if self.edit.text().strip() else None
        return known.id if known else ""

    def show_value(self, value: str) -> None:
        names = (unit.name for unit in self._read().units if value and unit.id == value)
        super().show_value(next(names, ""))
        self.set_error("")


class UnitForm(Form):
    """A unit, its short names and the days between which it stands."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self.add(LinesField("name", _("Name"), breaks=False, required=True), *attribute("name"))
        self._reform = plain_label("", "warning")
        self._note_end = QPushButton(_("&Put in its last day"))
        self._note_end.clicked.connect(self._put_end)
        self.column.addWidget(self._reform)
        self.column.addWidget(self._note_end, 0, Qt.AlignmentFlag.AlignLeft)
        short = NamesField("short", _("Short names"), _("One on each line; any of them finds the unit."))
        self.add(short, *attribute("short"))
        self.add(CheckField("own", _("Belongs to this office")), *attribute("own"))
        since, until = DayField("since", _("Stands since")), DayField("until", _("Last day"))
        self.add_row((since, *attribute("since")), (until, *attribute("until")))
        help = _("The unit that took over its work; plans of later years get it proposed.")
        self.add(FollowerField("follower", _("Taken over by"), help, read), *attribute("follower"))
        self.edited.connect(lambda unit, _field: self._say(unit))

    def show_value(self, value: KnownUnit) -> None:
        super().show_value(value)
        self._say(value)

    def _say(self, unit: KnownUnit) -> None:
        gone = ended(unit.name, None) if unit.until is None else None
        self._reform.setText(reform_words(gone) if gone else "")
        self._reform.setVisible(gone is not None)
        self._note_end.setVisible(gone is not None and not self._fixed)

    def _put_end(self) -> None:
        unit = self.value()
        if gone := ended(unit.name, None):
            after = replace(unit, until=gone.until)
            field = self.field("until")
            self.show_value(after)
            self.edited.emit(after, field)
            if field:
                field.go_to()


def reform_words(gone: Ended) -> str:
    """That a body has ended, by which document, and what stands instead."""
    words = _("{unit} ended on {day} ({source}).").format(
        unit=gone.words, day=day_words(gone.until), source=gone.source
    )
    return f"{words} " + _("Now: {unit}.").format(unit=gone.follower) if gone.follower else words


class SignerForm(Form):
    """Who may sign, and by whose authority."""

    def __init__(self, _read: Reader) -> None:
        super().__init__()
        self.add(LineField("name", _("Full name of the signer"), required=True), *attribute("name"))
        options = (((), _("Other words")), *((lines, " / ".join(lines)) for lines in FORMS))
        self.add(
            ChoiceField("form", _("Usual forms"), options),
            lambda signer: signer.authority if signer.authority in FORMS else (),
            lambda signer, lines: replace(signer, authority=lines) if lines else signer,
        )
        authority = NamesField(
            "authority",
            _("Lines above the signature"),
            _("One line for each, in capitals, a space after KT., TM., TL., Q."),
        )
        self.add(authority, *attribute("authority"))


class LineOfRecipients(Form):
    """One recipient with its usual note."""

    def __init__(self) -> None:
        super().__init__()
        name = LinesField("name", _("Recipient"), breaks=False)
        note = LineField("note", _("Note"), suggestions=NOTES)
        note.setFixedWidth(NOTE)
        for field in (name, note):
            field.hide_label()
        self.add_row((name, *attribute("name")), (note, *attribute("note")))


class RecipientSetForm(Form):
    """Recipients that go together."""

    def __init__(self, _read: Reader) -> None:
        super().__init__()
        title = LineField("title", _("Name of the set"), hint=_("For example: Plans of 18 May"))
        self.add(title, *attribute("title"))
        rows = RowsField(
            "recipients",
            _("Sent to"),
            form=LineOfRecipients,
            new=lambda: Recipient(id=new_id()),
            copy=lambda recipient: replace(recipient, id=new_id()),
            add=_("Add a recipient"),
            titles=((_("Recipient"), 0), (_("Note"), NOTE)),
        )
        self.add(rows, *attribute("recipients"))
        self.add(LineField("archive", _("Filed at (Lưu)"), width=240), *attribute("archive"))


class ClauseForm(Form):
    """A sentence of the office, and where in a plan it belongs."""

    def __init__(self, _read: Reader) -> None:
        super().__init__()
        kind = ChoiceField("kind", _("Belongs to"), clause_kinds(), width=320)
        self.add(kind, *attribute("kind"))
        words = LinesField("words", _("Words"), rows=4, breaks=False, required=True)
        self.add(words, *attribute("words"))


def clause_kinds() -> tuple[tuple[str, str], ...]:
    """The kinds of clauses in the order of a plan, in words."""
    return (
        (SectionKind.PURPOSE.value, _("Purpose and requirements")),
        (SectionKind.CONTENT.value, _("Content")),
        (SectionKind.COST.value, _("Cost")),
        (SectionKind.ORGANISATION.value, _("Organisation")),
        (SectionKind.REPORT.value, _("Reporting")),
        ("closing", _("Closing")),
        (SectionKind.OTHER.value, _("Other parts")),
    )


def span_words(since: date | None, until: date | None) -> str:
    """From when to when, in a few words."""
    if since and until:
        return f"{day_words(since)} – {day_words(until)}"
    if until:
        return _("until {day}").format(day=day_words(until))
    return _("since {day}").format(day=day_words(since)) if since else ""
