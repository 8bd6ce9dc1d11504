"""A container's members to and from bytes: by exact name, to memory, within limits that hold beforehand."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

MAX_BYTES = 20_000_000
"""Of the whole file."""
MAX_UNPACKED = 100_000_000
MAX_MEMBERS = 1_000
MAX_RATIO = 100
"""How much larger a member above SMALL may be unpacked."""
SMALL = 1_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_END = struct.Struct("<4s4H2IH")
_DIRECTORY = 200 * MAX_MEMBERS
_ZIP64 = b"PK\x06\x07"


class BadContainer(ValueError):
    """The bytes are no container that this program can read."""


class TooLarge(ValueError):
    """More than a container may hold."""


def write(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A container of these members; equal members give equal bytes. Raises TooLarge."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        whole = 0
        for count, (name, data) in enumerate(members, 1):
            whole += len(data)
            if whole > MAX_UNPACKED or count > MAX_MEMBERS:
                raise TooLarge(name)
            dense = len(data) <= SMALL or len(zlib.compress(data)) * MAX_RATIO >= len(data)
            kind = zipfile.ZIP_DEFLATED if dense else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, kind)
    if out.tell() > MAX_BYTES:
        raise TooLarge(f"{out.tell()} bytes")
    return out.getvalue()


class Members:
    """The members of a container that keeps within the limits, by exact name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._infos = {info.filename: info for info in archive.infolist()}
        if len(self._infos) != len(archive.infolist()):
            raise BadContainer("a name stands twice")
        for info in archive.infolist():
            _refuse_strange(info)
        if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
            raise BadContainer("too large")

    @property
    def names(self) -> set[str]:
        return set(self._infos)

    def read(self, name: str, most: int) -> bytes:
        """All of a member that has at most so many bytes. Raises BadContainer."""
        info = self._infos.get(name)
        if info is None:
            raise BadContainer(f"{name} is missing")
        if info.file_size > most:
            raise BadContainer(f"{name} is too large")
        with self._archive.open(info) as file:
            data = file.read(info.file_size + 1)  # never more in memory, whatever is packed in there
            if len(data) != info.file_size or file.read(1):
                raise BadContainer(f"{name} has another length")
        return data


@contextmanager
def opened(data: bytes) -> Iterator[Members]:
    """The members of the container. Raises BadContainer, here and inside the block."""
    if len(data) > MAX_BYTES:
        raise BadContainer("too large")
    _refuse_strange_end(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Members(archive)
    except BadContainer:
        raise
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, ValueError, OverflowError) as error:
        raise BadContainer(str(error)) from error
    except (NotImplementedError, RuntimeError, OSError, RecursionError, struct.error) as error:
        raise BadContainer(str(error)) from error


def _refuse_strange_end(data: bytes) -> None:
    """The directory of the archive is read whole by zipfile: its size is looked at first."""
    if len(data) < _END.size:
        raise BadContainer("too short")
    mark, disk, first, here, every, size, _start, comment = _END.unpack(data[-_END.size :])
    if mark != b"PK\x05\x06" or disk or first or comment or here != every:
        raise BadContainer("no end of an archive")
    if every > MAX_MEMBERS or size > _DIRECTORY or data[-_END.size - 20 :].startswith(_ZIP64):
        raise BadContainer("too many members")


def _refuse_strange(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 0x1:
        raise BadContainer("encrypted")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BadContainer("packed in another way")
    if info.file_size > SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise BadContainer(f"{info.filename} is packed too densely")
