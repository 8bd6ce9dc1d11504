"""Waits for a store that another program holds, with a hint and a way out, and never stops the window."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.i18n import _
from desktop.session import patience

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

STEP_MS = 150
ABOUT = "patience"


class Patience(QObject):
    """One thing at a time is waited for; asking for another forgets the first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._act: Callable[[], object] | None = None
        self._until = 0.0
        self._timer = QTimer(self, singleShot=True, interval=STEP_MS)
        self._timer.timeout.connect(self._look)

    def then(self, act: Callable[[], object]) -> None:
        """Do it now where the store answers, else as soon as it does; after 5 s the worker is asked."""
        self._act, self._until = act, time.monotonic() + patience.SECONDS
        self._look()

    def stop(self) -> None:
        """Wait no longer."""
        self._act = None
        self._timer.stop()
        self._hush()

    def _look(self) -> None:
        act, banner = self._act, self._window.banner
        if act is None:
            return
        why = patience.held(self._window.desk.folder)
        if why is None:
            self.stop()
            act()
        elif time.monotonic() < self._until:
            if banner.property("about") != ABOUT:
                banner.tell(
                    _("Another program is using the store; waiting for it…"), (_("Cancel"), self.stop)
                )
                banner.setProperty("about", ABOUT)
            self._timer.start()
        else:
            self._act = None
            banner.warn(why, (_("Try again"), lambda: self.then(act)))
            banner.setProperty("about", "")

    def _hush(self) -> None:
        banner = self._window.banner
        if banner.property("about") == ABOUT:
            banner.hide()
            banner.setProperty("about", "")
