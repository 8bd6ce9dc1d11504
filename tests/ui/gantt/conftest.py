"""A Gantt over plans that are open, and hands for its mouse."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QThreadPool, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.plan import text
from desktop.plan.agenda import Agenda, Key, agenda
from desktop.plan.conflict import Conflict, Index
from desktop.plan.item import Activity, Item, Role, Timing, Unit
from desktop.plan.plan import Issue, Plan, Section
from desktop.plan.workdays import WorkCalendar, calendar
from desktop.readers import sample
from desktop.session.session import Session
from desktop.ui.calendar.stage import rect
from desktop.ui.gantt.page import GanttPage
from desktop.ui.gantt.view import GanttView
from desktop.ui.places import Looks

NAMES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")
TODAY = date(2024, 5, 9)
Open = Callable[..., GanttPage]


class Shelf(QObject):
    """Some plans, each in its session, or agendas as they are, as the window's own source gives them."""

    changed = Signal()

    def __init__(self, *plans: Plan) -> None:
        super().__init__()
        self.sessions = {plan.id: Session(plan) for plan in plans}
        self.more: tuple[Agenda, ...] = ()
        self._live: dict[str, tuple[Plan, Agenda]] = {}
        self._last: list[Session] = []
        for session in self.sessions.values():
            session.watch(lambda _change: self.changed.emit())

    def _of(self, session: Session) -> Agenda:
        kept = self._live.get(session.plan.id)
        if kept is None or kept[0] is not session.plan:
            kept = self._live[session.plan.id] = session.plan, agenda(session.plan)
        return kept[1]

    def agendas(self, first: date, last: date) -> tuple[Agenda, ...]:
        every = (self._of(session) for session in self.sessions.values())
        return (*(known for known in every if _touches(known, first, last)), *self.more)

    def calendar(self) -> WorkCalendar:
        return calendar()

    def conflicts(self) -> tuple[Conflict, ...]:
        return Index(self._of(session) for session in self.sessions.values()).all(self.calendar())

    def open_plan_id(self) -> str:
        return ""

    def refresh(self) -> None:
        return

    def plan(self, plan_id: str) -> Plan:
        return self.sessions[plan_id].plan

    def change(self, plan_id: str, label: str, make: Callable[[Plan], Plan]) -> None:
        session = self.sessions[plan_id]
        session.put(label, make(session.plan))
        self._last.append(session)

    def undo(self) -> bool:
        self._last.pop().undo()
        return True


def _touches(known: Agenda, first: date, last: date) -> bool:
    if known.span:
        return known.span[0] <= last and known.span[1] >= first
    return known.year is None or first.year <= known.year <= last.year


def plan_of(*times: str, **more: object) -> Plan:
    """A plan of 2024 with one activity for each time; "" states none."""
    items = tuple(
        Item(
            id=f"a{at}",
            content=Activity(title=text.text(f"Hoạt động {at}")),
            children=(
                Item(id=f"r{at}", content=Role(units=(Unit("Phòng Quản lý"),))),
                *((Item(id=f"t{at}", content=Timing(text=text.text(words))),) if words else ()),
            ),
        )
        for at, words in enumerate(times)
    )
    return Plan(id="p", issue=Issue(year=2024), sections=(Section(id="s", items=items),), **more)  # type: ignore[arg-type]


@pytest.fixture
def open_page(qtbot, tmp_path: Path) -> Iterator[Open]:
    def make(
        *plans: Plan, width: int = 1400, height: int = 800, more: tuple[Agenda, ...] = (), by: str = "none"
    ) -> GanttPage:
        shelf = Shelf(*plans)
        shelf.more = more
        looks = Looks(tmp_path)
        looks.keep("gantt_by", by)
        page = GanttPage(shelf, looks, today=lambda: TODAY)  # type: ignore[arg-type]
        page.shelf = shelf  # type: ignore[attr-defined]
        page.news = []  # type: ignore[attr-defined]
        page.told.connect(lambda words, undo: page.news.append((words, undo)))  # type: ignore[attr-defined]
        page._looks.keep("gantt_side", "none")
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QApplication.processEvents()
        page.view.grab()
        return page

    yield make
    QThreadPool.globalInstance().waitForDone()


@pytest.fixture
def page(open_page: Open) -> GanttPage:
    """The five samples in 2024."""
    return open_page(*(sample.read(name) for name in NAMES))


class Hand:
    """The mouse over a chart."""

    def __init__(self, view: GanttView) -> None:
        self.view = view

    def spot(self, key: Key, kind: str = "entry"):
        """Where a time is painted, in the viewport."""
        at = self.view.row_of(key)
        found = [self.view.outside(rect(s)) for s in self.view.spots_of(key, at) if s.kind == kind]
        return min(found, key=lambda where: abs(where.center().x() - self.view.pane().center().x()))

    def row(self, key: Key) -> float:
        return self.view.row_rect(self.view.row_of(key)).center().y()

    def send(self, kind: QEvent.Type, at: QPointF, held: bool = True, keys=Qt.KeyboardModifier.NoModifier):
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        button = none if kind == QEvent.Type.MouseMove else left
        there = self.view.viewport().mapToGlobal(at)
        event = QMouseEvent(kind, at, there, button, left if held else none, keys)
        QApplication.sendEvent(self.view.viewport(), event)

    def carry(self, start: QPointF, *stops: QPointF, keys=Qt.KeyboardModifier.NoModifier) -> None:
        self.view.grab()
        self.send(QEvent.Type.MouseButtonPress, start)
        for stop in stops:
            self.send(QEvent.Type.MouseMove, stop, keys=keys)
            self.view.grab()

    def drop(self, at: QPointF, keys=Qt.KeyboardModifier.NoModifier) -> None:
        self.send(QEvent.Type.MouseButtonRelease, at, held=False, keys=keys)

    def drag(self, start: QPointF, days: float, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """From a place so many days on."""
        end = start + QPointF(days * self.view.lens.scale.cell, 0)
        self.carry(start, start + QPointF(12 if days > 0 else -12, 0), end, keys=keys)
        self.drop(end, keys=keys)

    def wheel(self, at: QPointF, *, angle=(0, 0), pixels=(0, 0), keys=Qt.KeyboardModifier.NoModifier) -> None:
        event = QWheelEvent(
            at,
            self.view.viewport().mapToGlobal(at),
            QPoint(*pixels),
            QPoint(*angle),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.view.viewport(), event)


@pytest.fixture
def hand() -> type[Hand]:
    return Hand


@pytest.fixture
def plan() -> Callable[..., Plan]:
    """plan("Ngày 15/5/2024", "") has one activity for each time."""
    return plan_of
