"""An activity held by the pointer: its ghost, the new wording beside it, and what may be let fall where."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QDropEvent, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QToolTip

from desktop.drawings.shapes import Spot
from desktop.i18n import _
from desktop.plan.agenda import Key
from desktop.ui import theme
from desktop.ui.calendar.stage import Stage, rect

if TYPE_CHECKING:
    from desktop.ui.calendar.canvas import Canvas

MIME = "application/x-so-ke-hoach-entry"
_WIDEST, _LINES = 320.0, 4


@dataclass(eq=False)
class Drag:
    """From the day it was taken at to the `day` under the pointer; no `ghost`: it comes from outside.

    `words` is the new wording, or why the time cannot be moved where `allowed` is False.
    """

    key: Key
    start: date
    pointer: QPointF
    ghost: QPixmap | None = None
    grip: QPointF = field(default_factory=QPointF)
    day: date | None = None
    part: str = ""
    words: str = ""
    allowed: bool = True

    @property
    def days(self) -> int:
        """How far it is carried."""
        return (self.day - self.start).days if self.day else 0


def pack(key: Key) -> QMimeData:
    """A time to be dragged onto the calendar from a list beside it."""
    data = QMimeData()
    data.setData(MIME, json.dumps(key).encode())
    return data


def unpack(data: QMimeData) -> Key | None:
    """The time that is dragged in; None for anything else."""
    if not data.hasFormat(MIME):
        return None
    try:
        plan, place, nth = json.loads(bytes(data.data(MIME).data()).decode())
        return str(plan), str(place), int(nth)
    except (ValueError, TypeError):
        return None


class Carrier:
    """Takes a time up on the canvas, or meets one that is dragged in, and tells the canvas where it fell."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.held: Drag | None = None

    def take(self, at: QPointF, spot: Spot) -> None:
        """Take up the time of a spot at a point of the viewport."""
        start = self._canvas.day_at(at)
        if spot.key is not None and start is not None:
            where = rect(spot)
            grip = at + QPointF(0, self._canvas.top()) - where.topLeft()
            self.held = Drag(spot.key, start, at, self._canvas.cut(where), grip)
            QToolTip.hideText()

    def carry(self, at: QPointF) -> None:
        """The pointer has come to a place: what would become of the time there; nothing, outside."""
        held, inside = self.held, QRectF(self._canvas.viewport().rect()).contains(at)
        if held is None:
            return
        day = self._canvas.day_at(at) if inside else None
        held.pointer = at
        if day != held.day:
            held.day = day
            words = self._canvas.preview(held.key, held.days) if held.days else ""
            self._judge(held, words, bool(words) or not held.days, lambda: self._canvas.why_not(held.key))
            allowed = Qt.CursorShape.ClosedHandCursor
            self._canvas.viewport().setCursor(allowed if held.allowed else Qt.CursorShape.ForbiddenCursor)
        self._canvas.viewport().update()

    def drop(self) -> None:
        """Let the time fall on its day; on the day it came from nothing changes."""
        held = self.held
        self.let_go()
        if held is not None and held.allowed and held.days:
            self._canvas.moved.emit(held.key, held.days)

    def let_go(self) -> None:
        """Put the time back."""
        self.held = None
        self._canvas.viewport().unsetCursor()
        self._canvas.viewport().update()

    def meet(self, event: QDropEvent) -> None:
        """A time from outside is over the canvas."""
        key, at = unpack(event.mimeData()), event.position()
        day = self._canvas.day_at(at)
        if key is None or day is None:
            event.ignore()
            return
        held = self.held or Drag(key, day, at)
        self.held, held.pointer = held, at
        part = self._canvas.part_at(at)
        if (day, part) != (held.day, held.part) or key != held.key:
            held.key, held.day, held.part = key, day, part
            words = self._canvas.pick_preview(key, day, part)
            self._judge(held, words, bool(words), lambda: self._canvas.why_not_picked(key, day, part))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(held.allowed)
        self._canvas.viewport().update()

    def fall(self, event: QDropEvent) -> None:
        """A time from outside is let fall."""
        held = self.held
        self.let_go()
        if held is not None and held.day is not None and held.allowed:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._canvas.picked.emit(held.key, held.day, held.part)

    def _judge(self, held: Drag, words: str, allowed: bool, why: Callable[[], str]) -> None:
        held.allowed = allowed
        held.words = words if allowed else why() or _("This time cannot be moved.")

    def paint(self, painter: QPainter, stage: Stage, closed: list[QRectF]) -> None:
        """Closed days in red, the day under the pointer outlined, the ghost, the words."""
        held = self.held
        if held is None:
            return
        tokens = theme.tokens()
        red = QColor(theme.LIGHT.danger)  # in the dark too: its pale red would be no red on a ground
        red.setAlphaF(0.12)
        for where in closed:
            painter.fillRect(where, red)
        if held.day in stage.days:
            painter.setPen(QPen(QColor(tokens.accent if held.allowed else tokens.danger), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(stage.days[held.day].adjusted(1, 1, -1, -1))
        pointer = held.pointer + QPointF(0, self._canvas.top())
        if held.ghost is not None:
            painter.setOpacity(0.85)
            painter.drawPixmap(pointer - held.grip, held.ghost)
            painter.setOpacity(1.0)
        if held.words:
            room = QRectF(self._canvas.viewport().rect()).translated(0, self._canvas.top())
            paint_label(painter, held, pointer, room)


def paint_label(painter: QPainter, held: Drag, pointer: QPointF, room: QRectF) -> None:
    """The words beside the pointer, inside the room."""
    metrics, pad = QFontMetricsF(painter.font()), float(theme.SPACE.s)
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    wide = min(_WIDEST, room.width() - 2 * pad)
    needed = metrics.boundingRect(QRectF(0, 0, wide, metrics.lineSpacing() * _LINES), flags, held.words)
    box = QRectF(pointer + QPointF(16, 20), needed.size() + QSizeF(2 * pad + 1, pad + 1))
    if box.right() > room.right():
        box.moveRight(max(room.left() + box.width(), pointer.x() - pad))
    if box.bottom() > room.bottom():
        box.moveBottom(pointer.y() - pad)
    tokens = theme.tokens()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.text if held.allowed else tokens.danger))
    painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
    painter.setPen(QColor(tokens.ground))
    painter.drawText(box.adjusted(pad, pad / 2, -pad, -pad / 2), flags, held.words)
