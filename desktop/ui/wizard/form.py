"""A column of fields bound to the parts of one value, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.wizard.fields.field import Field, Kept, plain_label

F = TypeVar("F", bound=Field)
Get = Callable[[Any], Any]
Put = Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class Binding:
    """A field, what it shows of the value, and the value with it changed."""

    field: Field
    get: Get
    put: Put


class Refused(ValueError):
    """The plan does not take a value: why, in words for the user, and the value that it takes instead."""

    def __init__(self, words: str, instead: Any = None) -> None:
        super().__init__(words)
        self.instead = instead


class Form(QWidget):
    """`edited` carries the new value and the field that made it; `entered` the field with the focus."""

    edited = Signal(object, object)
    entered = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._value: Any = None
        self._fixed = False
        self._bound: dict[str, Binding] = {}
        self._shown: dict[str, Any] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE.m)

    def add(self, field: F, get: Get, put: Put) -> F:
        """Bind a field and put it below the others."""
        self.column.addWidget(field)
        return self.bind(field, get, put)

    def add_row(self, *bound: tuple[Field, Get, Put]) -> None:
        """Bind short fields that stand side by side."""
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.m)
        for field, get, put in bound:
            row.addWidget(self.bind(field, get, put), 1, Qt.AlignmentFlag.AlignTop)
        if all(field.minimumWidth() for field, _get, _put in bound):
            row.addStretch(1)
        self.column.addLayout(row)

    def bind(self, field: F, get: Get, put: Put) -> F:
        """Bind a field that is placed elsewhere."""
        self._bound[field.name] = Binding(field, get, put)
        field.edited.connect(lambda value: self._changed(field, value))
        field.entered.connect(lambda: self.entered.emit(field))
        field.left.connect(self.left)
        return field

    def add_heading(self, words: str) -> None:
        """Words over a group of fields."""
        self.column.addSpacing(theme.SPACE.m)
        self.column.addWidget(plain_label(words, "section"))

    def fields(self) -> Iterable[Field]:
        """The fields in the order they were bound."""
        return [binding.field for binding in self._bound.values()]

    def field(self, name: str) -> Field | None:
        """The field of this name."""
        return self._bound[name].field if name in self._bound else None

    def value(self) -> Any:
        """The value last shown or made."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show a value; fields that hold it already keep their cursor and their typed text."""
        first = self._value is None
        self._value = value
        for name, binding in self._bound.items():
            wanted = binding.get(value)
            typed = self._shown.get(name) == wanted and binding.field.unread()
            if first or (binding.field.value() != wanted and not typed):
                binding.field.show_value(wanted)
            self._shown[name] = wanted

    def set_read_only(self, fixed: bool) -> None:
        """Whether all fields may only be read."""
        if fixed == self._fixed:
            return
        self._fixed = fixed
        for field in self.fields():
            field.set_read_only(fixed)

    def _changed(self, field: Field, value: Any) -> None:
        if self._value is None:
            return
        field.refuse("")
        try:
            self._value = self._bound[field.name].put(self._value, value)
        except Refused as why:
            field.refuse(str(why))
            self._value = why.instead or self._value
        self._shown[field.name] = self._bound[field.name].get(self._value)
        self.edited.emit(self._value, field)

    def problems(self) -> tuple[tuple[str, str, str], ...]:
        """What is wrong in the fields, from the top: path, label and message."""
        return tuple(problem for field in self.fields() for problem in field.problems())

    def unread(self) -> dict[str, Kept]:
        """Typed words that the value does not hold, by path ("day", "bases/<row>/day")."""
        found: dict[str, Kept] = {}
        for field in self.fields():
            for path, kept in field.unread().items():
                if path:
                    found[f"{field.name}/{path}"] = kept
                else:
                    found[field.name] = Kept(kept.words, self._shown.get(field.name))
        return found

    def show_unread(self, path: str, kept: Kept) -> None:
        """Show such words again, unless the field holds another value by now."""
        name, _slash, rest = path.partition("/")
        field = self.field(name)
        if field and not self._fixed and (rest or kept.held == self._shown.get(name)):
            field.show_unread(rest, kept)
