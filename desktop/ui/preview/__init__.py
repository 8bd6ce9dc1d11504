"""The plan's real pages, live beside the work."""

from desktop.ui.preview.panel import Preview

__all__ = ["Preview"]
