"""The deleted plans as their page shows them: how long each still stays, and gone for good after a backup."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from db import errors as faults
from desktop.session import trash
from desktop.session.backup_policy import Reason
from desktop.session.trash import DAYS, InBin

if TYPE_CHECKING:
    from db.store import Store
    from desktop.session.backups import Keeper
    from desktop.session.library import Library


class Discarded(NamedTuple):
    """A deleted plan; `number` is "12/KH-SKHCN" or "", `left` the days that it still stays, 0 to 30.

    A damaged one cannot be brought back from here.
    """

    id: str
    title: str
    number: str
    deleted: str
    left: int
    damaged: bool = False


def discarded(library: Library, now: datetime) -> tuple[Discarded, ...]:
    """What was deleted, newest first. Raises KnownError."""
    if not library.path.exists():
        return ()
    with library.store() as store:
        return tuple(_shown(store, InBin(*one), now) for one in store.trash())


def purge(library: Library, keeper: Keeper, ids: Collection[str]) -> tuple[str, ...]:
    """Delete these for good once the store is backed up; those that went. Raises KnownError."""
    return trash.purge(library, tuple(ids), lambda: keeper.before(Reason.PURGE))


def purge_expired(library: Library, keeper: Keeper, opened: Collection[str] = ()) -> tuple[str, ...]:
    """Delete for good what was deleted thirty days ago, as `purge` does; those that went.

    Not while one of the deleted plans is open all the same: it may come back with its next save. Raises
    KnownError.
    """
    if opened and any(one.id in opened for one in trash.removed(library)):
        return ()
    return trash.purge_expired(library, lambda: keeper.before(Reason.PURGE))


def _shown(store: Store, one: InBin, now: datetime) -> Discarded:
    number, damaged = "", True
    with suppress(faults.StoreDamaged, faults.PlanMissing):
        plan = store.load(one.id)["plan"][0]
        number, damaged = _number(str(plan["number"] or ""), str(plan["symbol"] or "")), False
    return Discarded(
        one.id, " ".join(one.title.split()), number, one.deleted, days_left(one.deleted, now), damaged
    )


def _number(number: str, symbol: str) -> str:
    return f"{number}/{symbol}" if number and symbol else number


def days_left(deleted: str, now: datetime) -> int:
    """Whole days until a plan may go by itself, 0 when that is due; all where the clock stands back."""
    try:
        since = datetime.fromisoformat(deleted)
    except ValueError:
        return DAYS
    since = since if since.tzinfo else since.replace(tzinfo=UTC)
    return min(DAYS, max(0, DAYS - (now.astimezone(UTC) - since).days))
