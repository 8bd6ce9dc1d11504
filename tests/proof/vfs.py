"""A layer over SQLite's own file system, put under the program's code unchanged: it records and it fails.

It takes a copy of the default VFS and puts ours in the place of what opens, writes, cuts, syncs and deletes;
the rest (locks, shared memory) stays SQLite's. Works wherever `sqlite3` reaches its library as a shared one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p, cast, sizeof
from typing import Any

from recording import Recorder

METHODS = (
    "xClose", "xRead", "xWrite", "xTruncate", "xSync", "xFileSize", "xLock", "xUnlock",
    "xCheckReservedLock", "xFileControl", "xSectorSize", "xDeviceCharacteristics", "xShmMap",
    "xShmLock", "xShmBarrier", "xShmUnmap", "xFetch", "xUnfetch",
)  # fmt: skip
CALLS = (
    "xOpen", "xDelete", "xAccess", "xFullPathname", "xDlOpen", "xDlError", "xDlSym", "xDlClose",
    "xRandomness", "xSleep", "xCurrentTime", "xGetLastError", "xCurrentTimeInt64", "xSetSystemCall",
    "xGetSystemCall", "xNextSystemCall",
)  # fmt: skip


class Methods(Structure):
    _fields_ = [("iVersion", c_int), *((name, c_void_p) for name in METHODS)]


class File(Structure):
    _fields_ = [("pMethods", POINTER(Methods))]


class Vfs(Structure):
    _fields_ = [
        ("iVersion", c_int), ("szOsFile", c_int), ("mxPathname", c_int), ("pNext", c_void_p),
        ("zName", c_char_p), ("pAppData", c_void_p), *((name, c_void_p) for name in CALLS),
    ]  # fmt: skip


OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
ACCESS = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int, c_void_p)
CLOSE = CFUNCTYPE(c_int, c_void_p)
TRANSFER = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
SIZE = CFUNCTYPE(c_int, c_void_p, c_void_p)

CREATE = 0x4
JOURNALS = 0x800 | 0x4000 | 0x80000  # main, super, WAL: SQLite syncs the folder at their first sync
FULL, CANTOPEN = 13, 14
IOERR = {"read": 266, "write": 778, "sync": 1034, "truncate": 1546, "size": 1802, "delete": 2570}
IOERR["access"] = 3338


def library() -> ctypes.CDLL | None:
    """The very library that `sqlite3` uses, None where it cannot be reached."""
    import _sqlite3

    for place in (getattr(_sqlite3, "__file__", None), None):
        try:
            found = ctypes.CDLL(place)
            found.sqlite3_sourceid.restype = c_char_p
            ours = sqlite3.connect(":memory:")
            source = ours.execute("SELECT sqlite_source_id()").fetchone()[0]
            ours.close()
            same = source == found.sqlite3_sourceid().decode()
        except (OSError, AttributeError, TypeError):
            continue
        if same:
            return found
    return None


class Layer:
    """The copy of the default VFS, and the callbacks that stand in it (kept alive as long as it)."""

    def __init__(self, recorder: Recorder, real: Vfs) -> None:
        self.recorder = recorder
        self.real = real
        self.vfs = Vfs.from_buffer_copy(real)
        self.vfs.zName = b"watched"
        self.files: dict[int, tuple[int, str, list[bool]]] = {}
        self.methods: dict[int, tuple[Methods, dict[str, Any]]] = {}
        self.real_open = OPEN(real.xOpen)
        self.real_delete = DELETE(real.xDelete)
        self.real_access = ACCESS(real.xAccess)
        self.kept = [OPEN(self.open), DELETE(self.delete), ACCESS(self.access)]
        for name, call in zip(("xOpen", "xDelete", "xAccess"), self.kept, strict=True):
            setattr(self.vfs, name, cast(call, c_void_p).value)

    def fails(self, act: str, name: str) -> int:
        """The code with which SQLite is to be answered, 0 where nothing fails."""
        try:
            self.recorder.allow(act, name)
        except OSError as error:
            if act == "create":
                return CANTOPEN
            if error.errno == errno.ENOSPC:
                return FULL
            return IOERR.get(act, IOERR["write"])
        return 0

    def open(self, vfs: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        path = ctypes.string_at(name).decode() if name else ""
        ours = self.recorder.name(path) if path else None
        if ours is None:
            return int(self.real_open(vfs, name, file, flags, out))
        existed = os.path.exists(path)
        if code := self.fails("open" if existed else "create", ours):
            return CANTOPEN if code != FULL else code
        code = int(self.real_open(vfs, name, file, flags, out))
        if code == 0 and os.path.exists(path):
            number = self.recorder.opened(ours, existed)
            self.files[file] = number, ours, [bool(flags & CREATE and flags & JOURNALS)]
            opened = File.from_address(file)
            opened.pMethods = ctypes.pointer(self.wrapped(opened.pMethods))
        return code

    def delete(self, vfs: int, name: bytes, sync: int) -> int:
        ours = self.recorder.name(name.decode())
        if ours is not None and (code := self.fails("delete", ours)):
            return code
        code = int(self.real_delete(vfs, name, sync))
        if ours is not None and code == 0:
            self.recorder.unlink(ours)
            if sync:
                self.recorder.dirsync(os.path.dirname(ours))
        return code

    def access(self, vfs: int, name: bytes, flags: int, out: int | None) -> int:
        ours = self.recorder.name(name.decode())
        if ours is not None and (code := self.fails("access", ours)):
            return code
        return int(self.real_access(vfs, name, flags, out))

    def wrapped(self, real: Any) -> Methods:
        """The methods of a file with ours among them, one set for each set of SQLite's."""
        place = ctypes.addressof(real.contents)
        if place not in self.methods:
            ours = Methods.from_buffer_copy(real.contents)
            calls = self.calls(real.contents)
            for name, call in calls.items():
                setattr(ours, name, cast(call, c_void_p).value)
            self.methods[place] = ours, calls
        return self.methods[place][0]

    def calls(self, real: Methods) -> dict[str, Any]:
        close, read, put = CLOSE(real.xClose), TRANSFER(real.xRead), TRANSFER(real.xWrite)
        cut, sync, size = TRUNCATE(real.xTruncate), SYNC(real.xSync), SIZE(real.xFileSize)

        def x_close(file: int) -> int:
            self.files.pop(file, None)
            return int(close(file))

        def x_read(file: int, to: int, length: int, at: int) -> int:
            return self.fails("read", self.files[file][1]) or int(read(file, to, length, at))

        def x_write(file: int, data: int, length: int, at: int) -> int:
            number, name, _new = self.files[file]
            if code := self.fails("write", name):
                half = length // 2  # a full disk takes what it can
                if code == FULL and half and put(file, data, half, at) == 0:
                    self.recorder.write(number, at, ctypes.string_at(data, half))
                return code
            code = int(put(file, data, length, at))
            if code == 0:
                self.recorder.write(number, at, ctypes.string_at(data, length))
            return code

        def x_truncate(file: int, to: int) -> int:
            number, name, _new = self.files[file]
            code = self.fails("truncate", name) or int(cut(file, to))
            if code == 0:
                self.recorder.resize(number, to)
            return code

        def x_sync(file: int, flags: int) -> int:
            number, name, new = self.files[file]
            code = self.fails("sync", name) or int(sync(file, flags))
            if code == 0:
                self.recorder.sync(number)
                if new[0]:
                    new[0] = False
                    self.recorder.dirsync(os.path.dirname(name))
            return code

        def x_file_size(file: int, out: int) -> int:
            return self.fails("size", self.files[file][1]) or int(size(file, out))

        return {
            "xClose": CLOSE(x_close), "xRead": TRANSFER(x_read), "xWrite": TRANSFER(x_write),
            "xTruncate": TRUNCATE(x_truncate), "xSync": SYNC(x_sync), "xFileSize": SIZE(x_file_size),
        }  # fmt: skip


def _call(name: str, restype: Any, *argtypes: Any) -> Callable[..., Any]:
    found = library()
    assert found
    call = getattr(found, name)
    call.restype, call.argtypes = restype, argtypes
    return call


@contextmanager
def over(recorder: Recorder) -> Iterator[Layer]:
    """Files that `sqlite3` opens inside the block go by the recorder. They must be closed inside it too."""
    find = _call("sqlite3_vfs_find", POINTER(Vfs), c_char_p)
    register = _call("sqlite3_vfs_register", c_int, c_void_p, c_int)
    unregister = _call("sqlite3_vfs_unregister", c_int, c_void_p)
    real = find(None)
    layer = Layer(recorder, real.contents)
    place = ctypes.addressof(layer.vfs)
    assert sizeof(Vfs) == sizeof(real.contents)
    assert register(place, 1) == 0
    try:
        yield layer
        assert not layer.files, f"still open: {sorted(name for _, name, _ in layer.files.values())}"
    finally:
        unregister(place)
        assert register(ctypes.addressof(real.contents), 1) == 0
