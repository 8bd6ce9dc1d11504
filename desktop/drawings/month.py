"""A month of weeks, Monday first: exact times in the cells, long windows in a lane above each week."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.drawings import cells, labels
from desktop.drawings.chips import BADGE, Rect, baseline, chip, more, spot
from desktop.drawings.lane import LINES, lane, row_height
from desktop.drawings.shapes import Align, Box, Drawing, Line, Shape, Spot, Tone, Words
from desktop.drawings.stack import by_week, columns, stack, week_of
from desktop.drawings.style import Style
from desktop.drawings.timescale import next_month
from desktop.plan.agenda import Agenda, Key
from desktop.plan.slots import Slot
from desktop.plan.workdays import WorkCalendar

Found = Sequence[tuple[Slot, str]]
Notes = list[tuple[str, Tone]]
_CLOSER = 0.92  # of a row's height, at least
_MOST_ROWS = 8  # of a day, that a week asks for height for
_LANE_SHARE = 0.25  # of a week's height, at most


@dataclass(slots=True)
class _Sheet:
    """What all weeks of a month share, and what has been drawn so far."""

    month: date
    width: float
    calendar: WorkCalendar
    style: Style
    today: date | None
    lunar: bool
    lanes: bool
    events: Mapping[date, str]
    marked: Collection[Key]
    under: list[Shape] = field(default_factory=list)
    over: list[Shape] = field(default_factory=list)
    days: list[Spot] = field(default_factory=list)
    entries: list[Spot] = field(default_factory=list)

    @property
    def wide(self) -> float:
        return self.width / 7

    @property
    def head(self) -> float:
        return round(self.style.size * 2.0)


def month(
    day: date,
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
    """The month of a day; `lanes` False folds the windows of each week into one "+N".

    What is `marked` leaves room for a sign at its right end.
    """
    first, end = week_of(day.replace(day=1)), next_month(day) - timedelta(days=1)
    weeks = ((end - first).days) // 7 + 1
    found = labels.found(agendas, first, first + timedelta(days=7 * weeks - 1))
    sheet = _Sheet(day, width, calendar, style, today, lunar, lanes, labels.events(agendas), marked)
    top = round(style.size * 2.2)
    least = sheet.head + 2 * style.row + row_height(style)
    _weekdays(sheet, top)
    of_weeks = by_week(found, first, weeks)
    starts = [first + timedelta(days=7 * number) for number in range(weeks)]
    wishes = [_wish(sheet, start, held) for start, held in zip(starts, of_weeks, strict=True)]
    at: float = top
    for start, of_week, high in zip(starts, of_weeks, shares(wishes, height - top, least), strict=True):
        _week(sheet, start, of_week, round(at), round(at + high))
        at += high
    shapes, spots = (*sheet.under, *sheet.over), (*sheet.days, *sheet.entries)
    return Drawing(width, max(height, round(at)), shapes, spots)


def shares(wishes: Sequence[float], whole: float, least: float) -> list[float]:
    """Heights of the weeks, alike as far as may be: who wishes for more takes what the others can spare."""
    alike = max(whole / len(wishes), least)
    lack = sum(max(0.0, wish - alike) for wish in wishes)
    spare = sum(max(0.0, alike - max(wish, least)) for wish in wishes)
    given = min(lack, spare)
    if not given:
        return [alike] * len(wishes)
    return [
        alike + (wish - alike) * given / lack
        if wish > alike
        else alike - (alike - max(wish, least)) * given / spare
        for wish in wishes
    ]


def _wish(sheet: _Sheet, first: date, found: Found) -> float:
    """The height at which a week hides nothing, or shows a good deal of very much."""
    running = sum(labels.through(slot) for slot, _plan in found)
    held = [pair for pair in found if not labels.through(pair[0])]
    notes = [cells.notes(first + timedelta(days=at), sheet.calendar, sheet.events) for at in range(7)]
    lines = min(running, LINES if sheet.lanes else 1)
    rows = min(_MOST_ROWS, _rows(held, notes, first))
    return sheet.head + rows * sheet.style.row + 8 + lines * row_height(sheet.style) + 5 * bool(lines)


def _weekdays(sheet: _Sheet, height: float) -> None:
    """The names of the weekdays over their columns, short where the columns are narrow."""
    style = sheet.style
    roomy = all(style.measure(name, style.small, True) < sheet.wide - 12 for name in labels.WEEKDAYS)
    for column, name in enumerate(labels.WEEKDAYS if roomy else labels.SHORT_WEEKDAYS):
        line = baseline(Rect(0, 0, 0, height), style.small)
        sheet.over.append(
            Words(column * sheet.wide + 8, line, name, Tone.MUTED, style.small, True, Align.LEFT)
        )


def _week(sheet: _Sheet, first: date, found: Found, top: float, bottom: float) -> None:
    style = sheet.style
    sheet.over.append(Line(0, top, sheet.width, top, Tone.GRID))
    running = [pair for pair in found if labels.through(pair[0])]
    held = [pair for pair in found if not labels.through(pair[0])]
    notes = [cells.notes(first + timedelta(days=at), sheet.calendar, sheet.events) for at in range(7)]
    made = lane(
        running, first, 7, Rect(0, top + 3, sheet.width, 0), style,
        LINES if sheet.lanes else 0, _lane_room(sheet, held, notes, first, bottom - top), sheet.marked,
    )  # fmt: skip
    sheet.over += made.shapes
    sheet.entries += made.spots
    start = top + made.height + (5 if made.height else 0)
    for column in range(7):
        cell = Rect(column * sheet.wide, start, sheet.wide, bottom - start)
        _day(sheet, first + timedelta(days=column), cell)
    _items(sheet, first, held, notes, Rect(0, start + sheet.head, sheet.width, bottom - start - sheet.head))


def _lane_room(
    sheet: _Sheet, held: Found, notes: Sequence[Sequence[object]], first: date, height: float
) -> int:
    """Rows for the lane: what the cells can spare, and a share of the week in any case."""
    spare = height - sheet.head - _rows(held, notes, first) * sheet.style.row - 8
    return max(1, int(max(spare, height * _LANE_SHARE) // row_height(sheet.style)))


def _rows(held: Found, notes: Sequence[Sequence[object]], first: date) -> int:
    """The most things of one day of a week, its notes among them."""
    count = [len(of_day) for of_day in notes]
    for slot, _plan in held:
        left, right = columns(slot, first, 7)
        for at in range(left, right + 1):
            count[at] += 1
    return max(count)


def _day(sheet: _Sheet, day: date, cell: Rect) -> None:
    """Ground, date and notes of a day."""
    rests = sheet.calendar.rests(day)
    if rests:
        sheet.under.append(Box(cell.x, cell.y, cell.width, cell.height, Tone.CLOSED))
    if cell.x:
        sheet.over.append(Line(cell.x, cell.y, cell.x, cell.y + cell.height, Tone.GRID))
    if day == sheet.today:
        sheet.over.append(Box(cell.x, cell.y, cell.width, 2, Tone.TODAY))
    special = sheet.calendar.special(day)
    sheet.over += cells.date_head(
        day,
        Rect(cell.x, cell.y, cell.width, sheet.head),
        sheet.style,
        ours=(day.year, day.month) == (sheet.month.year, sheet.month.month),
        resting=rests and (special is not None or day.weekday() == 6),
        today=day == sheet.today,
        with_lunar=sheet.lunar,
    )
    sheet.days.append(cell.spot("day", day))


def _items(sheet: _Sheet, first: date, held: Found, notes: list[Notes], where: Rect) -> None:
    """Notes, then chips in rows, then "+N"; rows come a little closer where one more fits so."""
    style, wide = sheet.style, sheet.wide
    days = [first + timedelta(days=at) for at in range(7)]
    most = max(len(of_day) + len(_on(held, day)) for of_day, day in zip(notes, days, strict=True))
    rows = max(1, min(2, most), int((where.height - 2) // (style.row * _CLOSER)))
    pitch = min(style.row, (where.height - 2) // rows)
    taken = list[int]()
    for column, found in enumerate(notes):
        room = max(1, rows - len(_on(held, days[column])))
        lines = cells.note_lines(found, wide - 14, max(1, min(room, rows - 1)), style)
        taken.append(len(lines))
        sheet.over += cells.note_shapes(lines, Rect(column * wide + 4, where.y, wide - 8, pitch), style)
    made = stack(held, first, 7, rows, taken)
    for one in made.placed:
        opened = one.opened(first)
        left = one.left * wide + (0 if opened in ("left", "both") else 4)
        right = (one.right + 1) * wide - (0 if opened in ("right", "both") else 4)
        rect = Rect(left, where.y + one.row * pitch, right - left, pitch - 2)
        kept = BADGE * (one.slot.entry.key in sheet.marked)
        sheet.over += chip(one.slot, rect, style, sheet.today, opened, kept)
        target = Rect(rect.x, rect.y, rect.width, pitch)
        sheet.entries.append(spot(one.slot, one.plan, target, days[one.left]))
    for column, hidden in enumerate(made.hidden):
        if hidden:
            rect = Rect(column * wide + 4, where.y + (rows - 1) * pitch, wide - 8, pitch)
            words, place = more(hidden, rect, days[column], style)
            sheet.over.append(words)
            sheet.entries.append(place)


def _on(held: Found, day: date) -> Found:
    return [pair for pair in held if pair[0].first <= day <= pair[0].last]
