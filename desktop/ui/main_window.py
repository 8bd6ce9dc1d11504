"""The one window: the rail at the left, the places in the middle, the plan that is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.ui import lifetime, wiring
from desktop.ui.actions import Actions
from desktop.ui.banner import Banner, Notice
from desktop.ui.desk import Desk
from desktop.ui.home.plans_page import PlansPage
from desktop.ui.home.words import short
from desktop.ui.places import LEAST_SIZE, Looks, Place
from desktop.ui.planning import PLACES as PLANNED
from desktop.ui.planning import Planning
from desktop.ui.rail import Rail
from desktop.ui.saving import Saving

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from desktop.plan.plan import Plan
    from desktop.session.library import Summary
    from desktop.ui.backups.joining import Joining
    from desktop.ui.beginnings import Beginnings
    from desktop.ui.home.plan_view import PlanView
    from desktop.ui.versions.two_windows import TwoWindows

COLLAPSED_BELOW = 1200
NOTE_MS = 500
PLANS, PLAN, HELP = "plans", "plan", "help"


class MainWindow(QMainWindow):
    """Everything that the worker can do starts here."""

    def __init__(self, folder: Path, looks: Looks | None = None) -> None:
        super().__init__()
        self.desk = Desk(folder)
        self.looks = looks or Looks(folder)
        self.view: PlanView | None = None
        self.two: TwoWindows | None = None
        self._before_help = PLANS
        self.saving = Saving(self)
        self.planning = Planning(self)
        self._note = QTimer(self, singleShot=True, interval=NOTE_MS)
        self._note.timeout.connect(self.note_place)
        self.menus = Actions(self)
        self.rail = Rail()
        self.stack = QStackedWidget()
        self.pages: dict[str, QWidget] = {}
        self.plans = PlansPage(self.read_plans)
        self.plans.seek = self.desk.seek
        self.add_page(PLANS, self.plans)
        self._lay_out()
        wiring.connect(self)
        self.setWindowTitle("Sổ Kế hoạch")
        self.setMinimumSize(*LEAST_SIZE)
        self.looks.place_window(self)
        self.plans.refresh()
        self.show_page(PLANS)
        self.plans.list.setFocus()

    @cached_property
    def backups(self) -> Joining:
        """The store's health and its backups."""
        from desktop.ui.backups.joining import Joining

        backups = Joining(self, self.drop_plans)
        backups.flagged.connect(self.plans.model.flag)
        return backups

    # --- messages ----------------------------------------------------------------------------------

    @cached_property
    def banner(self) -> Banner:
        """What needs care, on top."""
        banner = Banner()
        self._middle.insertWidget(0, banner)
        return banner

    @cached_property
    def notice(self) -> Notice:
        """What happened, at the foot."""
        notice = Notice()
        self._middle.addWidget(notice)
        return notice

    def show_error(self, error: KnownError) -> None:
        """A fault in the banner on top, with a way to save a copy of what is open."""
        actions = [(_("Save a copy…"), self.save_copy)] if self.view else []
        self.banner.warn(error, *actions)

    def show_fault(self, error: KnownError) -> None:
        """Why a plan was not opened; a damaged one has a page of its own."""
        if not self.backups.opens_damaged(error):
            self.show_error(error)

    def tell(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """What happened, at the foot, for 8 seconds."""
        self.notice.tell(words, undo)

    def trying(self, act: Callable[[], object]) -> bool:
        """Do it; a known fault goes to the banner."""
        try:
            act()
        except KnownError as error:
            self.show_error(error)
            return False
        return True

    # --- places ------------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """A place of the rail: "plans", "calendar", "gantt", "samples", "directory", "settings" or "help"."""
        if place == PLANS:
            self.leave_plan()
        elif place in PLANNED:
            self.planning.show(place=place)
        else:
            self.show_page(place)

    def leave_plan(self) -> bool:
        """Back to all plans; False when the open plan could not be saved, and then it stays open."""
        if self.view is not None:
            if not self.desk.put_away():
                return False
            plan_id = self.view.session.plan.id
            self.looks.keep("preview", self.view.preview_width)
            self._drop_view()
            self.desk.note_place(Place())
            self.trying(lambda: self.plans.refresh(select=plan_id))
            self.plans.list.setFocus()
        self.show_page(PLANS)
        return True

    def drop_plans(self) -> None:
        """Take every plan off the window and the desk without saving it, and let go of the store."""
        self._drop_view()
        self.desk.begin_anew()

    def _drop_view(self) -> None:
        view, self.view = self.view, None
        if view is not None:
            self._note.stop()
            view.close_view()
            self.show_page(PLANS)
            self.stack.removeWidget(view)
            view.deleteLater()
        if self.two is not None:
            self.two.deleteLater()
            self.two = None

    def show_page(self, place: str) -> None:
        """A place of the rail, or one that a plan begins on."""
        if place == HELP and self._here() != HELP:
            self._before_help = self._here()
        if place not in self.pages and place != PLAN:
            from desktop.ui.side_pages import make

            makers = {
                **dict.fromkeys(PLANNED, self.planning.make),
                "backups": lambda _place: self.backups.make(),
            }
            made = makers[place](place) if place in makers else None
            self.add_page(place, made or make(place, self.desk, self.looks, self.open_sample))
        shown = self.view if place == PLAN else self.pages[place]
        if shown is not None:
            self.stack.setCurrentWidget(shown)
        self.rail.choose(place if place in self.rail.places else PLANS)
        if place == PLANS:
            self.planning.come_home()
        self.settle_actions()

    def add_page(self, place: str, page: QWidget) -> None:
        """A page to show later."""
        self.pages[place] = page
        self.stack.addWidget(page)

    def replace_page(self, place: str, page: QWidget) -> None:
        """The same place with another page."""
        old = self.pages.pop(place, None)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.add_page(place, page)

    def show_help(self) -> None:
        """The help page that fits what is on the screen; a second F1 goes back."""
        here = self._here()
        if here == HELP:
            self.show_page(self._before_help)
            return
        self.show_page(HELP)
        self.pages[HELP].show_about(here, self.view.key if self.view else "")  # type: ignore[attr-defined]

    def _here(self) -> str:
        shown = self.stack.currentWidget()
        return next((place for place, page in self.pages.items() if page is shown), PLAN)

    # --- plans -------------------------------------------------------------------------------------

    def open_plan(self, plan_id: str) -> None:
        """Open a plan of the store."""
        try:
            self.start_plan(self.desk.load(plan_id))
        except KnownError as error:
            self.show_fault(error)

    def open_at(self, plan_id: str, page: str, place: str) -> None:
        """Open a plan at a place on one of its pages."""
        self.open_plan(plan_id)
        if self.view is not None and self.view.session.plan.id == plan_id:
            self.view.go_to(page, place)

    @cached_property
    def beginnings(self) -> Beginnings:
        """The ways to begin a plan."""
        from desktop.ui.beginnings import Beginnings

        return Beginnings(self)

    def begin(self, make: Callable[[], Plan]) -> None:
        """Open a plan that is new."""
        self.trying(lambda: self.start_plan(make(), new=True))

    def open_sample(self, name: str) -> None:
        """Open a copy of a sample."""
        self.begin(lambda: self.desk.sample(name))

    def open_file(self, path: Path | None = None) -> None:
        """Open an exchange file; asks which when none is given."""
        if path is None:
            from desktop.ui.asking import ask_open

            path = ask_open(self)
        if path is not None:
            from desktop.ui.exchange.joining import of

            of(self).open(path)

    def duplicate(self, plan_id: str) -> None:
        """A draft like that plan, next to it in the list."""
        self.trying(lambda: self.plans.refresh(select=self.desk.duplicate(plan_id).id))

    def remove(self, plan_id: str) -> None:
        """Put a plan away; the bar at the foot takes it back."""
        plan = self.plans.model.plan(self.plans.model.row_of(plan_id))
        title = short(plan.title) if plan else ""
        if self.trying(lambda: self.desk.remove(plan_id)):
            self.plans.refresh()
            self.tell(_("Deleted “{title}”.").format(title=title), lambda: self._restore(plan_id))

    def _restore(self, plan_id: str) -> None:
        if self.trying(lambda: self.desk.library.restore(plan_id)):
            self.plans.refresh(select=plan_id)

    def start_plan(self, plan: Plan, new: bool = False) -> None:
        """Put a plan on the desk and show it."""
        if self.view is not None and not self.leave_plan():
            return
        from desktop.ui.home.plan_view import PlanView, live_pages
        from desktop.ui.versions.two_windows import TwoWindows

        self.notice.close_notice()
        session = self.desk.start(plan, keep=new)
        view = PlanView(session, live_pages, self.desk.library)
        self.view = view
        view.left.connect(self.leave_plan)
        view.export_wanted.connect(self.export)
        view.print_wanted.connect(self.print_plan)
        view.moved.connect(self._note_soon)
        session.watch(lambda _change: self._after_edit())
        self.two = TwoWindows(self.banner, session, self.desk.saver)
        self.stack.addWidget(view)
        self.show_page(PLAN)
        view.set_preview_width(self.looks.number("preview", max(460, view.width() * 42 // 100)))
        view.want_preview(self.menus["preview"].isChecked())
        view.tasks.focus_part("")
        self.saving.say(_("Saving…") if new else _("Saved"))
        self._note.start()

    def read_plans(self, search: str, limit: int) -> Sequence[Summary]:
        """Plans of the store, newest first; a fault goes to the banner."""
        try:
            return self.desk.plans(search, limit)
        except KnownError as error:
            self.banner.warn(error, (_("Try again"), self._read_again))
            return ()

    def _read_again(self) -> None:
        self.banner.hide()
        self.plans.refresh()

    # --- the open plan -----------------------------------------------------------------------------

    def save_copy(self) -> None:
        """Write the open plan into an exchange file."""
        if self.view is not None:
            from desktop.ui.asking import ask_copy

            plan = self.view.session.plan
            self.trying(lambda: ask_copy(self, plan))

    def export(self) -> None:
        """The documents of the open plan."""
        if self.view is not None:
            from desktop.ui.asking import ask_export

            ask_export(self, self.view.session.plan, self.looks)

    def print_plan(self) -> None:
        """The open plan on paper."""
        if self.view is not None:
            from desktop.ui.asking import ask_print

            self.trying(lambda: ask_print(self, self.desk, self.tell))

    def undo(self) -> None:
        """Take back what was just told, else the last step of the plan, which is shown first.

        In the calendar the last step of any plan.
        """
        if self.notice.undo():
            return
        if self.planning.shown:
            self.planning.undo()
        elif self.view is not None:
            self.show_page(PLAN)
            self.view.session.undo()

    def redo(self) -> None:
        """Bring back the step last undone."""
        if self.planning.shown:
            self.planning.redo()
        elif self.view is not None:
            self.show_page(PLAN)
            self.view.session.redo()

    def note_place(self) -> None:
        """Remember where the work is."""
        if self.view is not None:
            self.desk.note_place(self.view.place())

    def _note_soon(self) -> None:
        """Soon, and not put off by the keys that follow."""
        if not self._note.isActive():
            self._note.start()

    def _after_edit(self) -> None:
        if "notice" in self.__dict__:
            self.notice.outdate()
        self._note_soon()
        self.settle_actions()

    # --- start and end -----------------------------------------------------------------------------

    def warm_up(self) -> None:
        """What waits for the first frame."""
        lifetime.warm_up(self)

    def come_back(self) -> None:
        """Reopen the plan, page and field where the program last ended."""
        lifetime.come_back(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(lifetime.may_end(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.collapse(self.width() < COLLAPSED_BELOW)

    def _lay_out(self) -> None:
        whole = QWidget()
        row, self._middle = QHBoxLayout(whole), QVBoxLayout()
        for layout in (row, self._middle):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        self._middle.addWidget(self.stack, 1)
        row.addWidget(self.rail)
        row.addLayout(self._middle, 1)
        self.setCentralWidget(whole)

    def want_preview(self, wanted: bool) -> None:
        self.looks.keep("pages", int(wanted))
        if self.view is not None:
            self.view.want_preview(wanted)

    def settle_actions(self) -> None:
        session = self.view.session if self.view else None
        steps = (session.undo_label, session.redo_label) if session else ("", "")
        self.menus.settle(session is not None, *(self.planning.steps if self.planning.shown else steps))
