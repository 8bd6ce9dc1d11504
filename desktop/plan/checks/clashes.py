"""Clashes of a plan with itself: rooms, leaders, units, parts later than their whole (interaction §6)."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.plan.agenda import agenda
from desktop.plan.checks.facts import Facts
from desktop.plan.checks.finding import Finding, Severity
from desktop.plan.conflict import Index, Level
from desktop.plan.workdays import calendar

SEVERITY = {
    Level.CERTAIN: Severity.ERROR,
    Level.POSSIBLE: Severity.WARNING,
    Level.HARMLESS: Severity.HINT,
}
_TOLD_BY_DAYS = frozenset({"closed_day", "weekend", "due_closed"})
"""What `days.rest_days` says."""


def clashes(facts: Facts) -> Iterator[Finding]:
    """Each clash at the place of the first of the two times; other plans are not looked at."""
    plan = facts.plan
    for found in Index([agenda(plan)]).of(plan.id, calendar(facts.directory.days)):
        if found.code not in _TOLD_BY_DAYS:
            yield Finding(found.code, SEVERITY[found.level], found.key[1], found.words)
