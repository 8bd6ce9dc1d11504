"""What lies on the desk: the library, the saver, and the one plan that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session import reading
from desktop.ui.places import PLACE_KEY, Place, read_place

if TYPE_CHECKING:
    from desktop.plan.plan import Plan
    from desktop.session.library import Library, Summary
    from desktop.session.saver import Saved, Saver
    from desktop.session.searching import Found
    from desktop.session.session import Session


class Desk(QObject):
    """Opens, makes, copies and removes plans; the open one is saved at every change. Raises KnownError."""

    saved = Signal(object)
    pending = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.session: Session | None = None
        self._beside: dict[str, Session] = {}
        self.only_read = reading.reason(folder)

    @cached_property
    def library(self) -> Library:
        """The store, for the GUI thread."""
        from desktop.session.library import Library

        return Library(self.folder)

    @cached_property
    def saver(self) -> Saver:
        """The writer thread; it tells its news through `saved`."""
        from desktop.session.saver import Saver

        if self.only_read is not None:
            return reading.silent()
        return Saver(self.folder, self._told)

    def plans(self, search: str, limit: int) -> Sequence[Summary]:
        """Plans of the store, newest first; those that are searched for, best first."""
        if not search.strip():
            return self.library.plans(limit)
        from desktop.session.searching import plans_with

        return plans_with(self.library, search, limit)

    def seek(self, words: str, limit: int) -> Sequence[Found]:
        """Plans with those words, and where they stand; on a worker."""
        from desktop.session.searching import search_in

        return search_in(self.folder, words, limit)

    # --- the open plan -----------------------------------------------------------------------------

    def start(self, plan: Plan, keep: bool = False) -> Session:
        """Put a plan on the desk; `keep` saves it at once, as a new one must be."""
        beside = self._beside.pop(plan.id, None)
        if beside is not None and beside.plan == plan:
            self.session = beside
        else:
            self.session = self._begun(plan, keep)
        return self.session

    def _begun(self, plan: Plan, keep: bool = False) -> Session:
        from desktop.session.session import Session

        if self.only_read is not None:
            if keep:
                raise self.only_read
            return reading.session(plan, self.only_read)
        session = Session(plan)
        if not keep:
            self.saver.begin(plan, self.library.revision(plan.id))
        session.watch(lambda change: self._offer(change.after))
        if keep:
            self._offer(plan)
        return session

    def load(self, plan_id: str) -> Plan:
        """The plan as the store has it, with what was changed in it from beside, saved or not yet."""
        beside = self._beside.get(plan_id)
        if beside is not None and not self.saver.flush(2.0):
            return beside.plan
        return self.library.load(plan_id)

    def reach(self, plan_id: str) -> Session:
        """The session of a plan that is changed from beside, as in the calendar: the open one, or its own.

        Raises KnownError, also for a plan that another window has put away: it shall not come back unasked.
        """
        if self.only_read is not None:
            raise self.only_read
        if self.session is not None and self.session.plan.id == plan_id:
            return self.session
        if plan_id not in self._beside:
            plan = self.library.load(plan_id)
            if not self.library.listed(plan_id):
                raise KnownError(
                    _("That plan is no longer in the store."), do=_("Go back to the list of plans.")
                )
            self._beside[plan_id] = self._begun(plan)
        return self._beside[plan_id]

    def sessions(self) -> tuple[Session, ...]:
        """The open plan's and those of plans changed from beside."""
        return (*((self.session,) if self.session else ()), *self._beside.values())

    def drop_beside(self, plan_id: str) -> None:
        """Forget the steps made in a plan from beside."""
        self._beside.pop(plan_id, None)

    def put_away(self) -> bool:
        """Save the open plan and take it off the desk; False when it could not be saved."""
        if not self.saver.flush(2.0):
            return False
        self.session = None
        return True

    def save_again(self) -> None:
        """Try once more, off the GUI thread."""
        from desktop.ui import jobs

        jobs.run(self.saver.flush, done=lambda _done: None, owner=self)

    def keep_version(self, done: Callable[[int], None], failed: Callable[[KnownError], None]) -> None:
        """Save the open plan now and keep a version of it, off the GUI thread; `done` gets its number."""
        from desktop.ui import jobs

        if self.session is not None:
            self.session.seal()
            jobs.run(self._kept, self.session.plan, done=done, failed=failed, owner=self)

    def _kept(self, plan: Plan) -> int:
        from desktop.session.library import Library

        self.saver.flush()
        library = Library(self.folder)
        try:
            return library.keep_version(plan)
        finally:
            library.close()

    def _offer(self, plan: Plan) -> None:
        self.saver.offer(plan)
        self.pending.emit()

    def _told(self, saved: Saved) -> None:
        """On the writer thread, which must go on when the window is gone and nobody listens."""
        with suppress(RuntimeError):
            self.saved.emit(saved)

    def close(self, seconds: float = 2.0) -> bool:
        """Save what is left; False when it could not be saved, and then nothing was closed."""
        if "saver" in self.__dict__:
            if not self.saver.flush(seconds):
                return False
            self.saver.close(seconds)
        self.let_go()
        return True

    def write_again(self) -> None:
        """The folder that could only be read can be written to."""
        self.let_go()
        self.only_read = None
        for name in ("library", "saver"):
            self.__dict__.pop(name, None)

    def prepare(self) -> None:
        """Bring a store of an earlier program to today's shape, once it is backed up; off the GUI thread."""
        from desktop.session.backups import Keeper
        from desktop.session.library import Library

        if self.only_read is None and Keeper(self.folder).before_migration():
            library = Library(self.folder)
            with library.store():
                library.close()

    def begin_anew(self) -> None:
        """Forget every open plan, unsaved, and let go of the store."""
        self.session = None
        self._beside.clear()
        if saver := self.__dict__.pop("saver", None):
            saver.close(1.0)
        self.let_go()

    def let_go(self) -> None:
        """Close the store."""
        if "library" in self.__dict__:
            self.library.close()

    def load_directory(self) -> None:
        """Read what the office has set up; its own page says what is wrong with it."""
        from desktop.session.directory import load
        from desktop.ui.directory.current import set_directory

        with suppress(KnownError):
            set_directory(load(self.library))

    # --- where plans come from ---------------------------------------------------------------------

    def blank(self, year: int = 0) -> Plan:
        """A new plan of that year, with the office of the directory, else of the plan last changed."""
        from dataclasses import replace

        from desktop.plan.plan import blank
        from desktop.ui.directory.current import directory

        plan, known = blank(year or date.today().year), directory()
        if known.office.issuer:
            return replace(plan, office=known.office, page=known.page)
        newest = self.library.plans(limit=1)
        if not newest:
            return plan
        try:
            last = self.library.load(newest[0].id)
        except KnownError:
            return plan
        return replace(plan, office=last.office, archive=last.archive)

    def sample(self, name: str) -> Plan:
        """A sample as a plan of one's own."""
        from desktop.readers import sample

        return own(sample.read(name))

    def file(self, path: Path) -> Plan:
        """The plan of a file as a plan of one's own, so that nothing in the store is replaced."""
        from dataclasses import replace

        from desktop.readers import file

        plan = own(file.read(path))
        if plan.office.issuer:
            return plan
        here = self.blank(plan.year or 0)
        return replace(plan, office=here.office, page=here.page, archive=here.archive)

    def duplicate(self, plan_id: str) -> Plan:
        """A draft like that plan, kept in the store; its number and day are left open."""
        from dataclasses import replace

        from desktop.plan.plan import State

        plan = self.load(plan_id)
        issue = replace(plan.issue, number="", day=None, month=None)
        copy = replace(own(plan), issue=issue, state=State.DRAFT)
        self.library.save(copy)
        return copy

    def remove(self, plan_id: str) -> None:
        """Put a plan away with all that was changed in it; `library.restore` brings it back."""
        if "saver" in self.__dict__ and not self.saver.flush(2.0) and self.saver.pending:
            raise KnownError(
                _("The last changes could not be saved."),
                _("Nothing was deleted."),
                _("Put that right first, then try again."),
            )
        self.library.remove(plan_id)
        self.drop_beside(plan_id)
        if "saver" in self.__dict__:
            self.saver.drop(plan_id)

    # --- places ------------------------------------------------------------------------------------

    def note_place(self, place: Place) -> None:
        """Remember where the work is."""
        self.saver.note(PLACE_KEY, place.words())

    def last_place(self) -> Place:
        """Where the work was when the program last ended."""
        return read_place(self.library.setting(PLACE_KEY))


def own(plan: Plan) -> Plan:
    """The same plan under a new id."""
    from dataclasses import replace

    from desktop.plan.plan import new_id

    return replace(plan, id=new_id())
