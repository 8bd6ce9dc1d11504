"""What is shown and chosen in the calendar: kept through new data, brought into view, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.plan.agenda import Agenda, Key
from desktop.plan.workdays import WorkCalendar
from desktop.ui.calendar import describe, keys
from desktop.ui.calendar.board import Board

_AROUND = 4  # pixels about what is brought into view, for its ring


class Chooser(Board):
    """A day is always chosen, a time on it perhaps; another page of days is asked for, not turned to."""

    selected = Signal(object)
    view_wanted = Signal(str, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        self._clock = today
        super().__init__(today(), parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Calendar"))

    def today(self) -> date:
        return self._clock()

    # --- what is shown -----------------------------------------------------------------------------

    def show_view(self, name: str, day: date) -> None:
        """Show the month, week, day or year around a day, which becomes the current one."""
        turned = name != self.view or not keys.same_page(name, day, self.shown)
        left = self.current_key if day != self.current_day else None
        if left is not None:
            self.current_key = None
        self.view, self.shown, self.current_day = name, day, day
        if turned:
            self.verticalScrollBar().setValue(0)
            self._redo()
        self._chosen()
        if left is not None:
            self.selected.emit(None)

    def set_data(
        self, agendas: tuple[Agenda, ...], calendar: WorkCalendar, marks: Mapping[Key, str] | None = None
    ) -> None:
        """Show these times; `marks` are the levels of conflicts by key."""
        marks = marks or {}
        same = len(agendas) == len(self._agendas) and all(map(lambda a, b: a is b, agendas, self._agendas))
        if same and calendar is self._calendar and marks == self._marks:
            return
        self._agendas, self._calendar, self._marks = agendas, calendar, dict(marks)
        self._redo()
        if self.current_key is not None and not self._known(self.current_key):
            self._choose(self.current_day, None)
        self._chosen()

    def begin_day(self) -> None:
        """Mark another day as today."""
        self._redo()

    def set_lanes(self, shown: bool) -> None:
        """Show the long windows of time in their own lane, or fold them away."""
        if shown != self._lanes:
            self._lanes = shown
            self._redo()

    def select(self, key: Key | None, day: date | None = None) -> None:
        """Make a time and a day the current ones, without telling; the view stays."""
        if key is not None and day is None:
            days = [spot.day for spot in self.stage().spots(key)]
            day = self.current_day if self.current_day in days else next(iter(days), None)
        self.current_key, self.current_day = key, day or self.current_day
        self._chosen()

    # --- choosing ----------------------------------------------------------------------------------

    def _known(self, key: Key) -> bool:
        plans = (known for known in self._agendas if known.plan == key[0])
        return any(entry.key == key for known in plans for entry in known.entries)

    def _choose(self, day: date, key: Key | None) -> None:
        changed = key != self.current_key
        self.current_day, self.current_key = day, key
        self._chosen()
        if changed:
            self.selected.emit(key)

    def _chosen(self) -> None:
        self.viewport().update()
        if self._stage is not None:
            self._laid()

    def _laid(self) -> None:
        """Bring into view what is chosen, and say it."""
        place = self.place_of(self.current_key) if self.current_key else QRect()
        self._reveal((place or self.place_of(self.current_day)).adjusted(0, -_AROUND, 0, _AROUND))
        self._tell()

    def _tell(self) -> None:
        """Let a screen reader say the current day, or the time chosen on it."""
        if self.current_key is not None and (entry := self.stage().entries.get(self.current_key)):
            words = describe.say_item(entry, self._levels.get(self.current_key, ""))
        else:
            found = self.stage().listed(self.current_day)
            words = describe.say_day(self.current_day, found, self._calendar, self._levels)
        self.setAccessibleDescription(words)
        self._say(words)

    def _say(self, words: str) -> None:
        if self.hasFocus() and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _go(self, day: date) -> None:
        """To a day, turning the page where it lies on another one."""
        if keys.same_page(self.view, day, self.shown):
            self._choose(day, self.current_key if day == self.current_day else None)
        else:
            self.view_wanted.emit(self.view, day)
            if not keys.same_page(self.view, day, self.shown):
                self.show_view(self.view, day)
