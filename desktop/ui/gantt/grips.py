"""What of a drawn time the pointer is on: all of it, an end, its heart, or the day chosen inside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.drawings.gantt_scale import Step
from desktop.drawings.shapes import Spot
from desktop.plan.agenda import Entry
from desktop.plan.moving import MONTHS, Grip, bound
from desktop.ui.calendar.details import may_pick
from desktop.ui.gantt.lens import Lens

EDGE = 6.0
"""Pixels at either side of an end by which it can be taken."""
_MONTH = 365.2425 / 12


@dataclass(frozen=True, slots=True)
class Hold:
    """An entry taken at a grip, None for the day chosen inside it; `spot` is where it is drawn."""

    entry: Entry
    grip: Grip | None
    spot: Spot | None = None


def hold_at(spots: Iterable[Spot], entries: Iterable[Entry], x: float) -> Hold | None:
    """What is held at a place; the spots that lie within EDGE of it, uppermost first."""
    known = {entry.key: entry for entry in entries}
    near = [spot for spot in spots if spot.key in known and spot.x - EDGE <= x < spot.x + spot.width + EDGE]
    order = {"pick": 0, "core": 1}
    for spot in sorted(near, key=lambda spot: (_outside(spot, x), order.get(spot.kind, 2))):
        entry = known[spot.key] if spot.key else None
        if entry is not None:
            return Hold(entry, _grip(entry, spot, x), spot)
    return None


def _outside(spot: Spot, x: float) -> bool:
    return not spot.x <= x < spot.x + spot.width


def _grip(entry: Entry, spot: Spot, x: float) -> Grip | None:
    if spot.kind == "pick":
        return None
    if spot.kind == "core" and not bound(entry.when, Grip.CORE):
        return Grip.CORE
    edge = min(EDGE, spot.width / 4)
    if x < spot.x + edge and not bound(entry.when, Grip.START):
        return Grip.START
    if x >= spot.x + spot.width - edge and not bound(entry.when, Grip.END):
        return Grip.END
    return Grip.BODY


def undated(entries: Iterable[Entry]) -> Entry | None:
    """The entry of a row whose day is still to be chosen, where nothing is drawn of it."""
    return next(
        (entry for entry in entries if entry.pick is None and not entry.when.dated and may_pick(entry)), None
    )


def snapped(dx: float, lens: Lens, step: Step, weeks: bool) -> int:
    """Whole days for so many pixels; by weeks where the step, or the Shift key, says so."""
    days = 7 if weeks else max(1, round(step.snap_days))
    return round(dx / lens.scale.cell / days) * days


def one_step(entry: Entry, step: Step, ahead: bool) -> int:
    """The days of one step by key: never less than what the wording moves by."""
    days = max(1, round(step.snap_days))
    if entry.when.grain in MONTHS:
        days = max(days, round(_MONTH * MONTHS[entry.when.grain]))
    return days if ahead else -days


def chosen(entry: Entry, lens: Lens, x: float, halves: bool) -> tuple[date, str]:
    """The day at a place of the pane, kept inside the window, and its half where halves are told apart."""
    day, part = lens.day(x)
    window = entry.when.window if entry.when.dated else None
    if window:
        day = min(max(day, window[0]), window[1])
    if halves:
        return day, "sáng" if part < 0.5 else "chiều"
    return day, entry.pick.part if entry.pick else ""


def shift_words_days(before: Entry, now: Entry) -> int | None:
    """By how many days the end has moved between two states of an entry; None where either has no day."""
    old, new = _last(before), _last(now)
    return (new - old) // timedelta(days=1) if old and new else None


def _last(entry: Entry) -> date | None:
    when = entry.when
    return when.latest or when.earliest or when.anchor or (entry.pick.day if entry.pick else None)
