"""Where each row of the Gantt begins: exact where it was looked at, elsewhere as high as usual."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from desktop.drawings.gantt_row import GanttRow
from desktop.drawings.gantt_rows import Rows
from desktop.drawings.gantt_table import Table

_PIECE = 64  # rows measured together, where they are not of one plan


class Moved(NamedTuple):
    """What had been measured before has moved `by` so much; `below` a height all is elsewhere."""

    by: float
    below: float


class Heights:
    """Rows are measured a piece at a time: a plan's rows, or so many.

    `lazily`: those of a plan when they are looked at, which moves what is below them.
    """

    def __init__(self, rows: Sequence[GanttRow], table: Table, lazily: bool) -> None:
        self._rows, self._table = rows, table
        self._blocks = rows.blocks if isinstance(rows, Rows) else ()
        count = len(rows)
        self._ends = rows.ends if isinstance(rows, Rows) else [*range(_PIECE, count, _PIECE), count]
        self._counts = rows.counts if isinstance(rows, Rows) else [*map(sub, self._ends, [0, *self._ends])]
        self._tops: list[array[float] | None]
        self._tops = table.pieces.of(self._blocks) if self._blocks else [None] * len(self._ends)
        self._starts = [0.0]
        if not lazily or not self._blocks:
            self._measure(range(len(self._ends)))
        self._settle(0)

    @property
    def total(self) -> float:
        """Of all rows."""
        return self._starts[-1]

    def top(self, index: int) -> float:
        """Where a row begins; of the number of rows their end."""
        if index >= len(self._rows):
            return self.total
        piece = bisect_right(self._ends, index)
        inside = self._exact(piece)
        return self._starts[piece] + inside[index - self._ends[piece] + self._counts[piece]]

    def height(self, index: int) -> float:
        """Of a row."""
        piece = bisect_right(self._ends, index)
        inside, at = self._exact(piece), index - self._ends[piece] + self._counts[piece]
        return inside[at + 1] - inside[at]

    def at(self, y: float) -> int | None:
        """The row at a height, None above the first and below the last."""
        self.lay(y, y)
        return self._index(y) if 0 <= y < self.total else None

    def between(self, top: float, bottom: float) -> range:
        """The rows that a stretch of heights touches."""
        self.lay(top, bottom)
        if bottom < 0 or not self._rows:
            return range(0)
        return range(self._index(max(top, 0.0)), self._index(bottom) + 1)

    def lay(self, top: float, bottom: float) -> Moved | None:
        """Measure the rows between two heights; None where that was done before."""
        by, below = 0.0, float("inf")
        while True:
            pieces = self._pieces(top + by, bottom + by)
            fresh = [piece for piece in pieces if self._tops[piece] is None]
            if not fresh:
                return Moved(by, below) if below < float("inf") else None
            held = next((piece for piece in pieces if self._tops[piece] is not None), None)
            before = self._starts[held] if held is not None else 0.0
            self._measure(fresh)
            self._settle(fresh[0])
            below = min(below, self._starts[fresh[0]])
            if held is not None:
                by += self._starts[held] - before

    def measured(self) -> Iterator[None]:
        """Measures all that was not looked at yet, a piece at each step; `take` makes it count."""
        for piece, block in enumerate(self._blocks):
            if self._tops[piece] is None and self._table.pieces.get(block) is None:
                self._table.pieces.put(block, self._cumulated(map(block.peek, range(block.count))))
                yield

    def take(self) -> float | None:
        """Let count what `measured` has found; below which height anything moved, None where nothing did."""
        first = None
        for piece, tops in enumerate(self._tops):
            if tops is None and (found := self._table.pieces.get(self._blocks[piece])) is not None:
                self._tops[piece] = found
                first = piece if first is None else first
        if first is None:
            return None
        self._settle(first)
        return self._starts[first]

    def _exact(self, piece: int) -> array[float]:
        found = self._tops[piece]
        if found is None:
            self._measure((piece,))
            self._settle(piece)
            found = self._tops[piece]
            assert found is not None
        return found

    def _pieces(self, top: float, bottom: float) -> range:
        if not self._ends:
            return range(0)
        most = len(self._ends) - 1
        first = min(max(bisect_right(self._starts, top) - 1, 0), most)
        return range(first, min(max(bisect_right(self._starts, bottom), first + 1), most + 1))

    def _index(self, y: float) -> int:
        piece = self._pieces(y, y)[0]
        inside, start, count = self._exact(piece), self._starts[piece], self._counts[piece]
        at = min(max(bisect_right(inside, y - start) - 1, 0), count - 1)
        if at + 1 < count and start + inside[at + 1] <= y:  # what is added is not what is taken away
            at += 1
        return self._ends[piece] - count + at

    def _measure(self, pieces: Sequence[int]) -> None:
        for piece in pieces:
            if self._tops[piece] is not None:
                continue
            if self._blocks:
                block = self._blocks[piece]
                found = self._cumulated(block)
                self._table.pieces.put(block, found)
            else:
                end = self._ends[piece]
                found = self._cumulated(self._rows[end - self._counts[piece] : end])
            self._tops[piece] = found

    def _cumulated(self, rows: Iterable[GanttRow]) -> array[float]:
        return array("d", accumulate(map(self._table.height, rows), initial=0.0))

    def _settle(self, first: int) -> None:
        """Where the pieces begin, from one of them on."""
        usual = self._table.common
        del self._starts[first + 1 :]
        pairs = zip(self._tops[first:], self._counts[first:], strict=True)
        heights = (inside[-1] if inside is not None else count * usual for inside, count in pairs)
        self._starts[first:] = accumulate(heights, initial=self._starts[first])
