"""The Gantt as shapes: rows of times beside a table, drawn for any rectangle at a cost that knows no N."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from desktop.drawings.gantt_bars import Bars
from desktop.drawings.gantt_blocks import days_of
from desktop.drawings.gantt_ground import Header, anchor_bands, closed, grid, today_line, unstated
from desktop.drawings.gantt_heads import bracket, histogram, loads, of_units
from desktop.drawings.gantt_heights import Heights, Moved
from desktop.drawings.gantt_ink import NO_SHIFTS, Layers, View
from desktop.drawings.gantt_links import ghosts, inner_links, part_links, shift_words
from desktop.drawings.gantt_row import Days, GanttRow
from desktop.drawings.gantt_rows import UNIT, Rows
from desktop.drawings.gantt_scale import Timescale, shown_days
from desktop.drawings.gantt_signs import Sign, signs
from desktop.drawings.gantt_table import Table
from desktop.drawings.shapes import Box, Drawing, Line, Shape, Tone
from desktop.drawings.style import Style
from desktop.plan.agenda import Entry, Key
from desktop.plan.workdays import WorkCalendar

NO_ENTRIES: Mapping[Key, Entry] = {}
NO_NAMES: Mapping[date, str] = {}


class Chart:
    """One Gantt: `rows` on `columns` of so many units each (0: not shown), names on at most `lines` lines.

    `lazily`: a row is measured when it is looked at; `height` and what lies below move with it.
    """

    def __init__(
        self,
        rows: Sequence[GanttRow],
        calendar: WorkCalendar,
        style: Style,
        columns: Sequence[float],
        *,
        today: date | None = None,
        anchors: Mapping[date, str] = NO_NAMES,
        baseline: Mapping[Key, Entry] = NO_ENTRIES,
        lines: int = 3,
        moon: bool = False,
        lazily: bool = False,
    ) -> None:
        self.rows, self.calendar, self.style = rows, calendar, style
        self.today, self.anchors, self.baseline, self.lazily = today, anchors, baseline, lazily
        self._table = Table(style, columns, lines)
        self._header = Header(style, anchors, moon)
        self._heights = Heights(rows, self._table, lazily)
        self._span: tuple[date, date] | None = None
        self._loads: dict[str, Counter[int]] | None = None
        self._fullest = 1
        self._signs: tuple[Sign, ...] | None = None
        self._places: dict[Key, int] | None = None
        self._shifts = _shifts(rows, baseline)

    @property
    def height(self) -> float:
        """Of all rows, without the header."""
        return self._heights.total

    @property
    def table_width(self) -> float:
        return self._table.width

    def header_height(self, cell: float) -> float:
        """Of the header at so many units to a day."""
        return self._header.height(cell)

    @property
    def span(self) -> tuple[date, date]:
        """First and last day that any time or event names; of an empty chart the year of today."""
        if self._span is None:
            days = {*_spans(self.rows), *((day, day) for day in self.anchors)}
            year = (self.today or date.today()).year
            self._span = (
                (min(days)[0], max(last for _, last in days))
                if days
                else (date(year, 1, 1), date(year, 12, 31))
            )
        return self._span

    def find(self, key: Key) -> int | None:
        """The first row with a time."""
        if isinstance(self.rows, Rows):
            return self.rows.find(key)
        if self._places is None:
            named = [(at, row) for at, row in enumerate(self.rows) if row.key is not None]
            self._places = {entry.key: at for at, row in reversed(named) for entry in row.entries}
        return self._places.get(key)

    def row_at(self, y: float) -> int | None:
        """The row at a height, None above the first and below the last."""
        return self._heights.at(y)

    def top_of(self, index: int) -> float:
        return self._heights.top(index)

    def row_height(self, index: int) -> float:
        return self._heights.height(index)

    def lay(self, top: float, bottom: float) -> Moved | None:
        """Measure the rows between two heights; None where that was done before."""
        return self._heights.lay(top, bottom)

    def measured(self) -> Iterator[None]:
        """Measures the rows that nobody has looked at, some at each step; `take` makes that count."""
        return self._heights.measured()

    def take(self) -> float | None:
        """Let it count; the height below which anything has moved, None where nothing has."""
        return self._heights.take()

    def pane(
        self,
        scale: Timescale,
        left: float,
        right: float,
        top: float,
        bottom: float,
        *,
        hover: int | None = None,
    ) -> Drawing:
        """The times in a rectangle; x by the scale, y from the top of the first row.

        `hover`: the row under the pointer; what has no time shows a bracket over its plan's days.
        """
        view = self._view(scale, left, right)
        layers = Layers()
        shapes: list[Shape] = [*closed(view, self.calendar, top, bottom), *grid(view, top, bottom)]
        shown = self._heights.between(top, bottom)
        tops = {index: self.top_of(index) for index in (*shown, shown.stop)}
        for index in shown:
            y, high = tops[index], tops[index + 1] - tops[index]
            if self.rows[index].key is None:
                shapes.append(Box(left, y, right - left, high, Tone.HEAD))
            shapes.append(Line(left, y + high, right, y + high, Tone.GRID))
        shapes += anchor_bands(view, self.anchors, top, bottom)
        for index in shown:
            row, y, high = self.rows[index], tops[index], tops[index + 1] - tops[index]
            if row.key is None:
                layers.windows += self._head(row, view, y, high)
            else:
                self._row(row, view, layers, y, high, hovered=index == hover)
        layers.links += part_links(self.rows, shown, self.top_of, view)
        shapes += layers.shapes()
        shapes += today_line(view, top, bottom)
        return Drawing(right, self.height, tuple(shapes), tuple(layers.spots))

    def _row(self, row: GanttRow, view: View, layers: Layers, top: float, high: float, hovered: bool) -> None:
        bars = Bars(row, view, layers, top, high)
        bars.draw()
        if len(row.entries) > 1:
            inner_links(row, bars, view, layers)
        if self.baseline:
            ghosts(row, self.baseline, bars, view, layers)
        if hovered and row.days is None:
            period = row.agenda.span if row.agenda else None
            layers.labels += unstated(period or self.span, view, top, high)

    def _head(self, row: GanttRow, view: View, top: float, high: float) -> Iterator[Shape]:
        if row.group.startswith(UNIT):
            if self._loads is None:
                self._loads = loads(of_units(self.rows))
                self._fullest = max((max(load.values()) for load in self._loads.values() if load), default=1)
            load = self._loads.get(row.group, Counter[int]())
            yield from histogram(row, load, self._fullest, view, top, high)
        elif (days := row.days) is not None:
            yield from bracket(days, view, top, high)

    def table(self, top: float, bottom: float) -> Drawing:
        """The words of the rows between two heights."""
        shapes = list[Shape]()
        for index in self._heights.between(top, bottom):
            y, high = self.top_of(index), self.row_height(index)
            shapes += self._table.row(self.rows[index], y, high)
            shapes.append(Line(0, y + high, self.table_width, y + high, Tone.GRID))
        return Drawing(self.table_width, self.height, tuple(shapes), ())

    def table_header(self, cell: float) -> Drawing:
        """The headings of the columns, as high as the header of the times."""
        high = self.header_height(cell)
        return Drawing(self.table_width, high, tuple(self._table.header(high)), ())

    def header(self, scale: Timescale, left: float, right: float) -> Drawing:
        """The two tiers of the time axis from y = 0 down."""
        shapes = tuple(self._header.shapes(self._view(scale, left, right), self.calendar))
        return Drawing(right, self.header_height(scale.cell), shapes, ())

    def legend(self) -> tuple[Sign, ...]:
        """What the kinds, units and days in use look like."""
        if self._signs is None:
            used = {
                "closed": bool(self.rows),
                "anchor": bool(self.anchors),
                "baseline": bool(self.baseline),
                "today": self.today is not None and self.span[0] <= self.today <= self.span[1],
            }
            self._signs = signs(self.rows, self.style, days=[day for day, there in used.items() if there])
        return self._signs

    def _view(self, scale: Timescale, left: float, right: float) -> View:
        first, last = shown_days(scale, left, right)
        return View(scale, left, right, first, last, self.style, self.today, self._shifts)


def _spans(rows: Sequence[GanttRow]) -> Iterator[Days]:
    """The days of the plans that the rows are of; of rows without a plan their own."""
    if isinstance(rows, Rows):
        return rows.days
    plans = {id(row.agenda): row.agenda for row in rows if row.agenda}.values()
    own = (days for row in rows if row.agenda is None and (days := row.days))
    return chain(chain.from_iterable(map(days_of, plans)), own)


def _shifts(rows: Sequence[GanttRow], baseline: Mapping[Key, Entry]) -> Mapping[Key, str]:
    """What has changed against the baseline, by entry."""
    if not baseline:
        return NO_SHIFTS
    entries = (entry for row in rows if row.key for entry in row.entries)
    said = ((entry.key, shift_words(baseline.get(entry.key), entry)) for entry in entries)
    return {key: words for key, words in said if words}
