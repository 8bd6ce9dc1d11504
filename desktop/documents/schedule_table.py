"""The weekly work schedule and what has no day yet, as blocks: titles and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from desktop.documents.blocks import Block, Cell, Span, Table, Title
from desktop.drawings import labels
from desktop.drawings.schedule import Row, schedule
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.dates import short_date
from desktop.plan.slots import Sort
from desktop.plan.workdays import WorkCalendar

COLUMNS = ("Thứ, ngày", "Thời gian", "Nội dung", "Chủ trì, phối hợp", "Địa điểm")
WIDTHS = (0.10, 0.13, 0.38, 0.25, 0.14)
ALIGNS = ("c", "c", "l", "l", "l")
WEEK = timedelta(days=7)


def week_blocks(
    first: date,
    agendas: tuple[Agenda, ...],
    calendar: WorkCalendar,
    *,
    every_day: bool = False,
    running: bool = False,
) -> tuple[Block, ...]:
    """The schedule of the week from a Monday on; nothing where nothing is held, begun or ended in it.

    `every_day`: a row for each working day, to be filled in by hand where it is empty; `running`: also what
    began before the week and ends after it.
    """
    last = first + WEEK - timedelta(days=1)
    known = schedule(first, last, agendas, calendar, empty=every_day)
    rows = [row for row in _once(known, every_day) if running or not row.key or _happens(row, first, last)]
    if not every_day and not any(row.key for row in rows):
        return ()
    entries = {entry.key: entry for agenda in agendas for entry in agenda.entries}
    cells = tuple(_cells(row, entries, calendar, many=len(agendas) > 1) for row in rows)
    days = f"(từ ngày {short_date(first)} đến ngày {short_date(last)})"
    return Title("LỊCH CÔNG TÁC TUẦN", (days,)), Table(WIDTHS, COLUMNS, cells, "schedule", ALIGNS)


def undated_blocks(agendas: tuple[Agenda, ...]) -> tuple[Block, ...]:
    """What the calendar cannot show because its words name no day, or name it again and again."""
    found = [entry for agenda in agendas for entry in agenda.entries if _undated(entry)]
    if not found:
        return ()
    rows = tuple(
        (
            _cell(str(number)),
            _cell(_line(entry.when.text) or "Chưa nêu"),
            _cell(labels.title(entry)),
            _units(entry),
            _cell(labels.places(entry)),
        )
        for number, entry in enumerate(found, 1)
    )
    again = any(entry.when.kind == "recurring" for entry in found)
    title = f"HOẠT ĐỘNG {'ĐỊNH KỲ HOẶC ' if again else ''}CHƯA XÁC ĐỊNH NGÀY"
    return Title(title, ()), Table(WIDTHS, ("STT", *COLUMNS[1:]), rows, "undated", ALIGNS)


def _once(rows: Iterable[Row], every_day: bool) -> Iterator[Row]:
    """What lasts some days only under the first of them; a day that has nothing else stays empty or goes."""
    told: set[Key] = set()
    for _day, group in groupby(rows, lambda row: row.day):
        of_day = list(group)
        kept = [row for row in of_day if row.key not in told]
        told |= {row.key for row in kept if row.key and row.first < row.last}
        one = of_day[0]
        if not kept and (every_day or one.note):
            kept = [replace(one, key=None, title="", place="", hours="", sort=None, first=one.last)]
        yield from kept


def _happens(row: Row, first: date, last: date) -> bool:
    """Whether the row is news in this week: held in it, begun or ended in it."""
    return bool(row.key) and (row.day is not None or first <= row.first <= last or first <= row.last <= last)


def _undated(entry: Entry) -> bool:
    standing = entry.duty and not entry.when.text
    return entry.when.kind == "recurring" or not (standing or entry.pick or entry.when.dated)


def _cells(row: Row, entries: dict[Key, Entry], calendar: WorkCalendar, *, many: bool) -> tuple[Cell, ...]:
    entry = entries.get(row.key) if row.key else None
    what = _cell(row.title) if entry else (Span(row.note, italic=True),) if row.note else ()
    if entry and many and row.plan:
        what = (*what, Span(f"\n({row.plan})", italic=True))
    return _day(row, calendar), _cell(_time(row)), what, _units(entry) if entry else (), _cell(row.place)


def _day(row: Row, calendar: WorkCalendar) -> Cell:
    """The weekday and day, and whether offices rest on it or what else is said of it."""
    if row.day is None:
        return _cell(labels.THROUGH)
    weekday = Span(labels.WEEKDAYS[row.day.weekday()], bold=True)
    rests = " (nghỉ)" if calendar.rests(row.day) else ""
    note = (Span(f"\n{row.note}", italic=True),) if row.note and row.key else ()
    return weekday, Span(f"\n{row.day.day}/{row.day.month}{rests}"), *note


def _time(row: Row) -> str:
    """The hours on a day, the words of a window, the days of a span."""
    if row.day is None or row.sort is Sort.PICK:
        chosen = " (ngày dự định)" if row.sort is Sort.PICK else ""
        return _line(row.words) + chosen
    if row.first < row.last:
        return f"{row.first.day}/{row.first.month} – {row.last.day}/{row.last.month}"
    return row.hours


def _units(entry: Entry) -> Cell:
    """Who leads, who takes part, who is in charge; a line each."""
    leads, helpers = labels.whose(entry), entry.coordinators
    parts = [Span(labels.names(leads), bold=True)] if leads else []
    if helpers and helpers != leads:
        parts.append(Span(f"Phối hợp: {labels.names(helpers)}"))
    if entry.leaders:
        parts.append(Span(f"Chỉ đạo: {labels.names(entry.leaders)}"))
    return tuple(
        replace(part, text=("\n" if number else "") + part.text) for number, part in enumerate(parts)
    )


def _cell(words: str) -> Cell:
    return (Span(words),) if words else ()


def _line(words: str) -> str:
    return " ".join(words.split())
