"""The workbook of assignments: the lines of the annex, text that stays text, fit to print."""

import io
from dataclasses import replace
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from desktop.documents import xlsx
from desktop.documents.assignments import COLUMNS, assignments
from desktop.plan.item import Activity, Item
from desktop.plan.plan import Plan, Section, blank
from desktop.plan.text import text
from desktop.readers import sample

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def part(book: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(ZipFile(io.BytesIO(book)).read(name))


def rows(book: bytes) -> list[list[str]]:
    shared = ["".join(entry.itertext()) for entry in part(book, "xl/sharedStrings.xml")]
    sheet = part(book, "xl/worksheets/sheet1.xml")
    return [
        [shared[int(value)] if (value := cell.findtext(f"{MAIN}v")) else "" for cell in row]
        for row in sheet.iter(f"{MAIN}row")
    ]


def plan_of(words: str) -> Plan:
    item = Item(id="a", content=Activity(title=text(words)))
    return replace(blank(2026), sections=(Section(id="s", title="NỘI DUNG", items=(item,)),))


@pytest.mark.parametrize("name", sample.NAMES)
def test_the_lines_of_the_annex(name: str) -> None:
    plan = sample.read(name)
    found = rows(xlsx.make(plan))
    assert found[2] == list(COLUMNS)
    assert found[3:] == [list(line.cells) for line in assignments(plan)]


@pytest.mark.parametrize("words", ["=1+1", "+84", "@SUM(A1)", "KH&CN <b>", "http://a.vn", "007", "_x0041_"])
def test_text_stays_text(words: str) -> None:
    book = xlsx.make(plan_of(words))
    sheet = part(book, "xl/worksheets/sheet1.xml")
    assert rows(book)[4][2] == words.replace("_x0041_", "_x005F_x0041_")
    assert not list(sheet.iter(f"{MAIN}f")) and not list(sheet.iter(f"{MAIN}hyperlink"))
    assert {cell.get("t") for cell in sheet.iter(f"{MAIN}c") if len(cell)} == {"s"}


def test_what_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    styles = part(xlsx.make(plan_of("=1+1")), "xl/styles.xml")
    assert any(style.get("quotePrefix") == "1" for style in styles.iter(f"{MAIN}xf"))


@pytest.mark.parametrize(
    ("words", "kept"), [("a\x00\x0b\u200bb", "ab"), ("e\u0302\u0301", "ế"), ("x" * 40_000, None)]
)
def test_letters_are_clean_and_no_cell_is_too_long(words: str, kept: str | None) -> None:
    found = rows(xlsx.make(plan_of(words)))[4][2]
    assert found == kept if kept else len(found) == 32_767


def test_it_prints_on_a4_across_with_the_header_on_every_page() -> None:
    book = xlsx.make(sample.read("quang-ngai-2021"))
    sheet = part(book, "xl/worksheets/sheet1.xml")
    setup, pane = sheet.find(f"{MAIN}pageSetup"), next(sheet.iter(f"{MAIN}pane"))
    assert (
        setup is not None and setup.attrib.items() >= {"paperSize": "9", "orientation": "landscape"}.items()
    )
    assert setup.get("fitToHeight") == "0" and pane.get("ySplit") == "3"
    assert [name.text for name in part(book, "xl/workbook.xml").iter(f"{MAIN}definedName")] == [
        "'Phân công'!$3:$3"
    ]
    for row in sheet.iter(f"{MAIN}row"):
        assert row.get("ht") and not row.get("customHeight")


def test_the_day_of_writing_is_nowhere() -> None:
    with ZipFile(io.BytesIO(xlsx.make(blank(2026)))) as book:
        assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01" in book.read("docProps/core.xml")
