"""The Word file says what the PDF says, in its order, with Word's own means"""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx as word
import pytest
from docx.oxml.ns import qn

from desktop.documents import docx, format, xlsx
from desktop.documents.blocks import Block, Head, Paragraph, Table, Tail, Title
from desktop.documents.content import compose
from desktop.documents.format import Unsound
from desktop.documents.masthead import MOTTO, STATE, date_words
from desktop.plan.plan import blank
from desktop.plan.text import text
from desktop.readers import sample


def printed(block: Block) -> Iterator[str]:
    """The paragraphs of a block in reading order, spaces apart."""
    match block:
        case Head():
            yield from (*block.superior, *block.issuer, STATE, MOTTO)
            yield from (f"Số: {block.number}/{block.symbol}", " ".join(date_words(block, "")))
        case Title():
            yield from (block.kind, *block.lines)
        case Paragraph():
            yield block.mark + "".join(span.text for span in block.spans)
        case Table():
            yield from block.header
            yield from ("".join(span.text for span in cell) for row in block.rows for cell in row)
        case Tail():
            yield from ("Nơi nhận:", *block.recipients, *block.authority, block.name, block.below)


def solid(words: str) -> str:
    return "".join(words.split())


def written(data: bytes) -> list[str]:
    body = word.Document(io.BytesIO(data)).element.body
    found = ("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [solid(words) for words in found if words.strip()]


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_word_of_the_plan_in_its_order(name: str) -> None:
    plan = sample.read(name)
    wanted = [solid(words) for block in compose(plan).blocks for words in printed(block)]
    assert written(docx.make(plan)) == [words for words in wanted if words]


@pytest.mark.parametrize(
    "closing", ["KH&CN <b>đậm</b>", "]]> &amp; \x00\x1b\ud800\uffff\u200b", "=1+1", "e\u0302\u0301"]
)
def test_text_is_data(closing: str) -> None:
    said = written(docx.make(replace(blank(2026), closing=text(f"Đây là {closing} hết"))))
    kept = {"]": "Đâylà]]>&amp;hết./.", "e": "Đâylàếhết./."}.get(closing[0], f"Đâylà{solid(closing)}hết./.")
    assert kept in said


def test_the_check_refuses_a_torn_file(tmp_path: Path) -> None:
    path, data = tmp_path / "a.docx", docx.make(blank(2026))
    path.write_bytes(data)
    docx.check(path)
    for torn in (data[:-100], data[:200] + b"xxxx" + data[204:], b""):
        path.write_bytes(torn)
        with pytest.raises(Unsound):
            docx.check(path)


def test_the_check_refuses_another_package(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(xlsx.make(blank(2026)))
    format.check_zip(path)
    with pytest.raises(Unsound):
        docx.check(path)
