"""Whether a plan from outside is one that the program can keep: names, numbers and tables within reason."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.plan.item import Activity, Content, Money, People, Table
from desktop.plan.plan import Issue, Plan
from desktop.plan.tree import all_items, height, owners

MAX_ID = 200
MAX_RECORDS = 50_000
MAX_LEVELS = 20
"""Of items below each other; the program itself makes 8."""
_MOST = 10**15
"""Đồng, participants, copies: what the store and the paper can hold."""


def unsound(plan: Plan) -> str:
    """Why the plan cannot be kept, "" when it can."""
    return next(_faults(plan), "")


def _faults(plan: Plan) -> Iterator[str]:
    items = tuple(all_items(plan))
    yield from _ids("plan", [plan.id])
    yield from _ids("item", [owner.id for owner in owners(plan)] + [item.id for item in items])
    yield from _ids("recipient", [recipient.id for recipient in plan.recipients])
    yield from _ids("basis", [basis.id for basis in plan.opening.bases])
    if not _dated(plan.issue):
        yield "the day of issue is none"
    if not all(abs(recipient.copies) <= _MOST for recipient in plan.recipients):
        yield "copies"
    if not all(abs(pick.nth) <= _MOST for pick in plan.picks):
        yield "picks"
    for size in (plan.page.top, plan.page.bottom, plan.page.left, plan.page.right, plan.page.body):
        if not 0 < size <= 1000:
            yield "no page is like that"
    if any(height(item) > MAX_LEVELS for owner in owners(plan) for item in owner.items):
        yield "items too deep"
    if not all(_counted(item.content) for item in items):
        yield "a number or a table is none"


def _ids(kind: str, ids: list[str]) -> Iterator[str]:
    if len(ids) > MAX_RECORDS:
        yield f"{kind}: too many"
    if len(ids) != len(set(ids)):
        yield f"{kind}: an identifier stands twice"
    if not all(0 < len(one) <= MAX_ID and one.isprintable() for one in ids):
        yield f"{kind}: an identifier is none"


def _dated(issue: Issue) -> bool:
    ranges = ((issue.day, 31), (issue.month, 12), (issue.year, 9999))
    return all(value is None or 0 <= value <= most for value, most in ranges)


def _counted(content: Content) -> bool:
    match content:
        case Activity(progress=value) | People(count=value) | Money(amount=value):
            return value is None or abs(value) <= _MOST
        case Table(columns=columns, rows=rows):
            return all(len(row) == len(columns) for row in rows)
    return True
