"""What the calendar changes in a plan, each as one step that can be taken back, or why it cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import edit, reschedule
from desktop.plan.agenda import Entry
from desktop.plan.moving import FIRST_YEAR, LAST_YEAR
from desktop.plan.plan import Plan
from desktop.plan.tree import NoSuchItem
from desktop.session.moves import say_label, say_moved, say_why_not

if TYPE_CHECKING:
    from desktop.ui.calendar.source import Source

Tell = Callable[[str, Callable[[], object] | None], object]
_LONGEST = 60


class Changes:
    """Each act answers with why it was refused, "" when it was done; what was done is told with its undo."""

    def __init__(self, source: Source, tell: Tell) -> None:
        self._source, self._tell = source, tell
        self._unread = ""  # why the plan last asked for cannot be read

    def preview(self, entry: Entry, days: int) -> str:
        """What the time would say so many days on, "" where it cannot be moved."""
        plan = self._plan(entry)
        found = reschedule.moved(plan, entry, days) if plan else None
        return reschedule.told(found) if found else ""

    def pick_preview(self, entry: Entry, day: date, part: str) -> str:
        """What choosing the day means, "" where it cannot be chosen."""
        plan = self._plan(entry)
        found = reschedule.picked(plan, entry, day, part) if plan else None
        return reschedule.told(found) if found else ""

    def why_not(self, entry: Entry, days: int = 1) -> str:
        """Why the time does not move so."""
        plan = self._plan(entry)
        return _why(reschedule.why_not(entry, plan, days)) if plan else self._unread

    def why_not_picked(self, entry: Entry, day: date, part: str = "") -> str:
        """Why the day cannot be chosen."""
        plan = self._plan(entry)
        return _why(reschedule.why_not_picked(plan, entry, day, part)) if plan else self._unread

    def move(self, entry: Entry, days: int) -> str:
        """The time so many days on."""
        return self._take(
            entry,
            lambda plan: reschedule.moved(plan, entry, days),
            lambda plan: reschedule.why_not(entry, plan, days),
        )

    def pick(self, entry: Entry, day: date | None, part: str = "") -> str:
        """A day chosen inside the time, or that choice taken back."""
        return self._take(
            entry,
            lambda plan: reschedule.picked(plan, entry, day, part),
            lambda plan: reschedule.why_not_picked(plan, entry, day, part),
        )

    def detach(self, entry: Entry, first: date, last: date) -> str:
        """Days of its own for a time around an event."""
        known = first.year >= FIRST_YEAR and last.year <= LAST_YEAR
        why = "reversed" if first > last else "words" if known else "too_far"
        return self._take(
            entry, lambda plan: reschedule.detached(plan, entry, first, last), lambda _plan: why
        )

    def word(self, entry: Entry, words: str) -> str:
        """Other words for the time."""

        def make(plan: Plan) -> Plan:
            return edit.set_when(plan, entry.place, words)

        said = brief(words) or _("no time stated")
        told = _("“{title}”, the time: {words}").format(title=brief(entry.title), words=said)
        return self._change(entry, _("Change a time"), make, told)

    def mark(self, entry: Entry, done: bool) -> str:
        """The activity done, or not done after all."""

        def make(plan: Plan) -> Plan:
            return edit.set_progress(plan, entry.task, 100 if done else None)

        label = _("Mark as done") if done else _("Mark as not done")
        told = _("“{title}” is done.") if done else _("“{title}” is not done yet.")
        return self._change(entry, label, make, told.format(title=brief(entry.title)))

    def _take(
        self,
        entry: Entry,
        act: Callable[[Plan], reschedule.Moved | None],
        why: Callable[[Plan], str],
    ) -> str:
        plan = self._plan(entry)
        found = act(plan) if plan else None
        if plan is None or found is None:
            return self._refused(why(plan)) if plan else self._unread

        def make(now: Plan) -> Plan:
            again = found if now is plan else act(now)
            return again.plan if again else now

        return self._change(entry, say_label(found), make, say_moved(entry, found))

    def _change(self, entry: Entry, label: str, make: Callable[[Plan], Plan], told: str) -> str:
        try:
            self._source.change(entry.plan, label, make)
        except KnownError as error:
            self._source.refresh()
            return _told(error)
        except edit.PlanFrozen:
            return say_why_not("frozen")
        except (NoSuchItem, ValueError):
            return self._refused("gone")
        self._tell(told, self._source.undo)
        return ""

    def _refused(self, code: str) -> str:
        """Why; what another window has changed is read again."""
        if code == "gone":
            self._source.refresh()
        return _why(code)

    def _plan(self, entry: Entry) -> Plan | None:
        try:
            return self._source.plan(entry.plan)
        except KnownError as error:
            self._unread = _told(error)
            return None


def _told(error: KnownError) -> str:
    return " ".join(filter(None, (error.what, error.safe, error.do)))


def _why(code: str) -> str:
    return say_why_not(code) if code else ""


def brief(title: str) -> str:
    """The beginning of a title, for a sentence about it."""
    title = " ".join(title.split())
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1].rstrip(" ,;.") + "…"


def wordable(entry: Entry) -> bool:
    """Whether the time has a line of its own, or can get one, so that its words can be changed here."""
    return (
        bool(entry.task) and not entry.inner and (entry.place != entry.task or entry.when.kind == "unstated")
    )
