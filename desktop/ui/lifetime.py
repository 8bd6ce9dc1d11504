"""The window's start after its first frame, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

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


def _is_busy(window: MainWindow) -> bool:
    """Whether all plans are just being changed at once: then the window closes when that has gone well."""
    from desktop.ui.exchange.joining import Joining

    backups, exchange = window.__dict__.get("backups"), window.findChild(Joining)
    if backups is not None and backups.restoring.working:
        words, end = _("The window closes as soon as the backup is restored."), backups.restoring.finished
    elif exchange is not None and exchange.page is not None and exchange.page.working:
        words, end = _("The window closes as soon as the plans are taken in."), exchange.taken_in
    else:
        return False
    window.tell(words)
    end.connect(window.close, Qt.ConnectionType.QueuedConnection)
    return True


def may_end(window: MainWindow) -> bool:
    """Save what is left and make the last backup; False when the worker would rather stay."""
    window.looks.keep_window(window)
    if window.view is not None:
        window.looks.keep("preview", window.view.preview_width)
        window.note_place()
    backups = window.__dict__.get("backups")
    if _is_busy(window):
        return False
    if not (backups and backups.unsaved) and window.desk.close():
        if backups is not None:
            window.hide()
            backups.close()
        return True
    from desktop.ui.asking import ask_leave_unsaved

    choice = ask_leave_unsaved(window)
    if choice == "copy":
        (backups.save_copies if backups else window.save_copy)()
    return choice == "leave"
