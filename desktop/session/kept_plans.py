"""What lies in a backup: its list of plans, and which of them can be put in a damaged plan's place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from db import backup_file, listing
from desktop import paths
from desktop.errors import KnownError
from desktop.session.backup_words import in_plain_words

if TYPE_CHECKING:
    from desktop.plan.plan import Plan
    from desktop.session.backups import Keeper, Kept
    from desktop.session.library import Library, Summary
    from desktop.session.versions import VersionSummary

EVERY = 1_000_000
SOURCES = 3
"""How many backups with different words of a plan are looked for."""


class Found(NamedTuple):
    """A sound copy of a plan, out of a version or out of a backup."""

    plan: Plan
    version: VersionSummary | None = None
    backup: Kept | None = None


def contents(path: Path) -> tuple[Summary, ...]:
    """The list of plans as it was in the backup, newest first. Raises KnownError."""
    with in_plain_words(path), TemporaryDirectory(prefix="so-ke-hoach-") as folder:
        raw = Path(folder) / paths.STORE_NAME
        backup_file.unpack(path, raw)
        return listing.read_list(raw, limit=EVERY)


def chosen_file(path: Path) -> Kept:
    """A backup that lies anywhere, as on a stick. Raises KnownError."""
    from desktop.session.backups import Kept

    with in_plain_words(path):
        return Kept(path, backup_file.manifest_of(path), path.stat().st_size)


def copies(library: Library, keeper: Keeper, plan_id: str) -> Iterator[Found]:
    """Sound copies of a plan, those of versions newest first, then those of backups, each content once."""
    seen: list[Plan] = []
    for found in (*_of_versions(library, plan_id), *_of_backups(keeper, plan_id)):
        if found.plan not in seen:
            seen.append(found.plan)
            yield found


def _of_versions(library: Library, plan_id: str) -> Iterator[Found]:
    with suppress(KnownError):
        for version in reversed(library.versions(plan_id)):
            with suppress(KnownError):
                yield Found(library.version(plan_id, version.number), version=version)


def _of_backups(keeper: Keeper, plan_id: str) -> Iterator[Found]:
    different: list[Plan] = []
    for kept in keeper.kept():
        if not kept.sound or plan_id in kept.manifest.damaged:
            continue
        plan = None
        with suppress(KnownError):
            plan = keeper.plan(kept, plan_id)
        if plan is not None and plan not in different:
            different.append(plan)
            yield Found(plan, backup=kept)
        if len(different) == SOURCES:
            return
