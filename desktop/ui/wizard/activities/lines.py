"""Fields for the lines of an activity that may be there once, several times or not yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from desktop.i18n import _
from desktop.plan import roles
from desktop.plan.item import Content, Item, Paper
from desktop.plan.plan import new_id
from desktop.ui.wizard.fields.field import Field, Kept
from desktop.ui.wizard.fields.rows import RowsField
from desktop.ui.wizard.fields.when import WhenField
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.records import make_form
from desktop.ui.wizard.records.record import RecordForm, Surroundings


class LineForm(Form):
    """The small form of a record, with the item around it as its value; a paper has its own deadline."""

    def __init__(self, content: Content, around: Surroundings) -> None:
        super().__init__()
        self._record: RecordForm = make_form(content, around, small=True)
        self._record.edited.connect(self._made)
        self._record.entered.connect(self.entered)
        self._record.left.connect(self.left)
        self.column.addWidget(self._record)
        if isinstance(content, Paper):
            when = WhenField("due", _("Deadline of its own"), year=around.year)
            self.add(when, roles.due, roles.with_due)

    def _made(self, content: Content, field: Field) -> None:
        if self._value is not None:
            self._value = replace(self._value, content=content)
            self.edited.emit(self._value, field)

    def fields(self) -> Iterable[Field]:
        return [*self._record.fields(), *super().fields()]

    def field(self, name: str) -> Field | None:
        return self._record.field(name) or super().field(name)

    def show_value(self, value: Item) -> None:
        self._record.show_value(value.content)
        super().show_value(value)

    def set_read_only(self, fixed: bool) -> None:
        self._record.set_read_only(fixed)
        super().set_read_only(fixed)

    def unread(self) -> dict[str, Kept]:
        return {**self._record.unread(), **super().unread()}

    def show_unread(self, path: str, kept: Kept) -> None:
        if self._record.field(path.partition("/")[0]):
            self._record.show_unread(path, kept)
        else:
            super().show_unread(path, kept)


class LineRows(RowsField):
    """Lines of one kind; `several` offers to add one more, else the keys and the row's menu do."""

    def __init__(
        self, name: str, content: Content, around: Surroundings, *, add: str, several: bool = False
    ) -> None:
        self._several = several
        super().__init__(
            name,
            "",
            form=lambda: LineForm(content, around),
            new=lambda: Item(id=new_id(), content=content),
            copy=copied,
            add=add,
        )
        self.label = add
        self.set_read_only(False)

    def set_read_only(self, fixed: bool) -> None:
        super().set_read_only(fixed)
        self._adder.setVisible(self._several and not fixed)

    def names(self, line_id: str) -> list[str]:
        """The names of a line's fields."""
        self._slices.finish()
        return [field.name for field in self._rows[line_id].form.fields()] if line_id in self._rows else []


def copied(line: Item) -> Item:
    """The same line, with ids of its own."""
    return replace(line, id=new_id(), children=tuple(copied(child) for child in line.children))


def bound(
    kind: type, blank: Callable[[Item], Item | None], dress: Callable[[Item, Item], Item]
) -> tuple[Callable[[Item], Any], Callable[[Item, Any], Item]]:
    """What reads and writes the lines of a kind; where there is none, `blank` is shown until it is filled.

    `dress` gives a new line the label and mark it has in this activity.
    """

    def get(item: Item) -> tuple[Item, ...]:
        found = roles.lines(item, kind)
        waiting = None if found else blank(item)
        return (waiting,) if waiting else found

    def put(item: Item, rows: tuple[Item, ...]) -> Item:
        known = {line.id for line in roles.lines(item, kind)}
        waiting = blank(item)
        wanted = tuple(
            row if row.id in known else dress(item, row)
            for row in rows
            if row.id in known or waiting is None or row.id != waiting.id or not roles.blank(row.content)
        )
        return roles.with_lines(item, kind, wanted)

    return get, put
