"""Records of one kind: a searched list at the left, the form of the one gone to at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.plan.text import fold
from desktop.ui import theme
from desktop.ui.wizard.form import Form

Index = QModelIndex | QPersistentModelIndex
SPACE = theme.SPACE
_NO = QModelIndex()


@dataclass(frozen=True, slots=True)
class Kind:
    """What records of one kind are called, how a row shows one, and what makes a new one and its form."""

    form: Callable[[Any], Form]
    new: Callable[[], Any]
    words: Callable[[Any], str]
    more: Callable[[Any], str]
    add: str
    nameless: str
    faded: Callable[[Any], bool] = lambda record: False


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
            self._records, self._shown = records, shown
            if shown:
                self.dataChanged.emit(self.index(0), self.index(len(shown) - 1))
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
    """Two lines: the words, and below them what else is worth knowing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, 2 * QFontMetrics(option.font).height() + 2 * SPACE.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, view = theme.tokens(), option.widget
        more, faded = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = isinstance(view, QListView) and view.currentIndex() == index
        inside = option.rect.adjusted(1, 1, -1, -1)
        if current:
            painter.setBrush(QColor(tokens.accent_soft))
            focus = view is not None and view.hasFocus()
            painter.setPen(QPen(QColor(tokens.accent), 2) if focus else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        metrics = QFontMetrics(option.font)
        box = option.rect.adjusted(SPACE.s, SPACE.s, -SPACE.s, -SPACE.s)
        elide, flags = Qt.TextElideMode.ElideRight, int(Qt.TextFlag.TextSingleLine)
        if not more:
            flags |= int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(QFont(option.font))
        painter.setPen(QColor(tokens.muted if faded else tokens.text))
        painter.drawText(box, flags, metrics.elidedText(index.data(), elide, box.width()))
        painter.setPen(QColor(tokens.warning if faded else tokens.muted))
        below = box.adjusted(0, metrics.height(), 0, 0)
        painter.drawText(below, flags, metrics.elidedText(more, elide, below.width()))
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
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.gone_to.emit()

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
