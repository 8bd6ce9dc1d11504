"""Backups of the whole store: when one is due, which are kept, how one is copied away and brought back."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING

from db import errors as faults
from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session import backup_state
from desktop.session.backup_policy import Kept, Reason, moment, reason_words, to_drop
from desktop.session.backup_words import in_plain_words

if TYPE_CHECKING:
    from db.backup_file import Manifest
    from db.checking import Report
    from desktop.plan.plan import Plan
    from desktop.session.restoring import Preview, Rescued, Restored

__all__ = ["Keeper", "Kept", "Reason", "moment", "reason_words", "to_drop"]

FOLDER_NAME = "backups"
DUE_SECONDS = 15 * 60.0
USB_DAYS = 7
SUFFIX = ".skh-backup"
_NAME = re.compile(r"(\d{6,})-(\d{4}-\d{2}-\d{2})-(\d{2})(\d{2})-([a-z-]+)\.skh-backup")


def nothing_yet() -> KnownError:
    """What to tell where there is no store to back up."""
    return KnownError(_("There is nothing to back up yet."), do=_("Make a plan first."))


def _now() -> datetime:
    return datetime.now(UTC)


class Keeper:
    """The backups of one data folder, for one thread at a time. Every fault is a KnownError."""

    def __init__(
        self,
        data: Path,
        *,
        clock: Callable[[], datetime] = _now,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.data = data
        self.store = data / paths.STORE_NAME
        self._clock = clock
        self._ticks = ticks
        self._since: float | None = -inf  # what the last run left over is due at once

    @property
    def folder(self) -> Path:
        """Where the next backup goes: the chosen folder, the usual one while that is not there."""
        return self._folders()[0]

    def move_to(self, folder: Path | None) -> None:
        """Keep backups in this folder from now on, None: in the usual one; those made before stay listed."""
        with in_plain_words(folder or self.data):
            if folder is not None:
                folder.mkdir(parents=True, exist_ok=True)
            chosen = "" if folder is None else str(folder.absolute())
            self._keep(self._state()._replace(place=chosen))

    def changed(self) -> bool:
        """Whether the store holds what is in no backup; False where it does not answer now."""
        if not self.store.exists():
            return False
        return self._stamp() not in (None, self._newest_stamp())

    def due(self) -> bool:
        """Whether a quarter of an hour has passed since the first change that is in no backup; cheap."""
        if not self.changed():
            self._since = None
            return False
        if self._since is None:
            self._since = self._ticks()
        return self._ticks() - self._since >= DUE_SECONDS

    def make(self, reason: Reason = Reason.ASKED, stopped: Callable[[], bool] = lambda: False) -> Kept:
        """One more backup, checked; then the old ones are thinned. Takes seconds: never on the GUI thread."""
        from db import backup

        with in_plain_words(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            sequence = self._next()
            target = self.folder / self._name(sequence, reason)
            manifest = backup.make(
                self.store, target, reason=reason, sequence=sequence, clock=self._clock, stopped=stopped
            )
            self._keep(self._state()._replace(last=sequence))
            made = Kept(target, manifest, target.stat().st_size)
        self._since = None
        self.thin()
        return made

    def make_at(self, target: Path) -> Manifest:
        """A backup under another name and place, in place of what is there; not in the list of those kept."""
        from db import backup

        if not self.store.exists():
            raise nothing_yet()
        with in_plain_words(target):
            if target.is_dir():
                raise KnownError(
                    _("{name} is a folder.").format(name=target), do=_("Name a file in that folder.")
                )
            return backup.make(
                self.store, target, reason=Reason.ASKED, sequence=self._next(), clock=self._clock
            )

    def before(self, reason: Reason) -> Kept | None:
        """What a risky act asks for first: a backup of exactly what is there; None where nothing is.

        Raises KnownError when there is none: then the act must not happen.
        """
        if not self.store.exists():
            return None
        newest = next((one for one in self.kept() if one.sound), None)
        if newest and reason not in (Reason.MIGRATION, Reason.RESTORE) and self._still_good(newest):
            return newest
        return self.make(reason)

    def before_migration(self) -> Kept | None:
        """A backup, when the store's file is of an older shape and the program is about to change it."""
        from db import backup, migrations

        if not self.store.exists() or self.store.stat().st_size == 0:
            return None
        with in_plain_words(self.store):
            older = backup.shape(self.store) < migrations.VERSION
        return self.before(Reason.MIGRATION) if older else None

    def kept(self) -> tuple[Kept, ...]:
        """Every backup, newest first by sequence number."""
        files = {path.name: path for folder in self._folders() for path in _files(folder)}
        found = [_kept(path) for path in files.values()]
        return tuple(sorted(found, key=lambda one: one.manifest.sequence, reverse=True))

    def verify(self, kept: Kept | Path) -> Report:
        """Everything inside checked. Raises KnownError when it is not as it was made."""
        from db import backup

        path = _path(kept)
        with in_plain_words(path):
            return backup.verify(path)

    def verify_store(self) -> Report:
        """What is in the store and what of it is not as it was saved, looked at in a copy of it."""
        from db import backup

        with in_plain_words(self.store):
            return backup.verify_store(self.store)

    def thin(self) -> int:
        """Remove what the policy no longer keeps, and what a crash has left; how many backups went."""
        from db.placing import sweep

        for folder in (self.data, *self._folders()):
            sweep(folder)
        removed = 0
        for one in to_drop(self.kept()):
            with suppress(OSError):
                one.path.unlink()
                removed += 1
        return removed

    def preview(self, kept: Kept | Path) -> Preview:
        """What restoring it would change."""
        from desktop.session import restoring

        return restoring.preview(self, _path(kept))

    def restore(self, kept: Kept | Path) -> Restored:
        """Put the whole store back as it was in the backup, or change nothing.

        Call `flush` of every Saver first and load every open plan anew afterwards. Where the store is
        damaged as a whole it is moved aside: close every Saver and Library first.
        """
        from desktop.session import restoring

        return restoring.restore(self, _path(kept))

    def plan(self, kept: Kept | Path, plan_id: str) -> Plan | None:
        """One plan as it is in that backup; None where it is not in it, or not sound."""
        from desktop.session import restoring

        return restoring.plan(_path(kept), plan_id)

    def salvage(self) -> Rescued:
        """Move the damaged store aside and carry all that is sound into a new one.

        Plans that are not sound come from their newest version or backup. Close every Saver and Library
        first.
        """
        from desktop.session import restoring

        return restoring.salvage(self)

    def copy_to(self, kept: Kept | None, folder: Path) -> Path:
        """A copy on another disk (None: of what is there now), read back and compared. Where it is."""
        from desktop.session.carrying import carry

        chosen = kept or self.before(Reason.USB)
        if chosen is None:
            raise nothing_yet()
        with in_plain_words(folder):
            target = carry(chosen.path, folder)
            state = self._state()
            if chosen.manifest.sequence >= state.usb:
                now = self._clock().astimezone(UTC).isoformat(timespec="seconds")
                self._keep(state._replace(usb=chosen.manifest.sequence, usb_moment=now))
        return target

    def usb_due(self) -> bool:
        """Whether a week's work lies on no other disk: seven days by the clock, or seven days of backups."""
        state = self._state()
        since = [one for one in self.kept() if one.sound and one.manifest.sequence > state.usb]
        if not since:
            return False
        days = {moment(one).date() for one in since}
        start = _parsed(state.usb_moment) or min(moment(one) for one in since)
        return len(days) >= USB_DAYS or self._clock() - start >= timedelta(days=USB_DAYS)

    def _folders(self) -> tuple[Path, ...]:
        usual, chosen = self.data / FOLDER_NAME, self._state().place
        with suppress(OSError, ValueError):
            if chosen and Path(chosen).is_dir():
                return (Path(chosen), usual)
        return (usual,)

    def _state(self) -> backup_state.State:
        return backup_state.read(self.data)

    def _keep(self, state: backup_state.State) -> None:
        self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        backup_state.write(self.data, state)

    def _next(self) -> int:
        numbers = [one.manifest.sequence for one in self.kept()]
        return max(self._state().last, *numbers, 0) + 1

    def _name(self, sequence: int, reason: Reason) -> str:
        return f"{sequence:06}-{self._clock().astimezone():%Y-%m-%d-%H%M}-{reason}{SUFFIX}"

    def _stamp(self) -> str | None:
        from db import backup

        try:
            return backup.stamp(self.store)
        except faults.StoreError:
            return None

    def _newest_stamp(self) -> str:
        files = sorted((path for folder in self._folders() for path in _files(folder)), key=_sequence)
        for path in reversed(files):
            if (one := _kept(path)).sound:
                return one.manifest.stamp
        return ""

    def _still_good(self, newest: Kept) -> bool:
        """Whether the backup holds what the store holds, and reads back."""
        from db import backup_file

        if newest.manifest.damaged or newest.manifest.stamp != self._stamp():
            return False
        try:
            backup_file.compare(newest.path, newest.manifest)
        except faults.StoreError:
            return False
        return True


def _files(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []


def _path(kept: Kept | Path) -> Path:
    return kept.path if isinstance(kept, Kept) else kept


def _sequence(path: Path) -> int:
    found = _NAME.fullmatch(path.name)
    return int(found[1]) if found else 0


def _kept(path: Path) -> Kept:
    from db import backup_file

    size = 0
    with suppress(OSError):
        size = path.stat().st_size
    try:
        manifest = backup_file.manifest_of(path)
    except faults.StoreError:
        return Kept(path, _told_by_name(path), size, sound=False)
    # the number of its name: a copy put here from another computer has its own
    return Kept(path, manifest._replace(sequence=_sequence(path)), size)


def _told_by_name(path: Path) -> Manifest:
    from db import backup_file

    found = _NAME.fullmatch(path.name)
    number, day, hour, minute, reason = found.groups() if found else ("0", "0001-01-01", "00", "00", "")
    with suppress(ValueError, OverflowError, OSError):
        local = datetime.fromisoformat(f"{day}T{hour}:{minute}").astimezone(UTC)
        return backup_file.Manifest(
            int(number), local.isoformat(timespec="seconds"), reason, -1, -1, 0, "", "", 0, "", ""
        )
    return backup_file.Manifest(int(number), "", reason, -1, -1, 0, "", "", 0, "", "")


def _parsed(words: str) -> datetime | None:
    with suppress(ValueError):
        found = datetime.fromisoformat(words)
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None
