"""One drawing of the calendar under the hand: its places by point, day and key, and its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from desktop.drawings.shapes import Drawing, Line, Spot, Words
from desktop.drawings.week import BANDS
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.slots import Slot, all_slots
from desktop.ui import theme
from desktop.ui.calendar import describe
from desktop.ui.painter import paint

_BADGES = {"certain": ("danger", "!"), "possible": ("warning", "?"), "harmless": ("muted", "i")}
BADGE = 13.0


def rect(spot: Spot) -> QRectF:
    """Where a spot lies."""
    return QRectF(spot.x, spot.y, spot.width, spot.height)


@dataclass(eq=False)
class Stage:
    """A drawing and the agendas it was made from, fixed until either changes."""

    drawing: Drawing
    agendas: tuple[Agenda, ...]
    days: dict[date, QRectF] = field(init=False)
    _of: dict[Key, list[Spot]] = field(init=False)
    _more: list[Spot] = field(init=False)

    def __post_init__(self) -> None:
        self.days, self._of, self._more = {}, {}, []
        for spot in self.drawing.spots:
            if spot.kind == "day":
                self.days[spot.day] = self.days.get(spot.day, QRectF()).united(rect(spot))
            elif spot.kind == "more":
                self._more.append(spot)
            elif spot.key is not None:
                self._of.setdefault(spot.key, []).append(spot)

    @cached_property
    def entries(self) -> dict[Key, Entry]:
        """What lies on the days shown, whether there is room for it or not, by key."""
        return {slot.entry.key: slot.entry for slot in self.slots}

    @cached_property
    def slots(self) -> list[Slot]:
        """All that lies on the days shown, whether there is room for it or not."""
        entries = chain.from_iterable(known.entries for known in self.agendas)
        return all_slots(entries, min(self.days), max(self.days)) if self.days else []

    def at(self, point: QPointF) -> Spot | None:
        """The uppermost place at a point."""
        return self.drawing.at(point.x(), point.y())

    def day_at(self, point: QPointF) -> date | None:
        """The day at a point, else the nearest one; None where no days are shown."""
        return min(self._zones, key=lambda day: _distance(self._zones[day], point), default=None)

    @cached_property
    def _zones(self) -> dict[date, QRectF]:
        """The days with the lane above them, up to the row before."""
        tops = sorted({(cell.top(), cell.bottom()) for cell in self.days.values()})
        before = {top: max((low for _high, low in tops if low <= top + 1), default=0.0) for top, _low in tops}
        return {
            day: cell.adjusted(0, before[cell.top()] - cell.top(), 0, 0) for day, cell in self.days.items()
        }

    @cached_property
    def head(self) -> float:
        """Where the names of the days end: the first line that runs across from the left edge."""
        lines = (shape for shape in self.drawing.shapes if isinstance(shape, Line))
        return min((line.y0 for line in lines if line.y0 == line.y1 and not line.x0), default=0.0)

    def part_at(self, y: float) -> str:
        """The part of the day whose name stands last above a height."""
        names = [shape for shape in self.drawing.shapes if isinstance(shape, Words) and shape.text in BANDS]
        above = [name for name in names if name.y - 1.5 * name.size <= y]
        return max(above, key=lambda name: name.y).text.lower() if above else ""

    def spots(self, key: Key) -> list[Spot]:
        """Where a time is shown; the "+N" that hide it where it is not."""
        return self._of.get(key) or [spot for spot in self._more if key in spot.hidden]

    def shows(self, key: Key) -> bool:
        """Whether a time is seen somewhere, not only counted."""
        return key in self._of

    def keys_on(self, day: date) -> tuple[Key, ...]:
        """The times that are shown on a day, from the top down."""
        cell = self.days.get(day)
        if cell is None:
            return ()
        shown = [spot for spots in self._of.values() for spot in spots if self._touches(spot, cell)]
        shown.sort(key=lambda spot: (spot.y, spot.x))
        return tuple(dict.fromkeys(spot.key for spot in shown if spot.key is not None))

    def _touches(self, spot: Spot, cell: QRectF) -> bool:
        """Whether a spot lies in the row of the cell, over, under or beside its middle."""
        home = self.days.get(spot.day)
        if home is None or abs(home.top() - cell.top()) > 1:
            return False
        return spot.x < cell.right() - 1 and spot.x + spot.width > cell.left() + 1

    def listed(self, day: date, others: Iterable[Key] = ()) -> tuple[Slot, ...]:
        """What lies on a day, shown or not, then the other times that are asked for, each once."""
        found = describe.listed(self.slots, day)
        missing = set(others) - {slot.entry.key for slot in found}
        if not missing:
            return found
        return found + describe.first_of(slot for slot in self.slots if slot.entry.key in missing)

    def closed(self, rests: Callable[[date], bool]) -> list[QRectF]:
        """The cells of the days on which offices rest."""
        return [cell for day, cell in self.days.items() if rests(day)]

    def picture(self, part: QRectF, scale: float, font: QFont, levels: Mapping[Key, str]) -> QPixmap:
        """The ink of a part on the ground of the window, with a badge on each time that has a conflict."""
        drawn = QPixmap(round(part.width() * scale), round(part.height() * scale))
        drawn.setDevicePixelRatio(scale)
        drawn.fill(QColor(theme.tokens().ground))
        with QPainter(drawn) as painter:
            painter.translate(-part.topLeft())
            painter.setFont(font)
            paint(painter, self.drawing.shapes, part)
            painter.setFont(font)
            for key, level in levels.items():
                for spot in self._of.get(key, ())[:1]:
                    if part.intersects(rect(spot)):
                        badge(painter, _badge_of(rect(spot)), level)
        return drawn


def _distance(cell: QRectF, point: QPointF) -> float:
    across = max(cell.left() - point.x(), 0.0, point.x() - cell.right() + 0.01)
    down = max(cell.top() - point.y(), 0.0, point.y() - cell.bottom() + 0.01)
    return across * across + down * down


def _badge_of(where: QRectF) -> QRectF:
    """The right end of a chip, of a card its first line."""
    disc = QRectF(0, 0, BADGE, BADGE)
    half = min(where.height() / 2, BADGE)
    disc.moveCenter(QPointF(where.right() - BADGE / 2 - 2, where.top() + half - 1))
    return disc


def badge(painter: QPainter, disc: QRectF, level: str) -> None:
    """A disc with a sign: told apart without colour."""
    if level not in _BADGES:
        return
    tone, sign = _BADGES[level]
    tokens = theme.tokens()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.ground), 1.5))
    painter.setBrush(QColor(getattr(tokens, tone)))
    painter.drawEllipse(disc)
    font = QFont(painter.font())
    font.setPixelSize(10)
    font.setBold(True)
    painter.save()
    painter.setFont(font)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, sign)
    painter.restore()


def levels_of(marks: Mapping[Key, str], agendas: Iterable[Agenda]) -> dict[Key, str]:
    """The marks of the plans at hand, as plain words."""
    plans = {known.plan for known in agendas}
    return {key: str(level) for key, level in marks.items() if key[0] in plans}
