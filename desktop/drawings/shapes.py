"""Plain shapes in units of the surface (pixels or points), y downwards; a painter turns them into ink."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a shape means; the painter's style says how that looks on its surface."""

    GROUND = "ground"
    GRID = "grid"
    CLOSED = "closed"
    ANCHOR = "anchor"
    WINDOW = "window"
    CORE = "core"
    BAR = "bar"
    DEADLINE = "deadline"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `hatched`: a window of time, `soft`: its ends are no exact days, `dashed`: tentative."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    hatched: bool = False
    soft: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke; `fading` grows out of nothing at its start."""

    x0: float
    y0: float
    x1: float
    y1: float
    tone: Tone
    fading: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """A deadline: a triangle whose tip stands at (x, y), the end of the last day that counts."""

    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Taper:
    """Time around a day: full at `x`, nothing `reach` to either side (interaction §1, T7)."""

    x: float
    y: float
    reach: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """A short text whose baseline starts at (x, y)."""

    x: float
    y: float
    text: str


Shape = Box | Line | Flag | Taper | Words
