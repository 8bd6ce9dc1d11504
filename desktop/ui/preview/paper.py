"""One finished document: page sizes, places, and pictures of its pages made on a thread of Qt's own."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QObject, QSize, Signal
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer

from desktop.documents.pages import Place
from desktop.ui.preview.stack import Spot


class Paper(QObject):
    """A PDF in memory; one picture at a time is asked for, `drawn` tells when it is there."""

    drawn = Signal()

    def __init__(self, pdf: bytes, places: tuple[Place, ...], parent: QObject) -> None:
        super().__init__(parent)
        self.places = places
        self.busy = False
        self._pictures: dict[int, tuple[QSize, QImage]] = {}
        self._renderer = QPdfPageRenderer(self)  # made first, hence destroyed first: it waits for its thread
        self._document = QPdfDocument(self)
        self._bytes = QBuffer(self)
        self._bytes.setData(pdf)
        self._bytes.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._bytes)
        self._renderer.setRenderMode(QPdfPageRenderer.RenderMode.MultiThreaded)
        self._renderer.setDocument(self._document)
        self._renderer.pageRendered.connect(self._keep)
        points = (self._document.pagePointSize(page) for page in range(self._document.pageCount()))
        self.sizes = tuple((size.width(), size.height()) for size in points)

    @property
    def readable(self) -> bool:
        """Whether the bytes were a PDF with a page."""
        return self._document.status() == QPdfDocument.Status.Ready and bool(self.sizes)

    def picture(self, page: int) -> QImage | None:
        """The newest picture of the page, of whatever size."""
        kept = self._pictures.get(page)
        return kept[1] if kept else None

    def has(self, page: int, size: QSize) -> bool:
        """Whether the page was drawn in this size, in device pixels."""
        kept = self._pictures.get(page)
        return kept is not None and kept[0] == size

    def draw(self, page: int, size: QSize) -> None:
        """Ask for a picture of the page in this size, in device pixels."""
        self.busy = True
        self._renderer.requestPage(page, size)

    def forget_but(self, pages: range) -> None:
        """Let go of the pictures of all other pages (an A4 page at 200 % takes 14 MB)."""
        self._pictures = {page: kept for page, kept in self._pictures.items() if page in pages}

    def source_at(self, spot: Spot) -> str:
        """The record printed at a point of a page, "" where there is none; of several the smallest."""
        here = [
            place
            for place in self.places
            if place.page == spot.page and place.x0 <= spot.x <= place.x1 and place.y0 <= spot.y <= place.y1
        ]
        smallest = min(here, key=lambda place: (place.x1 - place.x0) * (place.y1 - place.y0), default=None)
        return smallest.source if smallest else ""

    def places_of(self, source: str) -> list[Place]:
        """Where a record is printed, in reading order."""
        return [place for place in self.places if place.source == source]

    def _keep(self, page: int, size: QSize, image: QImage) -> None:
        self.busy = False
        self._pictures[page] = (size, image)
        self.drawn.emit()
