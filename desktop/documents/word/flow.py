"""Blocks as the body of a Word file: paragraphs with literal marks, native tables, sections with paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from desktop.documents.blocks import Block, Cell, Head, PageBreak, Paragraph, Style, Table, Tail, Title
from desktop.documents.layout import Profile
from desktop.documents.word import masthead
from desktop.documents.word.footnotes import Footnotes
from desktop.documents.word.styles import OF_BLOCK
from desktop.documents.word.xml import NAMESPACES, Edges, paragraph, row, rule, run, table, twips

_BOLD = (Style.SECTION, Style.HEADING, Style.ANNEX_LABEL, Style.ANNEX_TITLE)
_ITALIC = (Style.BASIS, Style.NOTE, Style.ANNEX_REF)
_ALIGN = {"l": "left", "c": "center", "r": "right"}


@dataclass(slots=True)
class _Section:
    """Blocks on paper of one direction with one count of pages."""

    paper: PageBreak
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Margins:
    """Relationships of what stands in the margins: the page number, ô 13 on page 1, and nothing elsewhere."""

    number: str
    contact: str = ""
    nothing: str = ""


def body(blocks: Sequence[Block], profile: Profile, notes: Footnotes, margins: Margins) -> str:
    """The body part."""
    sections = [_Section(PageBreak())]
    for block in blocks:
        if isinstance(block, PageBreak):
            sections.append(_Section(block))
        else:
            sections[-1].blocks.append(block)
    filled = [section for section in sections if section.blocks] or sections[:1]
    made: list[str] = []
    for section in filled:
        paper = profile.turned() if section.paper.landscape else profile
        made += _blocks(section.blocks, paper, notes)
        contact = margins.contact if section is filled[0] else margins.nothing
        properties = _paper(section.paper, paper, margins.number, contact)
        if section is not filled[-1]:
            made.append(paragraph("Spacer", section=properties))
        elif section.blocks and isinstance(section.blocks[-1], Table | Tail):
            made += [paragraph("Spacer"), properties]
        else:
            made.append(properties)
    return f"<w:body {NAMESPACES}>{''.join(made)}</w:body>"


def _paper(turn: PageBreak, profile: Profile, number: str, contact: str) -> str:
    """A4, margins, the number from the second page on, the contact on the first (I.1-3, I.7, II.13)."""
    landscape = ' w:orient="landscape"' * turn.landscape
    sides = {
        "top": profile.top,
        "right": profile.right,
        "bottom": profile.bottom,
        "left": profile.left,
        "header": profile.page_number_top,
        "footer": profile.bottom if contact else profile.page_number_top,
        "gutter": 0.0,
    }
    margins = " ".join(f'w:{name}="{twips(points)}"' for name, points in sides.items())
    first = ('<w:pgNumType w:start="1"/>', "<w:titlePg/>") if turn.restart_numbers else ("", "")
    foot = f'<w:footerReference w:type="first" r:id="{contact}"/>' if contact else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{number}"/>{foot}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(profile.width)}" w:h="{twips(profile.height)}"{landscape}/>'
        f"<w:pgMar {margins}/>{first[0]}{first[1]}</w:sectPr>"
    )


def _blocks(blocks: Sequence[Block], profile: Profile, notes: Footnotes) -> list[str]:
    made = []
    for block, following in zip_longest(blocks, blocks[1:]):
        match block:
            case Head():
                made.append(masthead.head(block, profile))
            case Title():
                made.append(masthead.title(block, profile))
            case Paragraph():
                made.append(_paragraph(block, following, profile, notes))
            case Table():
                made.append(_table(block, following, profile, notes))
            case Tail():
                made.append(masthead.tail(block, profile))
            case PageBreak():
                pass
    return made


def _paragraph(block: Paragraph, following: Block | None, profile: Profile, notes: Footnotes) -> str:
    style = block.style
    inner = run(f"{block.mark} ", bold=block.mark_bold and style not in _BOLD) if block.mark else ""
    inner += _spans(block.spans, notes, bold=style in _BOLD, italic=style in _ITALIC)
    made = paragraph(
        OF_BLOCK[style],
        inner,
        keep_next=block.keep_next or isinstance(following, Tail),
        after=profile.table_before if isinstance(following, Table) else None,
    )
    if style is Style.ANNEX_REF:
        made += rule(profile.annex_rule, profile.measure, profile.rule_stroke, after=profile.title_after)
    return made


def _spans(spans: Cell, notes: Footnotes, *, bold: bool = False, italic: bool = False) -> str:
    """Runs; what the style already is need not be said again."""
    return "".join(
        run(span.text, bold=span.bold and not bold, italic=span.italic and not italic)
        + (notes.call(span.note) if span.note else "")
        for span in spans
    )


def _table(block: Table, following: Block | None, profile: Profile, notes: Footnotes) -> str:
    """A native table; one that another table follows is held apart from it and kept with it."""
    whole = sum(block.widths) or 1.0
    widths = [profile.measure * width / whole for width in block.widths]
    held = isinstance(following, Tail)
    rows = []
    if any(block.header):
        titles = _filled([paragraph("TableHead", run(title)) for title in block.header], len(widths))
        rows.append(row(titles, widths, header=True))
    for r, cells in enumerate(block.rows):
        last = held and r == len(block.rows) - 1
        made = [_cell(cell, block.aligns[c : c + 1], notes, last) for c, cell in enumerate(cells)]
        rows.append(row(_filled(made, len(widths)), widths))
    drawn = table(widths, rows, Edges(True, profile.cell_pad, profile.cell_pad_top))
    apart = paragraph("Spacer", keep_next=held) if isinstance(following, Table | Tail | Head) else ""
    return drawn + apart


def _cell(cell: Cell, align: tuple[str, ...], notes: Footnotes, keep_next: bool) -> str:
    centred = _ALIGN[align[0]] if align and align[0] != "l" else ""
    return paragraph("TableText", _spans(cell, notes), keep_next=keep_next, align=centred)


def _filled(cells: list[str], columns: int) -> list[str]:
    """As many cells as there are columns."""
    return (cells + [paragraph("TableText")] * columns)[:columns]
