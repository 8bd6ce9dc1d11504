"""The place of backups: make one, see what is in each, bring one back, copy one to another disk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.session import kept_plans
from desktop.session.backups import Kept, Reason
from desktop.session.library import Summary
from desktop.session.restoring import Preview
from desktop.ui import theme
from desktop.ui.backups import choosing, words
from desktop.ui.backups.confirm import Confirm
from desktop.ui.backups.details import Details, StateLine
from desktop.ui.backups.restoring import Restoring
from desktop.ui.backups.room import Room
from desktop.ui.backups.row import KEPT, BackupRow
from desktop.ui.backups.scrolled import Scrolled
from desktop.ui.backups.usb_line import UsbLine
from desktop.ui.backups.where import WhereLine
from desktop.ui.banner import Banner, plain_label
from desktop.ui.home.picture import Picture

BESIDE, NARROW = 344, 780
_ANY = 16_777_215


class BackupsPage(QWidget):
    """`restoring` brings a backup back together with the window; `copied` tells that another disk has one."""

    copied = Signal()

    def __init__(self, room: Room, restoring: Restoring) -> None:
        super().__init__()
        self._room, self._restoring = room, restoring
        self._plans: dict[Path, tuple[Summary, ...]] = {}
        self._chosen_file: Kept | None = None
        self.banner, self.status, self.usb = Banner(), StateLine(), UsbLine(may_be_left=False)
        self.make, self.copy = QPushButton(_("&Back up now")), QPushButton(_("Copy to a &USB stick…"))
        self.list, self.details, self.confirm = QListWidget(), Details(), Confirm()
        self.side = QStackedWidget()
        self.where = WhereLine()
        self._lay_out()
        self._connect()

    # --- what is shown -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read anew which backups there are; off the GUI thread."""
        self._room.ask(
            lambda keeper: (keeper.kept(), keeper.usb_due(), keeper.folder, keeper.store.exists()),
            lambda found: self._show(*found),
            self._warn,
            self,
        )

    def kept(self) -> Kept | None:
        """The backup that is chosen."""
        if self._chosen_file is not None:
            return self._chosen_file
        row = self.list.currentItem()
        return row.data(KEPT) if row else None

    def focus_first(self) -> None:
        """The keyboard on the list, or on what makes the first backup."""
        (self.list if self.list.count() else self.first).setFocus()

    def _show(self, kept: tuple[Kept, ...], usb_due: bool, folder: Path, something: bool) -> None:
        before = self.kept()
        self.list.blockSignals(True)
        self.list.clear()
        for one in kept:
            row = QListWidgetItem()
            row.setData(KEPT, one)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(one))
            self.list.addItem(row)
            if before and one.path == before.path:
                self.list.setCurrentItem(row)
        if kept and self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._say_newest(kept)
        self.usb.ask(usb_due)
        self.copy.setVisible(bool(kept) and not usb_due)
        self.make.setVisible(bool(kept))
        self.first.setVisible(something)
        self.none.setText(_by_itself() if something else _("There is no plan to back up either."))
        self.where.show_folder(folder)
        self._empty.setVisible(not kept)
        self._whole.setVisible(bool(kept))
        self._settle()

    def _say_newest(self, kept: tuple[Kept, ...]) -> None:
        self.status.setVisible(bool(kept))
        if kept:
            when = words.moment(kept[0].manifest.moment, datetime.now().astimezone())
            said, icon, tone = words.state(kept[0])
            parts = (_("The newest: {when}").format(when=when), words.plans(kept[0].manifest.plans), said)
            self.status.say(" · ".join(filter(None, parts)), icon, tone)

    def _settle(self) -> None:
        """The chosen backup beside the list."""
        kept = self.kept()
        if kept is None:
            return
        self.side.setCurrentWidget(self.details)
        self.make.show()
        self.details.show_kept(kept)
        if kept.path in self._plans:
            self.details.show_plans(self._plans[kept.path])
        elif kept.sound:
            self._room.ask(
                lambda _keeper: kept_plans.contents(kept.path),
                partial(self._show_plans, kept),
                partial(self._unreadable, kept),
                self,
            )

    def _show_plans(self, kept: Kept, plans: tuple[Summary, ...]) -> None:
        self._plans[kept.path] = plans
        if self.kept() == kept:
            self.details.show_plans(plans)

    def _unreadable(self, kept: Kept, error: KnownError) -> None:
        if self.kept() == kept:
            self.details.say_state(f"{error.what} {error.do}", "circle-alert", "danger")
            self.details.show_plans(())

    def _choose(self) -> None:
        self._chosen_file = None
        self._settle()

    # --- what is done ------------------------------------------------------------------------------

    def _make(self) -> None:
        self._work(_("Backing up and checking…"))
        self._room.make(Reason.ASKED, lambda _kept: self._done(), self._warn, self)

    def _copy(self, kept: Kept | None) -> None:
        folder = choosing.folder(self, _("Copy the backup to"))
        if folder is not None:
            self._work(_("Copying and comparing…"))
            self._room.ask(lambda keeper: keeper.copy_to(kept, folder), self._copied, self._warn, self)

    def _copied(self, path: Path) -> None:
        self._done()
        self.banner.tell(
            _("Copied to {path}, read again and compared. Now remove the stick safely.").format(path=path)
        )
        self.copied.emit()

    def _check(self) -> None:
        kept = self.kept()
        if kept is not None:
            self.details.say_state(_("Checking everything in it…"), "clock", "muted")
            told = partial(self._checked, kept), partial(self._unreadable, kept)
            self._room.ask(lambda keeper: keeper.verify(kept), *told, self)

    def _checked(self, kept: Kept, report) -> None:
        if self.kept() != kept:
            return
        if report.damaged or report.faults:
            self.details.say_state(*words.state(kept))
        else:
            count = words.plans(report.plans)
            self.details.say_state(
                _("Checked again just now: {plans}, all sound.").format(plans=count), "check", "good"
            )

    def _ask_restore(self) -> None:
        kept = self.kept()
        if kept is not None and kept.sound:
            self.confirm.ask(kept)
            self.side.setCurrentWidget(self.confirm)
            self.make.hide()
            self.confirm.back.setFocus()
            self._room.ask(lambda keeper: keeper.preview(kept), self._show_preview, self._not_restored, self)
            self._look_at_confirm()

    def _show_preview(self, preview: Preview) -> None:
        self.confirm.show_preview(preview)
        self._look_at_confirm()

    def _look_at_confirm(self) -> None:
        """The buttons in sight, once what is above them has its place."""
        QTimer.singleShot(
            0, self, lambda: self._scroll.ensureWidgetVisible(self.confirm.back, 0, theme.SPACE.xl)
        )

    def _restore(self) -> None:
        kept = self.kept()
        if kept is not None:
            self.confirm.set_working()
            self._restoring.restore(kept, self._restored, self._not_restored)

    def _restored(self, words_: str, undo: Callable[[], object] | None) -> None:
        self._chosen_file = None
        self._leave_confirm()
        self.banner.tell(words_, *(((_("&Undo"), undo),) if undo else ()))

    def _not_restored(self, error: KnownError) -> None:
        self._leave_confirm()
        self._warn(error)

    def _leave_confirm(self) -> None:
        self._chosen_file = None
        self._settle()
        self.details.restore.setFocus()

    def _from_file(self) -> None:
        path = choosing.backup_file(self)
        if path is not None:
            self._room.ask(lambda _k: kept_plans.chosen_file(path), self._show_file, self._warn, self)

    def _show_file(self, kept: Kept) -> None:
        self._chosen_file = kept
        self.list.clearSelection()
        self._ask_restore()

    def _move(self, folder: Path) -> None:
        self._room.ask(lambda keeper: keeper.move_to(folder), lambda _none: self.refresh(), self._warn, self)

    def _work(self, said: str) -> None:
        for button in (self.make, self.copy, self.first, self.usb.copy):
            button.setEnabled(False)
        self.status.setVisible(True)
        self.status.say(said, "clock", "muted")

    def _done(self) -> None:
        for button in (self.make, self.copy, self.first, self.usb.copy):
            button.setEnabled(True)
        self.banner.hide()
        self.refresh()

    def _warn(self, error: KnownError) -> None:
        self._done()
        self.banner.warn(error)

    # --- parts -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.hasFocus():
            self._ask_restore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside each other, the list stands above."""
        super().resizeEvent(event)
        larger = theme.points() / theme.LEAST_POINTS
        narrow, beside = event.size().width() < NARROW * larger, round(BESIDE * min(1.5, larger))
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.side.setMaximumWidth(_ANY if narrow else beside)
        self.side.setMinimumWidth(0 if narrow else beside)

    def _connect(self) -> None:
        self._room.changed.connect(self.refresh)
        self.make.clicked.connect(self._make)
        self.first.clicked.connect(self._make)
        self.copy.clicked.connect(lambda: self._copy(None))
        self.usb.copy_wanted.connect(lambda: self._copy(None))
        self.list.currentItemChanged.connect(lambda *_rows: self._choose())
        self.list.itemClicked.connect(lambda _row: self._choose() if self._chosen_file else None)
        self.details.restore_wanted.connect(self._ask_restore)
        self.details.check_wanted.connect(self._check)
        self.details.copy_wanted.connect(lambda: self._copy(self.kept()))
        self.confirm.left.connect(self._leave_confirm)
        self.confirm.confirmed.connect(self._restore)
        self.where.moved.connect(self._move)
        self.where.file_wanted.connect(self._from_file)

    def _lay_out(self) -> None:
        self.side.addWidget(self.details)
        self.side.addWidget(self.confirm)
        self._whole = QWidget()
        self._both = both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.SPACE.xl)
        both.addWidget(self._dressed_list(), 1)
        both.addWidget(self.side, 1)
        inside = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(inside)
        outer.addWidget(self._scroll)
        column = QVBoxLayout(inside)
        edge = theme.SPACE.xl
        column.setContentsMargins(edge, edge, edge, theme.SPACE.l)
        column.setSpacing(theme.SPACE.m)
        column.addLayout(self._head())
        column.addWidget(self.banner)
        column.addWidget(self.status)
        column.addWidget(self.usb)
        column.addWidget(self._nothing())
        column.addWidget(self._whole, 1)
        column.addWidget(self.where)

    def _head(self) -> QHBoxLayout:
        theme.role(self.make, "primary")
        theme.dress_button(self.make, "save", "on_accent")
        kept = self.make.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.make.setSizePolicy(kept)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE.s)
        head.addWidget(plain_label(_("Backups"), "title"), 1)
        head.addWidget(self.copy)
        head.addWidget(self.make)
        return head

    def _dressed_list(self) -> QListWidget:
        theme.role(self.list, "plain")
        self.list.setItemDelegate(BackupRow(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(200)
        self.list.setAccessibleName(_("Backups, the newest first"))
        return self.list

    def _nothing(self) -> QWidget:
        self.first, self.none = QPushButton(_("Make the first backup")), plain_label("", "muted")
        theme.role(self.first, "primary")
        theme.dress_button(self.first, "save", "on_accent")
        said = QVBoxLayout()
        said.setSpacing(theme.SPACE.m)
        said.addStretch(1)
        said.addWidget(plain_label(_("There is no backup yet."), "section"))
        said.addWidget(self.none)
        said.addWidget(self.first, 0, Qt.AlignmentFlag.AlignLeft)
        said.addStretch(1)
        self._empty = QWidget()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.xl)
        row.addWidget(Picture())
        row.addLayout(said, 1)
        column = QVBoxLayout(self._empty)
        column.setContentsMargins(0, theme.SPACE.l, 0, 0)
        column.addLayout(row)
        column.addStretch(1)
        self._empty.hide()
        return self._empty

    def sizeHint(self) -> QSize:
        return QSize(960, 640)


def _spoken(kept: Kept) -> str:
    from desktop.session.backups import reason_words

    when = words.moment(kept.manifest.moment, datetime.now().astimezone())
    plans, state = words.plans(kept.manifest.plans), words.state(kept)[0]
    return ", ".join(
        filter(None, (when, reason_words(kept.manifest.reason), plans, words.size(kept.size), state))
    )


def _by_itself() -> str:
    return _("One is made by itself after 15 minutes of work and when the program is closed.")
