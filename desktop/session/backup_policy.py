"""Which backups are kept: by sequence number and by the days they name, so that no clock can drop any."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.i18n import _

if TYPE_CHECKING:
    from db.backup_file import Manifest

BUDGET = 2 << 30
"""Bytes that all backups together may take, the newest ones aside."""
NEWEST = 10
DAYS_WHOLE, DAYS, WEEKS, MONTHS = 3, 30, 12, 24
"""All backups of the last days with any (48 hours touch three), then one for each day, week and month."""


class Reason(StrEnum):
    """Why a backup was made; those called "before-" precede a risky act."""

    ASKED = "asked"
    AUTO = "auto"
    EXIT = "exit"
    USB = "usb"
    MIGRATION = "before-migration"
    IMPORT = "before-import"
    DELETE = "before-delete"
    PURGE = "before-purge"
    RESTORE = "before-restore"


class Kept(NamedTuple):
    """One backup; `size` is that of its file in bytes, `sound` False when the file cannot be read.

    Of an unreadable one the manifest tells what its name tells: sequence, moment, reason; its plans are -1.
    """

    path: Path
    manifest: Manifest
    size: int
    sound: bool = True


def reason_words(reason: str) -> str:
    """Why a backup was made, for the list."""
    words = {
        Reason.ASKED: _("Asked for"),
        Reason.AUTO: _("By itself, after changes"),
        Reason.EXIT: _("When the program was closed"),
        Reason.USB: _("For a copy on another disk"),
        Reason.MIGRATION: _("Before the store was upgraded"),
        Reason.IMPORT: _("Before an import"),
        Reason.DELETE: _("Before several plans were deleted"),
        Reason.PURGE: _("Before deleted plans were removed for good"),
        Reason.RESTORE: _("Before a backup was restored"),
    }
    return words[Reason(reason)] if reason in set(Reason) else reason


def to_drop(kept: Sequence[Kept], budget: int = BUDGET) -> set[Kept]:
    """What the policy no longer keeps. Unreadable files are left alone and count for nothing.

    Backups with damaged plans are thinned among themselves: they never push out a sound one.
    """
    readable = [one for one in kept if one.sound]
    sound = [one for one in readable if not one.manifest.damaged]
    ranks = _ranks(sound) | _ranks([one for one in readable if one.manifest.damaged])
    dropped = {one for one in readable if one not in ranks}
    return dropped | _over_budget(readable, ranks, budget)


def _over_budget(readable: Sequence[Kept], ranks: dict[Kept, int], budget: int) -> set[Kept]:
    """The most closely spaced first, the oldest of them first; never one of the newest."""
    newest = set(_newest_first(ranks)[:NEWEST])
    newest |= set(_newest_first(one for one in ranks if not one.manifest.damaged)[:NEWEST])
    left = sum(one.size for one in ranks if one not in newest)
    dropped: set[Kept] = set()
    for one in sorted(ranks.keys() - newest, key=lambda one: (ranks[one], one.manifest.sequence)):
        if left <= budget:
            break
        dropped.add(one)
        left -= one.size
    return dropped


def _ranks(kept: Sequence[Kept]) -> dict[Kept, int]:
    """Those to keep, with the widest rule that keeps each: 0 recent, 1 day, 2 week, 3 month, 4 migration."""
    order = _newest_first(kept)
    ranks = dict.fromkeys(order[:NEWEST], 0)
    days = list(dict.fromkeys(_day(one) for one in order))[:DAYS_WHOLE]
    ranks |= dict.fromkeys((one for one in order if _day(one) in days), 0)
    ranks |= dict.fromkeys(_first_of(order, _day, DAYS), 1)
    ranks |= dict.fromkeys(_first_of(order, _week, WEEKS), 2)
    ranks |= dict.fromkeys(_first_of(order, _month, MONTHS), 3)
    migrations = [one for one in order if one.manifest.reason == Reason.MIGRATION]
    return ranks | dict.fromkeys(_first_of(migrations, lambda one: one.manifest.shape, len(migrations)), 4)


def _first_of(order: Sequence[Kept], key: Callable[[Kept], Hashable], most: int) -> list[Kept]:
    """The newest of each of the last few keys."""
    found: dict[Hashable, Kept] = {}
    for one in order:
        if len(found) < most or key(one) in found:
            found.setdefault(key(one), one)
    return list(found.values())


def _newest_first(kept: Iterable[Kept]) -> list[Kept]:
    return sorted(kept, key=lambda one: one.manifest.sequence, reverse=True)


def _day(one: Kept) -> str:
    return moment(one).date().isoformat()


def _week(one: Kept) -> tuple[int, int]:
    return moment(one).isocalendar()[:2]


def _month(one: Kept) -> str:
    return _day(one)[:7]


def moment(one: Kept) -> datetime:
    """When it was made, by this computer's clock; the beginning of time when it says nonsense."""
    try:
        return datetime.fromisoformat(one.manifest.moment).astimezone()
    except (ValueError, OverflowError, OSError):
        return datetime.min.replace(tzinfo=UTC)
