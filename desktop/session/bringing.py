"""A store that lies where it must not is brought to this computer: a checked copy, and the old one stays."""

from __future__ import annotations

from pathlib import Path

from db.errors import StoreDamaged
from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session.backup_words import in_plain_words


def may_bring(folder: Path, here: Path) -> bool:
    """Whether there is a store to bring, and room for it here."""
    return (folder / paths.STORE_NAME).is_file() and not (here / paths.STORE_NAME).exists()


def bring(folder: Path, here: Path) -> None:
    """Copy the store of `folder`, whole and checked, into `here`, which has none. Raises KnownError."""
    from db import backup
    from db.placing import beside, place

    source, target = folder / paths.STORE_NAME, here / paths.STORE_NAME
    if not may_bring(folder, here):
        raise KnownError(
            _("There is nothing to copy, or plans are kept in {name} already.").format(name=here),
            _("Nothing was overwritten."),
            _("Open the plans of this computer, or copy the store by hand."),
        )
    with in_plain_words(source):
        here.mkdir(mode=0o700, parents=True, exist_ok=True)
        with beside(target) as made:
            backup.copy(source, made / target.name)
            report = backup.verify_store(made / target.name)
            if report.faults:
                raise StoreDamaged(source, "; ".join(report.faults))
            place(made / target.name, target)
