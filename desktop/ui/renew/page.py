"""Last year's plan for a new year: year and event day on top, what changes row by row, and the plan made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.plan import renew
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Plan
from desktop.plan.wording import title_line
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.renew.model import RowsModel
from desktop.ui.renew.table import RowsTable
from desktop.ui.renew.words import day_words, summary
from desktop.ui.wizard.fields.day import DayField
from desktop.ui.wizard.fields.number import NumberField

FIRST, LAST = 1990, 2190


class RenewPage(QWidget):
    """`created` carries the new plan; `left` tells that nothing came of it."""

    created = Signal(object)
    left = Signal()

    def __init__(self, old: Plan, year: int, directory: Directory = EMPTY) -> None:
        super().__init__()
        self.model = RowsModel(renew.propose(old, year, directory=directory), self)
        self.table = RowsTable(self.model)
        self.year = NumberField("year", _("Year"), low=FIRST, high=LAST, width=120)
        self.day = DayField("day", _("Day of the event"), year=self.year.value)
        self._weekday = plain_label("", "muted")
        self._summary = plain_label()
        self._asked = QCheckBox(_("&Show only what is to be asked"))
        self._create = QPushButton()
        self._day_typed = False
        self.year.edited.connect(self._year_typed)
        self.day.edited.connect(self._day_edited)
        self.model.renewed.connect(self._tell)
        self._asked.toggled.connect(self.model.show_asked)
        self._create.clicked.connect(self.create_plan)
        self._lay_out(title_line(old))
        self.year.show_value(year)
        self.day.show_value(self.model.renewal.event.day)
        self.setFocusProxy(self.table)
        self._tell()

    def create_plan(self) -> None:
        """Make the plan and tell it, unless the year or the day is still to be put right."""
        if self.day.unread():
            self.day.check()
            self.day.go_to()
        elif self._create.isEnabled():
            self.created.emit(renew.renewed(self.model.renewal))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.create_plan()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _year_typed(self, year: int | None) -> None:
        if year is not None:
            event = renew.event_in(self.model.renewal.old, year)
            if not self._day_typed:
                self.day.show_value(event.day)
            self._again(year, event.day if self.day.unread() else self.day.value())
        self._tell()

    def _day_edited(self, day: date | None) -> None:
        self._day_typed = True
        year = self.year.value()
        if year is not None and not self.day.unread():
            self._again(year, day)
        self._tell()

    def _again(self, year: int, day: date | None) -> None:
        event = renew.event_in(self.model.renewal.old, year)
        renewal = renew.again(self.model.renewal, year, replace(event, day=day))
        self.model.load(renewal)

    def _tell(self) -> None:
        renewal, day = self.model.renewal, self.day.value()
        self._summary.setText(summary(renewal))
        year = self.year.value()
        self._create.setEnabled(year is not None)
        self._create.setText(_("&Create the plan of {year}").format(year=year or "…"))
        other = day is not None and year is not None and day.year != year
        theme.role(self._weekday, "warning" if other else "muted")
        without = "" if self.day.unread() else _("Without it, times keep their day and month.")
        words = day_words(day) if day else without
        self._weekday.setText(_("{day} is not in {year}.").format(day=words, year=year) if other else words)

    # --- parts -------------------------------------------------------------------------------------

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.l, theme.SPACE.xl, theme.SPACE.l)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(plain_label(_("Last year's plan for a new year"), "title"))
        column.addWidget(plain_label(_("From: {title}").format(title=title or _("(no title)")), "muted"))
        column.addSpacing(theme.SPACE.s)
        column.addWidget(self._head())
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        self.year.setMaximumWidth(140)
        self.day.setFixedWidth(220)
        self._weekday.setMinimumHeight(theme.CONTROL)
        self._weekday.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addSpacing(self.day.focus_control().y() or self.fontMetrics().height() + theme.SPACE.xs)
        beside.addWidget(self._weekday)
        beside.addStretch(1)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, theme.SPACE.s)
        row.setSpacing(theme.SPACE.l)
        row.addWidget(self.year, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.day, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        return head

    def _foot(self) -> QWidget:
        back = QPushButton(_("&Back"))
        back.clicked.connect(self.left)
        theme.dress_button(back, "chevron-left")
        theme.role(self._create, "primary")
        self._create.setToolTip("Ctrl+Enter")
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, theme.SPACE.s, 0, 0)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self._summary, 1)
        row.addWidget(self._asked)
        row.addWidget(back)
        row.addWidget(self._create)
        return foot
