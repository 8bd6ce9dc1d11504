"""An entry as a small labelled chip in its unit's colour, and the "+N" for those without room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.drawings.labels import label, late, tint, told
from desktop.drawings.shapes import Align, Box, Flag, Shape, Spot, Tone, Words
from desktop.drawings.style import Style
from desktop.plan.agenda import Key
from desktop.plan.slots import Slot, Sort

RADIUS = 4.0
BADGE = 16.0
"""Room at the right end of what is marked, for the sign that the surface puts there."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A place on the surface."""

    x: float
    y: float
    width: float
    height: float

    def spot(self, kind: str, day: date, key: Key | None = None, words: str = "") -> Spot:
        """The place as something to point at."""
        return Spot(self.x, self.y, self.width, self.height, kind, day, key, words=words)


def swatch(style: Style) -> float:
    """Width of the unit's own colour and pattern at the left of a chip."""
    return round(style.size * 0.6)


def baseline(rect: Rect, size: float) -> float:
    """Where words of a size stand in the middle of a row."""
    return round(rect.y + rect.height / 2 + size * 0.36, 1)


def chip(
    slot: Slot, rect: Rect, style: Style, today: date | None, opened: str = "", kept: float = 0.0
) -> list[Shape]:
    """One line: ground and swatch by the sort of time, then the words, `kept` left free at the right."""
    hue, band = tint(slot.entry), swatch(style)
    shapes = list[Shape](ground(slot, rect, style, opened))
    x = rect.x + band + 5
    if slot.sort is Sort.DEADLINE:
        size, tone = style.size * 0.6, Tone.LATE if late(slot, today) else Tone.UNIT
        middle = rect.y + rect.height / 2 + size / 2
        shapes.append(Flag(x + size * 0.7, middle, size, tone, None if tone is Tone.LATE else hue))
        x += size * 1.4 + 5
    tone = Tone.LATE if late(slot, today) else Tone.MUTED if slot.entry.done else Tone.TEXT
    words = style.fit(label(slot, brief=rect.width < 18 * style.size), rect.x + rect.width - 4 - kept - x)
    if words:
        shapes.append(Words(x, baseline(rect, style.size), words, tone, style.size))
    return shapes


def ground(slot: Slot, rect: Rect, style: Style, opened: str = "") -> Iterable[Shape]:
    """Pale for what is settled, a dashed outline for what is not, nothing for a deadline; then the swatch."""
    hue, band = tint(slot.entry), swatch(style)
    if slot.sort is not Sort.DEADLINE and not slot.tentative:
        yield Box(rect.x, rect.y, rect.width, rect.height, Tone.CHIP, hue=hue, radius=RADIUS, open=opened)
    elif slot.tentative:
        yield Box(rect.x, rect.y, rect.width, rect.height, Tone.UNIT, dashed=True, hue=hue, radius=RADIUS)
    radius = 0.0 if opened in ("left", "both") else min(RADIUS, band / 2)
    yield Box(
        rect.x, rect.y, min(band, rect.width), rect.height, Tone.UNIT, hue=hue, radius=radius, open="right"
    )


def spot(slot: Slot, plan: str, rect: Rect, day: date) -> Spot:
    """Where the entry is, from the first day that is shown of it there."""
    return rect.spot("entry", day, slot.entry.key, told(slot, plan))


def more(
    hidden: Iterable[tuple[Slot, str]], rect: Rect, day: date, style: Style, after: str = ""
) -> tuple[Words, Spot]:
    """ "+N" with the keys that it stands for, each once."""
    keys = tuple(dict.fromkeys(slot.entry.key for slot, _plan in hidden))
    words = style.fit(f"+{len(keys)}{after}", rect.width - 8)
    ink = Words(
        rect.x + 4, baseline(rect, style.size), words, Tone.MUTED, style.size, bold=True, align=Align.LEFT
    )
    said = f"+{len(keys)}{after}"
    return ink, Spot(rect.x, rect.y, rect.width, rect.height, "more", day, None, keys, said)
