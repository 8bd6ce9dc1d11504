"""Backups that nobody asks for: after a quarter of an hour of change, and at the end."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import KnownError
from desktop.session.backups import Keeper, Kept, Reason
from desktop.ui.backups.room import Room

MINUTE_MS = 60_000
AGAIN_SECONDS = 15 * 60.0
LAST_SECONDS = 2.0


class Automatic(QObject):
    """Looks once a minute; `failed` tells the first failure of a row, not each."""

    failed = Signal(object)

    def __init__(self, room: Room, now: Callable[[], float] = time.monotonic) -> None:
        super().__init__(room)
        self._room, self._now = room, now
        self._looking = self._told = False
        self._not_before = 0.0
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Back up what the last run left undone, then look every minute."""
        self._timer.start()
        self._look(Keeper.changed)

    def look(self) -> None:
        """Make a backup when one is due."""
        self._look(Keeper.due)

    def close(self, seconds: float = LAST_SECONDS) -> bool:
        """The last backup, within this time; False when it is left for the next start."""
        self._timer.stop()
        return self._room.make_last(seconds)

    def _look(self, wanted: Callable[[Keeper], bool]) -> None:
        if not self._looking and self._now() >= self._not_before:
            self._looking = True
            self._room.ask(wanted, self._found, self._missed, self)

    def _found(self, wanted: bool) -> None:
        if wanted:
            self._room.make(Reason.AUTO, self._made, self._missed, self)
        else:
            self._looking = False

    def _made(self, _kept: Kept) -> None:
        self._looking = self._told = False

    def _missed(self, error: KnownError) -> None:
        self._looking = False
        self._not_before = self._now() + AGAIN_SECONDS
        if not self._told:
            self._told = True
            self.failed.emit(error)
