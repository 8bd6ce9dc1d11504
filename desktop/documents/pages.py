"""Rows on pages: footnotes on the page that calls them, nothing torn apart that belongs together."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.documents import fonts
from desktop.documents.blocks import Block, Head, PageBreak, Paragraph, Table, Tail, Title
from desktop.documents.grid import table_rows
from desktop.documents.layout import Profile
from desktop.documents.masthead import foot_rows, head_row, tail_rows
from desktop.documents.rows import HARD, SOFT, Part, Row, Rule, Text, notes_of, paragraph_rows, title_rows


class Placed(NamedTuple):
    """A part and its origin, in points from the top left corner; `block` -1 is no part of the text."""

    x: float
    y: float
    part: Part
    block: int = -1


class Place(NamedTuple):
    """Where a record of the plan stands: page from 0, points from the top left corner."""

    source: str
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(slots=True)
class Page:
    """A page with what stands on it, in reading order."""

    width: float
    height: float
    placed: list[Placed] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)


Flowing = tuple[Row, int]
"""A row and the block it belongs to."""


@dataclass(slots=True)
class _Section:
    """Rows on paper of one direction with one count of pages; `continues` goes on counting."""

    profile: Profile
    continues: bool
    rows: list[Flowing] = field(default_factory=list)
    foot: list[Flowing] = field(default_factory=list)


def paginate(blocks: Iterable[Block], profile: Profile) -> list[Page]:
    """The pages of a document; at least one."""
    sections = _sections(blocks, profile)
    pages: list[Page] = []
    shown = 0
    for section in [section for section in sections if section.rows] or sections[:1]:
        filler = _Filler(section.profile, len(pages), section.foot)
        for cluster in _clusters(section.rows):
            filler.put(cluster)
        made = filler.finished()
        start = shown if section.continues else 0
        for count, page in enumerate(made, start + 1):
            if count > 1:
                page.placed.insert(0, _page_number(count, section.profile))
        shown = start + len(made)
        pages += made
    return pages


def _sections(blocks: Iterable[Block], profile: Profile) -> list[_Section]:
    sections = [_Section(profile, continues=False)]
    number = 1
    for index, block in enumerate(blocks):
        section = sections[-1]
        if isinstance(block, PageBreak):
            paper = profile.turned() if block.landscape else profile
            sections.append(_Section(paper, continues=not block.restart_numbers))
            continue
        if isinstance(block, Head):
            section.foot = [(row, index) for row in foot_rows(block, section.profile)]
        if isinstance(block, Tail):
            section.rows[-2:] = [(row._replace(glue=HARD), owner) for row, owner in section.rows[-2:]]
        section.rows += [(row, index) for row in _rows(block, section.profile, number)]
        number += _count_notes(block)
    return sections


def _rows(block: Block, profile: Profile, number: int) -> Sequence[Row]:
    match block:
        case Head():
            return (head_row(block, profile),)
        case Title():
            return title_rows(block, profile)
        case Paragraph():
            return paragraph_rows(block, profile, number)
        case Table():
            return table_rows(block, profile, number)
        case Tail():
            return tail_rows(block, profile)
        case PageBreak():
            return ()


def _count_notes(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(notes_of(block.spans))
    if isinstance(block, Table):
        return sum(len(notes_of(cell)) for cells in block.rows for cell in cells)
    return 0


def _clusters(rows: Iterable[Flowing], weakest: int = SOFT) -> Iterator[list[Flowing]]:
    """Rows that must stay together, glued at least as firmly as `weakest`."""
    cluster: list[Flowing] = []
    for row, owner in rows:
        cluster.append((row, owner))
        if row.glue < weakest:
            yield cluster
            cluster = []
    if cluster:
        yield cluster


def _page_number(count: int, profile: Profile) -> Placed:
    """I.7: Arabic, centred in the top margin."""
    size = profile.page_number
    base = profile.page_number_top + size * (profile.single - profile.descent)
    text = str(count)
    x = profile.left + (profile.measure - fonts.width(fonts.REGULAR, text) * size) / 2
    return Placed(0.0, 0.0, Part("", (Text(x, base, text, fonts.REGULAR, size),)))


class _Filler:
    """Pours rows into pages of one profile; `foot` stands at the foot of the first."""

    def __init__(self, profile: Profile, first: int, foot: Sequence[Flowing] = ()) -> None:
        self._profile = profile
        self._contact = foot[: profile.contact_lines + 1]
        self._surplus = foot[profile.contact_lines + 1 :]
        self._first = first
        self._pages: list[Page] = []
        self._waiting: deque[Flowing] = deque()
        self._turn()

    def put(self, rows: list[Flowing]) -> None:
        """Rows that belong together, on this page or else on the next; torn only if higher than a page."""
        if not self._fits(rows):
            higher = not self._fits_fresh(rows)
            if higher and len(rows) > 1:
                self._tear(rows)
                return
            if (self._y or self._notes) and not (higher and self._begins(rows[0][0])):
                self._turn(rows[0][0].repeat)
        for row, owner in rows:
            self._place(row, owner)

    def finished(self) -> list[Page]:
        """The pages; footnotes that still wait, and what no foot could hold, on pages of their own."""
        self._waiting += self._surplus
        while self._waiting:
            self._turn()
        self._foot()
        return self._pages

    def _tear(self, rows: list[Flowing]) -> None:
        parts = list(_clusters(rows, HARD))
        for part in parts if len(parts) > 1 else [[row] for row in rows]:
            self.put(part)

    def _fits(self, rows: list[Flowing]) -> bool:
        return self._y + self._need(rows, bool(self._y)) + self._notes_height <= self._depth + 1e-6

    def _fits_fresh(self, rows: list[Flowing]) -> bool:
        head = rows[0][0].repeat
        return (head.height if head else 0.0) + self._need(rows, False) <= self._profile.depth

    def _begins(self, row: Row) -> bool:
        """Whether the row itself and the first lines of its notes fit."""
        bare = row._replace(notes=row.notes[:2])
        return not self._notes and self._fits([(bare, -1)])

    def _need(self, rows: list[Flowing], below: bool) -> float:
        """Height of rows and their notes; the room above the first counts only below something."""
        height = sum(row.height + row.before for row, _ in rows)
        notes = sum(note.height + note.before for row, _ in rows for note in row.notes)
        if notes and not (below and self._notes):
            notes += self._profile.footnote_gap
        return height + notes - (0.0 if below else rows[0][0].before)

    def _place(self, row: Row, owner: int) -> None:
        x, top = self._profile.left, self._profile.top
        self._y += row.before if self._y else 0.0
        page = self._pages[-1]
        page.placed += [Placed(x, top + self._y, part, owner) for part in row.parts if part.ops]
        for spot in row.spots:
            y0, y1 = top + self._y + spot.y0, top + self._y + spot.y1
            page.places.append(Place(spot.source, self._number(), x + spot.x0, y0, x + spot.x1, y1))
        self._y += row.height
        self._waiting += [(note, owner) for note in row.notes]
        self._take_notes(self._depth - self._y)

    @property
    def _depth(self) -> float:
        """Height of the page's text and notes."""
        return self._profile.depth - (self._contact_height if len(self._pages) == 1 else 0.0)

    @property
    def _contact_height(self) -> float:
        return sum(row.height + row.before for row, _ in self._contact)

    def _number(self) -> int:
        return self._first + len(self._pages) - 1

    @property
    def _notes_height(self) -> float:
        if not self._notes:
            return 0.0
        return self._profile.footnote_gap + sum(note.height + note.before for note, _ in self._notes)

    def _take_notes(self, room: float) -> None:
        """As many of the waiting lines of notes as there is room for."""
        while self._waiting:
            note = self._waiting[0][0]
            gap = 0.0 if self._notes else self._profile.footnote_gap
            if self._notes_height + gap + note.before + note.height > room + 1e-6:
                return
            self._notes.append(self._waiting.popleft())

    def _turn(self, repeat: Row | None = None) -> None:
        """A new page, begun with the notes that found no room and a repeated table header."""
        if self._pages:
            self._foot()
        self._pages.append(Page(self._profile.width, self._profile.height))
        self._y = 0.0
        self._notes: list[Flowing] = []
        if len(self._pages) > 1:
            self._take_notes(self._profile.depth * 0.7)
        if repeat:
            self._place(repeat._replace(parts=tuple(part._replace(role="") for part in repeat.parts)), -1)

    def _foot(self) -> None:
        """Draw the footnotes at the foot of the page under their rule, and below them the contact line."""
        profile, page = self._profile, self._pages[-1]
        if len(self._pages) == 1:
            self._draw_down(self._contact, profile.top + self._depth)
        if not self._notes:
            return
        y = profile.top + self._depth - self._notes_height + profile.footnote_gap
        rule = Rule(0.0, 0.0, profile.footnote_rule, 0.0, profile.cell_stroke)
        page.placed.append(Placed(profile.left, y - profile.rule_gap, Part("", (rule,))))
        self._draw_down(self._notes, y)

    def _draw_down(self, rows: Sequence[Flowing], y: float) -> None:
        for row, owner in rows:
            y += row.before
            self._pages[-1].placed += [Placed(self._profile.left, y, part, owner) for part in row.parts]
            y += row.height
