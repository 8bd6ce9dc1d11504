"""What happens to the files of one folder, in order: written down, and made to fail where a test wants it."""

from __future__ import annotations

import errno
import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Event(NamedTuple):
    """One operation. `file` is the number of a file whatever it is called: of `create` on, `name` bears it.

    create name · write at data · size at · sync · rename name to · unlink name · dirsync folder · ack word
    """

    kind: str
    file: int = 0
    name: str = ""
    at: int = 0
    data: bytes = b""
    to: str = ""


@dataclass
class Recording:
    """The files as they lay there, and what then happened to them."""

    begin: dict[str, bytes]
    events: list[Event] = field(default_factory=list)

    def dump(self, path: Path) -> None:
        path.write_bytes(pickle.dumps((self.begin, [tuple(event) for event in self.events])))

    @staticmethod
    def load(path: Path) -> Recording:
        begin, events = pickle.loads(path.read_bytes())
        return Recording(begin, [Event(*event) for event in events])


@dataclass
class Fault:
    """Lets the `at`-th operation fail, or all from there on; `struck` is what the failing ones were."""

    code: int
    at: int
    lasting: bool
    seen: int = 0
    struck: list[str] = field(default_factory=list)

    def strikes(self, act: str, name: str) -> bool:
        if self.code == errno.ENOSPC and act not in ("create", "write", "grow"):
            return False
        self.seen += 1
        if self.seen == self.at or (self.lasting and self.seen > self.at):
            self.struck.append(f"{act} {name}")
            return True
        return False


class Recorder:
    """Told of every operation below `folder` by `vfs` and `files`; keeps the recording, asks the fault."""

    def __init__(self, folder: Path, begin: dict[str, bytes]) -> None:
        self.top = os.path.join(os.path.realpath(folder), "")
        self.numbers: dict[str, int] = {}
        self.sizes: dict[int, int] = {}
        self.recording = Recording(begin)
        self.fault: Fault | None = None
        for name in sorted(begin):
            self.sizes[self._new_number(name)] = len(begin[name])

    def name(self, path: str | os.PathLike[str]) -> str | None:
        """The name below the folder, None for any other file."""
        whole = os.path.abspath(os.fspath(path))
        whole = os.path.join(os.path.realpath(os.path.dirname(whole)), os.path.basename(whole))
        return whole[len(self.top) :] if whole.startswith(self.top) else None

    def allow(self, act: str, name: str) -> None:
        """Raises OSError where the fault is to strike."""
        if self.fault and self.fault.strikes(act, name):
            raise OSError(self.fault.code, os.strerror(self.fault.code), name)

    def opened(self, name: str, existed: bool) -> int:
        """The number of the file that bears the name from now on."""
        if existed and name in self.numbers:
            return self.numbers[name]
        number = self._new_number(name)
        self.sizes[number] = 0
        self._add(Event("create", number, name))
        return number

    def write(self, number: int, at: int, data: bytes) -> None:
        self.sizes[number] = max(self.sizes[number], at + len(data))
        self._add(Event("write", number, at=at, data=data))

    def resize(self, number: int, size: int) -> None:
        if size != self.sizes[number]:
            self.sizes[number] = size
            self._add(Event("size", number, at=size))

    def sync(self, number: int) -> None:
        self._add(Event("sync", number))

    def dirsync(self, folder: str) -> None:
        self._add(Event("dirsync", name=folder))

    def rename(self, name: str, to: str) -> None:
        self.numbers[to] = self.numbers.pop(name)
        self._add(Event("rename", self.numbers[to], name, to=to))

    def unlink(self, name: str) -> None:
        if name in self.numbers:
            self._add(Event("unlink", self.numbers.pop(name), name))

    def ack(self, word: str = "") -> None:
        """The user is told that it is done."""
        self._add(Event("ack", name=word))

    def _new_number(self, name: str) -> int:
        number = self.numbers[name] = len(self.sizes) + 1
        return number

    def _add(self, event: Event) -> None:
        self.recording.events.append(event)


def read(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its name."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@contextmanager
def watching(folder: Path) -> Iterator[Recorder]:
    """Every operation of SQLite and of Python below the folder goes by the recorder."""
    import files
    import vfs

    recorder = Recorder(folder, read(folder))
    with vfs.over(recorder), files.over(recorder):
        yield recorder
