"""A list of units, one on each line, never split on "và" or ","."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint

from desktop.i18n import _
from desktop.plan.item import Unit
from desktop.ui import theme
from desktop.ui.wizard.fields.field import Field
from desktop.ui.wizard.fields.line import suggestion_menu
from desktop.ui.wizard.fields.mini import mini_button
from desktop.ui.wizard.fields.writing import Writing

Names = Callable[[], Sequence[str]]


class UnitsField(Field):
    """Units in the order of the paper; `names` offers those already in the plan."""

    def __init__(self, name: str, label: str, help: str = "", *, names: Names = tuple) -> None:
        super().__init__(name, label, help)
        self._names = names
        self._known: dict[str, str] = {}
        self.edit = Writing(lines=True)
        self.edit.setPlaceholderText(_("One unit on each line"))
        self.edit.textChanged.connect(self._written)
        self.edit.asked.connect(self.suggest)
        tip = _("Add a unit of this plan (Alt+Down)")
        self._opener = mini_button(_("Choose"), tip, self.suggest, "chevron-down")
        self.add_to_head(self._opener)
        self.add_control(self.edit)

    def set_read_only(self, fixed: bool) -> None:
        super().set_read_only(fixed)
        self._opener.setVisible(not fixed)

    def suggest(self) -> None:
        """Offer the units of the plan that are not in the list yet."""
        if self.edit.isReadOnly():
            return
        here = {unit.name for unit in self.value()}
        menu = suggestion_menu(self, [name for name in self._names() if name not in here], self.add)
        menu.popup(self.edit.mapToGlobal(QPoint(0, self.edit.height())))

    def add(self, name: str) -> None:
        """One more unit at the end."""
        self.show_value((*self.value(), Unit(name)))
        self.edited.emit(self.value())

    def _written(self) -> None:
        self._hang()
        self.edited.emit(self.value())

    def value(self) -> tuple[Unit, ...]:
        names = (line.strip() for line in self.edit.words().split("\n"))
        return tuple(Unit(name, self._known.get(name, "")) for name in names if name)

    def show_value(self, value: tuple[Unit, ...]) -> None:
        self._known = {unit.name: unit.id for unit in value if unit.id}
        self.edit.blockSignals(True)
        self.edit.put_words("\n".join(unit.name for unit in value))
        self.edit.blockSignals(False)
        self._hang()

    def _hang(self) -> None:
        """Wrapped lines of a long name stand further in, so that each unit is seen to begin."""
        self.edit.shape(theme.SPACE.m, 2)
