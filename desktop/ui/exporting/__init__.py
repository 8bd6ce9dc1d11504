"""Export: which documents, into which folder, what happened."""

from desktop.ui.exporting.dialog import ExportDialog

__all__ = ["ExportDialog"]
