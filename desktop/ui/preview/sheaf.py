"""Pages one below the other: paints only what shows, keeps the old pages until the new are drawn."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.documents.pages import Place
from desktop.ui import theme
from desktop.ui.preview.paper import Paper
from desktop.ui.preview.stack import PIXELS_PER_POINT, Box, Stack

LINE = 40


class Sheaf(QAbstractScrollArea):
    """Shows a paper, one picture at a time; `shown` tells when a new paper has taken the old one's place."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._coming: Paper | None = None
        self._stack = Stack((), 1.0, 0.0, 0.0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(LINE)
        self.horizontalScrollBar().setSingleStep(LINE)
        theme.role(self, "side")

    @property
    def empty(self) -> bool:
        """Whether there is no page to see yet."""
        return self._paper is None

    @property
    def zoom(self) -> float:
        """1.0 shows a page as large as on paper."""
        return self._stack.scale / PIXELS_PER_POINT

    def put(self, pdf: bytes, places: tuple[Place, ...] = ()) -> bool:
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

    # --- what the one who shows decides ------------------------------------------------------------

    def _stacked(self, paper: Paper) -> Stack:
        """Where the pages of a paper stand."""
        raise NotImplementedError

    def _turned(self) -> None:
        """A new paper has just been laid out in place of the old one."""

    def _paint_over(self, painter: QPainter) -> None:
        """What is drawn on top of the pages."""

    # --- laying out --------------------------------------------------------------------------------

    def _set_bars(self) -> None:
        view = self.viewport()
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._stack.height, view.height()),
            (self.horizontalScrollBar(), self._stack.width, view.width()),
        ):
            bar.setPageStep(max(LINE, seen - LINE))
            bar.setRange(0, max(0, round(whole - seen)))

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
        self.viewport().update()

    def _top(self) -> int:
        return self.verticalScrollBar().value()

    def _left(self) -> int:
        return self.horizontalScrollBar().value()

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
        old, self._paper, self._coming, self._stack = self._paper, paper, None, stack
        if old:
            old.deleteLater()
        self._set_bars()
        self._turned()
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
        self._paint_over(painter)
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

    # --- what Qt tells -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(0.0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._work()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.viewport().update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._work()
        return super().event(event)
