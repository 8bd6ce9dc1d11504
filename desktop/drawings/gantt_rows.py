"""The rows of the Gantt: activities with their parts below them, in the groups that the reader wants."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, chain
from typing import overload

from desktop.drawings.gantt_row import NO_TIME, Days, GanttRow, bounds, span
from desktop.drawings.labels import title, whose
from desktop.plan.agenda import Agenda
from desktop.plan.text import fold as folded_words

__all__ = ["NO_TIME", "UNIT", "By", "Days", "GanttRow", "Rows", "bounds", "rows", "span", "unit_group"]

UNIT = "unit:"
"""What the names of groups of units begin with."""
MONTH = "month:"
NO_UNIT, WHOLE_PLAN = "Chưa giao đơn vị", "Cả kế hoạch"
NO_DAYS: Mapping[str, date] = {}
_KEPT = 4096  # plans whose rows are kept


class By(StrEnum):
    """What the rows are grouped by."""

    NONE = "none"
    SECTION = "section"
    UNIT = "unit"
    PLAN = "plan"
    MONTH = "month"


class _PlanRows:
    """The rows of one plan, each made when it is first asked for."""

    def __init__(self, agenda: Agenda, today: date | None, issued: date | None) -> None:
        self.agenda, self.today, self.issued = agenda, today, issued
        self.starts = list[int]()
        before, parted = "", False
        for index, entry in enumerate(agenda.entries):
            task = entry.task
            if not task or task != before:
                self.starts.append(index)
                before = task
            if entry.above:
                parted = True
        self._wholes = {entry.above for entry in agenda.entries if entry.above} if parted else set[str]()
        self._levels = self._nested() if parted else {}
        self._made: list[GanttRow | None] = [None] * len(self.starts)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> GanttRow:
        found = self._made[index]
        if found is None:
            found = self._made[index] = self._make(index)
        return found

    def _nested(self) -> dict[str, int]:
        levels: dict[str, int] = {}
        for entry in self.agenda.entries:
            if entry.task and entry.task not in levels:
                levels[entry.task] = levels.get(entry.above, -1) + 1 if entry.above else 0
        return levels

    def _make(self, index: int) -> GanttRow:
        start = self.starts[index]
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.agenda.entries)
        entries = self.agenda.entries[start:end]
        first = entries[0]
        if first.inner:
            entries = tuple(sorted(entries, key=lambda entry: entry.inner))
            first = entries[0]
        plan = self.agenda.plan
        fold = f"{plan}/{first.task}" if first.task in self._wholes else ""
        return GanttRow(
            first.key,
            plan,
            _capital(title(first)),
            self._levels.get(first.task, 0),
            _number(first.name),
            entries,
            "",
            fold,
            False,
            self.agenda,
            self.today,
            self.issued,
        )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _number(path: str) -> str:
    """ "II.1.1." of "II. 1. 1.1.", whose last mark says the one before again."""
    marks = path.split()
    if len(marks) > 1:
        pairs = zip(marks, [*marks[1:], ""], strict=True)
        marks = [mark for mark, after in pairs if not after.startswith(mark)]
    return "".join(marks)


_plans: dict[int, _PlanRows] = {}


def _of_plan(agenda: Agenda, today: date | None, issued: date | None) -> _PlanRows:
    """The rows of a plan, kept as long as it, today and its day of issue stay the same."""
    kept = _plans.get(id(agenda))
    if kept is None or kept.agenda is not agenda or (kept.today, kept.issued) != (today, issued):
        if len(_plans) >= _KEPT:
            _plans.clear()
        kept = _plans[id(agenda)] = _PlanRows(agenda, today, issued)
    return kept


class Rows(Sequence[GanttRow]):
    """The rows of many plans one after the other; a row that nobody looks at is never made."""

    def __init__(self, plans: Sequence[_PlanRows]) -> None:
        self._plans = plans
        self._ends = list(accumulate(map(len, plans)))

    @property
    def agendas(self) -> tuple[Agenda, ...]:
        """The plans that the rows are of."""
        return tuple(plan.agenda for plan in self._plans)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

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
        plan = bisect_right(self._ends, index)
        return self._plans[plan][index - (self._ends[plan - 1] if plan else 0)]

    def __iter__(self) -> Iterator[GanttRow]:
        return chain.from_iterable(map(plan.__getitem__, range(len(plan))) for plan in self._plans)


def rows(
    agendas: Iterable[Agenda],
    by: By = By.NONE,
    folded: Set[str] = frozenset(),
    today: date | None = None,
    issued: Mapping[str, date] = NO_DAYS,
) -> Sequence[GanttRow]:
    """The rows in reading order, grouped; of a group in `folded` the head alone, of an activity itself alone.

    `issued`: the day each plan was issued, by its id, as far as that is known.
    """
    found = Rows([_of_plan(agenda, today, issued.get(agenda.plan)) for agenda in agendas])
    if by is By.NONE:
        return tuple(_unfolded(found, folded)) if folded else found
    return tuple(_grouped(found, by, folded, today))


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
    groups: dict[str, list[GanttRow]] = {}
    several = len(found.agendas) > 1
    for row in found:
        groups.setdefault(_group(row, by), []).append(row)
    for name in sorted(groups, key=_last_if_none) if by in (By.UNIT, By.MONTH) else groups:
        inside = groups[name]
        if by is By.MONTH:
            inside = sorted(inside, key=_soonest)
        entries = tuple(chain.from_iterable(row.entries for row in inside))
        closed, first = name in folded, inside[0]
        plan = first.plan if by in (By.PLAN, By.SECTION) else ""
        words = _heading(first, by, several)
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


def _group(row: GanttRow, by: By) -> str:
    """The name of a row's group, for folding."""
    if by is By.PLAN:
        return row.plan
    if by is By.SECTION:
        return f"{row.plan}:{_mark(row)}"
    if by is By.UNIT:
        units = whose(row.entries[0])
        return unit_group(units[0].name) if units else UNIT
    days = row.days
    return f"{MONTH}{days[0]:%Y-%m}" if days else MONTH


def _heading(row: GanttRow, by: By, several: bool) -> str:
    """The title of a row's group."""
    plan = (row.agenda.title if row.agenda else "") or "Kế hoạch chưa có tên"
    if by is By.PLAN:
        return plan
    if by is By.SECTION:
        words = f"Phần {_mark(row)}" if _mark(row) else WHOLE_PLAN
        return f"{words} · {plan}" if several else words
    if by is By.UNIT:
        units = whose(row.entries[0])
        return _capital(" ".join(units[0].name.split())) if units else NO_UNIT
    days = row.days
    return f"Tháng {days[0].month}/{days[0].year}" if days else NO_TIME


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
