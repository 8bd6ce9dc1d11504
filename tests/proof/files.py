"""The same for files that Python writes: `open` and the calls of `os` go by the recorder inside a block."""

from __future__ import annotations

import builtins
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from recording import Recorder

WRITING = os.O_WRONLY | os.O_RDWR


class Watched(io.FileIO):
    """A file opened for writing."""

    def __init__(self, layer: Layer, file: Any, mode: str, number: int, name: str, closefd: bool) -> None:
        super().__init__(file, mode, closefd)
        self.layer, self.number, self.told = layer, number, name
        layer.handles[self.fileno()] = number, name

    def write(self, data: Any) -> int:
        view = bytes(data)
        at = os.path.getsize(self.fileno()) if "a" in self.mode else self.tell()
        return self.layer.put(self.number, self.told, at, view, super().write)

    def truncate(self, size: int | None = None) -> int:
        to = self.tell() if size is None else size
        self.layer.recorder.allow("truncate", self.told)
        super().truncate(to)
        self.layer.recorder.resize(self.number, to)
        return to

    def close(self) -> None:
        if not self.closed:
            self.layer.handles.pop(self.fileno(), None)
        super().close()


class Layer:
    """Stands in the place of the calls that change files."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self.handles: dict[int, tuple[int, str]] = {}
        self.folders: dict[int, str] = {}
        self.real = {name: getattr(os, name) for name in REPLACED if hasattr(os, name)}
        self.real_open = io.open

    def put(self, number: int, name: str, at: int, data: bytes, write: Callable[[bytes], int | None]) -> int:
        """Write, or half of it on a full disk."""
        try:
            self.recorder.allow("write", name)
        except OSError:
            half = data[: len(data) // 2]
            if half and (done := write(half)):
                self.recorder.write(number, at, half[:done])
            raise
        done = write(data) or 0
        self.recorder.write(number, at, data[:done])
        return done

    def begun(self, path: Any, cleared: bool, start: Callable[[], Any]) -> tuple[Any, int, str]:
        """What `start` opened, the file's number and its name."""
        name = self.recorder.name(path)
        assert name is not None
        existed = os.path.exists(path)
        self.recorder.allow("open" if existed else "create", name)
        opened = start()
        number = self.recorder.opened(name, existed)
        if existed and cleared:
            self.recorder.resize(number, 0)
        return opened, number, name

    def open_file(
        self, file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None,
        errors: str | None = None, newline: str | None = None, closefd: bool = True, opener: Any = None,
    ) -> Any:  # fmt: skip
        writes = any(letter in mode for letter in "wax+")
        by_handle = isinstance(file, int)
        known = file in self.handles if by_handle else self.recorder.name(file) is not None
        if not (writes and known):
            return self.real_open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        assert opener is None, "a file with an opener of its own is not watched"
        plain = mode.replace("b", "").replace("t", "")
        if by_handle:
            number, name = self.handles[file]
            raw = Watched(self, file, plain, number, name, closefd)
        else:
            raw = self._raw(file, plain)
        if buffering == 0:
            return raw
        whole: Any = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return whole if "b" in mode else io.TextIOWrapper(whole, encoding, errors, newline, buffering == 1)

    def _raw(self, path: Any, mode: str) -> Watched:
        holder: list[Watched] = []

        def start() -> None:
            holder.append(Watched(self, path, mode, 0, "", True))

        _none, number, name = self.begun(path, "w" in mode, start)
        raw = holder[0]
        raw.number, raw.told = number, name
        self.handles[raw.fileno()] = number, name
        return raw

    def open(self, path: Any, flags: int, *rest: Any, **more: Any) -> int:
        def start() -> int:
            return int(self.real["open"](path, flags, *rest, **more))

        if isinstance(path, int) or more.get("dir_fd") is not None or self.recorder.name(path) is None:
            opened = start()
        elif flags & WRITING or flags & os.O_CREAT:
            opened, number, name = self.begun(path, bool(flags & os.O_TRUNC), start)
            self.handles[opened] = number, name
        else:
            opened = start()
        inside = None if isinstance(path, int) else self.recorder.name(os.path.join(path, "x"))
        if inside is not None and os.path.isdir(path):
            self.folders[opened] = os.path.dirname(inside)
        return opened

    def close(self, handle: int) -> None:
        self.handles.pop(handle, None)
        self.folders.pop(handle, None)
        self.real["close"](handle)

    def write(self, handle: int, data: Any) -> int:
        if handle not in self.handles:
            return int(self.real["write"](handle, data))
        at = os.lseek(handle, 0, os.SEEK_CUR)
        return self.put(*self.handles[handle], at, bytes(data), lambda d: self.real["write"](handle, d))

    def fsync(self, handle: Any) -> None:
        number = handle if isinstance(handle, int) else handle.fileno()
        if number in self.folders:
            self.recorder.allow("dirsync", "")
            self.real["fsync"](handle)
            self.recorder.dirsync(self.folders[number])
        elif number in self.handles:
            self.recorder.allow("sync", self.handles[number][1])
            self.real["fsync"](handle)
            self.recorder.sync(self.handles[number][0])
        else:
            self.real["fsync"](handle)

    fdatasync = fsync

    def ftruncate(self, handle: int, size: int) -> None:
        self.real["ftruncate"](handle, size)
        if handle in self.handles:
            self.recorder.resize(self.handles[handle][0], size)

    def truncate(self, path: Any, size: int) -> None:
        self.real["truncate"](path, size)
        name = path if isinstance(path, int) else self.recorder.name(path)
        if isinstance(name, str):
            self.recorder.resize(self.recorder.numbers[name], size)

    def replace(self, source: Any, target: Any) -> None:
        name, to = self.recorder.name(source), self.recorder.name(target)
        if name is not None:
            self.recorder.allow("rename", name)
        self.real["replace"](source, target)
        if name is not None or to is not None:
            assert name is not None and to is not None, "moved over the border of what is watched"
            self.recorder.rename(name, to)

    rename = replace

    def unlink(self, path: Any, *, dir_fd: Any = None) -> None:
        inside = os.readlink(f"/proc/self/fd/{dir_fd}") if dir_fd is not None else ""
        name = self.recorder.name(os.path.join(inside, path))
        if name is not None:
            self.recorder.allow("unlink", name)
        self.real["unlink"](path, dir_fd=dir_fd)
        if name is not None:
            self.recorder.unlink(name)

    remove = unlink


REPLACED = (
    "open", "close", "write", "fsync", "fdatasync", "ftruncate", "truncate", "replace", "rename", "unlink",
    "remove",
)  # fmt: skip


@contextmanager
def over(recorder: Recorder) -> Iterator[Layer]:
    """Files that Python changes inside the block go by the recorder."""
    layer = Layer(recorder)
    sending = vars(shutil).get("_USE_CP_SENDFILE")
    vars(shutil)["_USE_CP_SENDFILE"] = False
    for name in layer.real:
        setattr(os, name, getattr(layer, name))
    builtins.open = io.open = layer.open_file  # type: ignore[assignment]
    try:
        yield layer
    finally:
        builtins.open = io.open = layer.real_open
        for name, call in layer.real.items():
            setattr(os, name, call)
        vars(shutil)["_USE_CP_SENDFILE"] = sending
