"""The table of activities: rows as tall as their words, measured only while they are in view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.wizard.activities.model import ActivityModel
from desktop.ui.wizard.activities.painting import CellPainter, height
from desktop.ui.wizard.activities.rows import CONTENT, COORDINATE, LEAD, NUMBER, PLACE, STATE, TIME, Row

_NONE = Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_BOTH = _ALT | Qt.KeyboardModifier.ShiftModifier
KEYS = {
    (_NONE, Qt.Key.Key_Insert): "add",
    (_NONE, Qt.Key.Key_Delete): "delete",
    (_NONE, Qt.Key.Key_Return): "edit",
    (_NONE, Qt.Key.Key_Enter): "edit",
    (_NONE, Qt.Key.Key_F2): "edit",
    (_ALT, Qt.Key.Key_Up): "up",
    (_ALT, Qt.Key.Key_Down): "down",
    (_BOTH, Qt.Key.Key_Up): "up",
    (_BOTH, Qt.Key.Key_Down): "down",
    (_CTRL, Qt.Key.Key_D): "duplicate",
}
_FIXED = {NUMBER: 72, STATE: 124}
_TIGHT, _ROOMY = {NUMBER: 60, STATE: 92}, 640
_SHARES = {CONTENT: 36, LEAD: 20, COORDINATE: 18, TIME: 20, PLACE: 16}
_TRIES = 4  # a chosen row may be pushed out of view by those above it as they grow
_SPARED = ((COORDINATE, 760), (PLACE, 900))  # px below which a column is left to the panel


class ActivityTable(QTableView):
    """`asked` carries a verb of KEYS, "paste" or "copy"; `chosen` the id of the current row."""

    chosen = Signal(str)
    asked = Signal(str)

    def __init__(self, name: str = "", hint: str = "") -> None:
        super().__init__()
        self.rows = ActivityModel()
        self._hint = hint
        self.setModel(self.rows)
        self.setItemDelegate(CellPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.verticalHeader().setMinimumSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.setAccessibleName(name)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._measure)
        self.verticalScrollBar().valueChanged.connect(lambda: self._soon.start())
        for changed in (self.rows.dataChanged, self.rows.modelReset):
            changed.connect(self._share)
            changed.connect(lambda: self._soon.start())
        self.doubleClicked.connect(lambda: self.asked.emit("edit"))
        self.selectionModel().currentRowChanged.connect(self._current)
        self._follow = 0

    def load(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; the same row stays chosen, else the one that stands in its place now."""
        picked = [index.row() for index in self.selectionModel().selectedRows()]
        before, at = self.chosen_id(), min(picked, default=max(0, self.currentIndex().row()))
        self.rows.load(rows)
        if rows and (self.chosen_id() != before or self.currentIndex().row() < 0):
            where = self.rows.row_of(before)
            self.go_to_row(where if where >= 0 else min(at, len(rows) - 1))

    def _current(self) -> None:
        self._follow = _TRIES
        self._soon.start()
        self.chosen.emit(self.chosen_id())

    def chosen_id(self) -> str:
        """The id of the current row, "" for none."""
        at = self.currentIndex().row()
        return self.rows.rows[at].item_id if 0 <= at < len(self.rows.rows) else ""

    def chosen_ids(self) -> list[str]:
        """The ids of all selected rows, from the top."""
        picked = sorted({index.row() for index in self.selectionModel().selectedRows()})
        found = [self.rows.rows[at].item_id for at in picked]
        return found or ([self.chosen_id()] if self.chosen_id() else [])

    def choose(self, item_id: str) -> bool:
        """Choose a row; False when there is no such row."""
        at = self.rows.row_of(item_id)
        self.go_to_row(at)
        return at >= 0

    def go_to_row(self, at: int) -> None:
        """Make a row the current one and bring it into view."""
        if 0 <= at < len(self.rows.rows):
            here = self.rows.index(at, CONTENT)
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(here, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(here)

    def copied(self) -> str:
        """The selected rows as cells between tabs, in the order in which they can be pasted."""
        picked = set(self.chosen_ids())
        kept = (row for row in self.rows.rows if row.item_id in picked)
        return "\n".join("\t".join(row.cells[CONTENT:STATE]) for row in kept)

    # --- sizes ----------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        self._soon.start()

    def _share(self) -> None:
        """Columns share the width; on a narrow table some are left to the panel; no state, no column."""
        room = self.viewport().width()
        self.setColumnHidden(STATE, not any(row.missing or row.cells[STATE] for row in self.rows.rows))
        for column, least in _SPARED:
            self.setColumnHidden(column, room < least)
        shown = {column: part for column, part in _SHARES.items() if not self.isColumnHidden(column)}
        wanted = _FIXED if room >= _ROOMY else _TIGHT
        fixed = {column: width for column, width in wanted.items() if not self.isColumnHidden(column)}
        left = room - sum(fixed.values())
        for column, part in shown.items():
            self.setColumnWidth(column, left * part // sum(shown.values()))
        self.setColumnWidth(CONTENT, left - sum(self.columnWidth(c) for c in shown if c != CONTENT))
        for column, width in fixed.items():
            self.setColumnWidth(column, width)

    def _measure(self) -> None:
        """Give every row in view the height of its words."""
        at, bottom = max(0, self.rowAt(0)), self.viewport().height()
        font = self.font()
        columns = [column for column in range(len(_FIXED) + len(_SHARES)) if not self.isColumnHidden(column)]
        y, grown = self.rowViewportPosition(at), False
        while at < len(self.rows.rows) and y < bottom:
            tall = max(height(self.rows.words(at, c), self.columnWidth(c), font) for c in columns)
            if tall != self.rowHeight(at):
                self.setRowHeight(at, tall)
                grown = True
            y += tall
            at += 1
        if grown and self._follow:
            self._follow -= 1
            self.scrollTo(self.currentIndex())
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    # --- keys and paint -------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._verb(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = self._verb(event)
        if verb:
            self.asked.emit(verb)
        else:
            super().keyPressEvent(event)

    def _verb(self, event: QEvent) -> str:
        assert isinstance(event, QKeyEvent)
        if event.matches(QKeySequence.StandardKey.Paste):
            return "paste"
        if event.matches(QKeySequence.StandardKey.Copy):
            return "copy"
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return KEYS.get((pressed, Qt.Key(event.key())), "")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.rows.rows or not self._hint:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(theme.tokens().muted))
        space = theme.SPACE.l
        room = self.viewport().rect().adjusted(space, space, -space, -space)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._hint)


def put_on_clipboard(words: str) -> None:
    """What was copied, for other programs too."""
    if words:
        QGuiApplication.clipboard().setText(words)


def table_help() -> str:
    """The keys of the table in one sentence."""
    return _(
        "Ins adds, Ctrl+D duplicates, Del deletes, Alt+Up and Alt+Down move, Ctrl+V pastes rows from Excel"
    )
