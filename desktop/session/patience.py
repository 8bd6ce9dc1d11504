"""Whether another program holds the store just now, told without waiting for it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from desktop import paths
from desktop.errors import KnownError
from desktop.i18n import _

SECONDS = 5.0
"""How long the window waits for such a program before it says so."""


def held(folder: Path) -> KnownError | None:
    """What to tell while another program holds the store; None where it can be read now, or is not there."""
    from db.connection import connect
    from db.errors import StoreError, StoreLocked, translating

    path = folder / paths.STORE_NAME
    try:
        if path.exists():
            with closing(connect(path, create=False, wait=0)) as connection, translating(path):
                connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except StoreLocked:
        return KnownError(
            _("The store {name} is in use by another program.").format(name=path),
            _("Your plans are safe."),
            _("Close the other window or wait a moment, then try again."),
        )
    except StoreError:  # whoever opens it tells
        pass
    return None
