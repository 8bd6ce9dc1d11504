"""The rail at the left: the places of the program, in words, or as icons in a narrow window."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop.i18n import _
from desktop.ui import theme

WIDE, NARROW = 184, 56


class Rail(QFrame):
    """Places by key; exactly one is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.role(self, "side")
        self._buttons: dict[str, QPushButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.SPACE.s, theme.SPACE.m, theme.SPACE.s, theme.SPACE.m)
        self._column.setSpacing(theme.SPACE.xs)
        self._add("plans", _("Plans"), "files")
        self._add("calendar", _("Calendar"), "calendar-days", "Ctrl+K")
        self._add("gantt", _("Gantt"), "chart-gantt", "Ctrl+G")
        self._add("samples", _("Sample plans"), "book-open")
        self._add("directory", _("Directory"), "users")
        self._column.addStretch(1)
        self._add("backups", _("Backups"), "archive")
        self._add("settings", _("Settings"), "settings")
        self._add("help", _("Help"), "circle-help", "F1")
        self._buttons["plans"].setChecked(True)
        self.setAccessibleName(_("Places"))
        self.collapse(False)

    @property
    def places(self) -> Collection[str]:
        """The keys of the places."""
        return self._buttons.keys()

    def choose(self, key: str) -> None:
        """Mark a place as the one shown."""
        self._buttons[key].setChecked(True)

    def collapse(self, narrow: bool) -> None:
        """Icons alone, or icons with words."""
        self.setFixedWidth(NARROW if narrow else WIDE)
        for button in self._buttons.values():
            button.setText("" if narrow else button.accessibleName())
            theme.dress_button(button, button.property("picture"))
            button.setToolTip(button.property("told") if narrow or button.property("keys") else "")

    def _add(self, key: str, words: str, icon: str, keys: str = "") -> None:
        button = QPushButton()
        theme.role(button, "rail")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.setProperty("picture", icon)
        button.setAccessibleName(words)
        button.setProperty("keys", keys)
        button.setProperty("told", f"{words} ({keys})" if keys else words)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._column.addWidget(button)
