"""Times of some days laid in rows, none over another; what finds no room is counted under its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.plan.slots import Slot


@dataclass(frozen=True, slots=True)
class Placed:
    """A slot, or as much of it as finds room, on one row from one column to another, inclusive."""

    slot: Slot
    plan: str
    row: int
    left: int
    right: int

    def opened(self, first: date) -> str:
        """At which ends the slot goes on; `first` is the day of column 0."""
        before = self.slot.first < first + timedelta(days=self.left)
        after = self.slot.last > first + timedelta(days=self.right)
        return OPEN[before, after]


OPEN = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "both"}
"""The open ends of what begins before and goes on after what is shown."""


@dataclass(frozen=True, slots=True)
class Stack:
    """What has room, and by column what has none."""

    placed: tuple[Placed, ...]
    hidden: tuple[tuple[tuple[Slot, str], ...], ...]


def columns(slot: Slot, first: date, days: int) -> tuple[int, int]:
    """The first and last column of a slot that touches them."""
    left = (slot.first - first).days
    right = (slot.last - first).days
    return max(0, left), min(days - 1, right)


def stack(
    found: Iterable[tuple[Slot, str]],
    first: date,
    days: int,
    rows: int,
    taken: Sequence[int] = (),
    *,
    whole: bool = False,
) -> Stack:
    """Each slot, in the order given, on the first row free over all its days, else (not `whole`) in parts.

    `taken` rows of a column hold something else; a column that hides anything keeps its last row for "+N".
    """
    used = [set(range(taken[column] if taken else 0)) for column in range(days)]
    placed, hidden = list[Placed](), [list[tuple[Slot, str]]() for _ in range(days)]
    for slot, plan in found:
        at, right = columns(slot, first, days)
        while at <= right:
            row, end = _longest(used, rows, at, right)
            if end < at or (whole and end < right):
                beyond = right + 1 if whole else at + 1
                for column in range(at, beyond):
                    hidden[column].append((slot, plan))
                at = beyond
                continue
            for column in range(at, end + 1):
                used[column].add(row)
            placed.append(Placed(slot, plan, row, at, end))
            at = end + 1
    return Stack(tuple(_with_room(placed, hidden, rows)), tuple(map(tuple, hidden)))


def _longest(used: Sequence[set[int]], rows: int, left: int, right: int) -> tuple[int, int]:
    """The row that is free furthest from a column on, the highest of such, and its last free column."""
    best, end = 0, left - 1
    for row in range(rows):
        at = left
        while at <= right and row not in used[at]:
            at += 1
        if at - 1 > end:
            best, end = row, at - 1
        if end == right:
            break
    return best, end


def _with_room(placed: list[Placed], hidden: list[list[tuple[Slot, str]]], rows: int) -> list[Placed]:
    """What is left when the last row of every column that hides anything is kept for "+N"."""
    kept = list[Placed]()
    for one in placed:
        if one.row < rows - 1:
            kept.append(one)
            continue
        start = one.left
        for at in range(one.left, one.right + 2):
            if at > one.right or hidden[at]:
                if start < at:
                    kept.append(replace(one, left=start, right=at - 1))
                start = at + 1
            if at <= one.right and hidden[at]:
                hidden[at].append((one.slot, one.plan))
    return kept


def by_week(found: Iterable[tuple[Slot, str]], first: date, weeks: int) -> list[list[tuple[Slot, str]]]:
    """The slots of each of some weeks, in the order given."""
    lists = [list[tuple[Slot, str]]() for _ in range(weeks)]
    for pair in found:
        begin = max(0, (pair[0].first - first).days // 7)
        end = min(weeks - 1, (pair[0].last - first).days // 7)
        for at in range(begin, end + 1):
            lists[at].append(pair)
    return lists


def week_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
