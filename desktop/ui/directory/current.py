"""The directory that the whole window uses now, and the news that it is another one."""

from __future__ import annotations

from types import SimpleNamespace

from PySide6.QtCore import QObject, Signal

from desktop.plan.office import EMPTY, Directory, UnitIndex


class _Teller(QObject):
    changed = Signal()


_now = SimpleNamespace(directory=EMPTY, index=None)


_teller = _Teller()
changed = _teller.changed
"""Comes after each change."""


def directory() -> Directory:
    """The directory in use; empty until one is set."""
    return _now.directory


def index() -> UnitIndex:
    """The units of the directory in use, for looking up and proposing."""
    if _now.index is None:
        _now.index = UnitIndex(_now.directory.units)
    return _now.index


def set_directory(value: Directory) -> None:
    """Use this directory from now on."""
    if value != _now.directory:
        if value.units is not _now.directory.units:
            _now.index = None
        _now.directory = value
        changed.emit()
