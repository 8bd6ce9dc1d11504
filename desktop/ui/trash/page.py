"""The place of the deleted plans: bring one back, delete one or all for good, after asking and a backup."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session import discarded, trash
from desktop.session.discarded import Discarded
from desktop.session.library import Library
from desktop.ui import jobs, theme
from desktop.ui.backups.room import Room
from desktop.ui.banner import Banner, plain_label
from desktop.ui.trash import words
from desktop.ui.trash.asking import Asking
from desktop.ui.trash.row import PLAN, TrashRow

NARROW = 560


class TrashPage(QWidget):
    """`restored` tells id and title of a plan that is back in the list, `purged` the ids of what is gone.

    `opened()` gives the ids of plans that are worked on: they do not go. `fixed()` says why nothing can be
    changed, None where it can.
    """

    restored = Signal(str, str)
    purged = Signal(object)
    left = Signal()
    history_wanted = Signal()

    def __init__(
        self,
        room: Room,
        opened: Callable[[], Collection[str]] = tuple,
        fixed: Callable[[], KnownError | None] = lambda: None,
    ) -> None:
        super().__init__()
        self._room, self._opened, self._fixed = room, opened, fixed
        self._asked: tuple[Discarded, ...] = ()
        self._working = self._awaits_focus = False
        self.banner, self.nothing = Banner(), plain_label("", "muted")
        self.list, self.asking = QListWidget(), Asking()
        self.back, self.history = QPushButton(_("All plans")), QPushButton(_("History of the store"))
        self.restore = QPushButton(_("&Restore"))
        self.purge, self.purge_all = (
            QPushButton(_("&Delete for good…")),
            QPushButton(_("Delete &all for good…")),
        )
        self._lay_out()
        self._connect()

    # --- what is shown -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew what was deleted; off the GUI thread."""
        if not self.list.count():
            self._say(_("Reading…"))
        jobs.run(self._read, done=self._show, failed=self._fail, owner=self)

    def plan(self) -> Discarded | None:
        """The plan that is chosen."""
        row = self.list.currentItem()
        return row.data(PLAN) if row else None

    def focus_first(self) -> None:
        """The keyboard on the list, once there is one."""
        self._awaits_focus = not self.list.count()
        (self.list if self.list.count() else self.back).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """What was deleted meanwhile is there."""
        super().showEvent(event)
        self.refresh()

    def _read(self) -> tuple[Discarded, ...]:
        library = Library(self._room.folder)
        try:
            return discarded.discarded(library, datetime.now(UTC))
        finally:
            library.close()

    def _show(self, plans: tuple[Discarded, ...]) -> None:
        before, at = self.plan(), self.list.currentRow()
        here = self.isAncestorOf(focus) if (focus := QApplication.focusWidget()) else False
        now = datetime.now().astimezone()
        self.list.blockSignals(True)
        self.list.clear()
        for one in plans:
            row = QListWidgetItem()
            row.setData(PLAN, one)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, words.spoken(one, now))
            self.list.addItem(row)
        rows = [row for row, one in enumerate(plans) if before and one.id == before.id]
        self.list.setCurrentRow(rows[0] if rows else min(max(at, 0), len(plans) - 1))
        self.list.blockSignals(False)
        self._say("" if plans else _("No plan is deleted: what you delete stays here for 30 days."))
        self._settle()
        if self._awaits_focus or (here and not plans):
            self.focus_first()

    def _say(self, said: str) -> None:
        """A sentence in place of the list, "" for none."""
        self.nothing.setText(said)
        self.nothing.setVisible(bool(said))
        for part in (self.list, self.told, self._acts):
            part.setVisible(not said)

    def _settle(self) -> None:
        """What can be done with the chosen plan."""
        plan, why = self.plan(), self._fixed()
        free = why is None and not self._working
        self.restore.setEnabled(free and plan is not None and not plan.damaged)
        self.purge.setEnabled(free and plan is not None and plan.id not in self._opened())
        self.purge_all.setEnabled(free and bool(self._may_go()))
        for button in (self.restore, self.purge, self.purge_all):
            button.setToolTip(why.what if why else "")

    def _may_go(self) -> tuple[Discarded, ...]:
        plans = (self.list.item(row).data(PLAN) for row in range(self.list.count()))
        opened = self._opened()
        return tuple(one for one in plans if one.id not in opened)

    # --- what is done ------------------------------------------------------------------------------

    def _restore(self) -> None:
        plan = self.plan()
        if plan is not None and self.restore.isEnabled():
            self._work()
            folder = self._room.folder
            jobs.run(
                lambda: _restored(Library(folder), plan.id),
                done=lambda _none: self._is_back(plan),
                failed=self._fail,
                owner=self,
            )

    def _is_back(self, plan: Discarded) -> None:
        self._done()
        self.restored.emit(plan.id, words.title(plan))

    def _ask(self, plans: tuple[Discarded, ...], every: bool = False) -> None:
        self._asked = plans
        self._acts.hide()
        self.asking.ask(words.ask(plans, every=every))
        QTimer.singleShot(0, self.list, lambda: self.list.scrollToItem(self.list.currentItem()))

    def _ask_one(self) -> None:
        plan = self.plan()
        if plan is not None and self.purge.isEnabled():
            self._ask((plan,))

    def _purge(self) -> None:
        ids = [one.id for one in self._asked if one.id not in self._opened()]
        self._work()
        self.asking.set_working()
        folder = self._room.folder

        def work(keeper):
            library = Library(folder)
            try:
                return discarded.purge(library, keeper, ids)
            finally:
                library.close()

        self._room.ask(work, self._is_gone, self._fail, self)

    def _is_gone(self, ids: tuple[str, ...]) -> None:
        self._done()
        self._room.changed.emit()
        self.banner.tell(f"{words.gone(len(ids))} {_kept()}")
        self.purged.emit(ids)

    def _leave(self) -> None:
        """Ask no more."""
        self._asked = ()
        self.asking.hide()
        self._acts.setVisible(self.list.count() > 0)
        self.list.setFocus()

    def _choose(self) -> None:
        if self._asked and not self._working:
            self._leave()
        self._settle()

    def _work(self) -> None:
        self._working = True
        self.banner.hide()
        self._settle()

    def _done(self) -> None:
        self._working = False
        self._leave()
        self._settle()
        self.refresh()

    def _fail(self, error: KnownError) -> None:
        if self._working:
            self._done()
        elif not self.list.count():
            self._say("")
            self._acts.hide()
        self.banner.warn(error)

    # --- parts -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter brings back, Del deletes for good after asking."""
        if not self.list.hasFocus():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._restore()
        elif event.key() == Qt.Key.Key_Delete:
            self._ask_one()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.left.emit())
        self.history.clicked.connect(lambda: self.history_wanted.emit())
        self.restore.clicked.connect(self._restore)
        self.purge.clicked.connect(self._ask_one)
        self.purge_all.clicked.connect(lambda: self._ask(self._may_go(), every=True))
        self.list.currentItemChanged.connect(lambda *_rows: self._choose())
        self.list.itemDoubleClicked.connect(lambda _row: self._restore())
        self.asking.left.connect(self._leave)
        self.asking.confirmed.connect(self._purge)

    def _lay_out(self) -> None:
        self.told = plain_label(_by_itself(), "muted")
        theme.role(self.list, "plain")
        self.list.setItemDelegate(TrashRow(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setAccessibleName(_("Deleted plans, the newest first"))
        theme.dress_button(self.restore, "undo-2")
        self._acts = self._actions()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.l, theme.SPACE.xl, theme.SPACE.l)
        column.setSpacing(theme.SPACE.m)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._head())
        column.addWidget(self.told)
        column.addWidget(self.banner)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.asking)
        column.addWidget(self._acts)
        column.addStretch(0)

    def _head(self) -> QHBoxLayout:
        for button, icon in ((self.back, "chevron-left"), (self.history, "clock")):
            theme.role(button, "quiet")
            theme.dress_button(button, icon, "accent")
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE.s)
        head.addWidget(plain_label(_("Deleted plans"), "title"), 1)
        head.addWidget(self.history)
        return head

    def _actions(self) -> QFrame:
        acts = QFrame()
        row = QHBoxLayout(acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self.restore)
        row.addWidget(self.purge)
        row.addStretch(1)
        theme.role(self.purge_all, "quiet")
        row.addWidget(self.purge_all)
        return acts


def _restored(library: Library, plan_id: str) -> None:
    try:
        trash.restore(library, plan_id)
    finally:
        library.close()


def _by_itself() -> str:
    return _("A deleted plan stays here for 30 days; then it goes for good by itself, after a backup.")


def _kept() -> str:
    return _("The backup made before holds what is gone, for as long as it is kept; see the page of backups.")
