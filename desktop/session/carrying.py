"""A backup copied to another disk: written, read back and compared before it bears its name."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from db.backup_file import BackupDamaged
from db.errors import StoreFull
from db.placing import beside, place, sync

_CHUNK = 1 << 20


def carry(source: Path, folder: Path) -> Path:
    """The copy's path; a name that is taken by another file is left to it. Raises OSError, StoreError."""
    size = source.stat().st_size
    if shutil.disk_usage(folder).free < size:
        raise StoreFull(folder, f"{size} bytes are needed")
    target = folder / source.name
    with beside(target) as made:
        copy = made / source.name
        written = _copied(source, copy)
        sync(copy)
        forget_cache(copy)
        if _read_back(copy) != written:
            raise BackupDamaged(target, "read back other than written")
        target = _free(target, written)
        place(copy, target)
    return target


def _copied(source: Path, target: Path) -> str:
    sha = hashlib.sha256()
    with open(source, "rb") as file, open(target, "xb") as out:
        while chunk := file.read(_CHUNK):
            sha.update(chunk)
            if out.write(chunk) != len(chunk):
                raise StoreFull(target)
    return sha.hexdigest()


def _read_back(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def forget_cache(path: Path) -> None:
    """Ask the system to read the file from the disk the next time, where it can be asked."""
    if hasattr(os, "posix_fadvise"):
        with open(path, "rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _free(target: Path, sha: str) -> Path:
    """The name itself where it is free or bears the same content, else the next with a number."""
    number, free = 1, target
    while free.exists() and not (free.is_file() and _read_back(free) == sha):
        number += 1
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
    return free
