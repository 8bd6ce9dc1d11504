"""What is loaded after the first frame, in small slices, so that the first click finds it ready."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import QObject

from desktop.ui import jobs

FLOORS = ("db.store", "desktop.session.directory", "desktop.session.backups", "desktop.plan.review")
"""What knows no window may be read beside it: together they would stop it for 100 ms."""
MODULES = (
    "desktop.session.session",
    "desktop.ui.home.task_list",
    "desktop.ui.home.plan_view",
    "desktop.ui.preview.paper",
    "desktop.ui.preview",
    "desktop.documents.plan_pdf",
    "desktop.ui.painter",
    "desktop.ui.wizard.fields.prose",
    "desktop.ui.wizard.fields.when",
    "desktop.ui.wizard.records",
    "desktop.ui.wizard.activities.panel",
    "desktop.ui.wizard.activities.table",
    "desktop.ui.wizard",
    "desktop.documents",
    "desktop.documents.archive",
    "desktop.ui.printing",
    "desktop.ui.home.new_page",
    "desktop.drawings.schedule",
    "desktop.drawings.week",
    "desktop.ui.calendar.stage",
    "desktop.ui.calendar.canvas",
    "desktop.ui.calendar.changes",
    "desktop.ui.calendar.details",
    "desktop.ui.calendar.page",
)


def load_floors(owner: QObject, first: Callable[[], object], *then: Callable[[], object]) -> None:
    """Read the floors below the window without stopping it and do what comes `first`, then the rest."""

    def go_on() -> None:
        for act in then:
            act()

    jobs.run(_floors, first, done=lambda _none: go_on(), failed=lambda _error: go_on(), owner=owner)


def _floors(then: Callable[[], object]) -> None:
    for name in FLOORS:
        import_module(name)
    then()


def slices() -> tuple[Callable[[], object], ...]:
    """One call a slice."""
    return (*(partial(import_module, name) for name in MODULES), _review)


def _review() -> None:
    """The first review compiles its patterns (60 ms)."""
    jobs.run(_review_sample, done=lambda _none: None)


def _review_sample() -> None:
    from desktop.plan.review import review
    from desktop.readers import sample

    review(sample.read(sample.NAMES[0]))
