"""Records of one kind: a searched list at the left, the form of the one gone to at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.plan.text import fold
from desktop.ui import theme
from desktop.ui.wizard.form import Form

Index = QModelIndex | QPersistentModelIndex
SPACE = theme.SPACE
_NO = QModelIndex()
_MOST, _LAID_OUT, _KEPT = 3, 400, 4000  # lines of a row, letters that fill them, rows laid out


@dataclass(frozen=True, slots=True)
class Kind:
    """What records of one kind are called, how a row shows one, and what makes a new one and its form.

    `learned`: plans know such records too.
    """

    form: Callable[[Any], Form]
    new: Callable[[], Any]
    words: Callable[[Any], str]
    more: Callable[[Any], str]
    add: str
    nameless: str
    faded: Callable[[Any], bool] = lambda record: False
    learned: bool = True


class RecordModel(QAbstractListModel):
    """The records whose words bear all that is looked for."""

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self._kind = kind
        self._records: tuple[Any, ...] = ()
        self._shown: list[int] = []
        self._folded: dict[str, tuple[Any, str]] = {}

    def show_records(self, records: Sequence[Any], search: str) -> None:
        """Show these; rows stay where only words have changed."""
        before = [self._records[at].id for at in self._shown]
        records = tuple(records)
        wanted = fold(search).split()
        shown = [at for at, record in enumerate(records) if not wanted or self._bears(record, wanted)]
        if before == [records[at].id for at in shown]:
            old = [self._records[at] for at in self._shown]
            self._records, self._shown = records, shown
            for row, at in enumerate(shown):
                if records[at] is not old[row]:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._records, self._shown = records, shown
        self.endResetModel()

    def _bears(self, record: Any, wanted: list[str]) -> bool:
        known = self._folded.get(record.id)
        if known is None or known[0] is not record:
            known = record, fold(f"{self._kind.words(record)} {self._kind.more(record)}")
            self._folded[record.id] = known
        return all(word in known[1] for word in wanted)

    def record(self, index: Index) -> Any:
        """The record of a row, None beside the rows."""
        return self._records[self._shown[index.row()]] if index.isValid() else None

    def row_of(self, record_id: str) -> QModelIndex:
        """Where a record is shown."""
        for row, at in enumerate(self._shown):
            if self._records[at].id == record_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = _NO) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record = self.record(index)
        if record is None:
            return None
        words = " ".join(self._kind.words(record).split()) or self._kind.nameless
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words
        if role == Qt.ItemDataRole.UserRole:
            return self._kind.more(record), self._kind.faded(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (words, self._kind.more(record))))
        return None


class RecordRow(QStyledItemDelegate):
    """The words, up to three lines, and below them what else is worth knowing."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._wrapped: dict[tuple[str, str, int], tuple[str, ...]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = len(self._lines(index, self._view.viewport().width() - 2 * SPACE.s))
        more, _faded = index.data(Qt.ItemDataRole.UserRole)
        height = (lines + bool(more)) * self._view.fontMetrics().height() + 2 * SPACE.s
        return QSize(0, max(theme.ROW, height))

    def _lines(self, index: Index, room: int) -> tuple[str, ...]:
        key = index.data(), self._view.font().key(), room
        if key not in self._wrapped:
            if len(self._wrapped) >= _KEPT:
                self._wrapped.clear()
            self._wrapped[key] = wrapped(index.data(), self._view.fontMetrics(), room)
        return self._wrapped[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, view = theme.tokens(), self._view
        more, faded = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = view.currentIndex() == index
        inside = option.rect.adjusted(1, 1, -1, -1)
        if current:
            painter.setBrush(QColor(tokens.accent_soft))
            painter.setPen(QPen(QColor(tokens.accent), 2) if view.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        metrics = view.fontMetrics()
        box = option.rect.adjusted(SPACE.s, SPACE.s, -SPACE.s, -SPACE.s)
        lines = self._lines(index, box.width())
        high = (len(lines) + bool(more)) * metrics.height()
        left, top = box.left(), box.top() + (box.height() - high) // 2 + metrics.ascent()
        painter.setFont(view.font())
        painter.setPen(QColor(tokens.muted if faded else tokens.text))
        for number, line in enumerate(lines):
            painter.drawText(left, top + number * metrics.height(), line)
        painter.setPen(QColor(tokens.warning if faded else tokens.muted))
        below = metrics.elidedText(more, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(left, top + len(lines) * metrics.height(), below)
        painter.restore()


class RecordList(QListView):
    """Ins adds, Del deletes, Ctrl+D duplicates, Alt+Up and Alt+Down move, Enter goes to the form."""

    asked = Signal(str)
    gone_to = Signal()

    def __init__(self, kind: Kind, name: str) -> None:
        super().__init__()
        theme.role(self, "plain")
        self.records = RecordModel(kind)
        self.setModel(self.records)
        self.setItemDelegate(RecordRow(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.nothing = ""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.gone_to.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.records.rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.tokens().muted))
            where = self.viewport().rect().adjusted(*[SPACE.s] * 2, *[-SPACE.s] * 2)
            painter.drawText(where, int(Qt.TextFlag.TextWordWrap), self.nothing)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        verb = _KEYS.get((modifiers, Qt.Key(event.key())))
        if verb:
            self.asked.emit(verb)
        else:
            super().keyPressEvent(event)


_NONE, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_BOTH = _CTRL | Qt.KeyboardModifier.ShiftModifier
_KEYS = {
    (_NONE, Qt.Key.Key_Insert): "add",
    (_NONE, Qt.Key.Key_Delete): "delete",
    (_NONE, Qt.Key.Key_Return): "edit",
    (_NONE, Qt.Key.Key_Enter): "edit",
    (_CTRL, Qt.Key.Key_D): "duplicate",
    (_ALT, Qt.Key.Key_Up): "up",
    (_ALT, Qt.Key.Key_Down): "down",
    (_BOTH, Qt.Key.Key_Up): "up",
    (_BOTH, Qt.Key.Key_Down): "down",
}


def wrapped(words: str, metrics: QFontMetrics, room: int) -> tuple[str, ...]:
    """The words on as many lines as they need in `room` pixels, three at most, the third cut with "…"."""
    rest: list[str] = words[:_LAID_OUT].split()
    lines: list[str] = []
    while rest and len(lines) < _MOST - 1:
        count = 1
        while count < len(rest) and metrics.horizontalAdvance(" ".join(rest[: count + 1])) <= room:
            count += 1
        lines.append(" ".join(rest[:count]))
        rest = rest[count:]
    last = metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, room)
    return (*lines, last) if rest else tuple(lines)


def changed_by(verb: str, records: tuple[Any, ...], at: int, new: Any) -> tuple[tuple[Any, ...], int]:
    """The records after adding, duplicating, deleting or moving one, and the one to go to (-1: none)."""
    rows = list(records)
    if verb == "add":
        return (*rows, new), len(rows)
    if verb == "duplicate":
        rows.insert(at + 1, replace(rows[at], id=new.id))
        return tuple(rows), at + 1
    record = rows.pop(at)
    if verb == "delete":
        return tuple(rows), min(at, len(rows) - 1)
    to = min(len(rows), max(0, at + (-1 if verb == "up" else 1)))
    rows.insert(to, record)
    return tuple(rows), to
