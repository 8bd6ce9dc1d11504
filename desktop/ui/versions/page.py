"""The versions of the open plan: keep one now, see what differs, bring one back; and its history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import KnownError
from desktop.i18n import _
from desktop.plan.difference import differences
from desktop.plan.plan import Plan
from desktop.plan.text import clean
from desktop.session.library import Library
from desktop.session.reading import why_fixed
from desktop.session.session import Session
from desktop.session.versions import VersionSummary
from desktop.ui import theme
from desktop.ui.banner import Banner, plain_label
from desktop.ui.versions import words
from desktop.ui.versions.comparison import Comparison
from desktop.ui.versions.history_view import HistoryView
from desktop.ui.versions.row import VersionRow
from desktop.ui.versions.shelf import Shelf

LATER_MS = 200
LIST_WIDTH, NARROW = 272, 600
NOW = 0
"""Stands for the plan as it is now where a version's number stands; versions count from 1."""
_ANY = 16_777_215
_NUMBER = Qt.ItemDataRole.UserRole


class VersionsPage(QWidget):
    """`wanted` tells the place of a difference that was chosen."""

    wanted = Signal(str)

    def __init__(self, session: Session, library: Library | None) -> None:
        super().__init__()
        self._session = session
        self._versions: tuple[VersionSummary, ...] = ()
        self._awaits_focus = False
        self._plans: dict[int, Plan] = {}
        self._shelf = Shelf(library.folder, self, self._told) if library else None
        self.banner = Banner()
        self.label, self.keep = QLineEdit(), QPushButton(_("&Keep a version now"))
        self.list, self.other = QListWidget(), QComboBox()
        self.comparison = Comparison()
        self.restore = QPushButton(_("&Restore this version"))
        self.nothing = plain_label("", "muted")
        self.to_versions, self.to_history = QPushButton(_("Versions")), QPushButton(_("History"))
        self.history = HistoryView(library.folder if library else None, session.plan.id)
        self._later = QTimer(self, singleShot=True, interval=LATER_MS)
        self._later.timeout.connect(self._compare)
        self._lay_out()
        self._connect()
        self._stop = session.watch(lambda _change: self._later.start())
        self._show((), NOW)
        if self._shelf:
            self.nothing.setText(_("Reading…"))
        self.refresh()

    def refresh(self, choose: int = NOW) -> None:
        """Read the list anew and choose a version, the newest when none is named."""
        if self._shelf:
            self._shelf.versions(self._session.plan.id, lambda found: self._show(found, choose))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside each other, the list stands above."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.list.setMaximumWidth(_ANY if narrow else LIST_WIDTH)

    def focus_first(self) -> None:
        """The keyboard on the list, or on what keeps the first version."""
        self._awaits_focus = not self._versions
        (self.list if self._versions else self.label).setFocus()

    def show_history(self, wanted: bool) -> None:
        """What was done to the plan in place of its versions, or these again."""
        (self.to_history if wanted else self.to_versions).setChecked(True)
        self._stack.setCurrentIndex(int(wanted))
        if wanted:
            self.history.refresh()

    def close_page(self) -> None:
        """Stop watching the plan."""
        self._later.stop()
        self._stop()

    # --- what is done ------------------------------------------------------------------------------

    def _keep(self) -> None:
        if self._shelf:
            self.keep.setEnabled(False)
            self._shelf.keep(self._session.plan, clean(self.label.text()).strip(), self._kept)

    def _kept(self, number: int) -> None:
        self.keep.setEnabled(True)
        self.label.clear()
        self.refresh(number)

    def _restore(self) -> None:
        number = self._chosen()
        if self._shelf and number and not self._session.plan.frozen:
            self.restore.setEnabled(False)
            self._session.seal()
            plan = self._session.plan
            self._shelf.before_restoring(plan, number, lambda kept: self._put(number, kept))

    def _put(self, number: int, kept: Plan) -> None:
        now = self._session.plan
        if now.frozen:  # signed while the version was read
            self.refresh(number)
            return
        self._session.put(
            _("Restore version {n}").format(n=number), replace(kept, id=now.id, state=now.state)
        )
        self.banner.tell(
            _("Version {n} is restored. The plan before it is kept as a version too.").format(n=number),
            (_("&Undo"), self._undo),
        )
        self.refresh(number)

    def _undo(self) -> None:
        self.banner.hide()
        self._session.undo()

    def _told(self, error: KnownError) -> None:
        self.keep.setEnabled(True)
        self._settle()
        self.comparison.say("")
        self.nothing.hide()
        self.banner.warn(error)

    # --- what is shown -----------------------------------------------------------------------------

    def _show(self, versions: tuple[VersionSummary, ...], choose: int) -> None:
        self._versions = versions
        now = datetime.now().astimezone()
        self.list.blockSignals(True)
        self.list.clear()
        for version in reversed(versions):
            row = QListWidgetItem(_row_words(version, now))
            row.setData(_NUMBER, version.number)
            row.setToolTip(words.why(version))
            self.list.addItem(row)
            if version.number == choose or not (choose or self.list.currentItem()):
                self.list.setCurrentItem(row)
        self.list.blockSignals(False)
        self._fill_other(now)
        for widget in (self.list, self._right):
            widget.setVisible(bool(versions))
        self.nothing.setText(_nothing())
        self.nothing.setVisible(not versions)
        if self._awaits_focus and versions and not self.label.text():
            self.focus_first()
        self._compare()

    def _fill_other(self, now: datetime) -> None:
        kept = self.other.currentData()
        self.other.blockSignals(True)
        self.other.clear()
        self.other.addItem(_("Now"), NOW)
        for version in reversed(self._versions):
            self.other.addItem(words.short(version, now), version.number)
        self.other.setCurrentIndex(max(0, self.other.findData(kept)))
        self.other.blockSignals(False)

    def _compare(self) -> None:
        """From the older to the newer of the two; versions not yet read are asked for."""
        chosen, other = self._chosen(), self.other.currentData() or NOW
        self._settle()
        if not chosen:
            return
        older, newer = (chosen, other) if other == NOW or chosen < other else (other, chosen)
        before, after = self._plan(older), self._plan(newer)
        if before and after:
            self.comparison.compare(differences(before, after))
        else:
            self.comparison.say(_("Reading…"))

    def _plan(self, number: int) -> Plan | None:
        if number == NOW:
            return self._session.plan
        if number not in self._plans and self._shelf:
            self._shelf.plan(self._session.plan.id, number, lambda plan: self._read(number, plan))
        return self._plans.get(number)

    def _read(self, number: int, plan: Plan) -> None:
        self._plans[number] = plan
        self._later.start(0)

    def _chosen(self) -> int:
        row = self.list.currentItem()
        return row.data(_NUMBER) if row else NOW

    def _settle(self) -> None:
        frozen = self._session.plan.frozen
        self.restore.setEnabled(bool(self._chosen()) and not frozen)
        self.restore.setToolTip(why_fixed(self._session.plan) if frozen else "")

    # --- parts -------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.to_versions.clicked.connect(lambda: self.show_history(False))
        self.to_history.clicked.connect(lambda: self.show_history(True))
        self.keep.clicked.connect(self._keep)
        self.label.returnPressed.connect(self._keep)
        self.restore.clicked.connect(self._restore)
        self.list.currentItemChanged.connect(lambda *_rows: self._compare())
        self.other.currentIndexChanged.connect(lambda _index: self._compare())
        self.comparison.wanted.connect(self.wanted)

    def _lay_out(self) -> None:
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.SPACE.s)
        right.addLayout(self._against())
        right.addWidget(self.comparison, 1)
        right.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignRight)
        self._both = both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        both.setSpacing(theme.SPACE.l)
        both.addWidget(self._dressed_list(), 2)
        both.addWidget(self._right, 3)
        versions = QWidget()
        kept = QVBoxLayout(versions)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.setSpacing(theme.SPACE.m)
        kept.addLayout(self._keeping())
        kept.addWidget(self.nothing)
        kept.addLayout(both, 1)
        kept.addStretch(0)
        self._stack = QStackedWidget()
        self._stack.addWidget(versions)
        self._stack.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, theme.SPACE.l)
        column.setSpacing(theme.SPACE.m)
        column.addLayout(self._head())
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        ways, head = QButtonGroup(self), QHBoxLayout()
        head.setSpacing(theme.SPACE.s)
        head.addWidget(plain_label(_("Versions and history"), "title"), 1)
        for button in (self.to_versions, self.to_history):
            button.setCheckable(True)
            ways.addButton(button)
            head.addWidget(button)
        self.to_versions.setChecked(True)
        return head

    def _keeping(self) -> QHBoxLayout:
        self.label.setPlaceholderText(_("A note, for example: before sending"))
        self.label.setAccessibleName(_("Note on the version to keep"))
        self.label.setMinimumWidth(160)
        self.label.setMaximumWidth(440)
        theme.dress_button(self.keep, "save")
        self.keep.setEnabled(self._shelf is not None)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addWidget(self.label, 1)
        row.addWidget(self.keep)
        row.addStretch(0)
        return row

    def _against(self) -> QHBoxLayout:
        against = QLabel(_("&Compare with"))
        against.setBuddy(self.other)
        self.other.setAccessibleName(_("Compare with"))
        self.other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.other.wheelEvent = lambda event: event.ignore()  # type: ignore[method-assign]
        self.other.setMinimumContentsLength(10)
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        theme.dress_button(self.restore, "undo-2")
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.s)
        row.addWidget(against)
        row.addWidget(self.other, 1)
        return row

    def _dressed_list(self) -> QListWidget:
        self.list.setMinimumWidth(200)
        self.list.setItemDelegate(VersionRow(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Versions, the newest first"))
        return self.list


def _row_words(version: VersionSummary, now: datetime) -> str:
    who = f" · {version.who}" if version.who else ""
    return f"{version.number}. {words.moment(version, now)}{who}\n{words.why(version)}"


def _nothing() -> str:
    return _(
        "No version is kept yet. One is kept by itself at the first opening of each day and before the state"
        " changes; keep one yourself before you send the plan to somebody."
    )
