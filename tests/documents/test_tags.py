"""What a reader who cannot see the page is read: every letter once, in order, as what it is."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.blocks import Block, Head, PageBreak, Paragraph, Span, Style, Table, Tail, Title
from desktop.documents.layout import PROFILE_L
from desktop.documents.pages import paginate
from desktop.documents.rows import Text
from desktop.documents.tags import Element, Mark, Tagged, tag

HEAD = Head(("UBND TỈNH A",), ("SỞ KHOA HỌC", "VÀ CÔNG NGHỆ"), "05", "KH-SKHCN", "A", 7, 5, 2026)
SENTENCE = "Tổ chức tuyên truyền, phổ biến rộng rãi các thành tựu khoa học và công nghệ. "


def set_(*blocks: Block) -> Tagged:
    return tag(paginate(blocks, PROFILE_L), blocks)


def item(words: str, mark: str = "", level: int = 0, note: str = "") -> Paragraph:
    return Paragraph((Span(words, note=(Span(note),) if note else ()),), mark=mark, level=level)


def letters(made: Tagged) -> dict[Mark, str]:
    """What is painted under each mark."""
    found = {}
    for page, strokes in enumerate(made.strokes):
        marked = [stroke for stroke in strokes if "/MCID" in stroke.opening]
        for number, stroke in enumerate(marked):
            ops = [op for placed in stroke.placed for op in placed.part.ops if isinstance(op, Text)]
            found[Mark(page, number)] = "".join(op.text for op in ops)
    return found


def read(made: Tagged) -> list[str]:
    """The structure as lines, "H2 I. MỤC ĐÍCH"; two blanks for each level below the document."""
    said = letters(made)

    def lines(element: Element, depth: int) -> Iterator[str]:
        for kid in element.kids:
            if isinstance(kid, Mark):
                yield "  " * depth + said[kid].rstrip()
            else:
                own = "".join(said[mark] for mark in kid.kids if isinstance(mark, Mark))
                plain = all(isinstance(below, Mark) for below in kid.kids)
                yield ("  " * depth + f"{kid.tag} {own if plain else ''}").rstrip()
                if not plain:
                    yield from lines(kid, depth + 1)

    return list(lines(made.root, 0))


def artifacts(made: Tagged) -> list[str]:
    strokes = [s for page in made.strokes for s in page if s.opening.startswith("/Artifact")]
    ops = [op for stroke in strokes for placed in stroke.placed for op in placed.part.ops]
    return [op.text for op in ops if isinstance(op, Text)]


def test_the_head_is_read_agency_first_then_state_number_and_date() -> None:
    assert read(set_(HEAD))[:7] == [
        "Div",
        "  P UBND TỈNH A",
        "  P SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "  P CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "  P Độc lập - Tự do - Hạnh phúc",
        "  P Số: 05/KH-SKHCN",
        "  P A, ngày 07 tháng 5 năm 2026",
    ]


def test_headings_go_down_by_one() -> None:
    section = Paragraph((Span("MỤC ĐÍCH"),), Style.SECTION, mark="I.")
    heading = Paragraph((Span("Yêu cầu"),), Style.HEADING, mark="1.", level=1)
    deeper = Paragraph((Span("Chung"),), Style.HEADING, mark="a)", level=2)
    title = Title("KẾ HOẠCH", ("Tổ chức Ngày hội",))
    assert read(set_(title, section, heading, deeper)) == [
        "H1 KẾ HOẠCH Tổ chức Ngày hội",
        "H2 I. MỤC ĐÍCH",
        "H3 1. Yêu cầu",
        "H4 a) Chung",
    ]


def test_headings_never_skip_a_rank() -> None:
    headings = [Paragraph((Span("A"),), Style.HEADING, level=level) for level in (3, 3, 1, 2)]
    title = Paragraph((Span("B"),), Style.ANNEX_TITLE)
    assert read(set_(*headings, title, headings[0])) == ["H3 A", "H4 A", "H3 A", "H4 A", "H1 B", "H2 A"]


def test_the_name_of_an_annex_is_one_heading() -> None:
    label = Paragraph((Span("Phụ lục I"),), Style.ANNEX_LABEL)
    title = Paragraph((Span("DANH MỤC"),), Style.ANNEX_TITLE)
    assert read(set_(PageBreak(), label, title)) == ["H1 Phụ lục I DANH MỤC"]


def test_items_are_lists_in_lists() -> None:
    blocks = (item("Một", "1.", 1), item("con", "-", 2), item("lời thêm", level=2), item("Hai", "2.", 1))
    assert read(set_(*blocks, item("Trên đây"))) == [
        *["L", "  LI", "    Lbl 1.", "    LBody", "      P Một"],
        *["      L", "        LI", "          Lbl -", "          LBody", "            P con"],
        "      P lời thêm",
        *["  LI", "    Lbl 2.", "    LBody", "      P Hai"],
        "P Trên đây",
    ]


@pytest.mark.parametrize(
    ("mark", "numbering"), [("1.", "Decimal"), ("(2)", "Decimal"), ("b)", "LowerAlpha"), ("-", "Disc")]
)
def test_a_list_says_how_it_counts(mark: str, numbering: str) -> None:
    made = set_(item("Một", mark, 1)).root.kids[0]
    assert isinstance(made, Element)
    assert made.attributes == {"O": "List", "ListNumbering": numbering}


def test_a_footnote_is_read_after_its_paragraph() -> None:
    assert read(set_(item("Theo nghị quyết", note="Số 45."), item("Sau đó"))) == [
        *["P", "  Theo nghị quyết", "  Reference", "    Lbl 1"],
        *["Note", "  Lbl 1", "  Số 45."],
        "P Sau đó",
    ]


def test_a_footnote_of_a_cell_stays_in_its_cell() -> None:
    cell = (Span("Lễ", note=(Span("Dự kiến."),)),)
    lines = read(set_(Table((1, 1), ("Việc", "Nơi"), ((cell, (Span("Sở"),)),))))
    assert [line.strip() for line in lines[-4:]] == ["Note", "Lbl 1", "Dự kiến.", "TD Sở"]
    assert lines[-4].index("Note") > lines[-1].index("TD")


def test_a_table_is_regular_and_its_repeated_head_is_read_once() -> None:
    made = set_(Table((1, 2, 1), ("TT", "Việc", "Nơi"), (((Span("1"),), (Span(SENTENCE),), ()),) * 60))
    rows = made.root.kids[0].kids  # type: ignore[union-attr]
    assert [[cell.tag for cell in row.kids] for row in rows] == [["TH"] * 3, *[["TD"] * 3] * 60]  # type: ignore
    assert {tuple(cell.attributes.values()) for cell in rows[0].kids} == {("Table", "Column")}  # type: ignore
    assert artifacts(made).count("Việc ") + artifacts(made).count("Việc") == len(made.strokes) - 1


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    made = set_(item(SENTENCE * 60))
    assert made.root.kids[0].kids == [Mark(0, 0), Mark(1, 0)]  # type: ignore[union-attr]
    assert "".join(letters(made).values()).split() == (SENTENCE * 60).split()


def test_page_numbers_and_rules_are_not_read() -> None:
    made = set_(HEAD, item(SENTENCE * 60))
    assert artifacts(made) == ["2"]
    spoken = [p.part.ops for page in made.strokes for s in page if "/MCID" in s.opening for p in s.placed]
    assert all(isinstance(op, Text) for ops in spoken for op in ops)


def test_the_tail_is_read_column_by_column() -> None:
    tail = Tail(("- UBND tỉnh (b/c);", "- Lưu: VT."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lê Văn Mẫu")
    assert read(set_(tail)) == [
        *["Div", "  P Nơi nhận:", "  L"],
        *["    LI", "      LBody - UBND tỉnh (b/c);", "    LI", "      LBody - Lưu: VT."],
        *["  P KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "  P Lê Văn Mẫu"],
    ]


def test_a_word_wider_than_its_line_stays_one_word() -> None:
    address = "https://" + "skhcn-tinh-gov-vn/" * 12
    said = "".join(letters(set_(item(f"Xem {address} và nơi khác"))).values())
    assert said.split() == ["Xem", address, "và", "nơi", "khác"]


WORDS = st.text(alphabet="aĐộ 1-\n", max_size=120)


@settings(max_examples=60)
@given(WORDS, WORDS, st.sampled_from(["", "-", "1."]), st.integers(0, 3))
def test_every_letter_is_read_or_an_artifact(words: str, other: str, mark: str, level: int) -> None:
    table = Table((1, 3), ("A", "B"), (((Span(words),), (Span(other, note=(Span(words),)),)),))
    tail = Tail((words, other), (words,), other)
    blocks = (HEAD, Title("K", (other,)), item(words, mark, level, other), item(other, "+", 2), table, tail)
    pages = paginate(blocks, PROFILE_L)
    made = tag(pages, blocks)
    printed = [op.text for page in pages for p in page.placed for op in p.part.ops if isinstance(op, Text)]
    spoken = [*letters(made).values(), *artifacts(made)]
    assert sorted("".join("".join(spoken).split())) == sorted("".join("".join(printed).split()))
    assert "/ " not in " ".join(s.opening for page in made.strokes for s in page)
