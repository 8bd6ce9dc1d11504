"""The whole window over a store with the sample plans, and hands that press keys and carry times."""

import importlib.util
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop import i18n
from desktop.plan import text
from desktop.plan.agenda import Entry, Key, agenda
from desktop.plan.item import Activity, Item, Role, Timing, Unit
from desktop.plan.plan import Issue, Plan, Section
from desktop.session.library import Library
from desktop.ui import theme
from desktop.ui.calendar.canvas import Canvas
from desktop.ui.calendar.page import CalendarPage
from desktop.ui.calendar.stage import rect
from desktop.ui.gantt.page import GanttPage
from desktop.ui.gantt.view import GanttView
from desktop.ui.main_window import MainWindow


@dataclass
class Office:
    """A window on a store, with the keyboard `hand` of the other journeys."""

    window: MainWindow
    hand: Any
    folder: Path

    @property
    def page(self) -> CalendarPage:
        page = self.window.planning.page
        assert page is not None
        return page

    @property
    def canvas(self) -> Canvas:
        return self.page.canvas

    def calendar_at(self, day: date) -> None:
        """Show the calendar there, all plans read, without a key."""
        self.window.planning.show(view="month")
        self.page.show_view("month", day)
        self.hand.wait(lambda: self.page.shown, "the plans")
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()

    def entry(self, words: str) -> Entry:
        """The one whose title or time has these words, as the calendar knows it."""
        known = (entry for book in self.page._known for entry in book.entries)
        return next(entry for entry in known if words in f"{entry.title} {entry.when.text}")

    def plan(self, plan_id: str) -> Plan:
        """As it is now in the window."""
        return self.window.planning.source.plan(plan_id)

    def kept(self, plan_id: str) -> Plan:
        """As the store has it once all is saved."""
        assert self.window.desk.saver.flush(5)
        library = Library(self.folder)
        try:
            return library.load(plan_id)
        finally:
            library.close()

    def wording(self, key: Key) -> str:
        """What is printed for a time."""
        return next(entry.when.text for entry in agenda(self.plan(key[0])).entries if entry.key == key)

    # --- the mouse ---------------------------------------------------------------------------------

    def day(self, day: date) -> QPointF:
        return QPointF(self.canvas.place_of(day).center())

    def chip(self, key: Key) -> QPointF:
        place = self.canvas.place_of(key)
        assert not place.isEmpty(), f"{key} is not seen"
        return QPointF(place.center())

    def send(self, kind: QEvent.Type, at: QPointF, held: bool = True) -> None:
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        there = self.canvas.viewport().mapToGlobal(at)
        button = none if kind == QEvent.Type.MouseMove else left
        held_down = left if held else none
        event = QMouseEvent(kind, at, there, button, held_down, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.canvas.viewport(), event)

    def take(self, key: Key) -> QPointF:
        """Press on a time and carry it a little."""
        at = self.chip(key)
        self.send(QEvent.Type.MouseButtonPress, at)
        self.send(QEvent.Type.MouseMove, at + QPointF(14, 0))
        assert self.canvas._carrier.held is not None
        return at

    def carry(self, key: Key, by: int, *, fall: bool = True) -> None:
        """Drag a time so many days on, from the day that the pointer takes it at."""
        at = self.take(key)
        start = self.canvas.day_at(at)
        assert start is not None
        end = self.day(date.fromordinal(start.toordinal() + by))
        self.send(QEvent.Type.MouseMove, end)
        if fall:
            self.send(QEvent.Type.MouseButtonRelease, end, held=False)
        self.settle()

    # --- the Gantt ---------------------------------------------------------------------------------

    @property
    def gantt(self) -> GanttPage:
        page = self.window.planning.gantt
        assert page is not None
        return page

    @property
    def view(self) -> GanttView:
        return self.gantt.view

    def gantt_at(self, year: int, today: date | None = None) -> None:
        """Show the Gantt of a year, all plans read, nothing beside it, without a key."""
        if today is not None:
            self.window.planning.today = lambda: today
        self.window.planning.show(place="gantt")
        self.gantt.show_side("")
        self.gantt.show_year(year)
        self.hand.wait(lambda: self.gantt.shown or not self.window.desk.library.plans(), "the plans")
        self.settle()
        self.view.grab()

    def bar(self, words: str) -> Entry:
        """The one whose title or time has these words, as the Gantt knows it."""
        known = (entry for book in self.gantt._known for entry in book.entries)
        return next(entry for entry in known if words in f"{entry.title} {entry.when.text}")

    def drawn(self, key: Key, kind: str = "entry") -> QRectF:
        """Where a time is painted, in the viewport."""
        row = self.view.row_of(key)
        found = [self.view.outside(rect(s)) for s in self.view.spots_of(key, row) if s.kind == kind]
        middle = self.view.pane().center().x()
        return min(found, key=lambda where: abs(where.center().x() - middle))

    def grip(self, key: Key, grip: str = "body", kind: str = "entry") -> QPointF:
        """Where the pointer takes a time: at its body, its start or its end."""
        self.view.select(key)
        self.view.grab()
        where = self.drawn(key, kind)
        x = {"start": where.left() + 1, "end": where.right() - 1}.get(grip, where.center().x())
        return QPointF(x, where.center().y())

    def point(self, kind: QEvent.Type, at: QPointF, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """The mouse on the chart."""
        pane = self.view.viewport()
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        button = none if kind == QEvent.Type.MouseMove else left
        held = none if kind == QEvent.Type.MouseButtonRelease else left
        QApplication.sendEvent(pane, QMouseEvent(kind, at, pane.mapToGlobal(at), button, held, keys))

    def pull(self, at: QPointF, days: float, keys: Any = Qt.KeyboardModifier.NoModifier) -> QPointF:
        """Take what lies there, and carry it so many days on without letting it fall."""
        end = at + QPointF(days * self.view.lens.scale.cell, 0)
        self.point(QEvent.Type.MouseButtonPress, at)
        self.point(QEvent.Type.MouseMove, at + QPointF(14 if days >= 0 else -14, 0), keys)
        self.point(QEvent.Type.MouseMove, end, keys)
        return end

    def drag(self, at: QPointF, days: float, keys: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Carry what lies there so many days on, and let it fall."""
        self.point(QEvent.Type.MouseButtonRelease, self.pull(at, days, keys), keys)
        self.settle()

    def wheel(self, at: QPointF, angle: int, keys: Any = Qt.KeyboardModifier.ControlModifier) -> None:
        """Turn the wheel over a place of the chart."""
        pane, none = self.view.viewport(), Qt.MouseButton.NoButton
        turned = QPoint(0, angle)
        phase = Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, pane.mapToGlobal(at), QPoint(), turned, none, keys, phase, False)
        QApplication.sendEvent(pane, event)


def _hand(window: MainWindow) -> Any:
    path = Path(__file__).with_name("driver.py")
    spec = importlib.util.spec_from_file_location("journey_driver", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Hand(window)


@pytest.fixture
def open_office(qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Office]]:
    monkeypatch.setenv("SO_KE_HOACH_LANGUAGE", "en")
    monkeypatch.setattr(sys, "path", [*sys.path])
    i18n.set_language("en")
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if theme.mode() != "light":
        theme.apply(app, "light")
    made: list[MainWindow] = []

    def make(*plans: Plan, width: int = 1440, height: int = 900) -> Office:
        folder = tmp_path / "data"
        library = Library(folder)
        for plan in plans:
            library.save(plan)
        library.close()
        window = MainWindow(folder)
        made.append(window)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Office(window, _hand(window), folder)

    yield make
    for window in made:
        window.desk.close(2.0)
        if window.view:
            window.view.close_view()
        window.hide()
        window.deleteLater()
    i18n.set_language("vi")


def plan_of(
    times: Sequence[str], names: Sequence[str] = (), units: Sequence[str] = ("Phòng Quản lý",), **more: Any
) -> Plan:
    """A plan of 2024 with an activity for each time ("" states none), its name and unit by turns."""

    def item(at: int, words: str) -> Item:
        title = names[at % len(names)] if names else f"Hoạt động {at}"
        role = Item(id=f"r{at}", content=Role(units=(Unit(units[at % len(units)]),)))
        when = (Item(id=f"t{at}", content=Timing(text=text.text(words))),) if words else ()
        return Item(id=f"a{at}", content=Activity(title=text.text(title)), children=(role, *when))

    items = tuple(item(at, words) for at, words in enumerate(times))
    return Plan(id="p", issue=Issue(year=2024), sections=(Section(id="s", items=items),), **more)


@pytest.fixture
def make_plan() -> Callable[..., Plan]:
    """make_plan(["Ngày 15/5/2024", ""]) has one activity for each time."""
    return plan_of


@pytest.fixture
def drawing(open_office: Callable[..., Office]) -> Callable[..., Office]:
    """drawing("Ngày 15/5/2024") is a window on the chart of such a plan, with 9 May as today."""

    def make(*times: str, step: str = "ngày", **more: Any) -> Office:
        made = open_office(plan_of(times, **more))
        made.gantt_at(2024, date(2024, 5, 9))
        made.view.show_step(step)
        return made

    return make
