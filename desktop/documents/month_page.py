"""One month on a sheet of paper: title, the drawing that the screen shows, and what its signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from desktop.documents.layout import MM
from desktop.documents.shape_painter import style
from desktop.drawings import labels
from desktop.drawings.hues import hue
from desktop.drawings.month import month
from desktop.drawings.shapes import Align, Box, Flag, Line, Shape, Tone, Words
from desktop.drawings.style import Style
from desktop.drawings.timescale import next_month
from desktop.plan.agenda import Agenda
from desktop.plan.dates import month_number
from desktop.plan.slots import Slot, Sort, all_slots
from desktop.plan.workdays import WorkCalendar

PAPERS = {"A4": (297 * MM, 210 * MM), "A3": (420 * MM, 297 * MM)}
"""Width and height, landscape."""
EDGE, FOOT = 10 * MM, 12 * MM
_SIZES = {"A4": (9.5, 9.0, 8.5, 8.0), "A3": (12.5, 11.0, 9.5, 8.0)}
_LEGEND_ROWS = 3
_GLYPH = 14.0


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes with their origin at (x, y) from the top left of the paper; `tag` is that of the first words."""

    x: float
    y: float
    shapes: tuple[Shape, ...]
    tag: str = "P"


def month_page(
    day: date, agendas: tuple[Agenda, ...], calendar: WorkCalendar, paper: str
) -> tuple[Layer, ...]:
    """The layers of the page, in the largest words that leave room for six weeks."""
    wide, high = PAPERS[paper]
    found = _slots(day, agendas)
    for size in _SIZES[paper]:
        look = style(size)
        heading = _heading(day, agendas, look, wide - 2 * EDGE)
        legend, rows = _legend(found, look, wide - 2 * EDGE)
        top = EDGE + heading[-1].y + look.size * 0.8
        below = rows * look.row + 4
        room = high - top - FOOT - below
        drawing = month(day, agendas, calendar, wide - 2 * EDGE, room, look)
        if drawing.height <= room + 0.5:
            break
    return (
        Layer(EDGE, EDGE, heading, "H1"),
        Layer(EDGE, top, (*drawing.shapes, *_frame(drawing.width, drawing.height))),
        Layer(EDGE, top + drawing.height + 5, legend),
    )


def _slots(day: date, agendas: Iterable[Agenda]) -> list[Slot]:
    last = next_month(day) - timedelta(days=1)
    return [slot for agenda in agendas for slot in all_slots(agenda.entries, day.replace(day=1), last)]


def _frame(width: float, height: float) -> tuple[Shape, ...]:
    corners = ((0.0, 0.0), (width, 0.0), (width, height), (0.0, height), (0.0, 0.0))
    return tuple(Line(*one, *other, Tone.GRID) for one, other in pairwise(corners))


def _heading(day: date, agendas: Sequence[Agenda], look: Style, width: float) -> tuple[Words, ...]:
    """The month, then the plan with its number, or how many plans there are."""
    big, size, middle = look.size * 1.6, look.size * 1.15, width / 2
    title = f"LỊCH HOẠT ĐỘNG THÁNG {month_number(day.month)} NĂM {day.year}"
    lines = look.wrap(_subject(agendas), width, 2, size)
    first = Words(middle, big, title, Tone.TEXT, big, bold=True, align=Align.MIDDLE)
    others = (
        Words(middle, big + (number + 1) * size * 1.3, line, Tone.TEXT, size, align=Align.MIDDLE)
        for number, line in enumerate(lines)
    )
    return (first, *others)


def _subject(agendas: Sequence[Agenda]) -> str:
    if len(agendas) != 1:
        return f"(Tổng hợp {len(agendas):02d} kế hoạch)" if agendas else ""
    (one,) = agendas
    number = f" số {one.reference}" if one.reference else ""
    return f"(Kế hoạch{number}: {one.title})" if one.title else ""


def _legend(found: Sequence[Slot], look: Style, width: float) -> tuple[tuple[Shape, ...], int]:
    """What the colours and signs of the month mean, and in how many rows."""
    signs = [*_units(found), *_signs(found)]
    shapes: list[Shape] = []
    x, row = 0.0, 0
    for number, (glyph, words) in enumerate(signs):
        words = look.fit(words, width - _GLYPH - 6, look.small)
        wide = _GLYPH + 4 + look.measure(words, look.small, False) + 12
        if x and x + wide > width:
            x, row = 0.0, row + 1
        left = len(signs) - number
        if row == _LEGEND_ROWS - 1 and left > 1 and x + wide > width - look.size * 9:
            shapes.append(_legend_words(x, row, f"… và {left} đơn vị, ký hiệu khác", look))
            break
        y = row * look.row + look.row / 2
        shapes += (_moved(shape, x, y) for shape in glyph)
        shapes.append(_legend_words(x + _GLYPH + 4, row, words, look))
        x += wide
    return tuple(shapes), row + 1 if signs else 0


def _legend_words(x: float, row: int, words: str, look: Style) -> Words:
    return Words(x, row * look.row + look.row / 2 + look.small * 0.36, words, Tone.TEXT, look.small)


Sign = tuple[tuple[Box | Flag, ...], str]


def _units(found: Iterable[Slot]) -> list[Sign]:
    """Each unit answerable for something, the busiest first."""
    busy = Counter(units[0].name for slot in found if (units := labels.whose(slot.entry)))
    return [
        ((Box(0, -4, _GLYPH, 8, Tone.UNIT, hue=hue(name), radius=1.5),), " ".join(name.split()))
        for name, _times in sorted(busy.items(), key=lambda one: (-one[1], one[0]))
    ]


def _signs(found: Sequence[Slot]) -> list[Sign]:
    """The signs that the month uses."""
    sorts = {slot.sort for slot in found}
    signs: list[Sign] = []
    if Sort.DEADLINE in sorts:
        signs.append(((Flag(_GLYPH / 2, 3, 6, Tone.UNIT),), "hạn hoàn thành"))
    if any(slot.tentative and not labels.through(slot) for slot in found):
        signs.append(((Box(0, -4, _GLYPH, 8, Tone.UNIT, dashed=True, radius=1.5),), "dự kiến"))
    if Sort.WINDOW in sorts:
        signs.append(((Box(0, -1.5, _GLYPH, 3, Tone.WINDOW, hatched=True),), "trong khoảng"))
    if Sort.CORE in sorts:
        signs.append(((Box(0, -1.5, _GLYPH, 3, Tone.CORE),), "trọng tâm"))
    if any(slot.sort is Sort.EXACT and labels.through(slot) for slot in found):
        signs.append(((Box(0, -1.5, _GLYPH, 3, Tone.BAR),), "nhiều ngày liền"))
    signs.append(((Box(0, -4, _GLYPH, 8, Tone.CLOSED),), "ngày nghỉ"))
    return signs


def _moved(shape: Box | Flag, x: float, y: float) -> Box | Flag:
    return replace(shape, x=shape.x + x, y=shape.y + y)
