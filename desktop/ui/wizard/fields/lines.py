"""Words on several lines, where a line break is the writer's wish."""

from __future__ import annotations

from typing import Any

from desktop.ui.wizard.fields.field import Field
from desktop.ui.wizard.fields.writing import Writing


class LinesField(Field):
    """Plain words; each "\\n" is a wished line break, unless `breaks` is off."""

    def __init__(
        self,
        name: str,
        label: str,
        help: str = "",
        *,
        required: bool = False,
        rows: int = 1,
        hint: str = "",
        breaks: bool = True,
    ) -> None:
        super().__init__(name, label, help, required=required)
        self.edit = Writing(lines=breaks, rows=rows)
        self.edit.setPlaceholderText(hint)
        self.edit.textChanged.connect(self._written)
        self.add_control(self.edit)

    def _written(self) -> None:
        self.edited.emit(self.value())

    def value(self) -> Any:
        return self.edit.words()

    def show_value(self, value: Any) -> None:
        self.edit.blockSignals(True)
        self.edit.put_words(value)
        self.edit.blockSignals(False)


class NamesField(LinesField):
    """A tuple of words, one on each line; blank lines do not count."""

    def value(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.edit.words().split("\n") if line.strip())

    def show_value(self, value: tuple[str, ...]) -> None:
        super().show_value("\n".join(value))
