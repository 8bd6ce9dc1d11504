"""Autosave: one writer thread keeps the latest plan 2 s after the last change, at least every 5 s."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.session.library import Library

QUIET_SECONDS = 2.0
LONGEST_SECONDS = 5.0


class SaveState(StrEnum):
    SAVED = "saved"
    PENDING = "pending"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Saved:
    """Told after each attempt, on the writer thread; `error` is set when state is FAILED."""

    state: SaveState
    error: KnownError | None = None


def due(now: float, first: float, last: float) -> float:
    """Seconds to wait until work that came at `first` … `last` is to be saved."""
    return max(0.0, min(last + QUIET_SECONDS, first + LONGEST_SECONDS) - now)


class Saver:
    """Saves plans and settings off the GUI thread; what fails is kept and tried again."""

    def __init__(self, folder: Path, told: Callable[[Saved], None] = lambda saved: None) -> None:
        self._folder = folder
        self._told = told
        self._plans: dict[str, Plan] = {}
        self._settings: dict[str, str] = {}
        self._first = self._last = 0.0
        self._hurry = self._closing = self._busy = False
        self._error: KnownError | None = None
        self._wake = threading.Condition()
        self._start()

    def offer(self, plan: Plan) -> None:
        """Keep this value of the plan soon; a later one replaces it."""
        self._add(self._plans, plan.id, plan)

    def note(self, key: str, value: str) -> None:
        """Keep a setting soon."""
        self._add(self._settings, key, value)

    def drop(self, plan_id: str) -> None:
        """Forget what was offered for a plan that is put away."""
        with self._wake:
            self._plans.pop(plan_id, None)

    def flush(self, seconds: float = 5.0) -> bool:
        """Save now and wait; False when it failed or took longer."""
        with self._wake:
            self._go_on()
            self._error = None
            self._hurry = True
            self._wake.notify_all()
            done = self._wake.wait_for(lambda: self._idle() or self._error is not None, seconds)
            self._hurry = False
            return done and self._error is None

    def close(self, seconds: float = 5.0) -> bool:
        """Save what is left and end the thread."""
        saved = self.flush(seconds)
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        self._thread.join(seconds)
        return saved

    def _add(self, kept: dict[str, Plan] | dict[str, str], key: str, value: Plan | str) -> None:
        with self._wake:
            self._go_on()
            now = time.monotonic()
            if self._idle():
                self._first = now
            self._last = now
            kept[key] = value  # type: ignore[assignment]
            self._wake.notify_all()

    def _idle(self) -> bool:
        return not (self._plans or self._settings or self._busy)

    def _start(self) -> None:
        self._running = True
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
        self._thread.start()

    def _go_on(self) -> None:
        """A fault of our own ended the thread and was reported: the next try gets a new one."""
        if not (self._closing or self._running or self._busy):
            self._start()

    def _run(self) -> None:
        library = Library(self._folder)
        while True:
            with self._wake:
                if not self._await_work():
                    break
                plans, self._plans = self._plans, {}
                settings, self._settings = self._settings, {}
                self._busy = True
            error: KnownError | None = _unexpected()
            self._running = False
            try:
                error = _save(library, plans, settings)
                self._running = True
            finally:
                self._after(plans, settings, error)
            self._told(Saved(SaveState.FAILED if error else SaveState.SAVED, error))
        library.close()

    def _await_work(self) -> bool:
        """Wait, holding the lock, until something is to be saved; False when closing."""
        while not self._closing:
            if self._plans or self._settings:
                wait = due(time.monotonic(), self._first, self._last)
                if wait <= 0 or (self._hurry and self._error is None):
                    return True
                self._wake.wait(wait)
            else:
                self._wake.wait()
        return False

    def _after(self, plans: dict[str, Plan], settings: dict[str, str], error: KnownError | None) -> None:
        with self._wake:
            self._busy = False
            self._error = error
            if error:
                self._plans = {**plans, **self._plans}
                self._settings = {**settings, **self._settings}
                self._first = self._last = time.monotonic()
            self._wake.notify_all()


def _unexpected() -> KnownError:
    return KnownError(
        _("The program could not save because of a fault of its own."),
        _("Your plan is still open."),
        _("Save a copy, then go on; saving is tried again."),
    )


def _save(library: Library, plans: dict[str, Plan], settings: dict[str, str]) -> KnownError | None:
    try:
        for plan in plans.values():
            library.save(plan)
        for key, value in settings.items():
            library.set_setting(key, value)
    except KnownError as error:
        return error
    return None
