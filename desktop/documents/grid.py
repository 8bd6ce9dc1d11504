"""Tables as rows: ruled, the header repeated, a row cut only where it is higher than a page."""

import functools
from collections.abc import Iterator, Sequence

from desktop.documents.blocks import Cell, Span, Table
from desktop.documents.layout import Profile
from desktop.documents.lines import Line, break_lines, words
from desktop.documents.rows import HARD, Op, Part, Row, Rule, Spot, footnotes, notes_of, texts


def table_rows(table: Table, profile: Profile, number: int) -> list[Row]:
    """The rows of a table; footnotes in its cells are numbered from `number`."""
    edges = _edges(table.widths, profile.measure)
    head = _header(table, edges, profile)
    repeat = head[0] if len(head) == 1 and head[0].height < profile.depth / 3 else None
    rows: list[Row] = [row._replace(glue=HARD) for row in head]
    for r, cells in enumerate(table.rows):
        notes = sum(len(notes_of(cell)) for cell in cells)
        source = table.row_sources[r] if r < len(table.row_sources) else table.source
        made = _row(cells, edges, table.aligns, profile, number if notes else 0, r + 1)
        rows += (_sourced(row._replace(repeat=repeat), source, profile) for row in made)
        number += notes
    if rows:
        rows[0] = rows[0]._replace(before=profile.table_before)
    return rows


def _sourced(row: Row, source: str, profile: Profile) -> Row:
    return row._replace(spots=(Spot(source, 0.0, 0.0, profile.measure, row.height),)) if source else row


def _edges(widths: Sequence[float], measure: float) -> tuple[float, ...]:
    """Where the columns begin and end; fractions are made to fill the measure."""
    whole = sum(widths) or 1.0
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + measure * width / whole)
    return tuple(edges)


def _header(table: Table, edges: tuple[float, ...], profile: Profile) -> tuple[Row, ...]:
    if not any(table.header):
        return ()
    cells = tuple((Span(title, bold=True),) for title in table.header)
    return _row(cells, edges, ("c",) * len(cells), profile, 0, 0)


@functools.lru_cache(maxsize=4096)
def _row(
    cells: tuple[Cell, ...],
    edges: tuple[float, ...],
    aligns: tuple[str, ...],
    profile: Profile,
    number: int,
    r: int,
) -> tuple[Row, ...]:
    """One row of cells, cut into several only where it is higher than a page."""
    size, pad = profile.cell, profile.cell_pad
    columns: list[list[Line]] = []
    first = number
    for cell, left, right in zip(cells, edges, edges[1:], strict=False):
        room = max(right - left - 2 * pad, size)
        made = words(cell, size, number=number, raised=profile.superscript)
        columns.append(break_lines(made, size, room, room))
        number += len(notes_of(cell))
    notes = [note for cell in cells for note in notes_of(cell)]
    return tuple(
        _strip(strip, edges, aligns, profile, r, footnotes(_numbers(strip), notes, first, profile))
        for strip in _strips(columns, profile)
    )


def _numbers(strip: Sequence[Sequence[Line]]) -> list[int]:
    return [number for column in strip for line in column for number in line.notes]


def _strips(columns: list[list[Line]], profile: Profile) -> Iterator[list[list[Line]]]:
    deepest = max((len(column) for column in columns), default=1)
    most = int(profile.depth * 0.6 / profile.tight(profile.cell))
    if deepest * profile.tight(profile.cell) <= profile.depth * 0.9:
        most = deepest
    for start in range(0, deepest, max(most, 1)):
        yield [column[start : start + most] for column in columns]


def _strip(
    columns: Sequence[Sequence[Line]],
    edges: tuple[float, ...],
    aligns: tuple[str, ...],
    profile: Profile,
    r: int,
    notes: tuple[Row, ...],
) -> Row:
    size, pad, step = profile.cell, profile.cell_pad, profile.tight(profile.cell)
    deepest = max((len(column) for column in columns), default=1)
    height = deepest * step + 2 * profile.cell_pad_top
    role = "TD" if r else "TH"
    parts = []
    for c, column in enumerate(columns):
        align = aligns[c] if c < len(aligns) else "l"
        top = profile.cell_pad_top + (0.0 if r else (deepest - len(column)) * step / 2)
        ops: list[Op] = []
        for n, line in enumerate(column):
            base = top + (n + 1) * step - size * profile.descent
            ops += texts(line, size, edges[c] + pad, edges[c + 1] - edges[c] - 2 * pad, base, align, profile)
        parts.append(Part(role, tuple(ops), (r, c)))
    return Row(height, (*parts, _borders(edges, height, profile)), notes=notes)


def _borders(edges: tuple[float, ...], height: float, profile: Profile) -> Part:
    stroke = profile.cell_stroke
    across = [Rule(edges[0], y, edges[-1], y, stroke) for y in (0.0, height)]
    down = [Rule(x, 0.0, x, height, stroke) for x in edges]
    return Part("", (*across, *down))
