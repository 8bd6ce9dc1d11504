"""The second recorder: what the system saw, read from a trace of its calls by `strace` (Linux).

It stands in for the layers where `sqlite3` holds its library inside, and checks them where both can be had.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from recording import Recorder, Recording

CALLS = "openat,write,pwrite64,lseek,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat"
LINE = re.compile(r"(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?(?: .*)?$")
HANDLE = re.compile(r"(\w+)(?:<((?:\\x[0-9a-f]{2})*)>)?")
BEGIN, ACK = b"begin\n", b"ack\n"


def available() -> bool:
    """Whether `strace` is there and may look into a process."""
    tool = shutil.which("strace")
    return tool is not None and subprocess.run([tool, "-qq", "-e", "trace=none", "true"]).returncode == 0


def run(command: Sequence[str], out: Path) -> None:
    """Run it, its calls written to `out`."""
    trace = ["strace", "-y", "-xx", "-s", "10000000", "-e", f"trace={CALLS}", "-o", str(out)]
    subprocess.run([*trace, *command], check=True, stdout=subprocess.DEVNULL)


def plain(words: str) -> bytes:
    return bytes.fromhex(words.replace("\\x", ""))


class Reader:
    """Makes a recording out of the lines of a trace, from the line that says "begin"."""

    def __init__(self, folder: Path) -> None:
        self.top = os.path.join(os.path.realpath(folder), "")
        self.files: dict[str, bytearray] = {}
        self.recording: Recording | None = None
        self.at: dict[str, int] = {}

    def inside(self, path: str) -> str | None:
        return path[len(self.top) :] if path.startswith(self.top) else None

    def begin(self) -> None:
        self.recorder = Recorder(Path(self.top), {name: bytes(data) for name, data in self.files.items()})
        self.recording = self.recorder.recording

    def line(self, line: str) -> None:
        if not (found := LINE.match(line)) or found[3].startswith("-"):
            return
        call, arguments, result = found[1], found[2].split(", "), int(found[3])
        if call == "openat":
            self.open(plain(arguments[1].strip('"')).decode(), arguments[2], str(result))
        elif call in ("rename", "renameat", "renameat2", "unlink", "unlinkat"):
            self.name(call, arguments)
        else:
            handle = HANDLE.match(arguments[0])
            assert handle
            self.handle(call, handle[1], plain(handle[2] or "").decode(), arguments, result)

    def open(self, path: str, flags: str, handle: str) -> None:
        self.at[handle] = 0
        name = self.inside(path)
        if name is None or not {"O_CREAT", "O_TRUNC"} & set(flags.split("|")):
            return
        existed = name in self.files
        data = self.files.setdefault(name, bytearray())
        if self.recording and not existed:
            self.recorder.opened(name, False)
        if existed and "O_TRUNC" in flags:
            self.cut(name, data, 0)

    def cut(self, name: str, data: bytearray, size: int) -> None:
        data[size:] = bytes(max(0, size - len(data)))
        if self.recording:
            self.recorder.resize(self.recorder.numbers[name], size)

    def handle(self, call: str, handle: str, path: str, arguments: list[str], result: int) -> None:
        name = self.inside(path)
        if call == "write" and name is None:
            words = plain(arguments[1].strip('"'))
            if words == BEGIN:
                self.begin()
            elif words == ACK and self.recording:
                self.recorder.ack()
        elif call == "lseek":
            self.at[handle] = result
        elif call in ("write", "pwrite64") and name is not None:
            at = int(arguments[3]) if call == "pwrite64" else self.at[handle]
            self.at[handle] = at + result if call == "write" else self.at.get(handle, 0)
            self.write(name, at, plain(arguments[1].strip('"'))[:result])
        elif call == "ftruncate" and name is not None:
            self.cut(name, self.files[name], int(arguments[1]))
        elif call in ("fsync", "fdatasync") and self.recording:
            if name is not None and name in self.files:
                self.recorder.sync(self.recorder.numbers[name])
            elif f"{path}/".startswith(self.top):
                self.recorder.dirsync(f"{path}/"[len(self.top) :].rstrip("/"))

    def write(self, name: str, at: int, data: bytes) -> None:
        kept = self.files[name]
        kept.extend(bytes(max(0, at - len(kept))))
        kept[at : at + len(data)] = data
        if self.recording:
            self.recorder.write(self.recorder.numbers[name], at, data)

    def name(self, call: str, arguments: list[str]) -> None:
        words = [one for one in arguments if one.startswith('"')]
        folder = (HANDLE.match(arguments[0]) or [""] * 3)[2] if call == "unlinkat" else ""
        paths = [os.path.join(plain(folder or "").decode(), plain(one.strip('"')).decode()) for one in words]
        names = [self.inside(path) for path in paths]
        if names[0] is None or names[0] not in self.files:
            return
        data = self.files.pop(names[0])
        if call.startswith("rename"):
            assert names[1] is not None
            self.files[names[1]] = data
            if self.recording:
                self.recorder.rename(names[0], names[1])
        elif self.recording:
            self.recorder.unlink(names[0])


def read(trace: Path, folder: Path) -> Recording:
    """What happened below the folder since "begin" was written."""
    reader = Reader(folder)
    for line in trace.read_text("utf-8").splitlines():
        reader.line(line)
    assert reader.recording
    return reader.recording
