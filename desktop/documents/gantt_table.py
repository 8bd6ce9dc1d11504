"""The table side of a chart on paper: how wide its columns are, what stands in each cell, what was cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import GanttRow
from desktop.drawings.gantt_table import HEADINGS, TITLE
from desktop.drawings.shapes import Line, Shape, Words
from desktop.drawings.style import Style

_GAP = 13.0  # units beside the words of a column
_LINES = 3  # of a cell, wherever there is room
_SAMPLE, _MISSED, _STEP = 200, 0.03, 8.0  # the longest texts, the share of them that may need more
_SHARE = {"A4": 0.57, "A3": 0.62}
_INDENT = 13.2
_FOLDS = frozenset("▾▸")
_TODO = "Chưa làm"

Cell = tuple[int, list[Words]]
"""A column and the lines of words in it."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text of which the chart shows the beginning only: the number of its row, its column, all of it."""

    number: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells with words of every row, what else is painted there, and the texts that were cut."""

    rows: tuple[list[Cell], ...]
    shapes: tuple[tuple[Shape, ...], ...]
    cut: tuple[Cut, ...]


def columns(rows: Sequence[GanttRow], style: Style, wide: float, paper: str) -> tuple[float, ...]:
    """Widths in which nearly all words need three lines at most; 0 for a column with nothing to say."""
    found = [row for row in rows if row.key]
    big = paper == "A3"
    number = _single(style, (row.number for row in found), 30, 90)
    lead = _wrapped(style, (row.lead for row in found), 70, wide * (0.12 if big else 0.13))
    partners = _wrapped(style, (row.partners for row in found), 70, wide * 0.11) if big else 0.0
    words = _wrapped(style, (row.words for row in found), 80, wide * 0.125)
    told = any(row.state != _TODO for row in found)
    state = _single(style, (row.state for row in found), 60, 100) if told else 0.0
    room = wide * _SHARE[paper] - number - lead - partners - words - state
    indent = _INDENT * max((row.level for row in found), default=0)
    title = _wrapped(style, (row.title for row in found), 150, max(room, 170.0) - indent) + indent
    return number, title, lead, partners, words, state


def _single(style: Style, texts: Iterable[str], least: float, most: float) -> float:
    wide = max((style.measure(text, style.size, False) for text in set(texts)), default=0.0)
    return min(max(wide + _GAP, least), most) if wide else 0.0 if most == 100 else least


def _wrapped(style: Style, texts: Iterable[str], least: float, most: float) -> float:
    """The smallest width in which nearly all texts need three lines; 0 where there are none."""
    found = sorted({text for text in texts if text}, key=len, reverse=True)
    if not found:
        return 0.0
    space = style.measure(" ", style.size, False)
    wides = [[style.measure(word, style.size, False) for word in text.split()] for text in found[:_SAMPLE]]
    missed = len(found) * _MISSED
    width = least
    while width < most and sum(_count(one, space, width - _GAP) > _LINES for one in wides) > missed:
        width += _STEP
    longest = max(sum(one) + space * len(one) for one in wides)
    return min(width, most, max(longest + _GAP, least * 0.7))


def _count(words: Sequence[float], space: float, room: float) -> int:
    """Into how many lines words of these widths break."""
    lines, used = 1, -space
    for wide in words:
        if used + space + wide > room and used > 0:
            lines, used = lines + 1, wide
        else:
            used += space + wide
    return lines


def cells(chart: Chart, widths: Sequence[float]) -> Cells:
    """The table, taken apart into rows and cells; the signs of folding are left to the screen."""
    starts = [0.0, *accumulate(widths)]
    words: list[list[Cell]] = [[] for _ in chart.rows]
    others: list[list[Shape]] = [[] for _ in chart.rows]
    for shape in chart.table(0, chart.height).shapes:
        if isinstance(shape, Words):
            index = chart.row_at(shape.y)
            if index is None or shape.text in _FOLDS:
                continue
            column = bisect_right(starts, shape.x) - 1
            if chart.rows[index].head:
                column, shape = TITLE, replace(shape, x=_GAP / 2)
            if words[index] and words[index][-1][0] == column:
                words[index][-1][1].append(shape)
            else:
                words[index].append((column, [shape]))
        else:
            index = chart.row_at(shape.y0 - 0.01 if isinstance(shape, Line) else shape.y + 0.01)
            others[index or 0].append(shape)
    cut = tuple(_cut(chart.rows, words))
    return Cells(tuple(words), tuple(map(tuple, others)), cut)


def _cut(rows: Sequence[GanttRow], words: Sequence[list[Cell]]) -> Iterable[Cut]:
    for row, said in zip(rows, words, strict=True):
        texts = (row.number, row.title, row.lead, row.partners, row.words, row.state)
        shown = dict(said)
        for column, lines in shown.items():
            whole = " ".join(texts[column].split())
            kept = "".join(line.text for line in lines)
            if "…" in kept and _letters(whole) not in _letters(kept):
                yield Cut(row.number, HEADINGS[column] if row.key else "Nhóm", whole)


def _letters(text: str) -> str:
    return "".join(text.split())
