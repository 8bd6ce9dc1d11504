"""Two windows on one plan: the worker is told and chooses which plan goes on; both stay as versions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.plan import Plan
from desktop.session.saver import Saved, Saver
from desktop.session.session import Session
from desktop.ui import jobs
from desktop.ui.banner import Banner


class TwoWindows(QObject):
    """Asks in the banner; `chosen` tells that the saving goes on, with either plan."""

    chosen = Signal()

    def __init__(self, banner: Banner, session: Session, saver: Saver) -> None:
        super().__init__(banner)
        self._banner, self._session, self._saver = banner, session, saver

    def ask(self, saved: Saved) -> bool:
        """Put the question of a save that was held back; False when there is none."""
        if saved.error is None or saved.moved != self._session.plan.id:
            return False
        self._warn(saved.error)
        return True

    def keep_mine(self) -> None:
        """This window's plan goes on; it is saved at once."""
        self._saver.keep_mine(self._session.plan.id)
        self._close()
        jobs.run(self._saver.flush, done=lambda _saved: None, owner=self)

    def take_other(self) -> None:
        """The other window's plan takes the place of this one, as one step that can be undone."""
        jobs.run(self._saver.take_other, self._session.plan.id, done=self._put, failed=self._warn, owner=self)

    def _put(self, other: Plan) -> None:
        self._session.seal()
        self._session.put(_("Take the plan of the other window"), other)
        self._close()

    def _warn(self, error: KnownError) -> None:
        actions: tuple[tuple[str, Callable[[], object]], ...] = (
            (_("Keep &mine"), self.keep_mine),
            (_("&Take the other one"), self.take_other),
        )
        self._banner.warn(error, *actions)

    def _close(self) -> None:
        self._banner.hide()
        self.chosen.emit()
