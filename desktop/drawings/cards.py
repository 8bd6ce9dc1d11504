"""An entry as a card of the week or day: its hour, title on up to three lines, place and units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.drawings.chips import BADGE, Rect, ground, swatch
from desktop.drawings.labels import hours, late, names, places, tint, title, whose
from desktop.drawings.shapes import Flag, Shape, Tone, Words
from desktop.drawings.style import Style
from desktop.plan.slots import Slot, Sort

GAP = 4.0
_LINES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """The lines of a card at a width: words, tone, bold."""

    slot: Slot
    plan: str
    lines: tuple[tuple[str, Tone, bool], ...]
    height: float


def card(
    slot: Slot,
    plan: str,
    width: float,
    style: Style,
    today: date | None,
    *,
    full: bool,
    marked: bool = False,
) -> Card:
    """What a card says; `full` adds place, units and plan, `marked` leaves room for a sign.

    Its band says the part of the day.
    """
    room = width - swatch(style) - 12 - BADGE * marked
    overdue = late(slot, today)
    tone = Tone.LATE if overdue else Tone.MUTED if slot.entry.done else Tone.TEXT
    lines = list[tuple[str, Tone, bool]]()
    when = hours(slot) if slot.clock or slot.sort is Sort.DEADLINE or slot.part == "trưa" else ""
    if when:
        indent = _flag_width(style) if slot.sort is Sort.DEADLINE else 0
        lines.append((style.fit(when, room - indent, bold=True), tone, True))
    said = ("✓ " if slot.entry.done else "") + title(slot.entry) + (" (?)" if slot.sort is Sort.PICK else "")
    lines += [(line, tone, False) for line in style.wrap(said, room, _LINES)]
    if full:
        units = names(whose(slot.entry))
        rest = (places(slot.entry), f"Chủ trì: {units}" if units else "", plan)
        lines += [(style.fit(words, room), Tone.MUTED, False) for words in rest if words]
    return Card(slot, plan, tuple(lines), round(len(lines) * pitch(style) + 8))


def pitch(style: Style) -> float:
    """From line to line."""
    return round(style.size * 1.35)


def card_shapes(made: Card, rect: Rect, style: Style, today: date | None) -> list[Shape]:
    """The card as shapes in its place."""
    slot, left = made.slot, rect.x + swatch(style) + 6
    shapes = list[Shape](ground(slot, rect, style))
    line = rect.y + 4 + pitch(style) / 2 + style.size * 0.36
    for number, (words, tone, bold) in enumerate(made.lines):
        x = left
        if number == 0 and slot.sort is Sort.DEADLINE:
            overdue, size = late(slot, today), style.size * 0.6
            middle = rect.y + 4 + (pitch(style) + size) / 2
            shapes.append(
                Flag(
                    x + size * 0.7, middle, size, Tone.LATE if overdue else Tone.UNIT,
                    None if overdue else tint(slot.entry),
                )
            )  # fmt: skip
            x += _flag_width(style)
        shapes.append(Words(x, round(line + number * pitch(style), 1), words, tone, style.size, bold))
    return shapes


def _flag_width(style: Style) -> float:
    return style.size * 0.84 + 5
