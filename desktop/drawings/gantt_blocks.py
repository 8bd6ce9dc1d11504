"""The rows of one plan in the Gantt: counted at once, each made when it is first looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from itertools import compress, count
from operator import is_not
from typing import NamedTuple

from desktop.drawings.gantt_row import Days, GanttRow
from desktop.drawings.labels import title
from desktop.plan.agenda import Agenda, Key

NO_TITLE = "Kế hoạch chưa có tên"
_KEPT = 20_000  # plans whose rows are kept
_FEW = 64  # plans looked at one by one
NONE_FOLDED: Set[str] = frozenset()


class Block:
    """Of an activity all times on one row; `headed`: below a head of the plan, one level in."""

    def __init__(
        self, agenda: Agenda, today: date | None, issued: date | None, headed: bool, folded: Set[str]
    ) -> None:
        self.agenda, self.today, self.issued = agenda, today, issued
        self.headed, self.folded = headed, folded
        self._starts = list[int]()
        before, parted = "", False
        for index, entry in enumerate(agenda.entries):
            task = entry.task
            if not task or task != before:
                self._starts.append(index)
                before = task
            if entry.above:
                parted = True
        self._wholes = {entry.above for entry in agenda.entries if entry.above} if parted else set[str]()
        self._levels = self._nested() if parted else {}
        self._lead = int(headed and bool(self._starts))  # rows before the first activity
        self._left = self._unfolded() if folded else None  # which activities are not hidden
        self.count = self._lead + len(self._starts if self._left is None else self._left)
        self._made: list[GanttRow | None] = [None] * self.count
        self._days: tuple[Days, ...] | None = None

    def __len__(self) -> int:
        return self.count

    def __getitem__(self, index: int) -> GanttRow:
        found = self._made[index]
        if found is None:
            found = self._made[index] = self.peek(index)
        return found

    def __iter__(self) -> Iterator[GanttRow]:
        return map(self.__getitem__, range(self.count))

    def peek(self, index: int) -> GanttRow:
        """A row that is not kept."""
        if index < self._lead:
            return self._head()
        at = index - self._lead
        return self._make(at if self._left is None else self._left[at])

    @property
    def days(self) -> tuple[Days, ...]:
        """First and last day of the plan, (): it names none."""
        if self._days is None:
            self._days = tuple(days_of(self.agenda))
        return self._days

    def find(self, key: Key) -> int | None:
        """The row with this time."""
        places = ((entry.place, entry.nth) for entry in self.agenda.entries)
        at = next((at for at, place in enumerate(places) if place == key[1:]), None)
        if at is None:
            return None
        activity = bisect_right(self._starts, at) - 1
        if self._left is None:
            return activity + self._lead
        return self._left.index(activity) + self._lead if activity in self._left else None

    def _nested(self) -> dict[str, int]:
        levels: dict[str, int] = {}
        for entry in self.agenda.entries:
            if entry.task and entry.task not in levels:
                levels[entry.task] = levels.get(entry.above, -1) + 1 if entry.above else 0
        return levels

    def _unfolded(self) -> list[int]:
        """Without what the plan's head hides, or the activities their parts."""
        if self.headed and self.agenda.plan in self.folded:
            return []
        hidden: int | None = None
        left = list[int]()
        for at, start in enumerate(self._starts):
            task = self.agenda.entries[start].task
            level = self._levels.get(task, 0)
            if hidden is not None and level > hidden:
                continue
            hidden = level if f"{self.agenda.plan}/{task}" in self.folded else None
            left.append(at)
        return left

    def _head(self) -> GanttRow:
        agenda, plan = self.agenda, self.agenda.plan
        words, closed = agenda.title or NO_TITLE, plan in self.folded
        return GanttRow(None, plan, words, 0, "", agenda.entries, plan, plan, closed, agenda, self.today)

    def _make(self, at: int) -> GanttRow:
        start = self._starts[at]
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.agenda.entries)
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
            capital(title(first)),
            self._levels.get(first.task, 0) + self.headed,
            _number(first.name),
            entries,
            plan if self.headed else "",
            fold,
            bool(fold) and fold in self.folded,
            self.agenda,
            self.today,
            self.issued,
        )


def capital(words: str) -> str:
    """With a capital at its beginning."""
    return words[:1].upper() + words[1:]


def _number(path: str) -> str:
    """ "II.1.1." of "II. 1. 1.1.", whose last mark says the one before again."""
    marks = path.split()
    if len(marks) > 1:
        pairs = zip(marks, [*marks[1:], ""], strict=True)
        marks = [mark for mark, after in pairs if not after.startswith(mark)]
    return "".join(marks)


def days_of(agenda: Agenda) -> Iterator[Days]:
    """First and last day of a plan; of what comes again without end its year."""
    if found := agenda.span:
        yield found
    elif agenda.year and any(entry.endless for entry in agenda.entries):
        yield date(agenda.year, 1, 1), date(agenda.year, 12, 31)


_blocks: dict[int, Block] = {}


def block(
    agenda: Agenda,
    today: date | None,
    issued: date | None = None,
    headed: bool = False,
    folded: Set[str] = NONE_FOLDED,
) -> Block:
    """The rows of a plan, kept as long as it and the way it is shown stay the same."""
    kept = _blocks.get(id(agenda))
    if (
        kept is None
        or kept.agenda is not agenda
        or kept.headed is not headed
        or kept.today != today
        or kept.folded != folded
        or kept.issued != issued
    ):
        if len(_blocks) >= _KEPT:
            _blocks.clear()
        kept = _blocks[id(agenda)] = Block(agenda, today, issued, headed, folded)
    return kept


class Blocks(NamedTuple):
    """Of many plans the rows, how many they are, and the days; side by side, to be copied at once."""

    every: list[Block]
    counts: list[int]
    days: list[tuple[Days, ...]]

    def but(self, others: Mapping[int, Block]) -> Blocks:
        """With other rows at some places."""
        copied = Blocks(list(self.every), list(self.counts), list(self.days))
        for at, other in others.items():
            copied.every[at], copied.counts[at], copied.days[at] = other, other.count, other.days
        return copied


_Way = tuple[bool, date | None, Mapping[str, date], Set[str]]
_last: list[tuple[tuple[Agenda, ...], _Way, Blocks]] = []


def blocks(
    agendas: tuple[Agenda, ...],
    today: date | None,
    issued: Mapping[str, date],
    headed: bool,
    folded: Set[str],
) -> Blocks:
    """The rows of many plans; where few of them are others than the last time, the rest is not looked at."""
    way, below = (headed, today, issued, folded), by_plan(folded)

    def made(agenda: Agenda) -> Block:
        plan = agenda.plan
        return block(agenda, today, issued.get(plan), headed, below.get(plan, NONE_FOLDED))

    different = changed(_last[0][0], agendas) if _last and _last[0][1] == way else None
    if different is None:
        every = [made(agenda) for agenda in agendas]
        found = Blocks(every, [block.count for block in every], [block.days for block in every])
    else:
        found = _last[0][2].but({at: made(agendas[at]) for at in different})
    _last[:] = [(agendas, way, found)]
    return found


def uncounted(agendas: tuple[Agenda, ...]) -> int:
    """How many times there are in plans whose rows were not counted yet."""
    different = changed(_last[0][0], agendas) if _last else None
    new = agendas if different is None else [agendas[at] for at in different]
    return sum(len(agenda.entries) for agenda in new if not _known(agenda))


def changed(before: Sequence[object], after: Sequence[object]) -> list[int] | None:
    """Which of as many things are others than before; None where it is more than a few."""
    if len(before) != len(after):
        return None
    found = list(compress(count(), map(is_not, before, after)))
    return found if len(found) <= _FEW else None


def _known(agenda: Agenda) -> bool:
    kept = _blocks.get(id(agenda))
    return kept is not None and kept.agenda is agenda


def by_plan(folded: Iterable[str]) -> dict[str, Set[str]]:
    """What is folded of each plan."""
    found: dict[str, set[str]] = {}
    for name in folded:
        found.setdefault(name.partition("/")[0], set()).add(name)
    return {plan: frozenset(names) for plan, names in found.items()}
