"""The scrolling view of the pages: zoom, click, and the record being worked on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.documents.pages import Place
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.preview.paper import Paper
from desktop.ui.preview.sheaf import LINE, Sheaf
from desktop.ui.preview.stack import (
    GAP,
    LARGEST,
    PIXELS_PER_POINT,
    SMALLEST,
    Spot,
    Stack,
    fitting,
    stacked,
    stepped,
)

LIT_MS = 900


class PagesView(Sheaf):
    """Shows a paper; `turned(page, pages, zoom)` tells what is seen, pages from 1."""

    place_clicked = Signal(str)
    turned = Signal(int, int, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 0.0
        self._source = ""
        self._followed = False
        self._pressed: QPoint | None = None
        self._wheel = 0
        self._words = _("Setting the pages…")
        self._lit = QTimer(self, singleShot=True, interval=LIT_MS)
        self._lit.timeout.connect(self.viewport().update)
        self.setAccessibleName(_("Page preview"))
        self.viewport().setMouseTracking(True)

    # --- what others ask ---------------------------------------------------------------------------

    def say(self, words: str) -> None:
        """Words in place of the pages, while there are none."""
        self._words = words
        self.viewport().update()

    def show_place(self, source: str) -> None:
        """Bring a record of the plan into view and mark it for a moment."""
        self._source = source
        self._lit.start()
        self._reveal()
        self.viewport().update()

    def set_zoom(self, zoom: float, at: float | None = None) -> None:
        """Zoom about a height of the view, its middle by default; 0 fits the width of the page."""
        self._zoom = min(LARGEST, max(SMALLEST, zoom)) if zoom else 0.0
        self._lay_out(self.viewport().height() / 2 if at is None else at)

    def step_zoom(self, by: int, at: float | None = None) -> None:
        """One step larger (1) or smaller (-1)."""
        self.set_zoom(stepped(self.zoom, by), at)

    def go_to_page(self, page: int) -> None:
        """Bring a page into view, counted from 0."""
        if page < len(self._stack.boxes):
            self.verticalScrollBar().setValue(round(self._stack.boxes[page].y) - GAP)

    # --- laying out --------------------------------------------------------------------------------

    def _stacked(self, paper: Paper) -> Stack:
        beside_bar = self.width() - self.verticalScrollBar().sizeHint().width()
        zoom = self._zoom or fitting(paper.sizes, beside_bar)
        return stacked(paper.sizes, zoom * PIXELS_PER_POINT, self.viewport().width())

    def _lay_out(self, at: float) -> None:
        super()._lay_out(at)
        if self._paper:
            self._tell()

    def _tell(self) -> None:
        pages = len(self._stack.boxes)
        page = self._stack.current(self._top(), self.viewport().height()) + 1
        self.setAccessibleDescription(_("Page {page} of {pages}").format(page=page, pages=pages))
        self.turned.emit(page, pages, self.zoom)

    def _turn_to(self, paper: Paper, stack: Stack) -> None:
        self._followed = self._in_view() or self._lit.isActive()
        super()._turn_to(paper, stack)

    def _turned(self) -> None:
        if self._followed:
            self._reveal()
        self._tell()

    def _paint_over(self, painter: QPainter) -> None:
        if self._paper:
            self._paint_place(painter)
        else:
            painter.setPen(QColor(theme.tokens().muted))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)

    def _paint_place(self, painter: QPainter) -> None:
        """A bar beside the record being worked on, and for a moment a soft ground under it."""
        accent = QColor(theme.LIGHT.accent)  # paper is white in the dark too
        soft = QColor(accent)
        soft.setAlphaF(0.14)
        for place in self._places():
            where = self._box_of(place).translated(-self._left(), -self._top())
            if self._lit.isActive():
                painter.fillRect(where.adjusted(-4, -2, 4, 2), soft)
            painter.fillRect(QRectF(where.left() - 10, where.top(), 3, where.height()), accent)

    # --- places ------------------------------------------------------------------------------------

    def _places(self) -> list[Place]:
        """Where the record followed stands; a page's key ("section:<id>") stands for the section."""
        return self._paper.places_of(self._source.rpartition(":")[2]) if self._paper else []

    def _box_of(self, place: Place) -> QRectF:
        """The place in pixels of the content."""
        page = min(place.page, len(self._stack.boxes) - 1)
        (left, top), (right, bottom) = (
            self._stack.point(Spot(page, x, y)) for x, y in ((place.x0, place.y0), (place.x1, place.y1))
        )
        return QRectF(QPointF(left, top), QPointF(right, bottom))

    def _in_view(self) -> bool:
        """Whether the record followed begins where it can be seen."""
        places = self._places()
        if not places:
            return False
        where = self._box_of(places[0])
        top, height = self._top(), self.viewport().height()
        return top <= where.top() and where.top() + min(where.height(), 2 * LINE) <= top + height

    def _reveal(self) -> None:
        places = self._places()
        if places and not self._in_view():
            where = self._box_of(places[0])
            self.verticalScrollBar().setValue(round(where.top() - self.viewport().height() / 4))
            self.horizontalScrollBar().setValue(round(where.left()) - LINE)

    def _source_at(self, position: QPointF) -> str:
        if not self._paper or not self._stack.boxes:
            return ""
        spot = self._stack.spot(position.x() + self._left(), position.y() + self._top())
        return self._paper.source_at(spot)

    # --- hand and keys -----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        near = QApplication.startDragDistance()
        if pressed is None or (event.position().toPoint() - pressed).manhattanLength() >= near:
            return
        source = self._source_at(event.position())
        if source:
            self.place_clicked.emit(source)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._source_at(event.position()))
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        steps, self._wheel = int(self._wheel / 120), self._wheel - 120 * int(self._wheel / 120)
        if steps:
            self.step_zoom(1 if steps > 0 else -1, event.position().y())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            match key:
                case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                    self.step_zoom(1)
                case Qt.Key.Key_Minus:
                    self.step_zoom(-1)
                case Qt.Key.Key_0:
                    self.set_zoom(0)
                case _:
                    event.ignore()
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    # --- what Qt tells -----------------------------------------------------------------------------

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._tell()
