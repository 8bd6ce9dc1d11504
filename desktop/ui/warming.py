"""What is loaded after the first frame, in small slices, so that the first click finds it ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

MODULES = (
    "desktop.session.session",
    "desktop.ui.home.plan_view",
    "desktop.ui.preview",
    "desktop.documents.plan_pdf",
    "desktop.ui.wizard",
    "desktop.documents",
    "desktop.ui.printing",
    "desktop.ui.home.new_page",
)


def slices() -> tuple[Callable[[], object], ...]:
    """One call a slice."""
    return tuple(partial(import_module, name) for name in MODULES)
