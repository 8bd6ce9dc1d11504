"""The conflicts of what the calendar shows: which stand, which were set aside, and setting one aside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan import edit
from desktop.plan.agenda import Agenda, Key
from desktop.plan.conflict import Conflict, Level
from desktop.plan.plan import Plan, Waiver
from desktop.session.conflicts import Aside, keeper, parted, say, waiver_of

if TYPE_CHECKING:
    from desktop.ui.calendar.source import Source


class Clashes:
    """What was found last; `marks` holds the gravest level of each entry, those that do no harm left out."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._agendas: tuple[Agenda, ...] = ()
        self._every: tuple[Conflict, ...] | None = None
        self._of: dict[Key, list[Conflict]] = {}
        self.standing: tuple[Conflict, ...] = ()
        self.aside: tuple[Aside, ...] = ()
        self.marks: dict[Key, str] = {}

    @property
    def count(self) -> int:
        """How many are to be looked at."""
        return sum(conflict.level is not Level.HARMLESS for conflict in self.standing)

    def look(self, agendas: tuple[Agenda, ...]) -> bool:
        """Look again; whether anything has changed."""
        every = self._source.conflicts()
        if every is self._every and agendas is self._agendas:
            return False
        self._agendas, self._every = agendas, every
        books = {book.plan: book for book in agendas}
        waivers = {plan_id: book.waivers for plan_id, book in books.items()}
        standing, aside = parted([found for found in every if _known(found, books)], waivers)
        if (standing, aside) == (self.standing, self.aside):
            return False
        self.standing, self.aside, self._of = standing, aside, {}
        for conflict in self.standing:
            for key in conflict.keys if conflict.level is not Level.HARMLESS else ():
                self._of.setdefault(key, []).append(conflict)
        self.marks = {key: of[0].level.value for key, of in self._of.items()}
        return True

    def words(self, key: Key) -> tuple[str, ...]:
        """The conflicts of an entry in words, gravest first."""
        return tuple(say(conflict, self._agendas) for conflict in self._of.get(key, ()))

    def waive(self, conflict: Conflict, reason: str) -> str:
        """Set it aside for a reason; why not, "" when done."""
        plan_id = keeper(conflict, self._agendas, self._source.open_plan_id())
        waiver = waiver_of(conflict, reason, plan_id)
        return self._change(plan_id, _("Set a conflict aside"), lambda plan: edit.waive(plan, waiver))

    def unwaive(self, conflict: Conflict, waiver: Waiver) -> str:
        """Let it count again; why not, "" when done."""
        plans = {key[0] for key in conflict.keys}
        held = (book.plan for book in self._agendas if book.plan in plans and waiver in book.waivers)
        plan_id = next(held, "")
        return self._change(plan_id, _("Look at a conflict again"), lambda plan: edit.unwaive(plan, waiver))

    def _change(self, plan_id: str, label: str, make: Callable[[Plan], Plan]) -> str:
        if not plan_id:
            return _("This plan is signed and can only be read.")
        try:
            self._source.change(plan_id, label, make)
        except KnownError as error:
            return " ".join(filter(None, (error.what, error.safe, error.do)))
        except edit.PlanFrozen:
            return _("This plan is signed and can only be read.")
        return ""


def _known(conflict: Conflict, books: dict[str, Agenda]) -> bool:
    """Whether any of the plans it is about is shown."""
    return conflict.key[0] in books or (conflict.other is not None and conflict.other[0] in books)
