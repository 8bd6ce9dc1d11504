"""What has no day yet: a list beside the calendar; a day is chosen by dragging or by writing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.slots import Sort, slots
from desktop.ui import theme
from desktop.ui.banner import plain_label
from desktop.ui.calendar import drag
from desktop.ui.calendar.describe import units_words, when_words
from desktop.ui.calendar.picking import PickField
from desktop.ui.wizard.activities.model import _NOWHERE, Index
from desktop.ui.wizard.activities.painting import wrapped

WINDOWS = ("within", "months", "quarter", "focus", "vague")
"""Kinds of time in which a day is still to be chosen; longer windows need none."""
_BATCH = 200
_PAD = 8
_ROLES = Qt.ItemDataRole


class Open(NamedTuple):
    """An entry without a day, the title of its plan, and whether that plan is only read."""

    entry: Entry
    plan: str = ""
    frozen: bool = False

    @property
    def when(self) -> str:
        """Its time as printed."""
        return when_words(self.entry)


def unscheduled(agendas: Iterable[Agenda], first: date, last: date) -> tuple[Open, ...]:
    """What is to be done but has no day: first what names none at all, then windows without a chosen day."""
    bare: list[Open] = []
    windows: list[Open] = []
    for agenda in agendas:
        if agenda.over:
            continue
        for entry in agenda.entries:
            if entry.pick is None and not entry.done:
                if entry.when.kind in WINDOWS and entry.when.dated:
                    windows.append(Open(entry, agenda.title, agenda.frozen))
                elif not entry.when.dated and not _shown(entry, first, last):
                    bare.append(Open(entry, agenda.title, agenda.frozen))
    return (*bare, *windows)


def _shown(entry: Entry, first: date, last: date) -> bool:
    """Whether the calendar shows it although no day is named, as what comes again each month."""
    return entry.when.kind == "recurring" and any(s.sort is not Sort.PICK for s in slots(entry, first, last))


class OpenModel(QAbstractListModel):
    """The open entries as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Open, ...] = ()

    def load(self, rows: tuple[Open, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROLES.DisplayRole:
            return f"{row.entry.name} {row.entry.title}".strip()
        if role in (_ROLES.ToolTipRole, _ROLES.AccessibleTextRole):
            said = (index.data(), row.when, units_words(row.entry.doers), row.plan)
            return "\n".join(part for part in said if part)
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:  # type: ignore[override]
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [drag.MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return drag.pack(self.rows[indexes[0].row()].entry.key) if indexes else QMimeData()


class Unscheduled(QWidget):
    """`selected` the key of the current entry or None; `picked` a key, a day, a part of it ("" for all)."""

    selected = Signal(object)
    picked = Signal(object, object, str)
    menu_wanted = Signal(object, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.model = OpenModel()
        self.list = _List(self.model)
        self.hint = plain_label("", "muted")
        self.field = PickField()
        self.field.hide()
        self.field.picked.connect(self._pick)
        self.field.left.connect(self._back)
        self.list.wanted.connect(self.ask)
        self.list.menu_wanted.connect(lambda where: self._tell(self.menu_wanted, where))
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._current())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE.s)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self.field)
        self.load(())

    def load(self, rows: tuple[Open, ...]) -> None:
        """Show these; the same entry stays current, else the one in its place."""
        if rows != self.model.rows or not rows:
            key, at = self.key(), max(0, self.list.currentIndex().row())
            top = self.list.verticalScrollBar().value()
            self._quiet = True
            self.model.load(rows)
            if key and not self.choose(key) and rows:
                self.list.setCurrentIndex(self.model.index(min(at, len(rows) - 1), 0))
            self._quiet = False
            self.list.verticalScrollBar().setValue(top)
        self.list.setVisible(bool(rows))
        self.hint.setText(
            _("Drag one onto a day, or press Enter and write the day. The printed words stay as they are.")
            if rows
            else _("Everything here has its day.")
        )
        if self.field.isVisible() and self.key() != self.field.key:
            self._back()

    def key(self) -> Key | None:
        """The current entry."""
        at = self.list.currentIndex().row()
        return self.model.rows[at].entry.key if 0 <= at < len(self.model.rows) else None

    def choose(self, key: Key | None) -> bool:
        """Make an entry the current one; False where it is not listed."""
        at = next((at for at, row in enumerate(self.model.rows) if row.entry.key == key), -1)
        self.list.setCurrentIndex(self.model.index(at, 0) if at >= 0 else QModelIndex())
        return at >= 0

    def ask(self) -> None:
        """Open the field that takes a day for the current entry."""
        at = self.list.currentIndex().row()
        if 0 <= at < len(self.model.rows):
            row = self.model.rows[at]
            self.field.open_for(row.entry, row.frozen)

    def asks(self, key: Key) -> bool:
        """Whether the field that takes a day is open for an entry."""
        return self.field.isVisible() and self.field.key == key

    def refuse(self, words: str) -> None:
        """Say under the field why the day cannot be chosen."""
        self.field.refuse(words)

    def focus_first(self) -> None:
        """The keyboard on the list."""
        if self.model.rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self.list.setFocus()

    def _pick(self, day: date, part: str) -> None:
        self.picked.emit(self.field.key, day, part)

    def _back(self) -> None:
        focused = self.field.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.field.hide()
        if focused:
            self.list.setFocus()

    def _current(self) -> None:
        if self._quiet:
            return
        self.selected.emit(self.key())
        if self.field.isVisible() and self.key() != self.field.key:
            self.field.hide()

    def _tell(self, signal: Any, *more: object) -> None:
        if self.key() is not None:
            signal.emit(self.key(), *more)


class _List(QListView):
    """`wanted`: Enter or a double click asks for a day."""

    wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: OpenModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(_("Without a day"))
        self.setAccessibleDescription(_("Enter chooses a day"))
        theme.role(self, "plain")
        self.setStyleSheet("QListView { background: transparent; }")
        self.doubleClicked.connect(lambda _index: self.wanted.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        where = self.visualRect(self.currentIndex()).bottomLeft() if keys else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(where))

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
        return done


class _Row(QStyledItemDelegate):
    """The title on up to three lines, its time and plan in small below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = view.viewport().width()
        lines = len(self._title(index, width, view.font())) + 1
        return QSize(width, lines * QFontMetrics(view.font()).lineSpacing() + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, look, rect = self.parent(), theme.tokens(), option.rect
        assert isinstance(view, QListView)
        model = index.model()
        assert isinstance(model, OpenModel)
        painter.save()
        self._ground(painter, rect, option, index == view.currentIndex() and view.hasFocus())
        font = view.font()
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(look.text))
        left, top = rect.left() + theme.SPACE.s, rect.top() + _PAD + metrics.ascent()
        for line in self._title(index, rect.width(), font):
            painter.drawText(left, top, line)
            top += metrics.lineSpacing()
        row = model.rows[index.row()]
        painter.setPen(QColor(look.muted))
        small = " · ".join(part for part in (row.when, units_words(row.entry.doers), row.plan) if part)
        room = rect.width() - 2 * theme.SPACE.s
        painter.drawText(left, top, metrics.elidedText(small, Qt.TextElideMode.ElideRight, room))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem, ringed: bool) -> None:
        look = theme.tokens()
        painter.setPen(QColor(look.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        chosen = option.state & QStyle.StateFlag.State_Selected
        hover = option.state & QStyle.StateFlag.State_MouseOver
        if not (chosen or hover):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.accent), 2) if ringed else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_soft if chosen else look.side))
        painter.drawRoundedRect(rect.adjusted(1, 2, -1, -3), theme.RADIUS, theme.RADIUS)

    def _title(self, index: Index, width: int, font: QFont) -> tuple[str, ...]:
        return wrapped(index.data(), width - 2 * theme.SPACE.s, font.toString())
