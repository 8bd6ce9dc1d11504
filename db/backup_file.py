"""The file of a backup: a ZIP with its manifest and the database, read with care and never trusted."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from db.errors import StoreError, StoreFull, StoreUnreachable, translating

SUFFIX = ".skh-backup"
STORE = "store.db"
_MANIFEST = "manifest.json"
_FORMAT = 1
_LONGEST_MANIFEST = 1 << 20
_CHUNK = 1 << 20
_PAYS = 0.9
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile and json raise for a damaged or hostile file."""


class Manifest(NamedTuple):
    """What a backup says of itself; `size` and `sha` are those of the database inside.

    `moment` is an ISO moment in UTC, `head` the audit chain's end, `stamp` tells one state of the store from
    another, `damaged` are the ids of the plans that were not sound when it was made,
    `faults` tell what else was not.
    """

    sequence: int
    moment: str
    reason: str
    plans: int
    versions: int
    size: int
    digest: str
    head: str
    shape: int
    sha: str
    stamp: str
    damaged: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether all that was in the store was as it was saved."""
        return not (self.damaged or self.faults)


class NotABackup(StoreError):
    """The file is something else and was left untouched."""


class BackupDamaged(StoreError):
    """The backup is not as it was made."""


class NewerBackup(StoreError):
    """The backup was made by a newer program."""


class Stopped(StoreError):
    """The work was given up on demand; nothing was left behind."""


def measure(path: Path) -> tuple[int, str]:
    """Length and SHA-256 of a file."""
    with open(path, "rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def pack(raw: Path, packed: Path, manifest: Manifest, stopped: Callable[[], bool]) -> None:
    """Write the backup's file, compressed where that pays."""
    how = zipfile.ZIP_DEFLATED if _pays(raw) else zipfile.ZIP_STORED
    with zipfile.ZipFile(packed, "x", compresslevel=1) as archive:
        archive.writestr(_member(_MANIFEST), _words(manifest))
        member = _member(STORE, how)
        with open(raw, "rb") as file, archive.open(member, "w", force_zip64=True) as out:
            while chunk := file.read(_CHUNK):
                if stopped():
                    raise Stopped(packed)
                out.write(chunk)


def manifest_of(path: Path) -> Manifest:
    """What the backup says of itself, unchecked. Raises NotABackup, BackupDamaged, NewerBackup."""
    with _opened(path) as archive:
        return _manifest(archive, path)


def compare(path: Path, manifest: Manifest) -> None:
    """Read the whole file back. Raises BackupDamaged unless it holds this manifest and its database."""
    with _opened(path) as archive:
        if _manifest(archive, path) != manifest:
            raise BackupDamaged(path, "another manifest")
        _read(archive, path, manifest, lambda chunk: None)


def unpack(path: Path, target: Path) -> Manifest:
    """The database inside as a new file, byte for byte as it was packed. Raises StoreError."""
    with _opened(path) as archive:
        manifest = _manifest(archive, path)
        with translating(target):
            if shutil.disk_usage(target.parent).free < manifest.size:
                raise StoreFull(target, f"{manifest.size} bytes are needed")
        try:
            with open(target, "xb") as out:
                _read(archive, path, manifest, out.write)
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    return manifest


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    with translating(path):
        if not path.is_file():
            raise StoreUnreachable(path, "no such file")
        if not zipfile.is_zipfile(path):
            raise BackupDamaged(path, "no ZIP") if _begins_like_ours(path) else NotABackup(path, "no ZIP")
    try:
        with translating(path), zipfile.ZipFile(path) as archive:
            yield archive
    except _BROKEN as error:
        raise BackupDamaged(path, str(error)) from error


def _begins_like_ours(path: Path) -> bool:
    """Truncated or written over behind its beginning."""
    with open(path, "rb") as file:
        start = file.read(64)
    return path.suffix == SUFFIX or (start.startswith(b"PK\x03\x04") and _MANIFEST.encode() in start)


def _member(name: str, how: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.compress_type = how
    member.external_attr = 0o600 << 16
    return member


def _pays(raw: Path) -> bool:
    """Sixteen places of the file tell whether compressing is worth its time."""
    size = raw.stat().st_size
    sample = bytearray()
    with open(raw, "rb") as file:
        for part in range(16):
            file.seek(size * part // 16)
            sample += file.read(1 << 14)
    return len(zlib.compress(sample, 1)) < _PAYS * len(sample)


def _words(manifest: Manifest) -> str:
    cells = {"format": _FORMAT, **manifest._asdict()}
    inner = json.dumps(cells, sort_keys=True)
    own = hashlib.sha256(inner.encode()).hexdigest()
    return json.dumps({**cells, "hash": own}, indent=1)


def _manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    names = sorted(archive.namelist())
    if _MANIFEST not in names:
        raise NotABackup(path, "no manifest")
    if names != [_MANIFEST, STORE]:
        raise BackupDamaged(path, "other members")
    if archive.getinfo(_MANIFEST).file_size > _LONGEST_MANIFEST:
        raise BackupDamaged(path, "the manifest is too long")
    cells = json.loads(archive.read(_MANIFEST))
    if not isinstance(cells, dict):
        raise BackupDamaged(path, "no manifest")
    if isinstance(cells.get("format"), int) and cells["format"] > _FORMAT:
        raise NewerBackup(path, f"format {cells['format']}")
    manifest = _sound(cells, path)
    if archive.getinfo(STORE).file_size != manifest.size:
        raise BackupDamaged(path, "the database has another length")
    return manifest


def _sound(cells: dict[str, object], path: Path) -> Manifest:
    kept = {name: cells.get(name) for name in ("format", *Manifest._fields)}
    inner = json.dumps(kept, sort_keys=True)
    if hashlib.sha256(inner.encode()).hexdigest() != cells.get("hash"):
        raise BackupDamaged(path, "the manifest was changed")
    numbers, lists = ("sequence", "plans", "versions", "size", "shape"), ("damaged", "faults")
    texts = set(Manifest._fields) - {*numbers, *lists}
    right = (
        all(type(kept[name]) is int for name in numbers)
        and all(isinstance(kept[name], str) for name in texts)
        and all(isinstance(kept[name], list) for name in lists)
    )
    if not right:
        raise BackupDamaged(path, "the manifest says nonsense")
    del kept["format"]
    told = {name: tuple(map(str, cell)) if isinstance(cell, list) else cell for name, cell in kept.items()}
    return Manifest(**told)  # type: ignore[arg-type]


def _read(archive: zipfile.ZipFile, path: Path, manifest: Manifest, take: Callable[[bytes], object]) -> None:
    """Hand on the database; never more of it than the manifest says."""
    sha, length = hashlib.sha256(), 0
    with archive.open(STORE) as file:
        while chunk := file.read(min(_CHUNK, manifest.size + 1 - length)):
            sha.update(chunk)
            length += len(chunk)
            if length > manifest.size:
                break
            take(chunk)
    if (length, sha.hexdigest()) != (manifest.size, manifest.sha):
        raise BackupDamaged(path, "the database is not the one of the manifest")
