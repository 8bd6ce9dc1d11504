"""What the Gantt paints, kept in layers so that nothing hides what matters more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop.drawings.gantt_scale import Timescale
from desktop.drawings.shapes import Shape, Spot
from desktop.drawings.style import Style
from desktop.plan.agenda import Key

NO_SHIFTS: Mapping[Key, str] = {}


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at: places `left` to `right` with their days; `shifts` says how far times have moved."""

    scale: Timescale
    left: float
    right: float
    first: date
    last: date
    style: Style
    today: date | None = None
    shifts: Mapping[Key, str] = field(default_factory=lambda: NO_SHIFTS)

    def sees(self, start: float, end: float) -> bool:
        """Whether anything from start to end is in view."""
        return start <= self.right and end >= self.left


@dataclass(slots=True)
class Layers:
    """Painted in this order."""

    ghosts: list[Shape] = field(default_factory=list)
    windows: list[Shape] = field(default_factory=list)
    bars: list[Shape] = field(default_factory=list)
    flags: list[Shape] = field(default_factory=list)
    links: list[Shape] = field(default_factory=list)
    labels: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def shapes(self) -> list[Shape]:
        return [*self.ghosts, *self.windows, *self.bars, *self.flags, *self.links, *self.labels]
