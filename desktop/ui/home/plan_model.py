"""The plans of the store as a list model, read as far as they are looked at, or what was found in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.i18n import _
from desktop.ui.home.words import damaged_words, day_words, moment_words, state_words

if TYPE_CHECKING:
    from desktop.session.library import Summary
    from desktop.session.searching import Found

FIRST, MORE = 100, 400  # what the first window reads, then as the list is scrolled
SUMMARY = Qt.ItemDataRole.UserRole
FOUND = Qt.ItemDataRole.UserRole + 1
"""Where the words that are sought stand in the plan; None in the list of all plans."""
Index = QModelIndex | QPersistentModelIndex


class PlanModel(QAbstractListModel):
    """Rows are summaries, newest first, or plans found, best first."""

    def __init__(self, read_more: Callable[[int], Sequence[Summary]]) -> None:
        super().__init__()
        self._plans: list[Summary] = []
        self._found: Sequence[Found] = ()
        self._damaged: frozenset[str] = frozenset()
        self._limit = FIRST
        self._read_more = read_more

    def flag(self, damaged: frozenset[str]) -> None:
        """These plans are damaged."""
        if damaged != self._damaged:
            self._damaged = damaged
            self.dataChanged.emit(self.index(0), self.index(len(self._plans) - 1))

    def state(self, plan: Summary) -> tuple[str, str, str]:
        """Word, icon and colour token of what is to be known of a plan first."""
        return damaged_words() if plan.id in self._damaged else state_words(plan.state)

    def show(self, plans: Sequence[Summary]) -> None:
        """Show these plans in place of the others."""
        self.beginResetModel()
        self._plans = list(plans)
        self._found = ()
        self._limit = FIRST
        self.endResetModel()

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what was found in place of the others."""
        self.beginResetModel()
        self._plans = [one.summary for one in found]
        self._found = found
        self.endResetModel()

    def found(self, index: Index) -> Found | None:
        """What was found in the plan of a row."""
        return self._found[index.row()] if index.isValid() and self._found else None

    def plan(self, index: Index) -> Summary | None:
        """The plan of a row."""
        return self._plans[index.row()] if index.isValid() else None

    def row_of(self, plan_id: str) -> QModelIndex:
        """The row of a plan, an invalid index when it is not shown."""
        rows = (row for row, plan in enumerate(self._plans) if plan.id == plan_id)
        return self.index(next(rows, -1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._plans)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._found and len(self._plans) >= self._limit

    def fetchMore(self, parent: Index) -> None:
        self._limit += MORE
        more = list(self._read_more(self._limit))[len(self._plans) :]
        if more:
            self.beginInsertRows(QModelIndex(), len(self._plans), len(self._plans) + len(more) - 1)
            self._plans += more
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        plan = self.plan(index)
        if plan is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return title_of(plan)
        if role == SUMMARY:
            return plan
        if role == FOUND:
            return self.found(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = self.state(plan)[0]
            changed = changed_words(plan)
            found = self.found(index)
            words = found.words if found else ""
            return ", ".join(filter(None, (title_of(plan), words, state, details_of(plan), changed)))
        return None


def title_of(plan: Summary) -> str:
    """The plan's title on one line."""
    return " ".join(plan.title.split()) or plan.event or _("A plan without a title")


def details_of(plan: Summary) -> str:
    """Event day, event, number and symbol: what is there."""
    number = f"{plan.number}/{plan.symbol}" if plan.number else ""
    year = str(plan.year) if plan.year and not plan.anchor else ""
    return " · ".join(filter(None, (day_words(plan.anchor), plan.event, number, year)))


def changed_words(plan: Summary) -> str:
    """When it was last changed, in words."""
    return moment_words(plan.changed, datetime.now())
