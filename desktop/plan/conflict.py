"""Clashes over all plans of the store, kept ready: one edit costs what has changed, not what is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.claims import SHORT, Claim, claim
from desktop.plan.conflict_rules import LEVELS, Conflict, Level, alone, full, pair
from desktop.plan.workdays import WorkCalendar

__all__ = ["LEVELS", "Conflict", "Index", "Level"]

Days = dict[date | None, dict[Key, Claim]]
"""Who takes a thing on a day; under None those who take it for more than SHORT days in a row."""


class Index:
    """Who takes what on which day; only claims that share a name and a day are compared.

    Plans that are over take nothing. `of` keeps its answer until a plan beside it changes.
    """

    def __init__(self, agendas: Iterable[Agenda] = ()) -> None:
        self._agendas: dict[str, Agenda] = {}
        self._claims: dict[str, dict[Key, Claim]] = {}
        self._at: dict[tuple[str, str], Days] = {}
        self._kept: dict[str, tuple[WorkCalendar, tuple[Conflict, ...]]] = {}
        for found in agendas:
            self.put(found)

    def put(self, agenda: Agenda) -> None:
        """A plan as it is now; entries that have not changed cost nothing."""
        if agenda.over:
            self.drop(agenda.plan)
            return
        old = self._agendas.get(agenda.plan)
        claims = self._claims.get(agenda.plan, {})
        same_year = old is not None and old.year == agenda.year
        now: dict[Key, Claim] = {}
        for entry in agenda.entries:
            before = claims.get(entry.key) if same_year else None
            now[entry.key] = before if before and _same(before.entry, entry) else claim(entry, agenda.year)
        for key, gone in claims.items():
            if now.get(key) is not gone:
                self._remove(gone)
        for key, new in now.items():
            if claims.get(key) is not new:
                self._add(new)
        self._agendas[agenda.plan], self._claims[agenda.plan] = agenda, now
        self._kept.pop(agenda.plan, None)

    def drop(self, plan_id: str) -> None:
        """Forget a plan."""
        for gone in self._claims.pop(plan_id, {}).values():
            self._remove(gone)
        self._agendas.pop(plan_id, None)
        self._kept.pop(plan_id, None)

    def of(self, plan_id: str, calendar: WorkCalendar) -> tuple[Conflict, ...]:
        """Every conflict that touches the plan, gravest first; one for each pair of activities."""
        agenda = self._agendas.get(plan_id)
        if agenda is None:
            return ()
        kept = self._kept.get(plan_id)
        if kept is None or kept[0] is not calendar:
            kept = self._kept[plan_id] = (calendar, self._found(agenda, calendar))
        return kept[1]

    def all(self, calendar: WorkCalendar) -> tuple[Conflict, ...]:
        """The conflicts of all plans, each once."""
        found = [
            conflict
            for plan_id in self._agendas
            for conflict in self.of(plan_id, calendar)
            if conflict.key[0] == plan_id
        ]
        return tuple(sorted(found, key=lambda conflict: conflict.order))

    def _found(self, agenda: Agenda, calendar: WorkCalendar) -> tuple[Conflict, ...]:
        mine = self._claims[agenda.plan]
        found = set(alone(agenda, mine.values(), calendar))
        windows: dict[Key, Claim] = {}
        for own in mine.values():
            if own.windows:
                windows[own.key] = own
            for other in self._beside(own).values():
                if other.windows:
                    windows[other.key] = other
                if clash := pair(own, other):
                    found.add(clash)
        for window in windows.values():
            filled = full(window, self._beside(window).values(), calendar)
            if filled and agenda.plan in (key[0] for key in filled.keys):
                found.add(filled)
        return tuple(sorted(found, key=lambda conflict: conflict.order))

    def _beside(self, own: Claim) -> dict[Key, Claim]:
        """All claims that share a name and a day with this one."""
        near: dict[Key, Claim] = {}
        days = _days(own)
        for name in own.names():
            taken = self._at.get(name, {})
            for day in taken if _long(own, name) else (None, *days):
                near.update(taken.get(day, {}))
        near.pop(own.key, None)
        return near

    def _add(self, new: Claim) -> None:
        days = _days(new)
        for name in new.names():
            taken = self._at.setdefault(name, {})
            for day in (None, *days) if _long(new, name) else days:
                taken.setdefault(day, {})[new.key] = new
        self._stir(new)

    def _remove(self, gone: Claim) -> None:
        self._stir(gone)
        for name in gone.names():
            taken = self._at.get(name, {})
            for day in (None, *_days(gone)):
                taken.get(day, {}).pop(gone.key, None)
                if not taken.get(day, True):
                    del taken[day]
            if not taken:
                self._at.pop(name, None)

    def _stir(self, changed: Claim) -> None:
        """Plans beside a changed claim look again, and those beside a window that it helps to fill."""
        for key, near in self._beside(changed).items():
            self._kept.pop(key[0], None)
            for plan_id, *_rest in self._beside(near) if near.windows else ():
                self._kept.pop(plan_id, None)


def _same(before: Entry, entry: Entry) -> bool:
    """Whether nothing has changed, not even the wording."""
    return before == entry and before.when.text == entry.when.text


def _days(claim: Claim) -> set[date]:
    """The days of its short stays and windows."""
    return {
        slot.first + timedelta(days=step)
        for slot in (*claim.stays, *claim.windows)
        if slot.days <= SHORT
        for step in range(slot.days)
    }


def _long(claim: Claim, name: tuple[str, str]) -> bool:
    """Whether it takes a room for longer; units and leaders are not bound that long."""
    return name[0] == "room" and any(slot.days > SHORT for slot in claim.stays)
