"""Pages: margins, numbers, footnotes where they are called, and nothing torn apart."""

from collections.abc import Iterable

import pytest

from desktop.documents.blocks import Block, PageBreak, Paragraph, Span, Style, Table, Tail
from desktop.documents.layout import PROFILE_L, PROFILE_S, Profile
from desktop.documents.pages import Page, paginate
from desktop.documents.rows import Rule, Text

SENTENCE = "Tổ chức tuyên truyền, phổ biến rộng rãi các thành tựu khoa học, công nghệ và đổi mới sáng tạo. "


def body(sentences: int = 3, style: Style = Style.BODY, mark: str = "", note: str = "") -> Paragraph:
    notes = (Span(note),) if note else ()
    return Paragraph((Span(SENTENCE * sentences, note=notes),), style, mark=mark)


def tail(recipients: int = 6) -> Tail:
    return Tail(tuple(f"- Nơi thứ {n};" for n in range(recipients)), ("GIÁM ĐỐC",), "Nguyễn Văn Mẫu")


def texts(page: Page) -> list[tuple[float, float, Text]]:
    return [(p.x + op.x, p.y + op.y, op) for p in page.placed for op in p.part.ops if isinstance(op, Text)]


def said(page: Page) -> str:
    return " ".join(op.text.strip() for _, _, op in texts(page))


def lines(page: Page) -> list[str]:
    """The lines of body size, from the top."""
    rows: dict[float, str] = {}
    for _, y, op in texts(page):
        if op.size == PROFILE_L.body and y > PROFILE_L.top:
            rows[round(y, 1)] = rows.get(round(y, 1), "") + op.text
    return [rows[y] for y in sorted(rows)]


def set_(blocks: Iterable[Block], profile: Profile = PROFILE_L) -> list[Page]:
    return paginate(tuple(blocks), profile)


@pytest.mark.parametrize("profile", [PROFILE_L, PROFILE_S])
def test_text_stays_inside_the_margins(profile: Profile) -> None:
    for page in set_([body(5, note="chú thích " * 30) for _ in range(20)] + [tail(30)], profile):
        for x, y, op in texts(page):
            assert x >= profile.left - 0.01
            assert (profile.top < y < page.height - profile.bottom) or op.size == profile.page_number


def test_page_numbers_begin_on_the_second_page_in_the_top_margin() -> None:
    pages = set_([body() for _ in range(30)])
    numbers = [[op.text for _, y, op in texts(page) if y < PROFILE_L.top] for page in pages]
    assert numbers == [[], *([str(n)] for n in range(2, len(pages) + 1))]


def test_an_annex_counts_its_own_pages_and_may_lie_on_its_side() -> None:
    pages = set_([body(), PageBreak(landscape=True), *[body() for _ in range(20)]])
    assert pages[1].width > pages[1].height
    assert [[op.text for _, y, op in texts(page) if y < PROFILE_L.top] for page in pages[1:3]] == [[], ["2"]]


def test_a_page_break_may_go_on_counting() -> None:
    pages = set_([body(), PageBreak(restart_numbers=False), body()])
    assert [op.text for _, y, op in texts(pages[1]) if y < PROFILE_L.top] == ["2"]


@pytest.mark.parametrize("before", range(16, 30))
def test_notes_stand_on_the_page_that_calls_them(before: int) -> None:
    pages = set_(
        [*[body(1) for _ in range(before)], body(2, note="Chú thích một. "), body(2, note="Chú thích hai. ")]
    )
    for page in pages:
        called = {op.text for _, _, op in texts(page) if op.size < 9 and not op.text.endswith(" ")}
        printed = {op.text.strip() for _, _, op in texts(page) if op.size < 9 and op.text.endswith(" ")}
        assert called == printed


def test_notes_are_numbered_in_reading_order_through_tables_too() -> None:
    table = Table(
        (1, 1), ("A", "B"), (((Span("x", note=(Span("hai"),)),), (Span("y", note=(Span("ba"),)),)),)
    )
    page = set_([body(1, note="một"), table, body(1, note="bốn")])[0]
    assert said(page).endswith("1 một 2 hai 3 ba 4 bốn")


def test_a_note_longer_than_a_page_goes_on_and_ends() -> None:
    pages = set_([body(1, note="dài " * 4000 + "HẾT"), body(1)])
    assert len(pages) > 2
    assert "HẾT" in " ".join(said(page) for page in pages)


@pytest.mark.parametrize("before", range(20, 44))
def test_no_line_of_a_paragraph_stands_alone(before: int) -> None:
    pages = set_([Paragraph((Span("X"),)) for _ in range(before)] + [Paragraph((Span("Y " * 200),))])
    counts = [sum("Y" in line for line in lines(page)) for page in pages]
    assert 1 not in counts


@pytest.mark.parametrize("before", range(20, 44))
def test_a_heading_is_followed_by_two_lines_of_its_text(before: int) -> None:
    blocks = [Paragraph((Span("X"),)) for _ in range(before)]
    pages = set_(
        [*blocks, body(1, Style.SECTION, "I."), body(1, Style.HEADING, "1."), Paragraph((Span("Y " * 200),))]
    )
    page = next(page for page in pages if "I. " in said(page))
    assert sum("Y" in line for line in lines(page)) >= 2


@pytest.mark.parametrize("before", range(15, 45, 2))
@pytest.mark.parametrize("recipients", [0, 4, 40])
def test_the_signature_is_whole_and_never_alone(before: int, recipients: int) -> None:
    pages = set_([*[Paragraph((Span("Chữ"),)) for _ in range(before)], tail(recipients)])
    last = next(page for page in pages if "GIÁM ĐỐC" in said(page))
    assert "Nguyễn Văn Mẫu" in said(last)
    assert said(last).count("Chữ") >= 2
    assert not recipients or f"- Nơi thứ {recipients - 1};" in said(last)


def test_recipients_longer_than_a_page_go_on_and_the_signature_stays_with_the_text() -> None:
    pages = set_([body(), tail(150)])
    assert "Nguyễn Văn Mẫu" in said(pages[0])
    assert "- Nơi thứ 149;" in said(pages[-1])


def test_the_signing_desk_finds_room_for_its_pictures() -> None:
    place = next(place for place in set_([body(), tail()])[0].places if place.source == "@signature")
    mm = 72 / 25.4
    assert place.y1 - place.y0 >= 36 * mm
    assert (place.x0 / mm, place.x1 / mm) == (pytest.approx(102, abs=0.1), pytest.approx(190, abs=0.1))


def table(rows: int, words: str = "Văn phòng Sở") -> Table:
    return Table(
        (0.2, 0.8), ("TT", "Nội dung"), tuple(((Span(str(n)),), (Span(words),)) for n in range(rows))
    )


def test_a_table_repeats_its_header_on_every_page() -> None:
    pages = set_([body(), table(100)])
    assert len(pages) > 2
    assert all(said(page).count("Nội dung") == 1 for page in pages)


def test_a_row_is_torn_only_where_it_is_higher_than_a_page() -> None:
    whole = set_([body(6), table(6, SENTENCE * 12)])
    assert all(said(page).count("Tổ chức") % 12 == 0 for page in whole[1:])
    torn = set_([table(1, SENTENCE * 200)])
    assert sum(said(page).count("Tổ chức") for page in torn) == 200


def test_the_borders_are_half_a_point() -> None:
    rules = [op for placed in set_([table(2)])[0].placed for op in placed.part.ops if isinstance(op, Rule)]
    assert {rule.stroke for rule in rules} == {0.5}


def test_places_name_the_records() -> None:
    pages = set_([Paragraph((Span("Một"),), source="a"), Paragraph((Span(SENTENCE * 60),), source="b")])
    assert {place.source for place in pages[0].places} == {"a", "b"}
    assert {place.page for place in pages[1].places} == {1}


def test_nothing_gives_one_empty_page() -> None:
    assert len(set_([])) == 1
