"""The bin: plans taken out of the list, brought back, or gone for good after thirty days and a backup."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from desktop.session.library import Library

DAYS = 30


class InBin(NamedTuple):
    """A plan out of the list since `deleted`, an ISO moment in UTC."""

    id: str
    title: str
    deleted: str


def removed(library: Library) -> tuple[InBin, ...]:
    """What is in the bin, last put there first. Raises KnownError."""
    if not library.path.exists():
        return ()
    with library.store() as store:
        return tuple(InBin(*plan) for plan in store.trash())


def restore(library: Library, plan_id: str) -> None:
    """Bring a plan back into the list. Raises KnownError."""
    library.restore(plan_id)


def purge_expired(library: Library, backup: Callable[[], object], days: int = DAYS) -> tuple[str, ...]:
    """Delete for good what has lain in the bin for so many days; the ids of what went.

    `backup` is made first, where there is anything to delete; if it fails nothing is deleted. A clock that
    cannot be believed deletes nothing. Raises KnownError.
    """
    if not library.path.exists():
        return ()
    with library.store() as store:
        ids = store.expired(days)
    return purge(library, ids, backup) if ids else ()


def purge(library: Library, ids: tuple[str, ...], backup: Callable[[], object]) -> tuple[str, ...]:
    """Delete these for good, after a backup, as far as they are still in the bin. Raises KnownError."""
    backup()
    with library.store() as store:
        return tuple(store.purge(ids))
