"""The narrow strip of small pages: the page being read has a ring, a click or Enter goes to another."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.preview.paper import Paper
from desktop.ui.preview.sheaf import Sheaf
from desktop.ui.preview.stack import Stack, stacked

PAGE_WIDTH = 64
FOOT = 20
WIDTH = PAGE_WIDTH + 2 * theme.SPACE.m + 10
RING = 3


class Thumbs(Sheaf):
    """`page_chosen` tells the page to go to, counted from 0."""

    page_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 0
        self.setFixedWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Small pages"))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def mark(self, page: int) -> None:
        """The page now being read."""
        if page != self._current:
            self._current = page
            self._turned()
            self.viewport().update()

    # --- pages -------------------------------------------------------------------------------------

    def _stacked(self, paper: Paper) -> Stack:
        widest = max(width for width, _height in paper.sizes)
        room = self.viewport().width()
        return stacked(paper.sizes, PAGE_WIDTH / widest, room, margin=theme.SPACE.m, foot=FOOT)

    def _turned(self) -> None:
        """Bring the page being read into the strip, and say it."""
        if not self._stack.boxes:
            return
        page, pages = min(self._current, len(self._stack.boxes) - 1), len(self._stack.boxes)
        self.setAccessibleDescription(_("Page {page} of {pages}").format(page=page + 1, pages=pages))
        box, bar, room = self._stack.boxes[page], self.verticalScrollBar(), self.viewport().height()
        above, below = round(box.y) - theme.SPACE.m, round(box.y + box.height) + FOOT
        if above < bar.value():
            bar.setValue(above)
        elif below > bar.value() + room:
            bar.setValue(below - room)

    def _paint_over(self, painter: QPainter) -> None:
        tones, font = theme.tokens(), QFont(self.font())
        for page in self._stack.visible(self._top(), self.viewport().height()):
            where, here = self._on_screen(self._stack.boxes[page]), page == self._current
            font.setBold(here)
            painter.setFont(font)
            painter.setPen(QColor(tones.accent if here else tones.muted))
            foot = QRectF(0, where.bottom() + RING, self.viewport().width(), FOOT)
            painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, str(page + 1))
            if here:
                painter.setPen(QPen(QColor(tones.accent), 2))
                painter.drawRect(where.adjusted(-RING, -RING, RING, RING))

    # --- hand and keys -----------------------------------------------------------------------------

    def _choose(self, page: int) -> None:
        page = max(0, min(page, len(self._stack.boxes) - 1))
        self.mark(page)
        self.page_chosen.emit(page)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._stack.boxes:
            spot = self._stack.spot(event.position().x(), event.position().y() + self._top())
            self._choose(spot.page)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = len(self._stack.boxes)
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_PageUp:
                self._choose(self._current - 1)
            case Qt.Key.Key_Down | Qt.Key.Key_PageDown:
                self._choose(self._current + 1)
            case Qt.Key.Key_Home:
                self._choose(0)
            case Qt.Key.Key_End:
                self._choose(pages - 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self._current)
            case _:
                super().keyPressEvent(event)
