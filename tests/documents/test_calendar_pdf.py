"""The calendar on paper: every month that matters, every week's schedule, nothing lost, nothing too small."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pikepdf
import pikepdf.pdfa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.documents import calendar_pdf
from desktop.documents.shape_painter import LEAST
from desktop.plan import phrase, workdays
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit, Venue
from desktop.plan.plan import Pick, blank
from desktop.plan.when import When
from desktop.readers import sample

CALENDAR = workdays.calendar(())
MAY = (date(2024, 5, 1), date(2024, 5, 31))
WEEK = (date(2024, 5, 13), date(2024, 5, 19))


def entry(words: str, number: int = 0, title: str = "Hội thảo", unit: str = "Phòng A") -> Entry:
    place = f"i{number}"
    rooms = (Venue("Hội trường"),)
    return Entry(
        plan="p",
        place=place,
        task=place,
        title=title,
        when=phrase.parse(words),
        leads=(Unit(unit),),
        rooms=rooms,
    )


def agenda_of(*entries: Entry, title: str = "Kế hoạch năm") -> Agenda:
    return Agenda(plan="p", title=title, year=2024, entries=entries)


def texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def week_of(*entries: Entry) -> str:
    return " ".join(
        texts(calendar_pdf.make_calendar((agenda_of(*entries),), CALENDAR, *WEEK, kinds=("week",)))
    )


@pytest.mark.parametrize("name", sample.NAMES)
def test_samples_are_archival_and_the_same_bytes(name: str) -> None:
    pdf = calendar_pdf.make(sample.read(name))
    assert pdf == calendar_pdf.make(sample.read(name))
    report = pikepdf.pdfa.validate_written(io.BytesIO(pdf), "2b")
    assert report.passed and not report.findings


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_activity_with_a_time_is_told_in_full(name: str) -> None:
    plan = sample.read(name)
    words = " ".join(texts(calendar_pdf.make(plan)))
    shown = "".join(words.split())
    for one in agenda(plan).entries:
        if one.when.kind != "unstated":
            assert "".join(one.title.split()) in shown, one.title


def test_the_months_that_matter_then_the_weeks() -> None:
    pages = texts(calendar_pdf.make(sample.read("kon-tum-2024")))
    assert "LỊCH HOẠT ĐỘNG THÁNG 5 NĂM 2024" in pages[0]
    assert "LỊCH CÔNG TÁC TUẦN (từ ngày 13/5/2024 đến ngày 19/5/2024)" in " ".join(pages[1:])
    assert [page.endswith(f"Trang {n}/{len(pages)}") for n, page in enumerate(pages, 1)] == [True] * len(
        pages
    )


def test_a_long_window_has_pages_where_it_begins_and_ends() -> None:
    found = replace(sample.read("kon-tum-2024"), sections=(), event=blank(2024).event)
    assert len(texts(calendar_pdf.make(found))) == 1
    pages = texts(calendar_pdf.make_calendar((agenda_of(entry("Năm 2024")),), CALENDAR, *MAY))
    assert len(pages) == 2


def test_the_paper_is_landscape_a4_or_a3() -> None:
    for paper, size in (("A4", (842, 595)), ("A3", (1191, 842))):
        pdf = calendar_pdf.make_calendar((agenda_of(entry("Ngày 17/5/2024")),), CALENDAR, *MAY, paper)
        assert {
            (round(p.mediabox.width), round(p.mediabox.height)) for p in PdfReader(io.BytesIO(pdf)).pages
        } == {size}


def test_no_letters_below_eight_points() -> None:
    many = agenda_of(*(entry(f"Ngày {n % 28 + 1}/5/2024", n, unit=f"Phòng {n % 30}") for n in range(200)))
    pdf = calendar_pdf.make_calendar((many,), CALENDAR, *MAY)
    sizes = []
    for page in pikepdf.open(io.BytesIO(pdf)).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "Tf":
                sizes.append(float(operands[1]))
    assert min(sizes) >= LEAST


def test_a_week_says_when_what_who_and_where() -> None:
    words = week_of(entry("Chiều ngày 17/5/2024"))
    assert "Thứ Sáu 17/5 Chiều Hội thảo Phòng A Hội trường" in words
    assert "Thứ Năm 16/5" in words


def test_rest_days_are_marked() -> None:
    assert "Thứ Bảy 18/5 (nghỉ) Trước 18/5" in week_of(entry("Hoàn thành trước ngày 18/5/2024"))


def test_a_span_is_told_once_in_a_week() -> None:
    words = week_of(entry("Từ ngày 14/5/2024 đến ngày 16/5/2024"))
    assert words.count("Hội thảo") == 1
    assert "Thứ Ba 14/5 14/5 – 16/5 Hội thảo" in words


def test_a_fuzzy_time_keeps_its_words_even_with_a_day_chosen() -> None:
    chosen = replace(entry("Trong tháng 5/2024"), pick=Pick("i0", 0, date(2024, 5, 14)))
    words = week_of(chosen)
    assert "Trong khoảng Trong tháng 5/2024" in words
    assert "Trong tháng 5/2024 (ngày dự định)" in words


def test_several_plans_are_named() -> None:
    one, two = (agenda_of(entry("Ngày 17/5/2024"), title=title) for title in ("Kế hoạch A", "Kế hoạch B"))
    words = " ".join(texts(calendar_pdf.make_calendar((one, replace(two, plan="q")), CALENDAR, *MAY)))
    assert "(Tổng hợp 02 kế hoạch)" in words
    assert "(Kế hoạch A)" in words and "(Kế hoạch B)" in words


def test_what_has_no_day_is_listed() -> None:
    pdf = calendar_pdf.make_calendar((agenda_of(entry("khi có hướng dẫn"), entry("", 1)),), CALENDAR, *MAY)
    assert "HOẠT ĐỘNG CHƯA XÁC ĐỊNH NGÀY" in texts(pdf)[-1]
    assert "2 Chưa nêu Hội thảo" in texts(pdf)[-1]


def test_an_empty_plan_says_so() -> None:
    (page,) = texts(calendar_pdf.make(blank(2026)))
    assert page == "Không có hoạt động nào trong thời gian này. Trang 1/1"


def test_a_thousand_in_a_month_are_all_in_the_lists() -> None:
    days = (MAY[0] + timedelta(days=n % 31) for n in range(1000))
    many = agenda_of(*(entry(f"Ngày {day:%d/%m/%Y}", n, f"Việc {n:04d}") for n, day in enumerate(days)))
    pages = texts(calendar_pdf.make_calendar((many,), CALENDAR, *MAY))
    assert re.search(r"\+2\d", pages[0])
    words = " ".join(pages[1:])
    assert all(f"Việc {n:04d}" in words for n in range(1000))


def test_words_are_read_in_their_elements() -> None:
    pdf = calendar_pdf.make(sample.read("kon-tum-2024"))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = [str(kid.S) for kid in opened.Root.StructTreeRoot.K.K]
    assert tags[0] == "/H1" and "/Table" in tags


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.text(max_size=30))
def test_any_words_can_be_printed(title: str, unit: str) -> None:
    one = replace(entry("Ngày 17/5/2024", title=title, unit=unit), rooms=(Venue(title),))
    window = replace(entry("Tháng 5/2024", 1, title, unit), when=When("months", *MAY, "month"))
    calendar_pdf.make_calendar((agenda_of(one, window, title=title),), CALENDAR, *MAY)
