"""What the Gantt's page shows: the plans of its year, as far as the filters let them through, as a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.drawings import gantt_signs
from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_blocks import changed
from desktop.drawings.gantt_rows import By
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.ui import jobs, painter
from desktop.ui.calendar import words
from desktop.ui.calendar.changes import wordable
from desktop.ui.calendar.clashes import Clashes
from desktop.ui.calendar.details import About
from desktop.ui.calendar.filters import Filter, filtered, prepared, same, units
from desktop.ui.calendar.hint_bar import HintBar
from desktop.ui.calendar.page import LATER_MS
from desktop.ui.calendar.sides import NARROW, Body, Sides
from desktop.ui.gantt.baseline import NONE, Baseline
from desktop.ui.gantt.building import Wanted, apart, build, counted, quick
from desktop.ui.gantt.legend import Legend
from desktop.ui.gantt.moves import Moves
from desktop.ui.gantt.order import Order
from desktop.ui.gantt.sift import Only, narrowed
from desktop.ui.gantt.toolbar import Toolbar
from desktop.ui.gantt.view import GanttView
from desktop.ui.wizard.slices import Slices

if TYPE_CHECKING:
    from desktop.ui.calendar.chips import Choices
    from desktop.ui.calendar.source import Source
    from desktop.ui.places import Looks


_NEAR = timedelta(days=31)
"""Before and after the year: what reaches so far into another is fitted into the window with it."""


class Showing(QWidget):
    """`told` carries words and what takes them back, or None; `folder`: where versions are read from."""

    open_wanted = Signal(str, str)
    print_wanted = Signal(str, object, object)
    export_wanted = Signal(str)
    plans_wanted = Signal()
    told = Signal(str, object)

    def __init__(
        self,
        source: Source,
        looks: Looks,
        *,
        today: Callable[[], date] = date.today,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._source, self._looks, self._today = source, looks, today
        self._dirty, self._turn, self._joined, self._met = True, 0, False, False
        self._known: tuple[Agenda, ...] = ()
        self._offered: tuple[Agenda, ...] = ()
        self._shown: tuple[Agenda, ...] = ()
        self._laid: Wanted | None = None
        self._signed: Chart | None = None  # what the legend is of
        self._sought: Key | None = None
        self._order, self._by_plan = Order(), dict[str, Agenda]()
        self.clashes, self.changes = Clashes(source), Moves(source, self.told.emit)
        self.key: Key | None = None
        self.year = today().year
        self.filter, self.only, self.grouping = Filter(), Only.ALL, By.PLAN
        self.folded: frozenset[str] = frozenset()
        self.toolbar, self.hint, self.legend = Toolbar(), HintBar(), Legend()
        self.view, self.sides = GanttView(today), Sides()
        self.baseline = (
            Baseline(folder, self, self._offer, self._compared, self._fail) if folder is not None else None
        )
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._compare)
        self._slices, self._laying = Slices(self), Slices(self)
        self._lay_out()
        source.changed.connect(self.refresh)

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

    def _years(self) -> tuple[date, date]:
        return date(self.year, 1, 1), date(self.year, 12, 31)

    def _show_now(self) -> None:
        self._dirty = False
        known = self._source.agendas(*self._years())
        shown = narrowed(filtered(known, self.filter), self.only, self._today())
        if not same(known, self._known):
            self._know(known)
        self._shown = self._order.of(shown)
        self.toolbar.show_groups("" if self.by is By.NONE else self.by.value)
        first, last = self._years()
        self.view.within = (first - _NEAR, last + _NEAR) if self._several or not self._shown else None
        self._rebuild()
        self._say_hint()
        self._say_baselines()
        self._later.start()
        self._shown_now()

    def _know(self, known: tuple[Agenda, ...]) -> None:
        different = changed(self._known, known)
        if different is None or any(self._known[at].plan != known[at].plan for at in different):
            self._by_plan = {plan.plan: plan for plan in known}
        else:
            self._by_plan |= {known[at].plan: known[at] for at in different}
        self._known = known

    @property
    def by(self) -> By:
        """What the rows are grouped by: a single plan is no group."""
        return By.NONE if self.grouping is By.PLAN and not self._several else self.grouping

    @property
    def _several(self) -> bool:
        return len(list(islice((known for known in self._shown if known.entries), 2))) > 1

    def _shown_now(self) -> None:
        """What is known now is shown."""

    def _wanted(self) -> Wanted:
        entries = self.baseline.entries if self.baseline is not None else NONE
        return Wanted(
            self._shown,
            self.by,
            self.folded,
            self._today(),
            self._source.calendar(),
            painter.style(),
            self.view.widths(),
            entries,
        )

    def _rebuild(self, at_once: bool = False) -> None:
        """The chart anew, where anything it rests on has changed; of many rows the first screen at first."""
        wanted, before = self._wanted(), self._laid
        if before is not None and same(before.agendas, wanted.agendas) and not self._turn_differs(wanted):
            self._draw()
            return
        self._laid = wanted
        self._turn += 1
        if at_once or quick(wanted):
            self._take_chart(build(wanted))
            return
        if self.view.chart is None or not self.view.chart.rows:
            self._take_chart(build(wanted.first_screen()))
        if apart(wanted):
            self._laying.start(self._laid_out(self._turn, wanted), at_once=0)
        else:
            turn = self._turn
            jobs.run(
                build, wanted, done=lambda chart: self._take_built(turn, chart), failed=self._fail, owner=self
            )

    def _laid_out(self, turn: int, wanted: Wanted) -> Iterator[None]:
        yield from counted(wanted)
        self._take_built(turn, build(wanted))

    def _turn_differs(self, wanted: Wanted) -> bool:
        laid = self._laid
        return laid is None or replace(laid, agendas=()) != replace(wanted, agendas=())

    def _take_built(self, turn: int, chart: Chart) -> None:
        if turn == self._turn:
            self._take_chart(chart)

    def _take_chart(self, chart: Chart) -> None:
        self.view.baseline = chart.baseline
        self.view.show_chart(chart)
        if not chart.lazily:
            self._say_signs()
        self._draw()
        self._later.start()

    def _say_signs(self) -> None:
        """The legend, for what is in use; of many rows it takes a while and comes later."""
        chart = self.view.chart
        if chart is not self._signed:
            self._signed = chart
            self.legend.show_signs(chart.legend() if chart is not None and chart.rows else ())

    def _draw(self) -> None:
        if self.key and not self.entry(self.key):
            self.key = None
        if self.key and self.view.current_key != self.key:
            self.view.select(self.key)
        self._say_details()

    def _say_hint(self) -> None:
        if any(known.entries for known in self._shown):
            self.hint.say(words.Hint())
            return
        back, on = words.NEAR
        near = self._source.agendas(date(self.year - back, 1, 1), date(self.year + on, 12, 31))
        narrow = self.only is not Only.ALL and bool(filtered(self._known, self.filter))
        if narrow:
            said = _("Nothing fits the filters.")
            self.hint.say(words.Hint(said, "filters", _("Take off all filters")))
            return
        day = date(self.year, 7, 1)
        self.hint.say(words.hint(self._shown, near, self.filter, "year", day))

    def _compare(self) -> None:
        """Conflicts, and what can be filtered by, come after the rows are seen."""
        self._slices.start(self._afterwards(), at_once=0)
        self._offer_filters()
        if self.clashes.look(self._known):
            self.view.set_marks(self.clashes.marks)
            self.toolbar.count("conflicts", self.clashes.count)
            self._say_details()
        if self.sides.shown == "conflicts":
            self._fill_conflicts()

    def _afterwards(self) -> Iterator[None]:
        """The legend, and the words that can be sought."""
        chart = self.view.chart
        if chart is not None:
            yield from gantt_signs.prepared(chart.rows)
        self._say_signs()
        yield from prepared(self._known)

    def _offer_filters(self) -> None:
        different, before = changed(self._offered, self._known), self._offered
        self._offered = self._known
        if different is None or any(_offers(before[at]) != _offers(self._known[at]) for at in different):
            self.toolbar.filters.offer(*words.choices(self._known))

    def _fill_conflicts(self) -> None:
        self.sides.conflicts().load(self.clashes.standing, self.clashes.aside, self._known)

    def _say_details(self) -> None:
        found = self.entry(self.key) if self.key else None
        if found is None or self.sides.shown != "details":
            self.sides.details.show_entry(None)
            return
        inside = _("This time stands inside a sentence; open the activity to change it.")
        said = self.clashes.words(found.key)
        about = About(found, self.agenda(found), said, "" if wordable(found) else inside)
        self.sides.details.show_entry(about)

    def entry(self, key: Key | None) -> Entry | None:
        """A time of what is known, whether the filter lets it through or not."""
        if key is None:
            return None
        known = self._by_plan.get(key[0])
        return next((entry for entry in known.entries if entry.key == key), None) if known else None

    def agenda(self, entry: Entry) -> Agenda:
        """The plan of a time."""
        return self._by_plan[entry.plan]

    # --- parts -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._body = Body(self.view, self.sides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.toolbar, self.hint):
            column.addWidget(part)
        column.addWidget(self._body, 1)
        column.addWidget(self.legend)
        nothing = _("Choose an activity in the chart to see all about it here.")
        self.sides.details.nothing.setText(nothing)
        self.sides.setAccessibleName(_("Beside the chart"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._body.lay_over(self.width() < NARROW)

    def _offer(self, choices: Choices) -> None:
        """The versions that can be compared with have come."""
        self.toolbar.offer_baselines(choices)

    def _compared(self) -> None:
        """What is compared with is there."""
        self._rebuild()

    def _say_baselines(self) -> None:
        """Versions are offered where one plan is shown."""
        if self.baseline is not None:
            plans = {known.plan for known in self._shown}
            self.baseline.show_plan(next(iter(plans)) if len(plans) == 1 else "")

    def _fail(self, error: KnownError) -> None:
        self.told.emit(" ".join(filter(None, (error.what, error.safe, error.do))), None)


def _offers(known: Agenda) -> tuple[object, ...]:
    """What a plan gives to be filtered by."""
    return known.title, known.reference, known.state, units((known,))
