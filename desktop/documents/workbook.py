"""What every workbook keeps to: text that stays text, rows as high as their words, a page that prints."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.documents.blocks import Span
from desktop.documents.fonts import clean
from desktop.documents.lines import break_lines, words

BEGINNING = datetime(2000, 1, 1)
TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
SIZE = 12.0
FONT = {"font_name": "Times New Roman", "font_size": SIZE, "text_wrap": True, "valign": "top"}
ACROSS = {**FONT, "align": "center", "valign": "vcenter"}
LETTERS = 132  # characters that fill the width of an A4 page on its side
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LETTER = 5.25  # points that a character takes of the width of a column
_LINE = 15.75
_HIGHEST = 409.0  # points that a row may have
_LONGEST = 32_767  # characters in a cell
_SHORT = 3  # letters a line that always find room: what need not be measured


def paper(sheet: Any, widths: Sequence[float], top: int) -> None:
    """A4 on its side, as wide as the page, with row `top` on every page and always in sight."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(64 + len(widths))}1048576"})
    for column, width in enumerate(widths):
        sheet.set_column(column, column, round(width * LETTERS, 1))


def looks_like_formula(said: str) -> bool:
    """Whether a program would read the words as a formula once they are edited: they are then quoted."""
    return said.startswith(_FORMULA_STARTS)


def cell_words(text: str) -> str:
    """Clean text no longer than a cell can be (F26)."""
    return clean(text)[:_LONGEST]


def height(cells: Sequence[str], widths: Sequence[float], *, bold: bool) -> float:
    """Room for the deepest cell, in points: a viewer that does not measure shows every line."""
    deepest = 1
    for cell, width in zip(cells, widths, strict=True):
        if len(cell) <= _SHORT and "\n" not in cell:
            continue
        room = width * LETTERS * _LETTER
        deepest = max(deepest, len(break_lines(words((Span(cell),), SIZE, bold=bold), SIZE, room, room)))
    return min(deepest * _LINE, _HIGHEST)


def growing(book: bytes) -> bytes:
    """The same workbook with rows that grow again when their text is edited: no height is a custom one."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as source, ZipFile(target, "w") as packed:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = part.replace(b' customHeight="1"', b"")
            packed.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return target.getvalue()
