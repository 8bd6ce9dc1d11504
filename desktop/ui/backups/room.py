"""What the window asks of the backups: one thing after another, off the GUI thread."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Signal

from desktop.errors import KnownError
from desktop.session.backups import Keeper, Kept, Reason
from desktop.ui import jobs

T = TypeVar("T")


class _Asked(NamedTuple):
    work: Callable[[Keeper], Any]
    done: Callable[[Any], object]
    failed: Callable[[KnownError], object]
    owner: QObject


class Room(QObject):
    """The backups of one data folder; `changed` tells that there is another one."""

    changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self._keeper = Keeper(folder)
        self._held = threading.Lock()
        self._stop = threading.Event()
        self._asked: deque[_Asked] = deque()
        self._busy = False

    def ask(
        self,
        work: Callable[[Keeper], T],
        done: Callable[[T], object],
        failed: Callable[[KnownError], object],
        owner: QObject,
    ) -> None:
        """Do it after what was asked before; the answer comes on the GUI thread while `owner` lives."""
        self._asked.append(_Asked(work, done, failed, owner))
        self._go_on()

    def make(
        self,
        reason: Reason,
        done: Callable[[Kept], object],
        failed: Callable[[KnownError], object],
        owner: QObject,
    ) -> None:
        """One more backup."""

        def made(kept: Kept) -> None:
            self.changed.emit()
            done(kept)

        self.ask(lambda keeper: keeper.make(reason, self._stop.is_set), made, failed, owner)

    def make_last(self, seconds: float) -> bool:
        """At the end, what was saved since the newest backup is backed up; False when that takes longer.

        It is given up then, and left for the next start.
        """
        self._asked.clear()
        last = threading.Thread(target=self._last, name="last backup", daemon=True)
        last.start()
        last.join(seconds)
        late = last.is_alive()
        self._stop.set()
        return not late

    def _last(self) -> None:
        with self._held:
            try:
                if not self._stop.is_set() and self._keeper.changed():
                    self._keeper.make(Reason.EXIT, self._stop.is_set)
            except KnownError:
                return  # the next start tries again, and tells

    def _go_on(self) -> None:
        if self._busy or not self._asked:
            return
        self._busy = True
        asked = self._asked.popleft()
        jobs.run(
            self._work,
            asked.work,
            done=lambda answer: self._after(asked, asked.done, answer),
            failed=lambda error: self._after(asked, asked.failed, error),
            owner=self,
        )

    def _work(self, work: Callable[[Keeper], T]) -> T:
        with self._held:
            return work(self._keeper)

    def _after(self, asked: _Asked, tell: Callable[[Any], object], answer: object) -> None:
        self._busy = False
        try:
            if shiboken6.isValid(asked.owner):
                tell(answer)
        finally:
            self._go_on()
