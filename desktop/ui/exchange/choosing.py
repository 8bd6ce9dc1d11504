"""Where the exchange file is to be written: asked with the system's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.i18n import _
from desktop.plan.exchange import SUFFIX


def target(parent: QWidget, suggestion: Path) -> Path | None:
    """The file; None when the worker thinks better of it."""
    kinds = _("Plans (*.kehoach)")
    name, _kind = QFileDialog.getSaveFileName(parent, _("Send to another office"), str(suggestion), kinds)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
