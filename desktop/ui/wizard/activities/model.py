"""The rows of the table as Qt asks for them; only what is shown is ever asked for."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.wizard.activities.rows import STATE, Row, state_words, titles

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, _SPOKEN)


class ActivityModel(QAbstractTableModel):
    """Tells which rows differ when the plan changes, so that the others are not touched."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self._titles = titles()
        self._at: dict[str, int] = {}

    def load(self, rows: tuple[Row, ...]) -> None:
        """Show these rows."""
        before = self.rows
        if [row.item_id for row in before] == [row.item_id for row in rows]:
            self.rows = rows
            changed = [at for at, row in enumerate(rows) if row != before[at]]
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], STATE))
            return
        self.beginResetModel()
        self.rows = rows
        self._at = {row.item_id: at for at, row in enumerate(rows)}
        self.endResetModel()

    def row_of(self, item_id: str) -> int:
        """Where an activity stands, -1 when it does not."""
        return self._at.get(item_id, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def words(self, row: int, column: int) -> str:
        """What a cell shows."""
        here = self.rows[row]
        return state_words(here) if column == STATE else here.cells[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in _SHOWN:
            return None
        words = self.words(index.row(), index.column())
        if role == _SPOKEN:
            return f"{self._titles[index.column()]}: {words}" if words else self._titles[index.column()]
        return words

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._titles[section]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
