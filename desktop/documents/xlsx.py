"""The assignment of tasks as a workbook: `phan-cong.xlsx`, the same lines as the annex on paper."""

from __future__ import annotations

import io
from typing import Any

from desktop.documents import workbook
from desktop.documents.assignments import ALIGNS, COLUMNS, WIDTHS, assignments, origin, title
from desktop.documents.content import issuer
from desktop.documents.format import Format, check_zip
from desktop.i18n import later
from desktop.plan.plan import Plan

SHEET = "Phân công"
_TOP = 2  # rows above the header


def make(plan: Plan) -> bytes:
    """The workbook; equal plans give equal bytes."""
    import xlsxwriter

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **workbook.TEXT_STAYS_TEXT}) as book:
        book.set_properties(
            {
                "title": workbook.cell_words(title(plan)),
                "author": workbook.cell_words(issuer(plan)),
                "created": workbook.BEGINNING,
            }
        )
        sheet = book.add_worksheet(SHEET)
        workbook.paper(sheet, WIDTHS, _TOP)
        _heads(book, sheet, plan)
        _lines(book, sheet, plan)
    return workbook.growing(target.getvalue())


def _heads(book: Any, sheet: Any, plan: Plan) -> None:
    across = workbook.ACROSS
    last = len(COLUMNS) - 1
    for row, (said, look) in enumerate(((title(plan), {"bold": True}), (origin(plan), {"italic": True}))):
        sheet.merge_range(row, 0, row, last, "")
        sheet.write_string(row, 0, workbook.cell_words(said), book.add_format({**across, **look}))
        sheet.set_row(row, workbook.height((said,), (1.0,), bold=True))
    header = book.add_format({**across, "bold": True, "border": 1})
    sheet.set_row(_TOP, workbook.height(COLUMNS, WIDTHS, bold=True))
    for column, name in enumerate(COLUMNS):
        sheet.write_string(_TOP, column, name, header)


def _lines(book: Any, sheet: Any, plan: Plan) -> None:
    align = {"l": "left", "c": "center"}
    looks = {
        (column, bold, quoted): book.add_format(
            {**workbook.FONT, "border": 1, "align": align[side], "bold": bold, "quote_prefix": quoted}
        )
        for column, side in enumerate(ALIGNS)
        for bold in (False, True)
        for quoted in (False, True)
    }
    for row, found in enumerate(assignments(plan), _TOP + 1):
        sheet.set_row(row, workbook.height(found.cells, WIDTHS, bold=not found.number))
        for column, cell in enumerate(found.cells):
            said = workbook.cell_words(cell)
            look = looks[column, not found.number, workbook.looks_like_formula(said)]
            if said:
                sheet.write_string(row, column, said, look)
            else:
                sheet.write_blank(row, column, None, look)


FORMAT = Format("phan-cong.xlsx", later("The assignment of tasks (Excel)"), make, check_zip)
