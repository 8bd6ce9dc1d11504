"""Rows of cells out of what Excel or Word puts on the clipboard: tabs and lines, or a table of markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from desktop.plan.text import clean

Rows = list[list[str]]
_BREAKS = {"p", "div", "br", "li"}
_SPACE = re.compile(r"[^\S\n]+")


def from_text(words: str) -> Rows:
    """Cells between tabs, rows between lines; a cell in quotation marks may hold tabs and lines itself."""
    words = words.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    rows: Rows = [[]]
    at = 0
    while at < len(words):
        cell, at = _cell(words, at)
        rows[-1].append(tidy_cell(cell))
        if at < len(words) and words[at] == "\n":
            rows.append([])
        at += 1
    return _full(rows)


def _cell(words: str, at: int) -> tuple[str, int]:
    """The cell that begins here, and where the tab or line break after it stands."""
    if words[at] == '"' and (found := _quoted(words, at)):
        return found
    ends = [end for end in (words.find("\t", at), words.find("\n", at)) if end >= 0]
    end = min(ends, default=len(words))
    return words[at:end], end


def _quoted(words: str, at: int) -> tuple[str, int] | None:
    """A cell as Excel quotes it: a mark inside is doubled. None: the mark is a word's own."""
    end = at + 1
    while (end := words.find('"', end)) >= 0:
        if words[end : end + 2] == '""':
            end += 2
            continue
        if end + 1 == len(words) or words[end + 1] in "\t\n":
            return words[at + 1 : end].replace('""', '"'), end + 1
        return None
    return None


def tidy_cell(words: str) -> str:
    """Clean words, white space single, lines trimmed, blank lines dropped."""
    lines = (_SPACE.sub(" ", line).strip() for line in clean(words).split("\n"))
    return "\n".join(line for line in lines if line)


def from_html(markup: str) -> Rows:
    """The rows of the tables in the markup; empty where there is no table."""
    reader = _Tables()
    reader.feed(markup)
    reader.close()
    return _full([[tidy_cell(cell) for cell in row] for row in reader.rows])


class _Tables(HTMLParser):
    """Gathers cells; paragraphs and breaks in a cell are lines, white space of the source is none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Rows = []
        self._inside = False
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "script"):
            self._skip += 1
        elif tag == "tr":
            self.rows.append([])
            self._inside = False
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].append("")
            self._inside = True
        elif tag in _BREAKS:
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("style", "script"):
            self._skip = max(0, self._skip - 1)
        elif tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._add(re.sub(r"[^\S\u00a0]+", " ", data))

    def _add(self, words: str) -> None:
        if self._inside:
            self.rows[-1][-1] += words


def _full(rows: Rows) -> Rows:
    return [row for row in rows if any(row)]
