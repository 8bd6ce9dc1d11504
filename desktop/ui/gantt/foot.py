"""The foot of the table, which says which rows are seen where not all are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.drawings.shapes import Tone, Words
from desktop.i18n import _
from desktop.ui import painter as ink
from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.ui.gantt.pane import Pane

FOOT = 22
"""Pixels."""


def paint_foot(pane: Pane, painter: QPainter) -> None:
    """Nothing where all rows are seen."""
    if pane.chart is None or not pane.foot():
        return
    tokens, bottom = theme.tokens(), pane.pane().bottom()
    where = QRectF(0, bottom - FOOT, pane.table_width, FOOT)
    painter.fillRect(where, QColor(tokens.side))
    painter.fillRect(QRectF(0, where.top(), where.width(), 1), QColor(tokens.line))
    style, count = ink.style(), pane.count
    first, last = (pane.chart.row_at(pane.top() + y) for y in (0, pane.pane().height() - FOOT - 1))
    said = _("Rows {first}–{last} of {count}").format(
        first=(first or 0) + 1, last=count if last is None else last + 1, count=count
    )
    words = style.fit(said, pane.table_width - 2 * theme.SPACE.s, style.small)
    y = where.center().y() + style.small * 0.36
    ink.paint(painter, (Words(theme.SPACE.s, y, words, Tone.MUTED, style.small),))
