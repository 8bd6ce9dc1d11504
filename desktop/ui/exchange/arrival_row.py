"""How a plan that has arrived is painted in the list: its title, what it is, what will be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.session.receiving import Act, Arrival
from desktop.ui import theme
from desktop.ui.exchange import words
from desktop.ui.exchange.decisions import Decisions
from desktop.ui.versions.row import Index

ARRIVAL = Qt.ItemDataRole.UserRole
_WRAP = int(Qt.TextFlag.TextWordWrap)
_LINES, _ICON = 5, 16
SPACE = theme.SPACE
Part = tuple[str, QFont, str, int]
"""Words, font, tone and the most lines."""


class ArrivalRow(QStyledItemDelegate):
    """A title longer than five lines is cut; the rest never."""

    def __init__(self, rows: QListWidget, decisions: Decisions) -> None:
        super().__init__(rows)
        self._rows, self._decisions = rows, decisions
        self._heights: dict[tuple[str, int, float], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._rows.viewport().width()
        parts = self._parts(index.data(ARRIVAL))
        tall = sum(self._height(part, width) + SPACE.xs for part in parts)
        return QSize(width, tall + 2 * SPACE.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        arrival, look, row = index.data(ARRIVAL), theme.tokens(), option.rect
        painter.save()
        painter.setPen(QColor(look.line))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        icon, tone = words.look(arrival.kind)
        where = QRect(row.left() + SPACE.m, row.top() + SPACE.s, self._room(row.width()), 0)
        mark = QRect(where.left(), where.top() + 1, _ICON, _ICON)
        theme.paint_icon(painter, icon, tone, mark)
        where.translate(_ICON + SPACE.s, 0)
        for part in self._parts(arrival):
            said, font, colour, _lines = part
            where.setHeight(self._height(part, row.width()))
            painter.setFont(font)
            painter.setPen(QColor(getattr(look, colour)))
            painter.drawText(where, _WRAP, said)
            where.moveTop(where.bottom() + 1 + SPACE.xs)
        painter.restore()

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

    def _parts(self, arrival: Arrival) -> tuple[Part, ...]:
        plain = QFont(self._rows.font())
        plain.setPointSizeF(theme.points())
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        left = self._decisions.undecided(arrival)
        skipped = self._decisions.of(arrival).act is Act.SKIP
        tone = "warning" if left else "muted" if skipped else "accent"
        return (
            (words.title(arrival), bold, "text", _LINES),
            (words.told(arrival), plain, "muted", 99),
            (words.decided(arrival, self._decisions), plain, tone, 99),
        )

    def _room(self, width: int) -> int:
        return max(80, width - 2 * SPACE.m - _ICON - SPACE.s)

    def _height(self, part: Part, width: int) -> int:
        said, font, _tone, most = part
        key = said, width, font.weight() * 1000 + font.pointSizeF()
        if key not in self._heights:
            metrics = QFontMetrics(font)
            box = metrics.boundingRect(QRect(0, 0, self._room(width), 9999), _WRAP, said)
            self._heights[key] = min(box.height(), most * metrics.lineSpacing())
        return self._heights[key]
