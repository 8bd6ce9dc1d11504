"""All that lies on the days shown as a table: the calendar for reading, copying and listening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.drawings.schedule import Row
from desktop.i18n import _
from desktop.plan.agenda import Key
from desktop.ui import theme
from desktop.ui.calendar.describe import day_name
from desktop.ui.calendar.keys import MOVES, deed
from desktop.ui.calendar.period import short
from desktop.ui.wizard.activities.model import _NOWHERE, Index
from desktop.ui.wizard.activities.painting import height, wrapped

DAY, TIME, CONTENT, LEAD, PLACE, PLAN = range(6)
_FIXED = {DAY: 112, TIME: 128}
_SHARES = {CONTENT: 40, LEAD: 22, PLACE: 18, PLAN: 20}
_SPARED = ((PLAN, 820), (PLACE, 640))  # px below which a column is left to the details
_ABOVE, _TRIES = 7, 4
_SHEET = "QTableView { border-radius: 0; border-color: transparent; }"
_ROLES = Qt.ItemDataRole
_SHOWN = (_ROLES.DisplayRole, _ROLES.ToolTipRole, _ROLES.AccessibleTextRole)


def titles() -> tuple[str, ...]:
    """The heads of the columns."""
    return _("Day"), _("Time"), _("Content"), _("Lead"), _("Venue"), _("Plan")


def cells(row: Row) -> tuple[str, ...]:
    """What a row says, column by column, the day in every row."""
    what = f"✓ {row.title}" if row.done and row.title else row.title
    content = " · ".join(part for part in (what, row.note) if part)
    day = day_name(row.day) if row.day else _("In this period")
    return day, row.hours or _span(row) or row.words, content, row.leads or row.leaders, row.place, row.plan


def _noted(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """What is to be said of a day in a row of its own above what is done on it, once."""
    made, day = list[Row](), None
    for row in rows:
        if row.note and row.key and row.day and row.day != day:
            made.append(Row(day=row.day, first=row.day, last=row.day, note=row.note))
        day = row.day
        made.append(replace(row, note="") if row.key else row)
    return tuple(made)


def _span(row: Row) -> str:
    """The days of what lasts some, under the first of them; "" for the rest."""
    if row.day is None or row.key is None or row.first == row.last:
        return ""
    span = f"{short(row.first)} – {short(row.last)}"
    return span if row.day == row.first else _("goes on, {days}").format(days=span)


class AgendaModel(QAbstractTableModel):
    """Rows as Qt asks for them; the day stands in the first row of each day only, but is always spoken."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Row, ...] = ()
        self.titles = titles()

    def load(self, rows: tuple[Row, ...]) -> None:
        """Show these rows."""
        if rows != self.rows:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def begins_day(self, at: int) -> bool:
        """Whether the row is the first of its day."""
        return at == 0 or self.rows[at].day != self.rows[at - 1].day

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.titles)

    def words(self, at: int, column: int) -> str:
        """What a cell shows."""
        if column == DAY and not self.begins_day(at):
            return ""
        return cells(self.rows[at])[column]

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        if not index.isValid() or role not in _SHOWN:
            return None
        if role == _ROLES.AccessibleTextRole:
            return f"{self.titles[index.column()]}: {self.said(index.row())[index.column()]}"
        return self.words(index.row(), index.column())

    def said(self, at: int) -> tuple[str, ...]:
        """The cells in full words, without signs."""
        row = self.rows[at]
        said = [cell.removeprefix("✓ ") for cell in cells(row)]
        if row.done:
            said[CONTENT] = f"{said[CONTENT]} ({_('Done')})"
        return tuple(said)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            if role == _ROLES.DisplayRole:
                return self.titles[section]
            if role == _ROLES.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class AgendaList(QTableView):
    """`selected` carries the key of the current row or None; Alt+arrows ask to move it by days."""

    selected = Signal(object)
    activated_key = Signal(object)
    moved = Signal(object, int)
    word_wanted = Signal(object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.rows = AgendaModel()
        self._follow, self._quiet = 0, False
        self.setModel(self.rows)
        self.setItemDelegate(_Cell(self))
        self._dress()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._measure)
        self.verticalScrollBar().valueChanged.connect(lambda: self._soon.start())
        self.doubleClicked.connect(lambda: self._tell(self.activated_key))
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self._current())

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setStyleSheet(_SHEET)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.ROW)
        self.verticalHeader().setMinimumSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        self.setAccessibleName(_("The activities of these days as a list"))
        self.setAccessibleDescription(_("Enter opens an activity, Alt+arrow keys move it, Ctrl+C copies"))

    # --- what is shown -----------------------------------------------------------------------------

    def load(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; the same entry stays current and where it stood."""
        rows = _noted(rows)
        if rows == self.rows.rows:
            return
        key, top = self.key(), self.verticalScrollBar().value()
        self._quiet = True
        self.rows.load(rows)
        self._share()
        self.choose(key)
        self._quiet = False
        self.verticalScrollBar().setValue(top)
        self._soon.start()

    def key(self) -> Key | None:
        """The entry of the current row."""
        at = self.currentIndex().row()
        return self.rows.rows[at].key if 0 <= at < len(self.rows.rows) else None

    def choose(self, key: Key | None) -> bool:
        """Make the first row of an entry the current one; False where it is not listed."""
        if key is not None and key == self.key():
            return True
        at = next((at for at, row in enumerate(self.rows.rows) if key and row.key == key), -1)
        self._go(at)
        return at >= 0

    def go_to(self, day: date) -> None:
        """Bring a day, or the next one that has rows, to the top."""
        at = next((at for at, row in enumerate(self.rows.rows) if row.day and row.day >= day), -1)
        if at >= 0:
            self._go(at)
            self.scrollTo(self.rows.index(at, 0), QAbstractItemView.ScrollHint.PositionAtTop)

    def day(self) -> date | None:
        """The day of the current row."""
        at = self.currentIndex().row()
        return self.rows.rows[at].day if 0 <= at < len(self.rows.rows) else None

    def copied(self) -> str:
        """The selected rows, else all, as cells between tabs, heads first."""
        picked = sorted({index.row() for index in self.selectionModel().selectedRows()})
        chosen = picked if len(picked) > 1 else range(len(self.rows.rows))
        lines = [self.rows.titles, *(self.rows.said(at) for at in chosen)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def _go(self, at: int) -> None:
        if 0 <= at < len(self.rows.rows):
            flag = QItemSelectionModel.SelectionFlag
            here = self.rows.index(at, CONTENT)
            self.selectionModel().setCurrentIndex(here, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(here)
        else:
            self.clearSelection()
            self.setCurrentIndex(self.rows.index(-1, -1))

    def _current(self) -> None:
        self._follow = _TRIES
        self._soon.start()
        if not self._quiet:
            self.selected.emit(self.key())

    # --- keys and the menu -------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._own(event):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        elif by := MOVES.get(deed(event)):
            self._tell(self.moved, by)
        elif event.key() == Qt.Key.Key_F2:
            self._tell(self.word_wanted)
        else:
            self._tell(self.activated_key)

    def _own(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        opens = plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        return opens or event.matches(QKeySequence.StandardKey.Copy) or deed(event) in MOVES

    def _tell(self, signal: Any, *more: object) -> None:
        key = self.key()
        if key is not None:
            signal.emit(key, *more)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            where = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        else:
            where = event.globalPos()
        key = self.key()
        if key is not None:
            self.menu_wanted.emit(key, where)

    # --- sizes and paint ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _share(self) -> None:
        """Columns share the width; those that say nothing, or find no room, are left out."""
        room, rows = self.viewport().width(), self.rows.rows
        one_plan = len({row.plan for row in rows if row.key}) < 2
        empty = {PLAN: one_plan, PLACE: not any(row.place for row in rows)}
        for column, least in _SPARED:
            self.setColumnHidden(column, room < least or empty[column])
        shown = {column: part for column, part in _SHARES.items() if not self.isColumnHidden(column)}
        bold = QFont(self.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        least_day = metrics.horizontalAdvance(day_name(date(2024, 12, 29))) + 2 * theme.SPACE.s + 2
        fixed = {DAY: max(_FIXED[DAY], least_day), TIME: max(_FIXED[TIME], metrics.averageCharWidth() * 18)}
        left = room - sum(fixed.values())
        for column, part in shown.items():
            self.setColumnWidth(column, left * part // sum(shown.values()))
        self.setColumnWidth(CONTENT, left - sum(self.columnWidth(c) for c in shown if c != CONTENT))
        for column, width in fixed.items():
            self.setColumnWidth(column, width)

    def _measure(self) -> None:
        """Give every row in view the height of its words."""
        at, bottom = max(0, self.rowAt(0)), self.viewport().height()
        columns = [column for column in range(PLAN + 1) if not self.isColumnHidden(column)]
        y, grown = self.rowViewportPosition(at), False
        while at < len(self.rows.rows) and y < bottom:
            tall = max(height(self.rows.words(at, c), self.columnWidth(c), self.font()) for c in columns)
            if tall != self.rowHeight(at):
                self.setRowHeight(at, tall)
                grown = True
            y += tall
            at += 1
        if grown and self._follow and self.currentIndex().isValid():
            self._follow -= 1
            self.scrollTo(self.currentIndex())
            self._soon.start()


class _Cell(QStyledItemDelegate):
    """Wrapped words; days in bold with a line above, what is over quiet, the current row ringed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, look = self.parent(), theme.tokens()
        assert isinstance(table, AgendaList)
        at, rect = index.row(), option.rect
        row = table.rows.rows[at]
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_soft))
        if at and (index.column() != DAY or table.rows.begins_day(at)):
            painter.setPen(QColor(look.line))
            painter.drawLine(rect.topLeft(), rect.topRight())
        if index.column() == DAY and at == table.currentIndex().row() and table.hasFocus():
            painter.fillRect(rect.adjusted(0, 1, 3 - rect.width(), 0), QColor(look.accent))
        font = QFont(option.font)
        font.setBold(index.column() == DAY)
        painter.setFont(font)
        painter.setPen(QColor(getattr(look, _tone(index.column(), row))))
        metrics = QFontMetrics(font)
        top = rect.top() + _ABOVE + metrics.ascent()
        words = table.rows.words(at, index.column())
        for line in wrapped(words, rect.width() - 2 * theme.SPACE.s, font.toString()) if words else ():
            painter.drawText(rect.left() + theme.SPACE.s, top, line)
            top += metrics.lineSpacing()
        painter.restore()


def _tone(column: int, row: Row) -> str:
    if column == DAY:
        return "accent" if row.day == date.today() else "text"
    return "muted" if row.done or row.key is None or column in (TIME, PLAN) else "text"
