"""The list of ways to begin: painted rows under headings, chosen by a click or Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.home.ways import HEAD, Way

SPACE = theme.SPACE
WAY = Qt.ItemDataRole.UserRole
LINES = 3
Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LEFT = SPACE.m + theme.ICON + SPACE.m


class WayModel(QAbstractListModel):
    """Rows are ways, headings and notes."""

    def __init__(self) -> None:
        super().__init__()
        self.ways: tuple[Way, ...] = ()

    def show(self, ways: Sequence[Way]) -> None:
        """Show these rows in place of the others."""
        self.beginResetModel()
        self.ways = tuple(ways)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ways)

    def flags(self, index: Index) -> Qt.ItemFlag:
        leads = index.isValid() and self.ways[index.row()].leads
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if leads else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        way = self.ways[index.row()]
        if role == WAY:
            return way
        if role == Qt.ItemDataRole.DisplayRole:
            return way.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (way.title, way.aside, way.words)))
        return None


class WayRow(QStyledItemDelegate):
    """Paints one row: icon, title with a muted sentence below it, and what stands at the right."""

    def __init__(self, view: WayList) -> None:
        super().__init__(view)
        self._view = view
        self._plain = QFont(view.font())
        self._plain.setPointSizeF(theme.points())
        self._strong = QFont(self._plain)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._section = QFont(self._strong)
        self._section.setPointSizeF(theme.points() + 2)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        way, width = index.data(WAY), self._view.row_width
        if way.kind == HEAD:
            above = SPACE.xl if index.row() else 0
            return QSize(width, above + QFontMetrics(self._section).height() + SPACE.s)
        title, words = self._heights(way, width)
        return QSize(width, title + words + 2 * SPACE.s + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        way, row = index.data(WAY), option.rect
        tokens = theme.tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if way.kind == HEAD:
            painter.setFont(self._section)
            painter.setPen(QColor(tokens.text))
            where = row.adjusted(SPACE.m, 0, 0, -SPACE.s)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignBottom), way.title)
        else:
            if way.leads:
                self._ground(painter, row, index)
            self._words(painter, row, way)
        painter.restore()

    def _ground(self, painter: QPainter, row: QRect, index: Index) -> None:
        tokens = theme.tokens()
        current = index == self._view.currentIndex()
        inside = row.adjusted(1, 1, -2, -2)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or index == self._view.hovered:
            painter.setBrush(QColor(tokens.accent_soft if current else tokens.side))
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        if current and self._view.rings():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)

    def _words(self, painter: QPainter, row: QRect, way: Way) -> None:
        tokens = theme.tokens()
        title, words = self._heights(way, row.width())
        room, top = self._room(way, row.width()), row.top() + SPACE.s
        left = row.left() + (_LEFT if way.leads else SPACE.m)
        if way.icon:
            line = QFontMetrics(self._strong).height()
            icon = QRect(row.left() + SPACE.m, top + (line - theme.ICON) // 2, theme.ICON, theme.ICON)
            theme.paint_icon(painter, way.icon, "accent", icon)
        painter.setFont(self._strong if way.words else self._plain)
        painter.setPen(QColor(tokens.text if way.leads else tokens.muted))
        painter.drawText(QRect(left, top, room, title), _WRAP, way.title)
        painter.setFont(self._plain)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(left, top + title + SPACE.xs, room, words), _WRAP, way.words)
        aside = QRect(row.left(), top, row.width() - SPACE.m, title)
        painter.drawText(aside, int(Qt.AlignmentFlag.AlignRight), way.aside)

    def _room(self, way: Way, width: int) -> int:
        aside = QFontMetrics(self._plain).horizontalAdvance(way.aside)
        return max(160, width - _LEFT - SPACE.m - (aside + SPACE.xl if aside else 0))

    def _heights(self, way: Way, width: int) -> tuple[int, int]:
        """Of the title, and of the sentence below it with the gap between."""
        room = self._room(way, width)
        title = _height(self._strong if way.words else self._plain, way.title, room)
        return title, SPACE.xs + _height(self._plain, way.words, room) if way.words else 0


class WayList(QListView):
    """A click or Enter chooses; headings and notes are passed over."""

    chosen = Signal(object)
    typed = Signal(str)
    escaped = Signal()

    def __init__(self, model: WayModel) -> None:
        super().__init__()
        theme.role(self, "plain")
        self.row_width = 0
        self.hovered: Index = QModelIndex()
        self.led_by: Any = None
        self.setModel(model)
        self.setItemDelegate(WayRow(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(_("Ways to begin"))
        self.setMouseTracking(True)
        self.entered.connect(self._hover)
        self.viewportEntered.connect(lambda: self._hover(QModelIndex()))
        self.clicked.connect(lambda index: self.choose(index))

    def choose(self, index: Index | None = None) -> None:
        """Take the row, or the current one."""
        way = (index or self.currentIndex()).data(WAY)
        if way is not None and way.leads:
            self.chosen.emit(way)

    def rings(self) -> bool:
        """Whether Enter would choose the current row now."""
        return self.hasFocus() or (self.led_by is not None and self.led_by.hasFocus())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.row_width = event.size().width()
        super().resizeEvent(event)

    def leaveEvent(self, event: Any) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        self.hovered = QPersistentModelIndex(index)
        self.viewport().update()


def _height(font: QFont, words: str, room: int) -> int:
    metrics = QFontMetrics(font)
    return min(
        metrics.boundingRect(QRect(0, 0, room, 9999), _WRAP, words).height(), LINES * metrics.lineSpacing()
    )
