"""What is late, due today or due in the next seven days, over all plans, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.i18n import _, ngettext
from desktop.plan.agenda import Agenda, Entry, told_late
from desktop.plan.dates import short_date
from desktop.plan.phrase_words import weekday
from desktop.plan.slots import slots
from desktop.plan.when import When
from desktop.plan.workdays import WorkCalendar

AHEAD = timedelta(days=7)
_EXACT = ("day", "half_day", "clock", "range", "start_length")
_NEVER = date.max


class What(StrEnum):
    """What falls on the day."""

    DUE = "due"  # the last day of a deadline or window
    DAY = "day"  # it takes place
    BEGINS = "begins"
    ENDS = "ends"
    CHOSEN = "chosen"  # a day chosen inside a fuzzy time


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing to be reminded of; `days` from today, negative when late; `rest` names a day off."""

    entry: Entry
    plan_title: str
    due: date
    days: int
    what: What
    rest: str = ""

    @property
    def title(self) -> str:
        """What is done, the plan where the time is the whole plan's."""
        return self.entry.title or self.plan_title

    @property
    def markable(self) -> bool:
        """Whether "done" can be told: an activity has a progress, a duty or a time in passing has none."""
        return self.entry.markable


@dataclass(frozen=True, slots=True)
class Reminders:
    """Each sorted by day, then title."""

    late: tuple[Reminder, ...] = ()
    today: tuple[Reminder, ...] = ()
    soon: tuple[Reminder, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.late or self.today or self.soon)

    def nearest(self, most: int) -> tuple[Reminder, ...]:
        """So many of those nearest to today, in order."""
        everything = (*self.late, *self.today, *self.soon)
        chosen = sorted(everything, key=lambda one: abs(one.days))[:most]
        return tuple(sorted(chosen, key=_order))


def reminders(agendas: Iterable[Agenda], today: date, calendar: WorkCalendar) -> Reminders:
    """What is to be told today.

    A deadline counts by its last allowed day; an exact time by its first day, once begun by its last; a
    window by its end, before that by the day chosen in it. Nothing is told of what is done, nor of plans that
    are reported, withdrawn or replaced.

    Late is what lies behind and is not done. It is told for 60 days in a draft, so that a plan of last year
    that was never signed does not flood the list, and for a year in a signed plan. What cannot be marked as
    done (a unit's duty, a time said in passing, the time of the whole plan) is told for 7 days.
    """
    found = sorted(_all(agendas, today, calendar), key=_order)
    return Reminders(
        late=tuple(one for one in found if one.days < 0),
        today=tuple(one for one in found if one.days == 0),
        soon=tuple(one for one in found if one.days > 0),
    )


def _order(reminder: Reminder) -> tuple[date, str]:
    return reminder.due, reminder.title


def _all(agendas: Iterable[Agenda], today: date, calendar: WorkCalendar) -> Iterator[Reminder]:
    last = today + AHEAD
    for agenda in agendas:
        if agenda.over:
            continue
        since = today - agenda.late_for
        for entry in agenda.entries:
            when = entry.when
            if entry.progress == 100 or (entry.pick is None and _far(when, since, last)):
                continue
            due, what = _due(entry, when, today)
            if told_late(entry, agenda, today) <= due <= last:
                yield Reminder(entry, agenda.title, due, (due - today).days, what, _rest(due, calendar))


def _far(when: When, since: date, last: date) -> bool:
    """Whether all its days lie out of reach; a quick look, for most times do."""
    end = when.end
    if end is None:
        return when.kind != "recurring"
    start = when.start or end
    return (end < since and start < since) or (start > last and end > last)


def _due(entry: Entry, when: When, today: date) -> tuple[date, What]:
    """The day to be reminded of and what falls on it; `_NEVER` where there is none."""
    if entry.pick and (entry.pick.day >= today or when.latest is None):
        return entry.pick.day, What.CHOSEN
    if when.kind == "recurring":
        days = [slot.first for slot in slots(entry, today, today + AHEAD) if slot.first >= today]
        return min(days, default=_NEVER), What.DUE
    if when.kind == "rescheduled":
        return _said(when.parts[1], today)
    if when.kind == "sessions":
        parts = sorted(_said(part, today) for part in when.parts)
        return next((part for part in parts if part[0] >= today), parts[-1])
    return _said(when, today)


def _said(when: When, today: date) -> tuple[date, What]:
    start, end = when.earliest, when.latest
    if end is None:
        return _NEVER, What.DUE
    if when.kind not in _EXACT or start is None:
        return end, What.DUE
    if start == end:
        return end, What.DAY
    return (start, What.BEGINS) if start >= today else (end, What.ENDS)


def _rest(due: date, calendar: WorkCalendar) -> str:
    """The name of the day off, "" on a working day."""
    if not calendar.rests(due):
        return ""
    special = calendar.special(due)
    return (special.name if special else "") or weekday(due)


def say_days(reminder: Reminder) -> str:
    """ "Quá hạn 3 ngày", "Đã qua 3 ngày", "Hôm nay", "Còn 2 ngày"."""
    days = abs(reminder.days)
    if reminder.days == 0:
        return _("Today")
    if reminder.days > 0:
        return ngettext("{days} day left", "{days} days left", days).format(days=days)
    if reminder.what is What.DUE:
        return ngettext("{days} day late", "{days} days late", days).format(days=days)
    return ngettext("{days} day ago", "{days} days ago", days).format(days=days)


def say_day(reminder: Reminder) -> str:
    """ "hạn cuối thứ Sáu, 10/5/2024 (rơi vào ngày nghỉ: …)"."""
    day = f"{weekday(reminder.due)}, {short_date(reminder.due)}"
    said = {
        What.DUE: _("last day {day}"),
        What.DAY: "{day}",
        What.BEGINS: _("begins {day}"),
        What.ENDS: _("ends {day}"),
        What.CHOSEN: _("day chosen: {day}"),
    }[reminder.what].format(day=day)
    if not reminder.rest:
        return said
    if reminder.rest == weekday(reminder.due):  # told already
        return _("{day}, falls on a day off").format(day=said)
    return _("{day}, falls on a day off: {rest}").format(day=said, rest=reminder.rest)


def say_units(reminder: Reminder) -> str:
    """The units bound by it."""
    return "; ".join(dict.fromkeys(unit.name for unit in reminder.entry.doers))


def say_sum(found: Reminders) -> str:
    """How many are late, due today and due soon; nothing of what there is none of."""
    late, today, soon = len(found.late), len(found.today), len(found.soon)
    parts = (
        _("{count} late").format(count=late) if late else "",
        _("{count} today").format(count=today) if today else "",
        _("{count} in the next 7 days").format(count=soon) if soon else "",
    )
    return " · ".join(filter(None, parts))
