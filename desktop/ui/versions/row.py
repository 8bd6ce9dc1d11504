"""How a kept version is painted in the list: when and by whom, and below it why, never cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme

_WRAP = int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


class VersionRow(QStyledItemDelegate):
    """The first line of the words stands out; nothing is cut."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        inside = QRect(0, 0, max(80, width - 2 * theme.SPACE.m), 9999)
        tall = sum(_height(words, font, inside) for words, font in self._parts(index))
        return QSize(width, tall + theme.SPACE.xs + 2 * theme.SPACE.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.tokens()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.accent_soft))
            painter.drawRoundedRect(option.rect.adjusted(2, 2, -2, -2), theme.RADIUS, theme.RADIUS)
        inside = option.rect.adjusted(theme.SPACE.m, theme.SPACE.s, -theme.SPACE.m, 0)
        for (words, font), colour in zip(self._parts(index), (look.text, look.muted), strict=True):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(inside, _WRAP, words)
            inside.setTop(inside.top() + _height(words, font, inside) + theme.SPACE.xs)
        painter.restore()

    def _parts(self, index: Index) -> tuple[tuple[str, QFont], tuple[str, QFont]]:
        head, _line, rest = index.data().partition("\n")
        bold = QFont(self._rows.font())
        bold.setWeight(QFont.Weight.DemiBold)
        return (head, bold), (rest, self._rows.font())


def _height(words: str, font: QFont, inside: QRect) -> int:
    box = QRect(0, 0, inside.width(), 9999)
    return QFontMetrics(font).boundingRect(box, _WRAP, words).height()
