"""What the Gantt page is shown in a bench: any agendas, of which the first is a plan that can be changed."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import gantt_case
from PySide6.QtCore import QObject, Signal

from desktop.plan.agenda import Agenda, agenda
from desktop.plan.plan import Plan
from desktop.plan.workdays import WorkCalendar, calendar
from desktop.session.session import Session


class Source(QObject):
    """As the window's own source, without a store."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, count: int) -> None:
        super().__init__()
        others = gantt_case.agendas(count)
        plan = replace(gantt_case.plan(0, len(others[0].entries), random.Random(1)), id=others[0].plan)
        self.session = Session(plan)
        self.session.watch(lambda _change: self._take())
        self._agendas: tuple[Agenda, ...] = (agenda(plan), *others[1:])
        for known in self._agendas:  # as the window's own source hands them over
            _ready = known.span, known.stated, [(entry.key, entry.reach) for entry in known.entries]

    def _take(self) -> None:
        self._agendas = (agenda(self.session.plan), *self._agendas[1:])
        self.changed.emit()

    def agendas(self, _first: date, _last: date) -> tuple[Agenda, ...]:
        return self._agendas

    def calendar(self) -> WorkCalendar:
        return calendar()

    def conflicts(self) -> tuple[()]:
        return ()

    def open_plan_id(self) -> str:
        return ""

    def plan(self, _plan_id: str) -> Plan:
        return self.session.plan

    def change(self, _plan_id: str, label: str, make: Callable[[Plan], Plan]) -> None:
        self.session.seal()
        self.session.put(label, make(self.session.plan), origin=self)

    def undo(self) -> bool:
        return self.session.undo() is not None
