"""The pages of a chart gathered into one tagged PDF: a table of activities whose last cell is the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.documents import gantt_words
from desktop.documents.archive import finish
from desktop.documents.blocks import Block, Paragraph, Sheet, Span, Style, Table, Title
from desktop.documents.gantt_fit import EDGE, FOOT, Layout, Pair
from desktop.documents.gantt_frame import foot
from desktop.documents.gantt_ink import ChartInk
from desktop.documents.layout import PROFILE_L, Profile
from desktop.documents.month_page import PAPERS
from desktop.documents.pages import paginate
from desktop.documents.painter import ONE_AT_A_TIME, Pen, Strokes, opened
from desktop.documents.press import File
from desktop.documents.tags import Element, Mark, tag
from desktop.drawings.shapes import Line, Shape, Tone, Words

if TYPE_CHECKING:
    from desktop.documents.gantt_pdf import GanttOptions

_BEYOND = 120.0  # units past a page in which words are looked for that belong to its last bars
NOTHING = "Chưa có hoạt động nào."
_ARTIFACT, _REPEATED = "/Artifact <</Type /Layout>> BDC", "/Artifact <</Type /Pagination>> BDC"


class Book:
    """The pages of a layout, then all that had to be shortened in it."""

    def __init__(self, sheet: Sheet, layout: Layout, options: GanttOptions, moment: datetime | None) -> None:
        self._sheet, self._layout, self._moment = sheet, layout, moment
        self._grey = options.grey
        self._total = 0

    def pdf(self, moment: datetime) -> bytes:
        """The archival file; at least one page."""
        layout = self._layout
        blocks = tuple(_blocks(layout))
        pages = paginate(blocks, _profile(layout.paper)) if blocks else []
        for page in pages[1:]:
            del page.placed[0]  # the number of the page; here it stands at the foot
        texts, strokes = tag(pages, blocks)
        painted = layout.pages if layout.down else 0
        self._total = painted + len(pages)
        root = Element("Document")
        with ONE_AT_A_TIME:
            file = opened(self._sheet)
            if painted:
                self._charts(file, root)
            for number, stroke in enumerate(strokes, painted):
                self._set(file, stroke, number)
            data = file.finished()
        root.kids += [_later(kid, painted) for kid in texts.kids]
        return finish(data, root, self._sheet, moment)

    def _charts(self, file: File, root: Element) -> None:
        """Across, then down; the table of the structure runs through all."""
        layout = self._layout
        top = _Page(file, layout, 0, grey=self._grey)
        top.words((root.add(name), [words]) for name, words in layout.heading.lines)
        table = Element("Table")
        root.kids.append(table)
        head = _cells_of(table, "TH", len(_columns(layout)) + 1)
        count = len(layout.across)
        for down, band in enumerate(layout.down):
            rows: dict[int, list[Element]] = {}
            for across, stretch in enumerate(layout.across):
                number = down * count + across
                page = top if not number else _Page(file, layout, number, grey=self._grey)
                heads = [] if down else head
                page.chart(band, stretch, heads, table, rows, first=not across, top=not down)
                if not number:
                    page.legend(band, root)
                tile = f"hàng {down + 1}/{len(layout.down)}, cột {across + 1}/{count}"
                page.foot(self._foot(number, tile if count > 1 else ""))
                page.close()

    def _foot(self, number: int, tile: str) -> tuple[Words, ...]:
        layout = self._layout
        running = layout.heading.running
        return foot(layout.look, layout.wide, number, self._total, running, tile, self._moment)

    def _set(self, file: File, strokes: Strokes, number: int) -> None:
        page = _Page(file, self._layout, number, grey=self._grey)
        pen = Pen(file, page.paper[1])
        pen.write(strokes)
        page.foot(self._foot(number, ""))
        page.close(pen.operators)


class _Page:
    """One page in units of the chart; its operators are in the order of reading."""

    def __init__(self, file: File, layout: Layout, number: int, *, grey: bool) -> None:
        self.layout, self.number, self.paper = layout, number, PAPERS[layout.paper]
        self.edge = EDGE / layout.zoom
        self.ink = ChartInk(file, self.paper[0] / layout.zoom, self.paper[1] / layout.zoom, grey=grey)
        self._file, self._marks = file, 0

    def words(self, said: Iterable[tuple[Element, list[Words]]]) -> None:
        """Words, each with its element, from the upper left corner on."""
        self.ink.origin(self.edge, self.edge)
        for element, words in said:
            self._say(element, words)

    def chart(
        self,
        band: Pair,
        stretch: Pair,
        head: Sequence[Element],
        table: Element,
        rows: dict[int, list[Element]],
        *,
        first: bool,
        top: bool,
    ) -> None:
        """Table and times of a band of rows and a stretch of days; what was on the page before is no text."""
        layout, chart = self.layout, self.layout.chart
        y = self.edge + (layout.heading.height if top else 0.0)
        body, left = y + layout.header, self.edge + chart.table_width
        self.ink.origin(left - stretch[0], y)
        header = chart.header(layout.scale, *stretch)
        ground, headings = gantt_words.pieces(header)
        self.ink.cut(_ARTIFACT, ground, stretch[0], 0, stretch[1], layout.header)
        self.ink.origin(left - stretch[0], body - band[0])
        pane = chart.pane(layout.scale, stretch[0], stretch[1] + _BEYOND, *band)
        shapes, words = gantt_words.pieces(pane)
        self.ink.cut(_ARTIFACT, shapes, stretch[0], band[0], stretch[1], band[1])
        self._arrows(shapes, stretch)
        self._table_ground(body, band, y)
        self._lines(y, body, band, stretch)
        self._heads(head, headings, y, left, stretch, first=first)
        last = stretch == layout.across[-1]
        kept = gantt_words.labels(words, pane.spots, *stretch, layout.look, last=last)
        self._rows(band, body, left - stretch[0], kept, table, rows, first=first)

    def _arrows(self, shapes: Sequence[Shape], stretch: Pair) -> None:
        marks = list(gantt_words.cut_bars(shapes, *stretch))
        if marks:
            self.ink.operators.append(_ARTIFACT)
            for mark in marks:
                self.ink.arrow(*mark)
            self.ink.operators.append("EMC")

    def _table_ground(self, body: float, band: Pair, y: float) -> None:
        chart = self.layout.chart
        self.ink.origin(self.edge, y)
        heading = chart.table_header(self.layout.scale.cell).shapes
        self.ink.marked(_ARTIFACT, (shape for shape in heading if not isinstance(shape, Words)))
        self.ink.origin(self.edge, body - band[0])
        found = self._indexes(band)
        self.ink.marked(_ARTIFACT, (shape for index in found for shape in self.layout.cells.shapes[index]))

    def _lines(self, y: float, body: float, band: Pair, stretch: Pair) -> None:
        """The frame, and between the columns but in the heads of groups."""
        chart = self.layout.chart
        low = body + band[1] - band[0]
        left, wide = chart.table_width, chart.table_width + stretch[1] - stretch[0]
        self.ink.origin(self.edge, 0)
        lines = [Line(0, at, wide, at, Tone.GRID) for at in (y, body, low)]
        lines += [Line(x, y, x, low, Tone.GRID) for x in (0.0, left, wide)]
        heads = [index for index in self._indexes(band) if chart.rows[index].head]
        starts = (y, *(body - band[0] + chart.top_of(index) + chart.row_height(index) for index in heads))
        ends = (*(body - band[0] + chart.top_of(index) for index in heads), low)
        lines += [
            Line(x, start, x, end, Tone.GRID)
            for x in list(self._starts())[1:]
            for start, end in zip(starts, ends, strict=True)
        ]
        self.ink.marked(_ARTIFACT, lines)

    def _starts(self) -> Iterator[float]:
        x = 0.0
        for _, width in _columns(self.layout):
            yield x
            x += width

    def _heads(
        self,
        head: Sequence[Element],
        headings: list[Words],
        y: float,
        left: float,
        stretch: Pair,
        *,
        first: bool,
    ) -> None:
        """The headings of the columns and of the days; said once, then repeated."""
        shapes = self.layout.chart.table_header(self.layout.scale.cell).shapes
        names = [shape for shape in shapes if isinstance(shape, Words)]
        self.ink.origin(self.edge, y)
        if head and first:
            for element, name in zip(head, names, strict=False):
                self._say(element, [name])
        else:
            self.ink.marked(_REPEATED, names)
        self.ink.origin(left - stretch[0], y)
        days = list(gantt_words.headings(headings, *stretch, self.layout.look))
        if head:
            self._say(head[-1], days)
        else:
            self.ink.marked(_REPEATED, days)

    def _rows(
        self,
        band: Pair,
        body: float,
        x: float,
        labels: Iterable[Words],
        table: Element,
        rows: dict[int, list[Element]],
        *,
        first: bool,
    ) -> None:
        """Row by row: the cells, then what is said beside the bars."""
        layout = self.layout
        beside: dict[int | None, list[Words]] = {}
        for label in labels:
            beside.setdefault(layout.chart.row_at(label.y), []).append(label)
        places = {column: place for place, (column, _) in enumerate(_columns(layout))}
        for index in self._indexes(band):
            if layout.chart.rows[index].continued:
                self.ink.origin(self.edge, body - band[0])
                self.ink.marked(_REPEATED, [said for _, words in layout.cells.rows[index] for said in words])
                self.ink.origin(x, body - band[0])
                self.ink.marked(_REPEATED, beside.get(index, []))
                continue
            if index not in rows:
                rows[index] = _cells_of(table, "TD", len(places) + 1)
            self.ink.origin(self.edge, body - band[0])
            for column, words in layout.cells.rows[index]:
                if first:
                    self._say(rows[index][places[column]], words)
                else:
                    self.ink.marked(_REPEATED, words)
            if index in beside:
                self.ink.origin(x, body - band[0])
                self._say(rows[index][-1], beside[index])

    def _indexes(self, band: Pair) -> range:
        chart = self.layout.chart
        start, end = chart.row_at(band[0] + 0.01), chart.row_at(band[1] - 0.01)
        return range(start or 0, (end or 0) + 1)

    def legend(self, band: Pair, root: Element) -> None:
        """Below the first rows."""
        layout = self.layout
        y = self.edge + layout.heading.height + layout.header + band[1] - band[0] + layout.look.size * 0.5
        self.ink.origin(self.edge, y)
        if layout.legend.shapes:
            self.ink.marked(_ARTIFACT, layout.legend.shapes)
        for words in layout.legend.words:
            self._say(root.add("P"), [words])

    def foot(self, words: tuple[Words, ...]) -> None:
        self.ink.origin(self.edge, (self.paper[1] - FOOT * 0.75) / self.layout.zoom)
        self.ink.marked(_REPEATED, words)

    def close(self, before: Sequence[str] = ()) -> None:
        """The page is put into the file, what is in points already first."""
        zoom = f"{self.layout.zoom:.5f}"
        operators = (*before, f"q {zoom} 0 0 {zoom} 0 0 cm", *self.ink.operators, "Q")
        self._file.page(*self.paper, operators)

    def _say(self, element: Element, words: Sequence[Words]) -> None:
        element.kids.append(Mark(self.number, self._marks))
        self.ink.marked(f"/{element.tag} <</MCID {self._marks}>> BDC", words)
        self._marks += 1


def _columns(layout: Layout) -> list[tuple[int, float]]:
    """The columns that are shown, with their widths."""
    return [(column, width) for column, width in enumerate(layout.columns) if width]


def _cells_of(table: Element, name: str, count: int) -> list[Element]:
    row = table.add("TR")
    found = [row.add(name) for _ in range(count)]
    if name == "TH":
        for cell in found:
            cell.attributes = {"O": "Table", "Scope": "Column"}
    return found


def _blocks(layout: Layout) -> Iterator[Block]:
    """What the pages of the chart cannot say: that there is nothing, or all of what was shortened."""
    if not layout.down:
        yield Title("BIỂU ĐỒ TIẾN ĐỘ", tuple(filter(None, [layout.heading.subject])))
        yield Paragraph((Span(NOTHING),), Style.NOTE)
        return
    cut = [(one.number, one.heading, one.text) for one in layout.cells.cut]
    if layout.heading.cut:
        cut.insert(0, ("", "Kế hoạch", layout.heading.cut))
    if cut:
        rows = tuple(tuple((Span(text),) for text in row) for row in cut)
        yield Title("NỘI DUNG ĐẦY ĐỦ CỦA CÁC Ô IN RÚT GỌN", ())
        yield Table((0.10, 0.12, 0.78), ("STT", "Cột", "Nội dung"), rows, "cut", ("c", "l", "l"))


def _profile(paper: str) -> Profile:
    width, height = PAPERS[paper]
    size = 11 if paper == "A4" else 12
    return replace(
        PROFILE_L,
        width=width,
        height=height,
        top=EDGE,
        bottom=FOOT,
        left=EDGE,
        right=EDGE,
        cell=size,
        annex=size + 2,
        title=size + 2,
        before=12,
    )


def _later(element: Element | Mark, pages: int) -> Element | Mark:
    """The element with its marks so many pages later."""
    if isinstance(element, Mark):
        return Mark(element.page + pages, element.number)
    element.kids = [_later(kid, pages) for kid in element.kids]
    return element
