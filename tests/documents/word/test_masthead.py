"""Head, title and tail in Word: drawn rules of the Decree's length, stamps, an unbroken signature."""

import re

import pytest

from desktop.documents import fonts
from desktop.documents.blocks import Head, Tail, Title
from desktop.documents.layout import PROFILE_L
from desktop.documents.masthead import MOTTO
from desktop.documents.word import masthead

HEAD = Head(("UBND TỈNH MẪU",), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",), "", "KH-SKHCN", "Mẫu", None, 5, 2026)


def rules(drawn: str, measure: float) -> list[float]:
    """Lengths of the drawn rules in points."""
    found = re.findall(r'"Rule"/>.*?w:left="(\d+)" w:right="(\d+)"', drawn)
    return [measure - (int(left) + int(right)) / 20 for left, right in found]


def test_the_rule_of_the_motto_is_as_long_as_the_motto() -> None:
    _, motto = rules(masthead.head(HEAD, PROFILE_L), PROFILE_L.right_cell)
    assert motto == pytest.approx(fonts.width(fonts.BOLD, MOTTO) * PROFILE_L.motto, abs=0.2)


def test_the_rule_of_the_agency_is_a_third_to_a_half_of_its_longest_line() -> None:
    agency, _ = rules(masthead.head(HEAD, PROFILE_L), PROFILE_L.measure - PROFILE_L.right_cell)
    _, widths = masthead.even(HEAD.issuer[0], PROFILE_L.agency, 170, bold=True)
    assert 0.33 <= agency / max(widths) <= 0.5


def test_a_long_name_is_broken_evenly() -> None:
    assert masthead.even(HEAD.issuer[0], 13, 170, bold=True)[0] == "SỞ KHOA HỌC\nVÀ CÔNG NGHỆ"


def test_a_letter_that_the_font_lacks_survives() -> None:
    assert masthead.even("KẾ 🙂 HOẠCH", 14, 400, bold=True)[0] == "KẾ 🙂 HOẠCH"


def test_a_word_wider_than_the_cell_stays_whole() -> None:
    assert masthead.even("x" * 200, 14, 100, bold=False)[0] == "x" * 200


def test_number_and_day_leave_room_for_stamps() -> None:
    drawn = masthead.head(HEAD, PROFILE_L)
    assert re.search("Số: {8,}/KH-SKHCN", drawn) and re.search("ngày {8,}tháng 5 năm 2026", drawn)


@pytest.mark.parametrize(("place", "breaks"), [("Mẫu", 0), ("Tỉnh có tên gọi rất dài chưa ai thấy", 1)])
def test_a_long_place_takes_a_line_of_its_own(place: str, breaks: int) -> None:
    long = Head((), ("SỞ",), "05", "KH", place, 7, 5, 2026)
    assert masthead.head(long, PROFILE_L).count("<w:br/>") == breaks


def test_stamps_are_boxed_and_urgency_is_red() -> None:
    stamped = Head((), ("SỞ",), "", "KH", "Mẫu", None, 5, 2026, "", "HỎA TỐC", "XEM XONG TRẢ LẠI", "Số 1")
    drawn = masthead.head(stamped, PROFILE_L)
    assert drawn.index("XEM XONG") < drawn.index("CỘNG HÒA") < drawn.index("HỎA TỐC")
    assert drawn.count('w:color="FF0000"') == 4
    assert "Số 1" in masthead.contact(stamped, PROFILE_L) and "Số 1" not in drawn


def test_the_title_ends_with_a_rule_of_a_third_to_a_half() -> None:
    drawn = masthead.title(Title("KẾ HOẠCH", ("Tổ chức Ngày Khoa học",)), PROFILE_L)
    (length,) = rules(drawn, PROFILE_L.measure)
    assert 0.33 <= length / (fonts.width(fonts.BOLD, "Tổ chức Ngày Khoa học") * 14) <= 0.5


@pytest.mark.parametrize(("recipients", "rows"), [(1, 1), (12, 1), (80, 2)])
def test_the_tail_is_not_split_only_a_long_list_runs_on(recipients: int, rows: int) -> None:
    tail = Tail(tuple(f"- Nơi thứ {n};" for n in range(recipients)), ("GIÁM ĐỐC",), "Nguyễn Văn Mẫu")
    drawn = masthead.tail(tail, PROFILE_L)
    assert (drawn.count("<w:tr>"), drawn.count("<w:cantSplit/>")) == (rows, 1)
    assert all(f"Nơi thứ {n};" in drawn for n in range(recipients))
