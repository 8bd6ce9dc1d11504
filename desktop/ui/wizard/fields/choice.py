"""A choice among few, which the wheel never changes, and a yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from desktop.ui import theme
from desktop.ui.wizard.fields.field import Field

_LEAST = 6


class Choice(QComboBox):
    """A drop-down list that leaves the wheel to the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST)  # a long option shall not make the whole page wider

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of `options`, pairs of a value and its words."""

    def __init__(
        self, name: str, label: str, options: Sequence[tuple[Any, str]], help: str = "", *, width: int = 0
    ) -> None:
        super().__init__(name, label, help)
        self.box = Choice()
        self._values = [value for value, _words in options]
        self.box.addItems([words for _value, words in options])
        if width:
            self.box.setMaximumWidth(round(width * theme.points() / theme.LEAST_POINTS))
        self.box.activated.connect(self._chosen)
        self.add_control(self.box)

    def _chosen(self, index: int) -> None:
        self.edited.emit(self._values[index])

    def value(self) -> Any:
        index = self.box.currentIndex()
        return self._values[index] if index >= 0 else None

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class CheckField(Field):
    """Yes or no; the label stands beside the box."""

    def __init__(self, name: str, label: str, help: str = "") -> None:
        super().__init__(name, "", help)
        self.label = label
        self.box = QCheckBox(label.replace("&", "&&"))
        self.box.setStyleSheet("QCheckBox { padding-left: 0; }")
        self.box.toggled.connect(self._toggled)
        self.add_control(self.box)

    def _toggled(self, on: bool) -> None:
        self.edited.emit(on)

    def value(self) -> bool:
        return self.box.isChecked()

    def show_value(self, value: bool) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(value)
        self.box.blockSignals(False)
