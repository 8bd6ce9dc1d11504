"""The scrolling view of the pages: paints only what shows, keeps the old pages until the new are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from desktop.documents.pages import Place
from desktop.i18n import _
from desktop.ui import theme
from desktop.ui.preview.paper import Paper
from desktop.ui.preview.stack import (
    LARGEST,
    PIXELS_PER_POINT,
    SMALLEST,
    Box,
    Spot,
    Stack,
    fitting,
    stacked,
    stepped,
)

LIT_MS = 900
LINE = 40


class PagesView(QAbstractScrollArea):
    """Shows a paper; `turned(page, pages, zoom)` tells what is seen, pages from 1."""

    place_clicked = Signal(str)
    turned = Signal(int, int, float)
    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._coming: Paper | None = None
        self._stack = Stack((), 1.0, 0.0, 0.0)
        self._zoom = 0.0
        self._source = ""
        self._pressed: QPoint | None = None
        self._wheel = 0
        self._words = _("Setting the pages…")
        self._lit = QTimer(self, singleShot=True, interval=LIT_MS)
        self._lit.timeout.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme.role(self, "side")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Page preview"))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)

    # --- what others ask ---------------------------------------------------------------------------

    @property
    def empty(self) -> bool:
        """Whether there is no page to see yet."""
        return self._paper is None

    @property
    def zoom(self) -> float:
        """1.0 shows a page as large as on paper."""
        return self._stack.scale / PIXELS_PER_POINT

    def put(self, pdf: bytes, places: tuple[Place, ...]) -> bool:
        """Show this document as soon as what is seen of it is drawn; False when it cannot be read."""
        paper = Paper(pdf, places, self)
        if not paper.readable:
            paper.deleteLater()
            return False
        if self._coming:
            self._coming.deleteLater()
        self._coming = paper
        paper.drawn.connect(self._work)
        self._work()
        return True

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

    # --- laying out --------------------------------------------------------------------------------

    def _stacked(self, paper: Paper) -> Stack:
        beside_bar = self.width() - self.verticalScrollBar().sizeHint().width()
        zoom = self._zoom or fitting(paper.sizes, beside_bar)
        return stacked(paper.sizes, zoom * PIXELS_PER_POINT, self.viewport().width())

    def _lay_out(self, at: float) -> None:
        """Place the pages anew; the point of the paper at a height of the view stays there."""
        if not self._paper:
            return
        middle = self.viewport().width() / 2
        held = self._stack.spot(middle + self._left(), self._top() + at)
        self._stack = self._stacked(self._paper)
        self._set_bars()
        x, y = self._stack.point(held)
        self.verticalScrollBar().setValue(round(y - at))
        self.horizontalScrollBar().setValue(round(x - middle))
        self._work()
        self._tell()
        self.viewport().update()

    def _set_bars(self) -> None:
        view = self.viewport()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._stack.height, view.height()),
            (self.horizontalScrollBar(), self._stack.width, view.width()),
        ):
            bar.setPageStep(max(LINE, seen - LINE))
            bar.setRange(0, max(0, round(whole - seen)))

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _left(self) -> int:
        return self.horizontalScrollBar().value()

    def _tell(self) -> None:
        pages = len(self._stack.boxes)
        page = self._stack.current(self._top(), self.viewport().height()) + 1
        self.setAccessibleDescription(_("Page {page} of {pages}").format(page=page, pages=pages))
        self.turned.emit(page, pages, self.zoom)

    # --- drawing the pages, one picture at a time --------------------------------------------------

    def _work(self) -> None:
        """Ask for the next picture that is missing; when all that is seen is there, turn to the new paper."""
        paper = self._coming or self._paper
        if not paper or paper.busy:
            return
        stack = self._stacked(paper)
        seen = stack.visible(min(self._top(), max(0.0, stack.height - 1)), self.viewport().height())
        near = range(max(0, seen.start - 1), min(len(paper.sizes), seen.stop + 1))
        for page in seen if paper is self._coming else (*seen, *near):
            size = self._pixels(stack.boxes[page])
            if not paper.has(page, size):
                paper.draw(page, size)
                return
        if paper is self._coming:
            self._turn_to(paper, stack)
        else:
            paper.forget_but(near)

    def _turn_to(self, paper: Paper, stack: Stack) -> None:
        followed = self._in_view()
        old, self._paper, self._coming, self._stack = self._paper, paper, None, stack
        if old:
            old.deleteLater()
        self._set_bars()
        if followed or self._lit.isActive():
            self._reveal()
        self._tell()
        self.viewport().update()
        self.shown.emit()
        self._work()

    def _pixels(self, box: Box) -> QSize:
        ratio = self.devicePixelRatioF()
        return QSize(round(box.width * ratio), round(box.height * ratio))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(theme.tokens().side))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._paper:
            for page in self._stack.visible(self._top(), self.viewport().height()):
                self._paint_page(painter, self._paper, page)
            self._paint_place(painter)
        else:
            painter.setPen(QColor(theme.tokens().muted))
            room = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.tokens().accent), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_page(self, painter: QPainter, paper: Paper, page: int) -> None:
        where = self._on_screen(self._stack.boxes[page])
        painter.fillRect(where, Qt.GlobalColor.white)
        picture = paper.picture(page)
        if picture:
            painter.drawImage(where, picture)
        painter.setPen(QPen(QColor(theme.tokens().line), 1))
        painter.drawRect(where.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _on_screen(self, box: Box) -> QRectF:
        """The page in the view, on whole device pixels so that its picture is never resampled."""
        ratio, size = self.devicePixelRatioF(), self._pixels(box)
        x, y = box.x - self._left(), box.y - self._top()
        corner = QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)
        return QRectF(corner, size.toSizeF() / ratio)

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(0.0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._work()
        self._tell()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._work()
        return super().event(event)
