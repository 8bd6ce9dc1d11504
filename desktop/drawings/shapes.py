"""Plain shapes in units of the surface (pixels or points), y downwards; a painter turns them into ink."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.plan.agenda import Key


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
    TEXT = "text"
    MUTED = "muted"
    TODAY = "today"
    ON_TODAY = "on today"
    EVENT = "event"  # the name of the day a plan is for
    HOLIDAY = "holiday"
    MAKEUP = "makeup"  # a weekend day that is worked
    LATE = "late"
    CHIP = "chip"  # pale ground of an entry, in its unit's hue
    UNIT = "unit"  # full colour and pattern of a unit
    RING = "ring"  # an outline only
    GHOST = "ghost"  # what was, beside what is
    HEAD = "head"  # pale ground of a group's head
    HEAT_1 = "heat 1"
    HEAT_2 = "heat 2"
    HEAT_3 = "heat 3"
    ON_HEAT_3 = "on heat 3"


class Align(StrEnum):
    """Which end of the words stands at their x."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `hatched`: a window of time, `soft`: its ends are no exact days, `dashed`: tentative.

    `hue`: a unit's colour and pattern (None: of no unit); `open`: it goes on at "left", "right", "both";
    `fade`: width of a soft end, 0 for a share of the box.
    """

    x: float
    y: float
    width: float
    height: float
    tone: Tone
    hatched: bool = False
    soft: bool = False
    dashed: bool = False
    hue: int | None = None
    radius: float = 0.0
    open: str = ""
    fade: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A straight stroke; `fading` grows out of nothing at its start, `arrow` ends in a head."""

    x0: float
    y0: float
    x1: float
    y1: float
    tone: Tone
    fading: bool = False
    dashed: bool = False
    arrow: bool = False
    hue: int | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A deadline: a triangle whose tip stands at (x, y), the end of the last day that counts."""

    x: float
    y: float
    size: float
    tone: Tone = Tone.DEADLINE
    hue: int | None = None


@dataclass(frozen=True, slots=True)
class Taper:
    """Time around a day: full at `x`, nothing `reach` to either side (interaction §1, T7).

    Only what lies between `left` and `right` is shown, when they are given.
    """

    x: float
    y: float
    reach: float
    height: float
    hue: int | None = None
    left: float | None = None
    right: float | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A short text on a baseline at (x, y); `size` 0 is the surface's own font; `width`: what it takes."""

    x: float
    y: float
    text: str
    tone: Tone = Tone.WORDS
    size: float = 0.0
    bold: bool = False
    align: Align = Align.LEFT
    width: float = 0.0


Shape = Box | Line | Flag | Taper | Words


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to point at: "entry" (with its key), "day", or "more" (the keys it hides).

    An entry over several days has a spot on each week it touches, `day` being the first day shown there;
    `words` is what a tooltip or screen reader says of it.
    """

    x: float
    y: float
    width: float
    height: float
    kind: str
    day: date
    key: Key | None = None
    hidden: tuple[Key, ...] = ()
    words: str = ""

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in it."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Drawing:
    """What is painted, and what lies where; later spots lie on top of earlier ones.

    It may be higher than was asked for; then the surface scrolls.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    spots: tuple[Spot, ...]

    def at(self, x: float, y: float) -> Spot | None:
        """The uppermost spot at a point."""
        return next((spot for spot in reversed(self.spots) if spot.holds(x, y)), None)
