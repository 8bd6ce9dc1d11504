"""What the Gantt changes in a plan besides what the calendar does: a time's ends and heart, a row's place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from desktop.i18n import _
from desktop.plan import edit, reschedule
from desktop.plan.agenda import Entry
from desktop.plan.item import Activity, Duty
from desktop.plan.moving import Grip
from desktop.plan.plan import Plan
from desktop.plan.reschedule import Moved
from desktop.plan.tree import siblings
from desktop.session.moves import say_why_not
from desktop.ui.calendar.changes import Changes, brief

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

    def reorder(self, entry: Entry, by: int) -> str:
        """The activity one place down (1) or up (-1) among its siblings; why not, "" when done."""
        plan = self._plan(entry)
        if plan is None:
            return self._unread
        if plan.frozen:
            return _("This plan is signed and can only be read.")
        if not entry.task:
            return _("This time is of the whole plan; only activities change their order.")
        if not _places(plan, entry.task, by):
            return (
                _("It is the first in its part already.")
                if by < 0
                else _("It is the last in its part already.")
            )
        said = _("“{title}” stands one place up.") if by < 0 else _("“{title}” stands one place down.")

        def make(now: Plan) -> Plan:
            return edit.move_item(now, entry.task, _places(now, entry.task, by))

        return self._change(entry, _("Move an activity"), make, said.format(title=brief(entry.title)))


def _places(plan: Plan, item_id: str, way: int) -> int:
    """How far the next activity or duty stands that way among the siblings, 0 where none does."""
    level = siblings(plan, item_id)
    at = [item.id for item in level].index(item_id)
    ahead = range(at + way, len(level) if way > 0 else -1, way)
    return next((to - at for to in ahead if isinstance(level[to].content, Activity | Duty)), 0)


def _act(entry: Entry, grip: Grip, days: int) -> Callable[[Plan], Moved | None]:
    match grip:
        case Grip.START:
            return lambda plan: reschedule.started(plan, entry, days)
        case Grip.END:
            return lambda plan: reschedule.ended(plan, entry, days)
    return lambda plan: reschedule.moved(plan, entry, days, core=grip is Grip.CORE)
