"""The glyph of each kind of time in the Gantt (interaction §1): a fuzzy time is never an exact bar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from desktop.drawings.gantt_again import crowded, seen
from desktop.drawings.gantt_ink import Layers, View
from desktop.drawings.gantt_row import GanttRow, agenda_year
from desktop.drawings.gantt_words import brief
from desktop.drawings.hues import hue
from desktop.drawings.labels import told, whose
from desktop.drawings.shapes import Align, Box, Flag, Line, Shape, Spot, Taper, Tone, Words
from desktop.drawings.stack import OPEN
from desktop.plan.agenda import AFTER, BEFORE, Entry
from desktop.plan.slots import Slot, Sort

PARTS = {"sáng": (0.0, 0.5), "trưa": (0.25, 0.75), "chiều": (0.5, 1.0), "tối": (0.75, 1.0)}
"""From where to where of a day."""
_WHOLE = (0.0, 1.0)
_SEEN = 3.0  # units: what is narrower gets a mark to be seen by
_LEADS = 3  # units whose colours share a bar
_BEYOND = 40.0  # units that a box is drawn past the view


class Bars:
    """Puts the times of one row into layers, in the band from `top` for `height`."""

    def __init__(self, row: GanttRow, view: View, layers: Layers, top: float, height: float) -> None:
        self.row, self.view, self.layers = row, view, layers
        self.scale, self.style = view.scale, view.style
        self.top, self.height = top, height
        self.late = row.late
        self._labels = list[tuple[float, str, Tone]]()
        self._told = dict[int, str]()

    def draw(self) -> None:
        """Every time of the row that is in view, then the words beside them where there is room."""
        before = len(self.layers.spots)
        for entry in self.row.entries:
            if entry.when.kind == "recurring" and crowded(entry, self.scale.cell):
                self._strip(entry)
                continue
            for slot in seen(entry, self.row, self.view):
                self._slot(slot)
        self._say([(spot.x, spot.x + spot.width) for spot in self.layers.spots[before:]])

    def _slot(self, slot: Slot) -> None:
        match slot.sort:
            case Sort.EXACT:
                self._exact(slot)
            case Sort.DEADLINE:
                self._deadline(slot)
            case Sort.WINDOW:
                self._window(slot)
            case Sort.CORE:
                self._core(slot)
            case Sort.AROUND:
                self._around(slot)
            case Sort.PICK:
                self._pick(slot)

    # --- exact -------------------------------------------------------------------------------------

    def _exact(self, slot: Slot) -> None:
        begin, end = ends(slot)
        x, right = self.scale.x(slot.first, begin), self.scale.x(slot.last, end)
        y, high = self.band(slot.entry)
        for box in self._split(slot.entry, x, y, right - x, high):
            if slot.tentative:
                self.layers.bars.append(replace(box, tone=Tone.CHIP))
                self.layers.bars.append(replace(box, dashed=True))
            else:
                self.layers.bars += self._solid(box)
        self._progress(slot.entry, x, right, y, high)
        self._spot(slot, x, right - x, y, high)
        self._label(slot, right)

    def _solid(self, box: Box) -> Iterator[Shape]:
        if box.width < _SEEN:
            middle = box.x + box.width / 2
            yield replace(box, x=middle - _SEEN / 2, width=_SEEN, tone=Tone.CORE, radius=0.0)
        yield box

    def _progress(
        self, entry: Entry, x: float, right: float, y: float, high: float, *, fuzzy: bool = False
    ) -> None:
        """A darker strip along the foot as far as the work has gone."""
        if entry.progress and right - x > _SEEN:
            strip = max(2.0, round(high * 0.2))
            end = x + (right - x) * min(entry.progress, 100) / 100
            tone, colour = (Tone.CORE, tint(entry)) if fuzzy else (Tone.TEXT, None)
            box = Box(x, y + high - strip, end - x, strip, tone, hue=colour)
            self.layers.bars += clipped(box, self.view)

    def _strip(self, entry: Entry) -> None:
        """Times too near to each other to be told apart."""
        when, (first, last) = entry.when, agenda_year(self.row.agenda, self.view.first, self.view.last)
        first, last = when.start or first, when.end or last
        x, right = self.scale.x(first), self.scale.end(last)
        y, high = self.band(entry)
        thin = round(high * 0.4)
        box = Box(x, y + (high - thin) / 2, right - x, thin, Tone.WINDOW, hatched=True, hue=tint(entry))
        self.layers.windows += clipped(box, self.view)
        self._spot(Slot(entry, Sort.WINDOW, first, last), x, right - x, y, high)

    # --- deadlines ---------------------------------------------------------------------------------

    def _deadline(self, slot: Slot) -> None:
        """A flag whose tip stands at the end of the last day that counts, and no bar."""
        due = slot.due or slot.last
        tip = self.scale.end(due)
        y, high = self.band(slot.entry)
        late = self.late and not slot.entry.inner
        tone, colour = (Tone.LATE, None) if late else (Tone.UNIT, tint(slot.entry))
        window = slot.entry.when.window
        start = self.scale.x(window[0]) if window else tip
        if window is None and slot.entry.when.kind != "recurring":
            begun, stated = begun_on(self.row, due)
            start = self.scale.x(begun)
            if self.view.sees(start, tip):
                self._lead_in(
                    Line(start, y + high / 2, tip, y + high / 2, tone, True, hue=colour), stated, high
                )
        self.layers.flags.append(Flag(tip, y + high, high, tone, colour))
        self._spot(slot, start, tip - start, y, high)
        self._label(slot, tip + high * 0.7)

    def _lead_in(self, line: Line, stated: bool, high: float) -> None:
        """Out of nothing from the day it can begin; a dotted cap where that day is not said."""
        self.layers.windows.append(line)
        if not stated:
            cap = (line.y0 - high * 0.35, line.y0 + high * 0.35)
            self.layers.windows.append(Line(line.x0, cap[0], line.x0, cap[1], Tone.GHOST, dashed=True))

    # --- windows -----------------------------------------------------------------------------------

    def _window(self, slot: Slot) -> None:
        x, right = self.scale.x(slot.first), self.scale.end(slot.last)
        y, high = self.band(slot.entry)
        when = slot.entry.when
        fade = self.scale.cell if slot.soft else 0.0
        for box in self._split(slot.entry, x, y, right - x, high):
            hue, cut = box.hue, box.open
            window = Box(box.x, box.y, box.width, box.height, Tone.WINDOW, True, slot.soft, slot.tentative,
                         hue, 0.0, cut, fade)  # fmt: skip
            self.layers.windows.append(window)
        if slot.soft and slot.tentative:
            for edge in (y, y + high):
                self._dashes(x + fade, right - fade, edge, slot.entry)
        if when.kind in ("deadline", "relative"):
            return
        self._spot(slot, x, right - x, y, high)
        if when.kind == "within" and slot.entry.pick is None:
            self._chip(slot, (x + right) / 2, self._length(slot, right - x), asked=True)
        self._progress(slot.entry, x, right, y, high, fuzzy=True)
        self._label(slot, right)

    def _dashes(self, x: float, right: float, y: float, entry: Entry) -> None:
        x, right = max(x, self.view.left - _BEYOND), min(right, self.view.right + _BEYOND)
        if right > x:
            self.layers.windows.append(Line(x, y, right, y, Tone.UNIT, dashed=True, hue=tint(entry)))

    def _length(self, slot: Slot, most: float) -> float:
        """How wide the work is inside its window; a day where that is not said."""
        length = slot.entry.when.length
        halves = length.halves if length else None
        return min((halves or 2) * self.scale.cell / 2, most)

    def _chip(self, slot: Slot, middle: float, wide: float, asked: bool) -> None:
        """The work itself: solid where its day is chosen, dashed with "?" in the middle where not."""
        y, high = self.band(slot.entry)
        inset = 2.0 if asked else round(high * 0.2)
        box = Box(middle - wide / 2, y + inset, wide, high - 2 * inset, Tone.UNIT, hue=tint(slot.entry))
        if asked:
            self.layers.bars.append(replace(box, tone=Tone.GROUND, hue=None))
            self.layers.bars.append(replace(box, dashed=True))
            size = self.style.small
            if wide > size * 0.9:
                self.layers.labels.append(
                    Words(middle, y + high / 2 + size * 0.36, "?", Tone.TEXT, size, True, Align.MIDDLE)
                )
        else:
            self.layers.bars += self._solid(box)
        self.layers.spots.append(
            Spot(box.x, y, box.width, high, "pick", slot.first, slot.entry.key, words=told(slot))
        )

    def _pick(self, slot: Slot) -> None:
        window = slot.entry.when.window
        most = self.scale.end(window[1]) - self.scale.x(slot.first) if window else self.scale.cell
        begin, end = PARTS.get(slot.part, _WHOLE)
        wide = (
            (end - begin) * self.scale.cell if slot.part else self._length(slot, max(most, self.scale.cell))
        )
        x = self.scale.x(slot.first, begin)
        self._chip(slot, x + wide / 2, wide, asked=False)
        if window is None:
            self._label(slot, x + wide)

    def _core(self, slot: Slot) -> None:
        """The denser heart of a window."""
        x, right = self.scale.x(slot.first), self.scale.end(slot.last)
        y, high = self.band(slot.entry)
        for box in self._split(slot.entry, x, y, right - x, high):
            self.layers.bars.append(replace(box, tone=Tone.CORE, radius=0.0, dashed=slot.tentative))
        kind = "core" if slot.entry.when.earliest else "entry"
        self._spot(slot, x, right - x, y, high, kind)
        if kind == "entry":
            self._label(slot, right)

    def _around(self, slot: Slot) -> None:
        """A taper to both sides of the anchor's line."""
        anchor = slot.entry.when.anchor
        assert anchor is not None
        y, high = self.band(slot.entry)
        reach = (BEFORE.days + AFTER.days) / 2 * self.scale.cell
        middle = self.scale.x(anchor, 0.5)
        if self.view.sees(middle - reach, middle + reach):
            self.layers.windows.append(Taper(middle, y, reach, high, tint(slot.entry)))
        self._spot(slot, middle - reach, 2 * reach, y, high)
        self._label(slot, middle + reach)

    # --- shared ------------------------------------------------------------------------------------

    def band(self, entry: Entry) -> tuple[float, float]:
        """Top and height of the glyph; what is said in passing or comes again is smaller."""
        small = entry.inner or entry.when.kind == "recurring"
        high = round(self.style.size * (0.8 if small else 1.15))
        return round(self.top + (self.height - high) / 2, 1), high

    def _split(self, entry: Entry, x: float, y: float, wide: float, high: float) -> Iterator[Box]:
        """One box, or one for each of several leads, as far as the view reaches."""
        cut = within_view(x, x + wide, self.view)
        if cut is None:
            return
        start, end, opened = cut
        tints = hues_of(entry)
        each = high / len(tints)
        for number, colour in enumerate(tints):
            radius = min(3.0, wide / 4, each / 4) if len(tints) == 1 else 0.0
            yield Box(
                start,
                y + number * each,
                end - start,
                each,
                Tone.UNIT,
                False,
                False,
                False,
                colour,
                radius,
                opened,
            )

    def _spot(self, slot: Slot, x: float, wide: float, y: float, high: float, kind: str = "entry") -> None:
        words = self._told.get(id(slot.entry), "")
        if not words:
            agenda = self.row.agenda
            words = self._told[id(slot.entry)] = told(slot, agenda.title if agenda else "")
        self.layers.spots.append(Spot(x, y, wide, high, kind, slot.first, slot.entry.key, words=words))

    def _label(self, slot: Slot, x: float) -> None:
        if slot.entry.when.kind == "recurring":
            return
        words, tone = brief(slot), Tone.MUTED
        if self.late and not slot.entry.inner:
            words, tone = f"{words} · quá hạn", Tone.LATE
        shift = self.view.shifts.get(slot.entry.key, "")
        said = f"{words} ({shift})" if shift else words
        self._labels.append((x, f"✓ {said}" if slot.entry.done else said, tone))

    def _say(self, taken: list[tuple[float, float]]) -> None:
        """Words to the right of a glyph, where neither another glyph nor other words stand."""
        gap, size = 6.0, self.style.small
        y = self.top + self.height / 2 + size * 0.36
        reached = float("-inf")
        for x, words, tone in sorted(self._labels):
            begin = x + gap
            for said in (words, "✓") if words.startswith("✓") else (words,):
                wide = self.style.measure(said, size, False)
                free = not any(start < begin + wide and end > begin for start, end in taken)
                if begin > reached and free and self.view.sees(begin, begin + wide):
                    self.layers.labels.append(Words(begin, y, said, tone, size, width=wide))
                    reached = begin + wide + gap
                    break


def begun_on(row: GanttRow, due: date) -> tuple[date, bool]:
    """When the work for a deadline can begin, and whether that is said: the day the plan was issued.

    Else half a month before the plan's event, or before the deadline where that is earlier.
    """
    if row.issued is not None and row.issued <= due:
        return row.issued, True
    event = row.agenda.event.day if row.agenda else None
    if event and event - BEFORE < due:
        return event - BEFORE, False
    return due - min(BEFORE, timedelta(days=due.toordinal() - 1)), False


def ends(slot: Slot) -> tuple[float, float]:
    """Which parts of its first and last day an exact time begins and ends at."""
    when = slot.entry.when
    if when.kind == "range" and len(when.parts) == 2:
        return PARTS.get(when.parts[0].part, _WHOLE)[0], PARTS.get(when.parts[1].part, _WHOLE)[1]
    begin, end = PARTS.get(slot.part or _part_of(slot), _WHOLE)
    halves = when.length.halves if when.kind == "start_length" and when.length else None
    if halves:
        noon = 0.5 if begin >= 0.5 else 0.0
        return begin, (0.5 if (noon * 2 + halves) % 2 == 1 else 1.0)
    return begin, end if slot.first == slot.last else 1.0


def _part_of(slot: Slot) -> str:
    """The half-day that a clock falls in; from the morning into the afternoon is the whole day."""
    if slot.clock is None:
        return ""
    begin, until = slot.clock.hour, slot.until or slot.clock
    end = until.hour - (until.hour > begin and until.minute == 0)
    parts = ["sáng" if hour < 12 else "chiều" if hour < 18 else "tối" for hour in (begin, end)]
    return parts[0] if parts[0] == parts[1] else ""


def clipped(box: Box, view: View) -> Iterator[Box]:
    """The box as far as the view reaches, open where it goes on; nothing when it is out of view."""
    cut = within_view(box.x, box.x + box.width, view)
    if cut is not None:
        yield Box(cut[0], box.y, cut[1] - cut[0], box.height, box.tone, box.hatched, box.soft, box.dashed,
                  box.hue, box.radius, cut[2], box.fade)  # fmt: skip


def within_view(x: float, right: float, view: View) -> tuple[float, float, str] | None:
    """Ends that lie not far out of view, and at which of them it goes on; None when it is out of view."""
    if right < view.left or x > view.right:
        return None
    start, end = max(x, view.left - _BEYOND), min(right, view.right + _BEYOND)
    return start, end, OPEN[start > x, end < right]


@lru_cache(maxsize=4096)
def _hue(name: str) -> int:
    return hue(name)


def hues_of(entry: Entry) -> tuple[int | None, ...]:
    """Of the units answerable, as many as share a bar; one None where no unit is named."""
    units = whose(entry)[:_LEADS]
    if len(units) == 1:
        return (_hue(units[0].name),)
    return tuple(dict.fromkeys(_hue(unit.name) for unit in units)) or (None,)


def tint(entry: Entry) -> int | None:
    """Of the first unit answerable."""
    return hues_of(entry)[0]
