"""Rows: strips of a page, made from paragraphs and titles; x from the left margin, y from the row's top."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.documents import fonts
from desktop.documents.blocks import Paragraph, Span, Style, Title
from desktop.documents.layout import Profile
from desktop.documents.lines import Line, balanced, break_lines, words

FREE, SOFT, HARD = 0, 1, 2
"""How firmly a row holds the next on its page: SOFT gives way where both are higher than a page."""


_HEADING_LINES = 6  # that stay together


class Text(NamedTuple):
    """Letters on a base line; `stretch` is added to every space."""

    x: float
    y: float
    text: str
    face: str
    size: float
    stretch: float = 0.0


class Rule(NamedTuple):
    """A straight line."""

    x0: float
    y0: float
    x1: float
    y1: float
    stroke: float


Op = Text | Rule


class Part(NamedTuple):
    """What belongs to one element: `role` as in a tagged PDF ("" for none), `node` which one of its block."""

    role: str
    ops: tuple[Op, ...]
    node: tuple[int, int] = (0, 0)
    red: bool = False


class Spot(NamedTuple):
    """A rectangle that answers to a record of the plan."""

    source: str
    x0: float
    y0: float
    x1: float
    y1: float


class Row(NamedTuple):
    """`before` is room above, dropped at the top of a page; `notes` are the lines of its footnotes."""

    height: float
    parts: tuple[Part, ...]
    before: float = 0.0
    notes: "tuple[Row, ...]" = ()
    glue: int = FREE
    repeat: "Row | None" = None
    spots: tuple[Spot, ...] = ()


class Look(NamedTuple):
    """How a style of paragraph is set."""

    size: float
    bold: bool = False
    italic: bool = False
    indent: float = 0.0
    align: str = "j"
    role: str = "P"
    keep_next: bool = False
    before: float = 0.0


@functools.lru_cache(maxsize=64)
def look(style: Style, profile: Profile) -> Look:
    """The look of a style (Phụ lục I, II.6 and III.1)."""
    body = Look(profile.body, indent=profile.indent, before=profile.before)
    annex = Look(profile.annex, bold=True, align="c", keep_next=True, role="H1")
    return {
        Style.SECTION: body._replace(bold=True, keep_next=True, role="H1"),
        Style.HEADING: body._replace(bold=True, keep_next=True, role="H2"),
        Style.BODY: body,
        Style.BASIS: body._replace(italic=True),
        Style.NOTE: body._replace(size=profile.note_text, italic=True),
        Style.ANNEX_LABEL: annex,
        Style.ANNEX_TITLE: annex._replace(size=profile.title),
        Style.ANNEX_REF: annex._replace(size=profile.annex_ref, bold=False, italic=True, role="P"),
    }[style]


def paragraph_rows(paragraph: Paragraph, profile: Profile, number: int) -> tuple[Row, ...]:
    """The lines of a paragraph, two at least together; its footnotes are numbered from `number`."""
    return _paragraph_rows(paragraph, profile, number if notes_of(paragraph.spans) else 0)


def notes_of(spans: Iterable[Span]) -> list[tuple[Span, ...]]:
    """The footnotes hung on the spans."""
    return [span.note for span in spans if span.note]


@functools.lru_cache(maxsize=4096)
def _paragraph_rows(paragraph: Paragraph, profile: Profile, number: int) -> tuple[Row, ...]:
    how = look(paragraph.style, profile)
    mark = fonts.printable(paragraph.mark + " ") if paragraph.mark else ""
    mark_face = fonts.face(how.bold or paragraph.mark_bold, how.italic)
    lead = how.indent + fonts.width(mark_face, mark) * how.size
    made = words(
        paragraph.spans, how.size, bold=how.bold, italic=how.italic, number=number, raised=profile.superscript
    )  # fmt: skip
    measure = profile.measure
    breaks = balanced(made, how.size, measure) if how.align == "c" else break_lines(
        made, how.size, max(measure - lead, measure / 4), measure
    )  # fmt: skip
    height = profile.line(how.size)
    rows = []
    for n, line in enumerate(breaks):
        base = height - how.size * profile.descent
        x = lead if not n else 0.0
        ops = texts(line, how.size, x, measure - x, base, how.align, profile)
        if mark and not n:
            ops = (Text(how.indent, base, mark, mark_face, how.size), *ops)
        spots = (Spot(paragraph.source, 0.0, 0.0, measure, height),) if paragraph.source else ()
        rows.append(Row(height, (Part(how.role, ops),), 0.0 if n else how.before, spots=spots))
    rows = _with_notes(rows, breaks, paragraph.spans, number, profile)
    if paragraph.style is Style.ANNEX_REF:
        rows.append(_short_rule(profile.annex_rule, profile))
    return tuple(kept(rows, keep_next=how.keep_next or paragraph.keep_next))


def kept(rows: list[Row], *, keep_next: bool) -> list[Row]:
    """No line alone at the foot or the head of a page (II.6; widows and orphans), no short heading torn."""
    last = len(rows) - 1
    glued = {0, last - 1} if last > 0 else set()
    if keep_next:
        glued |= set(range(last)) if last < _HEADING_LINES else set()
        glued.add(last)
    return [row._replace(glue=HARD) if n in glued else row for n, row in enumerate(rows)]


def _with_notes(
    rows: list[Row], breaks: Sequence[Line], spans: tuple[Span, ...], number: int, profile: Profile
) -> list[Row]:
    notes = notes_of(spans)
    return [
        row._replace(notes=footnotes(line.notes, notes, number, profile)) if line.notes else row
        for row, line in zip(rows, breaks, strict=True)
    ]


def footnotes(
    numbers: Iterable[int], notes: Sequence[tuple[Span, ...]], first: int, profile: Profile
) -> tuple[Row, ...]:
    """The lines of the footnotes with these numbers, where `notes` begin with number `first`."""
    return tuple(row for number in numbers for row in _note_rows(notes[number - first], number, profile))


def _note_rows(spans: tuple[Span, ...], number: int, profile: Profile) -> list[Row]:
    size, measure = profile.footnote, profile.measure
    figures = f"{number} "
    raised = size * profile.superscript
    lead = fonts.width(fonts.REGULAR, figures) * raised
    plain = tuple(replace(span, note=()) for span in spans)
    height = profile.tight(size)
    base = height - size * profile.descent
    rows = []
    for n, line in enumerate(break_lines(words(plain, size), size, measure - lead, measure)):
        x = 0.0 if n else lead
        ops = texts(line, size, x, measure - x, base, "j", profile)
        if not n:
            ops = (Text(0.0, base - size * profile.superscript_rise, figures, fonts.REGULAR, raised), *ops)
        rows.append(Row(height, (Part("Note", ops, (number, 0)),), 0.0 if n else profile.footnote_before))
    return rows


def texts(
    line: Line, size: float, x: float, measure: float, base: float, align: str, profile: Profile
) -> tuple[Text, ...]:
    """A line in its measure: justified "j", centred "c", at the left "l" or the right "r"."""
    room = measure - line.width
    stretch = 0.0
    if align == "j":
        if line.spaces and not line.ends and 0.0 < room / line.spaces <= size * profile.loosest:
            stretch = room / line.spaces
    elif align != "l":
        x += room / 2 if align == "c" else room
    return tuple(
        Text(
            x + run.x + run.spaces * stretch,
            base - size * profile.superscript_rise * run.raised,
            run.text,
            run.face,
            size * profile.superscript if run.raised else size,
            stretch,
        )
        for run in line.runs
    )


def centred(
    texts_: Iterable[str], size: float, left: float, measure: float, top: float, profile: Profile,
    *, bold: bool = False, italic: bool = False,
) -> tuple[tuple[Text, ...], float, list[float]]:  # fmt: skip
    """Centred lines at single spacing, broken evenly where needed: letters, y below them, line widths."""
    ops: list[Text] = []
    widths = []
    for text in texts_:
        for line in balanced(words((Span(text),), size, bold=bold, italic=italic), size, measure):
            top += profile.tight(size)
            ops += texts(line, size, left, measure, top - size * profile.descent, "c", profile)
            widths.append(line.width)
    return tuple(ops), top, widths


@functools.lru_cache(maxsize=64)
def title_rows(title: Title, profile: Profile) -> tuple[Row, ...]:
    """Ô 5a (II.5): kind and subject, and a rule of 1/3-1/2 of the last line."""
    measure, size = profile.title_measure, profile.title
    left = (profile.measure - measure) / 2
    rows, length = [], 0.0
    for node, text in enumerate((title.kind, *title.lines)):
        for line in balanced(words((Span(text),), size, bold=True), size, measure):
            height = profile.tight(size)
            ops = texts(line, size, left, measure, height - size * profile.descent, "c", profile)
            spots = (Spot(title.source, left, 0.0, left + measure, height),) if title.source else ()
            rows.append(Row(height, (Part("H1", ops, (node, 0)),), glue=HARD, spots=spots))
            length = line.width * profile.title_rule
    rows[0] = rows[0]._replace(before=profile.title_before)
    return (*rows, _short_rule(length, profile)._replace(glue=HARD))


def middle_rule(middle: float, y: float, length: float, profile: Profile) -> Rule:
    """A rule around the middle of its column."""
    return Rule(middle - length / 2, y, middle + length / 2, y, profile.rule_stroke)


def box(words: str, middle: float, top: float, width: float, profile: Profile) -> tuple[Op, ...]:
    """Bold words in a single-line box (II.10-11)."""
    size, height, half = profile.stamp, profile.stamp_height, profile.stamp_stroke / 2
    letters = fonts.width(fonts.BOLD, words) * size
    x0, x1 = middle - width / 2, middle + width / 2
    base = top + height / 2 + size * profile.capital / 2
    across = [Rule(x0 - half, y, x1 + half, y, profile.stamp_stroke) for y in (top, top + height)]
    down = [Rule(x, top, x, top + height, profile.stamp_stroke) for x in (x0, x1)]
    return (*across, *down, Text(middle - letters / 2, base, words, fonts.BOLD, size))


def _short_rule(length: float, profile: Profile) -> Row:
    rule = middle_rule(profile.measure / 2, profile.rule_gap, length, profile)
    return Row(profile.rule_gap + profile.title_after, (Part("", (rule,)),))
