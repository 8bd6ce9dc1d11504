"""Where the pages stand in the view: one below the other, centred, at one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

MARGIN = 16
GAP = 12
SMALLEST, LARGEST = 0.25, 4.0
STEPS = (0.25, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
PIXELS_PER_POINT = 96 / 72
"""At 100 %: a page as large as on paper, on a screen of 96 dots an inch."""


class Box(NamedTuple):
    """A page in pixels of the view's content."""

    x: float
    y: float
    width: float
    height: float


class Spot(NamedTuple):
    """A point of a page, in points from its top left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stack:
    """All pages at `scale` pixels a point, and the size of the whole in pixels."""

    boxes: tuple[Box, ...]
    scale: float
    width: float
    height: float

    def visible(self, top: float, height: float) -> range:
        """The pages that show between `top` and `top + height`."""
        shown = [n for n, box in enumerate(self.boxes) if box.y < top + height and box.y + box.height > top]
        return range(shown[0], shown[-1] + 1) if shown else range(0)

    def current(self, top: float, height: float) -> int:
        """The page that fills most of the view; the last of all when the view is at the end."""
        if top > 0 and top + height >= self.height:
            return len(self.boxes) - 1
        shares = [min(box.y + box.height, top + height) - max(box.y, top) for box in self.boxes]
        return shares.index(max(shares)) if shares else 0

    def spot(self, x: float, y: float) -> Spot:
        """The point of the page under, or else the last page that begins above, a point of the content."""
        page = max((n for n, box in enumerate(self.boxes) if box.y <= y), default=0)
        box = self.boxes[page]
        return Spot(page, (x - box.x) / self.scale, (y - box.y) / self.scale)

    def point(self, spot: Spot) -> tuple[float, float]:
        """The point of the content where a point of a page stands; the last page stands for missing ones."""
        box = self.boxes[min(spot.page, len(self.boxes) - 1)]
        return box.x + spot.x * self.scale, box.y + spot.y * self.scale


def stacked(
    sizes: Sequence[tuple[float, float]], scale: float, room: float, *, margin: int = MARGIN, foot: int = 0
) -> Stack:
    """Pages of these sizes in points, in a view `room` pixels wide, with `foot` pixels under each."""
    widest = max((width for width, _height in sizes), default=0.0) * scale
    whole = max(room, widest + 2 * margin)
    boxes: list[Box] = []
    y = float(margin)
    for width, height in sizes:
        boxes.append(Box((whole - width * scale) / 2, y, width * scale, height * scale))
        y += height * scale + foot + GAP
    return Stack(tuple(boxes), scale, whole, y - GAP + margin if boxes else 0.0)


def fitting(sizes: Sequence[tuple[float, float]], room: float) -> float:
    """The zoom at which the widest page just fits `room` pixels."""
    widest = max((width for width, _height in sizes), default=595.0)
    return min(LARGEST, max(SMALLEST, (room - 2 * MARGIN) / (widest * PIXELS_PER_POINT)))


def stepped(zoom: float, by: int) -> float:
    """The next of the zoom steps above (`by` 1) or below (`by` -1) the zoom."""
    near = 0.01
    if by > 0:
        return next((step for step in STEPS if step > zoom + near), LARGEST)
    return next((step for step in reversed(STEPS) if step < zoom - near), SMALLEST)
