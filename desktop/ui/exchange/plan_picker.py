"""The plans to send: found by words, chosen by check boxes, those that are chosen on top."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.i18n import _, ngettext
from desktop.session.library import Summary
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.exchange import words
from desktop.ui.home.plan_model import details_of, title_of
from desktop.ui.home.words import state_words

MOST, SEARCH_MS = 200, 120
_EVERY = 1_000_000
ID = Qt.ItemDataRole.UserRole
Read = Callable[[str, int], Sequence[Summary]]


class PlanPicker(QWidget):
    """`changed` tells that others are chosen; `read(words, limit)` gives plans of the list."""

    changed = Signal()

    def __init__(self, read: Read, chosen: Iterable[str]) -> None:
        super().__init__()
        self._read = read
        self._titles: dict[str, str] = {}
        self._chosen = dict.fromkeys(chosen)
        self.search, self.list, self.count = QLineEdit(), QListWidget(), plain_label("", "muted")
        self._timer = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._timer.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _words: self._timer.start())
        self.search.installEventFilter(self)
        self.list.itemChanged.connect(self._choose)
        self._lay_out()

    @property
    def ids(self) -> tuple[str, ...]:
        """The chosen plans, in the order they were chosen."""
        return tuple(self._chosen)

    @property
    def first_title(self) -> str:
        """The title of the plan that was chosen first."""
        return next((self._titles.get(one, "") for one in self._chosen), "")

    def refresh(self) -> None:
        """Read the list anew, with the words that are sought. Raises KnownError."""
        sought = self.search.text().strip()
        found = {plan.id: plan for plan in self._read(sought, MOST)}
        if not sought and not self._chosen.keys() <= found.keys():  # chosen, and not of the newest
            every = self._read("", _EVERY)
            found |= {plan.id: plan for plan in every if plan.id in self._chosen}
        self._titles |= {plan.id: title_of(plan) for plan in found.values()}
        if not sought:  # chosen ones stay in sight
            found = {**{one: found[one] for one in self._chosen if one in found}, **found}
        self.list.blockSignals(True)
        self.list.clear()
        for plan in found.values():
            row = QListWidgetItem(_row_words(plan))
            row.setData(ID, plan.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            row.setCheckState(_state(plan.id in self._chosen))
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search box ↓ goes to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._timer.stop()
                self.refresh()
                self.list.setFocus()
                return True
        return False

    def _choose(self, row: QListWidgetItem) -> None:
        plan_id = row.data(ID)
        if row.checkState() == Qt.CheckState.Checked:
            self._chosen[plan_id] = None
        else:
            self._chosen.pop(plan_id, None)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        count = len(self._chosen)
        self.count.setText(ngettext("{n} plan chosen", "{n} plans chosen", count).format(n=count))

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(_("Find a plan…"))
        self.search.setAccessibleName(_("Find a plan"))
        self.list.setAccessibleName(_("Plans to send"))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.SPACE.xs)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(120)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.xs)
        for widget in (self.search, self.list, self.count):
            column.addWidget(widget, int(widget is self.list))


def _row_words(plan: Summary) -> str:
    below = " · ".join(filter(None, (state_words(plan.state)[0], words.short(details_of(plan), 120))))
    return f"{words.short(title_of(plan))}\n{below}"


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
