"""Pages as a PDF file: letters and rules, black, the same bytes for the same pages."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from desktop.documents import fonts
from desktop.documents.blocks import Sheet
from desktop.documents.pages import Page, Placed
from desktop.documents.rows import Rule, Text

if TYPE_CHECKING:
    from desktop.documents.press import File

CREATOR = "Sổ Kế hoạch"
ONE_AT_A_TIME = threading.Lock()  # a parsed font of reportlab reads through one shared position


class Stroke(NamedTuple):
    """What is painted between the operator that opens its marked content ("" for none) and EMC."""

    opening: str
    placed: list[Placed]


Strokes = Sequence[Stroke]
"""What is painted on one page."""


def paint(pages: Sequence[Page], sheet: Sheet, strokes: Sequence[Strokes] = ()) -> bytes:
    """The PDF file of the pages, as they are or in the strokes that tags.tag made of them."""
    with ONE_AT_A_TIME:
        return _paint(pages, sheet, strokes or [[Stroke("", page.placed)] for page in pages])


def _paint(pages: Sequence[Page], sheet: Sheet, strokes: Sequence[Strokes]) -> bytes:
    file = opened(sheet)
    for page, painted in zip(pages, strokes, strict=True):
        pen = Pen(file, page.height)
        pen.write(painted)
        file.page(page.width, page.height, pen.operators)
    return file.finished()


def opened(sheet: Sheet) -> File:
    """A new PDF file that says of itself what the sheet does."""
    from desktop.documents.press import File

    return File(
        title=fonts.clean(sheet.title),
        author=fonts.clean(sheet.author),
        subject=fonts.clean(sheet.subject),
        keywords=fonts.clean(sheet.keywords),
        creator=CREATOR,
        producer=CREATOR,
    )


class Pen:
    """Writes the operators of one page (ISO 32000-1, 8 and 9); what is set already is not set again."""

    def __init__(self, file: File, height: float) -> None:
        self.operators: list[str] = []
        self._file, self._height = file, height
        self._forget()

    def write(self, strokes: Strokes) -> None:
        """All that stands on the page."""
        for opening, placed in strokes:
            if opening:
                self.operators.append(opening)
            for one in placed:
                self.draw(one)
            if opening:
                self.operators.append("EMC")

    def draw(self, placed: Placed) -> None:
        """A part: its rules, then its letters."""
        x, y = placed.x, self._height - placed.y
        if placed.part.red:  # I.6: the stamp of urgency alone
            self.operators.append("q 1 0 0 rg 1 0 0 RG")
        letters = []
        for op in placed.part.ops:
            if isinstance(op, Rule):
                self._rule(op, x, y)
            else:
                letters.append(op)
        if letters:
            self._text(letters, x, y)
        if placed.part.red:
            self.operators.append("Q")
            self._forget()

    def _forget(self) -> None:
        self._font, self._stretch, self._stroke = ("", 0.0), "", 0.0

    def _rule(self, rule: Rule, x: float, y: float) -> None:
        if self._stroke != rule.stroke:
            self._stroke = rule.stroke
            self.operators.append(f"{rule.stroke:.2f} w")
        x0, y0, x1, y1 = x + rule.x0, y - rule.y0, x + rule.x1, y - rule.y1
        self.operators.append(f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")

    def _text(self, letters: list[Text], x: float, y: float) -> None:
        write, faces = self.operators.append, fonts.faces()
        write("BT")
        at_x = at_y = 0.0
        for op in letters:
            to_x, to_y = round(x + op.x, 2), round(y - op.y, 2)
            write(f"{to_x - at_x:.2f} {to_y - at_y:.2f} Td")
            at_x, at_y = to_x, to_y
            stretch = f"{op.stretch:.3f} Tw"
            if self._stretch != stretch:
                self._stretch = stretch
                write(stretch)
            for font, written in self._file.written(faces[op.face], op.text):
                if self._font != (font, op.size):
                    self._font = (font, op.size)
                    write(f"{font} {op.size:.2f} Tf")
                write(f"({written})Tj")
        write("ET")
