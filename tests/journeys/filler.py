"""The hand of a worker who fills the fields of a form: each by the keys and the paste that it takes."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from driver import Hand
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.plan.text import Text
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.day import DayField, written_day
from desktop.ui.wizard.fields.field import Field
from desktop.ui.wizard.fields.prose import ProseField
from desktop.ui.wizard.fields.rows import RowsField
from desktop.ui.wizard.fields.units import UnitsField
from desktop.ui.wizard.form import Form

SHORT = 40
"""Words up to this long are typed, longer ones are pasted from last year's paper."""


class Filler:
    """Fills fields of a form that do not say what they should."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand

    def fill(self, form: Form, wanted: Any) -> None:
        """Every field that is to be seen on the form."""
        for name, bound in form._bound.items():
            value = bound.get(wanted)
            if isinstance(bound.field, RowsField):
                self.rows(bound.field, value)
            elif bound.get(form.value()) != value and bound.field.isVisible():
                self.put(bound.field, value)
                assert bound.get(form.value()) == value, (name, bound.get(form.value()), value)

    def put(self, field: Field, value: Any) -> None:
        """One field."""
        control = field.focus_control()
        self.hand.reach(control)
        if isinstance(field, CheckField):
            self.hand.press("Space")
        elif isinstance(field, ChoiceField):
            step = field._values.index(value) - field.box.currentIndex()
            self.hand.press(*["Down" if step > 0 else "Up"] * abs(step))
        elif isinstance(field, ProseField):
            self.prose(field, value)
        else:
            self.clear(control)
            self.write(plain(field, value))

    def clear(self, control: QWidget) -> None:
        if control.text() if isinstance(control, QLineEdit) else control.toPlainText():
            self.hand.press("Ctrl+A", "Del")

    def write(self, words: str) -> None:
        """Short words are typed, long ones pasted."""
        if len(words) > SHORT:
            self.hand.paste(words)
            return
        for number, line in enumerate(words.split("\n")):
            if number:
                self.hand.press("Return")
            self.hand.type(line)

    def prose(self, field: ProseField, value: Text) -> None:
        """Words with their marks: bold and italic as they are written, times afterwards."""
        self.clear(field.edit)
        for run in value.runs:
            marks = ["Ctrl+B"] * run.bold + ["Ctrl+I"] * run.italic
            self.hand.press(*marks)
            self.write(run.text)
            self.hand.press(*marks)
            if run.note:
                self.hand.press("Ctrl+Alt+F")
                self.write(run.note)
                self.hand.reach(field.edit)
        start = 0
        for number, run in enumerate(value.runs):
            if run.time and not value.runs[number - 1].time:
                phrase = "".join(r.text for r in takewhile(lambda r: r.time, value.runs[number:]))
                self.mark_time(field, start, start + len(phrase))
            start += len(run.text) + bool(run.note)

    def mark_time(self, field: ProseField, start: int, end: int) -> None:
        """Choose the words from the beginning of the text, and mark them."""
        self.hand.press("Ctrl+Home")
        self.walk(field, start, "Right")
        self.walk(field, end, "Shift+Right")
        self.hand.press("Ctrl+T")

    def walk(self, field: ProseField, place: int, key: str) -> None:
        """Word by word, the rest letter by letter."""
        while (before := field.edit.textCursor().position()) < place:
            self.hand.press(f"Ctrl+{key}")
            if field.edit.textCursor().position() > place:
                self.hand.press(f"Ctrl+{key}".replace("Right", "Left"))
                for _ in range(place - before):
                    self.hand.press(key)

    def rows(self, field: RowsField, wanted: tuple[Any, ...]) -> None:
        """Add what is missing, fill each row."""
        for number, record in enumerate(wanted):
            if number == len(field.value()):
                self.hand.reach(field._adder)
                self.hand.press("Space")
            self.fill(field._rows[field.value()[number].id].form, record)


def plain(field: Field, value: Any) -> str:
    """The value as it is typed."""
    if isinstance(field, DayField):
        return written_day(value)
    if isinstance(field, UnitsField):
        return "\n".join(unit.name for unit in value)
    return "\n".join(value) if isinstance(value, tuple) else str(value)
