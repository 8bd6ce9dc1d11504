"""A process that does one thing and ends: nothing is collected, what it leaves is the system's to clear."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from desktop import bytecode

UNWRITTEN = 1


@contextmanager
def working(folder: Path) -> Iterator[None]:
    """The work of the process, with the byte code kept in `folder` (a fifth of an export, bench pdf)."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        with bytecode.kept(folder):
            yield
    finally:
        if collecting:
            gc.enable()


def end(code: int) -> NoReturn:
    """Leave now with this exit code, all output written; a process with a window leaves Python's way."""
    if "PySide6.QtCore" in sys.modules:
        sys.exit(code)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more, or the disk is full
        code = code or UNWRITTEN
    os._exit(code)
