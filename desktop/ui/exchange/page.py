"""The page "Nhận kế hoạch": the password where one is wanted, each plan, one button that takes them in."""

from __future__ import annotations

from typing import NamedTuple

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
from desktop.session.receiving import Arrival, Kind, Parcel, PasswordNeeded, PasswordWrong
from desktop.session.taking_back import Taken
from desktop.ui import theme
from desktop.ui.backups import choosing
from desktop.ui.backups.scrolled import Scrolled
from desktop.ui.banner import Banner, plain_label
from desktop.ui.exchange import words
from desktop.ui.exchange.arrival_row import ARRIVAL, ArrivalRow
from desktop.ui.exchange.attachments import Attachments
from desktop.ui.exchange.decisions import Decisions
from desktop.ui.exchange.details import Details
from desktop.ui.exchange.post import Letter, Post
from desktop.ui.exchange.unlocking import Unlocking

BESIDE, NARROW = 320, 760
LATER_MS = 40
_ANY = 16_777_215


class Accepted(NamedTuple):
    """What was written, and how many of them have replaced a plan."""

    plans: tuple[Taken, ...]
    replaced: int


class ReceivePage(QWidget):
    """`refused` tells why the file cannot be opened at all, `accepted` what was taken in."""

    left = Signal()
    refused = Signal(object)
    accepted = Signal(object)
    open_wanted = Signal(str)

    def __init__(self, post: Post, letter: Letter) -> None:
        super().__init__()
        self._post, self._letter = post.of(self), letter
        self._parcel: Parcel | None = None
        self.decisions: Decisions | None = None
        self._password = ""
        self.working = False
        self.banner, self.unlocking, self.details = Banner(), Unlocking(), Details()
        self.list, self.attachments = QListWidget(), Attachments()
        self.status, self.reading = plain_label("", "muted"), plain_label(_("Reading…"), "muted")
        self.skip, self.go = QPushButton(_("&Leave everything out")), QPushButton(words.take_in(0))
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._settle)
        self._lay_out()
        self._connect()

    # --- what is shown -----------------------------------------------------------------------------

    def ask_password(self, error: KnownError) -> None:
        """The file is sealed."""
        self.unlocking.ask(error)
        self._middle.setCurrentWidget(self._sealed)
        self.go.hide()
        self.unlocking.password.setFocus()

    def show_parcel(self, parcel: Parcel) -> None:
        """All that has arrived, with what is proposed."""
        self._parcel, self.decisions = parcel, Decisions(parcel)
        self.banner.hide()
        self.list.blockSignals(True)
        self.list.clear()
        self.list.setItemDelegate(ArrivalRow(self.list, self.decisions))
        for one in parcel.plans:
            row = QListWidgetItem()
            row.setData(ARRIVAL, one)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self.list.setVisible(len(parcel.plans) > 1)
        self.attachments.show_files(parcel.attachments)
        self._arrange(self.size())
        self._middle.setCurrentWidget(self._whole)
        self.go.setVisible(any(len(one.acts) > 1 for one in parcel.plans))
        self._settle()
        self._say()
        self.focus_first()

    def focus_first(self) -> None:
        """The keyboard on the list, or on what is done with the one plan."""
        if self._middle.currentWidget() is self._sealed:
            self.unlocking.password.setFocus()
        elif self.list.isVisibleTo(self):
            self.list.setFocus()
        else:
            self.details.focus_first()

    def arrival(self) -> Arrival | None:
        """The plan that is chosen in the list."""
        row = self.list.currentItem()
        return row.data(ARRIVAL) if row else None

    def _settle(self) -> None:
        arrival = self.arrival()
        self.details.setVisible(arrival is not None)
        if arrival is not None and self.decisions is not None:
            self.details.show_arrival(arrival, self.decisions)
            self._scroll.verticalScrollBar().setValue(0)

    def _say(self) -> None:
        """The button, what is left to choose, and what the rows say."""
        decisions = self.decisions
        if decisions is None:
            return
        for n in range(self.list.count()):
            one = self.list.item(n).data(ARRIVAL)
            spoken = ", ".join((words.title(one), words.told(one), words.decided(one, decisions)))
            self.list.item(n).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self.list.doItemsLayout()
        left = decisions.all_undecided
        nothing = "" if self.list.count() else _("There is no plan in this file.")
        self.status.setText(words.undecided(left) if left else nothing)
        theme.role(self.status, "warning")
        self.go.setText(words.take_in(decisions.wanted))
        self.go.setEnabled(decisions.wanted > 0 and not self.working)

    # --- what is done ------------------------------------------------------------------------------

    def _unlock(self, password: str) -> None:
        self._password = password
        self._post.look(self._letter, password, self.show_parcel, self._not_opened)

    def _not_opened(self, error: KnownError) -> None:
        if isinstance(error, PasswordWrong | PasswordNeeded):
            self.unlocking.say_wrong(error)
        else:
            self.refused.emit(error)

    def _accept(self) -> None:
        parcel, decisions = self._parcel, self.decisions
        if parcel is None or decisions is None or self.working or not decisions.wanted:
            return
        self.banner.hide()
        self._work(True)
        replacing = any(one.mine is not None for one in parcel.plans)
        self.status.setText(_("Backing up, then taking in…") if replacing else _("Taking in…"))
        theme.role(self.status, "muted")
        self._post.accept(parcel, decisions.choices(), self._accepted, self._not_accepted)

    def _accepted(self, plans: tuple[Taken, ...]) -> None:
        self._work(False)
        self.accepted.emit(Accepted(plans, sum(not one.new for one in plans)))

    def _not_accepted(self, error: KnownError) -> None:
        """Nothing was taken in; all that was chosen still stands."""
        self._work(False)
        self._say()
        nothing = _("Nothing was taken in.")
        known = error.safe == nothing
        told = error if known else KnownError(error.what, nothing, _("Put that right, then try again."))
        self.banner.warn(told, (_("&Try again"), self._accept), (_("Read the file &again"), self._look_again))
        self.go.setFocus()

    def _look_again(self) -> None:
        self.banner.hide()
        self._post.look(self._letter, self._password, self.show_parcel, self._not_looked)

    def _not_looked(self, error: KnownError) -> None:
        self.banner.warn(error, (_("Read the file &again"), self._look_again))

    def _work(self, on: bool) -> None:
        self.working = on
        for widget in (self._whole, self.skip, self.go):
            widget.setEnabled(not on)

    def _save(self, files: object) -> None:
        folder = choosing.folder(self, _("Save the files in"))
        if folder is not None:
            self._post.put(files, folder, self.attachments.say, self.banner.warn)  # type: ignore[arg-type]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.working:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # --- parts -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside each other, the list stands above."""
        super().resizeEvent(event)
        self._arrange(event.size())

    def _arrange(self, size: QSize) -> None:
        larger = theme.points() / theme.LEAST_POINTS
        narrow, beside = size.width() < NARROW * larger, round(BESIDE * min(1.5, larger))
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._side.setMaximumWidth(_ANY if narrow else beside)
        self._side.setMinimumWidth(0 if narrow else beside)
        self._side.setMaximumHeight(size.height() * 2 // 5 if narrow else _ANY)
        self._side.setVisible(self.list.count() > 1 or (not narrow and self.attachments.count > 0))
        (self._right if narrow else self._left).insertWidget(1, self.attachments)

    def _connect(self) -> None:
        self.skip.clicked.connect(lambda: self.left.emit())
        self.go.clicked.connect(self._accept)
        self.unlocking.given.connect(self._unlock)
        self.list.currentItemChanged.connect(lambda *_rows: self._later.start())
        self.details.changed.connect(self._say)
        self.details.open_wanted.connect(self.open_wanted)
        self.attachments.wanted.connect(self._save)

    def _lay_out(self) -> None:
        edge = theme.SPACE.xl
        self._middle = QStackedWidget()
        self._sealed = Scrolled(self.unlocking)
        for part in (self.reading, self._sealed, self._parts()):
            self._middle.addWidget(part)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, theme.SPACE.l)
        column.setSpacing(theme.SPACE.m)
        column.addWidget(plain_label(_("Receive plans"), "title"))
        column.addWidget(
            plain_label(_("From the file {name}").format(name=words.short(self._letter.name)), "muted")
        )
        column.addWidget(self.banner)
        column.addWidget(self._middle, 1)
        column.addLayout(self._foot())

    def _parts(self) -> QWidget:
        theme.role(self.list, "plain")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Plans that have arrived"))
        self._side = QWidget()
        self._left = left = QVBoxLayout(self._side)
        left.setSpacing(theme.SPACE.l)
        left.addWidget(self.list, 1)
        left.addWidget(self.attachments)
        left.addStretch(0)
        inside = QWidget()
        self._right = right = QVBoxLayout(inside)
        right.setSpacing(theme.SPACE.l)
        right.addWidget(self.details)
        right.addStretch(1)
        for layout in (left, right):
            layout.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scrolled(inside)
        self._whole = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._whole)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(theme.SPACE.xl)
        self._both.addWidget(self._side)
        self._both.addWidget(self._scroll, 1)
        return self._whole

    def _foot(self) -> QHBoxLayout:
        for button in (self.skip, self.go):
            button.setAutoDefault(True)
        theme.role(self.go, "primary")
        theme.dress_button(self.go, "download", "on_accent")
        self.go.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE.s)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.skip)
        foot.addWidget(self.go)
        return foot


def goes_straight(parcel: Parcel) -> bool:
    """Whether nothing is to be asked: one plan that is not in the list here, and nothing beside it."""
    one = len(parcel.plans) == 1 and not parcel.attachments and not parcel.sealed
    return one and parcel.plans[0].kind is Kind.NEW
