"""Autosave: one writer thread keeps the latest plan 2 s after the last change, at least every 5 s."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import Any, cast

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.session.library import Library
from desktop.session.versions import PlanMoved, Reason

QUIET_SECONDS = 2.0
LONGEST_SECONDS = 4.5
IDLE_SECONDS, INDEX_SECONDS = 1.0, 0.2
"""After so much quiet the search index follows the saves, for so long at a time."""
MINE_SECONDS = 20.0
"""While another window's revision stands in the way, how often one's own words are kept as a version."""


class SaveState(StrEnum):
    SAVED = "saved"
    PENDING = "pending"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Saved:
    """Told after each attempt, on the writer thread; `error` is set when state is FAILED.

    `moved` is the id of a plan that another window has saved too: `keep_mine` or `take_other` goes on.
    """

    state: SaveState
    error: KnownError | None = None
    moved: str = ""


@dataclass(slots=True)
class _Work:
    """What is to be written: plans and settings, then versions."""

    versions: list[tuple[Plan, Reason]] = field(default_factory=list)
    plans: dict[str, Plan] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.versions or self.plans or self.settings)

    def put_before(self, newer: _Work) -> _Work:
        """This work, with what has come since."""
        return _Work(self.versions + newer.versions, self.plans | newer.plans, self.settings | newer.settings)


def due(now: float, first: float, last: float) -> float:
    """Seconds to wait until work that came at `first` … `last` is to be saved."""
    return max(0.0, min(last + QUIET_SECONDS, first + LONGEST_SECONDS) - now)


class Saver:
    """Saves plans and settings off the GUI thread; what fails is kept and tried again."""

    def __init__(self, folder: Path, told: Callable[[Saved], None] = lambda saved: None) -> None:
        self._folder = folder
        self._told = told
        self._work = _Work()
        self._latest: dict[str, Plan] = {}
        self._bases: dict[str, int] = {}
        self._held: dict[str, Plan] = {}
        self._moved: dict[str, int] = {}
        self._mine_at: dict[str, float] = {}
        self._first = self._last = 0.0
        self._hurry = self._closing = self._busy = False
        self._error: KnownError | None = None
        self._wake = threading.Condition()
        self._start()

    def begin(self, plan: Plan, revision: int) -> None:
        """The plan is opened here as that revision holds it (0: a new one); keeps the version of the day."""
        with self._wake:
            self._forget(plan.id)
            self._latest[plan.id] = plan
            self._bases[plan.id] = revision
            if revision:
                self._add(lambda work: work.versions.append((plan, Reason.DAILY)))

    def offer(self, plan: Plan) -> None:
        """Keep this value of the plan soon; a later one replaces it. A new state keeps a version first."""
        with self._wake:
            last = self._latest.get(plan.id)
            self._latest[plan.id] = plan
            self._held.pop(plan.id, None)
            if last and last.state != plan.state:
                self._add(lambda work: work.versions.append((last, Reason.STATE)))
            self._add(lambda work: work.plans.update({plan.id: plan}))

    def note(self, key: str, value: str) -> None:
        """Keep a setting soon."""
        with self._wake:
            self._add(lambda work: work.settings.update({key: value}))

    def drop(self, plan_id: str) -> None:
        """Forget what was offered for a plan that is put away."""
        with self._wake:
            self._forget(plan_id)

    def keep_mine(self, plan_id: str) -> None:
        """Go on with this window's plan; what the other one saved stays as a version."""
        with self._wake:
            if plan_id in self._moved:
                self._bases[plan_id] = self._moved.pop(plan_id)
            if mine := self._held.pop(plan_id, None):
                self._add(lambda work: work.plans.setdefault(plan_id, mine))

    def take_other(self, plan_id: str) -> Plan:
        """The plan as the other window saved it, once this window's is kept as a version; off the GUI thread.

        Raises KnownError. The caller puts it into the session.
        """
        library = Library(self._folder)
        try:
            with self._wake:
                mine = self._latest.get(plan_id)
            if mine:
                library.keep_version(mine, reason=Reason.MINE)
            other = library.load(plan_id)
            with self._wake:
                self._wake.wait_for(lambda: not self._busy)  # what is being written belongs to before
                self.begin(other, library.revision(plan_id))
            return other
        finally:
            library.close()

    @property
    def pending(self) -> bool:
        """Whether something is still to be written; what was told before may be older than the last key."""
        with self._wake:
            return not self._idle()

    def held(self, plan_id: str) -> bool:
        """Whether the plan waits for a choice between two windows; a version of it is kept."""
        with self._wake:
            return plan_id in self._held

    def flush(self, seconds: float = 5.0) -> bool:
        """Save now and wait; False when it failed, took longer or waits for a choice between two windows."""
        with self._wake:
            self._go_on()
            self._error = None
            self._hurry = True
            self._work.plans = self._held | self._work.plans
            self._held = {}
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

    def _add(self, put: Callable[[_Work], object]) -> None:
        """Take one more thing to write; the lock is held."""
        self._go_on()
        now = time.monotonic()
        if self._idle():
            self._first = now
        self._last = now
        put(self._work)
        self._wake.notify_all()

    def _forget(self, plan_id: str) -> None:
        everywhere: tuple[dict[str, Any], ...] = (
            self._work.plans, self._held, self._latest, self._bases, self._moved, self._mine_at
        )  # fmt: skip
        for kept in everywhere:
            kept.pop(plan_id, None)

    def _idle(self) -> bool:
        return not (self._work or self._busy)

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
        behind = False
        while True:
            with self._wake:
                if self._await_work(IDLE_SECONDS if behind else None):
                    work, self._work = self._work, _Work()
                    self._busy = True
                elif self._closing:
                    break
            if not self._busy:
                behind = not _index(library)
                continue
            left, error = work, cast(KnownError | None, _unexpected())
            self._running = False
            try:
                left, error = self._write(library, work)
                self._running = True
            finally:
                self._after(left, error)
            behind = error is None
            moved = error.plan_id if isinstance(error, PlanMoved) else ""
            self._told(Saved(SaveState.FAILED if error else SaveState.SAVED, error, moved))
        library.close()

    def _await_work(self, rest: float | None) -> bool:
        """Wait, holding the lock, for something to save; False after `rest` seconds or at the end."""
        while not self._closing:
            if self._work:
                wait = due(time.monotonic(), self._first, self._last)
                if wait <= 0 or (self._hurry and self._error is None):
                    return True
                self._wake.wait(wait)
            elif not self._wake.wait(rest):
                return False
        return False

    def _after(self, left: _Work, error: KnownError | None) -> None:
        with self._wake:
            self._busy = False
            self._error = error
            if left:
                self._work = left.put_before(self._work)
                self._first = self._last = time.monotonic()
            self._wake.notify_all()

    def _write(self, library: Library, work: _Work) -> tuple[_Work, KnownError | None]:
        """What is still to be written, and why; a version that cannot be kept stops nothing."""
        moved: PlanMoved | None = None
        try:
            for plan in work.plans.values():
                try:
                    self._save(library, plan)
                except PlanMoved as error:
                    moved = error
                    self._hold(library, plan, error)
            for key, value in work.settings.items():
                library.set_setting(key, value)
        except KnownError as error:
            library.close()  # the next try opens the store anew: the disk or the rights may be back
            return work, error
        return _Work(), moved or _keep(library, work.versions)

    def _save(self, library: Library, plan: Plan) -> None:
        revision = library.save(plan, self._bases.get(plan.id))
        with self._wake:
            self._bases[plan.id] = revision
            self._moved.pop(plan.id, None)

    def _hold(self, library: Library, plan: Plan, error: PlanMoved) -> None:
        """Keep the plan for the worker's choice, and a version of it for the case that none comes."""
        now = time.monotonic()
        if self._hurry or now - self._mine_at.get(plan.id, -inf) >= MINE_SECONDS:
            library.keep_version(plan, reason=Reason.MINE)
            self._mine_at[plan.id] = now
        with self._wake:
            self._moved[plan.id] = error.revision
            if plan.id not in self._work.plans:
                self._held[plan.id] = plan


def _index(library: Library) -> bool:
    """Let the search follow what was saved, a little at a time; whether it is there or cannot go on."""
    try:
        with library.store() as store:
            return store.index(INDEX_SECONDS)
    except KnownError:
        return True  # a search tries again


def _keep(library: Library, versions: list[tuple[Plan, Reason]]) -> KnownError | None:
    try:
        for plan, reason in versions:
            if reason is Reason.DAILY:
                library.keep_daily(plan)
            else:
                library.keep_version(plan, reason=reason)
    except KnownError as error:
        return error
    return None


def _unexpected() -> KnownError:
    return KnownError(
        _("The program could not save because of a fault of its own."),
        _("Your plan is still open."),
        _("Save a copy, then go on; saving is tried again."),
    )
