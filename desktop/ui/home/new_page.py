"""Beginning a plan: templates for the year chosen, earlier plans, a file, a blank plan, samples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.home import ways
from desktop.ui.home.way_list import WAY, WayList, WayModel
from desktop.ui.home.ways import Way

if TYPE_CHECKING:
    from desktop.session.library import Summary

SEARCH_MS = 120
WIDTH = 880
NEXT_YEAR_FROM = 11  # the month in which offices begin to plan the year to come
YEARS_BACK, YEARS_AHEAD = 1, 4
Read = Callable[[str, int], Sequence["Summary"]]
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class YearBox(QComboBox):
    """A choice of years that leaves the wheel to the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NewPage(QWidget):
    """`read(search, limit)` gives the store's plans, newest first; what is chosen is told by signals."""

    template_chosen = Signal(str, int)
    renew_wanted = Signal(str, int)
    sample_wanted = Signal(str)
    file_wanted = Signal()
    blank_wanted = Signal(int)
    left = Signal()

    def __init__(self, read: Read, today: date | None = None) -> None:
        super().__init__()
        self._read = read
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._timer.timeout.connect(self._show)
        self.model = WayModel()
        self.list = WayList(self.model)
        self.search = self._search_box()
        self.year = self._year_box(today or date.today())
        self.list.led_by = self.search
        self.list.chosen.connect(self._take)
        self.list.typed.connect(self._typed)
        self.list.escaped.connect(self._escape)
        self._lay_out()
        self._show()

    def refresh(self) -> None:
        """Begin anew: nothing looked for, the first row current."""
        with QSignalBlocker(self.search):
            self.search.clear()
        self._show(keep=False)
        self.search.setFocus()

    def chosen_year(self) -> int:
        """The year that the plan is for."""
        return int(self.year.currentText())

    def _show(self, keep: bool = True) -> None:
        self._timer.stop()
        search = self.search.text()
        most = (ways.FOUND if search.strip() else ways.RECENT) + 1
        current = self.list.currentIndex().data(WAY)
        rows = ways.ways(self.chosen_year(), self._read(search, most), search)
        self.model.show(rows)
        same = [n for n, way in enumerate(rows) if keep and current and _same(way, current)]
        first = [n for n, way in enumerate(rows) if way.leads]
        if same or first:
            self.list.setCurrentIndex(self.model.index((same or first)[0]))
        if not same:
            self.list.scrollToTop()

    def _take(self, way: Way) -> None:
        match way.kind:
            case ways.TEMPLATE:
                self.template_chosen.emit(way.key, way.year)
            case ways.RENEW:
                self.renew_wanted.emit(way.key, way.year)
            case ways.SAMPLE:
                self.sample_wanted.emit(way.key)
            case ways.FILE:
                self.file_wanted.emit()
            case ways.BLANK:
                self.blank_wanted.emit(self.chosen_year())

    def _typed(self, words: str) -> None:
        """Words typed while the list has the cursor are looked for."""
        self.search.setFocus()
        self.search.insert(words)

    def _escape(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box the arrows move in the list, Enter takes its row, Esc clears or leaves."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.list.viewport().update()
        if event.type() != QEvent.Type.KeyPress:
            return False
        press = cast("QKeyEvent", event)
        if press.key() in _MOVES:
            self.list.keyPressEvent(press)
        elif press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive():
                self._show()
            self.list.choose()
        elif press.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            return False
        return True

    def _search_box(self) -> QLineEdit:
        box = QLineEdit()
        box.setPlaceholderText(_("Find a template, an earlier plan, a sample…"))
        box.setAccessibleName(_("Find a way to begin"))
        icon = QAction(theme.icon("search", "muted"), "", box)
        box.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        box.textChanged.connect(lambda _words: self._timer.start())
        box.installEventFilter(self)
        return box

    def _year_box(self, today: date) -> YearBox:
        box = YearBox()
        box.addItems([str(today.year + n) for n in range(-YEARS_BACK, YEARS_AHEAD + 1)])
        box.setCurrentIndex(YEARS_BACK + (today.month >= NEXT_YEAR_FROM))
        box.setAccessibleName(_("Year of the plan"))
        box.currentIndexChanged.connect(lambda _index: self._show())
        return box

    def _head(self) -> QHBoxLayout:
        year = QLabel(_("For the &year"))
        year.setBuddy(self.year)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE.s)
        head.addWidget(self.search, 1)
        head.addSpacing(theme.SPACE.l)
        head.addWidget(year)
        head.addWidget(self.year)
        return head

    def _lay_out(self) -> None:
        self._back = back = QPushButton(_("All plans"))
        theme.role(back, "quiet")
        theme.dress_button(back, "chevron-left", "accent")
        back.clicked.connect(lambda: self.left.emit())
        inside = QWidget()
        inside.setMaximumWidth(WIDTH)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.l)
        column.addWidget(plain_label(_("New plan"), "title"))
        column.addLayout(self._head())
        column.addWidget(self.list, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.SPACE.xl, theme.SPACE.s, theme.SPACE.xl, 0)
        whole.setSpacing(theme.SPACE.s)
        whole.addWidget(inside, 1)
        whole.insertWidget(0, back, 0, Qt.AlignmentFlag.AlignLeft)  # above, but last for the keyboard
        QWidget.setTabOrder(self.search, self.list)


def _same(one: Way, other: Way) -> bool:
    return (one.kind, one.key) == (other.kind, other.key)
