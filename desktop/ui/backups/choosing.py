"""Which folder or which backup: asked with the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import _


def folder(parent: QWidget, title: str) -> Path | None:
    """A folder, as on a stick; None when the worker thinks better of it."""
    name = QFileDialog.getExistingDirectory(parent, title)
    return Path(name) if name else None


def backup_file(parent: QWidget) -> Path | None:
    """A backup that lies anywhere."""
    kinds = _("Backups (*.skh-backup)")
    name, _kind = QFileDialog.getOpenFileName(parent, _("Restore from a file"), "", kinds)
    return Path(name) if name else None
