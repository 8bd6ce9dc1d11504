"""What the bars of the Gantt lie on: closed days, the grid, days of events, today, and the header above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from desktop.drawings.gantt_ink import View
from desktop.drawings.gantt_row import NO_TIME
from desktop.drawings.gantt_scale import Mark, Step, step_of
from desktop.drawings.shapes import Align, Box, Flag, Line, Shape, Tone, Words
from desktop.drawings.style import Style
from desktop.plan.lunar import lunar
from desktop.plan.workdays import WorkCalendar

_SHADED = 2.5  # units to a day: below, single closed days are no more to be told apart


def closed(view: View, calendar: WorkCalendar, top: float, bottom: float) -> Iterator[Shape]:
    """Weekends and days off, without the Saturdays worked instead; neighbours in one box."""
    cell = view.scale.cell
    if cell < _SHADED:
        return
    for first, last in _rests(calendar, view.first, view.last):
        start = view.scale.x(first)
        yield Box(start, top, view.scale.end(last) - start, bottom - top, Tone.CLOSED)


@lru_cache(maxsize=256)
def _rests(calendar: WorkCalendar, first: date, last: date) -> tuple[tuple[date, date], ...]:
    """The runs of closed days between two days."""
    found, start, before = list[tuple[date, date]](), None, first
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        rests = calendar.rests(day)
        if rests and start is None:
            start = day
        if start is not None and not rests:
            found.append((start, before))
            start = None
        before = day
    return (*found, (start, last)) if start is not None else tuple(found)


def grid(view: View, top: float, bottom: float) -> Iterator[Shape]:
    """An upright hairline where each cell of the lower tier begins."""
    step = step_of(view.scale.cell)
    for mark in step.lower(view.scale, view.first, view.last):
        if view.left <= mark.x <= view.right:
            yield Line(mark.x, top, mark.x, bottom, Tone.GRID)


def anchor_bands(view: View, anchors: Mapping[date, str], top: float, bottom: float) -> Iterator[Shape]:
    """The day of each event over the full height."""
    for day in anchors:
        if view.first <= day <= view.last:
            yield Box(view.scale.x(day), top, max(view.scale.cell, 2.0), bottom - top, Tone.ANCHOR)


def today_line(view: View, top: float, bottom: float) -> Iterator[Shape]:
    """In the middle of today."""
    if view.today and view.first <= view.today <= view.last:
        x = view.scale.x(view.today, 0.5)
        yield Box(x - 0.75, top, 1.5, bottom - top, Tone.TODAY)


def unstated(days: tuple[date, date], view: View, top: float, height: float) -> Iterator[Shape]:
    """A dashed grey bracket over the days of a plan, for a row without a time."""
    x = max(view.scale.x(days[0]), view.left + 6)
    right = min(view.scale.end(days[1]), view.right - 6)
    if right <= x:
        x, right = view.left + 6, view.right - 6
    y, hook = top + height * 0.3, height * 0.4
    yield Line(x, y, right, y, Tone.GHOST, dashed=True)
    yield Line(x, y, x, y + hook, Tone.GHOST, dashed=True)
    yield Line(right, y, right, y + hook, Tone.GHOST, dashed=True)
    size = view.style.small
    yield Words(x + 8, y + size * 1.25, NO_TIME, Tone.MUTED, size)


class Header:
    """Two tiers by the zoom step, a third line of lunar days where wanted, and the names of events."""

    def __init__(self, style: Style, anchors: Mapping[date, str], moon: bool = False) -> None:
        self.style, self.anchors, self.moon = style, anchors, moon
        self.line = round(style.size * 1.7)

    def lines(self, step: Step) -> int:
        """Lines of the lower tier."""
        return 1 + (step.key == "ngày") + (self.moon and step.key in ("buổi", "ngày"))

    def height(self, cell: float) -> float:
        """Of the whole header."""
        return (
            self.line * 2 + (self.lines(step_of(cell)) - 1) * self.small + (self.line if self.anchors else 0)
        )

    @property
    def small(self) -> float:
        return round(self.style.size * 1.25)

    def shapes(self, view: View, calendar: WorkCalendar) -> Iterator[Shape]:
        """Everything above the rows, from y = 0 down."""
        step = step_of(view.scale.cell)
        high = self.height(view.scale.cell)
        yield Box(view.left, 0, view.right - view.left, high, Tone.HEAD)
        top = self.line if self.anchors else 0.0
        yield from self._events(view, high)
        yield from self._tier(view, step.upper(view.scale, view.first, view.last), top, high, Tone.TEXT)
        yield from self._lower(view, step, top + self.line, high, calendar)
        yield Line(view.left, high, view.right, high, Tone.GRID)
        if view.today and view.first <= view.today <= view.last:
            yield Flag(view.scale.x(view.today, 0.5), high, round(self.style.size * 0.55), Tone.TODAY)

    def _tier(
        self, view: View, marks: Iterator[Mark], top: float, bottom: float, tone: Tone
    ) -> Iterator[Shape]:
        size = self.style.size
        for mark in marks:
            if view.left <= mark.x <= view.right:
                yield Line(mark.x, top, mark.x, bottom, Tone.GRID)
            start, end = max(mark.x, view.left), min(mark.x + mark.width, view.right)
            words = self._fitting(mark, end - start - 10, size, True)
            if words:
                y = top + self.line / 2 + size * 0.36
                yield Words(start + 6, y, words, tone, size, bold=True)

    def _lower(
        self, view: View, step: Step, top: float, bottom: float, calendar: WorkCalendar
    ) -> Iterator[Shape]:
        size = self.style.small
        for mark in step.lower(view.scale, view.first, view.last):
            if not view.sees(mark.x, mark.x + mark.width):
                continue
            yield Line(mark.x, top, mark.x, bottom, Tone.GRID)
            tone = Tone.HOLIDAY if step.key in ("ngày", "buổi") and calendar.rests(mark.first) else Tone.MUTED
            y = top + self.line / 2 + size * 0.36
            middle = mark.x + mark.width / 2
            words = self._fitting(mark, mark.width - 4, size)
            if words and step.key == "tuần":
                if mark.x >= view.left:
                    yield Words(mark.x + 4, y, words, tone, size)
            elif words:
                yield Words(middle, y, words, tone, size, align=Align.MIDDLE)
            if step.key == "ngày":
                y += self.small
                yield Words(middle, y, f"{mark.first.day}", tone, size, align=Align.MIDDLE)
            if self.moon and step.key in ("ngày", "buổi") and mark.x == view.scale.x(mark.first):
                found = lunar(mark.first)
                if found:
                    said = f"{found.day}/{found.month}" if found.day in (1, 15) else f"{found.day}"
                    middle = mark.x + view.scale.cell / 2
                    yield Words(
                        middle, y + self.small, said, Tone.MUTED, size, found.day in (1, 15), Align.MIDDLE
                    )

    def _events(self, view: View, high: float) -> Iterator[Shape]:
        """The days of events, each named as far as there is room before the next one."""
        size, taken = self.style.small, view.left
        days = [day for day in sorted(self.anchors) if view.first <= day <= view.last]
        for at, day in enumerate(days):
            x, after = view.scale.x(day), days[at + 1] if at + 1 < len(days) else None
            yield Box(x, 0, max(view.scale.cell, 2.0), high, Tone.ANCHOR)
            room = min(size * 30, view.scale.x(after) - x - 10 if after else float("inf"))
            named = f"{day.day}/{day.month} {self.anchors[day]}".strip()
            words = self.style.fit(named, room, size, True) if room > size * 2 else ""
            if not words:
                continue
            wide = self.style.measure(words, size, True)
            start = max(min(x + 4, view.right - wide - 6), min(taken + 6, x + 4))
            taken = start + wide
            words = self.style.fit(words, max(view.right - start - 5, 0.0), size, True)
            if words:
                yield Words(start, self.line / 2 + size * 0.36, words, Tone.EVENT, size, bold=True)

    def _fitting(self, mark: Mark, room: float, size: float, bold: bool = False) -> str:
        return next((words for words in mark.words if self.style.measure(words, size, bold) <= room), "")
