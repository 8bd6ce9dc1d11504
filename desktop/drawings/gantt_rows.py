"""The rows of the Gantt: activities with their parts below them, in the groups that the reader wants."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, chain
from typing import overload

from desktop.drawings.gantt_blocks import NO_TITLE, NONE_FOLDED, Blocks, blocks, capital
from desktop.drawings.gantt_row import NO_TIME, Days, GanttRow, bounds, span
from desktop.drawings.labels import whose
from desktop.plan.agenda import Agenda, Key
from desktop.plan.text import fold as folded_words

__all__ = ["NO_TIME", "UNIT", "By", "Days", "GanttRow", "Rows", "bounds", "rows", "span", "unit_group"]

UNIT = "unit:"
"""What the names of groups of units begin with."""
MONTH = "month:"
NO_UNIT, WHOLE_PLAN, WITH = "Chưa giao đơn vị", "Cả kế hoạch", "cùng"
NO_DAYS: Mapping[str, date] = {}


class By(StrEnum):
    """What the rows are grouped by."""

    NONE = "none"
    SECTION = "section"
    UNIT = "unit"
    PLAN = "plan"
    MONTH = "month"


class Rows(Sequence[GanttRow]):
    """The rows of many plans one after the other; a row that nobody looks at is never made."""

    def __init__(self, known: Blocks) -> None:
        self.blocks, self.counts, self._days = known
        self.ends = list(accumulate(self.counts))
        self._plans: dict[str, int] | None = None

    @property
    def agendas(self) -> tuple[Agenda, ...]:
        """The plans that the rows are of."""
        return tuple(block.agenda for block in self.blocks)

    @property
    def days(self) -> Iterator[Days]:
        """First and last day of each plan."""
        return chain.from_iterable(self._days)

    def find(self, key: Key) -> int | None:
        """The row with this time."""
        if self._plans is None:
            self._plans = {block.agenda.plan: at for at, block in enumerate(self.blocks)}
        at = self._plans.get(key[0])
        found = self.blocks[at].find(key) if at is not None else None
        return None if at is None or found is None else self.ends[at] - self.blocks[at].count + found

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    @overload
    def __getitem__(self, index: int) -> GanttRow: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[GanttRow, ...]: ...
    def __getitem__(self, index: int | slice) -> GanttRow | tuple[GanttRow, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        at = bisect_right(self.ends, index)
        return self.blocks[at][index - self.ends[at] + self.blocks[at].count]

    def __iter__(self) -> Iterator[GanttRow]:
        return chain.from_iterable(self.blocks)


def rows(
    agendas: Iterable[Agenda],
    by: By = By.NONE,
    folded: Set[str] = frozenset(),
    today: date | None = None,
    issued: Mapping[str, date] = NO_DAYS,
) -> Sequence[GanttRow]:
    """The rows in reading order, grouped; of a group in `folded` the head alone, of an activity itself alone.

    By plan and without groups a plan's rows do not depend on the others: they are `Rows`. Of units each has
    what it leads, alone or with others. `issued`: the day each plan was issued, by its id, where known.
    """
    apart = by in (By.NONE, By.PLAN)
    found = Rows(blocks(tuple(agendas), today, issued, by is By.PLAN, folded if apart else NONE_FOLDED))
    return found if apart else tuple(_grouped(found, by, folded, today))


def _in(row: GanttRow, group: str, level: int, folded: bool) -> GanttRow:
    """The row in a group; by hand, because `replace` takes three times as long."""
    return GanttRow(
        row.key,
        row.plan,
        row.title,
        level,
        row.number,
        row.entries,
        group,
        row.fold,
        folded,
        row.agenda,
        row.today,
        row.issued,
    )


def _unfolded(found: Iterable[GanttRow], folded: Set[str]) -> Iterator[GanttRow]:
    """Without the parts of what is folded."""
    hidden: int | None = None
    for row in found:
        if hidden is not None and row.level > hidden:
            continue
        hidden = None
        if row.fold and row.fold in folded:
            hidden = row.level
            row = _in(row, row.group, row.level, True)
        yield row


def _grouped(found: Rows, by: By, folded: Set[str], today: date | None) -> Iterator[GanttRow]:
    groups: dict[str, tuple[str, list[GanttRow]]] = {}
    several = len(found.blocks) > 1
    for row in found:
        for name, words, here in _groups(row, by, several):
            groups.setdefault(name, (words, []))[1].append(here)
    for name in sorted(groups, key=_last_if_none) if by in (By.UNIT, By.MONTH) else groups:
        words, inside = groups[name]
        if by is By.MONTH:
            inside = sorted(inside, key=_soonest)
        entries = tuple(chain.from_iterable(row.entries for row in inside))
        closed, first = name in folded, inside[0]
        plan = first.plan if by is By.SECTION else ""
        yield GanttRow(None, plan, words, 0, "", entries, name, name, closed, first.agenda, today)
        if not closed:
            yield from _unfolded(_inside(inside, name), folded)


def _inside(inside: list[GanttRow], name: str) -> Iterator[GanttRow]:
    """The rows of a group one level in; a part away from its whole stands alone."""
    levels: dict[tuple[str, str], int] = {}
    for row in inside:
        entry = row.entries[0]
        level = levels.get((row.plan, entry.above), 0) + 1 if entry.above else 1
        if row.fold:
            levels[row.plan, entry.task] = level
        yield _in(row, name, level, False)


def _groups(row: GanttRow, by: By, several: bool) -> Iterator[tuple[str, str, GanttRow]]:
    """The groups of a row, for folding and in words, and the row as it is shown there."""
    if by is By.SECTION:
        words = f"Phần {_mark(row)}" if _mark(row) else WHOLE_PLAN
        plan = (row.agenda.title if row.agenda else "") or NO_TITLE
        yield f"{row.plan}:{_mark(row)}", f"{words} · {plan}" if several else words, row
    elif by is By.UNIT:
        yield from _units(row)
    elif days := row.days:
        yield f"{MONTH}{days[0]:%Y-%m}", f"Tháng {days[0].month}/{days[0].year}", row
    else:
        yield MONTH, NO_TIME, row


def _units(row: GanttRow) -> Iterator[tuple[str, str, GanttRow]]:
    """The group of each unit answerable; what several answer for says with whom."""
    names = {unit_group(unit.name): " ".join(unit.name.split()) for unit in whose(row.entries[0])}
    for group, name in names.items():
        others = "; ".join(other for known, other in names.items() if known != group)
        shared = replace(row, title=f"({WITH} {others}) {row.title}") if others else row
        yield group, capital(name), shared
    if not names:
        yield UNIT, NO_UNIT, row


def _mark(row: GanttRow) -> str:
    """ "III": the number of the section that the row stands in."""
    return row.entries[0].name.split(" ", 1)[0].rstrip(".")


def _last_if_none(group: str) -> tuple[bool, str]:
    return group in (UNIT, MONTH), group


def _soonest(row: GanttRow) -> tuple[date, date]:
    days = row.days
    return (days[1], days[0]) if days else (date.max, date.max)


@lru_cache(maxsize=4096)
def unit_group(name: str) -> str:
    """The name of the group of a unit."""
    return UNIT + folded_words(" ".join(name.split()))
