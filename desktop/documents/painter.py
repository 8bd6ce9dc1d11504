"""Pages as a PDF file: letters and rules, black, the same bytes for the same pages."""

import threading
from collections.abc import Sequence
from io import BytesIO
from typing import Any, NamedTuple

from desktop.documents import fonts
from desktop.documents.blocks import Sheet
from desktop.documents.pages import Page, Placed
from desktop.documents.rows import Rule, Text

CREATOR = "Sổ Kế hoạch"
_ONE_AT_A_TIME = threading.Lock()  # a parsed font of reportlab reads through one shared position


class Stroke(NamedTuple):
    """What is painted between the operator that opens its marked content ("" for none) and EMC."""

    opening: str
    placed: list[Placed]


Strokes = Sequence[Stroke]
"""What is painted on one page."""


def paint(pages: Sequence[Page], sheet: Sheet, strokes: Sequence[Strokes] = ()) -> bytes:
    """The PDF file of the pages, as they are or in the strokes that tags.tag made of them."""
    with _ONE_AT_A_TIME:
        return _paint(pages, sheet, strokes or [[Stroke("", page.placed)] for page in pages])


def _paint(pages: Sequence[Page], sheet: Sheet, strokes: Sequence[Strokes]) -> bytes:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    fonts.registered()
    target = BytesIO()
    rl_config.useA85 = 0
    options: dict[str, Any] = {"initialFontName": fonts.REGULAR, "lang": "vi-VN", "pdfVersion": (1, 7)}
    canvas: Any = Canvas(target, invariant=1, pageCompression=1, **options)
    canvas.setTitle(fonts.clean(sheet.title))
    canvas.setAuthor(fonts.clean(sheet.author))
    canvas.setSubject(fonts.clean(sheet.subject))
    canvas.setKeywords(fonts.clean(sheet.keywords))
    canvas.setCreator(CREATOR)
    canvas.setProducer(CREATOR)
    for page, painted in zip(pages, strokes, strict=True):
        canvas.setPageSize((page.width, page.height))
        for opening, placed in painted:
            if opening:
                canvas._code.append(opening)
            for part in placed:
                _draw(canvas, part, page.height)
            if opening:
                canvas._code.append("EMC")
        canvas.showPage()
    for made in canvas._doc.Pages.pages:
        made.Trans = None  # an empty page transition, which PDF/A forbids
    canvas.save()
    return target.getvalue()


def _draw(canvas: Any, placed: Placed, height: float) -> None:
    x, y = placed.x, height - placed.y
    if placed.part.red:  # I.6: the stamp of urgency alone
        canvas.saveState()
        canvas.setFillColorRGB(1, 0, 0)
        canvas.setStrokeColorRGB(1, 0, 0)
    letters = []
    for op in placed.part.ops:
        if isinstance(op, Rule):
            canvas.setLineWidth(op.stroke)
            canvas.line(x + op.x0, y - op.y0, x + op.x1, y - op.y1)
        else:
            letters.append(op)
    if letters:
        canvas.drawText(_text(canvas.beginText(), letters, x, y))
    if placed.part.red:
        canvas.restoreState()


def _text(pen: Any, letters: list[Text], x: float, y: float) -> Any:
    font: tuple[str, float] | None = None
    stretch = 0.0
    for op in letters:
        if font != (op.face, op.size):
            font = (op.face, op.size)
            pen.setFont(*font)
        pen.setTextOrigin(x + op.x, y - op.y)
        if stretch != op.stretch:
            stretch = op.stretch
            pen.setWordSpace(stretch)
        pen.textLine(op.text)
    if stretch:
        pen.setWordSpace(0)
    return pen
