"""The store is damaged: what happened, what is safe, and the one next step out of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session import kept_plans
from desktop.session.backups import Kept, reason_words
from desktop.session.health import Health, State
from desktop.ui import theme
from desktop.ui.backups import choosing, words
from desktop.ui.backups.restoring import Restoring
from desktop.ui.backups.room import Room
from desktop.ui.banner import Banner, clear, plain_label
from desktop.ui.home.row import Row

WIDEST, SHOWN = 720, 5


class RescuePage(QScrollArea):
    """`rescued` tells in words what was done, `left` that the worker goes on with the empty store."""

    rescued = Signal(str, object)
    left = Signal()

    def __init__(self, room: Room, restoring: Restoring, health: Health) -> None:
        super().__init__()
        self._room, self._restoring, self.health = room, restoring, health
        self._kept: tuple[Kept, ...] = ()
        self.banner = Banner()
        self.rows: list[Row] = []
        self._newest_first = False
        self.next = QPushButton(_("&Rescue what can be read"))
        self.salvage = QPushButton(_("Rescue what can be read"))
        self.file = QPushButton(_("Restore from a file…"))
        self.more = QPushButton(_("Show all backups"))
        self.leave = QPushButton(_("Go on with the empty store"))
        self.busy = plain_label("", "muted")
        self._lay_out()
        self._connect()
        self._say()

    def refresh(self) -> None:
        """Read which backups there are."""
        self._room.ask(lambda keeper: keeper.kept(), self._show, self._fail, self)

    def focus_first(self) -> None:
        """The keyboard on the next step."""
        self.next.setFocus()

    # --- what is shown -----------------------------------------------------------------------------

    def _say(self) -> None:
        gone = self.health.state is State.GONE
        self.title.setText(
            _("The plans are not where they were") if gone else _("The store of plans is damaged")
        )
        self.what.setText(_emptied() if gone else _happened())
        self.leave.setVisible(gone)
        self.nothing_lost.setVisible(not gone)

    def _show(self, kept: tuple[Kept, ...]) -> None:
        self._kept = tuple(one for one in kept if one.sound and one.manifest.plans >= 0)
        self._say_safe()
        self._say_next()
        self._fill(SHOWN)
        self.focus_first()

    def _say_safe(self) -> None:
        if self._kept:
            when = words.at(self._kept[0].manifest.moment, datetime.now().astimezone())
            plans = words.plans(self._kept[0].manifest.plans)
            said = _("The backups are safe. The newest was made {when}, with {plans}.").format(
                when=when, plans=plans
            )
        else:
            said = _("There is no backup on this computer. Perhaps there is one on a USB stick.")
        self.safe.setText(said)
        theme.role(self.safe, "good" if self._kept else "warning")

    def _say_next(self) -> None:
        """What loses least: the file's own plans where they can be read, else the newest backup."""
        count, gone = self.health.counted, self.health.state is State.GONE
        self._newest_first = bool(self._kept) and (gone or count <= 0)
        there = _("{plans} can still be seen in the list.").format(plans=words.plans(count))
        if self._newest_first:
            self.next.setText(_("&Restore the newest backup"))
            self.next_words.setText(_("All plans are then as they were at that time."))
        else:
            self.next.setText(_("&Rescue what can be read"))
            self.next_words.setText(" ".join(filter(None, (_carries(), there if count > 0 else ""))))
        for part in (self.next, self.next_words):
            part.setVisible(self._newest_first or not gone)
        self.salvage.setVisible(self._newest_first and not gone)

    def _fill(self, most: int) -> None:
        clear(self._list)
        self.rows = []
        for one in self._kept[:most]:
            self._list.addWidget(self._row(one))
        self._head.setVisible(bool(self._kept))
        self.more.setVisible(len(self._kept) > most)

    def _row(self, one: Kept) -> Row:
        when = words.moment(one.manifest.moment, datetime.now().astimezone())
        state, icon, tone = words.state(one)
        if one.manifest.sound:
            icon, tone = "undo-2", "accent"
        said = f"{when}\n{reason_words(one.manifest.reason)}"
        row = Row(said, icon, tone, " · ".join((words.plans(one.manifest.plans), state)))
        row.clicked.connect(partial(self._restore, one))
        self.rows.append(row)
        return row

    # --- what is done ------------------------------------------------------------------------------

    def _restore(self, one: Kept) -> None:
        self._set_busy(_("Restoring…"))
        self._restoring.restore(one, self._done, self._fail)

    def _do_next(self) -> None:
        if self._newest_first:
            self._restore(self._kept[0])
        else:
            self._salvage()

    def _salvage(self) -> None:
        self._set_busy(_("Carrying over what can be read…"))
        self._restoring.salvage(self._done, self._fail)

    def _from_file(self) -> None:
        path = choosing.backup_file(self)
        if path is not None:
            self._room.ask(lambda _keeper: kept_plans.chosen_file(path), self._restore, self._fail, self)

    def _done(self, said: str, undo: Callable[[], object] | None) -> None:
        self._set_busy("")
        self.rescued.emit(said, undo)

    def _fail(self, error: KnownError) -> None:
        self._set_busy("")
        self.banner.warn(error)
        self.focus_first()

    def _set_busy(self, said: str) -> None:
        self.busy.setText(said)
        self.busy.setVisible(bool(said))
        for widget in (self.next, self.salvage, self.file, self.leave, self.more, *self.rows):
            widget.setEnabled(not said)

    # --- parts -------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.next.clicked.connect(self._do_next)
        self.salvage.clicked.connect(self._salvage)
        self.file.clicked.connect(self._from_file)
        self.more.clicked.connect(lambda: self._fill(len(self._kept)))
        self.leave.clicked.connect(lambda: self.left.emit())

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title, self.what = plain_label("", "title"), plain_label()
        self.safe, self.next_words = plain_label("", "good"), plain_label("", "muted")
        self.nothing_lost = plain_label(
            _("Whatever you choose, the damaged state is kept and nothing is deleted."), "muted"
        )
        theme.role(self.next, "primary")
        for button in (self.salvage, self.file, self.more, self.leave):
            theme.role(button, "quiet")
        for button in (self.next, self.salvage, self.file, self.more, self.leave):
            button.setAutoDefault(True)
        self._head = plain_label(_("Or go back to a backup, the newest first"), "section")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        inside = QWidget()
        inside.setMaximumWidth(WIDEST + 2 * theme.SPACE.xl)
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.SPACE.xl] * 4)
        column.setSpacing(theme.SPACE.m)
        for part in (self.title, self.banner, self.what, self.safe):
            column.addWidget(part)
        column.addSpacing(theme.SPACE.m)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.next_words)
        column.addWidget(self.busy)
        column.addSpacing(theme.SPACE.m)
        column.addWidget(self._head)
        column.addLayout(self._list)
        column.addLayout(self._others())
        column.addSpacing(theme.SPACE.m)
        column.addWidget(self.nothing_lost)
        column.addStretch(1)
        self.setWidget(inside)
        later: tuple[QWidget, ...] = (self.busy, self.next, self.next_words, self.salvage, self.more)
        for shown_later in (*later, self._head):
            shown_later.hide()

    def _others(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in (self.more, self.file, self.salvage, self.leave):
            row.addWidget(button)
        row.addStretch(1)
        return row


def _emptied() -> str:
    return _("The store is empty, although backups hold plans: its file was deleted or emptied from outside.")


def _happened() -> str:
    return _(
        "Checking at the start found that the file is not as the program saved it. The disk, a USB stick or"
        " another program has changed it."
    )


def _carries() -> str:
    return _(
        "Every plan that is still sound is carried over with its newest changes; what is damaged comes from"
        " its newest version or backup."
    )
