"""How a cell is painted: words wrapped onto three lines at most, the last one cut with dots."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme
from desktop.ui.wizard.activities.model import ActivityModel
from desktop.ui.wizard.activities.rows import NUMBER, STATE

MOST_LINES = 3
_LONGEST = 2000
_SIDE, _ABOVE = theme.SPACE.s, 7


@lru_cache(maxsize=8192)
def wrapped(words: str, width: int, font: str) -> tuple[str, ...]:
    """The words as lines of at most `width` px in the font (QFont.toString)."""
    face = QFont()
    face.fromString(font)
    layout = QTextLayout(words[:_LONGEST], face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        start = line.textStart()
        if len(lines) == MOST_LINES - 1 and start + line.textLength() < len(words):
            rest = words[start:_LONGEST]
            lines.append(QFontMetrics(face).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(words[start : start + line.textLength()].rstrip())
    layout.endLayout()
    return tuple(lines)


def height(words: str, width: int, font: QFont) -> int:
    """How tall the cell is in px when it is `width` px wide."""
    lines = wrapped(words, width - 2 * _SIDE, font.toString()) if words else ()
    return max(theme.ROW, len(lines) * QFontMetrics(font).lineSpacing() + 2 * _ABOVE)


class CellPainter(QStyledItemDelegate):
    """Paints cells; what is missing is said quietly."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look = theme.tokens()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_soft))
        painter.setPen(QColor(look.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        words = index.data()
        if not words:
            return
        painter.setPen(QColor(getattr(look, _tone(index))))
        painter.setFont(font)
        metrics = QFontMetrics(font)
        top = rect.top() + _ABOVE + metrics.ascent()
        for line in wrapped(words, rect.width() - 2 * _SIDE, font.toString()):
            painter.drawText(rect.left() + _SIDE, top, line)
            top += metrics.lineSpacing()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        rect: QRect = option.rect
        return QSize(rect.width(), theme.ROW)


def _tone(index: QModelIndex | QPersistentModelIndex) -> str:
    """The colour of a cell's words: numbers are quiet, what is missing is not."""
    if index.column() == STATE and cast(ActivityModel, index.model()).rows[index.row()].missing:
        return "warning"
    return "muted" if index.column() in (NUMBER, STATE) else "text"
