"""The window over plans that may only be read: why stands on top, what changes plans cannot be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from desktop.i18n import _
from desktop.session import reading
from desktop.ui.banner import Banner

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

CHANGING = ("new", "open", "save", "directory")
PAGES = ("directory", "new", "renew", "samples")


class Reading(QObject):
    """Stands over one window until the plans can be changed again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._held: list[QAction | QPushButton] = []
        self.banner = Banner()
        self.banner.setObjectName("reading")
        self.banner.keep_open()
        window._middle.insertWidget(0, self.banner)
        self._with_plan: bool | None = None
        self._say()
        for name in CHANGING:
            self._hold(window.menus[name])
        for button in window.plans.findChildren(QPushButton):
            self._hold(button)
        for menu in window.menuBar().findChildren(QMenu):
            menu.setToolTipsVisible(True)
        window.stack.currentChanged.connect(self._dress)

    def try_again(self) -> None:
        """Look whether the folder can be written to by now, and then let everything be changed."""
        window = self._window
        if reading.reason(window.desk.folder) is not None:
            window.tell(_("The folder can still only be read."))
            return
        place = window.view.place() if window.view is not None else None
        if window.leave_plan():
            self._let_go()
            window.plans.refresh()
            if place is not None:
                window.open_plan(place.plan)
            if place is not None and place.page and window.view is not None:
                window.view.go_to(place.page, place.field, place.cursor)
            window.tell(_("Plans can be changed again."))

    def _say(self) -> None:
        """Told anew where a copy can be offered, and no more."""
        why, with_plan = self._window.desk.only_read, self._window.view is not None
        if why is None or with_plan == self._with_plan:
            return
        self._with_plan = with_plan
        copy = [(_("Save a copy…"), self._window.save_copy)] if with_plan else []
        self.banner.warn(why, (_("Try again"), self.try_again), *copy)

    def _hold(self, thing: QAction | QPushButton) -> None:
        """It cannot be chosen, and says why."""
        self._held.append(thing)
        why = self._window.desk.only_read
        thing.setToolTip(why.what if why else "")
        thing.setEnabled(False)
        if isinstance(thing, QAction):
            thing.enabledChanged.connect(self._keep_off)

    def _keep_off(self, on: bool) -> None:
        """The window lets be chosen what fits an open plan; not here."""
        for thing in self._held if on else ():
            thing.setEnabled(False)

    def _let_go(self) -> None:
        window = self._window
        window.desk.write_again()
        window.stack.currentChanged.disconnect(self._dress)
        for thing in self._held:
            if isinstance(thing, QAction):
                thing.enabledChanged.disconnect(self._keep_off)
            thing.setToolTip("")
            thing.setEnabled(True)
        for page in PAGES:
            if page in window.pages:
                window.pages[page].setEnabled(True)
        window.settle_actions()
        self.banner.hide()
        self.deleteLater()

    def _dress(self) -> None:
        """What is shown now: a page that makes something is grey, the state of a plan stands."""
        window = self._window
        for page in PAGES:
            if page in window.pages:
                window.pages[page].setEnabled(False)
        if window.view is not None:
            window.view.top.state.setEnabled(False)
            window.view.top.saved.hide()
        self._say()
