"""Faults of backups in the user's words: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db import errors as faults
from db.placing import MARK
from desktop.errors import KnownError
from desktop.i18n import _


@contextmanager
def in_plain_words(place: Path) -> Iterator[None]:
    """Faults of the store and of files leave the block as KnownError; `place` is what was worked on."""
    try:
        yield
    except faults.StoreError as error:
        raise told(error) from error
    except OSError as error:
        raise told(faults.translate(error, place)) from error


def _named(path: Path) -> Path:
    """The folder in place of a file in the making, whose name says nothing to anybody."""
    return next((folder.parent for folder in path.parents if folder.name.startswith(MARK)), path)


def told(error: faults.StoreError) -> KnownError:
    """The fault as it is shown; the store's plans are safe in every one of them."""
    from db import backup_file

    name = error.path
    safe = _("Your plans are safe.")
    match error:
        case backup_file.NotABackup():
            what = _("The file {name} is not a backup of Sổ Kế hoạch.").format(name=name)
            return KnownError(what, _("Nothing was changed."), _("Choose a file that ends in .skh-backup."))
        case backup_file.BackupDamaged():
            what = _("The backup {name} is damaged.").format(name=name)
            return KnownError(what, _("Nothing was changed."), _("Choose an earlier backup."))
        case backup_file.NewerBackup() | faults.NewerStore():
            what = _("The file {name} was made by a newer version of the program.").format(name=name)
            return KnownError(
                what, _("Nothing was changed."), _("Install the newer version, then open it again.")
            )
        case backup_file.Stopped():
            return KnownError(_("The backup was stopped."), safe, _("It is made again later."))
        case faults.StoreFull():
            what = _("The disk of {name} is full.").format(name=_named(name))
            return KnownError(what, safe, _("Free some space or choose another folder, then try again."))
        case faults.StoreLocked():
            what = _("The store {name} is in use by another program.").format(name=name)
            return KnownError(what, safe, _("Close the other window or wait a moment, then try again."))
        case faults.StoreReadOnly() | faults.StoreUnreachable():
            what = _("{name} cannot be read or written.").format(name=name)
            return KnownError(what, safe, _("See that the disk is plugged in, or choose another folder."))
        case faults.NotOurStore():
            what = _("The file {name} is not a store of Sổ Kế hoạch.").format(name=name)
            return KnownError(what, _("Nothing was changed."), _("Choose another file."))
        case _:
            return KnownError(
                _("The store {name} is damaged.").format(name=name),
                _("Nothing was changed."),
                _("Restore the newest good backup."),
            )
