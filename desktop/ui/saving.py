"""What the worker is told of saving: the word in the top line, and the banner when it fails."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.i18n import _
from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.session.saver import Saved
    from desktop.ui.main_window import MainWindow

ABOUT = "saving"


class Saving(QObject):
    """Listens to the desk's news for one window, and no longer than it stands."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.desk.saved.connect(self._on_saved)
        window.desk.pending.connect(self._on_pending)

    def say(self, words: str, role: str = "muted") -> None:
        """Put the word into the top line of the open plan."""
        view = self._window.view
        if view is not None:
            view.top.saved.setText(words)
            theme.role(view.top.saved, role)

    def _on_pending(self) -> None:
        self.say(_("Saving…"))

    def _on_saved(self, saved: Saved) -> None:
        if saved.error is not None:
            self._failed(saved)
            return
        view, saver, banner = self._window.view, self._window.desk.saver, self._window.banner
        if view is not None and saver.held(
            view.session.plan.id
        ):  # the question stands, whatever else was saved
            return
        if banner.property("about") == ABOUT:
            banner.hide()
            banner.setProperty("about", "")
        if not saver.pending:  # what was typed meanwhile is told when it is written too
            self.say(_("Saved {time}").format(time=f"{datetime.now():%H:%M}"))

    def _failed(self, saved: Saved) -> None:
        from desktop.session.health import is_damage
        from desktop.session.library import StoreGone

        window = self._window
        asked = window.two is not None and window.two.ask(saved)
        if saved.moved and not asked:  # a plan changed from beside: the calendar tells
            return
        self.say(_("Not saved"), "error")
        window.banner.setProperty("about", ABOUT)
        if not asked and saved.error is not None:
            copy = [(_("Save a copy…"), window.save_copy)] if window.view else []
            lost = isinstance(saved.error, StoreGone) or is_damage(saved.error)
            rescue = [(_("Rescue…"), window.backups.check)] if lost else []
            window.banner.warn(saved.error, (_("Try again"), window.desk.save_again), *rescue, *copy)
