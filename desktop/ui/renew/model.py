"""The rows of a renewal as a table: kind, old words, new words, rule, note."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.i18n import _
from desktop.plan.renew import changed
from desktop.plan.renewal import Renewal, Row, Rule
from desktop.ui import theme
from desktop.ui.renew.words import ORDER, kind_words, note_words, rests, rule_words
from desktop.ui.wizard.fields.line import one_line

KIND, OLD, NEW, RULE, NOTE = range(5)
Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class RowsModel(QAbstractTableModel):
    """`renewed` tells that the worker has changed a row; `only_asked` shows what waits for an answer."""

    renewed = Signal()

    def __init__(self, renewal: Renewal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.renewal = renewal
        self._only_asked = False
        self._rows: list[Row] = []
        self._arrange()

    def load(self, renewal: Renewal) -> None:
        """Show another renewal."""
        self.beginResetModel()
        self.renewal = renewal
        self._arrange()
        self.endResetModel()

    def show_asked(self, only: bool) -> None:
        """Show only what is to be asked; a row answered stays until this is called again."""
        self._only_asked = only
        self.load(self.renewal)

    def row(self, index: Index) -> Row:
        """The row at a place of the table."""
        return self._rows[index.row()]

    def _arrange(self) -> None:
        rows = [row for row in self.renewal.rows if row.asks or not self._only_asked]
        self._rows = sorted(rows, key=lambda row: ORDER.index(row.kind))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent and parent.isValid() else NOTE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return (_("What"), _("Old words"), _("New words"), _("Rule"), _("Note"))[section]
        if orientation == Qt.Orientation.Horizontal and role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row(index)
        if (index.column() == NEW and row.free) or (index.column() == RULE and len(row.rules) > 1):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row, column = self.row(index), index.column()
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return _TEXTS[column](row)
        if role == _Role.EditRole:
            return row.rule if column == RULE else _TEXTS[column](row)
        if role == _Role.ForegroundRole:
            return QColor(getattr(theme.tokens(), _tone(row, column)))
        if role == _Role.DecorationRole and column == KIND and row.asks:
            return theme.icon("circle-help", "warning")
        if role == _Role.AccessibleTextRole:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {_TEXTS[column](row)}"
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        row = self.row(index)
        if role != _Role.EditRole or value == self.data(index, role):
            return False
        if index.column() == NEW:
            self._take(changed(self.renewal, row.id, words=one_line(str(value)).strip()))
        elif index.column() == RULE:
            self._take(changed(self.renewal, row.id, Rule(value)))
        return True

    def _take(self, renewal: Renewal) -> None:
        self.renewal = renewal
        fresh = {row.id: row for row in renewal.rows}
        for number, old in enumerate(self._rows):
            if fresh[old.id] != old:
                self._rows[number] = fresh[old.id]
                self.dataChanged.emit(self.index(number, KIND), self.index(number, NOTE))
        self.renewed.emit()


def _tone(row: Row, column: int) -> str:
    if column == NOTE:
        return "warning" if rests(row) or "no_follower" in row.notes else "muted"
    if column == RULE and row.asks:
        return "warning"
    if column == NEW:
        return "muted" if row.new == row.old else "text"
    return "muted" if column == OLD else "text"


_TEXTS: dict[int, Callable[[Row], str]] = {
    KIND: lambda row: kind_words(row.kind),
    OLD: lambda row: row.old,
    NEW: lambda row: row.new,
    RULE: lambda row: rule_words(row.rule),
    NOTE: note_words,
}
