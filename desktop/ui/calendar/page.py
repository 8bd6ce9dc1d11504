"""The calendar of all plans: the toolbar, the drawing or the list, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.drawings.schedule import schedule
from desktop.i18n import _
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.ui.calendar import period, words
from desktop.ui.calendar.agenda_list import AgendaList
from desktop.ui.calendar.canvas import Canvas
from desktop.ui.calendar.changes import Changes, wordable
from desktop.ui.calendar.clashes import Clashes
from desktop.ui.calendar.details import About
from desktop.ui.calendar.filters import Filter, filtered, from_words, prepared, same
from desktop.ui.calendar.hint_bar import HintBar
from desktop.ui.calendar.joining import join
from desktop.ui.calendar.page_menus import PageMenus
from desktop.ui.calendar.sides import NARROW, Body, Sides
from desktop.ui.calendar.toolbar import SIDES, Toolbar
from desktop.ui.calendar.unscheduled import unscheduled
from desktop.ui.wizard.slices import Slices

if TYPE_CHECKING:
    from desktop.ui.calendar.source import Source
    from desktop.ui.places import Looks

LATER_MS = 30
CLOSED, ROOMY = "none", 1400
_ROUND = timedelta(days=6)  # a month is shown with the weeks it begins and ends in


class CalendarPage(QWidget):
    """`told` carries words and what takes them back, or None; `new_wanted` a plan ("" for any) and a day."""

    open_wanted = Signal(str, str)
    new_wanted = Signal(str, object)
    print_wanted = Signal(str, object, object)
    export_wanted = Signal(str)
    plans_wanted = Signal()
    told = Signal(str, object)

    def __init__(self, source: Source, looks: Looks, *, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._source, self._looks, self._today = source, looks, today
        self._dirty = True
        self._known: tuple[Agenda, ...] = ()
        self._shown: tuple[Agenda, ...] = ()
        self._joined = self._met = False
        self.clashes = Clashes(source)
        self.menus = PageMenus(self)
        self.changes = Changes(source, self.told.emit)
        self.key: Key | None = None
        self.day = today()
        self.view, self.span, self.filter = "month", "month", Filter()
        self.toolbar, self.hint, self.list = Toolbar(), HintBar(), AgendaList()
        self.canvas = Canvas(today=today)
        self.sides = Sides()
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._compare)
        self._slices = Slices(self)
        self._lay_out()
        join(self)
        self._recall()
        source.changed.connect(self.refresh)

    # --- what others ask ---------------------------------------------------------------------------

    def show_view(self, view: str, day: date | None = None) -> None:
        """A view of VIEWS around a day; the list keeps the span of the view before it."""
        self.day = day or self._here()
        self.view = view
        self.span = self.span if view == "list" else view
        self._looks.keep("calendar_view", view)
        self._looks.keep("calendar_span", self.span)
        self._show_period()

    def show_plan(self, plan_id: str) -> None:
        """One plan only, "" for all."""
        self.toolbar.filters.show_filter(Filter(plan=plan_id))
        self.sift(Filter(plan=plan_id))

    def choose(self, key: Key) -> None:
        """Go to where an entry is seen, and choose it."""
        found = self.entry(key)
        if found is None:
            return
        first, last = period.bounds(self.span, self.day)
        if not words.slot_day(found, first, last):
            year = date(first.year - 1, 1, 1), date(last.year + 1, 12, 31)
            if day := words.slot_day(found, *year):
                self.show_view(self.view, day)
        self.take(key)

    @property
    def shown(self) -> tuple[Agenda, ...]:
        """The plans' times that the filters let through."""
        return self._shown

    def shown_days(self) -> tuple[date, date]:
        """First and last day of what is looked at."""
        return period.bounds(self.span, self._here())

    def go_to_today(self) -> None:
        """The same view around today."""
        self.show_view(self.view, self._today())

    def start_search(self) -> None:
        """The keyboard in the search."""
        self.toolbar.focus_search()

    def focus_first(self) -> None:
        """The keyboard on the days themselves."""
        (self.list if self.view == "list" else self.canvas).setFocus()

    # --- showing -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what is known now; while hidden, only remember that something has changed."""
        self._dirty = True
        if self.isVisible():
            self._show_now()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._show_now()
        if not self._met:
            self._met = True
            self._recall_side()

    def _show_period(self) -> None:
        self.toolbar.show_period(self.view, self.span, self.day)
        if self.view != "list":
            self.canvas.show_view(self.view, self.day)
            self.key = self.canvas.current_key
        self._stack.setCurrentWidget(self.list if self.view == "list" else self.canvas)
        self.refresh()
        if self.view == "list" and self.isVisible():
            self.list.go_to(self.day)

    def _show_now(self) -> None:
        self._dirty = False
        first, last = period.bounds(self.span, self.day)
        years = date((first - _ROUND).year, 1, 1), date((last + _ROUND).year, 12, 31)
        known = self._source.agendas(*years)
        shown = filtered(known, self.filter)
        if not same(known, self._known):
            self._known = known
            self.toolbar.filters.offer(*words.choices(known))
        if not same(shown, self._shown):
            self._shown = shown
            found = unscheduled(shown, *years)
            self.sides.unscheduled.load(found)
            self.toolbar.count("unscheduled", len(found))
        self._draw()
        self._say_hint(first, last)
        self._later.start()

    def _draw(self) -> None:
        days = self._source.calendar()
        self.canvas.set_data(self._shown, days, self.clashes.marks)
        if self.view == "list":
            once = self.span in ("month", "year")
            self.list.load(schedule(*period.bounds(self.span, self.day), self._shown, days, once=once))
        if self.key and not self.entry(self.key):
            self.key = None
        self._say_details()

    def _say_hint(self, first: date, last: date) -> None:
        if words.within(self._shown, first, last):
            self.hint.say(words.Hint())
            return
        back, on = words.NEAR
        near = self._source.agendas(date(first.year - back, 1, 1), date(last.year + on, 12, 31))
        self.hint.say(words.hint(self._shown, near, self.filter, self.span, self.day))

    def _compare(self) -> None:
        """Conflicts come after the days are seen."""
        if self.clashes.look(self._known):
            self.canvas.set_data(self._shown, self._source.calendar(), self.clashes.marks)
            self.toolbar.count("conflicts", self.clashes.count)
            self._say_details()
        if self.sides.shown == "conflicts":
            self._fill_conflicts()
        self._slices.start(prepared(self._known), at_once=0)

    def _fill_conflicts(self) -> None:
        self.sides.conflicts().load(self.clashes.standing, self.clashes.aside, self._known)

    def _say_details(self) -> None:
        found = self.entry(self.key) if self.key else None
        if found is None or self.sides.shown != "details":
            self.sides.details.show_entry(None)
            return
        said = self.clashes.words(found.key)
        inside = _("This time stands inside a sentence; open the activity to change it.")
        no_words = "" if wordable(found) else inside
        self.sides.details.show_entry(About(found, self.agenda(found), said, no_words))

    # --- choosing ----------------------------------------------------------------------------------

    def take(self, key: Key | None) -> None:
        """An entry was chosen anywhere: everywhere it is the same one."""
        self.key = key
        if self.canvas.current_key != key:
            self.canvas.select(key)
        if self.view == "list":
            self.list.choose(key)
        self._say_details()

    def entry(self, key: Key | None) -> Entry | None:
        """An entry of what is known, whether the filter lets it through or not."""
        if key is None:
            return None
        known = next((known for known in self._known if known.plan == key[0]), None)
        return next((entry for entry in known.entries if entry.key == key), None) if known else None

    def agenda(self, entry: Entry) -> Agenda:
        """The plan of an entry."""
        return next(known for known in self._known if known.plan == entry.plan)

    def _here(self) -> date:
        """The day the keyboard is on."""
        if self.view == "list":
            return self.list.day() or self.day
        return self.canvas.current_day

    def open(self, key: Key) -> None:
        """Ask for the activity to be opened in its plan."""
        found = self.entry(key)
        if found:
            self.open_wanted.emit(found.plan, found.place)

    # --- filters and the days asked for ------------------------------------------------------------

    def sift(self, wanted: Filter) -> None:
        """Show only what the filter lets through."""
        self.filter = wanted
        self._looks.keep("calendar_filter", wanted.to_words())
        self.refresh()

    def turn(self, by: int) -> None:
        """The next period (1), or the one before (-1)."""
        here = self.day if self.view == "list" else self._here()
        self.show_view(self.view, period.turned(self.span, here, by))

    def jump(self, day: date, span: str) -> None:
        """To a day, or to the whole month, week or year that it stands for."""
        if span and self.view == "list":
            self.span = span
        self.show_view(span if span and self.view != "list" else self.view, day)
        self.focus_first()

    def help(self, hint: words.Hint) -> None:
        """What the hint's button does."""
        match hint.deed:
            case "plans":
                self.plans_wanted.emit()
            case "filters":
                self.toolbar.filters.clear()
            case "unscheduled":
                self.show_side("unscheduled")
            case "go" if hint.day:
                self.jump(hint.day, "")

    # --- the panel beside --------------------------------------------------------------------------

    def show_side(self, name: str, *, focus: bool = True) -> None:
        """A panel of SIDES beside the calendar, "" for none."""
        if name == "conflicts":
            self._join_conflicts()
            self._fill_conflicts()
        self.sides.open(name)
        self.toolbar.show_side(name)
        self._looks.keep("calendar_side", name or CLOSED)
        self._say_details()
        if focus:
            self.sides.focus_panel() if name else self.focus_first()

    def _join_conflicts(self) -> None:
        panel = self.sides.conflicts()
        if self._joined:
            return
        self._joined = True
        panel.chosen.connect(self.choose)
        panel.waived.connect(lambda found, reason: self._answer(self.clashes.waive(found, reason)))
        panel.unwaived.connect(lambda found, waiver: self._answer(self.clashes.unwaive(found, waiver)))

    def _answer(self, why: str) -> None:
        if why:
            self.told.emit(why, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._body.lay_over(self.width() < NARROW)

    def ask(self, key: Key, act: Callable[[], object]) -> None:
        """A field of the details is wanted for an entry."""
        self.take(key)
        self.show_side("details")
        act()

    def ask_words(self) -> None:
        """The field with the words of the chosen time."""
        if self.key:
            self.ask(self.key, self.sides.details.ask_words)

    # --- changes -----------------------------------------------------------------------------------

    def _do(
        self, key: Key, act: Callable[[Entry], str], refuse: Callable[[str], object] | None = None
    ) -> bool:
        """Change an entry; what refuses it is told, at the field where there is one."""
        found = self.entry(key)
        why = act(found) if found else ""
        if why:
            (refuse or (lambda said: self.told.emit(said, None)))(why)
        return not why

    def shift(self, key: Key, days: int) -> None:
        """The time so many days on."""
        self._do(key, lambda entry: self.changes.move(entry, days))

    def pick(self, key: Key, day: date | None, part: str = "") -> None:
        """A day chosen inside the time, None takes the choice back."""
        asked = (side for side in (self.sides.unscheduled, self.sides.details) if side.asks(key))
        side = next(asked, None)
        if self._do(key, lambda entry: self.changes.pick(entry, day, part), side.refuse if side else None):
            self.sides.details.done()
            if day:
                self.choose(key)

    def word(self, key: Key, said: str) -> None:
        found = self.entry(key)
        if self._do(key, lambda entry: self.changes.word(entry, said), self.sides.details.refuse):
            self.sides.details.done()
            if found and self.key is None:  # no time is stated any more: it is the activity's now
                self.take((found.plan, found.task, 0))
                self.focus_first()

    def detach(self, key: Key, first: date, last: date) -> None:
        """Days of its own for a time around an event."""
        if self._do(key, lambda entry: self.changes.detach(entry, first, last), self.sides.details.refuse):
            self.sides.details.done()

    def mark(self, key: Key, done: bool) -> None:
        """The activity done, or not done after all."""
        self._do(key, lambda entry: self.changes.mark(entry, done))

    # --- what is new, what is printed --------------------------------------------------------------

    def ask_new(self, day: date | None = None) -> None:
        """Ask for a new activity on a day."""
        self.new_wanted.emit(self.filter.plan or self._source.open_plan_id(), day or self._here())

    def print(self, kind: str) -> None:
        self.print_wanted.emit(kind, *period.bounds("week" if kind == "week" else "month", self._here()))

    # --- parts -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.list)
        self._body = Body(self._stack, self.sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.toolbar, self.hint):
            column.addWidget(part)
        column.addWidget(self._body, 1)

    def _recall(self) -> None:
        """As it was left, but around today."""
        looks = self._looks
        view, span = looks.text("calendar_view"), looks.text("calendar_span")
        self.view = view if view in period.VIEWS else "month"
        self.span = span if span in period.SPANS else "month"
        self.filter = from_words(looks.text("calendar_filter"))
        self.toolbar.filters.show_filter(self.filter)
        self._show_period()

    def _recall_side(self) -> None:
        """The panel as it was left, where it does not cover the days."""
        side = self._looks.text("calendar_side") or ("details" if self.width() >= ROOMY else CLOSED)
        if side in SIDES and self.width() >= NARROW:
            self.show_side(side, focus=False)
