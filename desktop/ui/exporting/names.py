"""Which files of a folder an export would replace, and free names beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path

from desktop.documents.filename import numbered
from desktop.documents.format import Format


def taken(folder: Path, formats: Sequence[Format]) -> list[str]:
    """The names of the files that are already there."""
    return [made.name for made in formats if _exists(folder / made.name)]


def beside(folder: Path, formats: Sequence[Format]) -> list[Format]:
    """The formats, those whose file is already there under the next free name: "ke-hoach (2).pdf"."""
    return [replace(made, name=_free(folder, made.name)) for made in formats]


def _free(folder: Path, name: str) -> str:
    if not _exists(folder / name):
        return name
    tries = (numbered(name, number) for number in count(2))
    return next(found for found in tries if not _exists(folder / found))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder that may not be looked into: writing will say so
        return False
