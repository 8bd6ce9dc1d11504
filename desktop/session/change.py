"""What watchers are told: the plan before and after, the step's name and who made it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Change:
    """One step; `origin` is the view that made it and need not refresh itself."""

    before: Plan
    after: Plan
    label: str
    origin: object = None
