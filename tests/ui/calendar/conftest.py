"""A calendar page over plans that are open, and the samples in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.plan.agenda import Agenda, agenda
from desktop.plan.conflict import Conflict, Index
from desktop.plan.plan import Plan
from desktop.plan.workdays import WorkCalendar, calendar
from desktop.readers import sample
from desktop.session.session import Session
from desktop.ui.calendar.page import CalendarPage
from desktop.ui.places import Looks

NAMES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")
TODAY = date(2024, 5, 9)
Open = Callable[..., CalendarPage]


class Shelf(QObject):
    """Some plans, each in its session, as the window's own source gives them."""

    changed = Signal()

    def __init__(self, *plans: Plan) -> None:
        super().__init__()
        self.sessions = {plan.id: Session(plan) for plan in plans}
        self._live: dict[str, tuple[Plan, Agenda]] = {}
        self._last: list[Session] = []
        self.asked = 0
        for session in self.sessions.values():
            session.watch(lambda _change: self.changed.emit())

    def _of(self, session: Session) -> Agenda:
        kept = self._live.get(session.plan.id)
        if kept is None or kept[0] is not session.plan:
            kept = self._live[session.plan.id] = session.plan, agenda(session.plan)
        return kept[1]

    def agendas(self, first: date, last: date) -> tuple[Agenda, ...]:
        self.asked += 1
        every = (self._of(session) for session in self.sessions.values())
        return tuple(known for known in every if _touches(known, first, last))

    def calendar(self) -> WorkCalendar:
        return calendar()

    def conflicts(self) -> tuple[Conflict, ...]:
        return Index(self._of(session) for session in self.sessions.values()).all(self.calendar())

    def open_plan_id(self) -> str:
        return ""

    def plan(self, plan_id: str) -> Plan:
        return self.sessions[plan_id].plan

    def change(self, plan_id: str, label: str, make: Callable[[Plan], Plan]) -> None:
        session = self.sessions[plan_id]
        session.put(label, make(session.plan))
        self._last.append(session)

    def refresh(self) -> None:
        self.changed.emit()

    def undo(self) -> bool:
        self._last.pop().undo()
        return True


def _touches(known: Agenda, first: date, last: date) -> bool:
    if known.span:
        return known.span[0] <= last and known.span[1] >= first
    return known.year is None or first.year <= known.year <= last.year


@pytest.fixture
def open_page(qtbot, tmp_path: Path) -> Open:
    def make(*plans: Plan, width: int = 1400, height: int = 800, shown: bool = True) -> CalendarPage:
        page = CalendarPage(Shelf(*plans), Looks(tmp_path), today=lambda: TODAY)  # type: ignore[arg-type]
        page.shelf = page._source  # type: ignore[attr-defined]
        page.news = []  # type: ignore[attr-defined]
        page.told.connect(lambda words, undo: page.news.append((words, undo)))  # type: ignore[attr-defined]
        qtbot.addWidget(page)
        page.resize(width, height)
        if shown:
            with qtbot.waitActive(page):
                page.show()
                page.activateWindow()
        return page

    return make


@pytest.fixture
def page(open_page: Open) -> CalendarPage:
    """The five samples in May 2024."""
    return open_page(*(sample.read(name) for name in NAMES))
