"""How a backup is painted in the list: when and why at the left, what is in it at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.session.backups import Kept, reason_words
from desktop.ui import theme
from desktop.ui.backups import words

KEPT = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter)
_SMALL_ICON, _LEAST_LEFT = 16, 150
Index = QModelIndex | QPersistentModelIndex
SPACE = theme.SPACE


class BackupRow(QStyledItemDelegate):
    """Columns stand below each other; where there is no room the size and then the count are left out."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        kept = index.data(KEPT)
        room = self._columns(width)[0]
        tall = _height(self._when(kept), self._bold(), room) + SPACE.xs
        return QSize(
            width, tall + _height(reason_words(kept.manifest.reason), self._font(), room) + 2 * SPACE.m
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        kept, look, row = index.data(KEPT), theme.tokens(), option.rect
        left, plans, size, state = self._columns(row.width())
        painter.save()
        painter.setPen(QColor(look.line))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        self._left(painter, QRect(row.left() + SPACE.m, row.top() + SPACE.m, left, row.height()), kept)
        at = row.right() - SPACE.m - state
        self._state(painter, QRect(at, row.top(), state, row.height()), kept)
        painter.setFont(self._font())
        painter.setPen(QColor(look.muted))
        for width, said in ((size, words.size(kept.size)), (plans, words.plans(kept.manifest.plans))):
            at -= width
            if width:
                painter.drawText(QRect(at, row.top(), width - SPACE.l, row.height()), _RIGHT, said)
        painter.restore()

    def _columns(self, width: int) -> tuple[int, int, int, int]:
        """Widths: words at the left, plans, size, state; 0 for a column that has no room."""
        metrics = QFontMetrics(self._font())
        state = max(metrics.horizontalAdvance(word) for word in words.states()) + SPACE.xl
        plans = metrics.horizontalAdvance(words.plans(99_999)) + SPACE.l
        size = metrics.horizontalAdvance(words.size(9999 << 20)) + SPACE.l
        left = width - 2 * SPACE.m - state - SPACE.l
        if left - plans < _LEAST_LEFT:
            return left, 0, 0, state
        if left - plans - size < _LEAST_LEFT:
            return left - plans, plans, 0, state
        return left - plans - size, plans, size, state

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

    def _left(self, painter: QPainter, where: QRect, kept: Kept) -> None:
        look = theme.tokens()
        for said, font, colour in (
            (self._when(kept), self._bold(), look.text),
            (reason_words(kept.manifest.reason), self._font(), look.muted),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(where, _WRAP, said)
            where.setTop(where.top() + _height(said, font, where.width()) + SPACE.xs)

    def _state(self, painter: QPainter, where: QRect, kept: Kept) -> None:
        said, icon, tone = words.state(kept)
        top = where.center().y() - _SMALL_ICON // 2
        theme.paint_icon(painter, icon, tone, QRect(where.left(), top, _SMALL_ICON, _SMALL_ICON))
        painter.setFont(self._font())
        painter.setPen(QColor(getattr(theme.tokens(), tone)))
        painter.drawText(where.adjusted(SPACE.xl, 0, 0, 0), _LEFT, said)

    def _when(self, kept: Kept) -> str:
        return words.moment(kept.manifest.moment, datetime.now().astimezone())

    def _font(self) -> QFont:
        font = QFont(self._rows.font())
        font.setPointSizeF(theme.points())
        return font

    def _bold(self) -> QFont:
        font = self._font()
        font.setWeight(QFont.Weight.DemiBold)
        return font


def _height(said: str, font: QFont, width: int) -> int:
    box = QRect(0, 0, max(80, width), 9999)
    return QFontMetrics(font).boundingRect(box, _WRAP, said).height()
