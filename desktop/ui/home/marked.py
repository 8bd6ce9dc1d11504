"""Words with some of them marked, painted on one line or several: what a search has found."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from desktop.plan.sought import Marks
from desktop.ui import theme


def paint(painter: QPainter, where: QRect, font: QFont, words: str, marks: Marks, *, chosen: bool) -> None:
    """The words inside `where`, wrapped; `chosen`: on the ground of the row that is current."""
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(mark, chosen) for mark in marks])
    painter.setPen(QColor(theme.tokens().text))
    for line in _lines(layout, where):
        line.draw(painter, QPointF(where.topLeft()))


def paint_line(
    painter: QPainter, where: QRect, font: QFont, words: str, marks: Marks, *, chosen: bool
) -> None:
    """The same on one line that ends in "…" where it is too long."""
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, where.width())
    kept = tuple((at, min(size, len(shown) - at)) for at, size in marks if at < len(shown))
    paint(painter, where, font, shown, kept, chosen=chosen)


def _format(mark: tuple[int, int], chosen: bool) -> QTextLayout.FormatRange:
    tokens = theme.tokens()
    style = QTextCharFormat()
    style.setBackground(QColor(tokens.ground if chosen else tokens.accent_soft))
    style.setForeground(QColor(tokens.accent_strong))
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = *mark, style
    return found


def _lines(layout: QTextLayout, where: QRect) -> list[QTextLine]:
    """Those that there is room for."""
    layout.beginLayout()
    lines: list[QTextLine] = []
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(where.width())
        line.setPosition(QPointF(0, top))
        if top + line.height() > where.height() + 1:
            break
        top += line.height()
        lines.append(line)
    layout.endLayout()
    return lines
