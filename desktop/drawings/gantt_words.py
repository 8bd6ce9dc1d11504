"""The few words beside a glyph of the Gantt: "Chiều 17/5", "20/4–20/5", "trước 10/5", "tháng 5–6"."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.drawings.gantt_scale import QUARTERS
from desktop.drawings.labels import hour
from desktop.plan.slots import Slot, Sort


def brief(slot: Slot) -> str:
    """When it is, as short as a label must be."""
    when = slot.entry.when
    if slot.sort is Sort.DEADLINE:
        named = f"{hour(slot.clock)} {_day(slot.first)}" if slot.clock else _day(slot.first)
        return f"trước {named}" if when.exclusive else f"hạn {named}"
    if slot.sort is Sort.AROUND and when.anchor:
        return f"quanh {_day(when.anchor)}"
    if slot.sort is Sort.EXACT:
        return _exact(slot)
    said = days(slot.first, slot.last)
    if when.kind == "within" and when.length:
        amount = f"{when.length.amount:g}".replace(".", ",")
        return f"{amount} {when.length.unit} trong {said}"
    return said


def _exact(slot: Slot) -> str:
    if slot.first != slot.last:
        parts = tuple(part.part for part in slot.entry.when.parts)
        if len(parts) == 2 and any(parts):
            ends = zip(parts, (slot.first, slot.last), strict=True)
            return " – ".join(f"{part} {_day(day)}".strip() for part, day in ends)
        return days(slot.first, slot.last)
    begins = hour(slot.clock) if slot.clock else slot.part.capitalize()
    if slot.clock and slot.until:
        begins = f"{begins}–{hour(slot.until)}"
    return f"{begins} {_day(slot.first)}".strip()


def days(first: date, last: date) -> str:
    """Two days, or the months, quarter or year that they span: "tháng 5–6", "quý II", "17–18/5"."""
    after = last + timedelta(days=1) if last < date.max else last
    if first.day == 1 and after.day == 1 and first.year == last.year:
        months = last.month - first.month + 1
        if months == 12:
            return f"năm {first.year}"
        if months == 3 and first.month % 3 == 1:
            return f"quý {QUARTERS[first.month // 3]}"
        return f"tháng {first.month}" + (f"–{last.month}" if months > 1 else "")
    if first == last:
        return _day(first)
    if first.year != last.year:
        return f"{_day(first)}/{first.year}–{_day(last)}/{last.year}"
    if first.month == last.month:
        return f"{first.day}–{_day(last)}"
    return f"{_day(first)}–{_day(last)}"


def _day(day: date) -> str:
    return f"{day.day}/{day.month}"
