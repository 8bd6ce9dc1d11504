"""What is said of a time in the calendar: its hours, its title, whose it is, and which comes first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time

from desktop.drawings.hues import hue
from desktop.plan import agenda as plans
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.dates import short_date
from desktop.plan.item import Unit
from desktop.plan.slots import Slot, Sort, all_slots
from desktop.plan.workdays import DayKind, WorkCalendar

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SHORT_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
THROUGH = "Trong khoảng"
SHORT, LONG = 3, 7
"""A span of more than SHORT days comes after the short ones, of more than LONG days lies in the lane."""

_MIDNIGHT = time(0)
_STARTS = {"sáng": time(7), "trưa": time(11, 30), "chiều": time(13), "tối": time(18)}


def hour(clock: time) -> str:
    """A clock as documents write it: "8h00"."""
    return f"{clock.hour}h{clock.minute:02d}"


def hours(slot: Slot) -> str:
    """When on its day: "Chiều", "8h00–11h30", "Trước 10/5", "Hạn 15/9"; "" for whole days."""
    if slot.sort is Sort.DEADLINE:
        before = "Trước" if slot.entry.when.exclusive else "Hạn"
        return (
            f"{before} {hour(slot.clock)}"
            if slot.clock
            else f"{before} {short_date(slot.first).rsplit('/', 1)[0]}"
        )
    if slot.clock:
        return hour(slot.clock) + (f"–{hour(slot.until)}" if slot.until else "")
    return slot.part.capitalize()


def title(entry: Entry) -> str:
    """What is done, the printed time where nothing says it."""
    return " ".join((entry.title or entry.when.text or "Chưa có tên").split())


def label(slot: Slot, *, brief: bool = False) -> str:
    """Hours and title on one line; `brief` leaves the day of a deadline to the cell it stands in."""
    when = hours(slot)
    if brief and slot.sort is Sort.DEADLINE and not slot.clock:
        when = when.split()[0]
    named = title(slot.entry)
    if slot.sort is Sort.PICK:
        named = f"{named} (?)"
    done = "✓ " if slot.entry.done else ""
    return f"{done}{when} · {named}" if when else done + named


def told(slot: Slot, plan_title: str = "") -> str:
    """All that a tooltip or a screen reader says of it, on lines."""
    entry = slot.entry
    leads, chosen = names(whose(entry)), ""
    if slot.sort is Sort.PICK:
        part = f"{slot.part} " if slot.part else ""
        chosen = f"Dự định {part}ngày {slot.first:%d/%m/%Y}"
    heading = " ".join(part for part in (entry.name, title(entry)) if part)
    lines = (
        heading, entry.when.text, chosen, f"Chủ trì: {leads}" if leads else "", places(entry), plan_title
    )  # fmt: skip
    return "\n".join(dict.fromkeys(line for line in lines if line))


def whose(entry: Entry) -> tuple[Unit, ...]:
    """Those answerable for it: leads, else second-level leads, performers, coordinators."""
    return entry.leads or entry.second_leads or entry.performers or entry.coordinators


def tint(entry: Entry) -> int | None:
    """The hue of the first unit answerable; None where no unit is named."""
    units = whose(entry)
    return hue(units[0].name) if units else None


def names(units: Iterable[Unit]) -> str:
    """Units in their order: "A; B"."""
    return "; ".join(unit.name for unit in units)


def places(entry: Entry) -> str:
    """Rooms and places, "(dự kiến)" where they are not settled."""
    rooms = (room.place + (" (dự kiến)" if room.tentative else "") for room in entry.rooms if room.place)
    return "; ".join(rooms)


def late(slot: Slot, today: date | None) -> bool:
    """Whether a deadline is past, not too long ago, and nothing says that it is done."""
    return slot.sort is Sort.DEADLINE and plans.late(slot.entry, None, today, slot.due or slot.last)


def begins(slot: Slot) -> time:
    """The hour to sort by; a part of the day stands where it usually begins."""
    return slot.clock or _STARTS.get(slot.part, _MIDNIGHT)


def through(slot: Slot) -> bool:
    """Whether it runs through the days rather than being held on them."""
    exact = slot.sort in (Sort.EXACT, Sort.DEADLINE, Sort.PICK)
    return not exact or (slot.sort is Sort.EXACT and slot.days > LONG)


def rank(slot: Slot) -> tuple[object, ...]:
    """Order in a day: deadlines, sessions by the hour, days chosen, short spans, longer ones."""
    if slot.sort is Sort.DEADLINE:
        group = 0
    elif slot.days == 1:
        group = 1
    else:
        group = 2 if slot.days <= SHORT else 3
    return group, begins(slot), slot.sort is Sort.PICK, slot.first, slot.last, slot.entry.key


def found(agendas: Iterable[Agenda], first: date, last: date) -> list[tuple[Slot, str]]:
    """Every slot between two days with the title of its plan, in order."""
    pairs = [(slot, agenda.title) for agenda in agendas for slot in all_slots(agenda.entries, first, last)]
    return sorted(pairs, key=lambda pair: rank(pair[0]))


def special_words(day: date, calendar: WorkCalendar) -> tuple[str, bool]:
    """What the calendar says of a day ("" for nothing), and whether the day is worked though it seems not."""
    special = calendar.special(day)
    if special is None:
        return "", False
    if special.kind is DayKind.MAKEUP:
        return "Làm bù", True
    plain = {DayKind.COMPENSATORY: "Nghỉ bù", DayKind.SWAP: "Nghỉ hoán đổi"}.get(special.kind, "Nghỉ")
    return special.name or plain, False


def events(agendas: Iterable[Agenda]) -> dict[date, str]:
    """The days that plans are for, with their names."""
    named: dict[date, str] = {}
    for agenda in agendas:
        if agenda.event.day:
            named[agenda.event.day] = named.get(agenda.event.day) or agenda.event.name
    return named
