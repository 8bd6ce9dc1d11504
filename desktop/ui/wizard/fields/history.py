"""Undo belongs to the whole plan: text widgets let Ctrl+Z and Ctrl+Y pass to the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_NAMES = ("edit-undo", "edit-redo")


def is_history(event: QEvent) -> bool:
    """Whether a key (or the claim on one) asks for undo or redo."""
    return isinstance(event, QKeyEvent) and any(event.matches(key) for key in _KEYS)


def without_history(menu: QMenu) -> QMenu:
    """A text widget's menu without its own undo and redo."""
    for action in menu.actions():
        if action.objectName() in _NAMES:
            menu.removeAction(action)
    first = menu.actions()[0] if menu.actions() else None
    if first and first.isSeparator():
        menu.removeAction(first)
    return menu
