"""All that a chart shows in the pane: the glyphs and the words beside them, with margins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_scale import STEPS
from desktop.drawings.shapes import Words
from desktop.drawings.timescale import Timescale
from desktop.ui.gantt.lens import Lens, fitted

_ROWS = 400
"""So many rows are measured; the words of more are hardly longer."""
_TURNS = 3
Span = tuple[date, date]
_EDGE = 24.0  # pixels before the first day, where not all days are seen
_MOST = 0.5  # of the room, for words beyond the last day


def fitting(chart: Chart, first: date, width: float, within: Span | None = None) -> Lens:
    """The lens through which all days and words are seen; `first` is where the scale begins.

    `within`: what lies out of these days may stay out of view, where not all does.
    """
    span, before, after = _shown(chart, within), 0.0, 0.0
    found = fitted(span, first, width)
    for _turn in range(_TURNS):
        start, end = found.scale.x(span[0]), found.scale.end(span[1])
        reached = list(_reached(chart, found, end - start))
        if span[0] == chart.span[0]:
            left = min((left for left, _right in reached), default=start)
            before = min(max(before, start - left), width / 4)
        if span[1] == chart.span[1]:
            right = max((right for _left, right in reached), default=end)
            after = min(max(after, right - end), width * _MOST)
        found = fitted(span, first, width, before, after)
    return found


def opening(chart: Chart, first: date, width: float, today: date, within: Span | None = None) -> Lens:
    """All days as far as they can be read; else from today where it lies among them, or the first."""
    found, span = fitting(chart, first, width, within), _shown(chart, within)
    cell = min(max(found.scale.cell, STEPS[3].cell), STEPS[1].cell)
    if cell <= found.scale.cell:
        return found.zoomed(cell, width / 2)
    start = Lens(Timescale(first, cell))
    if span[0] <= today <= span[1]:
        return start.centred(today, width)
    return start.moved(start.shows(span[0]) - _EDGE)


def _shown(chart: Chart, within: Span | None) -> Span:
    """The days of the chart that lie within some days; all where none does, of an empty chart these days."""
    span = chart.span if chart.rows or within is None else within
    if within is None or span[1] < within[0] or span[0] > within[1]:
        return span
    return max(span[0], within[0]), min(span[1], within[1])


def _reached(chart: Chart, lens: Lens, wide: float) -> Iterator[tuple[float, float]]:
    """From where to where each glyph and each word beside it goes."""
    start, end = lens.left - wide, lens.left + 3 * wide
    drawing = chart.pane(lens.scale, start, end, 0.0, chart.top_of(min(_ROWS, len(chart.rows))))
    for spot in drawing.spots:
        if start < spot.x and spot.x + spot.width < end:
            yield spot.x, spot.x + spot.width
    for shape in drawing.shapes:
        if isinstance(shape, Words) and shape.width:
            yield shape.x, shape.x + shape.width
