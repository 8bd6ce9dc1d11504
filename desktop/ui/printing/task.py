"""One printing on a worker thread: the very bytes drawn page by page, band by band, until told to stop."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QEventLoop, QIODevice, QObject, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPainter

from desktop.documents.format import Format
from desktop.plan.plan import Plan
from desktop.ui.printing.order import Order, sequence
from desktop.ui.printing.printers import DPI, refused

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinter

BAND = 128
"""Rows of dots laid down at once: the window waits no longer than for one band."""
POINTS = 72
A4_HEIGHT = 850  # points, a little more than it is


class Made(NamedTuple):
    """The bytes to be printed, how many pages they are, and the paper for them."""

    pdf: bytes
    pages: int
    paper: str = "A4"


def make(wanted: Format, plan: Plan) -> Made:
    """The document's very bytes."""
    pdf = wanted.make(plan)
    document = opened(pdf)
    size = document.pagePointSize(0)
    return Made(pdf, document.pageCount(), "A3" if max(size.width(), size.height()) > A4_HEIGHT else "A4")


def opened(pdf: bytes) -> QPdfDocument:
    """A document in memory, for the thread that opens it."""
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    kept = QBuffer(document)
    kept.setData(pdf)
    kept.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(kept)
    return document


class Task(QObject):
    """`step(done, sides)` comes while `run` prints on another thread."""

    step = Signal(int, int)

    def __init__(self, pdf: bytes, order: Order, ready: Callable[[Order], QPrinter]) -> None:
        super().__init__()
        self._pdf, self._order, self._ready = pdf, order, ready
        self._stopped = Event()

    @property
    def stopped(self) -> bool:
        """Whether the user asked to stop."""
        return self._stopped.is_set()

    def stop(self) -> None:
        """Send nothing more, as soon as may be."""
        self._stopped.set()

    def run(self) -> bool:
        """Print; False when stopped in time. Raises KnownError."""
        document = opened(self._pdf)
        printer = self._ready(self._order)
        sides = sequence(self._order, printer.supportsMultipleCopies())
        if sides:
            turn(printer, document, sides[0])
        painter = QPainter()
        if not sides or not printer.isValid() or not painter.begin(printer):
            raise refused(self._order)
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        try:
            return self._draw(document, printer, painter, sides)
        finally:
            if self.stopped:
                printer.abort()
            painter.end()

    def _draw(
        self, document: QPdfDocument, printer: QPrinter, painter: QPainter, sides: list[int | None]
    ) -> bool:
        artist = Artist(document)
        for number, page in enumerate(sides):
            if number:
                turn(printer, document, page)
                if not printer.newPage():
                    raise refused(self._order)
            self.step.emit(number, len(sides))
            if page is not None and not self.stopped:
                scale = printer.resolution() / DPI
                painter.resetTransform()
                painter.scale(scale, scale)
                self._lay_down(painter, artist.draw(page))
            if self.stopped:
                return False
        self.step.emit(len(sides), len(sides))
        return True

    def _lay_down(self, painter: QPainter, ink: QImage) -> None:
        for top in range(0, ink.height(), BAND):
            if not self.stopped:
                painter.drawImage(QPointF(0, top), band(ink, top, self._order.grey))


def turn(printer: QPrinter, document: QPdfDocument, page: int | None) -> None:
    """Lay the next sheet as the page lies; an empty side stays as the one before."""
    if page is not None:
        size = document.pagePointSize(page)
        wide = size.width() > size.height()
        way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(way)


def dots(points: QSizeF) -> QSize:
    """A page in dots of 1/300 inch."""
    return (points * DPI / POINTS).toSize()


class Artist(QObject):
    """Draws pages in 1/300 inch: Qt does it on a thread of its own, and who waits holds up nobody."""

    def __init__(self, document: QPdfDocument) -> None:
        from PySide6.QtPdf import QPdfPageRenderer

        super().__init__()
        self._document = document
        self._drawn = QImage()
        self._wait = QEventLoop()
        self._renderer = QPdfPageRenderer(self)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(document)
        self._renderer.pageRendered.connect(self._keep)

    def draw(self, page: int) -> QImage:
        """The ink of a page, clear where there is none."""
        self._renderer.requestPage(page, dots(self._document.pagePointSize(page)))
        self._wait.exec()
        return self._drawn

    def _keep(self, _page: int, _size: QSize, image: QImage) -> None:
        self._drawn = image
        self._wait.quit()


def band(ink: QImage, top: int, grey: bool) -> QImage:
    """Some rows of a page, on white paper."""
    size = QSize(ink.width(), min(BAND, ink.height() - top))
    paper = QImage(size, QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(0, -top, ink)
    painter.end()
    return paper
