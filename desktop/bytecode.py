"""Keeps the byte code of what Python compiles from text at every start: Shiboken's modules and dataclasses.

As Python does with files, only that the first lie inside a shared library and the others are written by the
decorator or stand as words (half a millisecond a class, bench start and pdf). Without it the start is slower.
"""

from __future__ import annotations

import builtins
import contextlib
import dataclasses
import marshal
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

OURS = "shibokensupport/"
TEXT = "<string>"
Key = tuple[str, int, int]


@contextlib.contextmanager
def kept(folder: Path) -> Iterator[None]:
    """While modules are imported: take the byte code kept in `folder`, and keep what had to be compiled."""
    path = folder / f"{sys.implementation.cache_tag}.bytecode"
    known = _read(path)
    before = len(known)
    plain = builtins.compile

    def remembering(source: Any, filename: Any, mode: str, *rest: Any, **named: Any) -> Any:
        if isinstance(source, bytes) and str(filename).startswith(OURS):
            key = (str(filename), len(source), zlib.crc32(source))
        elif isinstance(source, str) and (filename, mode) == (TEXT, "eval") and not (rest or named):
            key = _key(source)
        else:
            return plain(source, filename, mode, *rest, **named)
        if key not in known:
            known[key] = plain(source, filename, mode, *rest, **named)
        return known[key]

    def methods(text: str, *names: Any) -> None:
        key = _key(text)
        if key not in known:
            known[key] = plain(text, TEXT, "exec", dont_inherit=True)
        exec(known[key], *names)

    builtins.compile = remembering
    vars(dataclasses)["exec"] = methods  # stands before the built-in one in that module alone
    try:
        yield
    finally:
        builtins.compile = plain
        vars(dataclasses).pop("exec", None)
        if len(known) > before:
            _write(path, known)


def _key(text: str) -> Key:
    words = text.encode()
    return TEXT, zlib.adler32(words), zlib.crc32(words)


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
