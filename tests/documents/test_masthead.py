"""Ô 1-4 and the signature block, measured on the page."""

import dataclasses

import pytest

from desktop.documents import fonts
from desktop.documents.blocks import Head, Tail, Title
from desktop.documents.layout import MM, PROFILE_L, PROFILE_S, Profile
from desktop.documents.masthead import DAY, MOTTO, NUMBER, STATE, head_row, tail_rows
from desktop.documents.rows import Row, Rule, Text, title_rows

HEAD = Head(
    ("UBND TỈNH QUẢNG NGÃI",), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",), "5", "KH-SKHCN", "Quảng Ngãi", 7, 5, 2026
)


def texts(row: Row) -> list[Text]:
    return [op for part in row.parts for op in part.ops if isinstance(op, Text)]


def rules(row: Row) -> list[Rule]:
    return [op for part in row.parts for op in part.ops if isinstance(op, Rule)]


def find(row: Row, words: str) -> Text:
    return next(text for text in texts(row) if words in text.text)


def width(text: Text) -> float:
    return fonts.width(text.face, text.text) * text.size


@pytest.mark.parametrize("profile", [PROFILE_L, PROFILE_S])
def test_the_state_name_is_one_bold_line_inside_the_margin(profile: Profile) -> None:
    state = find(head_row(HEAD, profile), STATE)
    assert state.face == fonts.BOLD
    assert state.x + width(state) <= profile.measure


@pytest.mark.parametrize("profile", [PROFILE_L, PROFILE_S])
def test_rules_have_the_lengths_of_the_decree(profile: Profile) -> None:
    row = head_row(HEAD, profile)
    agency, motto = rules(row)
    longest = max(
        width(text) for text in texts(row) if text.face == fonts.BOLD and text.x < profile.right_cell / 2
    )
    assert 1 / 3 <= (agency.x1 - agency.x0) / longest <= 1 / 2
    assert motto.x1 - motto.x0 == pytest.approx(width(find(row, MOTTO)))


def test_number_and_date_share_a_base_line() -> None:
    row = head_row(HEAD, PROFILE_L)
    number, date = find(row, "Số: 05/KH-SKHCN"), find(row, "Quảng Ngãi, ngày 07 tháng 5 năm 2026")
    assert number.y == date.y
    assert (number.size, date.size, date.face) == (13, 14, fonts.ITALIC)


@pytest.mark.parametrize(
    ("number", "printed"), [("5", "05"), ("05", "05"), ("12", "12"), ("123", "123"), (" 7 ", "07")]
)
def test_numbers_below_ten_take_a_nought(number: str, printed: str) -> None:
    row = head_row(dataclasses.replace(HEAD, number=number), PROFILE_L)
    assert find(row, f"Số: {printed}/KH-SKHCN")


@pytest.mark.parametrize(("month", "printed"), [(1, "01"), (2, "02"), (3, "3"), (9, "9"), (10, "10")])
def test_only_months_one_and_two_take_a_nought(month: int, printed: str) -> None:
    assert find(head_row(dataclasses.replace(HEAD, month=month), PROFILE_L), f"tháng {printed} năm")


@pytest.mark.parametrize("number", ["", "12"])
def test_a_long_symbol_takes_several_lines_and_never_meets_the_date(number: str) -> None:
    row = head_row(dataclasses.replace(HEAD, number=number, symbol="KH-SKHCN" * 8), PROFILE_L)
    lines = [text for text in texts(row) if "SKHCN" in text.text]
    assert len(lines) > 1
    assert max(text.x + width(text) for text in lines) < find(row, "ngày 07").x
    assert max(text.y for text in lines) < row.height


def test_what_the_clerk_stamps_is_left_open_wide_enough() -> None:
    row = head_row(dataclasses.replace(HEAD, number="", day=None), PROFILE_L)
    said = find(row, "Số:").text
    assert fonts.width(fonts.REGULAR, " ") * 13 * (said.count(" ") - 1) >= 11 * MM
    spots = {spot.source: spot for spot in row.spots}
    assert spots[NUMBER].x1 - spots[NUMBER].x0 >= 11 * MM
    assert spots[DAY].x1 - spots[DAY].x0 >= 8 * MM


def test_month_and_year_may_be_open_too() -> None:
    row = head_row(dataclasses.replace(HEAD, day=None, month=None, year=None), PROFILE_L)
    assert find(row, "ngày").text.split() == ["Quảng", "Ngãi,", "ngày", "tháng", "năm"]


@pytest.mark.parametrize(
    "place", ["Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh mở rộng về phía Đông Nam Bộ", ""]
)
def test_a_long_place_name_never_meets_the_number_or_the_margin(place: str) -> None:
    row = head_row(dataclasses.replace(HEAD, place=place), PROFILE_L)
    date, number = find(row, "ngày 07"), find(row, "Số:")
    assert date.x > number.x + width(number)
    assert date.x + width(date) <= PROFILE_L.measure + 0.01


def test_the_title_stands_in_the_middle_over_its_short_rule() -> None:
    rows = title_rows(Title("KẾ HOẠCH", ("Tổ chức Ngày Khoa học",)), PROFILE_L)
    last = texts(rows[-2])[0]
    rule = rules(rows[-1])[0]
    assert last.x + width(last) / 2 == pytest.approx(PROFILE_L.measure / 2)
    assert 1 / 3 <= (rule.x1 - rule.x0) / width(last) <= 1 / 2


def test_the_tail_is_level_and_has_its_sizes() -> None:
    row = tail_rows(
        Tail(("- UBND tỉnh (b/c);", "- Lưu: VT."), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Mẫu"), PROFILE_L
    )[0]
    title, post = find(row, "Nơi nhận:"), find(row, "KT. GIÁM ĐỐC")
    assert title.y == post.y
    assert (title.size, title.face) == (12, fonts.BOLD_ITALIC)
    assert find(row, "- Lưu: VT.").size == 11
    assert find(row, "Mẫu").y - find(row, "PHÓ GIÁM ĐỐC").y > 36 * MM
