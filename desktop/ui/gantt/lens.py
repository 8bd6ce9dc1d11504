"""Which stretch of time is seen and how large: a day stays where it was looked at while the size changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from desktop.drawings.timescale import Timescale

SMALLEST, LARGEST = 0.25, 192.0
"""Units to a day; a hundred years, a quarter of a day in the window."""
MARGIN = 0.03
"""Of the room, at either side of what is fitted into it."""
SPREAD = 3
"""Days beyond the first and last that can always be gone to."""


@dataclass(frozen=True, slots=True)
class Lens:
    """`left`: the place on the scale that stands at the left edge of the pane."""

    scale: Timescale
    left: float = 0.0

    def zoomed(self, cell: float, at: float) -> Lens:
        """So many units to a day, the moment at a place of the pane stays there."""
        cell = min(max(cell, SMALLEST), LARGEST)
        moment = (self.left + at) / self.scale.cell
        return Lens(replace(self.scale, cell=cell), moment * cell - at)

    def moved(self, by: float) -> Lens:
        """Later days by so many units."""
        return replace(self, left=self.left + by)

    def shows(self, day: date, part: float = 0.0) -> float:
        """Where a day begins in the pane."""
        return self.scale.x(day, part) - self.left

    def day(self, x: float) -> tuple[date, float]:
        """The day at a place of the pane, and how much of it lies before."""
        place = (x + self.left) / self.scale.cell
        whole = int(place // 1)
        first = self.scale.first.toordinal() + whole
        clamped = min(max(first, date.min.toordinal() + 1), date.max.toordinal() - 1)
        return date.fromordinal(clamped), place - whole

    def centred(self, day: date, width: float) -> Lens:
        """The middle of a day in the middle of the pane."""
        return replace(self, left=self.scale.x(day, 0.5) - width / 2)

    def revealing(self, first: date, last: date, width: float, edge: float = 24.0) -> Lens:
        """As little moved as lets these days be seen; of what is wider than the pane, its beginning."""
        start, end = self.shows(first), self.shows(last, 1.0)
        if end - start > width - 2 * edge:
            return self if start < width - edge and end > edge else self.moved(start - edge)
        if start < edge:
            return self.moved(start - edge)
        return self.moved(end - width + edge) if end > width - edge else self


def fitted(
    span: tuple[date, date], first: date, width: float, before: float = 0.0, after: float = 0.0
) -> Lens:
    """All days of a span in the pane, with margins and room for what reaches beyond its ends.

    `first` is where the scale begins.
    """
    days = (span[1] - span[0]).days + 1
    cell = min(max((width * (1 - 2 * MARGIN) - before - after) / days, SMALLEST), 96.0)
    scale = Timescale(first, cell)
    middle = (scale.x(span[0]) - before + scale.end(span[1]) + after) / 2
    return Lens(scale, middle - width / 2)
