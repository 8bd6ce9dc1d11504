"""The calendar that is shown, on paper or in a file for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from desktop.documents.format import Format, check_pdf
from desktop.i18n import _, later
from desktop.plan.agenda import Agenda
from desktop.plan.dates import short_date
from desktop.plan.plan import Plan, blank
from desktop.ui import jobs

if TYPE_CHECKING:
    from desktop.plan.workdays import WorkCalendar
    from desktop.ui.main_window import MainWindow

_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_KINDS = {"month-a4": ("A4", ("month",)), "month-a3": ("A3", ("month",)), "week": ("A4", ("week",))}


def pdf_format(
    agendas: tuple[Agenda, ...],
    days: WorkCalendar,
    first: date,
    last: date,
    paper: str = "A4",
    kinds: Sequence[str] = ("month", "week"),
) -> Format:
    """`lich.pdf` of what is shown, whatever plan it is asked for."""
    from desktop.documents.calendar_pdf import make_calendar

    make = partial(make_calendar, agendas, days, first, last, paper, kinds)
    return Format("lich.pdf", later("The calendar (PDF)"), lambda _plan: make(), check_pdf)


def print_calendar(
    window: MainWindow, agendas: tuple[Agenda, ...], days: WorkCalendar, kind: str, first: date, last: date
) -> None:
    """The dialog that prints the days; `kind` "month-a4", "month-a3" or "week". Raises KnownError."""
    from desktop.ui.printing import PrintDialog

    paper, kinds = _KINDS[kind]
    made = pdf_format(agendas, days, first, last, paper, kinds)
    desk = window.desk
    dialog = PrintDialog(
        window, _named(first, last), desk.folder, desk.library.setting("print"), formats=[made]
    )
    dialog.settings_changed.connect(lambda kept: desk.saver.note("print", kept))
    dialog.printed.connect(lambda words: window.tell(words))
    dialog.exec()
    dialog.deleteLater()


def export_calendar(
    window: MainWindow, agendas: tuple[Agenda, ...], days: WorkCalendar, kind: str, first: date, last: date
) -> None:
    """Write what is shown into a file that the worker names; `kind` "pdf" or "ics"."""
    made = pdf_format(agendas, days, first, last) if kind == "pdf" else _ics(agendas)
    start = window.looks.text("export") or QStandardPaths.writableLocation(_DOCUMENTS)
    suffix = Path(made.name).suffix
    words = _("PDF files (*.pdf)") if kind == "pdf" else _("Calendar files (*.ics)")
    name, _kind = QFileDialog.getSaveFileName(window, _("Export"), str(Path(start) / made.name), words)
    if not name:
        return
    path = Path(name) if Path(name).suffix.lower() == suffix else Path(name + suffix)
    jobs.run(
        _write,
        made,
        path,
        done=lambda written: window.tell(_("Saved: {path}").format(path=written)),
        failed=window.show_error,
        owner=window,
    )


def _ics(agendas: tuple[Agenda, ...]) -> Format:
    from desktop.documents.archive import HANOI
    from desktop.documents.ics import check, make_agendas

    words = later("The activities for other calendars (ICS)")
    return Format("hoat-dong.ics", words, lambda _plan: make_agendas(agendas, datetime.now(HANOI)), check)


def _write(made: Format, path: Path) -> Path:
    from desktop.documents.export import write

    return write(path, made.make(blank(2000)), made)


def _named(first: date, last: date) -> Plan:
    """What the dialog calls it."""
    title = f"Lịch từ ngày {short_date(first)} đến ngày {short_date(last)}"
    return replace(blank(first.year), title=title)
