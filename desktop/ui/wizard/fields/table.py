"""A grid of cells with titles in its first row; blocks can be pasted from a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTableWidget, QTableWidgetItem

from desktop.i18n import _
from desktop.plan.text import clean
from desktop.ui import theme
from desktop.ui.wizard.fields.field import Field

Grid = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def read_block(words: str) -> list[list[str]]:
    """Rows of cells as a spreadsheet copies them: tabs between cells, lines between rows."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[clean(cell).strip() for cell in line.split("\t")] for line in lines]


class TableField(Field):
    """Column titles and rows; every row as long as the titles."""

    def __init__(self, name: str, label: str, help: str = "") -> None:
        super().__init__(name, label, help)
        self.grid = QTableWidget(1, 2)
        self.grid.horizontalHeader().hide()
        self.grid.verticalHeader().hide()
        self.grid.setTabKeyNavigation(False)
        self.grid.setWordWrap(True)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.grid.itemChanged.connect(self._changed)
        self.add_control(self.grid)
        self._verbs = self._make_verbs()

    def _make_verbs(self) -> list[QPushButton]:
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE.xs)
        buttons = []
        for words, act in (
            (_("Add row"), self.add_row),
            (_("Delete row"), self.delete_row),
            (_("Add column"), self.add_column),
            (_("Delete column"), self.delete_column),
        ):
            button = QPushButton(words)
            theme.role(button, "quiet")
            button.setAccessibleName(words)
            button.clicked.connect(act)
            row.addWidget(button)
            buttons.append(button)
        row.addStretch(1)
        self._box.addLayout(row)
        return buttons

    def value(self) -> Grid:
        rows = [self._row(number) for number in range(self.grid.rowCount())]
        return (rows[0], tuple(rows[1:])) if rows else ((), ())

    def _row(self, number: int) -> tuple[str, ...]:
        cells = (self.grid.item(number, column) for column in range(self.grid.columnCount()))
        return tuple(clean(cell.text()) if cell else "" for cell in cells)

    def show_value(self, value: Grid) -> None:
        columns, rows = value
        self.grid.blockSignals(True)
        place = self.grid.currentRow(), self.grid.currentColumn()
        self.grid.setColumnCount(len(columns))
        self.grid.setRowCount(len(rows) + 1)
        for number, cells in enumerate((columns, *rows)):
            for column, words in enumerate(cells):
                self._put(number, column, words)
        if place[0] >= 0:
            self.grid.setCurrentCell(min(place[0], len(rows)), min(place[1], len(columns) - 1))
        self.grid.blockSignals(False)
        self._fit()

    def _put(self, row: int, column: int, words: str) -> None:
        cell = QTableWidgetItem(words)
        if row == 0:
            font = self.grid.font()
            font.setBold(True)
            cell.setFont(font)
            cell.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        self.grid.setItem(row, column, cell)

    def _fit(self) -> None:
        self.grid.resizeRowsToContents()
        tall = sum(self.grid.rowHeight(row) for row in range(self.grid.rowCount()))
        self.grid.setFixedHeight(tall + 2 * self.grid.frameWidth() + 4)

    def _changed(self) -> None:
        self._fit()
        self.edited.emit(self.value())

    def set_read_only(self, fixed: bool) -> None:
        triggers = QTableWidget.EditTrigger
        usual = triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        self.grid.setEditTriggers(triggers.NoEditTriggers if fixed else usual)
        for button in self._verbs:
            button.setEnabled(not fixed)

    def _give(self, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        self.show_value((columns, rows))
        self.edited.emit(self.value())

    def add_row(self) -> None:
        """An empty row below the present one."""
        columns, rows = self.value()
        at = max(self.grid.currentRow(), 0) if self.grid.currentRow() >= 0 else len(rows)
        empty = ("",) * len(columns)
        self._give(columns, (*rows[:at], empty, *rows[at:]))
        self.grid.setCurrentCell(at + 1, 0)

    def delete_row(self) -> None:
        """Without the present row; the titles stay."""
        columns, rows = self.value()
        at = self.grid.currentRow() - 1
        if at >= 0:
            self._give(columns, (*rows[:at], *rows[at + 1 :]))

    def add_column(self) -> None:
        """An empty column right of the present one."""
        columns, rows = self.value()
        at = self.grid.currentColumn() + 1 or len(columns)
        self._give(_with(columns, at), tuple(_with(row, at) for row in rows))

    def delete_column(self) -> None:
        """Without the present column; the last one stays."""
        columns, rows = self.value()
        at = self.grid.currentColumn()
        if at >= 0 and len(columns) > 1:
            self._give(_without(columns, at), tuple(_without(row, at) for row in rows))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._chosen())
            return True
        if self.grid.editTriggers() == QTableWidget.EditTrigger.NoEditTriggers:
            return False
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
            return True
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            for cell in self.grid.selectedItems():
                cell.setText("")
            return True
        return False

    def _chosen(self) -> str:
        """The chosen cells as a spreadsheet would copy them."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self.grid.selectedIndexes(), key=lambda i: (i.row(), i.column())):
            rows.setdefault(index.row(), []).append(index.data() or "")
        return "\n".join("\t".join(cells) for cells in rows.values())

    def paste(self, words: str) -> None:
        """Put a block of cells at the present cell; the grid grows as it must."""
        block = read_block(words)
        columns, rows = self.value()
        grid = [list(columns), *(list(row) for row in rows)]
        top, left = max(self.grid.currentRow(), 0), max(self.grid.currentColumn(), 0)
        width = max(len(columns), left + max(len(cells) for cells in block))
        grid += [[] for _ in range(top + len(block) - len(grid))]
        grid = [row + [""] * (width - len(row)) for row in grid]
        for down, cells in enumerate(block):
            grid[top + down][left : left + len(cells)] = cells
        first, *others = (tuple(row) for row in grid)
        self._give(first, tuple(others))


def _with(cells: tuple[str, ...], at: int) -> tuple[str, ...]:
    return (*cells[:at], "", *cells[at:])


def _without(cells: tuple[str, ...], at: int) -> tuple[str, ...]:
    return (*cells[:at], *cells[at + 1 :])
