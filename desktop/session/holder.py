"""Whether the window of another process is open on a data folder: it holds the lock there while it is."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.errors import KnownError
from desktop.i18n import _

LOCK_NAME = "so-ke-hoach.lock"


def refuse_beside_a_window(folder: Path) -> None:
    """Raise KnownError unless the whole store may be replaced: another's window would still save into it."""
    if _is_held(folder / LOCK_NAME):
        raise KnownError(
            _("Sổ Kế hoạch is open with these plans in a window."),
            _("Nothing was changed."),
            _("Restore in that window, under Backups; or close it and try again."),
        )


def _is_held(lock: Path) -> bool:
    try:
        if lock.read_bytes().split(b"\n", 1)[0] == str(os.getpid()).encode():
            return False
        if os.name == "nt":  # the window keeps others from writing into it
            os.close(os.open(lock, os.O_RDWR))
            return False
        return _is_locked(lock)
    except PermissionError:
        return os.name == "nt"
    except OSError:
        return False


def _is_locked(lock: Path) -> bool:
    import fcntl

    handle = os.open(lock, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False
