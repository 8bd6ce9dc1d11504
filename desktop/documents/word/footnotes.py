"""Real footnotes: the part that python-docx cannot write, and the numbers that call it from the text."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.documents.blocks import Span
from desktop.documents.word.xml import NAMESPACES, paragraph, run

SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
"""The rules above the notes of a page, and above notes that run over from the page before."""


class Footnotes:
    """The notes of a document in the order of their calls."""

    def __init__(self) -> None:
        self._notes: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._notes)

    def call(self, note: Sequence[Span]) -> str:
        """Takes the note in and gives the raised number that stands in the text."""
        number = len(self._notes) + 1
        words = run(" ") + "".join(run(span.text, bold=span.bold, italic=span.italic) for span in note)
        inner = paragraph("FootnoteText", _raised("<w:footnoteRef/>") + words)
        self._notes.append(f'<w:footnote w:id="{number}">{inner}</w:footnote>')
        return _raised(f'<w:footnoteReference w:id="{number}"/>')

    def part(self) -> str:
        """The whole footnotes part."""
        rules = (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
            for kind, number in SEPARATORS
        )
        return f"<w:footnotes {NAMESPACES}>{''.join((*rules, *self._notes))}</w:footnotes>"


def _raised(inner: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{inner}</w:r>'
