"""What the form of every record knows: the plan's year, the units named so far, and its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.plan.item import Activity, Duty, Paper, Role, Unit
from desktop.plan.office import acting_day
from desktop.plan.plan import Plan
from desktop.plan.tree import all_items
from desktop.session.session import Session
from desktop.ui.wizard.form import Form


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a form may ask about the plan it stands in."""

    year: Callable[[], int | None]
    names: Callable[[], Sequence[str]]
    day: Callable[[], date | None]


def surroundings(session: Session) -> Surroundings:
    """What the open plan answers."""
    return Surroundings(
        lambda: session.plan.year, lambda: unit_names(session.plan), lambda: acting_day(session.plan)
    )


def unit_names(plan: Plan) -> tuple[str, ...]:
    """Every unit the plan names, once, in the order of the paper."""
    return tuple(dict.fromkeys(unit.name for unit in _units(plan) if unit.name))


def _units(plan: Plan) -> Iterator[Unit]:
    for item in all_items(plan):
        content = item.content
        if isinstance(content, Role | Duty):
            yield from content.units
        if isinstance(content, Duty):
            yield from content.partners
        if isinstance(content, Paper):
            yield content.unit


class RecordForm(Form):
    """The fields of one kind of record; `small`: only what is filled every time, on an activity's page."""

    CONTENT: type = Activity

    def __init__(self, around: Surroundings, *, small: bool = False) -> None:
        super().__init__()
        self.around = around
        self.small = small
        self.build()

    def build(self) -> None:
        """Put the fields into the form."""
        raise NotImplementedError
