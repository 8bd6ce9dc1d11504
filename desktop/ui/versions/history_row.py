"""How a line of the history is painted: the hour, what was done to which plan, by whom; nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.session.history import Line
from desktop.ui import theme
from desktop.ui.versions import history_words

LINE = Qt.ItemDataRole.UserRole
"""The line of a row; a row without one is the heading of a day."""
WIDE = 560
_WRAP = int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex
SPACE = theme.SPACE
Part = tuple[str, QFont, str, QRect]


class HistoryRow(QStyledItemDelegate):
    """Where there is room the person stands at the right, else below."""

    def __init__(self, rows: QListWidget) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        parts = self._parts(QRect(0, 0, width, 9999), index)
        return QSize(width, max(where.bottom() for *_rest, where in parts) + 1 + SPACE.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, row = theme.tokens(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if index.data(LINE) is not None:
            painter.setPen(QColor(look.line))
            painter.drawLine(row.bottomLeft(), row.bottomRight())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._ground(painter, row.adjusted(1, 2, -2, -3), chosen)
        for said, font, tone, where in self._parts(row, index):
            painter.setFont(font)
            painter.setPen(QColor(getattr(look, tone)))
            painter.drawText(where, _WRAP, said)
        painter.restore()

    def _ground(self, painter: QPainter, inside: QRect, chosen: bool) -> None:
        if not chosen:
            return
        look = theme.tokens()
        painter.setPen(QPen(QColor(look.accent), 2) if self._rows.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.accent_soft))
        painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)

    def _parts(self, row: QRect, index: Index) -> list[Part]:
        """Words, font, colour and place of all that stands in the row."""
        line: Line | None = index.data(LINE)
        left, top, width = row.left() + SPACE.m, row.top() + SPACE.s, row.width() - 2 * SPACE.m
        if line is None:
            return [_placed(str(index.data()), self._bold(), "muted", left, top + SPACE.m, width)]
        hour = QFontMetrics(self._font()).horizontalAdvance("00:00") + SPACE.l
        who = history_words.who(line)
        wanted = QFontMetrics(self._font()).horizontalAdvance(who) + SPACE.xs
        beside = min(width // 3, wanted) if width > WIDE else 0
        room = width - hour - (beside + SPACE.l if beside else 0)
        parts = [_placed(history_words.hour(line.moment), self._font(), "muted", left, top, hour)]
        at = top
        below = "" if beside else who
        for said, font, tone in (
            (line.title, self._bold(), "text"),
            (line.what, self._font(), "text"),
            (below, self._font(), "muted"),
        ):
            if said:
                parts.append(_placed(said, font, tone, left + hour, at, room))
                at = parts[-1][3].bottom() + 1 + SPACE.xs
        if beside:
            parts.append(_placed(who, self._font(), "muted", left + width - beside, top, beside))
        return parts

    def _font(self) -> QFont:
        font = QFont(self._rows.font())
        font.setPointSizeF(theme.points())
        return font

    def _bold(self) -> QFont:
        font = self._font()
        font.setWeight(QFont.Weight.DemiBold)
        return font


def _placed(said: str, font: QFont, tone: str, left: int, top: int, width: int) -> Part:
    box = QRect(0, 0, max(80, width) if width > 80 else width, 9999)
    tall = QFontMetrics(font).boundingRect(box, _WRAP, said).height()
    return said, font, tone, QRect(left, top, box.width(), tall)
