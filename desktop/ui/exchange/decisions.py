"""What the worker has chosen so far of all that has arrived."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.plan.difference import Difference, differences
from desktop.plan.merge import Conflict, Side
from desktop.session.receiving import Act, Arrival, Choice, Parcel


@dataclass(slots=True)
class Decision:
    """An act, and the sides of those conflicts that were looked at; the others stay mine."""

    act: Act
    sides: dict[str, Side] = field(default_factory=dict)


class Decisions:
    """For each plan of a parcel; at first what is proposed."""

    def __init__(self, parcel: Parcel) -> None:
        self._plans = parcel.plans
        self._of = {one.plan.id: Decision(one.acts[0]) for one in parcel.plans}

    def of(self, arrival: Arrival) -> Decision:
        """The decision on one plan, to be read and changed."""
        return self._of[arrival.plan.id]

    def conflicts(self, arrival: Arrival) -> tuple[Conflict, ...]:
        """What both have changed, where the two are put together."""
        merging = arrival.merged is not None and self.of(arrival).act is Act.MERGE
        return arrival.merged.conflicts if arrival.merged is not None and merging else ()

    def undecided(self, arrival: Arrival) -> int:
        """How many conflicts of a plan were not looked at."""
        return sum(one.key not in self.of(arrival).sides for one in self.conflicts(arrival))

    @property
    def all_undecided(self) -> int:
        """Of all plans."""
        return sum(map(self.undecided, self._plans))

    @property
    def wanted(self) -> int:
        """How many plans will be taken in."""
        return sum(self.of(one).act is not Act.SKIP for one in self._plans)

    def choices(self) -> dict[str, Choice]:
        """As `receiving.accept` takes them."""
        return {key: Choice(one.act, dict(one.sides)) for key, one in self._of.items()}

    def changes(self, arrival: Arrival) -> tuple[Difference, ...]:
        """What the act does to the plan here; what differs where it does nothing."""
        act = self.of(arrival).act
        if act is Act.MERGE and arrival.merged is not None:
            return arrival.changes if arrival.acts[0] is Act.MERGE else arrival.merged.taken
        if arrival.acts[0] is Act.MERGE and arrival.mine is not None:
            return differences(arrival.mine, arrival.plan)
        return arrival.changes
