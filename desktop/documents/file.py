"""The one writer of files that leave the program: beside the target, checked, then put in its place."""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Callable
from pathlib import Path

_MARK = ".so-ke-hoach-"
_ENDING = ".tmp"
_STALE_SECONDS = 24 * 3600
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries while another program holds the target."""

Validate = Callable[[Path], None]
"""Re-opens a written file; raises OSError or ValueError when it is not what it should be."""


class WriteError(OSError):
    """A file could not be written; what was there before is untouched."""

    def __init__(self, path: Path, reason: str = "") -> None:
        super().__init__(f"{path}: {reason}" if reason else str(path))
        self.path = path
        self.reason = reason


class TargetBusy(WriteError):
    """Another program has the target open (F29)."""


class TargetUnwritable(WriteError):
    """The folder is missing or read-only."""


class TargetUnsound(WriteError):
    """The written file does not read back as it should."""


class TargetFull(WriteError):
    """No room on the drive (F06)."""


def write(
    target: Path,
    data: bytes,
    *,
    validate: Validate | None = None,
    pause: Callable[[float], None] = time.sleep,
) -> Path:
    """Write the bytes, all of them or none; returns the target. Raises WriteError."""
    if not target.parent.is_dir():
        raise TargetUnwritable(target, "no such folder")
    if target.is_dir():
        raise TargetUnwritable(target, "is a folder")
    beside = target.parent / f"{_MARK}{secrets.token_hex(6)}{_ENDING}"
    try:
        _fill(beside, data, target)
        _check(beside, target, len(data), validate)
        _replace(beside, target, pause)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
    _settle(target.parent)
    return target


def sweep(folder: Path, *, now: Callable[[], float] = time.time) -> int:
    """Remove what a crash left behind more than a day ago; how many files."""
    removed = 0
    for stale in folder.glob(f"{_MARK}*{_ENDING}"):
        with contextlib.suppress(OSError):
            if now() - stale.stat().st_mtime > _STALE_SECONDS:
                stale.unlink()
                removed += 1
    return removed


def _fill(beside: Path, data: bytes, target: Path) -> None:
    try:
        with open(beside, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise _reason(error)(target, error.strerror or "") from error


def _reason(error: OSError) -> type[WriteError]:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT) or getattr(error, "winerror", None) in (39, 112)
    return TargetFull if full else TargetUnwritable


def _check(beside: Path, target: Path, length: int, validate: Validate | None) -> None:
    """Nothing lost on the way, and it opens: a full drive may lie about both."""
    try:
        written = beside.stat().st_size
        if written != length:
            raise TargetFull(target, f"{written} of {length} bytes written")
        if validate:
            validate(beside)
    except WriteError:
        raise
    except (OSError, ValueError) as error:
        raise TargetUnsound(target, str(error)) from error


def _replace(beside: Path, target: Path, pause: Callable[[float], None]) -> None:
    """Put the file in its place; a virus scanner or a reader may hold the target for a moment."""
    for seconds in (*PAUSES, None):
        try:
            os.replace(beside, target)
            return
        except PermissionError as error:
            if seconds is None:
                raise TargetBusy(target, error.strerror or "") from error
            pause(seconds)
        except OSError as error:
            raise _reason(error)(target, error.strerror or "") from error


def _settle(folder: Path) -> None:
    """Make the new name itself durable, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
