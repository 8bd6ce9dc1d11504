"""What the page of versions asks of the store, off the GUI thread: each asking opens the store for itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject

from desktop.errors import KnownError
from desktop.plan.plan import Plan
from desktop.session.library import Library
from desktop.session.versions import Reason, VersionSummary
from desktop.ui import jobs

T = TypeVar("T")


class Shelf:
    """The versions in one data folder; answers come on the GUI thread while `owner` lives."""

    def __init__(self, folder: Path, owner: QObject, failed: Callable[[KnownError], None]) -> None:
        self._folder, self._owner, self._failed = folder, owner, failed

    def versions(self, plan_id: str, done: Callable[[tuple[VersionSummary, ...]], None]) -> None:
        """The list, oldest first."""
        self._ask(lambda library: library.versions(plan_id), done)

    def plan(self, plan_id: str, number: int, done: Callable[[Plan], None]) -> None:
        """One version."""
        self._ask(lambda library: library.version(plan_id, number), done)

    def keep(self, plan: Plan, label: str, done: Callable[[int], None]) -> None:
        """Keep one more, asked for by the worker."""
        self._ask(lambda library: library.keep_version(plan, label), done)

    def before_restoring(self, plan: Plan, number: int, done: Callable[[Plan], None]) -> None:
        """Keep the plan as it is, then give the version that takes its place."""

        def work(library: Library) -> Plan:
            library.keep_version(plan, reason=Reason.RESTORE)
            return library.version(plan.id, number)

        self._ask(work, done)

    def _ask(self, work: Callable[[Library], T], done: Callable[[T], None]) -> None:
        def asked() -> T:
            library = Library(self._folder)
            try:
                return work(library)
            finally:
                library.close()

        jobs.run(asked, done=done, failed=self._failed, owner=self._owner)
