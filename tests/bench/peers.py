"""The same sheet written for other typesetters, so that the same words are set on both sides of a measure."""

from __future__ import annotations

import html
import importlib.util
import shutil

from desktop.documents.blocks import Block, Head, Paragraph, Sheet, Span, Table, Tail, Title

TYPST_PAGE = """#set document(title: "Kế hoạch")
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 20mm))
#set text(font: ("Times New Roman", "Tinos", "Liberation Serif"), size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 12.7mm, all: true), spacing: 12pt)
"""
HTML_PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><style>
@page { size: A4; margin: 20mm 20mm 20mm 30mm }
body { font: 14pt/1.2 "Times New Roman", Tinos, "Liberation Serif", serif; margin: 0 }
p { text-align: justify; text-indent: 12.7mm; margin: 6pt 0 0 }
.c { text-align: center; text-indent: 0 } .n { float: footnote; font-size: 10pt }
</style><body>"""


def has_typst() -> bool:
    """Whether the typst wheel is installed."""
    return importlib.util.find_spec("typst") is not None


def has_weasyprint() -> bool:
    """Whether WeasyPrint is installed."""
    return importlib.util.find_spec("weasyprint") is not None


def has_libreoffice() -> bool:
    """Whether LibreOffice can be called without a window."""
    return shutil.which("soffice") is not None


def typst(sheet: Sheet) -> str:
    """The sheet as Typst source: same words, sizes, margins, notes."""
    return TYPST_PAGE + "\n\n".join(_typst(block) for block in sheet.blocks)


def web(sheet: Sheet) -> str:
    """The sheet as HTML with print styles."""
    return HTML_PAGE + "\n".join(_html(block) for block in sheet.blocks) + "</body></html>"


def _typst(block: Block) -> str:
    match block:
        case Paragraph():
            return " ".join(part for part in (_quoted(block.mark), *map(_typst_span, block.spans)) if part)
        case Head():
            left = " \\ ".join(map(_quoted, (*block.superior, *block.issuer)))
            right = " \\ ".join(
                map(_quoted, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"))
            )
            return f"#grid(columns: (62mm, 1fr), align: center, [{left}], [{right}])"
        case Title():
            return "#align(center)[" + " \\ ".join(map(_quoted, (block.kind, *block.lines))) + "]"
        case Table():
            cells = ", ".join(f"[{''.join(map(_typst_span, cell))}]" for row in block.rows for cell in row)
            return f"#table(columns: {len(block.header)}, {cells})"
        case Tail():
            left = " \\ ".join(map(_quoted, ("Nơi nhận:", *block.recipients)))
            right = " \\ ".join(map(_quoted, (*block.authority, block.name)))
            return f"#block(breakable: false, grid(columns: (1fr, 1fr), [{left}], align(center)[{right}]))"
        case _:
            return "#pagebreak()"


def _typst_span(span: Span) -> str:
    words = _quoted(span.text)
    if span.bold:
        words = f"#strong[{words}]"
    if span.italic:
        words = f"#emph[{words}]"
    return words + (f"#footnote[{''.join(map(_typst_span, span.note))}]" if span.note else "")


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'#"{escaped}"' if words else ""


def _html(block: Block) -> str:
    match block:
        case Paragraph():
            return f"<p>{html.escape(block.mark)} {''.join(map(_html_span, block.spans))}</p>"
        case Title():
            return f'<p class="c"><b>{"<br>".join(map(html.escape, (block.kind, *block.lines)))}</b></p>'
        case Table():
            rows = "".join(
                "<tr>" + "".join(f"<td>{''.join(map(_html_span, cell))}</td>" for cell in row) + "</tr>"
                for row in block.rows
            )
            return f"<table>{rows}</table>"
        case Head():
            return f'<p class="c">{"<br>".join(map(html.escape, (*block.superior, *block.issuer)))}</p>'
        case Tail():
            return (
                f"<p>{'<br>'.join(map(html.escape, (*block.recipients, *block.authority, block.name)))}</p>"
            )
        case _:
            return '<div style="break-before: page"></div>'


def _html_span(span: Span) -> str:
    words = html.escape(span.text)
    for wanted, tag in ((span.bold, "b"), (span.italic, "i")):
        words = f"<{tag}>{words}</{tag}>" if wanted else words
    note = "".join(map(_html_span, span.note))
    return words + (f'<span class="n">{note}</span>' if note else "")
