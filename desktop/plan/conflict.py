"""Clashes over all plans of the store, kept ready: one edit costs what has changed, not what is stored."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.claims import SHORT, Claim, claim
from desktop.plan.conflict_rules import LEVELS, Conflict, Level, alone, full, pair
from desktop.plan.workdays import WorkCalendar

__all__ = ["LEVELS", "Conflict", "Index", "Level"]

MOST = 20_000
"""Conflicts that are told of all plans together."""
CROWD = 50
"""Claims on one thing on one day of which every two are compared."""


class Crowd(dict[Key, Claim]):
    """Who takes a thing on a day; of more than CROWD each is compared with as many of the nearest only."""

    def __init__(self) -> None:
        self._order: list[Key] | None = None

    def add(self, claim: Claim) -> None:
        self[claim.key], self._order = claim, None

    def remove(self, key: Key) -> None:
        self.pop(key, None)
        self._order = None

    def near(self, key: Key) -> Mapping[Key, Claim]:
        """Those to be compared with this one."""
        if len(self) <= CROWD:
            return self
        if self._order is None:
            self._order = sorted(self)
        at = bisect_left(self._order, key)
        return {key: self[key] for key in self._order[max(0, at - CROWD // 2) : at + CROWD // 2 + 1]}


Days = dict[date | None, Crowd]
"""Who takes a thing on a day; under None those who take it for more than SHORT days in a row."""
Pairs = dict[tuple[Key, Key], Conflict]
Rest = Callable[[], object]


class Index:
    """Who takes what on which day; only claims that share a name and a day are compared.

    Plans that are over take nothing. `of` keeps its answer until a plan beside it changes. Where more than
    CROWD take one thing on one day, each is told of as many.
    """

    def __init__(self, agendas: Iterable[Agenda] = (), rest: Rest = tuple) -> None:
        self._agendas: dict[str, Agenda] = {}
        self._claims: dict[str, dict[Key, Claim]] = {}
        self._at: dict[tuple[str, str], Days] = {}
        self._kept: dict[str, tuple[WorkCalendar, tuple[Conflict, ...], Pairs]] = {}
        for found in agendas:
            self.put(found)
            rest()

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
            kept = self._kept[plan_id] = (calendar, *self._found(agenda, calendar))
        return kept[1]

    def all(self, calendar: WorkCalendar, rest: Rest = tuple) -> tuple[Conflict, ...]:
        """The conflicts of all plans, each once, of more than MOST the gravest; `rest` follows each plan."""
        found = list[Conflict]()
        for plan_id in self._agendas:
            found += (conflict for conflict in self.of(plan_id, calendar) if conflict.key[0] == plan_id)
            rest()
        return tuple(sorted(found, key=lambda conflict: conflict.order)[:MOST])

    def waiting(self, calendar: WorkCalendar) -> int:
        """How many plans have to be looked at before all conflicts are known."""
        kept = (self._kept.get(plan_id) for plan_id in self._agendas)
        return sum(found is None or found[0] is not calendar for found in kept)

    def _found(self, agenda: Agenda, calendar: WorkCalendar) -> tuple[tuple[Conflict, ...], Pairs]:
        mine, pairs = self._claims[agenda.plan], Pairs()
        windows: dict[Key, Claim] = {}
        for own in mine.values():
            if own.windows:
                windows[own.key] = own
            for other in self._near(own).values():
                if other.windows:
                    windows[other.key] = other
                both = min(own.key, other.key), max(own.key, other.key)
                if both not in pairs and (clash := self._pair(own, other, both)):
                    pairs[both] = clash
        found = {*alone(agenda, mine.values(), calendar), *pairs.values()}
        for window in windows.values():
            filled = full(window, self._near(window).values(), calendar)
            if filled and agenda.plan in (key[0] for key in filled.keys):
                found.add(filled)
        return tuple(sorted(found, key=lambda conflict: conflict.order)), pairs

    def _pair(self, own: Claim, other: Claim, both: tuple[Key, Key]) -> Conflict | None:
        """Compared once only: the other plan may have found it before."""
        known = self._kept.get(other.key[0])
        return known[2].get(both) if known else pair(own, other)

    def _near(self, own: Claim) -> dict[Key, Claim]:
        """Claims that share a name and a day with this one, of a crowd the nearest."""
        near: dict[Key, Claim] = {}
        for crowd in self._crowds(own):
            near.update(crowd.near(own.key))
        near.pop(own.key, None)
        return near

    def _crowds(self, own: Claim) -> Iterator[Crowd]:
        """Those that it is in or may clash with."""
        for name in own.names():
            taken = self._at.get(name, {})
            days = taken if _long(own, name) else (None, *own.days)
            yield from (crowd for crowd in map(taken.get, days) if crowd)

    def _beside(self, own: Claim) -> dict[Key, Claim]:
        """All claims that share a name and a day with this one."""
        near: dict[Key, Claim] = {}
        for crowd in self._crowds(own):
            near.update(crowd)
        near.pop(own.key, None)
        return near

    def _add(self, new: Claim) -> None:
        for name in new.names():
            taken = self._at.setdefault(name, {})
            for day in (None, *new.days) if _long(new, name) else new.days:
                taken.setdefault(day, Crowd()).add(new)
        self._stir(new)

    def _remove(self, gone: Claim) -> None:
        self._stir(gone)
        for name in gone.names():
            taken = self._at.get(name, {})
            for day in (None, *gone.days):
                if crowd := taken.get(day):
                    crowd.remove(gone.key)
                    if not crowd:
                        del taken[day]
            if not taken:
                self._at.pop(name, None)

    def _stir(self, changed: Claim) -> None:
        """Plans beside a changed claim look again, and those beside a window that it helps to fill."""
        if not self._kept:
            return
        for key, near in self._beside(changed).items():
            self._kept.pop(key[0], None)
            for plan_id, *_rest in self._beside(near) if near.windows else ():
                self._kept.pop(plan_id, None)


def _same(before: Entry, entry: Entry) -> bool:
    """Whether nothing has changed, not even the wording."""
    return before == entry and before.when.text == entry.when.text


def _long(claim: Claim, name: tuple[str, str]) -> bool:
    """Whether it takes a room for longer; units and leaders are not bound that long."""
    return name[0] == "room" and any(slot.days > SHORT for slot in claim.stays)
