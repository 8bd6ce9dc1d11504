"""A filter as a chip: what it is about, what it is set to, and a cross that takes it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QFont, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import icon_button

Choices = Sequence[tuple[str, str]]
"""Values and their words; a pair of "" is a line between."""
WIDEST, NARROW = 216, 168
_LONGEST = 80


class Chip(QWidget):
    """`chosen` carries the value, "" for all; the choices are asked for when the menu opens.

    `label` has its access key.
    """

    chosen = Signal(str)

    def __init__(self, label: str, everything: str, choices: Callable[[], Choices]) -> None:
        super().__init__()
        self.label, self._keyed = label.replace("&", ""), label
        self._everything, self._choices = everything, choices
        self._value, self._widest = "", WIDEST
        self.button = QPushButton()
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(lambda: self.fill(self.menu))
        self.button.setMenu(self.menu)
        self.cross = icon_button("x", _("Take off the filter: {what}").format(what=self.label))
        self.cross.clicked.connect(self._cleared)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        self.show_value("")

    @property
    def value(self) -> str:
        """What is filtered by, "" for all."""
        return self._value

    def show_value(self, value: str) -> None:
        """Show what is filtered by, without telling of it."""
        self._value = value
        words = next((words for known, words in self._choices() if known == value), value) if value else ""
        said = f"{self.label}: {words or self._everything}"
        named = f"{self.label}: {words}" if self._widest == WIDEST else words
        shown = named if words else self.label
        bold = QFont(self.button.font())
        bold.setWeight(QFont.Weight.DemiBold)
        room = self._widest - 2 * theme.SPACE.m - theme.ICON
        cut = QFontMetrics(bold).elidedText(shown, Qt.TextElideMode.ElideRight, room) if value else shown
        self.button.setText(cut.replace("&", "&&") if value else self._keyed)
        self.button.setShortcut(QKeySequence.mnemonic(self._keyed))
        self.button.setAccessibleName(said)
        self.button.setToolTip(said)
        self.button.setProperty("on", bool(value))
        theme.dress_button(self.button, "chevron-down", "muted")
        self.button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.button.setStyleSheet(_ON.replace("$soft", theme.tokens().accent_soft) if value else "")
        self.cross.setVisible(bool(value))

    def narrow(self, on: bool) -> None:
        """Less room for what is filtered by; the tooltip says it whole."""
        widest = NARROW if on else WIDEST
        if widest != self._widest:
            self._widest = widest
            self.show_value(self._value)

    def fill(self, menu: QMenu) -> None:
        """Put the choices into a menu, the present one ticked."""
        menu.clear()
        group = QActionGroup(menu)
        for value, words in (("", self._everything), *self._choices()):
            if not words:
                menu.addSeparator()
                continue
            short = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
            action = menu.addAction(short.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == self._value)
            action.setToolTip(words)
            action.triggered.connect(lambda _checked=False, value=value: self._choose(value))
            group.addAction(action)

    def _choose(self, value: str) -> None:
        if value != self._value:
            self.show_value(value)
            self.chosen.emit(value)

    def _cleared(self) -> None:
        self.button.setFocus()
        self._choose("")


_ON = "QPushButton { background: $soft; font-weight: 600; }"
