"""Whole programs on a screen without glass: from start to painted, from a turn of the wheel to pixels."""

from __future__ import annotations

import ctypes
import ctypes.util
import mmap
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

WIDE, HIGH, DEPTH = 1600, 900, 24
_WINDOW = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")
_EVERY = 5  # of the lines of the screen are watched
_QUIET, _LONGEST = 0.8, 60.0  # seconds without a change; seconds to wait for one
_NAMES, _BELOW, _ROWS = slice(170 * 4, 240 * 4), 110, 20
"""Where both programs write the names of tasks; so many watched lines with words there are rows."""
_LARGE = 400  # pixels: a window, not a tooltip
_TURNS, _DOWN = 30, 5  # turns of the wheel; the button that X takes for one


class Seen(NamedTuple):
    """Seconds from the start to rows to be read, to still, to idle; ms from a turn of the wheel to pixels."""

    painted: float
    still: float
    idle: float
    wheel: tuple[float, ...]


def missing() -> str:
    """What keeps this from being measured here, "" when nothing does."""
    if not shutil.which("Xvfb"):
        return "no Xvfb"
    if not (ctypes.util.find_library("X11") and ctypes.util.find_library("Xtst")):
        return "no libX11 and libXtst"
    for library in _WINDOW:
        try:
            ctypes.CDLL(library)
        except OSError:
            return f"Qt opens no window without {library}"
    return "" if shutil.which("planner") else "GNOME Planner is not installed (apt-get install planner)"


def ours(folder: Path) -> list[str]:
    """Our chart over the store in a folder."""
    return [sys.executable, str(Path(__file__).with_name("gantt_window.py")), str(folder)]


def planner(project: Path) -> list[str]:
    """GNOME Planner, which opens a project in its Gantt."""
    return ["planner", str(project)]


class Screen:
    """One screen whose pixels lie in a file."""

    def __init__(self, name: str, pixels: Path) -> None:
        self.name = name
        self._x11, self._test = (ctypes.CDLL(ctypes.util.find_library(lib)) for lib in ("X11", "Xtst"))
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(name.encode()))
        file = pixels.open("rb")
        self._pixels = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._start = len(self._pixels) - WIDE * HIGH * 4
        self._empty = self.look()

    def look(self) -> bytes:
        """Some lines of the screen as they are now."""
        line = WIDE * 4
        starts = (self._start + y * line for y in range(0, HIGH, _EVERY))
        return b"".join(self._pixels[start : start + line] for start in starts)

    def has_rows(self, seen: bytes) -> bool:
        """Whether names of tasks can be read."""
        wide = WIDE * 4
        lines = (seen[at : at + wide][_NAMES] for at in range(_BELOW // _EVERY * wide, len(seen), wide))
        return sum(line != line[:4] * (len(line) // 4) for line in lines) >= _ROWS

    def measure(self, command: Sequence[str], folder: Path) -> Seen:
        """Start a program, wait until it stands still, turn the wheel over its chart, end it."""
        began = time.monotonic()
        environment = {**os.environ, "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "HOME": str(folder)}
        environment |= {"XDG_CONFIG_HOME": str(folder), "GSETTINGS_BACKEND": "memory", "NO_AT_BRIDGE": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            painted = self._until_painted(began, process)
            self._fill_screen()
            still = max(painted, self._until_still())
            idle = max(still, _until_idle(process.pid))
            return Seen(painted - began, still - began, idle - began, tuple(self._turns()))
        finally:
            process.kill()
            process.wait()
            self._until(lambda seen: seen == self._empty, 2.0)

    def _until_painted(self, began: float, process: subprocess.Popen[bytes]) -> float:
        while time.monotonic() < began + _LONGEST:
            if self.has_rows(self.look()):
                return time.monotonic()
            if process.poll() is not None:
                raise SystemExit(f"{process.args} ended with {process.returncode} before it was painted")
            time.sleep(0.002)
        raise SystemExit(f"{process.args} painted nothing within {_LONGEST} s")

    def _until_still(self) -> float:
        """The last change before some quiet."""
        seen, changed = self.look(), time.monotonic()
        while time.monotonic() < changed + _QUIET:
            time.sleep(0.005)
            now = self.look()
            if now != seen:
                seen, changed = now, time.monotonic()
        return changed

    def _until(self, fits, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if fits(self.look()):
                return True
        return False

    def _turns(self) -> Iterator[float]:
        """Of each turn that changed anything, milliseconds until it did."""
        self._move(WIDE * 2 // 3, HIGH // 2)
        self._until_still()
        for _turn in range(_TURNS):
            before, began = self.look(), time.monotonic()
            self._click(_DOWN)
            if self._until(lambda seen, before=before: seen != before, 0.5):
                yield (time.monotonic() - began) * 1000
            settled = time.monotonic() + 0.08
            while time.monotonic() < settled:
                time.sleep(0.01)

    # --- the hand ----------------------------------------------------------------------------------

    def _fill_screen(self) -> None:
        """Every window that is seen as large as the screen: there is no window manager here."""
        by = ctypes.byref
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        below = ctypes.POINTER(ctypes.c_ulong)()
        top = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._x11.XQueryTree(self._display, top, by(root), by(parent), by(below), by(count))
        for number in range(count.value):
            window = ctypes.c_ulong(below[number])
            x, y = ctypes.c_int(), ctypes.c_int()
            wide, high, border, depth = (ctypes.c_uint() for _each in range(4))
            sizes = map(by, (x, y, wide, high, border, depth))
            self._x11.XGetGeometry(self._display, window, by(root), *sizes)
            if wide.value > _LARGE:
                self._x11.XMoveResizeWindow(self._display, window, 0, 0, WIDE, HIGH)
        self._x11.XSync(self._display, 0)

    def _move(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)

    def _click(self, button: int) -> None:
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, button, down, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)


def _until_idle(pid: int) -> float:
    """When a program last worked on what nobody sees."""
    worked, since = _worked(pid), time.monotonic()
    while since > time.monotonic() - _QUIET and (end := time.monotonic() + 0.2):
        while time.monotonic() < end:
            time.sleep(0.05)
        now = _worked(pid)
        if now > worked + 1:
            since = time.monotonic()
        worked = now
    return since


def _worked(pid: int) -> int:
    """Hundredths of a second of the processor."""
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(words[11]) + int(words[12])


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen of 1600×900 for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        read, write = os.pipe()
        size = ("-screen", "0", f"{WIDE}x{HIGH}x{DEPTH}", "-fbdir", folder, "-nolisten", "tcp")
        command = ["Xvfb", "-displayfd", str(write), *size]
        server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
        try:
            os.close(write)
            name = ":" + os.read(read, 16).decode().strip()
            yield Screen(name, Path(folder) / "Xvfb_screen0")
        finally:
            os.close(read)
            server.terminate()
            server.wait()
