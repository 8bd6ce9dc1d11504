"""What a document says before it has lines and pages: a sheet is a row of blocks."""

import enum
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of literal text; `note` is a footnote hung after it, numbered when the page is set."""

    text: str
    bold: bool = False
    italic: bool = False
    note: "tuple[Span, ...]" = ()


class Style(enum.Enum):
    """How a paragraph looks (Phụ lục I, II.6; annexes III.1)."""

    SECTION = "section"
    HEADING = "heading"
    BODY = "body"
    BASIS = "basis"
    NOTE = "note"
    ANNEX_LABEL = "annex-label"
    ANNEX_TITLE = "annex-title"
    ANNEX_REF = "annex-ref"


@dataclass(frozen=True, slots=True)
class Head:
    """Ô 1-4, and the optional 10b, 11, 13. None or "" in number and date leaves room for a stamp."""

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    symbol: str
    place: str
    day: int | None
    month: int | None
    year: int | None
    source: str = ""
    urgency: str = ""
    circulation: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Ô 5a: the kind of document and its subject, with the short rule below."""

    kind: str
    lines: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Ô 6. `mark` ("1.", "a)", "-") opens the paragraph; `source` names its record, `level` 0 is no item."""

    spans: tuple[Span, ...]
    style: Style = Style.BODY
    source: str = ""
    mark: str = ""
    mark_bold: bool = False
    keep_next: bool = False
    level: int = 0


Cell = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table. `widths` are fractions of the measure; `aligns` one of "l" "c" "r" a column."""

    widths: tuple[float, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str = ""
    aligns: tuple[str, ...] = ()
    row_sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tail:
    """Ô 7 and 9b: recipients (whole lines, "- UBND tỉnh (b/c);") at the left, signature at the right."""

    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    name: str
    below: str = ""
    recipients_source: str = ""
    signature_source: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, and with `restart_numbers` a new count of pages (annexes, III.1.đ)."""

    landscape: bool = False
    restart_numbers: bool = True


Block = Head | Title | Paragraph | Table | Tail | PageBreak


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document and what its file says about itself."""

    blocks: tuple[Block, ...]
    title: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
