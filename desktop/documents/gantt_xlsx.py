"""The rows of the chart as a workbook: who does what when, one line an activity, days as real days."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from desktop.documents import workbook
from desktop.documents.format import Format, check_zip
from desktop.drawings.gantt_rows import By, GanttRow, rows
from desktop.i18n import later
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.dates import short_date
from desktop.plan.plan import Plan
from desktop.plan.when import When

SHEET = "Tiến độ"
COLUMNS = (
    "STT",
    "Nội dung",
    "Chủ trì",
    "Phối hợp",
    "Thời gian",
    "Từ ngày",
    "Đến ngày",
    "Hạn cuối",
    "Trạng thái",
    "Kế hoạch",
)
WIDTHS = (0.05, 0.24, 0.13, 0.13, 0.13, 0.07, 0.07, 0.07, 0.08, 0.13)
_DAYS = (5, 6, 7)
_MIDDLE = (0, *_DAYS)
_TOP = 2  # rows above the header
_FIRST_YEAR = 1900  # a workbook knows no earlier day
_DEADLINES = ("deadline", "relative")


@dataclass(frozen=True, slots=True)
class Line:
    """Cells under COLUMNS: words, or days where the times name them; a head stands alone in its row."""

    cells: tuple[str | date | None, ...]
    head: bool = False


def make(plan: Plan) -> bytes:
    """The workbook of one plan; equal plans give equal bytes."""
    return make_rows((agenda(plan),))


def make_rows(agendas: Sequence[Agenda], by: By = By.NONE, today: date | None = None) -> bytes:
    """The workbook of any plans in groups; what is late is so on the day `today`."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **workbook.TEXT_STAYS_TEXT}) as book:
        book.set_properties({"title": workbook.cell_words(_title(agendas)), "created": workbook.BEGINNING})
        sheet = book.add_worksheet(SHEET)
        workbook.paper(sheet, WIDTHS, _TOP)
        _heads(book, sheet, agendas, today)
        found = tuple(lines(rows(agendas, by, today=today)))
        _write(book, sheet, found)
        if not any(line.head for line in found):
            sheet.autofilter(_TOP, 0, _TOP + max(1, len(found)), len(COLUMNS) - 1)
    return workbook.growing(target.getvalue())


def lines(shown: Iterable[GanttRow]) -> Iterator[Line]:
    """A line for each row; an activity without a number of its own is counted."""
    for count, row in enumerate(shown, 1):
        if row.key is None:
            yield Line(("", row.title, *("" for _column in COLUMNS[2:])), head=True)
            continue
        yield Line((
            row.number.rstrip(".") or str(count),
            row.title,
            row.lead,
            row.partners,
            row.words,
            *_named(row.entries),
            row.state,
            _plan(row),
        ))  # fmt: skip


def _named(entries: Sequence[Entry]) -> tuple[date | None, date | None, date | None]:
    """First and last day of times with bounds, and the last day that counts of deadlines."""
    own = [entry.when for entry in entries if not entry.inner] or [entry.when for entry in entries]
    bound = [when for when in own if not _is_deadline(when)]
    due = [when for when in own if _is_deadline(when)]
    windows = [when.window for when in due if when.window]
    first = [*(when.earliest for when in bound), *(start for start, _end in windows)]
    last = [*(when.latest for when in bound), *(end for _start, end in windows)]
    return (
        min((day for day in first if day), default=None),
        max((day for day in last if day), default=None),
        max((when.latest for when in due if when.latest), default=None),
    )


def _is_deadline(when: When) -> bool:
    return when.kind in _DEADLINES and when.flag is not None


def _plan(row: GanttRow) -> str:
    if row.agenda is None:
        return ""
    number = f"Số {row.agenda.reference}: " if row.agenda.reference else ""
    return number + (row.agenda.title or "Kế hoạch chưa có tên")


def _title(agendas: Sequence[Agenda]) -> str:
    """What the workbook is about."""
    if len(agendas) == 1:
        return f"Tiến độ thực hiện Kế hoạch {agendas[0].title}".strip()
    return f"Tiến độ thực hiện {len(agendas):02d} kế hoạch"


def _heads(book: Any, sheet: Any, agendas: Sequence[Agenda], today: date | None) -> None:
    until = f"(Tính đến ngày {short_date(today)})" if today else ""
    last = len(COLUMNS) - 1
    for row, (said, look) in enumerate(((_title(agendas), {"bold": True}), (until, {"italic": True}))):
        sheet.merge_range(row, 0, row, last, "")
        sheet.write_string(row, 0, workbook.cell_words(said), book.add_format({**workbook.ACROSS, **look}))
        sheet.set_row(row, workbook.height((said,), (1.0,), bold=True))
    header = book.add_format({**workbook.ACROSS, "bold": True, "border": 1})
    sheet.set_row(_TOP, workbook.height(COLUMNS, WIDTHS, bold=True))
    for column, name in enumerate(COLUMNS):
        sheet.write_string(_TOP, column, name, header)


def _write(book: Any, sheet: Any, found: Sequence[Line]) -> None:
    looks = {
        (middle, bold, quoted): book.add_format(
            {
                **workbook.FONT,
                "border": 1,
                "align": "center" if middle else "left",
                "bold": bold,
                "quote_prefix": quoted,
            }
        )
        for middle in (False, True)
        for bold in (False, True)
        for quoted in (False, True)
    }
    days = book.add_format({**workbook.FONT, "border": 1, "align": "center", "num_format": "dd/mm/yyyy"})
    for row, line in enumerate(found, _TOP + 1):
        said = tuple(cell if isinstance(cell, str) else "" for cell in line.cells)
        sheet.set_row(row, workbook.height(said, WIDTHS, bold=line.head))
        for column, cell in enumerate(line.cells):
            if isinstance(cell, date) and cell.year >= _FIRST_YEAR:
                sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), days)
                continue
            words = workbook.cell_words(short_date(cell) if isinstance(cell, date) else cell or "")
            look = looks[column in _MIDDLE, line.head, workbook.looks_like_formula(words)]
            if words:
                sheet.write_string(row, column, words, look)
            else:
                sheet.write_blank(row, column, None, look)


FORMAT = Format("gantt.xlsx", later("The rows of the Gantt chart (Excel)"), make, check_zip)
