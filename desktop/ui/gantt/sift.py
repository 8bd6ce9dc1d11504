"""What the chart can be narrowed to besides the filters: this week, what is late, what is not done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.plan.agenda import Agenda, Entry, late
from desktop.plan.slots import slots


class Only(StrEnum):
    """What is looked at."""

    ALL = ""
    WEEK = "week"
    LATE = "late"
    OPEN = "open"


_last: dict[tuple[Only, date, tuple[int, ...]], tuple[tuple[Agenda, ...], tuple[Agenda, ...]]] = {}


def narrowed(agendas: tuple[Agenda, ...], only: Only, today: date) -> tuple[Agenda, ...]:
    """The agendas with these entries only; the last answer is kept."""
    if only is Only.ALL:
        return agendas
    key = only, today, tuple(map(id, agendas))
    if key not in _last:
        _last.clear()
        _last[key] = agendas, tuple(_of(agendas, _test(only, today)))  # holding them keeps their ids
    return _last[key][1]


def _test(only: Only, today: date) -> Callable[[Agenda, Entry], bool]:
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    match only:
        case Only.WEEK:
            return lambda _plan, entry: next(slots(entry, monday, sunday), None) is not None
        case Only.LATE:
            return lambda plan, entry: late(entry, plan, today)
    return lambda plan, entry: not plan.over and not entry.done


def _of(agendas: tuple[Agenda, ...], fits: Callable[[Agenda, Entry], bool]) -> list[Agenda]:
    found = []
    for known in agendas:
        entries = tuple(entry for entry in known.entries if fits(known, entry))
        if entries:
            found.append(known if len(entries) == len(known.entries) else replace(known, entries=entries))
    return found
