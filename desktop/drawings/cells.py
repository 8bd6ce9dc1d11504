"""The head of a day: its date, lunar day, and what the calendar or a plan says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.drawings.chips import Rect, baseline
from desktop.drawings.labels import special_words
from desktop.drawings.shapes import Align, Box, Shape, Tone, Words
from desktop.drawings.style import Style
from desktop.plan.lunar import lunar
from desktop.plan.workdays import WorkCalendar


def notes(day: date, calendar: WorkCalendar, events: Mapping[date, str]) -> list[tuple[str, Tone]]:
    """Holiday or made-up day, then the events of plans."""
    found = list[tuple[str, Tone]]()
    words, worked = special_words(day, calendar)
    if words:
        found.append((words, Tone.MAKEUP if worked else Tone.HOLIDAY))
    if day in events:
        found.append((events[day] or "Ngày diễn ra sự kiện", Tone.EVENT))
    return found


def note_lines(
    found: list[tuple[str, Tone]], width: float, lines: int, style: Style
) -> list[tuple[str, Tone]]:
    """The notes of a day broken into at most so many lines, at most two each."""
    each = 2 if lines >= 2 * len(found) else 1
    return [(line, tone) for words, tone in found for line in style.wrap(words, width, each, style.small)][
        :lines
    ]


def note_shapes(lines: list[tuple[str, Tone]], rect: Rect, style: Style) -> list[Shape]:
    """The lines of notes, the first in the middle of the place, the others close below it."""
    line, pitch = baseline(rect, style.small), round(style.small * 1.35)
    return [
        Words(rect.x + 4, line + number * pitch, words, tone, style.small)
        for number, (words, tone) in enumerate(lines)
    ]


def lunar_words(day: date, *, spelt: bool = False) -> tuple[str, bool]:
    """ "1/4" and "15/4" in bold, else the day alone or `spelt` out; "" where the table ends."""
    found = lunar(day)
    if found is None:
        return "", False
    if spelt:
        return f"{found.day}/{found.month}{' nhuận' if found.leap else ''} âm lịch", False
    full = found.day in (1, 15)
    leap = "n" if found.leap and full else ""
    return (f"{found.day}/{found.month}{leap}", True) if full else (str(found.day), False)


def date_head(
    day: date,
    rect: Rect,
    style: Style,
    *,
    ours: bool,
    resting: bool,
    today: bool,
    with_lunar: bool,
    spelt: bool = False,
) -> list[Shape]:
    """Date at the left (the first of a month with its month), lunar day at the right."""
    size = round(style.size * 1.15)
    text = f"{day.day}/{day.month}" if day.day == 1 else str(day.day)
    wide = style.measure(text, size, True)
    line = baseline(rect, size)
    tone = Tone.MUTED if not ours else Tone.HOLIDAY if resting else Tone.TEXT
    shapes = list[Shape]()
    x = rect.x + 8
    if today:
        high = round(size * 1.55)
        round_wide = max(high, wide + size * 0.7)
        x = rect.x + 4 + (round_wide - wide) / 2
        top = rect.y + (rect.height - high) / 2
        shapes.append(Box(rect.x + 4, top, round_wide, high, Tone.TODAY, radius=high / 2))
        tone = Tone.ON_TODAY
    shapes.append(Words(x, line, text, tone, size, bold=ours, width=wide))
    words, bold = lunar_words(day, spelt=spelt) if with_lunar else ("", False)
    if words:
        wide = style.measure(words, style.small, bold)
        shapes.append(
            Words(
                rect.x + rect.width - 8, line, words, Tone.MUTED, style.small, bold, Align.RIGHT, width=wide
            )
        )
    return shapes
