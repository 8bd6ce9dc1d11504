"""What a day and a time in the calendar are in words, for tooltips, lists and screen readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from html import escape

from desktop.i18n import _, ngettext
from desktop.plan import phrase
from desktop.plan.agenda import Entry, Key
from desktop.plan.conflict import LEVELS, Level
from desktop.plan.dates import short_date
from desktop.plan.item import Unit
from desktop.plan.phrase_words import capital, weekday
from desktop.plan.slots import Slot, Sort
from desktop.plan.workdays import DayKind, WorkCalendar
from desktop.session.conflicts import level_word

SPOKEN = 5
"""How many times of a day are read out; the rest is counted."""
_ORDER = (Sort.DEADLINE, Sort.EXACT, Sort.PICK, Sort.CORE, Sort.WINDOW, Sort.AROUND)
_PARTS = {"sáng": time(7), "trưa": time(11), "chiều": time(13), "tối": time(18)}


def day_name(day: date) -> str:
    """ "Thứ Sáu 10/5/2024"."""
    return f"{capital(weekday(day))} {short_date(day)}"


def day_note(day: date, calendar: WorkCalendar) -> str:
    """Why offices are closed, or open on a weekend; "" on other days."""
    special = calendar.special(day)
    if special is None:
        return ""
    kind = _("Working day made up for") if special.kind is DayKind.MAKEUP else _("Day off")
    return special.name or kind


def listed(slots: Iterable[Slot], day: date) -> tuple[Slot, ...]:
    """What lies on a day, each time once: deadlines, then by the hour, then what is open longer."""
    return first_of(slot for slot in slots if slot.first <= day <= slot.last)


def first_of(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The slots in that order, the first of each time."""
    found: dict[Key, Slot] = {}
    for slot in sorted(slots, key=_rank):
        found.setdefault(slot.entry.key, slot)
    return tuple(found.values())


def _rank(slot: Slot) -> tuple[int, int, time, str]:
    begin = slot.clock or _PARTS.get(slot.part, time(0))
    return _ORDER.index(slot.sort), slot.days, begin, slot.entry.title


def when_words(entry: Entry) -> str:
    """The time as it is printed."""
    return " ".join(entry.when.text.split()) or phrase.words(entry.when) or _("No time stated")


def level_words(level: str) -> str:
    """What a conflict's badge says; "" without one."""
    if level not in LEVELS:
        return ""
    return _("Conflict: {level}").format(level=level_word(Level(level)).lower())


def units_words(units: Iterable[Unit]) -> str:
    return ", ".join(unit.name for unit in units if unit.name)


def say_item(entry: Entry, level: str = "") -> str:
    """One time in a line: when, what, who, where, and what is special about it."""
    rooms = ", ".join(room.place for room in entry.rooms if room.place)
    parts = [f"{when_words(entry)}: {entry.title}", units_words(entry.doers), rooms]
    parts += [_pick(entry), _("Done") if entry.done else "", level_words(level)]
    return ", ".join(part for part in parts if part)


def _pick(entry: Entry) -> str:
    if entry.pick is None:
        return ""
    chosen = f"{entry.pick.part} {short_date(entry.pick.day)}".strip()
    return _("day chosen: {day}").format(day=chosen)


def say_day(day: date, found: Sequence[Slot], calendar: WorkCalendar, levels: Mapping[Key, str]) -> str:
    """The day, what it is, how much lies on it, and the first of that."""
    count = ngettext("{n} item", "{n} items", len(found)).format(n=len(found))
    head = [day_name(day), day_note(day, calendar), count if found else _("nothing")]
    said = [say_item(slot.entry, levels.get(slot.entry.key, "")) for slot in found[:SPOKEN]]
    if len(found) > SPOKEN:
        said.append(_("and {n} more").format(n=len(found) - SPOKEN))
    return "; ".join([", ".join(part for part in head if part), *said])


def tooltip(entry: Entry, level: str = "", conflicts: Sequence[str] = ()) -> str:
    """All that is known of a time, as rich text; words of the plan are never taken for marks."""
    echo = phrase.echo(entry.when)
    wording = when_words(entry)
    rows = [
        wording,
        "" if echo.casefold() == wording.casefold() else _("Understood: {words}").format(words=echo),
        capital(_pick(entry)),
        _labelled(_("Lead"), units_words(entry.leads)),
        _labelled(_("Leads under the lead"), units_words(entry.second_leads)),
        _labelled(_("Performs"), units_words(entry.performers)),
        _labelled(_("Coordination"), units_words(entry.coordinators)),
        _labelled(_("Leader in charge"), units_words(entry.leaders)),
        _labelled(_("Venue"), ", ".join(room.place for room in entry.rooms if room.place)),
        _("Done") if entry.done else "",
        *(conflicts or [level_words(level)]),
    ]
    title = f"<b>{escape(f'{entry.name} {entry.title}'.strip())}</b>"
    return "<br>".join([title, *(escape(row) for row in rows if row)])


def day_tooltip(day: date, calendar: WorkCalendar) -> str:
    """What a day is and on which document that rests; "" on an ordinary day."""
    special = calendar.special(day)
    if special is None:
        return ""
    unsettled = "" if special.settled else _("Not yet decided")
    rows = [day_name(day), day_note(day, calendar), special.document, unsettled]
    return "<br>".join(escape(row) for row in rows if row)


def _labelled(label: str, words: str) -> str:
    return f"{label}: {words}" if words else ""
