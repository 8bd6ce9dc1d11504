"""The plans of the store as a list model; older ones are read when the end is reached."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.i18n import _
from desktop.ui.home.words import day_words, moment_words, state_words

if TYPE_CHECKING:
    from desktop.session.library import Summary

FIRST, MORE = 100, 400  # what the first window reads, then as the list is scrolled
SUMMARY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class PlanModel(QAbstractListModel):
    """Rows are summaries, newest first."""

    def __init__(self, read_more: Callable[[int], Sequence[Summary]]) -> None:
        super().__init__()
        self._plans: list[Summary] = []
        self._limit = FIRST
        self._read_more = read_more

    def show(self, plans: Sequence[Summary]) -> None:
        """Show these plans in place of the others."""
        self.beginResetModel()
        self._plans = list(plans)
        self._limit = FIRST
        self.endResetModel()

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
        return not parent.isValid() and len(self._plans) >= self._limit

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
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = state_words(plan.state)[0]
            changed = changed_words(plan)
            return ", ".join(filter(None, (title_of(plan), state, details_of(plan), changed)))
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
