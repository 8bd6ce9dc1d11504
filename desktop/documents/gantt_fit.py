"""How a chart fits on paper: size of its words, columns, days and rows of each page."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.documents.gantt_frame import Heading, Legend, heading, legend
from desktop.documents.gantt_table import Cells, cells, columns
from desktop.documents.layout import MM
from desktop.documents.month_page import PAPERS
from desktop.documents.shape_painter import LEAST, measure
from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import GanttRow, bounds, rows
from desktop.drawings.gantt_scale import Timescale, step_of
from desktop.drawings.gantt_signs import Sign
from desktop.drawings.labels import events
from desktop.drawings.style import Style
from desktop.drawings.timescale import next_month
from desktop.plan.agenda import Agenda
from desktop.plan.workdays import WorkCalendar

if TYPE_CHECKING:
    from desktop.documents.gantt_pdf import GanttOptions

EDGE, FOOT = 10 * MM, 15 * MM
UNITS, _ROW = 12.0, 17.0
"""Size of the words and height of a line, in units of the chart; zoom is how many points a unit is."""
_SIZES = {"A4": (10.5, 9.75, 9.0), "A3": (13.0, 12.0, 11.0, 10.0)}  # points
_SMALLER = (9.0, 8.5, 8.0)
_MANY = 120  # rows that no page holds in larger words
_LEAST_CELL = 0.1  # units to a day: below, the years of the header have no room
_MOST_COLUMNS = 60
_MARGIN = timedelta(days=3)

Pair = tuple[float, float]
Rows = tuple[int, int]
"""From the first row of a page to that of the next."""
TOO_MANY = "Không vừa một trang với cỡ chữ nhỏ nhất {least:g} pt; biểu đồ được in trên {pages} trang."
TOO_LONG = "Thời gian quá dài, không vừa bề ngang một trang; biểu đồ được chia thành {columns} cột trang."
TOO_WIDE = "Tỷ lệ được thu nhỏ để biểu đồ không quá {columns} cột trang."
NO_DAYS = "Không có hoạt động nào mà thời gian tính được thành ngày."


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A chart shared out over pages: `across` places of the times, `down` heights of the rows, in units.

    `zoom` points to a unit; `wide` and `high` the paper without its margins, in units.
    """

    paper: str
    zoom: float
    wide: float
    high: float
    chart: Chart
    columns: tuple[float, ...]
    scale: Timescale
    cells: Cells
    heading: Heading
    legend: Legend
    signs: tuple[Sign, ...]
    across: tuple[Pair, ...]
    down: tuple[Pair, ...]

    @property
    def header(self) -> float:
        """Height of the header of the times."""
        return self.chart.header_height(self.scale.cell)

    @property
    def pages(self) -> int:
        return len(self.across) * len(self.down)

    @property
    def look(self) -> Style:
        return self.chart.style


def look(zoom: float) -> Style:
    """Words of 12 units, none smaller than 8 points at so many points to a unit."""
    return Style(UNITS, _ROW, measure, math.ceil(100 * LEAST / zoom) / 100)


def fitted(
    agendas: Sequence[Agenda], calendar: WorkCalendar, options: GanttOptions, moment: datetime | None
) -> Layout:
    """The layout in the largest words that fit; else, with a note, in the smallest on more pages."""
    found = rows(agendas, options.by, today=moment.date() if moment else None)
    fit = _Fit(tuple(agendas), tuple(found), calendar, options, moment)
    for size in _sizes(options, len(found)):
        made = fit.layout(size)
        if made.pages == 1:
            break
    return fit.noted(made)


def _sizes(options: GanttOptions, many: int) -> tuple[float, ...]:
    """In points, to be tried in turn; at least one."""
    sizes = _SIZES[options.paper]
    if options.fit == "scale":
        return sizes[-1:]
    if options.fit == "page":
        sizes = (*(size for size in sizes if size > _SMALLER[0]), *_SMALLER)
    return sizes if many < _MANY else sizes[-1:]


class _Fit:
    """The same rows at several sizes."""

    def __init__(
        self,
        agendas: tuple[Agenda, ...],
        found: tuple[GanttRow, ...],
        calendar: WorkCalendar,
        options: GanttOptions,
        moment: datetime | None,
    ) -> None:
        self.agendas, self.rows, self.calendar, self.options = agendas, found, calendar, options
        self.today = moment.date() if moment else None
        self.anchors = events(agendas)
        self._bare: dict[float, Layout] = {}
        self.dated = _shown(found, list(self.anchors), options)
        year = next((one.year for one in agendas if one.year), self.today.year if self.today else 2000)
        self.days = self.dated or (options.first or date(year, 1, 1), options.last or date(year, 12, 31))

    def layout(self, size: float) -> Layout:
        zoom = size / UNITS
        style = look(zoom)
        paper_wide, paper_high = PAPERS[self.options.paper]
        wide, high = (paper_wide - 2 * EDGE) / zoom, (paper_high - EDGE - FOOT) / zoom
        widths = columns(self.rows, style, wide, self.options.paper)
        anchors = {day: name for day, name in self.anchors.items() if self.days[0] <= day <= self.days[1]}
        chart = self._chart(self.rows, style, widths, anchors)
        scale = Timescale(self.days[0], self._cell(wide - chart.table_width))
        bare = Layout(
            paper=self.options.paper,
            zoom=zoom,
            wide=wide,
            high=high,
            chart=chart,
            columns=widths,
            scale=scale,
            cells=cells(chart, widths),
            heading=heading(self.agendas, self.days, style, wide),
            legend=legend((), (), style, wide),
            signs=chart.legend(),
            across=tuple(self._across(scale, wide - chart.table_width)),
            down=(),
        )
        self._bare[zoom] = bare
        return self._down(bare)

    def _chart(
        self, rows: Sequence[GanttRow], style: Style, widths: Sequence[float], anchors: Mapping[date, str]
    ) -> Chart:
        return Chart(rows, self.calendar, style, widths, today=self.today, anchors=anchors)

    def noted(self, made: Layout) -> Layout:
        """The layout with a word about what did not go as wished."""
        fit, many = self.options.fit, len(made.across)
        if fit == "page" and made.pages > 1:
            pages = self._down(made, TOO_MANY.format(least=LEAST, pages=made.pages)).pages
            return self._down(made, TOO_MANY.format(least=LEAST, pages=pages))
        if fit == "width" and many > 1:
            return self._down(made, TOO_LONG.format(columns=many))
        if fit == "scale" and made.scale.cell < self.options.cell:
            return self._down(made, TOO_WIDE.format(columns=many))
        return made

    def _down(self, made: Layout, *notes: str) -> Layout:
        """The rows shared out, with room for the legend and the notes on the first page."""
        made = self._bare[made.zoom]
        below = legend(made.signs, (*notes, *self._notes(made.cells)), made.look, made.wide)
        room = made.high - made.header
        first = room - made.heading.height - below.height
        pages = tuple(_down(made.chart, first, room, self.options.break_groups))
        made, bands = self._continued(made, pages)
        down = tuple((made.chart.top_of(start), made.chart.top_of(end)) for start, end in bands)
        return replace(made, legend=below, down=down)

    def _continued(self, made: Layout, pages: Sequence[Rows]) -> tuple[Layout, Sequence[Rows]]:
        """With the head of a group said again on each page on which it goes on."""
        before, found, ends = made.chart.rows, list[GanttRow](), list[int]()
        for start, end in pages:
            head = _head_of(before, start) if start else None
            if head is not None:
                found.append(replace(before[head], continued=True))
            found += before[start:end]
            ends.append(len(found))
        if len(found) == len(before):
            return made, pages
        chart = self._chart(found, made.look, made.columns, made.chart.anchors)
        again = replace(made, chart=chart, cells=cells(chart, made.columns))
        return again, tuple(zip([0, *ends], ends, strict=False))

    def _notes(self, table: Cells) -> Iterator[str]:
        if not self.dated:
            yield NO_DAYS
        if self.options.paper == "A4" and any(row.partners for row in self.rows):
            yield "Cột “Phối hợp” chỉ có trên khổ A3."
        if table.cut:
            yield "Chữ bị rút gọn bằng dấu … được in đầy đủ ở cuối tài liệu."

    @property
    def _count(self) -> int:
        return (self.days[1] - self.days[0]).days + 1

    def _cell(self, room: float) -> float:
        most = _MOST_COLUMNS * room * 0.9 / self._count
        wanted = self.options.cell if self.options.fit == "scale" else max(room / self._count, _LEAST_CELL)
        return max(min(wanted, most), 0.001)

    def _across(self, scale: Timescale, room: float) -> Iterator[Pair]:
        """Stretches of days, cut where a cell of the header begins."""
        total, left = scale.cell * self._count, 0.0
        cells = step_of(scale.cell).lower(scale, *self.days) if total > room + 0.5 else ()
        marks = [mark.x for mark in cells]
        while total - left > room + 0.5:
            at = bisect_right(marks, left + room + 0.01) - 1
            right = marks[at] if at >= 0 and marks[at] > left + room * 0.5 else left + room
            yield left, right
            left = right
        yield left, total


def _down(chart: Chart, first: float, room: float, by_group: bool) -> Iterator[Rows]:
    """Stretches of whole rows; the head of a group is not the last of its page, and has room on the next."""
    count, start = len(chart.rows), 0
    heads = [index for index, row in enumerate(chart.rows) if row.head] if by_group else []
    while start < count:
        end = start + 1
        least = end + (chart.rows[start].head and end < count)
        group = heads[at] if (at := bisect_right(heads, start)) < len(heads) else count
        while end < group and chart.top_of(end) + chart.row_height(end) - chart.top_of(start) <= first:
            end += 1
        while least < end < count and end != group and chart.rows[end - 1].head:
            end -= 1
        yield start, end
        again = _head_of(chart.rows, end) if end < count else None
        start, first = end, room - (chart.row_height(again) if again is not None else 0.0)


def _head_of(rows: Sequence[GanttRow], index: int) -> int | None:
    """The head that a row stands under; None for a head, and where there are no groups."""
    if rows[index].head or not rows[index].group:
        return None
    return next((at for at in range(index - 1, -1, -1) if rows[at].head), None)


def _shown(found: Sequence[GanttRow], anchors: list[date], options: GanttOptions) -> tuple[date, date] | None:
    """The days on paper: all with a margin, or those asked for without empty months at the ends."""
    days = [known for row in found if row.key for entry in row.entries if (known := bounds(entry))]
    days += [(day, day) for day in anchors]
    first, last = options.first or date.min, options.last or date.max
    days = [(max(start, first), min(end, last)) for start, end in days if start <= last and end >= first]
    if not days:
        return None
    start, end = min(day for day, _ in days), max(day for _, day in days)
    begin = max(first, start.replace(day=1)) if options.first else _moved(start, -_MARGIN)
    finish = min(last, next_month(end) - timedelta(days=1)) if options.last else _moved(end, _MARGIN)
    return begin, finish


def _moved(day: date, by: timedelta) -> date:
    number = day.toordinal() + by.days
    return date.fromordinal(min(max(number, 1), date.max.toordinal()))
