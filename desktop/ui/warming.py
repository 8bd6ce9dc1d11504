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
    return (*(partial(import_module, name) for name in MODULES), _review)


def _review() -> None:
    """The first review compiles its patterns (60 ms)."""
    from desktop.ui import jobs

    jobs.run(_review_sample, done=lambda _none: None)


def _review_sample() -> None:
    from desktop.plan.review import review
    from desktop.readers import sample

    review(sample.read(sample.NAMES[0]))
