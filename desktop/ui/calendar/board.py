"""The drawing of some days as a widget: made once for its data, size and look, then painted in one stroke."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from desktop.drawings.month import month
from desktop.drawings.shapes import Drawing, Spot
from desktop.drawings.week import week
from desktop.drawings.year import year
from desktop.plan import workdays
from desktop.plan.agenda import Agenda, Key
from desktop.ui import painter, theme
from desktop.ui.calendar.legend import HEIGHT, Legend
from desktop.ui.calendar.stage import Stage, levels_of, rect

VIEWS = ("month", "week", "day", "year")
_LOOK = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
_ROUND = 4.0
_ROW = 26.0  # of a chip with the room about it: never less than 24 to click on
_SLACK = 3  # pixels that rounding may add to a drawing; not worth a scroll bar


class Board(QAbstractScrollArea):
    """Shows `view` of the day `shown`; the day and time chosen, and the place pointed at, lie over it."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = "month"
        self.shown = self.current_day = today
        self.current_key: Key | None = None
        self._agendas: tuple[Agenda, ...] = ()
        self._calendar = workdays.calendar()
        self._marks: Mapping[Key, str] = {}
        self._levels: dict[Key, str] = {}
        self._lanes = True
        self._stage: Stage | None = None
        self._picture: QPixmap | None = None
        self._names: QPixmap | None = None
        self._part = QRectF()  # of the drawing, that the picture shows
        self._hover: Spot | None = None
        self.legend = Legend(self)
        self.setViewportMargins(0, 0, 0, HEIGHT)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.watcher().changed.connect(self._redraw)

    def today(self) -> date:
        """The day that is marked as today."""
        return date.today()

    # --- the drawing -------------------------------------------------------------------------------

    def stage(self) -> Stage:
        """The drawing for what is shown, made when anything it rests on has changed."""
        if self._stage is None:
            room = self.viewport().size()
            self._levels = levels_of(self._marks, self._agendas)
            self._stage = Stage(self._drawn(room.width(), room.height()), self._agendas)
            self._picture = self._names = self._hover = None
            self.legend.explain(self._stage, self.view, self._levels)
            over = round(self._stage.drawing.height) - room.height()
            self.verticalScrollBar().setPageStep(room.height())
            self.verticalScrollBar().setSingleStep(theme.ROW)
            self.verticalScrollBar().setRange(0, over if over > _SLACK else 0)
        return self._stage

    def _drawn(self, width: float, height: float) -> Drawing:
        style = painter.style()
        style, day, today = replace(style, row=max(style.row, _ROW)), self.shown, self.today()
        match self.view:
            case "year":
                return year(day.year, self._agendas, self._calendar, width, height, style, today=today)
            case "month":
                return month(
                    *(day, self._agendas, self._calendar, width, height, style),
                    today=today,
                    lanes=self._lanes,
                    marked=self._levels,
                )
        days, first = (1, day) if self.view == "day" else (7, day - timedelta(days=day.weekday()))
        return week(
            *(first, days, self._agendas, self._calendar, width, height, style),
            today=today,
            lanes=self._lanes,
            marked=self._levels,
        )

    def _redo(self) -> None:
        """Lay out anew before the next frame, once for all that has changed till then."""
        self._stage = None
        QApplication.postEvent(self, QEvent(QEvent.Type.LayoutRequest))
        self.viewport().update()

    def _laid(self) -> None:
        """A new drawing stands."""

    def _redraw(self) -> None:
        """The same drawing in other ink."""
        self._picture = self._names = None
        self.viewport().update()

    # --- places ------------------------------------------------------------------------------------

    def spot_at(self, point: QPointF) -> Spot | None:
        """The place at a point of the viewport."""
        return self.stage().at(self._inside(point))

    def day_at(self, point: QPointF) -> date | None:
        """The day at a point of the viewport, else the nearest."""
        return self.stage().day_at(self._inside(point))

    def _inside(self, point: QPointF) -> QPointF:
        """A point of the viewport as one of the drawing; the names of the days do not scroll."""
        return point if point.y() < self.stage().head else point + QPointF(0, self.top())

    def place_of(self, what: Key | date) -> QRect:
        """Where a time (its first place) or a day is painted in the viewport; empty when it is not."""
        found = self.stage().days.get(what, QRectF()) if isinstance(what, date) else QRectF()
        if not isinstance(what, date) and (spots := self.stage().spots(what)):
            found = rect(spots[0])
        return found.translated(0, -self.top()).toAlignedRect()

    def part_at(self, point: QPointF) -> str:
        """The part of the day at a point of the viewport, where the view has parts; "" for the whole day."""
        return self.stage().part_at(point.y() + self.top()) if self.view in ("week", "day") else ""

    def cut(self, where: QRectF) -> QPixmap:
        """A piece of the picture, by a place of the drawing."""
        picture = self._inked()
        scale, inside = picture.devicePixelRatio(), where.translated(-self._part.topLeft())
        return picture.copy(QRectF(inside.topLeft() * scale, inside.size() * scale).toAlignedRect())

    def top(self) -> int:
        """How far the drawing is scrolled up, in pixels."""
        return self.verticalScrollBar().value()

    def _reveal(self, where: QRect) -> None:
        """Scroll so that a place of the viewport is seen."""
        bar, height, head = self.verticalScrollBar(), self.viewport().height(), round(self.stage().head)
        if where.height() > height - head and where.bottom() > head and where.top() < height:
            return
        if where.top() < head:
            bar.setValue(bar.value() + where.top() - head)
        elif where.bottom() >= height:
            bar.setValue(bar.value() + min(where.bottom() - height + 1, where.top() - head))

    # --- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        stage, picture = self.stage(), self._inked()
        with QPainter(self.viewport()) as brush:
            brush.translate(0, -self.top())
            brush.drawPixmap(self._part.topLeft(), picture)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_rings(brush, stage)
            if self.top():
                brush.drawPixmap(QPoint(0, self.top()), self._named(stage))
            self._paint_over(brush, stage)

    def _inked(self) -> QPixmap:
        """The picture of what is in view; of a high drawing some of what is above and below as well."""
        scale, high = self.viewport().devicePixelRatioF(), self.viewport().height()
        drawing = self.stage().drawing
        seen = QRectF(0, self.top(), drawing.width, min(high, drawing.height - self.top()))
        kept = self._picture
        if kept is None or kept.devicePixelRatio() != scale or not self._part.contains(seen):
            whole = QRectF(0, 0, drawing.width, drawing.height)
            self._part = seen.adjusted(0, -high // 2, 0, high // 2) & whole
            self._names = None
            kept = self._picture = self.stage().picture(self._part, scale, self.font(), self._levels)
        return kept

    def _named(self, stage: Stage) -> QPixmap:
        """The names of the days, which stay where a high drawing is scrolled."""
        if self._names is None:
            part = QRectF(0, 0, stage.drawing.width, stage.head)
            self._names = stage.picture(part, self.viewport().devicePixelRatioF(), self.font(), {})
        return self._names

    def _paint_over(self, brush: QPainter, stage: Stage) -> None:
        """What lies over all."""

    def _paint_rings(self, brush: QPainter, stage: Stage) -> None:
        """What is pointed at and what is chosen."""
        tokens, focus = theme.tokens(), self.hasFocus()
        if self._hover is not None:
            ring(brush, rect(self._hover), tokens.muted, 1.0)
        chosen = stage.spots(self.current_key) if self.current_key else []
        for spot in chosen:
            ring(brush, rect(spot).adjusted(-1, -1, 1, 1), tokens.accent, 2.0)
        cell = stage.days.get(self.current_day)
        if cell is not None and (focus or not chosen):
            colour, width = (tokens.accent, 2.0) if focus and not chosen else (tokens.edge, 1.0)
            ring(brush, self._head_of(cell).adjusted(1, 1, 0, 0), colour, width)

    def _head_of(self, cell: QRectF) -> QRectF:
        """The part of a day that is ringed when it is chosen: its date, in the year all of it."""
        if self.view == "year":
            return cell
        size = painter.style().size
        high = round(size * 2.0) if self.view == "month" else self.stage().head
        return QRectF(cell.x(), cell.y(), min(cell.width(), 24 * size), min(cell.height(), high))

    # --- what Qt tells -----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self.stage()
            self._laid()
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._redraw()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOK:
            self._redo()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.legend.setGeometry(0, self.height() - HEIGHT, self.width(), HEIGHT)
        self._redo()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()


def ring(brush: QPainter, where: QRectF, colour: str, width: float) -> None:
    brush.setPen(QPen(QColor(colour), width))
    brush.setBrush(Qt.BrushStyle.NoBrush)
    inset = width / 2
    brush.drawRoundedRect(where.adjusted(inset, inset, -inset, -inset), _ROUND, _ROUND)
