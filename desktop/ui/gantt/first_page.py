"""The first page of a document as it will be printed, as large as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.ui.preview.paper import Paper

_LEAST = QSize(360, 260)


class FirstPage(QWidget):
    """`shown` tells when the page of the newest document is seen; the old one stays until then."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("The first page"))
        self.setMinimumSize(_LEAST)
        self._paper: Paper | None = None
        self._coming: Paper | None = None
        self._words = ""

    @property
    def empty(self) -> bool:
        """Whether there is no page to see yet."""
        return self._paper is None

    def put(self, pdf: bytes) -> int:
        """Show this document as soon as its first page is drawn; how many pages it has."""
        from desktop.ui.preview.paper import Paper

        if self._coming is not None:
            self._coming.deleteLater()
        self._coming = Paper(pdf, (), self)
        self._coming.drawn.connect(self._turn)
        self._draw()
        return len(self._coming.sizes)

    def say(self, words: str) -> None:
        """Words in place of the page, while there is none."""
        self._words = words
        self.update()

    def _place(self, paper: Paper) -> QRectF:
        """Where the page stands in the widget."""
        size = QSizeF(*paper.sizes[0]).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _draw(self) -> None:
        paper = self._coming or self._paper
        if paper is None or paper.busy or not paper.readable:
            return
        size = (self._place(paper).size() * self.devicePixelRatioF()).toSize()
        if paper.has(0, size):
            self._turn()
        else:
            paper.draw(0, size)

    def _turn(self) -> None:
        if self._coming is not None and self._coming.picture(0) is not None:
            if self._paper is not None:
                self._paper.deleteLater()
            self._paper, self._coming = self._coming, None
            self.shown.emit()
        self.update()
        self._draw_again()

    def _draw_again(self) -> None:
        """The window has another size meanwhile."""
        paper = self._paper
        if paper is not None and self._coming is None:
            size = (self._place(paper).size() * self.devicePixelRatioF()).toSize()
            if not paper.busy and not paper.has(0, size):
                paper.draw(0, size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            if self._paper is None:
                painter.setPen(QColor(theme.tokens().muted))
                words = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect().adjusted(24, 24, -24, -24), words, self._words)
                return
            where = self._place(self._paper)
            painter.fillRect(where, Qt.GlobalColor.white)
            if picture := self._paper.picture(0):
                painter.drawImage(where, picture)
            painter.setPen(QPen(QColor(theme.tokens().line), 1))
            painter.drawRect(where.adjusted(0.5, 0.5, -0.5, -0.5))
