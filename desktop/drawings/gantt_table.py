"""The table side of the Gantt: wrapped words of each row, and how high that makes the row."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache

from desktop.drawings.gantt_blocks import Block, changed
from desktop.drawings.gantt_row import NO_TIME, GanttRow
from desktop.drawings.shapes import Align, Box, Line, Shape, Tone, Words
from desktop.drawings.style import Style

HEADINGS = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian", "Trạng thái")
CONTINUED = " (tiếp)"
NUMBER, TITLE, LEAD, PARTNERS, WORDS, STATE = range(6)
_KEPT, _WIDTHS, _PLANS = 200_000, 8, 40_000
_SAMPLE = "Tổ chức tọa đàm, hội thảo khoa học về kết quả nghiên cứu và ứng dụng khoa học và công nghệ"
_NARROW, _WIDE, _SURE = 0.8, 1.3, 60
"""So much less or more than usual a text of more than so many letters may take."""


class Pieces:
    """Where the rows of plans begin and end, by the identity of the plan's block."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[Block, array[float]]] = {}
        self._last: tuple[Sequence[Block], list[array[float] | None]] = (), []

    def put(self, block: Block, tops: array[float]) -> None:
        """Keep what was measured."""
        self.known[id(block)] = block, tops

    def get(self, block: Block) -> array[float] | None:
        """What was measured of a plan."""
        found = self.known.get(id(block))
        return found[1] if found and found[0] is block else None

    def of(self, blocks: Sequence[Block]) -> list[array[float] | None]:
        """What was measured of many; where few are others than the last time, only those are sought."""
        different = changed(self._last[0], blocks)
        if different is None:
            tops = list(map(self.get, blocks))
        else:
            tops = list(self._last[1])
            for at in different:
                tops[at] = self.get(blocks[at])
        self._last = blocks, tops
        return tops


class Ruler:
    """Breaks words into lines by the widths of single words, each measured once."""

    def __init__(self, style: Style) -> None:
        self.style = style
        self._wide: dict[tuple[str, bool], float] = {}
        self._counts: dict[tuple[str, float, int, bool], int] = {}
        self._lines: dict[tuple[str, float, int, bool], tuple[str, ...]] = {}
        self._pieces: dict[tuple[tuple[float, ...], int], Pieces] = {}
        self._letter = style.measure(_SAMPLE, style.size, False) / len(_SAMPLE)

    def pieces(self, widths: tuple[float, ...], lines: int) -> Pieces:
        """What has been measured for columns of these widths."""
        kept = self._pieces.get((widths, lines))
        if kept is None or len(kept.known) > _PLANS:
            if len(self._pieces) >= _WIDTHS:
                self._pieces.clear()
            kept = self._pieces[widths, lines] = Pieces()
        return kept

    def wide(self, word: str, bold: bool = False) -> float:
        found = self._wide.get((word, bold))
        if found is None:
            if len(self._wide) > _KEPT:
                self._wide.clear()
            found = self._wide[word, bold] = self.style.measure(word, self.style.size, bold)
        return found

    def count(self, text: str, width: float, lines: int, bold: bool = False) -> int:
        """Into how many lines the text breaks, at most so many; 0 for nothing."""
        key = (text, width, lines, bold)
        found = self._counts.get(key)
        if found is None:
            if len(self._counts) > _KEPT:
                self._counts.clear()
            found = self._counts[key] = self._counted(text, width, lines, bold)
        return found

    def _counted(self, text: str, width: float, lines: int, bold: bool) -> int:
        """By words only where the length alone leaves it open."""
        rough = len(text) * self._letter / width
        if rough * _NARROW > lines - 1 and len(text) > _SURE:
            return lines
        if rough * _WIDE < 1:
            return 1 if text else 0
        return len(self._ends(text.split(), width, lines, bold))

    def lines(self, text: str, width: float, lines: int, bold: bool = False) -> tuple[str, ...]:
        """The lines, the last one fitted."""
        key = (text, width, lines, bold)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _KEPT:
                self._lines.clear()
            found = self._lines[key] = self._broken(text, width, lines, bold)
        return found

    def _broken(self, text: str, width: float, lines: int, bold: bool) -> tuple[str, ...]:
        words, start, done = text.split(), 0, list[str]()
        for end in self._ends(words, width, lines, bold):
            last = len(done) == lines - 1
            line = " ".join(words[start:] if last else words[start:end])
            done.append(self.style.fit(line, width, self.style.size, bold))
            start = end
        return tuple(done)

    def _ends(self, words: list[str], width: float, lines: int, bold: bool) -> list[int]:
        ends, space, at = list[int](), self.wide(" ", bold), 0
        while at < len(words) and len(ends) < lines:
            used = self.wide(words[at], bold)
            at += 1
            while at < len(words) and used + space + self.wide(words[at], bold) <= width:
                used += space + self.wide(words[at], bold)
                at += 1
            ends.append(at)
        return ends


@lru_cache(maxsize=4)
def ruler(style: Style) -> Ruler:
    """One for each style, so that a chart made anew after an edit measures nothing twice."""
    return Ruler(style)


class Table:
    """Columns of so many units each, 0 for one that is not shown."""

    def __init__(self, style: Style, columns: Sequence[float], lines: int) -> None:
        self.style, self.most = style, lines
        self.widths = (*columns, *([0.0] * 6))[:6]
        self.ruler = ruler(style)
        self.pitch = round(style.size * 1.35, 1)
        self.pad = round(style.size * 0.55, 1)
        self.gap = round(style.size * 0.5, 1)
        self.pieces = self.ruler.pieces(self.widths, lines)

    @property
    def width(self) -> float:
        return sum(self.widths)

    @property
    def common(self) -> float:
        """Height of a row that nobody has looked at."""
        return min(2, self.most) * self.pitch + 2 * self.pad

    def height(self, row: GanttRow) -> float:
        """Of a row whose words are wrapped."""
        lines = 1 if row.key is None else self._lines(row)
        return lines * self.pitch + 2 * self.pad

    def _lines(self, row: GanttRow) -> int:
        """Of the highest cell."""
        count = max(self._count(row.title, TITLE, row.level), 1)
        for column, text in ((LEAD, row.lead), (PARTNERS, row.partners), (WORDS, row.words)):
            if count >= self.most:
                break
            count = max(count, self._count(text, column))
        return count

    def _count(self, text: str, column: int, level: int = 0) -> int:
        room = self.room(column, level)
        return self.ruler.count(text, room, self.most) if text and self.widths[column] else 0

    def room(self, column: int, level: int = 0) -> float:
        """For words in a column."""
        indent = self.indent(level) if column == TITLE else 0.0
        return max(self.widths[column] - 2 * self.gap - indent, self.style.size)

    def indent(self, level: int) -> float:
        return round(self.style.size * 1.1 * min(level, 6), 1)

    def row(self, row: GanttRow, top: float, height: float, today: bool = False) -> list[Shape]:
        """The words of a row."""
        if row.key is None:
            return self._head(row, top, height)
        texts = (row.number, row.title, row.lead, row.partners, row.words, row.state)
        shapes, x = list[Shape](), 0.0
        room = max(1, int((height - 2 * self.pad) / self.pitch + 0.01))
        for column, (text, width) in enumerate(zip(texts, self.widths, strict=True)):
            if width and text:
                shapes += self._cell(row, column, text, x, top, height, room)
            x += width
        return shapes

    def _cell(
        self, row: GanttRow, column: int, text: str, x: float, top: float, height: float, room: int
    ) -> list[Shape]:
        level = row.level if column == TITLE else 0
        tone = self._tone(row, column)
        lines = self.ruler.lines(text, self.room(column, level), room)
        left = x + self.gap + (self.indent(level) if column == TITLE else 0.0)
        first = top + (height - len(lines) * self.pitch) / 2 + self.pitch / 2 + self.style.size * 0.36
        size = self.style.size
        return [
            Words(left, first + number * self.pitch, line, tone, size) for number, line in enumerate(lines)
        ]

    def _tone(self, row: GanttRow, column: int) -> Tone:
        if column == STATE and row.late:
            return Tone.LATE
        idle = column == STATE and not row.progress
        if column in (NUMBER, PARTNERS) or row.done or idle or (column == WORDS and row.words == NO_TIME):
            return Tone.MUTED
        return Tone.TEXT

    def _head(self, row: GanttRow, top: float, height: float) -> list[Shape]:
        sign = "▸" if row.folded else "▾"
        size = self.style.size
        count = sum(1 for _ in {entry.task or entry.key for entry in row.entries})
        tail = CONTINUED if row.continued else f" ({count})"
        room = self.width - 5 * self.gap - size - self.style.measure(sign + tail, size, True)
        title = self.style.fit(row.title, room, size, True)
        y = top + height / 2 + size * 0.36
        return [
            Box(0, top, self.width, height, Tone.HEAD),
            Words(self.gap, y, sign, Tone.MUTED, size),
            Words(self.gap * 2 + size, y, title + tail, Tone.TEXT, size, bold=True),
        ]

    def header(self, height: float) -> list[Shape]:
        """The headings of the columns."""
        shapes: list[Shape] = [Box(0, 0, self.width, height, Tone.HEAD)]
        x, y = 0.0, height - self.pad - self.style.size * 0.2
        for words, width in zip(HEADINGS, self.widths, strict=True):
            if width:
                fitted = self.style.fit(words, width - 2 * self.gap, self.style.size, True)
                shapes.append(Words(x + self.gap, y, fitted, Tone.MUTED, self.style.size, bold=True))
            x += width
        shapes.append(Line(0, height, self.width, height, Tone.GRID))
        return shapes


__all__ = ["HEADINGS", "Align", "Ruler", "Table", "ruler"]
