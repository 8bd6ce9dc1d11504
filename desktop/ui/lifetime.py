"""The window's start after its first frame, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.errors import KnownError
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

REMIND_MS = 700
OPENING = "opening"
"""The window's property while a file is being opened: nothing else shall come up."""


def warm_up(window: MainWindow) -> None:
    """Come back to the plan that was open, then load the rest bit by bit."""
    from desktop.ui.trash.joining import of
    from desktop.ui.warming import load_floors, slices

    def start() -> None:
        window.backups.start()
        of(window).start()

    window.menus.dress()
    desk = window.desk
    load_floors(window, desk.prepare, desk.load_directory, window.come_back, start)
    for wait, load in enumerate(slices()):
        QTimer.singleShot(50 + 50 * wait, window, load)
    QTimer.singleShot(REMIND_MS, window, window.planning.start_reminding)


def come_back(window: MainWindow) -> None:
    """Reopen the plan, page and field where the program last ended."""
    busy = window.view is not None or window.property(OPENING)
    if busy or not window.desk.library.path.exists():
        return
    try:
        place = window.desk.last_place()
        if not place.plan:
            return
        window.start_plan(window.desk.library.load(place.plan))
    except KnownError as error:
        window.show_fault(error)
        return
    if place.page and window.view is not None:
        window.view.go_to(place.page, place.field, place.cursor)
    window.banner.tell(_("Brought back the plan you were working on."))


def may_end(window: MainWindow) -> bool:
    """Save what is left and make the last backup; False when the worker would rather stay."""
    window.looks.keep_window(window)
    if window.view is not None:
        window.looks.keep("preview", window.view.preview_width)
        window.note_place()
    if window.desk.close():
        if "backups" in window.__dict__:
            window.hide()
            window.backups.close()
        return True
    from desktop.ui.asking import ask_leave_unsaved

    choice = ask_leave_unsaved(window)
    if choice == "copy":
        window.save_copy()
    return choice == "leave"
