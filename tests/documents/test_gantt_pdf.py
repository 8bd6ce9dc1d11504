"""The Gantt on paper, read back from its bytes: nothing lost, nothing too small, pages that lie together."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pikepdf
import pikepdf.pdfa
import pypdfium2
import pytest
from pypdf import PdfReader

from desktop.documents import gantt_pdf
from desktop.documents.archive import HANOI
from desktop.documents.gantt_fit import EDGE, Layout, fitted
from desktop.documents.gantt_pdf import GanttOptions, make_gantt
from desktop.documents.shape_painter import LEAST
from desktop.drawings.gantt_rows import By, rows
from desktop.plan import phrase, workdays
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.plan.plan import Event, blank
from desktop.readers import sample

CALENDAR = workdays.calendar(())
NOON = datetime(2026, 5, 20, 10, 5, tzinfo=HANOI)
UNITS = ("Phòng Quản lý", "Văn phòng Sở", "Thanh tra", "Chi cục", "Trung tâm", "Công đoàn", "Đoàn Thanh niên")
A4, A3 = (842, 595), (1191, 842)
each_sample = pytest.mark.parametrize("name", sample.NAMES)
each_fit = pytest.mark.parametrize("fit", ["width", "page", "scale"])


def entry(words: str, number: int = 0, title: str = "Hội thảo", unit: str = "Phòng A") -> Entry:
    place = f"i{number}"
    return Entry(
        plan="p", place=place, task=place, name=f"{'I' if number % 2 else 'II'}. {number + 1}.", title=title,
        when=phrase.parse(words, year=2026), leads=(Unit(unit),),
    )  # fmt: skip


def agenda_of(*entries: Entry, title: str = "Chương trình năm", event: Event | None = None) -> Agenda:
    return Agenda(plan="p", title=title, year=2026, event=event or Event(), entries=entries)


def many(count: int, days: int = 200) -> Agenda:
    """Every kind of time in turn, through so many days."""
    made = []
    for number in range(count):
        day = date(2026, 1, 12) + timedelta(days=number * days // count)
        words = (
            f"Từ ngày {day:%d/%m/%Y} đến ngày {day + timedelta(days=30):%d/%m/%Y}",
            f"Hoàn thành trước ngày {day:%d/%m/%Y}",
            f"01 ngày, trong tháng {day.month}/{day.year}",
            f"Chiều ngày {day:%d/%m/%Y}",
            f"Tháng {day.month}/{day.year}",
            "",
        )[number % 6]
        made.append(entry(words, number, f"Việc thứ {number} của cơ quan", UNITS[number % 7]))
    return agenda_of(*made)


def made(found: Agenda, moment: datetime | None = None, **options: object) -> bytes:
    return make_gantt((found,), CALENDAR, GanttOptions(**options), moment)  # type: ignore[arg-type]


def layout(found: Agenda, **options: object) -> Layout:
    return fitted((found,), CALENDAR, GanttOptions(**options), None)  # type: ignore[arg-type]


def texts(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def findings(pdf: bytes) -> list[str]:
    report = pikepdf.pdfa.validate_written(io.BytesIO(pdf), "2b")
    return [str(finding) for finding in report.findings] + ([] if report.passed else [report.verdict])


def sizes(pdf: bytes) -> set[float]:
    """Of all letters, in points of the paper."""
    found = set()
    for page in pikepdf.open(io.BytesIO(pdf)).pages:
        zoom, zooms = 1.0, []
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "q":
                    zooms.append(zoom)
                case "Q":
                    zoom = zooms.pop()
                case "cm":
                    zoom *= float(operands[3])
                case "Tf":
                    found.add(float(operands[1]) * zoom)
    return found


# --- the five samples ------------------------------------------------------------------------------


@each_sample
def test_samples_are_archival_and_the_same_bytes(name: str) -> None:
    pdf = gantt_pdf.make(sample.read(name))
    assert pdf == gantt_pdf.make(sample.read(name))
    assert findings(pdf) == []


@each_sample
@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_activity_is_told_in_full(name: str, paper: str) -> None:
    found = agenda(sample.read(name))
    shown = "".join("".join(texts(made(found, paper=paper))).split())
    for row in rows((found,)):
        for words in (row.title, row.lead, row.words):
            assert "".join(words.split()) in shown, words


@each_sample
@each_fit
def test_no_letters_below_eight_points(name: str, fit: str) -> None:
    assert min(sizes(made(agenda(sample.read(name)), fit=fit))) >= LEAST


@each_sample
def test_all_words_are_on_the_page(name: str) -> None:
    pdf = pypdfium2.PdfDocument(gantt_pdf.make(sample.read(name)))
    for page in pdf:
        letters = page.get_textpage()
        for number in range(letters.count_chars()):
            left, low, right, high = letters.get_charbox(number)
            assert left >= 0 and low >= 0 and right <= page.get_width() and high <= page.get_height()


def test_a_plan_is_told_by_its_own_name() -> None:
    found = replace(agenda_of(entry("Ngày 17/5/2026")), reference="12/KH-SKHCN")
    (page,) = texts(made(found))
    assert page.startswith("BIỂU ĐỒ TIẾN ĐỘ (Kế hoạch số 12/KH-SKHCN: Chương trình năm) Từ ngày 14/5/2026")
    assert page.endswith("Trang 1/1")
    both = make_gantt((found, replace(found, plan="q")), CALENDAR, GanttOptions())
    assert "(Tổng hợp 02 kế hoạch)" in texts(both)[0]


# --- paper and fit ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("A3", A3)])
@each_fit
def test_the_paper_is_landscape(paper: str, size: tuple[int, int], fit: str) -> None:
    pages = PdfReader(io.BytesIO(made(many(40), paper=paper, fit=fit))).pages
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {size}


def test_one_page_wide_whatever_the_time() -> None:
    assert len(layout(many(200)).across) == 1
    assert len(layout(agenda_of(entry("Từ ngày 1/1/2020 đến ngày 31/12/2029"))).across) == 1


def test_what_fits_one_page_is_on_one() -> None:
    assert layout(many(13), fit="width").pages > 1 or layout(many(13), fit="page").pages == 1
    assert layout(many(10), fit="page").pages == 1


def test_what_cannot_fit_one_page_says_so() -> None:
    first = texts(made(many(81), fit="page"))[0]
    pages = layout(many(81), fit="page").pages
    assert pages > 1
    assert f"Không vừa một trang với cỡ chữ nhỏ nhất 8 pt; biểu đồ được in trên {pages} trang." in first


def test_a_hundred_years_need_several_pages_and_say_so() -> None:
    found = agenda_of(entry("Ngày 1/1/1900"), entry("Ngày 17/5/2026", 1))
    shown = layout(found)
    assert f"được chia thành {len(shown.across)} cột trang" in texts(made(found))[0]


def test_a_very_fine_scale_has_a_bound_and_says_so() -> None:
    found = agenda_of(entry("Từ ngày 1/1/1990 đến ngày 31/12/2026"))
    assert len(layout(found, fit="scale", cell=96).across) <= 80
    assert "Tỷ lệ được thu nhỏ" in texts(made(found, fit="scale", cell=96))[0]


def test_heads_stand_on_every_page() -> None:
    pages = texts(made(many(81)))
    assert len(pages) > 3 and "NỘI DUNG ĐẦY ĐỦ" not in pages[-1]
    for number, page in enumerate(pages, 1):
        assert "STT" in page and "Nội dung" in page and "Thời gian" in page and "Quý I/2026" in page
        assert page.endswith(f"Trang {number}/{len(pages)}")


def test_the_rows_of_all_pages_are_the_rows_of_the_plan() -> None:
    words = " ".join(texts(made(many(200))))
    assert [int(number) for number in re.findall(r"Việc thứ (\d+) của", words)] == list(range(200))


def test_the_legend_is_on_the_first_page() -> None:
    first, *others = texts(made(many(81)))
    for words in ("Hạn hoàn thành", "Ngày nghỉ"):
        assert words in first and words not in " ".join(others)


# --- days --------------------------------------------------------------------------------------------


def test_three_days_more_at_both_ends() -> None:
    found = agenda_of(entry("Từ ngày 12/5/2026 đến ngày 20/5/2026"))
    assert "Từ ngày 09/5/2026 đến ngày 23/5/2026" in texts(made(found))[0]


def test_asked_days_without_the_empty_months_at_the_ends() -> None:
    found = agenda_of(entry("Ngày 12/4/2026"), entry("Ngày 20/6/2026", 1))
    shown = layout(found, first=date(2026, 1, 5), last=date(2026, 12, 31))
    assert "Từ ngày 01/4/2026 đến ngày 30/6/2026" in shown.heading.lines[-1][1].text
    shown = layout(found, first=date(2026, 4, 10), last=date(2026, 5, 15))
    assert "Từ ngày 10/4/2026 đến ngày 30/4/2026" in shown.heading.lines[-1][1].text


def test_the_time_of_printing_only_when_given() -> None:
    found = agenda_of(entry("Hoàn thành trước ngày 18/5/2026"))
    assert "In lúc 10h05 ngày 20/5/2026 · Trang 1/1" in texts(made(found, NOON))[0]
    assert "Quá hạn" in texts(made(found, NOON))[0]
    assert "In lúc" not in texts(made(found))[0]
    assert made(found, NOON) == made(found, NOON) != made(found)


# --- tiles -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def tiled() -> tuple[Layout, bytes]:
    options = {"fit": "scale", "cell": 6.0, "paper": "A3"}
    return layout(many(200), **options), made(many(200), **options)


def test_tiles_cover_all_without_overlap(tiled: tuple[Layout, bytes]) -> None:
    shown, pdf = tiled
    days = (shown.chart.span[1] - shown.scale.first).days + 4
    for pieces, end in ((shown.across, days * 6.0), (shown.down, shown.chart.height)):
        assert pieces[0][0] == 0 and pieces[-1][1] == end
        assert all(one[1] == other[0] for one, other in pairwise(pieces))
    assert len(PdfReader(io.BytesIO(pdf)).pages) == len(shown.across) * len(shown.down)


def test_tiles_say_where_they_belong(tiled: tuple[Layout, bytes]) -> None:
    shown, pdf = tiled
    down, across = len(shown.down), len(shown.across)
    for number, page in enumerate(texts(pdf)):
        assert f"hàng {number // across + 1}/{down}, cột {number % across + 1}/{across}" in page


def crossing(shown: Layout, band: tuple[float, float], edge: float) -> list[float]:
    """Where the bars of some rows that go on beyond a place have their upper part."""
    drawn = shown.chart.pane(shown.scale, edge - 1, edge + 1, *band)
    bars = [spot for spot in drawn.spots if spot.kind == "entry" and spot.x < edge - 20]
    tops = [spot.y + spot.height * 0.3 for spot in bars if spot.x + spot.width > edge + 20]
    return [top for top in tops if band[0] < top < band[1]]


def test_a_bar_goes_on_at_the_same_height_on_the_next_page(tiled: tuple[Layout, bytes]) -> None:
    shown, pdf = tiled
    pages, unit, seen = pypdfium2.PdfDocument(pdf), shown.zoom * 2, 0
    x = EDGE * 2 + shown.chart.table_width * unit
    for down, band in enumerate(shown.down):
        top = EDGE * 2 + (shown.header + (0 if down else shown.heading.height) - band[0]) * unit
        for column, (left, right) in enumerate(shown.across[:-1]):
            rows_cut = crossing(shown, band, right)
            numbers = (down * len(shown.across) + column + n for n in range(2 if rows_cut else 0))
            inks = [pages[number].render(scale=2).to_pil().convert("L") for number in numbers]
            for y in rows_cut:
                end = x + (right - left) * unit
                for image, start in zip(inks, (end - 12, x + 2), strict=True):
                    strip = [image.getpixel((round(start + d), round(top + y * unit))) for d in range(10)]
                    assert sum(strip) / 10 < 225
                seen += 1
    assert seen >= 3


def test_no_words_of_the_times_lie_over_the_table(tiled: tuple[Layout, bytes]) -> None:
    shown, pdf = tiled
    border = EDGE + shown.chart.table_width * shown.zoom
    end = border + (shown.across[0][1] - shown.across[0][0]) * shown.zoom
    for page in list(pypdfium2.PdfDocument(pdf))[: 2 * len(shown.across)]:
        letters = page.get_textpage()
        low, high = EDGE + 60, page.get_height() - EDGE - shown.heading.height * shown.zoom
        boxes = [letters.get_charbox(number) for number in range(letters.count_chars())]
        inside = [box for box in boxes if low < box[1] < high and box[2] > box[0]]
        assert not [box for box in inside if box[0] < border - 0.2 < box[2] - 0.4]
        assert max(box[2] for box in inside) <= max(end, border + 700)


# --- groups, grey ------------------------------------------------------------------------------------


def test_each_group_on_pages_of_its_own() -> None:
    shown = layout(many(40), by=By.UNIT, break_groups=True)
    heads = [shown.chart.top_of(index) for index, row in enumerate(shown.chart.rows) if row.head]
    assert len(heads) == 7
    assert set(heads) <= {top for top, _ in shown.down}


def test_a_group_that_goes_on_says_its_head_again_on_the_next_page() -> None:
    shown = layout(many(81), by=By.SECTION)
    rows, count = shown.chart.rows, 0
    for top, _ in shown.down[1:]:
        first = rows[shown.chart.row_at(top)]
        assert first.head
        count += first.continued
    assert count and sum(row.continued for row in rows) == count
    assert sum(row.key is not None for row in rows) == 81
    for page in texts(made(many(81), by=By.SECTION))[1 : len(shown.down)]:
        assert "(tiếp)" in page


def test_the_head_of_a_group_is_not_the_last_of_its_page() -> None:
    shown = layout(many(81), by=By.UNIT)
    ends = [shown.chart.row_at(bottom - 0.1) for _, bottom in shown.down]
    assert not [index for index in ends if index is not None and shown.chart.rows[index].head]


def test_grey_has_no_colour() -> None:
    pdf = made(many(20), grey=True, fit="page")
    for page in pikepdf.open(io.BytesIO(pdf)).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) in ("rg", "RG"):
                assert len({float(part) for part in operands}) == 1
    assert findings(pdf) == []


# --- bad input ---------------------------------------------------------------------------------------


def test_an_empty_plan_says_so() -> None:
    pdf = gantt_pdf.make(blank(2026))
    assert "Chưa có hoạt động nào." in texts(pdf)[0] and "Trang 1/1" in texts(pdf)[0]
    assert findings(pdf) == []


def test_no_plan_at_all_says_so() -> None:
    assert "Chưa có hoạt động nào." in texts(make_gantt((), CALENDAR, GanttOptions()))[0]


@each_fit
def test_a_plan_without_days_is_listed_and_says_so(fit: str) -> None:
    (page,) = texts(made(agenda_of(entry(""), entry("khi có hướng dẫn", 1, "Tập huấn")), fit=fit, cell=1.0))
    assert "Tập huấn" in page and "khi có hướng dẫn" in page
    assert "Không có hoạt động nào mà thời gian tính được thành ngày." in page


def test_long_names_are_shortened_in_the_chart_and_told_in_full_behind() -> None:
    title = " ".join(f"từ{number}" for number in range(380))
    assert len(title) > 2000
    first, *others = texts(made(agenda_of(entry("Ngày 17/5/2026", 0, title), title=title)))
    assert "…" in first and "được in đầy đủ ở cuối tài liệu" in first
    assert "NỘI DUNG ĐẦY ĐỦ" in others[0]
    assert "".join(" ".join(others).split()).count("".join(title.split())[:3000]) >= 1


@pytest.mark.parametrize("words", ["Từ ngày 1/1/2020 đến ngày 31/12/2029", "Ngày 1/1/1900", "Năm 2026"])
@each_fit
def test_any_time_is_drawn(words: str, fit: str) -> None:
    pdf = made(agenda_of(entry(words, 0, "Việc dài")), fit=fit, cell=4.0)
    assert "Việc dài" in texts(pdf)[0]
    assert min(sizes(pdf)) >= LEAST


def test_strange_letters_and_five_hundred_units() -> None:
    odd = agenda_of(*(entry("Tháng 5/2026", n, "Tên (lạ) \\ \x07 漢 ✓", f"Đơn vị {n}") for n in range(500)))
    pdf = made(odd)
    assert findings(pdf) == []
    assert "Đơn vị 499" in " ".join(texts(pdf))


def test_eighty_one_activities_all_there() -> None:
    words = " ".join(texts(made(many(81), paper="A3", fit="page")))
    assert all(f"Việc thứ {number} của cơ quan" in words for number in range(81))


def test_the_structure_is_a_table_of_rows() -> None:
    with pikepdf.open(io.BytesIO(made(many(30)))) as pdf:
        (document,) = [pdf.Root.StructTreeRoot.K]
        table = next(kid for kid in document.K if kid.S == "/Table")
        rows = [len(row.K) for row in table.K]
    assert len(rows) == 31
    assert len(set(rows)) == 1
