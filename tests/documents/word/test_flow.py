"""Blocks become paragraphs with literal marks, native tables and sections with paper."""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from desktop.documents.blocks import Block, PageBreak, Paragraph, Span, Style, Table, Tail
from desktop.documents.layout import PROFILE_L
from desktop.documents.word.flow import Margins, body
from desktop.documents.word.footnotes import Footnotes

TAIL = Tail(("- Lưu: VT.",), ("GIÁM ĐỐC",), "Nguyễn Văn Mẫu")
TABLE = Table((0.2, 0.8), ("TT", "Việc"), (((Span("1"),), (Span("a"),)), ((Span("2"),),)), aligns=("c", "l"))


def line(words: str, mark: str = "", style: Style = Style.BODY, note: str = "") -> Paragraph:
    return Paragraph((Span(words, note=(Span(note),) if note else ()),), style, mark=mark, mark_bold=True)


def flow(*blocks: Block, contact: str = "", nothing: str = "") -> Any:
    return parse_xml(body(blocks, PROFILE_L, Footnotes(), Margins("rId1", contact, nothing)))


def said(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(qn("w:t")))


def test_marks_are_literal_and_bold_where_they_are() -> None:
    (first, *_) = flow(line("Mục đích", "1."))
    assert said(first) == "1. Mục đích"
    assert [run.find(qn("w:rPr")) is not None for run in first.iter(qn("w:r"))] == [True, False]


def test_a_bold_style_needs_no_bold_runs() -> None:
    (first, *_) = flow(Paragraph((Span("MỤC ĐÍCH", bold=True),), Style.SECTION, mark="I.", mark_bold=True))
    assert first.style == "Heading1" and not list(first.iter(qn("w:b")))


def test_the_last_words_stay_with_the_signature() -> None:
    last, tail, *_ = flow(line("a"), line("hết./."), TAIL)[1:]
    assert last.pPr.find(qn("w:keepNext")) is not None and tail.tag == qn("w:tbl")


def test_a_table_before_the_signature_holds_it_and_is_not_joined_to_it() -> None:
    table, apart, tail, *_ = flow(TABLE, TAIL)
    assert [part.tag for part in (table, apart, tail)] == [qn("w:tbl"), qn("w:p"), qn("w:tbl")]
    assert list(table.tr_lst[-1].iter(qn("w:keepNext"))) and not list(table.tr_lst[1].iter(qn("w:keepNext")))


def test_a_table_repeats_its_header_and_every_row_is_whole() -> None:
    table = flow(TABLE)[0]
    assert [len(row.tc_lst) for row in table.tr_lst] == [2, 2, 2]
    assert [bool(list(row.iter(qn("w:tblHeader")))) for row in table.tr_lst] == [True, False, False]
    assert [said(row) for row in table.tr_lst] == ["TTViệc", "1a", "2"]


def test_an_annex_is_a_section_with_its_own_count() -> None:
    sections = list(flow(line("a"), PageBreak(landscape=True), line("b")).iter(qn("w:sectPr")))
    sizes = [section.find(qn("w:pgSz")) for section in sections]
    assert [(size.get(qn("w:w")), size.get(qn("w:orient"))) for size in sizes] == [
        ("11906", None),
        ("16838", "landscape"),
    ]
    assert all(section.find(qn("w:titlePg")) is not None for section in sections)
    assert sections[1].find(qn("w:pgNumType")).get(qn("w:start")) == "1"


def test_a_break_that_goes_on_counting_shows_its_number() -> None:
    first, second = flow(line("a"), PageBreak(restart_numbers=False), line("b")).iter(qn("w:sectPr"))
    assert first.find(qn("w:titlePg")) is not None and second.find(qn("w:titlePg")) is None


def test_paper_is_a4_with_the_margins_of_the_decree() -> None:
    margins = next(flow(line("a")).iter(qn("w:pgMar")))
    assert [margins.get(qn(f"w:{side}")) for side in ("top", "bottom", "left", "right", "header")] == [
        "1134", "1134", "1701", "1134", "567",
    ]  # fmt: skip


def test_the_contact_stands_on_the_first_page_alone() -> None:
    made = flow(line("a"), PageBreak(), line("b"), contact="rId2", nothing="rId3")
    assert [foot.get(qn("r:id")) for foot in made.iter(qn("w:footerReference"))] == ["rId2", "rId3"]


def test_a_sheet_may_begin_on_its_side_or_say_nothing() -> None:
    assert len(list(flow(PageBreak(landscape=True), line("a")).iter(qn("w:sectPr")))) == 1
    assert len(list(flow().iter(qn("w:sectPr")))) == 1
