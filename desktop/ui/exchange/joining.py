"""Exchange in the window: a file that is opened, the page it leads to, what was taken in, and sending."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.readers.file import CALENDAR
from desktop.session.receiving import Parcel, PasswordNeeded
from desktop.session.taking_back import Taken
from desktop.ui.exchange import words
from desktop.ui.exchange.page import Accepted, ReceivePage, goes_straight
from desktop.ui.exchange.post import Letter, Post
from desktop.ui.lifetime import OPENING

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

RECEIVE = "receive"
SLOW_MS, AGAIN_MS = 400, 200
SECONDS = 5.0


def of(window: MainWindow) -> Joining:
    """The one of this window, made when it is first wanted."""
    return window.findChild(Joining) or Joining(window)


class Joining(QObject):
    """One for each window; see `of`. `taken_in` tells that plans were."""

    taken_in = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._post = Post(window.desk.folder, lambda: window.desk.saver.flush(SECONDS), self)
        self._opening: Path | None = None
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(lambda: self._window.tell(_("Reading…")))

    @property
    def page(self) -> ReceivePage | None:
        """The page of what has arrived, while there is one."""
        found = self._window.pages.get(RECEIVE)
        return found if isinstance(found, ReceivePage) else None

    @property
    def _busy(self) -> bool:
        """Whether something is being taken in, or a backup restored."""
        backups = self._window.__dict__.get("backups")
        restoring = backups is not None and backups.restoring.working
        return restoring or (self.page is not None and self.page.working)

    # --- receiving ---------------------------------------------------------------------------------

    def open(self, path: Path) -> None:
        """Open a file: a calendar's activities as a new plan, plans straight or by way of their page."""
        if path.suffix.lower() == CALENDAR:
            self._window.begin(lambda: self._window.desk.file(path))
        elif self._window.desk.only_read is not None:
            self._window.show_error(self._window.desk.only_read)
        elif self._opening is not None or self._busy:
            QTimer.singleShot(AGAIN_MS, self, lambda: self.open(path))  # one after the other
        elif self._window.leave_plan():
            self._window.setProperty(OPENING, True)
            self._opening = path
            self._slow.start()
            self._post.read(path, self._read, self._refused)

    def _read(self, letter: Letter) -> None:
        def failed(error: KnownError) -> None:
            if isinstance(error, PasswordNeeded):
                self._show(letter).ask_password(error)
            else:
                self._refused(error)

        self._post.look(letter, "", lambda parcel: self._looked(letter, parcel), failed)

    def _looked(self, letter: Letter, parcel: Parcel) -> None:
        if goes_straight(parcel):
            self._post.accept(parcel, None, self._straight, self._refused, backup=False)
        else:
            self._show(letter).show_parcel(parcel)

    def _straight(self, plans: tuple[Taken, ...]) -> None:
        """The one plan, kept under its own name so that later work on it can be put together."""
        self._opened()
        self._close()
        self._settle(plans)
        if self._window.leave_plan():
            self._window.open_plan(plans[0].id)

    def _refused(self, error: KnownError) -> None:
        """Nothing of the file is shown, and nothing was changed."""
        self._opened()
        self._close()
        self._window.show_error(error)

    def _opened(self) -> None:
        self._opening = None
        if self._slow.isActive():
            self._slow.stop()
        else:
            self._window.notice.close_notice()

    def _show(self, letter: Letter) -> ReceivePage:
        self._opened()
        page = ReceivePage(self._post, letter)
        page.left.connect(self._leave)
        page.refused.connect(self._refused)
        page.accepted.connect(self._accepted)
        page.open_wanted.connect(self._open_here)
        self._window.leave_plan()
        self._window.replace_page(RECEIVE, page)
        if "banner" in self._window.__dict__:
            self._window.banner.hide()
        self._window.show_page(RECEIVE)
        return page

    def _leave(self) -> None:
        self._close()
        self._window.tell(_("Nothing was taken in."))

    def _open_here(self, plan_id: str) -> None:
        self._close()
        self._window.open_plan(plan_id)

    def _close(self) -> None:
        self._window.setProperty(OPENING, False)
        page = self._window.pages.pop(RECEIVE, None)
        if page is not None:
            if self._window.stack.currentWidget() is page:  # the worker may be elsewhere by now
                self._window.go("plans")
                self._window.plans.list.setFocus()
            self._window.stack.removeWidget(page)
            page.deleteLater()

    # --- what was taken in -------------------------------------------------------------------------

    def _accepted(self, done: Accepted) -> None:
        self._close()
        self._settle(done.plans)
        undo = (lambda: self._take_back(done.plans)) if any(one.can_go for one in done.plans) else None
        self._window.tell(words.taken_in(len(done.plans), done.replaced), undo)
        self.taken_in.emit()

    def _take_back(self, plans: Sequence[Taken]) -> None:
        def back(_none: None) -> None:
            self._settle(plans)
            self._window.tell(_("All is as it was before the plans were taken in."))

        self._post.take_back(plans, back, self._window.show_error)

    def _settle(self, plans: Sequence[Taken]) -> None:
        """What the window knew of these plans is read anew."""
        window = self._window
        for one in plans:
            window.desk.drop_beside(one.id)
        window.plans.search.clear()
        window.trying(lambda: window.plans.refresh(select=plans[0].id if plans else ""))
        if "source" in window.planning.__dict__:
            window.planning.source.refresh()

    # --- sending -----------------------------------------------------------------------------------

    def send(self, *ids: str) -> None:
        """Send these plans, else the open one or the one that the list stands on; more in the dialog."""
        from desktop.ui.exchange.send_dialog import SendDialog

        window = self._window
        if window.view is not None and not ids:
            window.view.session.seal()
            ids = (window.view.session.plan.id,)
        elif not ids and window.stack.currentWidget() is window.plans:
            chosen = window.plans.model.plan(window.plans.list.currentIndex())
            ids = (chosen.id,) if chosen else ()
        dialog = SendDialog(window, window.desk, ids, Path(window.looks.text("export") or ""))
        dialog.folder_changed.connect(lambda folder: window.looks.keep("export", str(folder)))
        dialog.exec()
        dialog.deleteLater()
