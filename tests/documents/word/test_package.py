"""The package: only parts that are meant, real footnotes, a page number from page 2, the same bytes."""

import io
from datetime import UTC, datetime
from zipfile import ZipFile

import docx

from desktop.documents.blocks import Head, PageBreak, Paragraph, Sheet, Span
from desktop.documents.word.package import package

HEAD = Head((), ("SỞ",), "05", "KH", "Mẫu", 7, 5, 2026, contact="Số 1 đường Mẫu")
PLAIN = Sheet((Paragraph((Span("a"),)),), "Kế hoạch <1> & 2", "Sở")
NOTED = Sheet((Paragraph((Span("a", note=(Span("chú thích"),)), Span("b", note=(Span("hai"),)))),), "t")


def parts(sheet: Sheet) -> dict[str, str]:
    with ZipFile(io.BytesIO(package(sheet))) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_nothing_of_the_template_is_left() -> None:
    assert sorted(parts(PLAIN)) == [
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/header1.xml", "word/settings.xml", "word/styles.xml",
    ]  # fmt: skip


def test_footnotes_are_a_part_that_the_document_knows() -> None:
    found = parts(NOTED)
    assert "chú thích" in found["word/footnotes.xml"]
    assert "footnotes+xml" in found["[Content_Types].xml"]
    assert 'Target="footnotes.xml"' in found["word/_rels/document.xml.rels"]
    assert '<w:footnote w:id="-1"/>' in found["word/settings.xml"]
    assert found["word/document.xml"].count("w:footnoteReference ") == 2


def test_the_page_number_is_a_field_on_all_but_the_first_page() -> None:
    section = docx.Document(io.BytesIO(package(PLAIN))).sections[0]
    assert section.different_first_page_header_footer
    assert 'w:instr=" PAGE "' in parts(PLAIN)["word/header1.xml"]


def test_the_contact_line_is_the_foot_of_the_first_page() -> None:
    sheet = Sheet((HEAD, Paragraph((Span("a"),)), PageBreak(), Paragraph((Span("b"),))), "t")
    first, second = docx.Document(io.BytesIO(package(sheet))).sections
    assert [p.text for p in first.first_page_footer.paragraphs] == ["Số 1 đường Mẫu"]
    assert [p.text for p in second.first_page_footer.paragraphs] == [""]


def test_the_file_says_what_it_is_and_not_when() -> None:
    core = docx.Document(io.BytesIO(package(PLAIN))).core_properties
    assert (core.title, core.author, core.language, core.comments) == ("Kế hoạch <1> & 2", "Sở", "vi-VN", "")
    assert core.created == core.modified == datetime(2000, 1, 1, tzinfo=UTC)


def test_a_title_longer_than_a_property_may_be() -> None:
    assert len(docx.Document(io.BytesIO(package(Sheet((), "x" * 999)))).core_properties.title) == 255


def test_equal_sheets_give_equal_bytes() -> None:
    assert package(NOTED) == package(NOTED)
    with ZipFile(io.BytesIO(package(NOTED))) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
