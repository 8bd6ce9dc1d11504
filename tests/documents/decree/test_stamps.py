"""Ô 10b, 11, 12 and 13: boxes, words, colour and place, with large and small sizes (decree30 §3.11)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from desktop.plan import edit
from desktop.plan.plan import PageSetup, Plan
from desktop.plan.stamps import CIRCULATIONS, URGENCIES, Stamps
from desktop.readers import sample

RED = (255, 0, 0)
CONTACT = (
    "Địa chỉ: số 12 đường Mẫu, phường Mẫu, tỉnh Mẫu; điện thoại: 0000.000.000; "
    "thư điện tử: vanthu@mau.example; trang thông tin điện tử: mau.example"
)
WIDTHS = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}


@pytest.fixture
def stamped(read_paper: Callable, setup_name: str) -> Callable:
    def made(name: str = "kon-tum-2024", **stamps: str):
        setup = PageSetup(
            setup_name, right=20 if setup_name == "L" else 15, body=14 if setup_name == "L" else 13
        )
        return read_paper(edit.set_stamps(replace(sample.read(name), page=setup), Stamps(**stamps)))

    return made


def box_around(paper, letters):
    """The four sides of the box: left, top, right, bottom."""
    near = [
        rule
        for rule in paper.rules
        if rule.page == letters.page
        and letters.base - 8 < rule.y0 <= rule.y1 + 8
        and rule.y0 < letters.base + 8
    ]
    around = [r for r in near if r.x0 < letters.centre < r.x1 or r.x0 == r.x1]
    assert len(around) == 4, "a single-line box"
    assert {r.colour for r in around} == {letters.colour}
    upright = sorted(r.x0 for r in around if r.x0 == r.x1)
    level = sorted(r.y0 for r in around if r.y0 == r.y1)
    return upright[0], level[0], upright[1], level[1]


@pytest.mark.parametrize("words", URGENCIES)
@pytest.mark.parametrize("name", sample.NAMES)
def test_x2_urgency_is_a_red_box_left_under_the_number(stamped: Callable, name: str, words: str) -> None:
    paper = stamped(name, urgency=words)
    found, number = next(f for f in paper.letters if f.text.strip() == words), paper.find("Số:")
    assert (found.bold, found.upright, found.colour) == (True, True, RED)
    assert 13 <= found.size <= 14
    left, top, right, bottom = box_around(paper, found)
    assert (right - left, bottom - top) == pytest.approx((WIDTHS[words], 8), abs=0.1)
    assert left < found.box[0] and found.box[2] < right
    assert top < found.box[1] and found.box[3] < bottom
    assert number.box[3] < top and bottom < paper.title[0].box[1]
    assert right < paper.find("CỘNG HÒA").box[0] + 5
    assert {f.colour for f in paper.letters if f is not found} == {(0, 0, 0)}


@pytest.mark.parametrize("words", CIRCULATIONS)
def test_x3_circulation_is_a_black_box_over_the_state_name(stamped: Callable, words: str) -> None:
    paper = stamped(circulation=words)
    found, state = paper.find(words), paper.find("CỘNG HÒA")
    assert (found.bold, found.upright, found.colour) == (True, True, (0, 0, 0))
    assert 13 <= found.size <= 14
    left, top, right, bottom = box_around(paper, found)
    assert left < found.box[0] and found.box[2] < right < paper.right
    assert bottom < state.box[1]
    assert bottom - top == pytest.approx(8, abs=0.1)
    assert found.centre == pytest.approx(state.centre, abs=0.5)
    assert paper.find("UBND TỈNH").base == pytest.approx(state.base, abs=0.5)


@pytest.mark.parametrize("name", sample.NAMES)
def test_x5_the_contact_line_stands_at_the_foot_of_page_1(stamped: Callable, name: str) -> None:
    paper = stamped(name, contact=CONTACT)
    found = [f for f in paper.letters if f.size == 11 and f.page == 0]
    assert " ".join(f.text.strip() for f in found) == CONTACT
    assert all(f.upright and not f.bold for f in found)
    assert 297 - paper.setup.bottom - 3 < found[-1].box[3] <= 297 - paper.setup.bottom + 0.5
    rule = max((r for r in paper.rules if r.page == 0 and r.y0 < found[0].base), key=lambda r: r.y0)
    assert (rule.x0, rule.x1) == pytest.approx((paper.setup.left, paper.right), abs=0.1)
    others = [f for f in paper.letters if f.page == 0 and f not in found]
    assert max(f.box[3] for f in others) < rule.y0 - 1.5


def test_x5_notes_stand_above_the_contact_line(stamped: Callable) -> None:
    for name in sample.NAMES:
        paper = stamped(name, contact=CONTACT)
        notes = [f for f in paper.letters if f.page == 0 and f.size == 10]
        assert all(f.box[3] < paper.find("Địa chỉ:").box[1] for f in notes)


def test_x5_a_very_long_contact_leaves_room_for_the_text(stamped: Callable) -> None:
    paper = stamped(contact="số nhà và đường phố " * 400)
    small = [f for f in paper.letters if "số nhà và" in f.text]
    assert "".join(f.text for f in small).count("đường phố") == 400
    assert len([line for line in paper.lines if line.page == 0]) > 10


def test_x4_the_drafters_mark_follows_the_file_copy(stamped: Callable) -> None:
    paper = stamped(drafter="PL.(300)")
    found = paper.find("PL.(300)")
    assert found.text.strip() == "- Lưu: VT, HCTH8. PL.(300)"
    assert (found.size, found.bold, found.italic) == (11, False, False)


def test_all_stamps_together_keep_apart(stamped: Callable) -> None:
    paper = stamped(
        urgency="THƯỢNG KHẨN", circulation="XEM XONG TRẢ LẠI", contact=CONTACT, drafter="PL.(300)"
    )
    first = [f.box for f in paper.letters if f.page == 0 and f.text.strip()]
    for n, (x0, y0, x1, y1) in enumerate(first):
        for a0, b0, a1, b1 in first[n + 1 :]:
            assert x1 < a0 + 0.5 or a1 < x0 + 0.5 or y1 < b0 + 0.9 or b1 < y0 + 0.9


def test_a_stamp_nobody_knows_is_not_printed(read_paper: Callable, typed_mode_plan: Plan) -> None:
    paper = read_paper(replace(typed_mode_plan, stamps=Stamps("RẤT GẤP", "TUYỆT MẬT")))
    assert not paper.all("RẤT GẤP") and not paper.all("TUYỆT MẬT")
