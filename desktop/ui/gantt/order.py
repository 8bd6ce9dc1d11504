"""The plans in the order that they begin; after an edit only what has changed is put in its place."""

from __future__ import annotations

from bisect import bisect_left, insort
from datetime import date

from desktop.drawings.gantt_blocks import changed
from desktop.plan.agenda import Agenda

_Place = tuple[date, int, int]


class Order:
    """What begins first is seen first, of two such plans the one that soon names a day; without any, last."""

    def __init__(self) -> None:
        self._before: tuple[Agenda, ...] = ()
        self._places: list[_Place] = []
        self._sorted: list[Agenda] = []
        self._given: tuple[Agenda, ...] = ()

    def of(self, agendas: tuple[Agenda, ...]) -> tuple[Agenda, ...]:
        """The agendas in order."""
        different = changed(self._before, agendas)
        if different is None:
            self._places = sorted(_place(known, at) for at, known in enumerate(agendas))
            self._sorted = [agendas[at] for _day, _soon, at in self._places]
        else:
            for at in different:
                before = bisect_left(self._places, _place(self._before[at], at))
                del self._places[before], self._sorted[before]
                place = _place(agendas[at], at)
                insort(self._places, place)
                self._sorted.insert(bisect_left(self._places, place), agendas[at])
        if different is None or different:
            self._before, self._given = agendas, tuple(self._sorted)
        return self._given


def _place(known: Agenda, at: int) -> _Place:
    if known.stated is None:
        return date.max, 0, at
    return known.stated[0], next((nth for nth, entry in enumerate(known.entries) if entry.reach), 0), at
