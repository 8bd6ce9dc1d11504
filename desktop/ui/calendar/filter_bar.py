"""What the calendar is filtered by: chips and a search, or all chips in one button where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.calendar.chips import Chip, Choices
from desktop.ui.calendar.filters import Filter
from desktop.ui.wizard.fields.line import LineEdit

SEARCH_MS, FORMS = 150, 3


class FilterBar(QWidget):
    """`filtered` carries the Filter; `resized` tells that it needs another room now."""

    filtered = Signal(object)
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._offered: tuple[Choices, Choices, Choices] = ((), (), ())
        self._form = 0
        self.chips = (
            Chip(_("&Plan"), _("all plans"), lambda: self._offered[0]),
            Chip(_("&Unit"), _("all units"), lambda: self._offered[1]),
            Chip(_("&State"), _("all states"), lambda: self._offered[2]),
        )
        for chip in self.chips:
            chip.chosen.connect(self._changed)
        self.search = LineEdit()
        self.search.setPlaceholderText(_("Find in the calendar"))
        self.search.setAccessibleName(_("Find in the calendar"))
        found = self.search.addAction(theme.icon("search", "muted"), LineEdit.ActionPosition.LeadingPosition)
        found.setText(_("Find in the calendar"))
        self.search.setMinimumWidth(140)
        self.search.setMaximumWidth(240)
        self._typed = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._typed.timeout.connect(self._changed)
        self.search.textChanged.connect(lambda _words: self._typed.start())
        self.folded = QPushButton()
        menu = QMenu(self.folded)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.folded.setMenu(menu)
        self.off = QPushButton()
        self.off.setAccessibleName(_("Take off all filters"))
        self.off.setToolTip(_("Take off all filters"))
        theme.role(self.off, "quiet")
        self.off.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.s)
        for widget in (*self.chips, self.folded, self.search, self.off):
            row.addWidget(widget)
        theme.watcher().changed.connect(self._dress)
        self.fold(0)

    @property
    def filter(self) -> Filter:
        """What is filtered by now."""
        plan, unit, state = (chip.value for chip in self.chips)
        return Filter(plan, unit, state, self.search.text())

    def offer(self, plans: Choices, units: Choices, states: Choices) -> None:
        """What can be filtered by."""
        if (plans, units, states) != self._offered:
            self._offered = plans, units, states
            self.show_filter(self.filter)

    def show_filter(self, wanted: Filter) -> None:
        """Show what is filtered, without telling of it."""
        for chip, value in zip(self.chips, (wanted.plan, wanted.unit, wanted.state), strict=True):
            chip.show_value(value)
        if self.search.text() != wanted.words:
            self.search.blockSignals(True)
            self.search.setText(wanted.words)
            self.search.blockSignals(False)
        self.fold(self._form)
        self.resized.emit()

    def clear(self) -> None:
        """Show everything again."""
        self.show_filter(Filter())
        self._changed()

    def fold(self, form: int) -> None:
        """0: each chip for itself, 1: with fewer words, 2: all in one button."""
        self._form, folded = form, form == FORMS - 1
        on = sum(bool(chip.value) for chip in self.chips)
        words = _("Filters ({n})").format(n=on) if on else _("Filters")
        self.folded.setText(words)
        self.folded.setAccessibleName(words)
        self.folded.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.dress_button(self.folded, "chevron-down", "muted")
        self.folded.setToolTip("\n".join(chip.button.accessibleName() for chip in self.chips if chip.value))
        for chip in self.chips:
            chip.narrow(form > 0)
            chip.setVisible(not folded)
        self.folded.setVisible(folded)
        self.off.setText("" if form else _("Take off all filters"))
        theme.dress_button(self.off, "x", "accent")
        self.off.setVisible(on > 0 if folded else on + bool(self.search.text().strip()) > 1)
        for part in (*self.chips, self):  # what they need is asked for before the next event
            part.updateGeometry()

    def _dress(self) -> None:
        self.show_filter(self.filter)

    def _changed(self, _value: str = "") -> None:
        self._typed.stop()
        self.fold(self._form)
        self.resized.emit()
        self.filtered.emit(self.filter)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for chip in self.chips:
            chip.fill(menu.addMenu(chip.button.accessibleName().replace("&", "&&")))
        menu.addSeparator()
        menu.addAction(_("Take off all filters"), self.clear).setEnabled(bool(self.filter))
