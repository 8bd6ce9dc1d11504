"""The few words of WordprocessingML that documents are made of; the one place where text becomes XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from desktop.documents.fonts import clean

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ILLEGAL = re.compile(r"[^\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Edges:
    """What a table shows of its cells: ruled, and the room around their text in points."""

    ruled: bool = False
    side: float = 0.0
    above: float = 0.0


def letters(words: str) -> str:
    """Words that XML can hold: clean (F25), nothing that no document may contain."""
    return _ILLEGAL.sub("", clean(words))


def twips(points: float) -> int:
    """Points as twentieths."""
    return round(points * 20)


def halves(points: float) -> int:
    """Points as the halves that sizes of letters are given in."""
    return round(points * 2)


def run(words: str, *, bold: bool = False, italic: bool = False, size: float = 0.0) -> str:
    """Literal words; "\\n" is a break of the line, `size` in points where the style's is not meant."""
    look = "<w:b/>" * bold + "<w:i/>" * italic
    if size:
        look += f'<w:sz w:val="{halves(size)}"/><w:szCs w:val="{halves(size)}"/>'
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in letters(words).split("\n"))
    return f"<w:r>{_properties('rPr', look)}{'<w:br/>'.join(lines)}</w:r>"


def paragraph(
    style: str,
    inner: str = "",
    *,
    keep_next: bool = False,
    border: str = "",
    before: float | None = None,
    after: float | None = None,
    indents: float = 0.0,
    align: str = "",
    section: str = "",
) -> str:
    """A paragraph of a named style; measures in points where they are not the style's."""
    spacing = "".join(
        f' w:{name}="{twips(room)}"'
        for name, room in (("before", before), ("after", after))
        if room is not None
    )
    properties = (
        f'<w:pStyle w:val="{style}"/>'
        + "<w:keepNext/>" * keep_next
        + border
        + (f"<w:spacing{spacing}/>" if spacing else "")
        + (f'<w:ind w:left="{twips(indents)}" w:right="{twips(indents)}"/>' if indents else "")
        + (f'<w:jc w:val="{align}"/>' if align else "")
        + section
    )
    return f"<w:p>{_properties('pPr', properties)}{inner}</w:p>"


def rule(length: float, measure: float, stroke: float, *, keep_next: bool = True, after: float = 0.0) -> str:
    """A drawn line in the middle of the measure: the border below an empty, very low paragraph."""
    room = max(0.0, (measure - length) / 2)
    border = borders(("bottom",), stroke)
    return paragraph("Rule", keep_next=keep_next, border=border, after=after, indents=room)


def borders(sides: Sequence[str], stroke: float, *, space: float = 0.0, color: str = "000000") -> str:
    """Lines around a paragraph, `space` above and below its letters; points."""
    room = {"top": round(space), "bottom": round(space)}
    line = f'w:val="single" w:sz="{round(stroke * 8)}" w:color="{color}"'
    lines = (f'<w:{side} {line} w:space="{room.get(side, 0)}"/>' for side in sides)
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def field(instruction: str, shown: str) -> str:
    """A field that Word computes."""
    return f"<w:fldSimple w:instr={quoteattr(f' {instruction} ')}>{run(shown)}</w:fldSimple>"


def table(widths: Sequence[float], rows: Sequence[str], edges: Edges = Edges()) -> str:
    """Rows under fixed columns, widths in points."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    sides = f'<w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
    if edges.ruled:
        line = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'
        names = ("top", "left", "bottom", "right", "insideH", "insideV")
        sides += f"<w:tblBorders>{''.join(f'<w:{name} {line}/>' for name in names)}</w:tblBorders>"
    room = {"top": edges.above, "left": edges.side, "bottom": edges.above, "right": edges.side}
    margins = "".join(f'<w:{name} w:w="{twips(points)}" w:type="dxa"/>' for name, points in room.items())
    return (
        f'<w:tbl><w:tblPr>{sides}<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0000"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def row(cells: Sequence[str], widths: Sequence[float], *, header: bool = False, splits: bool = False) -> str:
    """A row that stays on one page unless it `splits`; a `header` is repeated on every page."""
    properties = "<w:cantSplit/>" * (not splits) + "<w:tblHeader/>" * header
    made = (_cell(cell, width, header) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr>{_properties('trPr', properties)}{''.join(made)}</w:tr>"


def _cell(inner: str, width: float, middle: bool) -> str:
    align = '<w:vAlign w:val="center"/>' * middle
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{align}</w:tcPr>{inner}</w:tc>'


def _properties(name: str, inner: str) -> str:
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""
