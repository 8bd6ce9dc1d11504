"""Pages of a calendar gathered into one tagged PDF: painted months first, then set tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from desktop.documents.archive import finish
from desktop.documents.blocks import Block, Paragraph, Sheet, Span, Style
from desktop.documents.layout import MM, PROFILE_L, Profile
from desktop.documents.month_page import EDGE, PAPERS, Layer, month_page
from desktop.documents.pages import paginate
from desktop.documents.painter import ONE_AT_A_TIME, Pen, Strokes, opened
from desktop.documents.press import File
from desktop.documents.schedule_table import undated_blocks, week_blocks
from desktop.documents.shape_painter import Ink
from desktop.documents.tags import Element, Mark, tag
from desktop.drawings.shapes import Align, Tone, Words
from desktop.plan.agenda import Agenda
from desktop.plan.workdays import WorkCalendar

_ARTIFACT, _REPEATED = "/Artifact <</Type /Layout>> BDC", "/Artifact <</Type /Pagination>> BDC"
_SMALL = 9.0


class Book:
    """The pages of some agendas on one paper; months come before schedules."""

    def __init__(self, sheet: Sheet, agendas: tuple[Agenda, ...], calendar: WorkCalendar, paper: str) -> None:
        self._sheet, self._agendas, self._calendar, self._paper = sheet, agendas, calendar, paper
        self._months: list[tuple[Layer, ...]] = []
        self._blocks: list[Block] = []

    def month(self, day: date) -> None:
        """A page for the month of a day."""
        self._months.append(month_page(day, self._agendas, self._calendar, self._paper))

    def schedules(self, weeks: Iterable[date], *, every_day: bool = False) -> None:
        """The tables of the weeks from these Mondays on, and of what has no day."""
        for number, monday in enumerate(weeks):
            self._blocks += week_blocks(
                monday,
                self._agendas,
                self._calendar,
                every_day=every_day,
                running=every_day or not number,
            )
        self._blocks += undated_blocks(self._agendas)

    def pdf(self, moment: datetime) -> bytes:
        """The archival file; at least one page."""
        blocks = self._blocks
        if not blocks and not self._months:
            blocks = [Paragraph((Span("Không có hoạt động nào trong thời gian này."),), Style.NOTE)]
        pages = paginate(blocks, _profile(self._paper)) if blocks else []
        for page in pages[1:]:
            del page.placed[0]  # the number of the page; here it stands at the foot
        tables, strokes = tag(pages, blocks)
        root = Element("Document")
        with ONE_AT_A_TIME:
            file = opened(self._sheet)
            total = len(self._months) + len(pages)
            for number, layers in enumerate(self._months):
                self._painted(file, layers, root, number, total)
            for number, painted in enumerate(strokes, len(self._months)):
                self._set(file, painted, number, total)
            data = file.finished()
        root.kids += [_later(kid, len(self._months)) for kid in tables.kids]
        return finish(data, root, self._sheet, moment)

    def _painted(self, file: File, layers: Sequence[Layer], root: Element, page: int, total: int) -> None:
        """A month: its words in the order of painting, all else as artifacts."""
        width, height = PAPERS[self._paper]
        ink, marks = Ink(file, height), 0
        for layer in layers:
            ink.origin(layer.x, layer.y)
            name = layer.tag
            for shape in layer.shapes:
                if not isinstance(shape, Words):
                    ink.marked(_ARTIFACT, (shape,))
                    continue
                root.add(name).kids.append(Mark(page, marks))
                ink.marked(f"/{name} <</MCID {marks}>> BDC", (shape,))
                name, marks = "P", marks + 1
        self._foot(ink, page, total)
        file.page(width, height, ink.operators)

    def _set(self, file: File, strokes: Strokes, page: int, total: int) -> None:
        width, height = PAPERS[self._paper]
        pen, ink = Pen(file, height), Ink(file, height)
        pen.write(strokes)
        self._foot(ink, page, total)
        file.page(width, height, (*pen.operators, *ink.operators))

    def _foot(self, ink: Ink, page: int, total: int) -> None:
        """ "Trang 2/7"."""
        width, height = PAPERS[self._paper]
        ink.origin(0, 0)
        words = f"Trang {page + 1}/{total}"
        at = Words(width - EDGE, height - EDGE * 0.7, words, Tone.MUTED, _SMALL, align=Align.RIGHT)
        ink.marked(_REPEATED, (at,))


def _profile(paper: str) -> Profile:
    width, height = PAPERS[paper]
    large = paper == "A3"
    return replace(
        PROFILE_L,
        width=width,
        height=height,
        top=EDGE,
        bottom=14 * MM,
        left=EDGE * 1.5,
        right=EDGE,
        cell=13 if large else 11,
        annex=15 if large else 13,
        title=15 if large else 13,
        before=12,
    )


def _later(element: Element | Mark, pages: int) -> Element | Mark:
    """The element with its marks so many pages later."""
    if isinstance(element, Mark):
        return Mark(element.page + pages, element.number)
    element.kids = [_later(kid, pages) for kid in element.kids]
    return element
