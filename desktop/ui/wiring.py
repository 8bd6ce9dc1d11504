"""What every signal and action of the window calls."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.ui.home.plan_view import PlanView
    from desktop.ui.main_window import MainWindow
    from desktop.ui.patience import Patience

SIDES = ("check", "answers", "leftovers", "versions")
PLACES = ("calendar", "gantt", "samples", "directory", "backups", "settings")


def connect(window: MainWindow) -> None:
    """Join the rail, the list of plans and the menus to the window."""
    window.rail.chosen.connect(window.go)
    plans = window.plans
    plans.opened.connect(_patiently(window, window.open_plan))
    plans.opened_at.connect(_patiently(window, window.open_at))
    plans.failed.connect(window.show_error)
    plans.duplicated.connect(window.duplicate)
    plans.removed.connect(window.remove)
    plans.new_wanted.connect(lambda: window.beginnings.show())
    plans.file_wanted.connect(lambda: window.open_file())
    plans.sample_wanted.connect(window.open_sample)
    window.menus.connect(
        {
            "new": lambda: window.beginnings.show(),
            "open": window.open_file,
            "save": lambda: _save(window),
            "copy": window.save_copy,
            "send": lambda: _send(window),
            "export": window.export,
            "print": window.print_plan,
            "plans": window.leave_plan,
            "quit": window.close,
            "undo": window.undo,
            "redo": window.redo,
            "find": lambda: _find(window),
            "home": lambda: _in_plan(window, lambda view: view.go_home()),
            "back": lambda: _in_plan(window, lambda view: view.step(-1)),
            "next": lambda: _in_plan(window, lambda view: view.step(1)),
            "help": window.show_help,
            "trash": lambda: _trash(window),
            **{key: _side(window, key) for key in SIDES},
            **{key: _place(window, key) for key in PLACES},
        }
    )
    window.menus["preview"].setChecked(bool(window.looks.number("pages", 1)))
    window.menus["preview"].toggled.connect(window.want_preview)
    if window.desk.only_read is not None:
        from desktop.ui.reading import Reading

        Reading(window)


def _patiently(window: MainWindow, act: Callable[..., object]) -> Callable[..., None]:
    """Do it with a plan once no other program holds the store."""

    @cache
    def patience() -> Patience:
        from desktop.ui.patience import Patience  # after the first frame

        return Patience(window)

    return lambda *plan: patience().then(lambda: act(*plan))


def _find(window: MainWindow) -> None:
    planned = window.planning.shown
    if planned is not None:
        planned.start_search()
        return
    if window.leave_plan():
        window.plans.start_search()


def _send(window: MainWindow) -> None:
    from desktop.ui.exchange.joining import of

    of(window).send()


def _trash(window: MainWindow) -> None:
    from desktop.ui.trash.joining import of

    of(window).show("trash")


def _save(window: MainWindow) -> None:
    def saved(_number: int) -> None:
        window.tell(_("Saved, and kept as a version."))

    window.desk.keep_version(saved, window.show_error)


def _side(window: MainWindow, key: str) -> Callable[[], object]:
    return lambda: _in_plan(window, lambda view: view.go_to(key))


def _place(window: MainWindow, key: str) -> Callable[[], object]:
    return lambda: window.go(key)


def _in_plan(window: MainWindow, act: Callable[[PlanView], object]) -> None:
    if window.view is not None:
        window.show_page("plan")
        act(window.view)
