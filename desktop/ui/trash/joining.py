"""The deleted plans' part of the window: what leads to them, their pages, what goes by itself at start."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.session import discarded, trash
from desktop.session.health import State
from desktop.session.library import Library
from desktop.ui import jobs, theme
from desktop.ui.trash import words
from desktop.ui.trash.history_page import HistoryPage
from desktop.ui.trash.page import TrashPage

if TYPE_CHECKING:
    from desktop.errors import KnownError
    from desktop.session.backups import Keeper
    from desktop.ui.main_window import MainWindow

TRASH, HISTORY = "trash", "history"
COUNT_MS = 150


class Joining(QObject):
    """One for each window; made after the first frame."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._purged = False
        self.link, self._foot = QPushButton(), QFrame()
        theme.role(self.link, "quiet")
        self.link.clicked.connect(lambda: self.show(TRASH))
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, theme.SPACE.s)
        foot.addWidget(self.link)
        foot.addStretch(1)
        self._foot.hide()
        plans = window.plans
        cast(QVBoxLayout, plans.layout()).addWidget(self._foot)
        self._soon = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._soon.timeout.connect(self.count)
        plans.model.modelReset.connect(self._soon.start)
        window.backups.flagged.connect(lambda _ids: self._checked())

    def start(self) -> None:
        """Count what was deleted; what is due goes as soon as the check of the start has found all well."""
        self.count()
        self._checked()

    def make(self, place: str) -> QWidget:
        """The page of "trash" or "history"."""
        if place == HISTORY:
            history = HistoryPage(self._window.desk.folder)
            history.left.connect(lambda: self.show(TRASH))
            return history
        page = TrashPage(self._window.backups.room, self._opened, lambda: self._window.desk.only_read)
        page.restored.connect(self._restored)
        page.purged.connect(lambda _ids: self._settle())
        page.left.connect(self._leave)
        page.history_wanted.connect(lambda: self.show(HISTORY))
        return page

    def show(self, place: str) -> None:
        """A place of these, with the keyboard in it."""
        page = self._window.pages.get(place) or self.make(place)
        if place not in self._window.pages:
            self._window.add_page(place, page)
        self._window.show_page(place)
        if isinstance(page, TrashPage | HistoryPage):
            page.focus_first()

    def _leave(self) -> None:
        """Back to the list of plans, the keyboard in it."""
        plans = self._window.plans
        if self._window.leave_plan():
            (plans.list if plans.list.isVisible() else self.link).setFocus()

    def count(self) -> None:
        """Say on the list of plans how many were deleted, off the GUI thread; the page reads anew too."""
        folder = self._window.desk.folder
        jobs.run(
            lambda: _counted(Library(folder)), done=self._say, failed=lambda _error: self._say(0), owner=self
        )
        page = self._window.pages.get(TRASH)
        if isinstance(page, TrashPage) and page.isVisible():
            page.refresh()

    def _say(self, count: int) -> None:
        self.link.setText(words.link(count))
        theme.dress_button(self.link, "trash-2", "muted")
        self._foot.setVisible(count > 0)

    def _opened(self) -> set[str]:
        return {session.plan.id for session in self._window.desk.sessions()}

    # --- what was done -----------------------------------------------------------------------------

    def _restored(self, plan_id: str, title: str) -> None:
        window = self._window
        self._settle()
        window.trying(lambda: window.plans.refresh(select=plan_id))
        window.tell(
            _("“{title}” is back in the list of plans.").format(title=title), lambda: self._remove(plan_id)
        )

    def _remove(self, plan_id: str) -> None:
        window = self._window
        if window.view is not None and window.view.session.plan.id == plan_id and not window.leave_plan():
            return
        if window.trying(lambda: window.desk.remove(plan_id)):
            window.trying(window.plans.refresh)

    def _settle(self) -> None:
        """What the bar at the foot could take back may be no more; the number beside the list is another."""
        if "notice" in self._window.__dict__:
            self._window.notice.outdate()
        self._soon.start()

    # --- by itself ---------------------------------------------------------------------------------

    def _checked(self) -> None:
        """Once in a run, where all is well: what was deleted thirty days ago goes."""
        backups, desk = self._window.backups, self._window.desk
        fine = backups.health is not None and backups.health.state is State.FINE
        if self._purged or not fine or desk.only_read is not None:
            return
        self._purged = True
        folder, opened = desk.folder, self._opened()

        def work(keeper: Keeper) -> tuple[str, ...]:
            library = Library(folder)
            try:
                return discarded.purge_expired(library, keeper, opened)
            finally:
                library.close()

        # where it fails nothing is gone, and the next start tries again
        backups.room.ask(work, self._expired, _silent, self)

    def _expired(self, ids: tuple[str, ...]) -> None:
        if ids:
            self._window.backups.room.changed.emit()
            self._soon.start()
            self._window.tell(f"{words.gone(len(ids))} {_by_itself()}")


def _silent(_error: KnownError) -> None:
    """Nothing to tell: nothing was asked for."""


def of(window: MainWindow) -> Joining:
    """The window's one, made when it is first wanted."""
    return window.findChild(Joining) or Joining(window)


def _counted(library: Library) -> int:
    try:
        return len(trash.removed(library))
    finally:
        library.close()


def _by_itself() -> str:
    return _("They were deleted more than 30 days ago; a backup was made before.")
