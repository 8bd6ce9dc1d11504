"""The calendar and the Gantt in the window: their pages, reminders on the list of plans, what leads out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer

from desktop.errors import KnownError
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.plan.agenda import Key
    from desktop.ui.calendar.page import CalendarPage
    from desktop.ui.calendar.source import Source
    from desktop.ui.gantt.page import GanttPage
    from desktop.ui.gantt.paper import Subject
    from desktop.ui.home.reminders import ReminderBlock
    from desktop.ui.main_window import MainWindow

CALENDAR, GANTT = "calendar", "gantt"
PLACES = (CALENDAR, GANTT)
FOLDED = "reminders_folded"
MINUTE_MS = 60_000


class Planning(QObject):
    """One for each window; nothing of it is loaded before it is wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._block: ReminderBlock | None = None
        self._reminding = False
        self.today: Callable[[], date] = date.today
        self._day = self.today()
        self._clock = QTimer(self, interval=MINUTE_MS)
        self._clock.timeout.connect(self.look_at_the_clock)

    @cached_property
    def source(self) -> Source:
        """All plans' times."""
        from desktop.ui.calendar.source import Source

        source = Source(self._window.desk)
        source.failed.connect(self._window.show_error)
        source.changed.connect(self._settle)
        return source

    def make(self, place: str) -> CalendarPage | GanttPage:
        """The page of a place; the window shows it."""
        self._clock.start()
        page = self._make_calendar() if place == CALENDAR else self._make_gantt()
        page.open_wanted.connect(self.open_record)
        page.plans_wanted.connect(lambda: self._window.go("plans"))
        page.told.connect(self._window.tell)
        return page

    def _make_calendar(self) -> CalendarPage:
        from desktop.ui.calendar.page import CalendarPage

        page = CalendarPage(self.source, self._window.looks, today=lambda: self.today())
        page.new_wanted.connect(self._new_activity)
        page.print_wanted.connect(self._print)
        page.export_wanted.connect(self._export)
        return page

    def _make_gantt(self) -> GanttPage:
        from desktop.ui.gantt.page import GanttPage

        window = self._window
        page = GanttPage(
            self.source, window.looks, today=lambda: self.today(), folder=window.desk.library.folder
        )
        page.print_wanted.connect(lambda *_days: self._chart("print"))
        page.export_wanted.connect(self._chart)
        return page

    @property
    def page(self) -> CalendarPage | None:
        """The calendar once it was shown."""
        return cast("CalendarPage | None", self._window.pages.get(CALENDAR))

    @property
    def gantt(self) -> GanttPage | None:
        """The Gantt once it was shown."""
        return cast("GanttPage | None", self._window.pages.get(GANTT))

    @property
    def shown(self) -> CalendarPage | GanttPage | None:
        """The page that the worker looks at, None when it is none of these."""
        here = self._window.stack.currentWidget()
        return next((page for page in (self.page, self.gantt) if page is not None and page is here), None)

    def show(self, key: Key | None = None, view: str = "", place: str = CALENDAR) -> None:
        """Go to the calendar or the Gantt, to one time, or to a view of the calendar."""
        self._window.show_page(place)
        self.source.refresh()
        if view and self.page is not None:
            self.page.show_view(view)
        page = self.shown
        if page is None:
            return
        if key is not None:
            page.choose(key)
        page.focus_first()

    def undo(self) -> None:
        """Take back the last step made in any plan."""
        self._step(self.source.undo)

    def redo(self) -> None:
        """Bring back the step last undone."""
        self._step(self.source.redo)

    @property
    def steps(self) -> tuple[str, str]:
        """What undo takes back here and what redo brings back, by name."""
        return self.source.steps

    def _step(self, act: Callable[[], bool]) -> None:
        self._window.notice.close_notice()
        act()

    def _settle(self) -> None:
        self._window.settle_actions()
        if self._reminding and self._window.stack.currentWidget() is self._window.plans:
            self._remind()

    # --- what leads out of it ----------------------------------------------------------------------

    def open_record(self, plan_id: str, item_id: str) -> None:
        """The page of the form where an activity is written."""
        window = self._window
        if window.view is None or window.view.session.plan.id != plan_id:
            window.open_plan(plan_id)
        if window.view is not None and window.view.session.plan.id == plan_id:
            window.show_page("plan")
            window.view.go_to_record(item_id)

    def _new_activity(self, plan_id: str, day: date) -> None:
        """A new activity in that plan on that day; without a plan the worker chooses one first."""
        from desktop.ui.calendar.adding import add_activity

        if not plan_id:
            self._window.tell(
                _("Choose the plan first: open it, or pick it under “Plan” above the calendar.")
            )
            return
        try:
            item_id = add_activity(self.source, plan_id, day)
        except KnownError as error:
            self._window.show_error(error)
            return
        if item_id:
            self.open_record(plan_id, item_id)
        else:
            self._window.tell(_("This plan is signed and can only be read."))

    def _print(self, kind: str, first: date, last: date) -> None:
        if self.page is not None:
            from desktop.ui.calendar.paper import print_calendar

            window, shown, days = self._window, self.page.shown, self.source.calendar()
            window.trying(lambda: print_calendar(window, shown, days, kind, first, last))

    def _export(self, kind: str) -> None:
        if self.page is not None:
            from desktop.ui.calendar.paper import export_calendar

            span = self.page.shown_days()
            export_calendar(self._window, self.page.shown, self.source.calendar(), kind, *span)

    def _chart(self, kind: str) -> None:
        """The Gantt on paper ("print") or in a file."""
        from desktop.ui.gantt.sending import export_chart, print_chart

        window, subject = self._window, self._subject()
        if subject is None:
            return
        if kind == "print":
            window.trying(lambda: print_chart(window, subject))
        else:
            window.trying(lambda: export_chart(window, subject, kind))

    def _subject(self) -> Subject | None:
        page = self.gantt
        if page is None:
            return None
        from desktop.ui.gantt.paper import Subject

        every = self.source.agendas(*page.shown_days())
        days, now = self.source.calendar(), datetime.combine(self.today(), datetime.now().time())
        return Subject(every, page.shown, days, page.by, page.view.lens.scale.cell, now)

    # --- reminders ---------------------------------------------------------------------------------

    def start_reminding(self) -> None:
        """From now on the list of plans tells what is due; called when the first frame is long painted."""
        self._reminding = True
        self._clock.start()
        self.come_home()

    def look_at_the_clock(self) -> None:
        """A new day has begun: what is due is told anew, and another day is today's."""
        if self.today() == self._day:
            return
        self._day = self.today()
        if self.page is not None:
            self.page.canvas.begin_day()
        if self.gantt is not None:
            self.gantt.begin_day()
        self.source.refresh()
        self._settle()

    def come_home(self) -> None:
        """The list of plans is shown: read again what the store holds."""
        if self._reminding:
            self.source.refresh()
            self._remind()

    def _remind(self) -> None:
        from desktop.session.reminders import reminders

        today = self.today()
        known = self.source.agendas(*_around(today))
        self._reminder_block().show_reminders(reminders(known, today, self.source.calendar()))

    def _reminder_block(self) -> ReminderBlock:
        if self._block is None:
            from desktop.ui.home.reminders import ReminderBlock

            looks = self._window.looks
            folded = bool(looks.number(FOLDED, 0))
            self._block = ReminderBlock(folded, lambda now: looks.keep(FOLDED, int(now)))
            self._block.chosen.connect(self.show)
            self._block.done.connect(self._mark_done)
            self._block.all_wanted.connect(lambda: self.show(view="list"))
            self._window.plans.put_above(self._block)
        return self._block

    def _mark_done(self, key: Key) -> None:
        from desktop.ui.calendar.changes import Changes

        known = (entry for book in self.source.agendas(*_around(self.today())) for entry in book.entries)
        entry = next((entry for entry in known if entry.key == key), None)
        why = Changes(self.source, self._window.tell).mark(entry, True) if entry else ""
        if why:
            self._window.tell(why)


def _around(day: date) -> tuple[date, date]:
    """The year of a day and those beside it."""
    return date(day.year - 1, 1, 1), date(day.year + 1, 12, 31)
