"""What the plan is compared with: a version kept of it, read off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.errors import KnownError
from desktop.plan.agenda import Entry, Key, agenda
from desktop.plan.plan import Plan
from desktop.session.versions import Reason, VersionSummary
from desktop.ui.calendar.chips import Choices
from desktop.ui.versions import words
from desktop.ui.versions.shelf import Shelf

NONE: Mapping[Key, Entry] = {}


class Baseline(QObject):
    """`offered` and `chosen` are called when a list or a version has come; `entries` are compared with."""

    def __init__(
        self,
        folder: Path,
        owner: QObject,
        offered: Callable[[Choices], object],
        chosen: Callable[[], object],
        failed: Callable[[KnownError], None],
    ) -> None:
        super().__init__(owner)
        self._shelf = Shelf(folder, self, failed)
        self._offered, self._told = offered, chosen
        self.plan_id, self.number = "", 0
        self.entries: Mapping[Key, Entry] = NONE

    def show_plan(self, plan_id: str) -> None:
        """Offer the versions of one plan, none for "" or for many plans."""
        if plan_id == self.plan_id:
            return
        self.plan_id, self.number, self.entries = plan_id, 0, NONE
        self._offered(())
        if plan_id:
            self._shelf.versions(plan_id, lambda found: self._offer(plan_id, found))

    def choose(self, number: int) -> None:
        """Compare with a version, 0 for none."""
        self.number = number
        if number and self.plan_id:
            plan_id = self.plan_id
            self._shelf.plan(plan_id, number, lambda plan: self._take(plan_id, number, plan))
        elif self.entries:
            self.entries = NONE
            self._told()

    def _offer(self, plan_id: str, found: tuple[VersionSummary, ...]) -> None:
        if plan_id == self.plan_id:
            self._offered(choices(found, datetime.now().astimezone()))

    def _take(self, plan_id: str, number: int, plan: Plan) -> None:
        if (plan_id, number) == (self.plan_id, self.number):
            self.entries = {entry.key: entry for entry in agenda(plan).entries}
            self._told()


def choices(found: tuple[VersionSummary, ...], now: datetime) -> Choices:
    """First the copies kept before the state changed, as at signing; then all others, newest first."""
    newest = found[::-1]
    signed = [version for version in newest if version.reason is Reason.STATE]
    others = [version for version in newest if version.reason is not Reason.STATE]
    between = [("", "")] if signed and others else []
    return (*(_choice(version, now) for version in signed), *between, *(_choice(v, now) for v in others))


def _choice(version: VersionSummary, now: datetime) -> tuple[str, str]:
    return str(version.number), f"{words.short(version, now)} · {words.why(version)}"
