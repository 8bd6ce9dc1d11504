"""What the calendar shows: the agendas of all plans, the open ones live, and the way to change them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.agenda import Agenda, agenda
from desktop.plan.conflict import Conflict, Index
from desktop.plan.plan import Plan
from desktop.plan.workdays import WorkCalendar, calendar
from desktop.ui import jobs
from desktop.ui.directory import current

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.session.library import Read
    from desktop.session.saver import Saved
    from desktop.session.session import Session
    from desktop.ui.desk import Desk

Make = Callable[[Plan], Plan]
AT_ONCE = 20
"""Plans compared with all others without leaving the GUI thread."""
BESIDE = 60
"""Plans beside them that may have to look again."""
BREATH = 0.003
"""Seconds that a comparison of many leaves to the window after each plan."""
Compared = tuple[Index, dict[str, Agenda], WorkCalendar, tuple[Conflict, ...]]


class Source(QObject):
    """Reads the store off the GUI thread, year by year; what is not read yet comes with `changed`."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._stored: dict[str, Agenda] = {}
        self._live: dict[str, tuple[Plan, Agenda]] = {}
        self._read: Read = {}
        self._years: set[int] = set()
        self._asked: set[int] = set()
        self._index = Index()
        self._indexed: dict[str, Agenda] = {}
        self._conflicts: tuple[Conflict, ...] = ()
        self._comparing = False
        self._compared_by: WorkCalendar | None = None
        self._looked_at: dict[str, Plan] = {}
        self._watched: dict[int, tuple[Session, Callable[[], None]]] = {}
        current.changed.connect(self.changed)
        desk.saved.connect(self._on_saved)

    # --- what is known -----------------------------------------------------------------------------

    def agendas(self, first: date, last: date) -> tuple[Agenda, ...]:
        """What is known now of plans that touch those days; whole years that are missing are asked for."""
        wanted = set(range(first.year, last.year + 1))
        if missing := wanted - self._years - self._asked:
            self._ask(missing)
        return tuple(known for known in self._all().values() if _touches(known, first, last))

    def calendar(self) -> WorkCalendar:
        """Rest and working days, with the office's own."""
        return calendar(current.directory().days)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Of all known plans, the same tuple until one changes.

        Many new ones are compared off the GUI thread and come with `changed`.
        """
        every, days = self._all(), self.calendar()
        if self._comparing:
            return self._conflicts
        new = [known for plan_id, known in every.items() if self._indexed.get(plan_id) is not known]
        gone = self._indexed.keys() - every.keys()
        if not new and not gone and self._compared_by is days:
            return self._conflicts
        if len(new) <= AT_ONCE:
            for plan_id in gone:
                self._index.drop(plan_id)
            for known in new:
                self._index.put(known)
            self._indexed = every
        if len(new) > AT_ONCE or self._index.waiting(days) > BESIDE:
            self._comparing = True
            index = self._index if len(new) <= AT_ONCE else None
            jobs.run(_compared, index, every, days, done=self._take_index, failed=self._no_index, owner=self)
        else:
            self._compared_by, self._conflicts = days, self._index.all(days)
        return self._conflicts

    def _take_index(self, made: Compared) -> None:
        self._index, self._indexed, self._compared_by, self._conflicts = made
        self._comparing = False
        self.changed.emit()

    def _no_index(self, error: KnownError) -> None:
        self._comparing, self._compared_by = False, None
        self.failed.emit(error)

    def open_plan_id(self) -> str:
        """The plan that is open in the window, "" when none is."""
        return self._desk.session.plan.id if self._desk.session else ""

    def plan(self, plan_id: str) -> Plan:
        """The plan as it is now; to look at it begins no work on it. Raises KnownError."""
        for session in self._desk.sessions():
            if session.plan.id == plan_id:
                return session.plan
        if plan_id not in self._looked_at:
            self._looked_at = {plan_id: self._desk.library.load(plan_id)}
        return self._looked_at[plan_id]

    def refresh(self) -> None:
        """Read again what the store holds of the years seen."""
        years, self._years = self._years | self._asked, set()
        self._asked, self._looked_at = set(), {}
        if years:
            self._ask(years)

    # --- changes -----------------------------------------------------------------------------------

    def change(self, plan_id: str, label: str, make: Make) -> None:
        """One step in that plan, wherever it is open. Raises KnownError."""
        session = self._reach(plan_id)
        session.seal()
        session.put(label, make(session.plan), origin=self)

    def undo(self) -> bool:
        """Take back the step made last in any plan that is open or was changed here."""
        last = self._last_done()
        if last is None or not last.undo_turn:
            return False
        last.undo()
        return True

    def redo(self) -> bool:
        """Bring back the step undone last."""
        last = self._last_undone()
        if last is None or not last.redo_turn:
            return False
        last.redo()
        return True

    @property
    def steps(self) -> tuple[str, str]:
        """The names of the steps that undo and redo are about, "" where there is none."""
        done, undone = self._last_done(), self._last_undone()
        return done.undo_label if done else "", undone.redo_label if undone else ""

    def _last_done(self) -> Session | None:
        return max(self._desk.sessions(), key=lambda session: session.undo_turn, default=None)

    def _last_undone(self) -> Session | None:
        return max(self._desk.sessions(), key=lambda session: session.redo_turn, default=None)

    # --- inside ------------------------------------------------------------------------------------

    def _all(self) -> dict[str, Agenda]:
        sessions = self._desk.sessions()
        for gone in self._watched.keys() - {id(session) for session in sessions}:
            self._watched.pop(gone)[1]()
        return self._stored | {session.plan.id: self._of(session) for session in sessions}

    def _of(self, session: Session) -> Agenda:
        """The agenda of an open plan, made once for each of its values."""
        self._watch(session)
        kept = self._live.get(session.plan.id)
        if kept is None or kept[0] is not session.plan:
            kept = session.plan, agenda(session.plan)
            self._live[session.plan.id] = kept
        return kept[1]

    def _reach(self, plan_id: str) -> Session:
        session = self._desk.reach(plan_id)
        self._watch(session)
        return session

    def _watch(self, session: Session) -> None:
        if id(session) not in self._watched:
            self._watched[id(session)] = session, session.watch(lambda _change: self.changed.emit())

    def _on_saved(self, saved: Saved) -> None:
        """Another window has saved a plan changed from here: its words stay, ours become a version."""
        if not saved.moved or saved.moved == self.open_plan_id():
            return
        plan_id = saved.moved
        jobs.run(
            self._desk.saver.take_other,
            plan_id,
            done=lambda other: self._given_up(other),
            failed=self.failed.emit,
            owner=self,
        )

    def _given_up(self, other: Plan) -> None:
        self._desk.drop_beside(other.id)
        session = self._desk.session
        if session is not None and session.plan.id == other.id:  # opened meanwhile
            session.put(_("Take the plan of the other window"), other, origin=self)
        self.refresh()
        self.failed.emit(
            KnownError(
                _(
                    "Another window has changed the plan “{title}”; what you moved in it was not taken."
                ).format(title=" ".join(other.title.split())),
                _("Your change is kept as a version of that plan."),
                _("Look at the plan as it is now, then move it again."),
            )
        )

    def _ask(self, years: set[int]) -> None:
        self._asked |= years
        jobs.run(
            _read,
            self._desk.library.folder,
            frozenset(years),
            self._read,
            done=lambda found: self._keep(found, years),
            failed=lambda error: self._fail(error, years),
            owner=self,
        )

    def _keep(self, found: tuple[Agenda, ...], years: set[int]) -> None:
        gone = {
            plan_id
            for plan_id, known in self._stored.items()
            if any(_touches(known, date(year, 1, 1), date(year, 12, 31)) for year in years)
        }
        for plan_id in gone - {known.plan for known in found}:
            del self._stored[plan_id]
        for known in found:
            before = self._stored.get(known.plan)
            if before is not known and before != known:
                self._stored[known.plan] = known
        self._asked -= years
        self._years |= years
        self.changed.emit()

    def _fail(self, error: KnownError, years: set[int]) -> None:
        self._asked -= years
        self.failed.emit(error)


def _compared(index: Index | None, every: dict[str, Agenda], days: WorkCalendar) -> Compared:
    """All conflicts, by an index that nobody else touches meanwhile; without one it is made first."""
    with _for_long(lambda: True):
        if index is None:
            index = Index(every.values(), _breathe)
        return index, every, days, index.all(days, _breathe)


def _breathe() -> None:
    """Let the window have its frame."""
    time.sleep(BREATH)


@contextmanager
def _for_long(many: Callable[[], bool]) -> Iterator[None]:
    """What is made of many plans lives as long as the window: the collector need not walk it time and again.

    Walking 10,000 entries would stop the window for a tenth of a second.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if many():
                gc.freeze()
            gc.enable()


def _touches(known: Agenda, first: date, last: date) -> bool:
    """Whether an agenda is to be shown among those days; one without days shows in its plan's year."""
    if known.span:
        return known.span[0] <= last and known.span[1] >= first
    return known.year is None or first.year <= known.year <= last.year


def _read(folder: Path, years: frozenset[int], read: Read) -> tuple[Agenda, ...]:
    """The plans of those years, ready to be asked for their days."""
    from desktop.session.library import Library

    library, before = Library(folder), {id(known) for _mark, known in read.values()}
    new: list[Agenda] = []
    try:
        with _for_long(lambda: len(new) > AT_ONCE):
            found = library.agendas(date(min(years), 1, 1), date(max(years), 12, 31), read)
            new += (known for known in found if id(known) not in before)
            for known in new:
                _ready = known.span, known.stated, [(entry.key, entry.reach) for entry in known.entries]
        return found
    finally:
        library.close()
