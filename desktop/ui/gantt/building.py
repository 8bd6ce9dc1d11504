"""The chart out of the plans' times; what is known of a plan that has not changed is not made again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_blocks import NONE_FOLDED, block, by_plan, changed, uncounted
from desktop.drawings.gantt_rows import By, rows
from desktop.drawings.labels import events
from desktop.drawings.style import Style
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.workdays import WorkCalendar

AT_ONCE = 1500
"""Times laid out without leaving the GUI thread."""
FIRST = 90
"""Times on the screen that is shown first, when all would take too long."""


@dataclass(frozen=True)
class Wanted:
    """All that a chart rests on."""

    agendas: tuple[Agenda, ...]
    by: By
    folded: frozenset[str]
    today: date
    calendar: WorkCalendar
    style: Style
    widths: tuple[float, ...]
    baseline: Mapping[Key, Entry]

    @cached_property
    def count(self) -> int:
        """How many times there are."""
        return sum([len(plan.entries) for plan in self.agendas])

    def first_screen(self) -> Wanted:
        """As much of it as a screen shows, to be seen while the rest is laid out."""
        found, left = list[Agenda](), FIRST
        for plan in self.agendas:
            found.append(plan if len(plan.entries) <= left else replace(plan, entries=plan.entries[:left]))
            entries = found[-1].entries
            left -= len(entries)
            if left <= 0:
                break
        return replace(self, agendas=tuple(found))


def apart(wanted: Wanted) -> bool:
    """Whether the rows of a plan do not depend on the other plans."""
    return wanted.by in (By.NONE, By.PLAN)


def quick(wanted: Wanted) -> bool:
    """Whether it can be made at once: few times, or of nearly all plans the rows are counted."""
    return (uncounted(wanted.agendas) if apart(wanted) else wanted.count) <= AT_ONCE


def counted(wanted: Wanted) -> Iterator[None]:
    """Counts the rows, of a plan at each step; then `build` takes no time."""
    below = by_plan(wanted.folded)
    for agenda in wanted.agendas:
        block(agenda, wanted.today, None, wanted.by is By.PLAN, below.get(agenda.plan, NONE_FOLDED))
        yield


def build(wanted: Wanted) -> Chart:
    """The chart."""
    found = rows(wanted.agendas, wanted.by, wanted.folded, wanted.today)
    return Chart(
        found,
        wanted.calendar,
        wanted.style,
        wanted.widths,
        today=wanted.today,
        anchors=_events(wanted.agendas),
        baseline=wanted.baseline,
        lazily=len(found) > AT_ONCE,
    )


_last: list[tuple[tuple[Agenda, ...], Mapping[date, str]]] = []


def _events(agendas: tuple[Agenda, ...]) -> Mapping[date, str]:
    """As `events`; where few plans are others than the last time, the rest is not looked at."""
    before, found = _last[0] if _last else ((), {})
    different = changed(before, agendas)
    if different is None or any(before[at].event != agendas[at].event for at in different):
        found = events(agendas)
    _last[:] = [(agendas, found)]
    return found
