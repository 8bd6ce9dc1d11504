"""Keeps the byte code of Shiboken's Python part, which it compiles from source at every start (bench start).

As Python does with files, only that these modules lie inside a shared library; without the kept file, or with
another one, the start is merely slower.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

OURS = "shibokensupport/"
Key = tuple[str, int, int]


@contextlib.contextmanager
def kept(folder: Path) -> Iterator[None]:
    """While Qt is imported: take the byte code kept in `folder`, and keep what had to be compiled."""
    path = folder / f"{sys.implementation.cache_tag}.bytecode"
    known = _read(path)
    before = len(known)
    plain = builtins.compile

    def remembering(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        if not (isinstance(source, bytes) and str(filename).startswith(OURS)):
            return plain(source, filename, mode, *rest, **named)
        key = (str(filename), len(source), zlib.crc32(source))
        if key not in known:
            known[key] = plain(source, filename, mode, *rest, **named)
        return known[key]

    builtins.compile = remembering
    try:
        yield
    finally:
        builtins.compile = plain
        if len(known) > before:
            _write(path, known)


def _read(path: Path) -> dict[Key, CodeType]:
    """What was kept; nothing where the file is missing or not exactly what was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    check, words = data[:4], data[4:]
    if zlib.crc32(words).to_bytes(4, "big") != check:
        return {}
    known: dict[Key, CodeType] = marshal.loads(words)
    return known


def _write(path: Path, known: dict[Key, CodeType]) -> None:
    words = marshal.dumps(known)
    beside = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        beside.write_bytes(zlib.crc32(words).to_bytes(4, "big") + words)
        os.replace(beside, path)
