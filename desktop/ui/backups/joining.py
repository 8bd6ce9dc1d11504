"""The backups' part of the window: the check at the start, the pages, what leads to them, the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session.health import Damaged, Health, State, damaged_plan, look
from desktop.session.library import Library, StoreGone
from desktop.ui.backups.automatic import LAST_SECONDS, Automatic
from desktop.ui.backups.page import BackupsPage
from desktop.ui.backups.plan_page import DamagedPlanPage
from desktop.ui.backups.rescue_page import RescuePage
from desktop.ui.backups.restoring import Restoring
from desktop.ui.backups.room import Room
from desktop.ui.backups.usb_line import UsbLine
from desktop.ui.home.words import short

if TYPE_CHECKING:
    from desktop.plan.plan import Plan
    from desktop.session.backups import Keeper
    from desktop.ui.main_window import MainWindow

BACKUPS, RESCUE, DAMAGED = "backups", "rescue", "damaged"
ASKED_KEY = "usb_asked"
REMEMBERING = ("directory", "new", "renew")
"""Pages that show what the store held; they are made anew."""


class Joining(QObject):
    """One for each window; `flagged` tells the ids of the plans that are damaged.

    `drop` takes every plan off the window and the desk without saving it, and lets go of the store.
    """

    flagged = Signal(object)

    def __init__(self, window: MainWindow, drop: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._drop = window, drop
        self.unsaved: tuple[Plan, ...] = ()
        """Plans as they stood on the screen, while there is no store that takes them."""
        self.health: Health | None = None
        self.room = Room(window.desk.folder, self)
        self.restoring = Restoring(self.room, self._let_go, self._begin_anew)
        self.automatic = Automatic(self.room)
        self.automatic.failed.connect(window.show_error)
        self._usb: UsbLine | None = None
        self._carried = False

    # --- start and end -----------------------------------------------------------------------------

    def start(self) -> None:
        """Check all that is kept, beside the window; then back up by itself where all is well."""
        self.check(first=True)

    def check(self, first: bool = False) -> None:
        """Look at the store's health anew."""
        folder = self._window.desk.folder

        def looked(keeper: Keeper) -> Health:
            library = Library(folder)
            try:
                return look(library, keeper)
            finally:
                library.close()

        self.room.ask(looked, partial(self._found, first), partial(self._not_looked, first), self)

    def close(self, seconds: float = LAST_SECONDS) -> bool:
        """The last backup, once everything is saved; False when it is left for the next start."""
        return self.automatic.close(0.0 if self._lost else seconds)

    @property
    def _lost(self) -> bool:
        return self.health is not None and self.health.state in (State.STORE, State.GONE)

    def _not_looked(self, first: bool, error: KnownError) -> None:
        """Locked or out of reach: that passes, and backups go on by themselves."""
        self._window.show_error(error)
        if first and self._window.desk.only_read is None:
            self.automatic.start()

    def _found(self, first: bool, health: Health) -> None:
        self.health = health
        self.flagged.emit(frozenset(one.id for one in health.plans))
        if self._lost:
            self.show_rescue()
            return
        if health.plans:
            self._tell_of(health.plans)
        elif not first and self._window.desk.library.gone:
            self._ask_to_begin()
        if first and self._window.desk.only_read is None:
            self.automatic.start()
            self.room.ask(lambda keeper: keeper.usb_due(), self._remind, self._window.show_error, self)

    # --- places ------------------------------------------------------------------------------------

    def make(self) -> BackupsPage:
        """The page of the place "backups"."""
        page = BackupsPage(self.room, self.restoring)
        page.copied.connect(self._forget_usb)
        page.refresh()
        return page

    def show_rescue(self) -> None:
        """What to do about a damaged store."""
        if self.health is None:
            return
        page = RescuePage(self.room, self.restoring, self.health)
        page.rescued.connect(self._rescued)
        page.left.connect(self._go_on_empty)
        self._window.replace_page(RESCUE, page)
        self._window.banner.hide()
        self._window.show_page(RESCUE)
        page.refresh()

    def show_damaged(self, plan_id: str, title: str) -> None:
        """What to do about one damaged plan."""
        page = DamagedPlanPage(self.room, plan_id, title)
        page.left.connect(lambda: self._window.go("plans"))
        page.mended.connect(self._mended)
        self._window.replace_page(DAMAGED, page)
        self._window.banner.hide()
        self._window.show_page(DAMAGED)
        page.refresh()

    def opens_damaged(self, error: KnownError) -> bool:
        """Whether a plan could not be opened because it is damaged, and its page is shown instead."""
        plan_id = damaged_plan(error)
        if not plan_id or self._window.view is not None:
            return False
        plans = self._window.plans.model
        found = plans.plan(plans.row_of(plan_id))
        self.show_damaged(plan_id, " ".join(found.title.split()) if found else "")
        return True

    # --- what was found ----------------------------------------------------------------------------

    def _tell_of(self, damaged: tuple[Damaged, ...]) -> None:
        first, one = damaged[0], _("The plan “{title}” is damaged; the others are safe.")
        many = _("{n} plans are damaged, among them “{title}”; the others are safe.")
        title = short(first.title) or _("A plan without a title")
        said = (many if len(damaged) > 1 else one).format(title=title, n=len(damaged))
        error = KnownError(said, do=_("Restore it from a version or a backup."))
        self._window.banner.warn(error, (_("Restore…"), partial(self._show_first, first)))

    def _show_first(self, first: Damaged) -> None:
        if self._window.leave_plan():
            self.show_damaged(first.id, first.title)

    def _mended(self, _plan_id: str) -> None:
        self._window.go("plans")
        self._window.trying(self._window.plans.refresh)
        self._window.tell(_("The plan is whole again; the damaged state is kept in a backup."))
        self.check()

    def _rescued(self, said: str, undo: Callable[[], object] | None) -> None:
        if self._carried:
            said += " " + _("What was typed last is kept as well.")
        self._leave_rescue()
        self._window.banner.tell(said, *(((_("&Undo"), undo),) if undo else ()))
        self.check(first=True)

    def _leave_rescue(self) -> None:
        self.health = None
        self._window.go("plans")
        self._window.trying(self._window.plans.refresh)
        self._window.plans.list.setFocus()

    def _go_on_empty(self) -> None:
        """Begin a new store with what was typed last, in place of one that is gone."""
        self._keep_words()
        self._drop()
        self._window.desk.library.begin_anew()
        self._begin_anew()
        self._leave_rescue()

    def _ask_to_begin(self) -> None:
        """The store is gone, and no backup of it is here."""
        gone = StoreGone(self._window.desk.library.path)
        self._window.banner.warn(gone, (_("Begin a new store"), self._go_on_empty), *self._copies())

    # --- the open plans ----------------------------------------------------------------------------

    def _let_go(self) -> bool:
        """Save and close what is open; words that a damaged store does not take are kept here meanwhile.

        Until `_begin_anew` nothing can be typed: it would be in neither store.
        """
        window, desk = self._window, self._window.desk
        here = window.stack.currentWidget()
        if not desk.saver.flush(LAST_SECONDS):
            if not self._lost:
                return False
            self._keep_words()
        self._drop()
        window.stack.setCurrentWidget(next((p for p in window.pages.values() if p is here), window.plans))
        QTimer.singleShot(0, self, self._shut)
        return True

    def _shut(self) -> None:
        self._window.setEnabled(not self.restoring.working)

    def _keep_words(self) -> None:
        typed = {session.plan.id: session.plan for session in self._window.desk.sessions()}
        self.unsaved = tuple(({plan.id: plan for plan in self.unsaved} | typed).values())

    def _begin_anew(self) -> None:
        window = self._window
        window.setEnabled(True)
        before = self.unsaved
        self.unsaved = tuple(plan for plan in before if not self._takes(plan))
        self._carried = bool(before) and not self.unsaved
        for place in REMEMBERING:
            if (page := window.pages.pop(place, None)) is not None:
                window.stack.removeWidget(page)
                page.deleteLater()
        window.desk.load_directory()
        window.trying(window.plans.refresh)
        if "source" in window.planning.__dict__:
            window.planning.source.refresh()
        if self.unsaved:
            words = _("What you typed last is in no store yet; it is kept until one takes it.")
            window.banner.warn(KnownError(words, do=_("To be sure, save a copy.")), *self._copies())

    def _takes(self, plan: Plan) -> bool:
        try:
            self._window.desk.library.save(plan)
        except KnownError:
            return False
        return True

    def _copies(self) -> list[tuple[str, Callable[[], object]]]:
        return [(_("Save a copy…"), self.save_copies)] if self.unsaved or self._window.view else []

    def save_copies(self) -> None:
        """Write what is in no store yet into exchange files, else the open plan."""
        from desktop.ui.asking import ask_copy

        for plan in self.unsaved:
            self._window.trying(partial(ask_copy, self._window, plan))
        if not self.unsaved:
            self._window.save_copy()

    # --- the weekly line ---------------------------------------------------------------------------

    def _remind(self, due: bool) -> None:
        today = date.today().isoformat()
        if not due or self._window.looks.text(ASKED_KEY) == today:
            return
        self._usb = line = UsbLine()
        line.copy_wanted.connect(lambda: self._window.go(BACKUPS))
        line.left.connect(lambda: self._window.looks.keep(ASKED_KEY, today))
        self._window.plans.put_above(line)
        line.ask(True)

    def _forget_usb(self) -> None:
        if self._usb is not None:
            self._usb.hide()
