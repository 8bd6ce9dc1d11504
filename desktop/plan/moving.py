"""Where a time lands when it is moved: exact ones by days, fuzzy ones by whole months, quarters or years."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.plan.when import Length, When

FIRST_YEAR, LAST_YEAR = 1900, 2199
MONTHS = {"month": 1, "quarter": 3, "year": 12, "period": 12}
"""Months in one step of a grain; a window worded in months moves by months (interaction §4)."""
_DAYS = 365.2425 / 12
_UNBOUND = ("around", "recurring", "relative", "unstated", "unparsed")
_UNCUT = {
    **dict.fromkeys(("day", "half_day", "clock"), "one_day"),
    **dict.fromkeys(("year", "vague"), "one_window"),
    "start_length": "length",
}


class Grip(StrEnum):
    """What of a drawn time is held: all of it, an edge, or the heart of its window."""

    BODY = "body"
    START = "start"
    END = "end"
    CORE = "core"


class Fixed(ValueError):
    """The time does not move so; the argument is the code that tells why."""


def bound(when: When, grip: Grip = Grip.BODY) -> str:
    """The code of what keeps such a time from moving at all, "" when nothing does."""
    if when.kind in _UNBOUND:
        return when.kind
    if when.start is None and when.end is None:
        return "continuous" if when.kind == "continuous" else "no_day"
    if grip is Grip.CORE:
        return "" if when.core else "no_core"
    if grip is Grip.BODY:
        return ""
    if when.parts:
        return "whole"
    if when.start is None and grip is Grip.START:
        return "no_start"
    if when.end is None and grip is Grip.END:
        return "no_end"
    return _UNCUT.get(when.kind, "")


def target(when: When, by_days: int, grip: Grip = Grip.BODY) -> When:
    """The time moved, of the same kind, grain and fuzziness. Raises Fixed."""
    if code := bound(when, grip):
        raise Fixed(code)
    if when.kind in ("sessions", "rescheduled"):
        return _compound(when, by_days)
    by = by_days if grip is Grip.CORE else steps(by_days, when.grain)
    if not by:
        raise Fixed("same")
    if grip is Grip.CORE:
        return _core_moved(when, by)
    return _body(when, by, when.grain) if grip is Grip.BODY else _edge(when, by, grip)


def steps(by_days: int, grain: str) -> int:
    """Days, or the months of the nearest whole number of steps of a coarser grain."""
    if grain == "day":
        return by_days
    months = MONTHS[grain]
    return round(by_days / (_DAYS * months)) * months


def later(day: date, by: int, grain: str) -> date:
    """So many days or months on; the last day of a month stays a last day. Raises Fixed: too_far."""
    try:
        moved = day + timedelta(days=by) if grain == "day" else _months_later(day, by)
    except (ValueError, OverflowError):
        raise Fixed("too_far") from None
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise Fixed("too_far")
    return moved


def _months_later(day: date, by: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    last = monthrange(year, month + 1)[1]
    ends = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if ends else min(day.day, last))


def _body(when: When, by: int, grain: str) -> When:
    start = later(when.start, by, grain) if when.start else None
    end = later(when.end, by, grain) if when.end else None
    moved = replace(when, start=start, end=end, parts=tuple(_body(part, by, grain) for part in when.parts))
    if when.core and start and when.start:
        moved = replace(moved, core=_carried(when.core, start - when.start, when, moved))
    return moved


def _carried(core: tuple[date, date], apart: timedelta, old: When, new: When) -> tuple[date, date]:
    """The heart goes along with its window, and stays inside it if it was inside."""
    first, last = core[0] + apart, core[1] + apart
    if not _inside(core, old) or not new.window:
        return first, last
    back = max(timedelta(0), last - new.window[1])
    return max(first - back, new.window[0]), last - back


def _inside(core: tuple[date, date], when: When) -> bool:
    window = when.window
    return window is not None and window[0] <= min(core) and max(core) <= window[1]


def _core_moved(when: When, by: int) -> When:
    assert when.core is not None
    core = later(when.core[0], by, "day"), later(when.core[1], by, "day")
    if _inside(when.core, when) and not _inside(core, when):
        raise Fixed("core_outside")
    return replace(when, core=core)


def _edge(when: When, by: int, grip: Grip) -> When:
    if grip is Grip.START:
        assert when.start is not None
        moved = replace(when, start=later(when.start, by, when.grain))
    else:
        assert when.end is not None
        moved = replace(when, end=later(when.end, by, when.grain))
    if moved.start is None or moved.end is None:
        return moved
    if moved.start > moved.end:
        raise Fixed("reversed")
    if when.core and not _inside(when.core, moved):
        raise Fixed("core_outside")
    return _counted(moved, (moved.end - moved.start).days + 1)


def _counted(moved: When, days: int) -> When:
    """A range that tells how many days it has tells the new number; work still fits in its window."""
    if moved.length is None:
        return moved
    if moved.kind == "range":
        return replace(moved, length=Length(days, moved.length.unit))
    if moved.length.halves is not None and (moved.length.halves + 1) // 2 > days:
        raise Fixed("too_short")
    return moved


def _compound(when: When, by_days: int) -> When:
    """All sessions move; of a time that was put off, the new one."""
    moved = [target(part, by_days) for part in (when.parts if when.kind == "sessions" else when.parts[1:])]
    starts = [part.earliest for part in moved if part.earliest]
    ends = [part.latest for part in moved if part.latest]
    kept = () if when.kind == "sessions" else when.parts[:1]
    return replace(
        when,
        start=min(starts, default=None),
        end=max(ends, default=None),
        parts=(*kept, *moved),
    )
