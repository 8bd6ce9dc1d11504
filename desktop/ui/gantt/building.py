"""Rows and chart out of the plans' times; of a plan that has not changed the rows are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import By, GanttRow, rows
from desktop.drawings.labels import events
from desktop.drawings.style import Style
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.workdays import WorkCalendar

AT_ONCE = 1500
"""Times laid out without leaving the GUI thread."""
FIRST = 90
"""Times on the screen that is shown first, when all would take too long."""
_Kept = dict[str, tuple[Agenda, tuple[GanttRow, ...]]]


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

    @property
    def count(self) -> int:
        """How many times there are."""
        return sum(len(known.entries) for known in self.agendas)

    def first_screen(self) -> Wanted:
        """As much of it as a screen shows, to be seen while the rest is laid out."""
        found, left = list[Agenda](), FIRST
        for known in self.agendas:
            entries = known.entries[:left]
            found.append(known if entries == known.entries else replace(known, entries=entries))
            left -= len(entries)
            if left <= 0:
                break
        return replace(self, agendas=tuple(found))


class Builder:
    """Keeps the rows of each plan for as long as they are wanted in the same way."""

    def __init__(self) -> None:
        self._kept: _Kept = {}
        self._way: tuple[By, frozenset[str], date] | None = None

    def quick(self, wanted: Wanted) -> bool:
        """Whether it can be made at once: few times, or nearly all rows are known."""
        if wanted.count <= AT_ONCE:
            return True
        if not self._apart(wanted) or self._way != _way(wanted):
            return False
        new = [known for known in wanted.agendas if not self._has(known)]
        return sum(len(known.entries) for known in new) <= AT_ONCE

    def build(self, wanted: Wanted) -> Chart:
        """The chart."""
        return Chart(
            self._rows(wanted),
            wanted.calendar,
            wanted.style,
            wanted.widths,
            today=wanted.today,
            anchors=events(wanted.agendas),
            baseline=wanted.baseline,
        )

    def _rows(self, wanted: Wanted) -> Sequence[GanttRow]:
        if not self._apart(wanted):
            return rows(wanted.agendas, wanted.by, wanted.folded, wanted.today)
        if self._way != _way(wanted):
            self._way, self._kept = _way(wanted), {}
        found: _Kept = {}
        for known in wanted.agendas:
            if self._has(known):
                found[known.plan] = self._kept[known.plan]
            else:
                made = tuple(rows((known,), wanted.by, wanted.folded, wanted.today))
                found[known.plan] = known, made
        self._kept = found
        return [row for _, made in found.values() for row in made]

    @staticmethod
    def _apart(wanted: Wanted) -> bool:
        """Whether the rows of a plan do not depend on the other plans."""
        return wanted.by in (By.NONE, By.PLAN)

    def _has(self, known: Agenda) -> bool:
        kept = self._kept.get(known.plan)
        return kept is not None and kept[0] is known


def _way(wanted: Wanted) -> tuple[By, frozenset[str], date]:
    return wanted.by, wanted.folded, wanted.today
