"""The finished PDF file, read back by other programs."""

import io
import itertools
import time
from collections.abc import Iterator

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.blocks import Head, PageBreak, Paragraph, Sheet, Span, Style, Table, Tail, Title
from desktop.documents.layout import PROFILE_L, PROFILE_S, Profile
from desktop.documents.typeset import typeset

HEAD = Head(
    ("UBND TỈNH QUẢNG NGÃI",), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",), "", "KH-SKHCN", "Quảng Ngãi", None, 5, 2026
)
HOSTILE = [
    "<b>đậm</b>",
    "a <b c",
    "R&D; KH&CN &amp;",
    '<img src="/etc/passwd"/>',
    '<a href="x">y</a>',
    "100% {x} $y \\(z)",
]


def sheet(text: str = "Tổ chức các hoạt động hưởng ứng. " * 12, paragraphs: int = 12) -> Sheet:
    body = tuple(
        Paragraph(
            (Span(text), Span(f"đoạn {n}", bold=True, note=(Span(f"Chú thích {n}."),))),
            mark="-",
            source=f"p{n}",
        )
        for n in range(paragraphs)
    )
    title = Title("KẾ HOẠCH", ("Tổ chức Ngày Khoa học và Công nghệ",))
    tail = Tail(("- UBND tỉnh (b/c);", "- Lưu: VT, VP."), ("GIÁM ĐỐC",), "Nguyễn Văn Mẫu")
    table = Table((1, 3), ("TT", "Việc"), (((Span("1"),), (Span(text),)),))
    annex = (PageBreak(landscape=True), Paragraph((Span("Phụ lục"),), Style.ANNEX_LABEL), table)
    said = ("Kế hoạch", "Sở Khoa học và Công nghệ", "Kế hoạch tổ chức", "kế hoạch; 2026")
    return Sheet((HEAD, title, *body, tail, *annex), *said)


def one(text: str) -> Sheet:
    return Sheet((Paragraph((Span(text),)),), text)


def words(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(texts).split()


def test_the_words_can_be_read_back_in_order() -> None:
    said = words(typeset(one("Kế hoạch hưởng ứng Ngày Khoa học và Công nghệ Việt Nam " * 20)).pdf)
    assert " ".join(said) == " ".join(["Kế hoạch hưởng ứng Ngày Khoa học và Công nghệ Việt Nam"] * 20)


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_is_printed_as_it_stands(text: str) -> None:
    pdf = typeset(one(text)).pdf
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    assert page.extract_text().split() == text.split()
    assert "/Annots" not in page
    assert not page.images


def test_only_times_is_in_the_file_and_embedded() -> None:
    for page in pypdf.PdfReader(io.BytesIO(typeset(sheet()).pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            assert "Tinos" in font["/BaseFont"] or "Times" in font["/BaseFont"]
            assert "/FontFile2" in font["/FontDescriptor"]
            assert "/ToUnicode" in font


def test_the_properties_are_those_of_the_sheet() -> None:
    reader = pypdf.PdfReader(io.BytesIO(typeset(sheet()).pdf))
    properties = reader.metadata
    assert properties is not None
    assert (properties.title, properties.author) == ("Kế hoạch", "Sở Khoa học và Công nghệ")
    assert (properties.subject, properties.keywords) == ("Kế hoạch tổ chức", "kế hoạch; 2026")
    assert properties.creator == "Sổ Kế hoạch"
    assert reader.trailer["/Root"]["/Lang"] == "vi-VN"
    assert all("/Trans" not in page for page in reader.pages)


def test_equal_sheets_give_equal_bytes() -> None:
    first = typeset(sheet())
    typeset(one("một văn bản khác"))
    assert typeset(sheet()).pdf == first.pdf


def glyphs(pdf: bytes) -> Iterator[tuple[int, str, float, float, float, float]]:
    """Page, letter and box (left, bottom, right, top, in points) of every visible letter."""
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document):
        text = page.get_textpage()
        letters = text.get_text_range()
        for index in range(text.count_chars()):
            if letters[index : index + 1].strip():
                yield number, letters[index], *text.get_charbox(index)
    document.close()


@pytest.mark.parametrize("profile", [PROFILE_L, PROFILE_S])
def test_ink_keeps_the_margins_of_the_decree(profile: Profile) -> None:
    millimetre = 72 / 25.4
    made = typeset(sheet(), profile)
    for page, _, left, bottom, right, top in glyphs(made.pdf):
        width, height = (297, 210) if page == made.pages - 1 else (210, 297)
        assert left >= 29.5 * millimetre
        assert right <= (width - 19.5) * millimetre
        assert bottom >= 19.5 * millimetre
        assert top <= (height - 10) * millimetre


def test_justified_lines_end_at_the_margin() -> None:
    ends: dict[float, float] = {}
    for _, _, _, bottom, right, _ in glyphs(typeset(one("Tổ chức hoạt động " * 60)).pdf):
        ends[round(bottom / 17)] = max(right, ends.get(round(bottom / 17), 0))
    full = sorted(ends.values())[1:-1]
    assert full
    assert all(right == pytest.approx(PROFILE_L.width - PROFILE_L.right, abs=2) for right in full)


def test_places_follow_each_other_down_the_page() -> None:
    made = typeset(sheet(paragraphs=5))
    places = [place for place in made.places if place.source.startswith("p")]
    assert places[0].source == "p0"
    for above, below in itertools.pairwise(places):
        assert (above.page, above.y1) <= (below.page, below.y0 + 0.01)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=20), st.text(max_size=20))
def test_no_text_can_break_the_page(text: str, name: str, mark: str) -> None:
    head = Head((name,), (text, name), name, mark, name, None, None, None)
    table = Table((1, 2), (text, name), (((Span(text, note=(Span(name),)),), (Span(name),)),))
    tail = Tail((text, name), (text,), name, mark)
    blocks = (
        head,
        Title(name, (text,)),
        Paragraph((Span(text, note=(Span(text),)),), mark=mark),
        table,
        tail,
    )
    assert typeset(Sheet(blocks, text, name, mark, text)).pages >= 1


def test_a_letter_without_spaces_for_pages_is_set_in_time() -> None:
    start = time.perf_counter()
    assert typeset(one("x" * 200_000)).pages > 40
    assert time.perf_counter() - start < 4


def test_a_plan_is_set_again_at_once() -> None:
    typeset(sheet())
    times = []
    for n in range(5):
        start = time.perf_counter()
        made = typeset(sheet(paragraphs=20 + n % 2))
        times.append(time.perf_counter() - start)
        assert made.pages >= 4
    assert min(times) < 0.2
