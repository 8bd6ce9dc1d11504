"""The workbook of the rows: who does what when, days as days, text that stays text."""

import io
from dataclasses import replace
from datetime import date, timedelta
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from desktop.documents import gantt_xlsx
from desktop.documents.gantt_xlsx import COLUMNS, lines, make_rows
from desktop.drawings.gantt_rows import By, rows
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.readers import sample

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TODAY = date(2024, 5, 9)
Cells = list[list[str | date]]


def part(book: bytes, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(ZipFile(io.BytesIO(book)).read(name))


def read(book: bytes) -> Cells:
    """The cells as a person reads them: words, or days for numbers."""
    shared = ["".join(entry.itertext()) for entry in part(book, "xl/sharedStrings.xml")]

    def cell(found: ElementTree.Element) -> str | date:
        value = found.findtext(f"{MAIN}v")
        if value is None:
            return ""
        return shared[int(value)] if found.get("t") == "s" else date(1899, 12, 30) + timedelta(int(value))

    sheet = part(book, "xl/worksheets/sheet1.xml")
    return [[cell(found) for found in row] for row in sheet.iter(f"{MAIN}row")]


def of(*times: str, title: str = "Tổ chức hội thảo", unit: str = "Văn phòng Sở") -> Agenda:
    entries = tuple(
        Entry(
            plan="p",
            place=f"i{number}",
            task=f"i{number}",
            name=f"II. {number + 1}.",
            title=title,
            when=phrase.parse(words, year=2024),
            leads=(Unit(unit),),
        )
        for number, words in enumerate(times)
    )
    return Agenda(plan="p", title="tháng 5", reference="12/KH-SKHCN", year=2024, entries=entries)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("ngày 18/5/2024", (date(2024, 5, 18), date(2024, 5, 18), "")),
        ("từ ngày 13/5/2024 đến ngày 17/5/2024", (date(2024, 5, 13), date(2024, 5, 17), "")),
        ("Hoàn thành trước ngày 10/5/2024", ("", "", date(2024, 5, 9))),
        ("Tháng 5/2024", (date(2024, 5, 1), date(2024, 5, 31), "")),
        ("Trước, trong và sau ngày 18/5/2024", ("", "", "")),
        ("", ("", "", "")),
    ],
)
def test_days_stand_as_days_beside_the_words(words: str, days: tuple[object, ...]) -> None:
    (row,) = read(make_rows((of(words),)))[3:]
    assert tuple(row[5:8]) == days
    assert row[4] == (words or "Không nêu thời gian")


def test_a_line_for_each_row_with_who_does_it_and_how_it_stands() -> None:
    found = read(make_rows((of("ngày 7/5/2024", "ngày 18/5/2024"),), today=TODAY))
    assert found[0][0] == "Tiến độ thực hiện Kế hoạch tháng 5" and found[1][0] == "(Tính đến ngày 09/5/2024)"
    assert found[2] == list(COLUMNS)
    assert [row[0] for row in found[3:]] == ["II.1", "II.2"]
    assert [row[8] for row in found[3:]] == ["Quá hạn", "Chưa làm"]
    assert {(row[2], row[9]) for row in found[3:]} == {("Văn phòng Sở", "Số 12/KH-SKHCN: tháng 5")}


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_activity_of_the_samples_has_its_line(name: str) -> None:
    plan = sample.read(name)
    found = read(gantt_xlsx.make(plan))[3:]
    assert [row[1] for row in found] == [row.title for row in rows((agenda(plan),))]
    assert gantt_xlsx.make(plan) == gantt_xlsx.make(plan)


@pytest.mark.parametrize("by", By)
def test_groups_have_their_heads(by: By) -> None:
    found = tuple(lines(rows((of("ngày 7/5/2024"),), by)))
    assert [line.head for line in found] == ([False] if by is By.NONE else [True, False])


@pytest.mark.parametrize("words", ["=1+1", "+84", "@SUM(A1)", "KH&CN <b>", "http://a.vn", "007", "-1"])
def test_text_stays_text(words: str) -> None:
    book = make_rows((of("ngày 7/5/2024", title=words, unit=words),))
    sheet = part(book, "xl/worksheets/sheet1.xml")
    assert [str(cell).casefold() for cell in read(book)[3][1:3]] == [words.casefold()] * 2
    assert not list(sheet.iter(f"{MAIN}f")) and not list(sheet.iter(f"{MAIN}hyperlink"))


def test_what_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    styles = part(make_rows((of("ngày 7/5/2024", title="=1+1"),)), "xl/styles.xml")
    assert any(style.get("quotePrefix") == "1" for style in styles.iter(f"{MAIN}xf"))


def test_no_cell_is_too_long_and_no_letter_is_unreadable() -> None:
    (row,) = read(make_rows((of("ngày 7/5/2024", title="a\x00\u200b" + "x" * 40_000),)))[3:]
    assert len(str(row[1])) == 32_767 and "\x00" not in str(row[1])


def test_a_day_before_workbooks_count_days_is_written_in_words() -> None:
    known = of("ngày 7/5/2024")
    old = replace(known.entries[0], when=replace(known.entries[0].when, start=date(1890, 1, 1), end=None))
    (row,) = read(make_rows((replace(known, entries=(old,)),)))[3:]
    assert row[5] == "01/01/1890"


def test_an_empty_plan_gives_the_header_alone() -> None:
    assert read(make_rows((Agenda(plan="p", title="Kế hoạch trống"),)))[2:] == [list(COLUMNS)]


def test_it_prints_on_a4_across_with_the_header_on_every_page_and_can_be_filtered() -> None:
    book = gantt_xlsx.make(sample.read("quang-ngai-2021"))
    sheet = part(book, "xl/worksheets/sheet1.xml")
    setup, pane = sheet.find(f"{MAIN}pageSetup"), next(sheet.iter(f"{MAIN}pane"))
    assert setup is not None
    assert setup.attrib.items() >= {"paperSize": "9", "orientation": "landscape"}.items()
    assert setup.get("fitToHeight") == "0" and pane.get("ySplit") == "3"
    assert sheet.find(f"{MAIN}autoFilter") is not None
    names = [name.text for name in part(book, "xl/workbook.xml").iter(f"{MAIN}definedName")]
    assert "'Tiến độ'!$3:$3" in names
