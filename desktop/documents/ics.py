"""The times of a plan for other calendars: `hoat-dong.ics` (RFC 5545), which this program reads back whole.

Each entry is an event, or a thing to do where only its last day or nothing is said. SEQUENCE is the minute of
writing since 2000: it grows with every later export, whichever computer makes it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.archive import HANOI, issued
from desktop.documents.format import Format, Unsound
from desktop.documents.ics_times import ZONE, Shown, shown
from desktop.i18n import later
from desktop.plan import carried
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Activity, Duty, Unit
from desktop.plan.plan import Plan, State
from desktop.plan.text import clean
from desktop.plan.tree import Items
from desktop.plan.wording import title_line, unit_names

if TYPE_CHECKING:
    from icalendar import Calendar, Component

CREATOR = "-//Sổ Kế hoạch//so-ke-hoach//VI"
DOMAIN = "so-ke-hoach"
_EPOCH, _END = datetime(2000, 1, 1, tzinfo=HANOI), datetime(2999, 1, 1, tzinfo=HANOI)
_ONE = timedelta(days=1)
Line = tuple[carried.Whole, ...]
_OFF = (State.WITHDRAWN, State.REPLACED)


def make(plan: Plan, moment: datetime | None = None) -> bytes:
    """The calendar; equal plans and clocks give equal bytes, without a clock by the day of issue."""
    found = agenda(plan)
    head = {"X-WR-CALNAME": title_line(plan) or found.event.name or "Kế hoạch"}
    head |= {carried.TITLE: plan.title, carried.PLAN: plan.id, carried.YEAR: str(plan.year or "")}
    head[carried.EVENT] = found.event.name
    head[carried.EVENT_DAY] = found.event.day.isoformat() if found.event.day else ""
    lines = {line[-1].id: line for section in plan.sections for line in _lines(section.items, ())}
    return _written(head, (found,), lines, moment or issued(plan))


def make_agendas(agendas: Sequence[Agenda], moment: datetime) -> bytes:
    """The calendar of several plans."""
    return _written({"X-WR-CALNAME": "Sổ Kế hoạch"}, agendas, {}, moment)


def _written(
    head: Mapping[str, str], agendas: Sequence[Agenda], lines: Mapping[str, Line], moment: datetime
) -> bytes:
    from icalendar import Calendar

    moment = min(max(moment, _EPOCH), _END)
    calendar = Calendar()
    calendar.add("prodid", CREATOR)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for key, words in {**head, "X-WR-TIMEZONE": ZONE}.items():
        _text(calendar, key, words)
    calendar.add_component(_zone())
    for found in agendas:
        for entry in found.entries:
            for one in shown(entry, found.year):
                writer = _Writer(found, entry, lines.get(entry.task, ()), moment)
                calendar.add_component(writer.component(one))
    return bytes(calendar.to_ical())


def check(path: Path) -> None:
    """The file parses again. Raises Unsound."""
    from icalendar import Calendar

    try:
        Calendar.from_ical(path.read_bytes())
    except ValueError as error:
        raise Unsound(str(error)) from error


def _lines(items: Items, above: Line) -> Iterator[Line]:
    """Every activity and duty after those that it is a part of."""
    for item in items:
        content, line = item.content, above
        if isinstance(content, Activity | Duty):
            title = content.title if isinstance(content, Activity) else content.text
            units = unit_names(content.units, content.joiner) if isinstance(content, Duty) else ""
            line = (*above, carried.Whole(item.id, title.plain or units))
            yield line
        yield from _lines(item.children, line)


def _zone() -> Component:
    """Việt Nam since 1975: seven hours, always."""
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", datetime(1975, 6, 13))
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone


class _Writer:
    """The components of one entry."""

    def __init__(self, found: Agenda, entry: Entry, line: Line, moment: datetime) -> None:
        self._agenda, self._entry, self._line = found, entry, line
        self._moment = moment.astimezone(UTC)

    def component(self, one: Shown) -> Component:
        from icalendar import Event, Todo

        entry = self._entry
        made: Component = Todo() if one.todo else Event()
        title = " ".join(clean(entry.title or self._agenda.title).split()).rstrip(" .;:") or "Kế hoạch"
        summary = clean(f"{one.before}{title}{one.after}")
        location = clean("; ".join(room.place for room in entry.rooms if room.place))
        _text(made, "UID", self._uid(one.role))
        made.add("dtstamp", self._moment)
        made.add("last-modified", self._moment)
        made.add("sequence", max(0, int((self._moment - _EPOCH).total_seconds() // 60)))
        _text(made, "SUMMARY", summary)
        _text(made, "DESCRIPTION", "\n".join(self._told()))
        if location:
            _text(made, "LOCATION", location)
        if units := [clean(unit.name) for unit in entry.leads if unit.name]:
            made.add("categories", units)
        (self._todo if one.todo else self._event)(made, one)
        often = str((one.rule or {}).get("FREQ", ""))
        days = carried.days(todo=one.todo, first=one.first, last=one.last, often=often)
        carry = carried.carry(entry, self._line, role=one.role, summary=summary, location=location, days=days)
        own = {carried.TIME: entry.when.text, carried.PLAN: entry.plan, carried.PLACE: entry.place}
        for key, words in {**own, carried.NTH: str(entry.nth), carried.ENTRY: carry}.items():
            _text(made, key, words)
        return made

    def _uid(self, role: str) -> str:
        parts = (self._entry.plan, self._entry.place, str(self._entry.nth), role)
        return ".".join(part for part in parts if part) + f"@{DOMAIN}"

    def _event(self, made: Component, one: Shown) -> None:
        assert one.first and one.last
        made.add("dtstart", one.first)
        if not isinstance(one.last, datetime):
            made.add("dtend", one.last + _ONE)
        elif one.last > one.first:
            made.add("dtend", one.last)
        if one.rule:
            made.add("rrule", one.rule)
        made.add("transp", "OPAQUE" if one.sure and not one.before else "TRANSPARENT")
        off = self._agenda.state in _OFF
        made.add("status", "CANCELLED" if off else "CONFIRMED" if one.sure else "TENTATIVE")

    def _todo(self, made: Component, one: Shown) -> None:
        if one.first:
            made.add("dtstart", one.first)
        if one.last:
            made.add("due", one.last)
        progress = self._entry.progress
        if progress:
            made.add("percent-complete", min(progress, 100))
        status = "COMPLETED" if self._entry.done else "IN-PROCESS" if progress else "NEEDS-ACTION"
        made.add("status", "CANCELLED" if self._agenda.state in _OFF else status)

    def _told(self) -> Iterator[str]:
        """What people read: the time as worded, who, where, of which plan."""
        entry, plan = self._entry, self._agenda
        yield f"Thời gian: {' '.join(entry.when.text.split()) or 'chưa nêu'}"
        roles = (
            ("Chủ trì", entry.leads),
            ("Đơn vị tham mưu", entry.second_leads),
            ("Phối hợp", entry.coordinators),
            ("Đơn vị thực hiện", entry.performers),
            ("Lãnh đạo chỉ đạo", entry.leaders),
        )
        yield from (f"{label}: {_names(units)}" for label, units in roles if units)
        for room in entry.rooms:
            if room.place:
                yield f"{room.label or 'Địa điểm'}: {'dự kiến ' if room.tentative else ''}{room.place}"
        if entry.progress:
            yield "Đã hoàn thành" if entry.done else f"Tiến độ: {entry.progress}%"
        number = f" (số {plan.reference})" if plan.reference else ""
        if plan.title:
            yield f"Kế hoạch: {plan.title}{number}"
        if entry.name:
            yield f"Mục: {entry.name}"


def _names(units: tuple[Unit, ...]) -> str:
    return "; ".join(unit.name for unit in units)


def _text(made: Component | Calendar, key: str, words: str) -> None:
    """Words as words: escaped, cleaned, with their type where the name does not tell it."""
    from icalendar import vText

    typed = {"VALUE": "TEXT"} if key.startswith("X-SKH") else {}
    made.add(key, vText(clean(words)), parameters=typed)


def _now(plan: Plan) -> bytes:
    """By the clock, so that a later export counts as the newer one."""
    return make(plan, datetime.now(HANOI))


FORMAT = Format("hoat-dong.ics", later("The activities for other calendars (ICS)"), _now, check)
