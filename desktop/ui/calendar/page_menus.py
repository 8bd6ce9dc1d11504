"""What the menus of the calendar page do with an entry or a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication

from desktop.i18n import _
from desktop.plan.agenda import Key
from desktop.ui.calendar import details, menus
from desktop.ui.calendar.changes import wordable

if TYPE_CHECKING:
    from desktop.ui.calendar.page import CalendarPage


class PageMenus(QObject):
    """Menus for the drawing, which adds to them, and for the lists."""

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page)
        self._page = page
        self._owner = QObject(self)

    def of_entry(self, key: Key) -> list[QAction]:
        """Actions for the drawing's own menu."""
        return self._actions(self._entry_lines(key))

    def of_day(self, day: date) -> list[QAction]:
        """The same for a day."""
        page = self._page
        return self._actions(
            menus.day_lines(
                lambda: page.ask_new(day),
                lambda: page.show_view("day", day),
                lambda: page.show_view("week", day),
            )
        )

    def show(self, key: Key, where: QPoint) -> None:
        """Open the menu of an entry at a point of the screen."""
        menu = menus.menu_of(self._page, self._entry_lines(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(where)

    def copy(self, key: Key | None) -> None:
        """The entry as text, for other programs."""
        found = self._page.entry(key)
        if found:
            QGuiApplication.clipboard().setText(details.said(found, self._page.agenda(found)))

    def _actions(self, lines: Iterable[menus.Line]) -> list[QAction]:
        """Those of the menu before are no longer needed."""
        self._owner.deleteLater()
        self._owner = QObject(self)
        return menus.actions(self._owner, lines)

    def _entry_lines(self, key: Key) -> Sequence[menus.Line]:
        page = self._page
        found = page.entry(key)
        if found is None:
            return ()
        panel, free = page.sides.details, not page.agenda(found).frozen
        marks = free and bool(found.task) and not found.duty
        return menus.entry_lines(
            menus.Deeds(
                open=lambda: page.open(key),
                details=lambda: page.ask(key, panel.focus_first),
                word=(lambda: page.ask(key, panel.ask_words)) if free and wordable(found) else None,
                pick=(lambda: page.ask(key, panel.ask_day)) if free and details.may_pick(found) else None,
                unpick=(lambda: page.pick(key, None)) if free and found.pick else None,
                move=(lambda days: page.shift(key, days)) if free else None,
                done=(lambda: page.mark(key, True)) if marks else None,
                undone=(lambda: page.mark(key, False)) if marks and found.done else None,
                copy=lambda: self.copy(key),
                why="" if free else _("This plan is signed and can only be read."),
            )
        )
