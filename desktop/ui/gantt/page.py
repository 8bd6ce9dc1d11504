"""The Gantt of all plans of a year, or of one plan: what others ask of it, and what each deed on it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent

from desktop.drawings.gantt_rows import By
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.agenda import Agenda, Entry, Key, agenda
from desktop.plan.moving import Grip
from desktop.plan.reschedule import told
from desktop.session.moves import say_why_not
from desktop.ui.calendar import words
from desktop.ui.calendar.filters import Filter, from_words
from desktop.ui.calendar.page import CLOSED, ROOMY
from desktop.ui.calendar.sides import NARROW
from desktop.ui.gantt.drag import Outcome
from desktop.ui.gantt.joining import join
from desktop.ui.gantt.moves import Moved
from desktop.ui.gantt.page_menus import PageMenus
from desktop.ui.gantt.showing import Showing
from desktop.ui.gantt.sift import Only
from desktop.ui.gantt.toolbar import SIDES

if TYPE_CHECKING:
    from desktop.ui.calendar.source import Source
    from desktop.ui.places import Looks


class GanttPage(Showing):
    """`folder`: where the data are, for what is compared with; without it nothing can be compared."""

    def __init__(
        self,
        source: Source,
        looks: Looks,
        *,
        today: Callable[[], date] = date.today,
        folder: Path | None = None,
    ) -> None:
        super().__init__(source, looks, today=today, folder=folder)
        self.menus = PageMenus(self)
        self._met = self._joined = False
        self._sought: Key | None = None
        self._recall()
        join(self)

    # --- what others ask ---------------------------------------------------------------------------

    def show_plan(self, plan_id: str) -> None:
        """One plan only, in its own year; "" for all."""
        if plan_id:
            self._go_to_year_of(plan_id)
        self.toolbar.filters.show_filter(Filter(plan=plan_id))
        self.sift(Filter(plan=plan_id))
        if plan_id:
            self.view.fit()

    def choose(self, key: Key) -> None:
        """Go to where a time is seen, and choose it."""
        if self._dirty:
            self._show_now()
        if self.entry(key) is None:
            self._go_to_year_of(key[0])
            self._show_now()
        found = self.entry(key)
        if found is None:
            self._sought = key  # not read yet
            return
        if self.view.entry(key) is None:
            self._let_through(found)
        self.take(key)

    @property
    def shown(self) -> tuple[Agenda, ...]:
        """The plans' times that the filters let through."""
        return self._shown

    def shown_days(self) -> tuple[date, date]:
        """First and last day of what is shown."""
        chart = self.view.chart
        return chart.span if chart is not None and chart.rows else self._years()

    def start_search(self) -> None:
        """The keyboard in the search."""
        self.toolbar.focus_search()

    def focus_first(self) -> None:
        """The keyboard on the chart itself."""
        self.view.setFocus()

    def _go_to_year_of(self, plan_id: str) -> None:
        try:
            found = agenda(self._source.plan(plan_id))
        except (KnownError, KeyError):
            return
        years = [day.year for day in found.span or ()] or [found.year or self.year]
        if not min(years) <= self.year <= max(years):
            self.show_year(found.year if found.year and min(years) <= found.year <= max(years) else years[0])

    def _let_through(self, found: Entry) -> None:
        """Take off what hides a time: filters, then folded groups."""
        if not any(entry.key == found.key for known in self._shown for entry in known.entries):
            self.toolbar.only.show_value("")
            self.only = Only.ALL
            self.toolbar.filters.show_filter(Filter())
            self.sift(Filter())
        if self.view.entry(found.key) is None and self.folded:
            self.folded = frozenset()
            self._rebuild(at_once=True)

    def begin_day(self) -> None:
        """Another day is today."""
        self.refresh()

    # --- choosing ----------------------------------------------------------------------------------

    def take(self, key: Key | None) -> None:
        """A time was chosen anywhere: everywhere it is the same one."""
        self.key = key
        if key is not None and self.view.current_key != key:
            self.view.select(key)
        self._say_details()

    def open(self, key: Key) -> None:
        """Ask for the activity to be opened in its plan."""
        if found := self.entry(key):
            self.open_wanted.emit(found.plan, found.place)

    # --- the year, the size, what is let through ----------------------------------------------------

    def show_year(self, year: int) -> None:
        """All plans of a year."""
        self.year = min(max(year, 1900), 2199)
        self.toolbar.show_year(self.year)
        self._laid = None  # the same plans may lie in both years
        self.view.forget_place()
        self.refresh()
        self.view.look_into(date(self.year, 1, 1), date(self.year, 12, 31))

    def turn(self, by: int) -> None:
        """The next year (1), or the one before (-1)."""
        self.show_year(self.year + by)

    def go_to_today(self) -> None:
        """The year of today, today in the middle."""
        today = self._today()
        if self.year != today.year:
            self.show_year(today.year)
        self.view.go_to(today)

    def zoom(self, factor: float) -> None:
        """Larger or smaller, 0 for all in the window."""
        if factor:
            self.view.zoom(factor)
        else:
            self.view.fit()

    def sift(self, wanted: Filter) -> None:
        """Show only what the filter lets through."""
        self.filter = wanted
        self._looks.keep("gantt_filter", wanted.to_words())
        self.refresh()

    def narrow(self, value: str) -> None:
        """One of Only."""
        self.only = Only(value)
        self.toolbar.only.show_value(value)
        self.refresh()

    def group(self, value: str) -> None:
        """One of By, "" for none."""
        self.grouping = By(value) if value else By.NONE
        self.folded = frozenset()
        self._looks.keep("gantt_by", self.grouping.value)
        self.refresh()

    def fold(self, name: str, folded: bool) -> None:
        """Fold a group or the parts of an activity, or unfold them."""
        self.folded = self.folded | {name} if folded else self.folded - {name}
        self._rebuild()

    def relay(self) -> None:
        """The table has another width, or the words another size."""
        if self.view.split is not None:
            self._looks.keep("gantt_table", round(self.view.split))
        if self._laid is not None:
            self._rebuild()

    def compare(self, value: str) -> None:
        """With a version by its number, "" for nothing."""
        if self.baseline is not None:
            self.baseline.choose(int(value or 0))

    def help(self, hint: words.Hint) -> None:
        """What the hint's button does."""
        match hint.deed:
            case "plans":
                self.plans_wanted.emit()
            case "filters":
                self.narrow("")
                self.toolbar.filters.clear()
            case "go" if hint.day:
                self.show_year(hint.day.year)
                self.focus_first()

    # --- the panel beside --------------------------------------------------------------------------

    def show_side(self, name: str, *, focus: bool = True) -> None:
        """A panel of SIDES beside the chart, "" for none."""
        if name == "conflicts":
            self._join_conflicts()
            self._fill_conflicts()
        self.sides.open(name)
        self.toolbar.show_side(name)
        self._looks.keep("gantt_side", name or CLOSED)
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

    def ask(self, key: Key, act: Callable[[], object]) -> None:
        """A field of the details is wanted for a time."""
        self.take(key)
        self.show_side("details")
        act()

    def ask_words(self) -> None:
        """The field with the words of the chosen time."""
        if self.key:
            self.ask(self.key, self.sides.details.ask_words)

    # --- changes -----------------------------------------------------------------------------------

    def try_move(self, key: Key, grip: Grip, days: int) -> Outcome:
        """What the time would say, or why it does not move so."""
        found = self.entry(key)
        if found is None:
            return Outcome(say_why_not("gone"))
        after = self.changes.tried(found, grip, days)
        return _outcome(found, after) if after else Outcome(self.changes.why(found, grip, days))

    def try_pick(self, key: Key, day: date, part: str) -> Outcome:
        """What choosing the day means, or why it cannot be chosen."""
        found = self.entry(key)
        if found is None:
            return Outcome(say_why_not("gone"))
        after = self.changes.tried_pick(found, day, part)
        return _outcome(found, after) if after else Outcome(self.changes.why_not_picked(found, day, part))

    def _do(
        self, key: Key, act: Callable[[Entry], str], refuse: Callable[[str], object] | None = None
    ) -> bool:
        """Change an entry; what refuses it is told, at the field where there is one."""
        found = self.entry(key)
        why = act(found) if found else ""
        if why:
            (refuse or self._answer)(why)
        return not why

    def carry(self, key: Key, grip: Grip, days: int) -> None:
        """The time, or its start or end, so many days on."""
        self._do(key, lambda entry: self.changes.shift(entry, grip, days))

    def shift(self, key: Key, days: int) -> None:
        """All of the time so many days on."""
        self.carry(key, Grip.BODY, days)

    def pick(self, key: Key, day: date | None, part: str = "") -> None:
        """A day chosen inside the time, None takes the choice back."""
        asks = self.sides.details.asks(key)
        if self._do(
            key,
            lambda entry: self.changes.pick(entry, day, part),
            self.sides.details.refuse if asks else None,
        ):
            self.sides.details.done()

    def word(self, key: Key, said: str) -> None:
        """Other words for the time."""
        if self._do(key, lambda entry: self.changes.word(entry, said), self.sides.details.refuse):
            self.sides.details.done()

    def reorder(self, key: Key, by: int) -> None:
        """The activity so many places down in its plan, where the rows stand in the order of the plan."""
        if self.by in (By.UNIT, By.MONTH):
            self._answer(_("Here the rows do not follow their plan; group them by plan or by part first."))
        elif self._do(key, lambda entry: self.changes.reorder(entry, by)):
            self.view.reveal()

    def mark(self, key: Key, done: bool) -> None:
        """The activity done, or not done after all."""
        self._do(key, lambda entry: self.changes.mark(entry, done))

    def refuse(self, key: Key, grip: Grip | None, days: int, why: str) -> None:
        """A drag came to nothing: say why, and offer what can be done instead."""
        found = self.entry(key)
        self.told.emit(say_why_not("gone") if why == "gone" else why, None)
        if found is not None and found.when.kind == "around" and days and not self.agenda(found).frozen:
            self.ask(key, self.sides.details.ask_days)

    def detach(self, key: Key, first: date, last: date) -> None:
        """Days of its own for a time around an event."""
        if self._do(key, lambda entry: self.changes.detach(entry, first, last), self.sides.details.refuse):
            self.sides.details.done()

    def print(self) -> None:
        """Ask for the chart on paper."""
        self.print_wanted.emit("gantt", *self.shown_days())

    # --- as it was left ----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._met:
            self._met = True
            side = self._looks.text("gantt_side") or ("details" if self.width() >= ROOMY else CLOSED)
            if side in SIDES and self.width() >= NARROW:
                self.show_side(side, focus=False)

    def _shown_now(self) -> None:
        if self._sought and self.entry(self._sought):
            key, self._sought = self._sought, None
            self.choose(key)

    def _recall(self) -> None:
        self.filter = from_words(self._looks.text("gantt_filter"))
        by = self._looks.text("gantt_by")
        self.grouping = By(by) if by in set(By) else By.PLAN
        self.toolbar.filters.show_filter(self.filter)
        if width := self._looks.number("gantt_table", 0):
            self.view.recall_table_width(float(width))
        self.toolbar.show_year(self.year)


def _outcome(entry: Entry, after: Moved) -> Outcome:
    """The entry as it would be after a move."""
    picks = (pick for pick in after.plan.picks if (pick.place, pick.nth) == (entry.place, entry.nth))
    when = entry.when if after.pick_only else after.when
    return Outcome(told(after), replace(entry, when=when, pick=next(picks, None)))
