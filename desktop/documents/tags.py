"""Which letters make which element, in the order of reading: the structure behind the pages of a tagged PDF.

What says nothing new (rules, page numbers, the repeated head of a table) becomes an artifact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from desktop.documents import fonts
from desktop.documents.blocks import Block, Paragraph, Style, Table, Tail, Title
from desktop.documents.pages import Page, Placed
from desktop.documents.painter import Stroke
from desktop.documents.rows import Rule, Text, notes_of

_HEADINGS = {Style.SECTION: "H2", Style.HEADING: "H", Style.ANNEX_LABEL: "H1", Style.ANNEX_TITLE: "H1"}
_LAYOUT = "/Artifact <</Type /Layout>> BDC"
_REPEATED = "/Artifact <</Type /Pagination>> BDC"
_RAISED = 0.8  # a figure smaller than this part of its line calls a footnote


class Mark(NamedTuple):
    """A stretch of marked content: its page from 0, its number on that page."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """An element of the structure; `attributes` are names and names of PDF, `name` identifies a footnote."""

    tag: str
    kids: list[Element | Mark] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    name: str = ""

    def add(self, tag: str) -> Element:
        """A new last child."""
        self.kids.append(child := Element(tag))
        return child


class Tagged(NamedTuple):
    """The root of the structure, and the strokes of every page."""

    root: Element
    strokes: list[list[Stroke]]


class _Home(NamedTuple):
    """Where a block is read: its letters, the label before them, and what holds its footnotes."""

    whole: Element
    label: Element | None
    holder: Element


def tag(pages: Iterable[Page], blocks: Sequence[Block]) -> Tagged:
    """Every letter of the pages in an element or in an artifact."""
    tagger = _Tagger(blocks)
    strokes = [tagger.page(number, page) for number, page in enumerate(pages)]
    _settle(tagger.root)
    return Tagged(tagger.root, strokes)


def _settle(element: Element) -> bool:
    """Drop what stayed empty, open the holders; whether anything is left. Cells stay: a table is regular."""
    kids: list[Element | Mark] = []
    for kid in element.kids:
        if isinstance(kid, Mark):
            kids.append(kid)
        elif _settle(kid):
            kids += [kid] if kid.tag else kid.kids
    element.kids = kids
    return bool(kids) or element.tag in ("TD", "TH")


class _List(NamedTuple):
    level: int
    kind: str
    element: Element


def _homes(blocks: Sequence[Block], root: Element) -> list[_Home]:
    """The skeleton: one home a block."""
    homes: list[_Home] = []
    lists: list[_List] = []
    rank = 2
    for block, above in zip(blocks, (None, *blocks), strict=False):
        if isinstance(block, Paragraph) and block.style not in _HEADINGS and (block.level or block.mark):
            homes.append(_item(block, lists, root))
            continue
        lists.clear()
        if _style(block) is Style.ANNEX_TITLE and _style(above) is Style.ANNEX_LABEL:
            homes.append(homes[-1])
        else:
            tag_ = _tag_of(block, rank)
            rank = int(tag_[1]) if tag_[0] == "H" else rank
            homes.append(_home(root, tag_))
    return homes


def _home(parent: Element, tag: str, label: Element | None = None) -> _Home:
    holder = parent.add("")
    return _Home(holder.add(tag), label, holder)


def _item(block: Paragraph, lists: list[_List], root: Element) -> _Home:
    """Neighbours of one level and one kind of mark make a list, in the item of the level above."""
    kind = re.sub(r"[^\W\d]+", "a", re.sub(r"\d+", "1", block.mark.strip()))
    here = (block.level, kind)
    while lists and lists[-1].level >= block.level and lists[-1][:2] != here:
        lists.pop()
    if not kind:
        return _home(_last_body(lists[-1].element) if lists else root, "P")
    if not lists or lists[-1].level < block.level:
        made = (_last_body(lists[-1].element) if lists else root).add("L")
        made.attributes = {"O": "List", "ListNumbering": _numbering(kind)}
        lists.append(_List(*here, made))
    item = lists[-1].element.add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    return _home(body, "P", label)


def _numbering(kind: str) -> str:
    return "Decimal" if "1" in kind else "LowerAlpha" if "a" in kind else "Disc"


def _last_body(made: Element) -> Element:
    """The body of the last item of a list."""
    item = made.kids[-1]
    assert isinstance(item, Element) and isinstance(item.kids[-1], Element)
    return item.kids[-1]


def _style(block: Block | None) -> Style | None:
    return block.style if isinstance(block, Paragraph) else None


def _tag_of(block: Block, rank: int) -> str:
    """The tag of a block below a heading of this rank; headings never skip a rank."""
    match block:
        case Paragraph(style=Style.HEADING):
            return f"H{min(max(block.level, 1) + 2, rank + 1, 6)}"
        case Paragraph():
            return _HEADINGS.get(block.style, "P")
        case Title():
            return "H1"
        case Table():
            return "Table"
        case _:
            return "Div"


class _Tagger:
    def __init__(self, blocks: Sequence[Block]) -> None:
        self.root = Element("Document")
        self._blocks = blocks
        self._homes = _homes(blocks, self.root)
        self._known: dict[tuple[int, str, int, int], Element] = {}
        self._callers: dict[str, Element] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._page = self._marks = 0
        self._strokes: list[Stroke] = []
        self._open: Element | None = None

    def page(self, number: int, page: Page) -> list[Stroke]:
        """The strokes of a page; pages come in order."""
        self._page, self._marks, self._strokes, self._open = number, 0, [], None
        for placed in page.placed:
            letters = [op for op in placed.part.ops if isinstance(op, Text)]
            if placed.block < 0 or not placed.part.role:
                self._artifact(placed, _REPEATED if letters else _LAYOUT)
                continue
            rules = tuple(op for op in placed.part.ops if isinstance(op, Rule))
            if rules:
                self._artifact(placed._replace(part=placed.part._replace(ops=rules)), _LAYOUT)
            for element, ops in self._elements(placed, self._spaced(placed.block, letters)):
                self._letters(element, placed._replace(part=placed.part._replace(ops=tuple(ops))))
        return self._strokes

    def _artifact(self, placed: Placed, opening: str) -> None:
        if self._strokes and self._open is None and self._strokes[-1].opening == opening:
            self._strokes[-1].placed.append(placed)
            return
        self._strokes.append(Stroke(opening, [placed]))
        self._open = None

    def _letters(self, element: Element, placed: Placed) -> None:
        if self._open is not element:
            element.kids.append(Mark(self._page, self._marks))
            self._strokes.append(Stroke(f"/{element.tag} <</MCID {self._marks}>> BDC", []))
            self._marks += 1
            self._open = element
        self._strokes[-1].placed.append(placed)

    def _elements(self, placed: Placed, ops: list[Text]) -> Iterator[tuple[Element, list[Text]]]:
        """The letters of a part, shared out among the elements they belong to."""
        number, (role, _, (r, c), *_) = placed.block, placed.part
        block, home = self._blocks[number], self._homes[number]
        if role == "Note":
            yield from self._note(number, r, ops)
        elif isinstance(block, Table):
            yield from self._called(self._cell(number, block, r, c), None, ops)
        elif isinstance(block, Tail) and r == 0:
            yield from self._recipients(number, home.whole, ops)
        elif isinstance(block, Paragraph):
            if home.label and not home.whole.kids and not home.label.kids:
                yield home.label, ops[:1]
                ops = ops[1:]
            yield from self._called(home.whole, home.holder, ops)
        elif isinstance(block, Title):
            yield home.whole, ops
        else:
            yield self._child(number, home.whole, "P", r, c), ops

    def _child(self, number: int, parent: Element, tag: str, r: int, c: int = 0) -> Element:
        """The element of this place in the block, made where it is first met."""
        key = (number, tag, r, c)
        if key not in self._known:
            self._known[key] = parent.add(tag)
        return self._known[key]

    def _note(self, number: int, note: int, ops: list[Text]) -> Iterator[tuple[Element, list[Text]]]:
        holder = self._callers.get(str(note), self._homes[number].holder)
        element = self._child(number, holder, "Note", note)
        if not element.kids:
            element.name = f"note-{note}"
            yield element.add("Lbl"), ops[:1]
            ops = ops[1:]
        if ops:
            yield element, ops

    def _called(
        self, whole: Element, holder: Element | None, ops: list[Text]
    ) -> Iterator[tuple[Element, list[Text]]]:
        """Letters and, among them, the raised figures that call a footnote kept by the holder."""
        size = max((op.size for op in ops), default=0.0) * _RAISED
        for raised, group in groupby(ops, lambda op: op.size < size):
            figures = list(group)
            if raised:
                self._callers["".join(op.text for op in figures).strip()] = holder or whole
                yield whole.add("Reference").add("Lbl"), figures
            else:
                yield whole, figures

    def _cell(self, number: int, table: Table, r: int, c: int) -> Element:
        home = self._homes[number].whole
        row = self._child(number, home, "TR", r)
        tag = "TD" if r else "TH"
        while len(row.kids) < max(len(table.widths), c + 1):
            cell = self._child(number, row, tag, r, len(row.kids))
            if not r:
                cell.attributes = {"O": "Table", "Scope": "Column"}
        return self._known[number, tag, r, c]

    def _recipients(
        self, number: int, home: Element, ops: list[Text]
    ) -> Iterator[tuple[Element, list[Text]]]:
        """Ô 9b: its title, then an item for every line that begins at the margin."""
        title = self._child(number, home, "P", 0)
        listed = self._child(number, home, "L", 0)
        listed.attributes = {"O": "List", "ListNumbering": "Disc"}
        for op in ops:
            if not title.kids:
                yield title, [op]
                continue
            if op.x <= 0.0 or not listed.kids:
                listed.add("LI").add("LBody")
            yield _last_body(listed), [op]

    def _spaced(self, number: int, ops: list[Text]) -> list[Text]:
        """A space after each line, unless a word too wide for its line goes on in the next."""
        size = max((op.size for op in ops), default=0.0)
        spaced: list[Text] = []
        line = ""
        for op, below in zip(ops, [*ops[1:], None], strict=True):
            line += op.text if op.size >= size * _RAISED else ""
            if below is None or below.y > op.y + size / 2:
                if self._ends_word(number, line):
                    op = op._replace(text=op.text.rstrip(" ") + " ")
                line = ""
            spaced.append(op)
        return spaced

    def _ends_word(self, number: int, line: str) -> bool:
        block = self._blocks[number]
        if not line or not isinstance(block, Paragraph | Table):
            return True
        if number not in self._words:
            self._words[number] = frozenset(fonts.printable("\n".join(_texts(block))).split())
        return line.split(" ")[-1] in self._words[number]


def _texts(block: Paragraph | Table) -> Iterator[str]:
    """Every text of the block, that of its footnotes too; a word may run through several spans."""
    if isinstance(block, Table):
        yield from block.header
    else:
        yield block.mark
    cells = [block.spans] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
    for spans in cells:
        yield "".join(span.text for span in spans)
        for note in notes_of(spans):
            yield "".join(span.text for span in note)
