"""Whether all that is kept is as it was kept: looked at beside the window at every start."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from db import errors as faults
from desktop.errors import KnownError

if TYPE_CHECKING:
    from db.checking import Report
    from desktop.session.backups import Keeper
    from desktop.session.library import Library


INDEX_SECONDS = 30.0
"""What an upgrade or damage left to be indexed is followed up at the start for so long, in short steps."""


class State(StrEnum):
    """`PLANS`: single plans cannot be read; `STORE`: the file as a whole; `GONE`: nothing is in it."""

    FINE = "fine"
    PLANS = "plans"
    STORE = "store"
    GONE = "gone"


class Damaged(NamedTuple):
    """A plan by its title, "" when that cannot be read."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Health:
    """What was found; `plans` cannot be opened, those of `versions` can, but not all of their versions.

    `counted` plans are in the store; -1 where they cannot even be counted. `detail` is for the log.
    """

    state: State
    plans: tuple[Damaged, ...] = ()
    versions: tuple[Damaged, ...] = ()
    counted: int = 0
    detail: str = ""


def look(library: Library, keeper: Keeper) -> Health:
    """Check every hash in the store, some seconds at worst; never begins a store.

    Raises KnownError for what is no damage: a store that is locked, newer or out of reach.
    """
    if library.path.exists() and library.path.stat().st_size:
        try:
            with library.store() as store:
                report = store.verify()
                if report.search:
                    store.mend_search()
                store.index(INDEX_SECONDS)
        except KnownError as error:
            if not is_damage(error):
                raise
            return Health(State.STORE, counted=_countable(library), detail=str(error.__cause__))
        if report.faults:
            return Health(State.STORE, counted=_countable(library), detail="; ".join(report.faults))
        if report.plans or report.versions:
            return _of_plans(library, report)
    backed_up = any(kept.sound and kept.manifest.plans > 0 for kept in keeper.kept())
    return Health(State.GONE if backed_up else State.FINE)


def is_damage(error: KnownError) -> bool:
    """Whether the fault lies in what is kept, and not in who holds it or where it is."""
    return isinstance(error.__cause__, faults.StoreDamaged | faults.NotOurStore)


def damaged_plan(error: KnownError) -> str:
    """The id of the one plan that a fault is about, "" when it is not about a damaged one."""
    cause = error.__cause__
    return (cause.plan_id or "") if isinstance(cause, faults.StoreDamaged) else ""


def _of_plans(library: Library, report: Report) -> Health:
    unreadable = {plan_id for plan_id in report.damaged if not _opens(library, plan_id)}
    titles = {summary.id: " ".join(summary.title.split()) for summary in library.plans(limit=1_000_000)}

    def named(ids: Iterable[str]) -> tuple[Damaged, ...]:
        return tuple(sorted((Damaged(one, titles.get(one, "")) for one in ids), key=lambda one: one.title))

    return Health(
        State.PLANS if unreadable else State.FINE,
        plans=named(unreadable),
        versions=named(set(report.damaged) - unreadable),
        counted=report.plans,
    )


def _opens(library: Library, plan_id: str) -> bool:
    try:
        library.load(plan_id)
    except KnownError:
        return False
    return True


def _countable(library: Library) -> int:
    try:
        return len(library.plans(limit=1_000_000))
    except KnownError:
        return -1
