"""What stands around a chart on paper: its title, the legend with the notes, and the foot of each page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from desktop.drawings.gantt_signs import Sign
from desktop.drawings.shapes import Align, Flag, Line, Shape, Taper, Tone, Words
from desktop.drawings.style import Style
from desktop.plan.agenda import Agenda
from desktop.plan.dates import short_date

_LEGEND_ROWS = 6
_AFTER = 16.0  # units between two signs
_TITLE_LINES = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """Lines of words, each with its tag, and the height they take."""

    lines: tuple[tuple[str, Words], ...]
    height: float
    running: str
    subject: str = ""
    cut: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """Signs and what they mean, notes below; from y = 0 down."""

    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]
    height: float


def heading(agendas: Sequence[Agenda], days: tuple[date, date], style: Style, wide: float) -> Heading:
    """What the chart is of: the plan with its number, or how many plans there are, and which days."""
    big, size, middle = style.size * 1.45, style.size * 1.1, wide / 2
    first = Words(middle, big, "BIỂU ĐỒ TIẾN ĐỘ", Tone.TEXT, big, bold=True, align=Align.MIDDLE)
    subject = _subject(agendas)
    lines = style.wrap(subject, wide * 0.9, _TITLE_LINES, size) if subject else ()
    y, said = big, [("H1", first)]
    for line in lines:
        y += size * 1.35
        said.append(("P", Words(middle, y, line, Tone.TEXT, size, align=Align.MIDDLE)))
    y += style.size * 1.4
    period = f"Từ ngày {short_date(days[0])} đến ngày {short_date(days[1])}"
    said.append(("P", Words(middle, y, period, Tone.MUTED, style.size, align=Align.MIDDLE)))
    whole = "".join(subject.split()) in "".join("".join(lines).split())
    running = f"Biểu đồ tiến độ {subject}".strip()
    return Heading(tuple(said), y + style.size * 0.9, running, subject, "" if whole else subject)


def _subject(agendas: Sequence[Agenda]) -> str:
    if len(agendas) != 1:
        return f"(Tổng hợp {len(agendas):02d} kế hoạch)" if agendas else ""
    (one,) = agendas
    number = f" số {one.reference}" if one.reference else ""
    if not one.title:
        return f"(Kế hoạch{number})" if number else ""
    return f"(Kế hoạch{number}: {one.title})"


def legend(signs: Sequence[Sign], notes: Sequence[str], style: Style, wide: float) -> Legend:
    """The signs side by side in rows, then each note on a line of its own."""
    shapes, words = list[Shape](), list[Words]()
    pitch = max([style.row, *(sign.height + 4 for sign in signs)]) if signs else style.row
    x, row = 0.0, 0
    for number, sign in enumerate(signs):
        flags = [shape.x + shape.size * 0.7 for shape in sign.shapes if isinstance(shape, Flag)]
        reach = max([sign.width, *flags])
        said = style.fit(sign.words, wide / 2 - reach, style.small)
        takes = reach + 5 + style.measure(said, style.small, False) + _AFTER
        if x and x + takes - _AFTER > wide:
            x, row = 0.0, row + 1
        left = len(signs) - number
        if row == _LEGEND_ROWS - 1 and left > 1 and x + takes > wide - style.size * 11:
            words.append(_beside(x, row * pitch, pitch, f"… và {left} đơn vị, ký hiệu khác", style))
            break
        top = row * pitch + (pitch - sign.height) / 2
        shapes += (moved(shape, x, top) for shape in sign.shapes)
        words.append(_beside(x + reach + 5, row * pitch, pitch, said, style))
        x += takes
    y = (row + 1) * pitch if signs else 0.0
    for note in notes:
        words.append(_beside(0.0, y, style.row, note, style))
        y += style.row
    return Legend(tuple(shapes), tuple(words), y + style.size * 0.5 if y else 0.0)


def _beside(x: float, y: float, high: float, words: str, style: Style) -> Words:
    return Words(x, y + high / 2 + style.small * 0.36, words, Tone.TEXT, style.small)


def moved(shape: Shape, x: float, y: float) -> Shape:
    """The shape so far to the right and down."""
    if isinstance(shape, Line):
        return replace(shape, x0=shape.x0 + x, y0=shape.y0 + y, x1=shape.x1 + x, y1=shape.y1 + y)
    if isinstance(shape, Taper):
        left = None if shape.left is None else shape.left + x
        right = None if shape.right is None else shape.right + x
        return replace(shape, x=shape.x + x, y=shape.y + y, left=left, right=right)
    return replace(shape, x=shape.x + x, y=shape.y + y)


def foot(
    style: Style, wide: float, page: int, total: int, running: str, tile: str, moment: datetime | None
) -> tuple[Words, ...]:
    """From y = 0 down: what it is (not on page 1), which piece, when printed, "Trang 2/7"."""
    size = style.small
    right = f"Trang {page + 1}/{total}"
    if moment:
        right = f"In lúc {moment.hour}h{moment.minute:02d} ngày {short_date(moment.date())} · {right}"
    room = wide - style.measure(right, size, False) - style.measure(tile, size, False) - 4 * style.size
    left = style.fit(running, room, size) if page else ""
    if tile:
        left = f"{left} · {tile}" if left else tile
    words = (
        Words(0, size, left, Tone.MUTED, size),
        Words(wide, size, right, Tone.MUTED, size, align=Align.RIGHT),
    )
    return tuple(word for word in words if word.text)
