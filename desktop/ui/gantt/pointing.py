"""What lies under the pointer on the chart: what could be taken, told in a tooltip and by the cursor."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.drawings.gantt import Chart
from desktop.drawings.shapes import Spot
from desktop.plan.agenda import Entry, Key
from desktop.plan.moving import Grip
from desktop.ui import painter as ink
from desktop.ui.gantt import describe, grips
from desktop.ui.gantt.chosen import Chooser
from desktop.ui.gantt.grips import EDGE, Hold

_SPLITTER = 4


class Pointing(Chooser):
    """What the page lends: `conflict_words(key)` and `baseline`, for the tooltip."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(today, parent)
        self.conflict_words: Callable[[Key], Sequence[str]] = lambda _key: ()
        self.baseline: Mapping[Key, Entry] = {}
        self._row_hovered: int | None = None
        self.viewport().setMouseTracking(True)

    def show_chart(self, chart: Chart | None) -> None:
        super().show_chart(chart)
        self._row_hovered = None

    def hold_at(self, point: QPointF) -> Hold | None:
        """What would be taken at a point of the viewport."""
        index = self.row_at(point)
        if self.chart is None or index is None or not self.pane().contains(point):
            return None
        entries, at = self.chart.rows[index].entries, self.inside(point)
        if self.chart.rows[index].key is None:
            return None
        near = (spot for dx in (0.0, -EDGE, EDGE) for spot in self.spots_near(at.x() + dx, at.y()))
        found = grips.hold_at(near, entries, at.x())
        if found is None and (entry := grips.undated(entries)):
            return Hold(entry, None)
        return found

    def spots_near(self, x: float, y: float) -> list[Spot]:
        """The places at the height of a point of the chart, on its tile."""
        return [spot for spot in self._body.spots(x, y) if spot.y - 2 <= y < spot.y + spot.height + 2]

    def _on_splitter(self, point: QPointF) -> bool:
        return abs(point.x() - self.table_width) <= _SPLITTER

    def _hover_at(self, at: QPointF) -> None:
        hold = self.hold_at(at)
        self._point_at(hold.spot if hold is not None else None)
        self.viewport().setCursor(self._cursor(at, hold))
        index = self.row_at(at) if self.pane().contains(at) else None
        if index != self._row_hovered:
            self._row_hovered = index
            self.viewport().update()

    def _cursor(self, at: QPointF, hold: Hold | None) -> Qt.CursorShape:
        if self._on_splitter(at):
            return Qt.CursorShape.SplitHCursor
        if hold is None or (hold.spot is None and hold.grip is None and at.x() < self.table_width):
            return Qt.CursorShape.ArrowCursor
        if hold.grip in (Grip.START, Grip.END):
            return Qt.CursorShape.SizeHorCursor
        return Qt.CursorShape.CrossCursor if hold.spot is None else Qt.CursorShape.SizeAllCursor

    def _point_at(self, spot: Spot | None) -> None:
        if spot != self._hover:
            self._hover = spot
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            assert isinstance(event, QHelpEvent)
            self._explain_spot(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
            self._row_hovered = None
            self.viewport().update()
        return super().viewportEvent(event)

    def _explain_spot(self, event: QHelpEvent) -> None:
        index = self.row_at(QPointF(event.pos()))
        words = "" if index is None or self.carrying else self._told_at(index, event.pos())
        if words:
            QToolTip.showText(event.globalPos(), words, self.viewport(), self.row_rect(index or 0).toRect())
        else:
            QToolTip.hideText()

    def _told_at(self, index: int, at: QPoint) -> str:
        assert self.chart is not None
        row, hold = self.chart.rows[index], self.hold_at(QPointF(at))
        if row.key is None:
            return ""
        entry = hold.entry if hold is not None else row.entries[0]
        level = self._marks.get(entry.key, "")
        return describe.tooltip(entry, level, self.conflict_words(entry.key), self.baseline)

    # --- ink ---------------------------------------------------------------------------------------

    def _paint_over(self, painter: QPainter) -> None:
        if self._row_hovered is not None and not self.carrying:
            self._paint_bracket(painter, self._row_hovered)
        super()._paint_over(painter)

    def _paint_bracket(self, painter: QPainter, index: int) -> None:
        """What has no time shows the days of its plan while it is pointed at."""
        chart = self.chart
        if chart is None or index >= len(chart.rows) or grips.undated(chart.rows[index].entries) is None:
            return
        top, left = chart.top_of(index), self.lens.left
        high = chart.row_height(index)
        right = left + self.pane_width()
        drawing = chart.pane(self.lens.scale, left, right, top + 1, top + high - 1, hover=index)
        painter.save()
        painter.setClipRect(self.pane())
        painter.translate(self.table_width - self.left(), self.head() - self.top())
        ink.paint(painter, drawing.shapes)
        painter.restore()
