"""How a deleted plan is painted: title, number and moment at the left, the days left at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.session.discarded import Discarded
from desktop.ui import theme
from desktop.ui.trash import words

PLAN = Qt.ItemDataRole.UserRole
LEAST_LEFT = 280
_WRAP = int(Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
Index = QModelIndex | QPersistentModelIndex
SPACE = theme.SPACE
Part = tuple[str, QFont, str]


class TrashRow(QStyledItemDelegate):
    """Titles wrap and are never cut; in a narrow list the days left stand below."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        right = self._right(width)
        room = _room(width, right)
        tall = sum(_height(said, font, room) + SPACE.xs for said, font, _tone in self._parts(index, right))
        return QSize(width, tall - SPACE.xs + 2 * SPACE.m)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = theme.tokens(), option.rect
        right = self._right(row.width())
        painter.save()
        painter.setPen(QColor(look.line))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        where = QRect(row.left() + SPACE.m, row.top() + SPACE.m, _room(row.width(), right), row.height())
        for said, font, tone in self._parts(index, right):
            painter.setFont(font)
            painter.setPen(QColor(getattr(look, tone)))
            painter.drawText(where, _WRAP, said)
            where.setTop(where.top() + _height(said, font, where.width()) + SPACE.xs)
        if right:
            said, tone = words.left(index.data(PLAN))
            painter.setFont(self._font())
            painter.setPen(QColor(getattr(look, tone)))
            painter.drawText(
                QRect(row.right() - SPACE.m - right, row.top(), right, row.height()), _RIGHT, said
            )
        painter.restore()

    def _parts(self, index: Index, right: int) -> list[Part]:
        one: Discarded = index.data(PLAN)
        bold = self._font()
        bold.setWeight(QFont.Weight.DemiBold)
        now = datetime.now().astimezone()
        parts = [
            (words.title(one), bold, "text"),
            (words.details(one, now), self._font(), "muted"),
        ]
        if not right:
            said, tone = words.left(one)
            parts.append((said, self._font(), tone))
        return parts

    def _right(self, width: int) -> int:
        """The width of the days left, 0 where they stand below."""
        metrics = QFontMetrics(self._font())
        widest = max(metrics.horizontalAdvance(said) for said in words.widest_left())
        return widest if _room(width, widest) >= LEAST_LEFT else 0

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look, inside = theme.tokens(), option.rect.adjusted(1, 2, -2, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft if chosen else look.side))
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        if chosen and self._rows.hasFocus():
            painter.setPen(QPen(QColor(look.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)

    def _font(self) -> QFont:
        font = QFont(self._rows.font())
        font.setPointSizeF(theme.points())
        return font


def _room(width: int, right: int) -> int:
    return width - 2 * SPACE.m - (right + SPACE.xl if right else 0)


def _height(said: str, font: QFont, width: int) -> int:
    box = QRect(0, 0, max(80, width), 9999)
    return QFontMetrics(font).boundingRect(box, _WRAP, said).height()
