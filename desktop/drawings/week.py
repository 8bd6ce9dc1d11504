"""Some days side by side: what lasts all day on top, then morning, afternoon and evening."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import compress

from desktop.drawings import cells, labels
from desktop.drawings.cards import GAP, Card, card, card_shapes
from desktop.drawings.chips import BADGE, Rect, baseline, chip, spot
from desktop.drawings.lane import lane
from desktop.drawings.shapes import Align, Box, Drawing, Line, Shape, Spot, Tone, Words
from desktop.drawings.stack import stack
from desktop.drawings.style import Style
from desktop.plan.agenda import Agenda, Key
from desktop.plan.slots import Slot, Sort
from desktop.plan.workdays import WorkCalendar

Found = Sequence[tuple[Slot, str]]
Columns = list[list[Card]]
BANDS = ("Sáng", "Chiều", "Tối")
ALL_DAY = "Cả ngày"
_NOON, _EVENING = time(12), time(18)
_SHARES = (0.4, 0.4, 0.2)  # of the room left over, to each band
_WIDEST = 64.0  # of a card, in sizes of its words
_LINES = 6


@dataclass(slots=True)
class _Sheet:
    """What all parts of the drawing share, and what has been drawn so far."""

    first: date
    days: int
    width: float
    calendar: WorkCalendar
    style: Style
    today: date | None
    events: Mapping[date, str]
    marked: Collection[Key]
    under: list[Shape] = field(default_factory=list)
    over: list[Shape] = field(default_factory=list)
    entries: list[Spot] = field(default_factory=list)

    @property
    def gutter(self) -> float:
        """Room for the names of the parts at the left."""
        return round(max(self.style.measure(word, self.style.small, False) for word in _GUTTER) + 16)

    @property
    def wide(self) -> float:
        return (self.width - self.gutter) / self.days

    def x(self, column: int) -> float:
        return self.gutter + column * self.wide

    def day(self, column: int) -> date:
        return self.first + timedelta(days=column)


_GUTTER = (*BANDS, ALL_DAY, *labels.THROUGH.split())


def week(
    first: date,
    days: int,
    agendas: tuple[Agenda, ...],
    calendar: WorkCalendar,
    width: float,
    height: float,
    style: Style,
    *,
    lunar: bool = True,
    today: date | None = None,
    lanes: bool = True,
    marked: Collection[Key] = (),
) -> Drawing:
    """The days from `first` (7: a week, 1: a day); higher than asked for where there is much to show."""
    found = labels.found(agendas, first, first + timedelta(days=days - 1))
    sheet = _Sheet(first, days, width, calendar, style, today, labels.events(agendas), marked)
    heads = y = _heads(sheet, lunar)
    y = _through(sheet, [pair for pair in found if labels.through(pair[0])], y, _LINES * lanes)
    held = [pair for pair in found if not labels.through(pair[0])]
    cells_top, y = y, _all_day(sheet, [pair for pair in held if band(pair[0]) is None], y)
    bottom = _bands(sheet, held, y, height)
    _columns(sheet, heads, cells_top, bottom)
    spots = [Spot(sheet.x(column), 0, sheet.wide, bottom, "day", sheet.day(column)) for column in range(days)]
    return Drawing(width, bottom, (*sheet.under, *sheet.over), (*spots, *sheet.entries))


def band(slot: Slot) -> int | None:
    """The part of the day that it is held in; None for what is not held at an hour of one day."""
    if slot.sort is Sort.DEADLINE or slot.days > 1 or not (slot.part or slot.clock):
        return None
    if slot.clock:
        return 0 if slot.clock < _NOON else 1 if slot.clock < _EVENING else 2
    return {"sáng": 0, "trưa": 0, "chiều": 1, "tối": 2}.get(slot.part)


def _heads(sheet: _Sheet, lunar: bool) -> float:
    """Weekday, date, lunar day and notes of every day; where they end."""
    style, lines = sheet.style, list[list[tuple[str, Tone]]]()
    name, high = round(style.small * 1.9), round(style.size * 2.0)
    for column in range(sheet.days):
        day, x = sheet.day(column), sheet.x(column)
        weekday = labels.WEEKDAYS[day.weekday()]
        if style.measure(weekday, style.small, True) > sheet.wide - 16:
            weekday = labels.SHORT_WEEKDAYS[day.weekday()]
        line = baseline(Rect(x, 4, 0, name), style.small)
        sheet.over.append(Words(x + 8, line, weekday, Tone.MUTED, style.small, True))
        rests = sheet.calendar.rests(day)
        sheet.over += cells.date_head(
            day, Rect(x, name, min(sheet.wide, 16 * style.size), high), style,
            ours=True, today=day == sheet.today, with_lunar=lunar, spelt=sheet.days == 1,
            resting=rests and (sheet.calendar.special(day) is not None or day.weekday() == 6),
        )  # fmt: skip
        found = cells.notes(day, sheet.calendar, sheet.events)
        lines.append(cells.note_lines(found, sheet.wide - 14, 4, style))
        place = Rect(x + 4, name + high, sheet.wide - 8, style.small * 1.35)
        sheet.over += cells.note_shapes(lines[-1], place, style)
    return round(name + high + max(map(len, lines)) * style.small * 1.35 + 6)


def _label(sheet: _Sheet, words: str, y: float) -> None:
    """The name of a part in the gutter, and a line above it."""
    sheet.over.append(Line(0, y, sheet.width, y, Tone.GRID))
    size = sheet.style.small
    for number, word in enumerate(words.split(maxsplit=1) if words == labels.THROUGH else [words]):
        line = baseline(Rect(0, y + 4 + number * size * 1.3, 0, sheet.style.row), size)
        sheet.over.append(Words(sheet.gutter - 8, line, word, Tone.MUTED, size, align=Align.RIGHT))


def _through(sheet: _Sheet, found: Found, y: float, lines: int) -> float:
    if not found:
        return y
    _label(sheet, labels.THROUGH, y)
    where = Rect(sheet.gutter, y + 4, sheet.width - sheet.gutter, 0)
    made = lane(found, sheet.first, sheet.days, where, sheet.style, lines, lines + 1, sheet.marked)
    sheet.over += made.shapes
    sheet.entries += made.spots
    return round(y + 4 + max(made.height, sheet.style.small * 2.6) + 6)


def _all_day(sheet: _Sheet, found: Found, y: float) -> float:
    """Spans over several days on rows, then the deadlines and whole days of each."""
    if not found:
        return y
    _label(sheet, ALL_DAY, y)
    lasting = [slot.days > 1 and sheet.days > 1 for slot, _plan in found]
    spans = list(compress(found, lasting))
    made = stack(spans, sheet.first, sheet.days, len(spans) + 1)
    top = y + GAP
    for one in made.placed:
        opened = one.opened(sheet.first)
        left = sheet.x(one.left) + (0 if opened in ("left", "both") else 4)
        right = sheet.x(one.right + 1) - (0 if opened in ("right", "both") else 4)
        rect = Rect(left, top + one.row * sheet.style.row, right - left, sheet.style.row - 2)
        kept = BADGE * (one.slot.entry.key in sheet.marked)
        sheet.over += chip(one.slot, rect, sheet.style, sheet.today, opened, kept)
        target = Rect(rect.x, rect.y, rect.width, sheet.style.row)
        sheet.entries.append(spot(one.slot, one.plan, target, sheet.day(one.left)))
    top += (max((one.row for one in made.placed), default=-1) + 1) * sheet.style.row
    cards = _cards(sheet, [pair for pair, long in zip(found, lasting, strict=True) if not long])
    _place(sheet, cards, top)
    return round(top + max(map(_height, cards)) + GAP)


def _cards(sheet: _Sheet, found: Found) -> Columns:
    """The cards of every column, in the order given."""
    width = min(sheet.wide - 8, _WIDEST * sheet.style.size)
    made: Columns = [[] for _ in range(sheet.days)]
    for slot, plan in found:
        at = max(0, (slot.first - sheet.first).days)
        marked, full = slot.entry.key in sheet.marked, sheet.days == 1
        made[at].append(card(slot, plan, width, sheet.style, sheet.today, full=full, marked=marked))
    return made


def _height(cards: Sequence[Card]) -> float:
    return sum(one.height + GAP for one in cards)


def _place(sheet: _Sheet, columns: Columns, top: float) -> None:
    width = min(sheet.wide - 8, _WIDEST * sheet.style.size)
    for column, cards in enumerate(columns):
        y = top
        for one in cards:
            rect = Rect(sheet.x(column) + 4, y, width, one.height)
            sheet.over += card_shapes(one, rect, sheet.style, sheet.today)
            sheet.entries.append(spot(one.slot, one.plan, rect, sheet.day(column)))
            y += one.height + GAP


def _bands(sheet: _Sheet, held: Found, y: float, height: float) -> float:
    """Morning, afternoon, evening, as high as they need and the surface allows; the bottom of all."""
    bands = [
        _cards(sheet, [pair for pair in held if band(pair[0]) == number]) for number in range(len(BANDS))
    ]
    least = sheet.style.row * 2
    needs = [max(least, 2 * GAP + max(map(_height, columns))) for columns in bands]
    spare = max(0.0, height - y - sum(needs))
    for name, columns, need, share in zip(BANDS, bands, needs, _SHARES, strict=True):
        _label(sheet, name, y)
        _place(sheet, columns, y + GAP)
        y = round(y + need + spare * share)
    return max(y, height)


def _columns(sheet: _Sheet, heads: float, top: float, bottom: float) -> None:
    """Shade of closed days, and lines between the days that leave the lane free."""
    for column in range(sheet.days):
        x, day = sheet.x(column), sheet.day(column)
        if sheet.calendar.rests(day):
            sheet.under.append(Box(x, 0, sheet.wide, bottom, Tone.CLOSED))
        sheet.under += (Line(x, 0, x, heads, Tone.GRID), Line(x, top, x, bottom, Tone.GRID))
        if day == sheet.today:
            sheet.over.append(Box(x, 0, sheet.wide, 2, Tone.TODAY))
