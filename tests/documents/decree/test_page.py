"""The paper itself: size, margins, font, colour, page numbers, one set of sizes (Phụ lục I, Mục I)."""

import re
import unicodedata

import pytest

TIMES = re.compile(r"^TimesNewRoman(PS)?(MT)?(-(Bold|Italic|BoldItalic)(MT)?)?$")
TINOS = re.compile(r"^Tinos(-(Regular|Bold|Italic|BoldItalic))?$")  # as wide as Times New Roman, and free


def test_p1_p2_every_page_is_a4_upright(typed) -> None:
    assert all(size == pytest.approx((210, 297), abs=0.1) for size in typed.sizes)


def test_p3_ink_keeps_the_margins(paper) -> None:
    setup = paper.setup
    for found in paper.letters:
        left, top, right, bottom = found.box
        assert left >= setup.left - 0.5
        assert right <= paper.right + 0.5
        assert bottom <= 297 - setup.bottom + 0.5
        assert top >= setup.top - 0.5 or found.text.strip().isdigit()
    for rule in paper.rules:
        assert setup.left - 0.5 <= rule.x0 <= rule.x1 <= paper.right + 0.5
        assert setup.top - 0.5 <= rule.y0 <= rule.y1 <= 297 - setup.bottom + 0.5


def test_p3_the_text_uses_the_whole_width(typed) -> None:
    assert min(line.left for line in typed.lines) == pytest.approx(typed.setup.left, abs=0.5)
    assert max(line.right for line in typed.lines) == pytest.approx(typed.right, abs=0.5)


def test_p4_times_and_nothing_else(paper) -> None:
    assert all(TIMES.match(found.font) or TINOS.match(found.font) for found in paper.letters)


def test_p5_letters_are_composed(typed) -> None:
    assert all(unicodedata.is_normalized("NFC", found.text) for found in typed.letters)


def test_p6_all_is_black(paper) -> None:
    assert {thing.colour for thing in (*paper.letters, *paper.rules)} == {(0, 0, 0)}


def test_p7_numbers_stand_in_the_top_margin_from_page_2(typed) -> None:
    shown = {n: [f for f in typed.letters if f.page == n and f.base < typed.setup.top] for n in range(9)}
    assert shown[0] == []
    for page in range(1, len(typed.sizes)):
        (number,) = shown[page]
        assert (number.text.strip(), number.bold, number.italic) == (str(page + 1), False, False)
        assert 13 <= number.size <= 14
        assert number.centre == pytest.approx((typed.setup.left + typed.right) / 2, abs=0.5)


def test_p9_sizes_go_up_or_down_together(paper) -> None:
    date = next(f for f in paper.letters if "tháng" in f.text and f.italic)
    sizes = [paper.find("CỘNG HÒA").size, paper.find("Độc lập").size, date.size]
    assert sizes == ([13, 14, 14] if paper.setup.profile == "L" else [12, 13, 13])
