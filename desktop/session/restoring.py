"""A backup brought back, whole or not at all, and a damaged store carried into a new one."""

from __future__ import annotations

import getpass
import platform
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db import audit, backup
from db import errors as faults
from db import salvage as salvaging
from db.backup_file import STORE, Manifest
from db.connection import connect
from db.placing import beside, place
from db.store import Store
from desktop.errors import KnownError
from desktop.plan import codec
from desktop.session.backup_policy import Kept, Reason
from desktop.session.backup_words import in_plain_words
from desktop.session.holder import refuse_beside_a_window

if TYPE_CHECKING:
    from desktop.plan.plan import Plan
    from desktop.session.backups import Keeper


class Preview(NamedTuple):
    """What restoring would change: plans in the list now and then, titles of those that go, come, differ.

    `now` is -1 where the store cannot be read.
    """

    now: int
    then: int
    go: tuple[str, ...]
    come: tuple[str, ...]
    differ: tuple[str, ...]


class Restored(NamedTuple):
    """What is there now; `before`, the backup that undoes it; `aside`, where a damaged store lies now."""

    manifest: Manifest
    before: Kept | None
    aside: Path | None


class Rescued(NamedTuple):
    """Plans carried over, from a version, from a backup; ids that are lost; where the old store lies."""

    plans: int
    from_versions: int
    from_backups: int
    lost: tuple[str, ...]
    aside: Path


def preview(keeper: Keeper, path: Path) -> Preview:
    """What restoring the backup would change."""
    with in_plain_words(path), backup.opened(path) as store:
        then = backup.listed(store.connection)
    try:
        with closing(connect(keeper.store, create=False)) as connection, faults.translating(keeper.store):
            now = backup.listed(connection)
    except faults.StoreError:
        return Preview(-1, len(then), (), tuple(title for title, _hash in then.values()), ())
    return Preview(
        len(now),
        len(then),
        tuple(title for key, (title, _hash) in now.items() if key not in then),
        tuple(title for key, (title, _hash) in then.items() if key not in now),
        tuple(now[key][0] for key in now.keys() & then.keys() if now[key] != then[key]),
    )


def plan(path: Path, plan_id: str) -> Plan | None:
    """One plan out of a backup; None where it is not in it, or not sound."""
    with in_plain_words(path), backup.opened(path) as store:
        try:
            return codec.from_rows(store.load(plan_id))
        except (faults.PlanMissing, faults.StoreDamaged, codec.CodecError):
            return None


def restore(keeper: Keeper, path: Path) -> Restored:
    """Put the whole store back as it was in the backup, or change nothing."""
    store = keeper.store
    refuse_beside_a_window(keeper.data)
    with in_plain_words(store):
        store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with beside(store) as folder:
            raw = folder / STORE
            manifest, _report = backup.ready(path, raw)
            before = _before(keeper)
            head = _head(store) if before else ""
            _tell(raw, manifest, head)
            aside = None
            if before:
                backup.overwrite(raw, store)
            elif store.exists():
                aside = salvaging.replace(raw, store)
            else:
                place(raw, store)
    return Restored(manifest, before, aside)


def salvage(keeper: Keeper) -> Rescued:
    """Carry all that is sound in the damaged store into a new one, which takes its place."""
    refuse_beside_a_window(keeper.data)
    with in_plain_words(keeper.store), beside(keeper.store) as folder:
        raw = folder / STORE
        carried = salvaging.salvage(keeper.store, raw, who=_user(), machine=platform.node())
        with Store.open(raw, create=False, who=_user(), machine=platform.node()) as store:
            from_versions = _from_versions(store, carried.lost)
            left = [plan_id for plan_id in carried.lost if plan_id not in from_versions]
            from_backups = _from_backups(keeper, store, left)
            lost = tuple(plan_id for plan_id in left if plan_id not in from_backups)
        aside = salvaging.replace(raw, keeper.store)
    return Rescued(carried.plans, len(from_versions), len(from_backups), lost, aside)


def _before(keeper: Keeper) -> Kept | None:
    """The way back; None where there is no store, or none that opens."""
    if not keeper.store.exists():
        return None
    try:
        return keeper.make(Reason.RESTORE)
    except KnownError as error:
        if isinstance(error.__cause__, faults.StoreDamaged | faults.NotOurStore):
            return None
        raise


def _head(store: Path) -> str:
    with closing(connect(store, create=False)) as connection, faults.translating(store):
        try:
            return "{} {}".format(*audit.head(connection))
        except sqlite3.OperationalError:  # a shape without a book
            return ""


def _tell(raw: Path, manifest: Manifest, head: str) -> None:
    """The book goes on from where the backup stood; this line says what it was put in place of."""
    with Store.open(raw, create=False, who=_user(), machine=platform.node()) as store:
        detail = {"sequence": manifest.sequence, "moment": manifest.moment, "over": head}
        store.tell("backup-restored", detail, manifest.digest)


def _from_versions(store: Store, lost: tuple[str, ...]) -> set[str]:
    found = set()
    for plan_id in lost:
        for version in reversed(store.versions(plan_id)):
            with suppress(codec.CodecError):
                _put(store, codec.from_json(store.version(plan_id, version.number)))
                found.add(plan_id)
                break
    return found


def _from_backups(keeper: Keeper, store: Store, lost: list[str]) -> set[str]:
    found: set[str] = set()
    for one in keeper.kept():
        if len(found) == len(lost):
            break
        with suppress(faults.StoreError), backup.opened(one.path) as then:
            for plan_id in set(lost) - found:
                with suppress(faults.StoreError, codec.CodecError):
                    _put(store, codec.from_rows(then.load(plan_id)))
                    found.add(plan_id)
    return found


def _put(store: Store, plan: Plan) -> None:
    """Agendas are made anew by the first calendar."""
    store.save(codec.to_rows(plan))


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
