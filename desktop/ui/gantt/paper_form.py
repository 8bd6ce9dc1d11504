"""How the chart goes on paper: size, fit, days, rows, groups, black and white; wrong words stay."""

from __future__ import annotations

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.gantt_pdf import GanttOptions
from desktop.drawings.gantt_rows import By
from desktop.drawings.gantt_scale import STEPS, step_of
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.gantt.menus import step_names
from desktop.ui.gantt.toolbar import by_choices
from desktop.ui.wizard.fields.choice import CheckField, ChoiceField
from desktop.ui.wizard.fields.day import DayField
from desktop.ui.wizard.fields.field import plain_label

WIDTH, PAGE, SCALE = "width", "page", "scale"


class PaperForm(QWidget):
    """`changed` tells of another choice; `narrowed`: the rows shown are not all there are."""

    changed = Signal()

    def __init__(self, by: By, cell: float, year: int, *, narrowed: bool) -> None:
        super().__init__()
        steps = step_names()
        self.paper = ChoiceField("paper", _("Paper"), [("A4", "A4"), ("A3", "A3")])
        self.fit = ChoiceField("fit", _("Size on the paper"), _fits())
        self.step = ChoiceField("step", _("Scale of time"), [(step.cell, steps[step.key]) for step in STEPS])
        self.first = DayField("first", _("From day"), year=lambda: year)
        self.last = DayField("last", _("To day"), year=lambda: year)
        self.rows = ChoiceField("rows", _("Rows"), [(True, _("As filtered")), (False, _("All"))])
        groups = [(By.NONE, _("none")), *((By(value), words) for value, words in by_choices())]
        self.by = ChoiceField("by", _("Groups"), groups)
        self.breaks = CheckField("breaks", _("Each group on a new page"))
        self.grey = CheckField("grey", _("Patterns for a black and white printer"))
        self._lasting = (self.paper, self.fit, self.breaks, self.grey)
        self._narrowed = narrowed
        self.paper.show_value("A4")
        self.fit.show_value(WIDTH)
        self.step.show_value(step_of(cell).cell)
        self.rows.show_value(True)
        self.by.show_value(by)
        self._fill()
        self._settle()

    @property
    def filtered(self) -> bool:
        """Whether only the rows that the filters let through are wanted."""
        return bool(self.rows.value())

    def options(self) -> GanttOptions | None:
        """What is asked for; None while a field is wrong."""
        for field in (self.first, self.last):
            field.check()
        first, last = self.first.value(), self.last.value()
        if first and last and last < first:
            self.last.set_error(_("The last day lies before the first."))
        if self.first.error or self.last.error:
            return None
        by = self.by.value()
        return GanttOptions(
            paper=self.paper.value(),
            fit=self.fit.value(),
            cell=self.step.value(),
            first=first,
            last=last,
            by=by,
            grey=self.grey.value(),
            break_groups=self.breaks.value() and by is not By.NONE,
        )

    def keep(self) -> str:
        """What to remember for the next time, as JSON: the paper, not what is shown on it."""
        return json.dumps({field.name: field.value() for field in self._lasting})

    def recall(self, kept: str) -> None:
        """The choices of `keep`; what cannot be read stays as it is."""
        try:
            known = json.loads(kept) if kept else {}
            wanted = {field: known.get(field.name) for field in self._lasting}
        except (ValueError, AttributeError):
            return
        for field, value in wanted.items():
            usual = field.value()
            if isinstance(value, type(usual)):
                field.show_value(value)
                if field.value() is None:
                    field.show_value(usual)
        self._settle()

    def _fill(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, theme.SPACE.s, 0)
        whole.setSpacing(theme.SPACE.m)
        days = QHBoxLayout()
        days.setSpacing(theme.SPACE.m)
        for day in (self.first, self.last):
            days.addWidget(day, 1, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(self.paper)
        whole.addWidget(self.fit)
        whole.addWidget(self.step)
        whole.addLayout(days)
        whole.addWidget(plain_label(_("Empty: as far as there are activities."), "muted"))
        for field in (self.rows, self.by, self.breaks, self.grey):
            whole.addWidget(field)
        whole.addStretch(1)
        for each in (*self._lasting, self.step, self.first, self.last, self.rows, self.by):
            each.edited.connect(lambda _value: self._on_edited())

    def _on_edited(self) -> None:
        self._settle()
        self.changed.emit()

    def _settle(self) -> None:
        """Only what matters for what is chosen."""
        self.step.setVisible(self.fit.value() == SCALE)
        self.breaks.setVisible(self.by.value() is not By.NONE)
        self.rows.setVisible(self._narrowed)


def _fits() -> list[tuple[str, str]]:
    return [
        (WIDTH, _("As wide as one page")),
        (PAGE, _("All on one page")),
        (SCALE, _("True to scale, over several pages")),
    ]
