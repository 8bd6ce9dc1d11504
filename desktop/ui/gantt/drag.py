"""A time held by the pointer: where it would land, what it would say, the days that go by at the edges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import QToolTip

from desktop.drawings.gantt import Chart
from desktop.drawings.gantt_rows import GanttRow
from desktop.drawings.shapes import Box, Flag, Line, Shape, Spot, Taper, Tone, Words
from desktop.plan.agenda import Entry, Key
from desktop.ui import painter as ink
from desktop.ui import theme
from desktop.ui.calendar.drag import paint_label
from desktop.ui.gantt import grips
from desktop.ui.gantt.grips import Hold

if TYPE_CHECKING:
    from desktop.ui.gantt.view import GanttView

_TICK_MS, _NEAR, _FASTEST = 16, 40.0, 28.0
"""Pixels from an edge at which the chart begins to go by, and how many of them each tick at most."""
_SHADED = 2.5  # pixels to a day: below, closed days are not told apart


class Outcome(NamedTuple):
    """What a drag would say, or why it cannot be; `entry` as it would be."""

    words: str
    entry: Entry | None = None


@dataclass(eq=False)
class Held:
    """Taken at a place of the chart, `cell` units to a day; `days` carried, or `day` and `part` chosen."""

    hold: Hold
    row: GanttRow
    start: QPointF
    pointer: QPointF
    cell: float
    days: int = 0
    day: date | None = None
    part: str = ""
    words: str = ""
    entry: Entry | None = None
    ghost: Chart | None = None
    spots: tuple[Spot, ...] = ()

    @property
    def key(self) -> Key:
        return self.hold.entry.key

    @property
    def allowed(self) -> bool:
        return self.entry is not None or not self.moved

    @property
    def moved(self) -> bool:
        """Whether it is anywhere else than it came from."""
        return bool(self.days) or self.day is not None


class Carrier:
    """Takes a time up on the chart and tells the chart where it was let fall."""

    def __init__(self, view: GanttView) -> None:
        self._view = view
        self.held: Held | None = None
        self._tick = QTimer(view, interval=_TICK_MS)
        self._tick.timeout.connect(self._go_by)

    def take(self, hold: Hold, row: GanttRow, at: QPointF) -> None:
        """Take up a time at a point of the viewport."""
        self.held = Held(hold, row, self._view.inside(at), at, self._view.lens.scale.cell)
        QToolTip.hideText()
        self._tick.start()

    def carry(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The pointer has come to a place: what would become of the time there."""
        held, view = self.held, self._view
        if held is None:
            return
        held.pointer = at
        self._resize(held)
        before = held.days, held.day, held.part
        dx = view.inside(at).x() - held.start.x()
        if held.hold.grip is None:
            held.day, held.part = self._chosen(held, dx, modifiers)
        else:
            weeks = view.step.key == "tháng" and bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            held.days = grips.snapped(dx, view.lens, view.step, weeks)
        if (held.days, held.day, held.part) != before:
            self._judge(held)
            shape = Qt.CursorShape.ClosedHandCursor if held.allowed else Qt.CursorShape.ForbiddenCursor
            view.viewport().setCursor(shape)
        view.viewport().update()

    def _resize(self, held: Held) -> None:
        """The chart was made larger or smaller meanwhile: the time is held at the same moment."""
        cell = self._view.lens.scale.cell
        larger, held.cell = cell / held.cell, cell
        held.start = QPointF(held.start.x() * larger, held.start.y())
        if (spot := held.hold.spot) is not None:
            spot = replace(spot, x=spot.x * larger, width=spot.width * larger)
            held.hold = replace(held.hold, spot=spot)

    def _chosen(self, held: Held, dx: float, modifiers: Qt.KeyboardModifier) -> tuple[date | None, str]:
        """The day under the middle of the chip, or under the pointer where nothing is drawn yet."""
        view, spot, entry = self._view, held.hold.spot, held.hold.entry
        place = held.start.x() if spot is None else spot.x + min(spot.width, view.lens.scale.cell) / 2
        halves = view.step.snap_days < 1 or bool(modifiers & Qt.KeyboardModifier.AltModifier)
        x = place + dx - view.lens.left
        day, part = grips.chosen(entry, view.lens, x, halves)
        pick = entry.pick
        same = pick is not None and (pick.day, pick.part) == (day, part)
        return (None, "") if same or (spot is not None and not dx) else (day, part)

    def _judge(self, held: Held) -> None:
        view, entry = self._view, held.hold.entry
        held.ghost = None
        if not held.moved:
            held.words, held.entry, held.spots = "", None, ()
            return
        if held.hold.grip is not None:
            found = view.try_move(entry.key, held.hold.grip, held.days)
        else:
            assert held.day is not None
            found = view.try_pick(entry.key, held.day, held.part)
        held.words, held.entry = found

    def drop(self) -> None:
        """Let the time fall; where it came from nothing changes."""
        held = self.held
        self.let_go()
        if held is not None and held.moved:
            self._view.fall(held)

    def let_go(self) -> None:
        """Put the time back."""
        self.held = None
        self._tick.stop()
        self._view.viewport().unsetCursor()
        self._view.viewport().update()

    def _go_by(self) -> None:
        """Near an edge the days go by, the faster the nearer."""
        held, view = self.held, self._view
        if held is None:
            return
        pane, x = view.pane(), held.pointer.x()
        deep = min(0.0, x - pane.left() - _NEAR) + max(0.0, x - pane.right() + _NEAR)
        if deep:
            by = max(-_FASTEST, min(_FASTEST, deep / _NEAR * _FASTEST / 2))
            view.look(view.lens.moved(round(by) or (1 if by > 0 else -1)))
            self.carry(held.pointer, view.held_keys())

    # --- ink ---------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, index: int) -> None:
        """Closed days in red; what stands in the row made pale, and over it where the time would land."""
        held, view = self.held, self._view
        if held is None or view.chart is None:
            return
        row, tokens = view.row_rect(index), theme.tokens()
        pale, soft = QColor(tokens.ground), QColor(tokens.accent)
        pale.setAlphaF(0.8)
        soft.setAlphaF(0.1)
        painter.save()
        painter.setClipRegion(self._standing(index), Qt.ClipOperation.IntersectClip)
        painter.fillRect(row, pale)
        painter.fillRect(row, soft)
        painter.restore()
        self._paint_closed(painter)
        if held.entry is not None:
            self._paint_ghost(painter, held, row)

    def _standing(self, index: int) -> QRegion:
        """Where bars and words stand in a row now."""
        view, chart = self._view, self._view.chart
        assert chart is not None
        left, top = view.lens.left, chart.top_of(index)
        drawing = chart.pane(
            view.lens.scale, left, left + view.pane_width(), top + 1, top + chart.row_height(index) - 1
        )
        found = QRegion()
        for shape in drawing.shapes:
            if not _is_ground(shape) and not (isinstance(shape, Box) and shape.tone is Tone.HEAD):
                where = _around(shape).translated(view.table_width - view.left(), view.head() - view.top())
                found += where.toAlignedRect()
        return found

    def _paint_closed(self, painter: QPainter) -> None:
        view, pane = self._view, self._view.pane()
        cell = view.lens.scale.cell
        if cell < _SHADED or view.chart is None:
            return
        red = QColor(theme.LIGHT.danger)
        red.setAlphaF(0.14)
        day = view.lens.day(0)[0]
        while (x := view.lens.shows(day)) < pane.width():
            if view.chart.calendar.rests(day):
                painter.fillRect(QRectF(pane.left() + x, pane.top(), cell, pane.height()), red)
            day += timedelta(days=1)

    def _paint_ghost(self, painter: QPainter, held: Held, row: QRectF) -> None:
        view = self._view
        assert view.chart is not None and held.entry is not None
        if held.ghost is None:
            rows = (replace(held.row, entries=(held.entry,)),)
            held.ghost = Chart(rows, view.chart.calendar, view.chart.style, view.widths(), today=view.today())
        one = held.ghost
        wide, left, high = view.pane_width(), view.lens.left, one.height
        drawing = one.pane(view.lens.scale, left, left + wide, 0.0, high)
        held.spots = drawing.spots
        painter.save()
        painter.translate(view.table_width - view.left(), row.top() + (row.height() - high) / 2)
        ghost = tuple(shape for shape in drawing.shapes if not _is_ground(shape))
        ink.paint(painter, ghost)
        painter.restore()

    def paint_guides(self, painter: QPainter, index: int) -> None:
        """Lines from the ends of the time up to the days, and the words beside the pointer."""
        held, view = self.held, self._view
        if held is None:
            return
        row, pane = view.row_rect(index), view.pane()
        colour = QColor(theme.tokens().accent)
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DashLine))
        for spot in held.spots[:1] if held.entry is not None else ():
            for x in (spot.x, spot.x + spot.width):
                at = x - view.lens.left + pane.left()
                if pane.left() <= at <= pane.right():
                    painter.drawLine(QPointF(at, view.head() / 2), QPointF(at, row.bottom()))
        if held.words:
            painter.setFont(view.font())
            paint_label(painter, held, held.pointer, QRectF(view.viewport().rect()))  # type: ignore[arg-type]


def _around(shape: Shape) -> QRectF:
    """The room that a shape takes, with some to spare."""
    match shape:
        case Box():
            found = QRectF(shape.x, shape.y, shape.width, shape.height)
        case Words():
            found = QRectF(shape.x, shape.y - shape.size, shape.width or shape.size, shape.size * 1.3)
        case Flag():
            found = QRectF(shape.x - shape.size, shape.y - shape.size, 2 * shape.size, shape.size)
        case Taper():
            found = QRectF(shape.x - shape.reach, shape.y, 2 * shape.reach, shape.height)
        case Line():
            found = QRectF(QPointF(shape.x0, shape.y0), QPointF(shape.x1, shape.y1)).normalized()
    return found.adjusted(-2, -2, 2, 2)


def _is_ground(shape: object) -> bool:
    """Whether a shape belongs to what bars lie on."""
    return getattr(shape, "tone", None) in _GROUND and not getattr(shape, "fading", False)


_GROUND = (Tone.CLOSED, Tone.GRID, Tone.ANCHOR, Tone.TODAY)
