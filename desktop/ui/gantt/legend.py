"""The foot of the chart: what the kinds of time, the units and the days look like, only what is in use."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.drawings.gantt_signs import Sign
from desktop.drawings.shapes import Tone
from desktop.i18n import _
from desktop.ui import painter as ink
from desktop.ui import theme

_GAP, _INSIDE, _LINES = 18.0, 6.0, 2


class Legend(QWidget):
    """At most two lines; what finds no room is in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._signs: tuple[Sign, ...] = ()
        self._placed: list[tuple[float, int, Sign]] = []
        self._lines = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("What the signs mean"))
        theme.watcher().changed.connect(self.update)

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Show these."""
        if tuple(signs) != self._signs:
            self._signs = tuple(signs)
            said = [sign.words for sign in self._signs]
            self.setToolTip("\n".join(said))
            self.setAccessibleDescription(", ".join(said))
            self._place()

    def sizeHint(self) -> QSize:
        return QSize(0, round(self._lines * self._pitch + 2 * theme.SPACE.xs) if self._lines else 0)

    @property
    def _pitch(self) -> float:
        return max([ink.style().row, *(sign.height + 4 for sign in self._signs)])

    def _place(self) -> None:
        style, x, line = ink.style(), float(theme.SPACE.l), 0
        self._placed = []
        room = self.width() - theme.SPACE.l
        for sign in self._signs:
            wide = sign.width + _INSIDE + style.measure(sign.words, style.small, False)
            if x > theme.SPACE.l and x + wide > room:
                line, x = line + 1, float(theme.SPACE.l)
            if line >= _LINES:
                self._shorten(room)
                break
            self._placed.append((x, line, sign))
            x += wide + _GAP
        lines = max((line for _x, line, _sign in self._placed), default=-1) + 1
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        self.update()

    def _shorten(self, room: float) -> None:
        """The last place for how many more there are."""
        style = ink.style()
        while self._placed:
            x, line, last = self._placed[-1]
            left = len(self._signs) - len(self._placed)
            more = Sign(_("+ {count} more").format(count=left), (), 0.0, last.height)
            end = x + last.width + _INSIDE + style.measure(last.words, style.small, False) + _GAP
            if end + _INSIDE + style.measure(more.words, style.small, False) <= room:
                self._placed.append((end - _INSIDE, line, more))
                break
            self._placed.pop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        style, room = ink.style(), self.width() - theme.SPACE.l
        with QPainter(self) as painter:
            for x, line, sign in self._placed:
                top = theme.SPACE.xs + line * self._pitch
                painter.save()
                painter.translate(x, top + (self._pitch - sign.height) / 2)
                ink.paint(painter, sign.shapes)
                painter.restore()
                start = x + sign.width + _INSIDE
                painter.setPen(ink.colour(Tone.MUTED))
                font = painter.font()
                font.setPixelSize(round(style.small))
                painter.setFont(font)
                words = style.fit(sign.words, room - start, style.small)
                painter.drawText(
                    round(start), round(top), 4000, round(self._pitch), Qt.AlignmentFlag.AlignVCenter, words
                )
