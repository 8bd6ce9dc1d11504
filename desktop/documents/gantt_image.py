"""The whole chart as one picture of any size: title, table, times and legend, for whoever inks it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import By, rows
from desktop.drawings.gantt_scale import STEPS
from desktop.drawings.labels import events
from desktop.drawings.shapes import Line, Shape, Tone, Words
from desktop.drawings.style import Style
from desktop.drawings.timescale import Timescale
from desktop.plan.agenda import Agenda
from desktop.plan.workdays import WorkCalendar

WEEK = STEPS[2].cell
_COLUMNS = (4.6, 19.0, 11.0, 9.0, 11.0, 7.5)  # sizes of a letter
_EDGE, _GAP = 1.5, 0.8  # around the picture, between its parts; sizes of a letter
_MARGIN = 3  # days before the first and after the last that are used
_LEAST = 40  # sizes of a letter that the days take at the least


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes seen through an opening of `width` × `height` at (x, y), where their (left, top) lies."""

    x: float
    y: float
    width: float
    height: float
    shapes: tuple[Shape, ...]
    left: float = 0.0
    top: float = 0.0


class Picture:
    """All rows over the used days, `cell` units to a day; drawn when the layers are asked for."""

    def __init__(
        self,
        agendas: Sequence[Agenda],
        calendar: WorkCalendar,
        style: Style,
        *,
        cell: float = WEEK,
        first: date | None = None,
        last: date | None = None,
        by: By = By.NONE,
        today: date | None = None,
    ) -> None:
        self.style, self.subject = style, subject(agendas)
        columns = tuple(round(part * style.size) for part in _COLUMNS)
        shown = rows(agendas, by, today=today)
        self.chart = Chart(shown, calendar, style, columns, today=today, anchors=events(agendas))
        least = math.ceil(_LEAST * style.size / cell)
        self.first, self.last = used_days(self.chart, first, last, least)
        self.scale = Timescale(self.first, cell)
        self._edge, self._gap = round(_EDGE * style.size), round(_GAP * style.size)
        self._table, self._wide = self.chart.table_width, self.scale.end(self.last)
        self._head = self.chart.header_height(cell)
        self._top = self._edge + style.size * 1.6 + style.row + self._gap
        self._foot = self._top + self._head + self.chart.height + self._gap
        self._legend = tuple(_flowing(self.chart, self._table + self._wide))

    @property
    def width(self) -> float:
        return self._table + self._wide + 2 * self._edge

    @property
    def height(self) -> float:
        below = max((layer.y + layer.height for layer in self._legend), default=0.0)
        return self._foot + below + self._edge

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """In the order in which they are painted."""
        chart, left, body = self.chart, self._edge + self._table, self._top + self._head
        head = chart.header(self.scale, 0.0, self._wide).shapes
        names = chart.table_header(self.scale.cell).shapes
        times = chart.pane(self.scale, 0.0, self._wide, 0.0, chart.height).shapes
        words = chart.table(0.0, chart.height).shapes
        return (
            Layer(self._edge, self._edge, self.width - 2 * self._edge, self._top, self._title()),
            Layer(left, body, self._wide, chart.height, times),
            Layer(self._edge, body, self._table, chart.height, words),
            Layer(left, self._top, self._wide, self._head, head),
            Layer(self._edge, self._top, self._table, self._head, names),
            Layer(0.0, 0.0, self.width, self.height, self._frame()),
            *(
                Layer(layer.x + self._edge, layer.y + self._foot, layer.width, layer.height, layer.shapes)
                for layer in self._legend
            ),
        )

    def _title(self) -> tuple[Shape, ...]:
        big, size = self.style.size * 1.4, self.style.size
        room = self.width - 2 * self._edge
        named = Words(0.0, big, "BIỂU ĐỒ TIẾN ĐỘ", Tone.TEXT, big, bold=True)
        return named, Words(0.0, big + self.style.row, self.style.fit(self.subject, room), Tone.TEXT, size)

    def _frame(self) -> tuple[Shape, ...]:
        left, right, top = self._edge, self.width - self._edge, self._top
        bottom, middle = top + self._head + self.chart.height, self._edge + self._table
        level = (Line(left, y, right, y, Tone.GRID) for y in (top, top + self._head, bottom))
        return (*level, *(Line(x, top, x, bottom, Tone.GRID) for x in (left, middle, right)))


def subject(agendas: Sequence[Agenda]) -> str:
    """The plan with its number, or how many plans there are."""
    if len(agendas) != 1:
        return f"Tổng hợp {len(agendas):02d} kế hoạch" if agendas else "Không có hoạt động nào"
    number = f" số {agendas[0].reference}" if agendas[0].reference else ""
    return f"Kế hoạch{number}: {agendas[0].title}" if agendas[0].title else f"Kế hoạch{number}"


def used_days(chart: Chart, first: date | None, last: date | None, least: int = 1) -> tuple[date, date]:
    """What is asked for; else the days that the rows use with some room at either side, `least` so many."""
    start, end = (day.toordinal() for day in chart.span)
    early = first.toordinal() if first else max(1, start - _MARGIN)
    late = last.toordinal() if last else max(end + _MARGIN, early + least - 1)
    early, late = min(early, late), min(max(early, late), date.max.toordinal())
    return date.fromordinal(early), date.fromordinal(late)


def _flowing(chart: Chart, width: float) -> Iterator[Layer]:
    """The legend in as many lines as it needs."""
    style, x, y = chart.style, 0.0, 0.0
    for sign in chart.legend():
        words = style.fit(sign.words, width - sign.width - style.size, style.small)
        wide = sign.width + style.size * 0.5 + style.measure(words, style.small, False) + 1.0
        if x and x + wide > width:
            x, y = 0.0, y + style.row
        glyph_y = y + (style.row - sign.height) / 2
        yield Layer(x, glyph_y, sign.width, sign.height, sign.shapes)
        yield Layer(x + sign.width + style.size * 0.5, y, wide, style.row, (_said(words, style),))
        x += wide + style.size


def _said(words: str, style: Style) -> Words:
    return Words(0.0, style.row / 2 + style.small * 0.36, words, Tone.TEXT, style.small)
