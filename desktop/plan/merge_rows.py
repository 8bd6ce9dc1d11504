"""One row out of two that were both made of a third: what each side moved or added stands where it put it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from typing import TypeVar

Thing = TypeVar("Thing", bound=tuple[str, ...])


def merged_row(
    base: Sequence[Thing],
    mine: Sequence[Thing],
    theirs: Sequence[Thing],
    alive: Collection[Thing],
    take_theirs: Callable[[Thing], bool],
) -> tuple[Thing, ...]:
    """The row of all that is `alive`; `take_theirs` is asked of each that both put elsewhere."""
    ours = [one for one in mine if one in alive]
    other = [one for one in theirs if one in alive]
    before, both = set(base), set(ours) & set(other)
    known = [one for one in base if one in both]
    here = moved(known, [one for one in ours if one in both and one in before])
    there = moved(known, [one for one in other if one in both and one in before])
    firm = set(known) - here - there
    twice = (here & there) | (both - before)
    asked = _apart(ours, other, firm, twice)
    firm |= twice - asked
    yours = {one for one in asked if take_theirs(one)} | (there - here) | (set(other) - both)
    own = set(ours) - firm - yours
    row = _woven(
        _runs([one for one in ours if one in firm or one in own], firm),
        _runs([one for one in other if one in firm or one in yours], firm),
        [one for one in ours if one in firm],
    )
    return (*row, *sorted(set(alive) - set(row)))


def moved(old: Sequence[Thing], new: Sequence[Thing]) -> set[Thing]:
    """The fewest of the same things whose moving makes `new` of `old`."""
    if list(old) == list(new):
        return set()
    rank = {one: n for n, one in enumerate(old)}
    tails: list[int] = []
    heads: list[Thing] = []
    above: dict[Thing, Thing | None] = {}
    for one in new:
        at = bisect_left(tails, rank[one])
        tails[at : at + 1] = [rank[one]]
        heads[at : at + 1] = [one]
        above[one] = heads[at - 1] if at else None
    kept: set[Thing] = set()
    last: Thing | None = heads[-1]
    while last is not None:
        kept.add(last)
        last = above[last]
    return set(new) - kept


def _apart(
    ours: list[Thing], other: list[Thing], firm: Collection[Thing], twice: Collection[Thing]
) -> set[Thing]:
    """Of the things that both have put somewhere those that stand at different places."""
    here, there = _gaps(ours, firm, twice), _gaps(other, firm, twice)
    found = {one for one in twice if here[one] != there[one]}
    rows: dict[int, tuple[list[Thing], list[Thing]]] = {}
    for side, gaps in enumerate((here, there)):
        for one, gap in gaps.items():
            if one not in found:
                rows.setdefault(gap, ([], []))[side].append(one)
    for first, second in rows.values():
        found |= moved(first, second)
    return found


def _gaps(row: list[Thing], firm: Collection[Thing], wanted: Collection[Thing]) -> dict[Thing, int]:
    """How many firm things stand before each, in the order of the row."""
    gaps: dict[Thing, int] = {}
    passed = 0
    for one in row:
        if one in firm:
            passed += 1
        elif one in wanted:
            gaps[one] = passed
    return gaps


def _runs(row: list[Thing], firm: Collection[Thing]) -> dict[Thing | None, list[Thing]]:
    """What stands behind each firm thing (None: before the first) up to the next."""
    runs: dict[Thing | None, list[Thing]] = {}
    at: Thing | None = None
    for one in row:
        if one in firm:
            at = one
        else:
            runs.setdefault(at, []).append(one)
    return runs


def _woven(
    here: dict[Thing | None, list[Thing]], there: dict[Thing | None, list[Thing]], firm: list[Thing]
) -> list[Thing]:
    """Both sides' runs between the firm things; which goes first does not depend on the side."""
    row: list[Thing] = []
    for at in (None, *firm):
        if at is not None:
            row.append(at)
        for run in sorted(filter(None, (here.get(at), there.get(at)))):
            row += run
    return row
