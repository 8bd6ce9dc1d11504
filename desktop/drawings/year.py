"""A year of twelve small months, darker where more is to be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.drawings import labels
from desktop.drawings.chips import Rect, baseline
from desktop.drawings.shapes import Align, Box, Drawing, Flag, Shape, Spot, Tone, Words
from desktop.drawings.style import Style
from desktop.plan.agenda import Agenda, Key
from desktop.plan.slots import Slot, Sort
from desktop.plan.workdays import WorkCalendar

_ROWS = 8  # name, weekdays, six weeks
_NARROWEST = 16.0  # a month, in sizes of words
_GAP = 28.0
_HEATS = ((4, Tone.HEAT_3), (2, Tone.HEAT_2), (1, Tone.HEAT_1))
"""So many entries on a day, and the tone of such a day."""


@dataclass(slots=True)
class _Sheet:
    """What the months share, and what has been drawn so far."""

    calendar: WorkCalendar
    style: Style
    today: date | None
    events: Mapping[date, str]
    held: defaultdict[date, dict[Key, Slot]] = field(default_factory=lambda: defaultdict(dict))
    through: defaultdict[int, dict[Key, Slot]] = field(default_factory=lambda: defaultdict(dict))
    shapes: list[Shape] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)


def year(
    year: int,
    agendas: tuple[Agenda, ...],
    calendar: WorkCalendar,
    width: float,
    height: float,
    style: Style,
    *,
    today: date | None = None,
) -> Drawing:
    """The twelve months; a day's spot hides its entries, a "more" spot what runs through the month."""
    sheet = _Sheet(calendar, style, today, labels.events(agendas))
    _sort(sheet, year, agendas)
    across = next(count for count in (4, 3, 2, 1) if count == 1 or width / count >= _NARROWEST * style.size)
    down = 12 // across
    wide = (width - _GAP * (across + 1)) / across
    high = max((height - _GAP / 2 * (down + 1)) / down, _ROWS * style.size * 1.75)
    for number in range(12):
        column, row = number % across, number // across
        place = Rect(_GAP + column * (wide + _GAP), _GAP / 2 + row * (high + _GAP / 2), wide, high)
        _month(sheet, date(year, number + 1, 1), place)
    bottom = _GAP / 2 + down * (high + _GAP / 2)
    return Drawing(width, max(height, round(bottom)), tuple(sheet.shapes), tuple(sheet.spots))


def _sort(sheet: _Sheet, year: int, agendas: tuple[Agenda, ...]) -> None:
    """What is held on each day, and what runs through each month."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    for slot, _plan in labels.found(agendas, first, last):
        begin, end = max(first, slot.first), min(last, slot.last)
        if labels.through(slot):
            for month in range(begin.month, end.month + 1):
                sheet.through[month].setdefault(slot.entry.key, slot)
        else:
            for day in range((end - begin).days + 1):
                sheet.held[begin + timedelta(days=day)].setdefault(slot.entry.key, slot)


def _month(sheet: _Sheet, first: date, place: Rect) -> None:
    style, high, wide = sheet.style, place.height / _ROWS, place.width / 7
    size = round(style.size * 1.15)
    head = Rect(place.x, place.y, place.width, high)
    ours = sheet.today is not None and (sheet.today.year, sheet.today.month) == (first.year, first.month)
    tone = Tone.EVENT if ours else Tone.TEXT
    sheet.shapes.append(Words(place.x + 4, baseline(head, size), f"Tháng {first.month}", tone, size, True))
    _running(sheet, first, head)
    for column, name in enumerate(labels.SHORT_WEEKDAYS):
        cell = Rect(place.x + column * wide, place.y + high, wide, high)
        middle = cell.x + wide / 2
        line = baseline(cell, style.small)
        sheet.shapes.append(Words(middle, line, name, Tone.MUTED, style.small, align=Align.MIDDLE))
    day, row = first, 2
    while day.month == first.month:
        x = place.x + day.weekday() * wide
        _day(sheet, day, Rect(x, place.y + row * high, wide, high))
        row += day.weekday() == 6
        day += timedelta(days=1)


def _running(sheet: _Sheet, first: date, head: Rect) -> None:
    """How many run through the month, at the right of its name."""
    keys = tuple(sheet.through[first.month])
    if not keys:
        return
    style, said = sheet.style, f"+{len(keys)} {labels.THROUGH.lower()}"
    wide = style.measure(said, style.small, False)
    right = head.x + head.width
    sheet.shapes.append(
        Words(
            right - 4,
            baseline(head, style.small),
            said,
            Tone.MUTED,
            style.small,
            align=Align.RIGHT,
            width=wide,
        )
    )
    sheet.spots.append(Spot(right - wide - 8, head.y, wide + 8, head.height, "more", first, None, keys, said))


def _day(sheet: _Sheet, day: date, cell: Rect) -> None:
    """Heat, closed shade, date, bar of an event below it, flag of a deadline."""
    style, held = sheet.style, sheet.held[day]
    inner = Rect(cell.x + 1.5, cell.y + 1.5, cell.width - 3, cell.height - 3)
    box = (inner.x, inner.y, inner.width, inner.height)
    heat = next((tone for least, tone in _HEATS if len(held) >= least), None)
    rests, special = sheet.calendar.rests(day), sheet.calendar.special(day)
    if heat or (rests and special):
        sheet.shapes.append(Box(*box, heat or Tone.CLOSED, radius=4))
    tone = Tone.HOLIDAY if rests and special else Tone.MUTED if rests else Tone.TEXT
    tone = Tone.ON_HEAT_3 if heat is Tone.HEAT_3 else Tone.TEXT if heat and tone is Tone.MUTED else tone
    size, text, bold = style.size, str(day.day), bool(held)
    if day == sheet.today:
        round_wide = min(inner.height, size * 1.8)
        x, y = inner.x + (inner.width - round_wide) / 2, inner.y + (inner.height - round_wide) / 2
        sheet.shapes.append(Box(x, y, round_wide, round_wide, Tone.TODAY, radius=round_wide / 2))
        tone, bold = Tone.ON_TODAY, True
    wide = style.measure(text, size, bold)
    middle = cell.x + cell.width / 2
    sheet.shapes.append(Words(middle, baseline(cell, size), text, tone, size, bold, Align.MIDDLE, wide))
    if day in sheet.events:
        tone = Tone.ON_HEAT_3 if heat is Tone.HEAT_3 else Tone.EVENT
        x, y = middle - style.size * 0.7, inner.y + inner.height - 2.5
        sheet.shapes.append(Box(x, y, style.size * 1.4, 2.5, tone, radius=1.2))
    if any(slot.sort is Sort.DEADLINE for slot in held.values()):
        high = style.size * 0.45
        ink = Tone.ON_HEAT_3 if heat is Tone.HEAT_3 else Tone.DEADLINE
        sheet.shapes.append(Flag(inner.x + inner.width - high * 0.8, inner.y + high + 1, high, ink))
    said = "\n".join(filter(None, (special.name if special else "", sheet.events.get(day, ""))))
    keys = tuple(held)
    sheet.spots.append(Spot(cell.x, cell.y, cell.width, cell.height, "day", day, None, keys, said))
