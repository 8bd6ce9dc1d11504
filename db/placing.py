"""Files put in their place whole: written beside it, on the disk before they bear their name."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = ".so-ke-hoach-"
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries while another program holds the target."""
_STALE_SECONDS = 24 * 3600


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new folder next to the target for the files in the making; gone afterwards."""
    folder = target.parent / f"{MARK}{secrets.token_hex(6)}.tmp"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def place(made: Path, target: Path) -> None:
    """The made file on the disk, then in the target's place, then its name on the disk. Raises OSError."""
    sync(made)
    for seconds in (*PAUSES, None):
        try:
            os.replace(made, target)
            break
        except PermissionError:
            if seconds is None:
                raise
            time.sleep(seconds)
    sync_folder(target.parent)


def sync(path: Path) -> None:
    """Every byte of the file is on the disk when this returns."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """The names in the folder are on the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sweep(folder: Path) -> None:
    """Remove what a crash left behind more than a day ago."""
    for stale in folder.glob(f"{MARK}*.tmp"):
        with suppress(OSError):
            if time.time() - stale.stat().st_mtime > _STALE_SECONDS:
                shutil.rmtree(stale) if stale.is_dir() else stale.unlink()
