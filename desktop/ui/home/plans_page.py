"""The first thing seen: the plans of the store with a search, or how to start when there are none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.home.plan_list import PlanList
from desktop.ui.home.plan_model import FIRST, PlanModel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from desktop.session.library import Summary

SEARCH_MS = 150
Read = Callable[[str, int], Sequence["Summary"]]


class PlansPage(QWidget):
    """`read(search, limit)` gives the plans; what is chosen is told by signals."""

    opened = Signal(str)
    duplicated = Signal(str)
    removed = Signal(str)
    new_wanted = Signal()
    file_wanted = Signal()
    sample_wanted = Signal(str)

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._timer.timeout.connect(self.refresh)
        self.model = PlanModel(lambda limit: read(self.search.text(), limit))
        self.list = PlanList(self.model)
        for told, signal in (
            (self.list.opened, self.opened),
            (self.list.duplicated, self.duplicated),
            (self.list.removed, self.removed),
        ):
            told.connect(signal)
        self.search = self._search_box()
        self.nothing = plain_label("", "muted")
        self._empty: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._framed(self.nothing))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE.xl, theme.SPACE.xl, theme.SPACE.xl, 0)
        column.setSpacing(theme.SPACE.l)
        column.addLayout(self._head())
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)

    def refresh(self, select: str = "") -> None:
        """Read the plans anew and keep the chosen one."""
        current = self.model.plan(self.list.currentIndex())
        plans = self._read(self.search.text(), FIRST)
        self.model.show(plans)
        self._choose(select or (current.id if current else ""))
        searching = bool(self.search.text().strip())
        self.search.setVisible(bool(plans) or searching)
        self._new.setVisible(bool(plans) or searching)
        if plans:
            self._stack.setCurrentWidget(self.list)
        elif searching:
            self.nothing.setText(
                _("No plan has the words “{words}”.").format(words=self.search.text().strip())
            )
            self._stack.setCurrentIndex(1)
        else:
            self._stack.setCurrentWidget(self._empty_page())

    def put_above(self, block: QWidget) -> None:
        """Something to be seen before the list."""
        cast(QVBoxLayout, self.layout()).insertWidget(1, block)

    def start_search(self) -> None:
        """Take the cursor to the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def _choose(self, plan_id: str) -> None:
        index = self.model.row_of(plan_id)
        if not index.isValid() and self.model.rowCount():
            index = self.model.index(0)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _head(self) -> QHBoxLayout:
        self._new = new = QPushButton(_("New plan"))
        opened = QPushButton(_("Open a .kehoach file…"))
        theme.role(new, "primary")
        for button, icon, tone, signal in (
            (new, "plus", "on_accent", self.new_wanted),
            (opened, "folder-open", "text", self.file_wanted),
        ):
            theme.dress_button(button, icon, tone)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE.s)
        head.addWidget(plain_label(_("Plans"), "title"), 1)
        head.addWidget(opened)
        head.addWidget(new)
        return head

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(_("Find by title, event, unit, number…"))
        box.setAccessibleName(_("Find a plan"))
        box.setClearButtonEnabled(False)
        box.addAction(
            QAction(theme.icon("search", "muted"), "", box), QLineEdit.ActionPosition.LeadingPosition
        )
        box.textChanged.connect(lambda _words: self._timer.start())
        box.installEventFilter(self)
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box ↓ goes to the list, Enter opens the first plan, Esc clears."""
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = cast("QKeyEvent", event).key()
        if key == Qt.Key.Key_Down:
            self.list.setFocus()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._timer.stop()
            self.refresh()
            self.list.setFocus()
        else:
            return False
        return True

    def _empty_page(self) -> QWidget:
        if self._empty is None:
            from desktop.ui.home.start import StartPage

            self._empty = StartPage()
            self._empty.new_wanted.connect(self.new_wanted)
            self._empty.sample_wanted.connect(self.sample_wanted)
            self._stack.addWidget(self._empty)
        return self._empty

    def _framed(self, inside: QWidget) -> QWidget:
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(theme.SPACE.m, theme.SPACE.xl, 0, 0)
        column.addWidget(inside)
        column.addStretch(1)
        return frame
