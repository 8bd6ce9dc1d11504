"""The Gantt on paper: `gantt.pdf`, the drawing of the screen on A4 or A3 with its names on every page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.documents.blocks import Sheet
from desktop.documents.format import Format, check_pdf
from desktop.drawings.gantt_rows import By
from desktop.i18n import later
from desktop.plan.agenda import Agenda, agenda
from desktop.plan.plan import Plan
from desktop.plan.wording import title_line
from desktop.plan.workdays import WorkCalendar
from desktop.plan.workdays import calendar as shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class GanttOptions:
    """`fit` "width": one page wide · "page": one page · "scale": `cell` units to a day as on the screen.

    `first`, `last`: what is shown of time, without the empty months at its ends; None: all, and 3 days more.
    """

    paper: str = "A4"  # or "A3"; landscape
    fit: str = "width"
    cell: float = 12.0
    first: date | None = None
    last: date | None = None
    by: By = By.NONE
    grey: bool = False
    break_groups: bool = False


def make(plan: Plan, moment: datetime | None = None) -> bytes:
    """The archival PDF; equal plans and clocks give equal bytes, without a clock by the day of issue."""
    from desktop.documents.archive import issued
    from desktop.documents.content import issuer

    sheet = Sheet((), f"Biểu đồ tiến độ - {title_line(plan)}", issuer(plan))
    return _made(sheet, (agenda(plan),), shipped(), GanttOptions(), moment, issued(plan))


def make_gantt(
    agendas: Iterable[Agenda], calendar: WorkCalendar, options: GanttOptions, moment: datetime | None = None
) -> bytes:
    """The chart of any plans; a moment is printed, and says what is late."""
    from desktop.documents.archive import HANOI

    found = tuple(agendas)
    named = found[0].title if len(found) == 1 else f"{len(found)} kế hoạch"
    year = min((one.year for one in found if one.year), default=2000)
    return _made(
        Sheet((), f"Biểu đồ tiến độ - {named}".rstrip(" -")),
        found,
        calendar,
        options,
        moment,
        datetime(year, 1, 1, tzinfo=HANOI),
    )


def _made(
    sheet: Sheet,
    agendas: tuple[Agenda, ...],
    calendar: WorkCalendar,
    options: GanttOptions,
    moment: datetime | None,
    otherwise: datetime,
) -> bytes:
    from desktop.documents.gantt_fit import fitted
    from desktop.documents.gantt_pages import Book

    layout = fitted(agendas, calendar, options, moment)
    return Book(sheet, layout, options, moment).pdf(moment or otherwise)


FORMAT = Format("gantt.pdf", later("The Gantt chart (PDF)"), make, check_pdf)
