"""Rows are measured before they are seen, and what is seen stays where it is when those above it change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.ui.wizard.slices import Slices

if TYPE_CHECKING:
    from desktop.drawings.gantt import Chart
    from desktop.ui.gantt.pane import Pane

_AHEAD = 4000.0
"""Pixels above what is seen that are measured too, where anything had to be: so that it is seldom so."""


class Steady:
    """Measures what comes into view at once, all other rows whenever the window has nothing else to do."""

    def __init__(self, pane: Pane) -> None:
        self._pane = pane
        self._slices = Slices(pane)

    def begin(self) -> None:
        """There is another chart."""
        chart = self._pane.chart
        if chart is not None and chart.lazily:
            self._slices.start(self._measured(chart), at_once=0)

    def lay(self) -> None:
        """Measure what is seen now."""
        pane, chart = self._pane, self._pane.chart
        if chart is None or not chart.lazily:
            return
        top, high = pane.top(), pane.pane().height()
        moved = chart.lay(top, top + high)
        if moved is None:
            return
        by, below = moved
        if by and (more := chart.lay(top + by - _AHEAD, top + by + high)):
            by, below = by + more.by, min(below, more.below)
        pane.relaid(below, top + by)

    def _measured(self, chart: Chart) -> Iterator[None]:
        yield from chart.measured()
        pane = self._pane
        if pane.chart is chart:
            at, rest = pane.anchor()
            below = chart.take()
            if below is not None:
                pane.relaid(below, pane.top() if at is None else chart.top_of(at) + rest)
