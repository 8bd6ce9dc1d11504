"""The weekly work schedule (lịch công tác tuần) as rows: for the list view, screen readers and paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.drawings import cells, labels
from desktop.plan.agenda import Agenda, Key
from desktop.plan.slots import Slot, Sort
from desktop.plan.workdays import WorkCalendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the schedule in words; without a key: a day of which only `note` is to be said, if that.

    `first` to `last` are the days that the line is about; `day` is the one it is listed under, None for what
    runs through them ("Trong khoảng").
    """

    day: date | None
    first: date
    last: date
    hours: str = ""  # "Sáng", "8h00–11h30", "Trước 10/5", "" for a whole day
    title: str = ""
    place: str = ""
    leads: str = ""
    leaders: str = ""
    plan: str = ""  # title of the plan
    words: str = ""  # the time as printed
    note: str = ""  # holiday, made-up day, name of the event
    sort: Sort | None = None
    key: Key | None = None
    done: bool = False


def schedule(
    first: date,
    last: date,
    agendas: tuple[Agenda, ...],
    calendar: WorkCalendar,
    *,
    empty: bool = False,
    once: bool = False,
) -> tuple[Row, ...]:
    """The rows from first to last day, in order, at the end what runs through them ("Trong khoảng").

    What lasts some days stands under each, with `once` under its first alone. Days of
    rest or of an event have a row even when nothing is to be done; with `empty` so have working days.
    """
    named = labels.events(agendas)
    pairs = labels.found(agendas, first, last)
    held = _by_day([pair for pair in pairs if not labels.through(pair[0])], first, last, once)
    rows = list[Row]()
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        note = "; ".join(words for words, _tone in cells.notes(day, calendar, named))
        of_day = [_row(slot, plan, day, note) for slot, plan in held.get(day, ())]
        if not of_day and (note or (empty and not calendar.rests(day))):
            of_day = [Row(day=day, first=day, last=day, note=note)]
        rows += of_day
    runs = sorted(
        (pair for pair in pairs if labels.through(pair[0]) and pair[0].sort is not Sort.CORE),
        key=lambda pair: (pair[0].last, pair[0].first, pair[0].entry.key),
    )
    return (*rows, *(_row(slot, plan, None, "") for slot, plan in runs))


def _by_day(
    pairs: Iterable[tuple[Slot, str]], first: date, last: date, once: bool
) -> dict[date, list[tuple[Slot, str]]]:
    """What lies on each day, or with `once` begins on it, in the order given."""
    found: dict[date, list[tuple[Slot, str]]] = {}
    for slot, plan in pairs:
        day, end = max(first, slot.first), min(last, slot.last)
        end = min(day, end) if once else end
        while day <= end:
            found.setdefault(day, []).append((slot, plan))
            day += timedelta(days=1)
    return found


def _row(slot: Slot, plan: str, day: date | None, note: str) -> Row:
    entry = slot.entry
    return Row(
        day=day,
        first=slot.first,
        last=slot.last,
        hours=labels.hours(slot),
        title=labels.title(entry),
        place=labels.places(entry),
        leads=labels.names(labels.whose(entry)),
        leaders=labels.names(entry.leaders),
        plan=plan,
        words=entry.when.text,
        note=note,
        sort=slot.sort,
        key=entry.key,
        done=entry.done,
    )
