"""The whole window over a store with the sample plans, and hands that press keys and carry times."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop import i18n
from desktop.plan.agenda import Entry, Key, agenda
from desktop.plan.plan import Plan
from desktop.session.library import Library
from desktop.ui import theme
from desktop.ui.calendar.canvas import Canvas
from desktop.ui.calendar.page import CalendarPage
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
