"""Work in small slices between the events, so that the window never stops listening."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QObject, QTimer

_SLICE = 0.008


class Slices(QObject):
    """Goes on with the work whenever the window has nothing else to do."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._work: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._turn)

    def start(self, work: Iterator[object], *, at_once: int) -> None:
        """Do so many steps of this work now and the others later; forget the rest of the work before."""
        self._work = work
        for _step in islice(work, at_once):
            pass
        self._timer.start()

    def finish(self) -> None:
        """Do at once all that is left."""
        self._timer.stop()
        for _step in self._work:
            pass

    def _turn(self) -> None:
        end = time.monotonic() + _SLICE
        for _step in self._work:
            if time.monotonic() > end:
                return
        self._timer.stop()
