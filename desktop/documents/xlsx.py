"""The assignment of tasks as a workbook: `phan-cong.xlsx`, the same lines as the annex on paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from desktop.documents.assignments import ALIGNS, COLUMNS, WIDTHS, assignments, origin, title
from desktop.documents.blocks import Span
from desktop.documents.content import issuer
from desktop.documents.fonts import clean
from desktop.documents.format import Format, check_zip
from desktop.documents.lines import break_lines, words
from desktop.i18n import later
from desktop.plan.plan import Plan

SHEET = "Phân công"
BEGINNING = datetime(2000, 1, 1)
_TEXT_STAYS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_SIZE = 12.0
_FONT = {"font_name": "Times New Roman", "font_size": _SIZE, "text_wrap": True, "valign": "top"}
_TOP = 2  # rows above the header
_LETTERS = 132  # characters that fill the width of the page
_LETTER = 5.25  # points that a character takes of the width of a column
_LINE = 15.75
_HIGHEST = 409.0  # points that a row may have
_LONGEST = 32_767  # characters in a cell


def make(plan: Plan) -> bytes:
    """The workbook; equal plans give equal bytes."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **_TEXT_STAYS_TEXT}) as book:
        book.set_properties(
            {"title": _words(title(plan)), "author": _words(issuer(plan)), "created": BEGINNING}
        )
        sheet = book.add_worksheet(SHEET)
        _paper(sheet)
        _heads(book, sheet, plan)
        _lines(book, sheet, plan)
    return _growing(target.getvalue())


def _paper(sheet: Any) -> None:
    """A4 on its side, as wide as the page, the header on every page and always in sight."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.repeat_rows(_TOP)
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.ignore_errors({"number_stored_as_text": "A1:G1048576"})
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, round(width * _LETTERS, 1))


def _heads(book: Any, sheet: Any, plan: Plan) -> None:
    across = {**_FONT, "align": "center", "valign": "vcenter"}
    last = len(COLUMNS) - 1
    for row, (said, look) in enumerate(((title(plan), {"bold": True}), (origin(plan), {"italic": True}))):
        sheet.merge_range(row, 0, row, last, "")
        sheet.write_string(row, 0, _words(said), book.add_format({**across, **look}))
        sheet.set_row(row, _height((said,), (1.0,), bold=True))
    header = book.add_format({**across, "bold": True, "border": 1})
    sheet.set_row(_TOP, _height(COLUMNS, WIDTHS, bold=True))
    for column, name in enumerate(COLUMNS):
        sheet.write_string(_TOP, column, name, header)


def _lines(book: Any, sheet: Any, plan: Plan) -> None:
    align = {"l": "left", "c": "center"}
    looks = {
        (column, bold, quoted): book.add_format(
            {**_FONT, "border": 1, "align": align[side], "bold": bold, "quote_prefix": quoted}
        )
        for column, side in enumerate(ALIGNS)
        for bold in (False, True)
        for quoted in (False, True)
    }
    for row, found in enumerate(assignments(plan), _TOP + 1):
        sheet.set_row(row, _height(found.cells, WIDTHS, bold=not found.number))
        for column, cell in enumerate(found.cells):
            said = _words(cell)
            look = looks[column, not found.number, said.startswith(_FORMULA_STARTS)]
            if said:
                sheet.write_string(row, column, said, look)
            else:
                sheet.write_blank(row, column, None, look)


def _height(cells: Sequence[str], widths: Sequence[float], *, bold: bool) -> float:
    """Room for the deepest cell, in points: a viewer that does not measure shows every line."""
    deepest = 1
    for cell, width in zip(cells, widths, strict=True):
        room = width * _LETTERS * _LETTER
        deepest = max(deepest, len(break_lines(words((Span(cell),), _SIZE, bold=bold), _SIZE, room, room)))
    return min(deepest * _LINE, _HIGHEST)


def _growing(book: bytes) -> bytes:
    """The same workbook with rows that grow again when their text is edited: no height is a custom one."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as source, ZipFile(target, "w") as packed:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = part.replace(b' customHeight="1"', b"")
            packed.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return target.getvalue()


def _words(text: str) -> str:
    """Clean text no longer than a cell can be (F26)."""
    return clean(text)[:_LONGEST]


FORMAT = Format("phan-cong.xlsx", later("The assignment of tasks (Excel)"), make, check_zip)
