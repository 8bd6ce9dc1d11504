"""What the Gantt changes in a plan: besides what the calendar does, start, end and heart of a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.plan import reschedule
from desktop.plan.agenda import Entry
from desktop.plan.moving import Grip
from desktop.plan.plan import Plan
from desktop.plan.reschedule import Moved
from desktop.session.moves import say_why_not
from desktop.ui.calendar.changes import Changes

__all__ = ["Grip", "Moved", "Moves"]


class Moves(Changes):
    """A try changes nothing: it gives the outcome, or None, with the reason by `why`."""

    def tried(self, entry: Entry, grip: Grip, days: int) -> Moved | None:
        """The time held at `grip` and carried so many days."""
        plan = self._plan(entry)
        return _act(entry, grip, days)(plan) if plan else None

    def tried_pick(self, entry: Entry, day: date, part: str) -> Moved | None:
        """The day chosen inside the time."""
        plan = self._plan(entry)
        return reschedule.picked(plan, entry, day, part) if plan else None

    def why(self, entry: Entry, grip: Grip, days: int) -> str:
        """Why the time does not move so, "" when it does."""
        plan = self._plan(entry)
        code = reschedule.why_not(entry, plan, days, grip) if plan else "gone"
        return say_why_not(code) if code else ""

    def shift(self, entry: Entry, grip: Grip, days: int) -> str:
        """Carry it, as one step; why not, "" when done."""
        return self._take(
            entry,
            _act(entry, grip, days),
            lambda plan: reschedule.why_not(entry, plan, days, grip),
        )


def _act(entry: Entry, grip: Grip, days: int) -> Callable[[Plan], Moved | None]:
    match grip:
        case Grip.START:
            return lambda plan: reschedule.started(plan, entry, days)
        case Grip.END:
            return lambda plan: reschedule.ended(plan, entry, days)
    return lambda plan: reschedule.moved(plan, entry, days, core=grip is Grip.CORE)
