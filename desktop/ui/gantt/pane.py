"""The chart as a widget: table, splitter and time under one scroll bar; its ink, and what lies where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_scale import STEPS, Step, step_of
from desktop.drawings.shapes import Drawing, Spot
from desktop.drawings.timescale import Timescale
from desktop.plan.agenda import Key
from desktop.ui import painter as ink
from desktop.ui import theme
from desktop.ui.gantt import columns
from desktop.ui.gantt.fitting import fitting, opening
from desktop.ui.gantt.foot import FOOT, paint_foot
from desktop.ui.gantt.lens import Lens
from desktop.ui.gantt.steady import Steady
from desktop.ui.gantt.tiles import Tiles

ORIGIN = date(2000, 1, 3)
"""Where every scale begins: a Monday."""
_LOOK = (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PaletteChange)
_BESIDE = 220  # pixels that words beside a bar may reach into the next tile
_REST_MS = 25  # without a new frame, before what lies beside is drawn ahead
_LEFT_FOR_TIME = 200  # pixels the table never takes from the time


class Pane(QAbstractScrollArea):
    """`step_shown` the key of another step; `columns_wanted` that the table has another width now."""

    step_shown = Signal(str)
    columns_wanted = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.chart: Chart | None = None
        self.lens = Lens(Timescale(ORIGIN, STEPS[2].cell))
        self.table_width = float(columns.USUAL)
        self.within: tuple[date, date] | None = None  # the days that matter, None for all
        self._untouched = True  # nobody has chosen a size or a place yet
        self._fitted = False  # all days are to stay in the window
        self.split: float | None = None  # where somebody has put the splitter
        self._heading = 0.0
        self._body = Tiles(self._draw_body, self._paint_marks)
        self._table = Tiles(self._draw_table)
        self._header: tuple[tuple[object, ...], QPixmap] | None = None
        self._steady = Steady(self)
        self._ahead = QTimer(self, singleShot=True)
        self._ahead.timeout.connect(self._prepare)
        self._under_table = QWidget()
        self.addScrollBarWidget(self._under_table, Qt.AlignmentFlag.AlignLeft)
        self.setCornerWidget(QWidget())  # else the style draws a frame there
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._steady.lay())
        self.verticalScrollBar().setSingleStep(theme.ROW)
        theme.watcher().changed.connect(self._clear)

    # --- what is shown -----------------------------------------------------------------------------

    def show_chart(self, chart: Chart | None) -> None:
        """Another chart; the row at the top and the days in view stay."""
        at, rest = self.anchor()
        first = self.chart is None or not self.count
        self.chart = chart
        self._clear()
        if first and chart is not None:
            self._settle()
            if self._untouched:
                self.look_at_first()
        elif chart is not None and at is not None:
            self._settle()
            at = min(at, max(len(chart.rows) - 1, 0))
            self.verticalScrollBar().setValue(round(chart.top_of(at) + rest) if chart.rows else 0)
        self._settle()
        self._steady.begin()

    def relaid(self, below: float, top: float) -> None:
        """Rows were measured: below a height all is elsewhere, what was seen is seen from `top` on."""
        self._body.cut(below)
        self._table.cut(below)
        self._settle()
        self.verticalScrollBar().setValue(round(top))

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.chart.rows) if self.chart is not None else 0

    def anchor(self) -> tuple[int | None, float]:
        """The row at the top, and how much of it is scrolled out."""
        if self.chart is None or not self.chart.rows:
            return None, 0.0
        at = self.chart.row_at(self.top())
        return (at, self.top() - self.chart.top_of(at)) if at is not None else (None, 0.0)

    def widths(self) -> tuple[float, ...]:
        """Of the table's columns."""
        return columns.shared(self.table_width, ink.style().size)

    def set_table_width(self, width: float) -> None:
        """Move the splitter."""
        self.split = self._fitting(width)
        self._set_table(self.split)

    def recall_table_width(self, width: float) -> None:
        """Put the splitter where it was left, as soon as there is room."""
        self.split = width

    def _fitting(self, width: float) -> float:
        most = max(columns.LEAST, self.viewport().width() - _LEFT_FOR_TIME)
        return float(round(min(max(width, columns.LEAST), most)))

    def _set_table(self, width: float) -> None:
        width = self._fitting(width)
        if width != self.table_width:
            self.lens = self.lens.moved((width - self.table_width) / 2)
            self.table_width = width
            self._table.clear()
            self._settle()
            self.columns_wanted.emit()

    # --- size --------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The step that the size belongs to."""
        return step_of(self.lens.scale.cell)

    def zoom(self, factor: float, at: float | None = None) -> None:
        """So much larger; what stands at a place of the pane (else at the fixed point) stays there."""
        self.look(self.lens.zoomed(self.lens.scale.cell * factor, self.fixed_point() if at is None else at))

    def show_step(self, key: str) -> None:
        """The size of a step."""
        cell = next(step.cell for step in STEPS if step.key == key)
        self.look(self.lens.zoomed(cell, self.fixed_point()))

    def fit(self) -> None:
        """All days in the pane."""
        if self.chart is not None and self.count:
            self.look(fitting(self.chart, ORIGIN, self.pane_width(), self.within))
            self._fitted = True

    def go_to(self, day: date) -> None:
        """A day in the middle."""
        self.look(self.lens.centred(day, self.pane_width()))

    def look_at_first(self) -> None:
        """All days as far as they can be read."""
        if self.chart is not None:
            self.look(opening(self.chart, ORIGIN, self.pane_width(), self.today(), self.within))
            self._untouched = True

    def look_into(self, first: date, last: date) -> None:
        """Where none of these days is in view and times go on into them: their beginning."""
        start, end = self.lens.shows(first), self.lens.shows(last, 1.0)
        if self.chart is None or not self.count or (start < self.pane_width() and end > 0):
            return
        if self.chart.span[0] <= last and self.chart.span[1] >= first:
            self.look(self.lens.moved(start - 24))

    def forget_place(self) -> None:
        """What is shown next is looked at from its beginning."""
        self._untouched = True
        self.chart = None

    def fixed_point(self) -> float:
        """Where the eye rests while the size changes by key: the middle."""
        return self.pane_width() / 2

    def look(self, lens: Lens) -> None:
        """Look through another lens."""
        if lens == self.lens:
            return
        before = self.step.key
        self._untouched = self._fitted = False
        anew = lens.scale != self.lens.scale
        self.lens = lens
        if anew:
            self._body.clear()
        self._settle()
        if self.step.key != before:
            self.step_shown.emit(self.step.key)

    # --- places ------------------------------------------------------------------------------------

    def top(self) -> int:
        """How far the rows are scrolled up."""
        return self.verticalScrollBar().value()

    def left(self) -> int:
        """How far the days are scrolled, in whole pixels."""
        return round(self.lens.left)

    def pane_width(self) -> float:
        """Of the time side."""
        return max(1.0, self.viewport().width() - self.table_width)

    def head(self) -> float:
        """Height of the header."""
        return self._heading

    def pane(self) -> QRectF:
        """The time side below the header, in the viewport."""
        height = max(0.0, self.viewport().height() - self._heading)
        return QRectF(self.table_width, self._heading, self.pane_width(), height)

    def foot(self) -> float:
        """Height of the words at the foot of the table; nothing where all rows are seen."""
        return FOOT if self.chart is not None and self.chart.height > self.pane().height() else 0.0

    def inside(self, point: QPointF) -> QPointF:
        """A point of the viewport as one of the chart."""
        return point + QPointF(self.left() - self.table_width, self.top() - self._heading)

    def outside(self, where: QRectF) -> QRectF:
        """A place of the chart's time side in the viewport."""
        return where.translated(self.table_width - self.left(), self._heading - self.top())

    def spots_at(self, point: QPointF) -> Iterator[Spot]:
        """What lies under a point of the viewport, uppermost first."""
        if self.pane().contains(point):
            at = self.inside(point)
            yield from (spot for spot in self._body.spots(at.x(), at.y()) if spot.holds(at.x(), at.y()))

    def spots_of(self, key: Key, index: int) -> tuple[Spot, ...]:
        """Where a time in a row is drawn in the days in view, and one pane to either side."""
        if self.chart is None:
            return ()
        left, top = self.lens.left, self.chart.top_of(index)
        wide, bottom = self.pane_width(), top + self.chart.row_height(index)
        drawing = self.chart.pane(self.lens.scale, left - wide, left + 2 * wide, top, bottom)
        return tuple(spot for spot in drawing.spots if spot.key == key)

    def row_at(self, point: QPointF) -> int | None:
        """The row under a point of the viewport."""
        if self.chart is None or point.y() < self._heading:
            return None
        return self.chart.row_at(point.y() - self._heading + self.top())

    def row_rect(self, index: int) -> QRectF:
        """A row in the viewport, over both sides."""
        assert self.chart is not None
        y = self.chart.top_of(index) - self.top() + self._heading
        return QRectF(0, y, self.viewport().width(), self.chart.row_height(index))

    # --- painting ----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.chart is None:
            return
        scale, pane = self.viewport().devicePixelRatioF(), self.pane()
        with QPainter(self.viewport()) as painter:
            self._tiled(painter, self._body, pane, self.left(), self.top(), scale)
            self._paint_over(painter)
            table = QRectF(0, self._heading, self.table_width, pane.height())
            self._tiled(painter, self._table, table, 0, self.top(), scale)
            self._paint_table_over(painter)
            painter.drawPixmap(QPointF(0, 0), self._headed(scale))
            paint_foot(self, painter)
            self._paint_frame(painter)
        self._ahead.start(_REST_MS)

    def _tiled(
        self, painter: QPainter, tiles: Tiles, where: QRectF, left: int, top: int, scale: float
    ) -> None:
        painter.save()
        painter.setClipRect(where)
        painter.translate(where.left() - left, where.top() - top)
        tiles.paint(painter, QRectF(left, top, where.width(), where.height()), scale)
        painter.restore()

    def _prepare(self) -> None:
        """One tile more around what is seen, whenever there is nothing else to do."""
        if self.chart is None or not self.isVisible():
            return
        pane = self.pane()
        seen = QRectF(self.left(), self.top(), pane.width(), pane.height())
        wide, high = float(_BESIDE), pane.height() / 2
        body = seen.adjusted(-wide, -high, wide, high) & QRectF(-1e9, 0, 2e9, max(1.0, self.chart.height))
        table = QRectF(0, body.top(), self.table_width, body.height())
        if self._table.prepare(table) or self._body.prepare(body):
            self._ahead.start(0)

    def _paint_marks(self, painter: QPainter, spots: tuple[Spot, ...]) -> None:
        """What is kept with a tile over its drawing."""

    def _paint_over(self, painter: QPainter) -> None:
        """What lies over the days."""

    def _paint_table_over(self, painter: QPainter) -> None:
        """What lies over the table."""

    def _paint_frame(self, painter: QPainter) -> None:
        """The names of the columns, and the lines that part the sides."""

    def _draw_body(self, area: QRectF) -> Drawing:
        assert self.chart is not None
        left, right = area.left() - _BESIDE, area.right() + _BESIDE
        return self.chart.pane(self.lens.scale, left, right, area.top() - 1, area.bottom())

    def _draw_table(self, area: QRectF) -> Drawing:
        assert self.chart is not None
        return self.chart.table(area.top() - 1, area.bottom())

    def _headed(self, scale: float) -> QPixmap:
        """The header over both sides, drawn when anything it rests on has changed."""
        assert self.chart is not None
        wide, left = self.viewport().width(), self.left()
        key = (self.lens.scale, left, wide, self.table_width, scale)
        if self._header is None or self._header[0] != key:
            picture = QPixmap(round(wide * scale), round(self._heading * scale) or 1)
            picture.setDevicePixelRatio(scale)
            picture.fill(QColor(theme.tokens().ground))
            with QPainter(picture) as painter:
                painter.translate(self.table_width - left, 0)
                ink.paint(painter, self.chart.header(self.lens.scale, left, left + self.pane_width()).shapes)
                painter.resetTransform()
                painter.setClipRect(QRectF(0, 0, self.table_width, self._heading))
                painter.fillRect(QRectF(0, 0, self.table_width, self._heading), QColor(theme.tokens().ground))
                ink.paint(painter, self.chart.table_header(self.lens.scale.cell).shapes)
            self._header = key, picture
        return self._header[1]

    # --- room --------------------------------------------------------------------------------------

    def _settle(self) -> None:
        """The scroll bars for what is shown now."""
        if self.chart is not None:
            self._heading = self.chart.header_height(self.lens.scale.cell)
        self._under_table.setFixedWidth(round(self.table_width))
        pane = self.pane()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        high = self.chart.height if self.chart is not None else 0.0
        down.setPageStep(max(1, round(pane.height())))
        down.setRange(0, max(0, round(high - pane.height() + self.foot())))
        start, end = self._reach(pane.width())
        across.blockSignals(True)
        across.setPageStep(max(1, round(pane.width())))
        across.setSingleStep(max(1, round(self.lens.scale.cell)))
        across.setRange(min(start, self.left()), max(end, self.left()))
        across.setValue(self.left())
        across.blockSignals(False)
        self._steady.lay()
        self.viewport().update()

    def _reach(self, width: float) -> tuple[int, int]:
        """How far one can scroll: half a pane beyond the first and the last day."""
        if self.chart is None or not self.count:
            return self.left(), self.left()
        first, last = self.chart.span
        start, end = self.lens.scale.x(first) - width / 2, self.lens.scale.end(last) - width / 2
        return round(start), round(max(start, end))

    def _scrolled(self, value: int) -> None:
        self.lens = Lens(self.lens.scale, float(value))
        self._untouched = self._fitted = False
        self.viewport().update()

    def _clear(self) -> None:
        self._header = None
        self._body.clear()
        self._table.clear()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LOOK:
            self._clear()
            self.columns_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share = columns.SHARE * self.viewport().width()
        self._set_table(min(max(share, columns.LEAST), columns.MOST) if self.split is None else self.split)
        if self._fitted:
            self.fit()
        elif self._untouched:
            self.look_at_first()
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
