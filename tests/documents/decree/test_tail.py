"""Ô 7 and 9b: who signs, room for signature and seal, Nơi nhận (decree30 §3.9–3.10, domain §9)."""

import re

import pytest

FILED = re.compile(r"^- Lưu: VT([,;] [A-ZĐ][\w&\- ]{0,20}?)?( ?\([^)]{1,20}\))?\.( .{1,20})?$")
DEGREES = re.compile(r"^(GS|PGS|TS|ThS|CN|KS|BS|NGƯT|NGND|TTND|TTƯT)\.")


def heading(paper):
    return paper.find("Nơi nhận:")


def signature(paper):
    """Bold letters at the right, level with Nơi nhận or below: the authority lines, then the name."""
    top = heading(paper)
    return [
        f
        for f in paper.letters
        if f.page == top.page and f.bold and f.base > top.base - 0.1 and f.box[0] > 100
    ]


def listed(paper):
    """The recipients, a line that goes on joined to the one above."""
    top = heading(paper)
    found = [f for f in paper.letters if (f.page, f.base) > (top.page, top.base) and f.size == 11]
    said: list[str] = []
    for letters in sorted(found, key=lambda f: (f.page, f.base, f.x)):
        if letters.text.startswith("- "):
            said.append(letters.text.strip())
        else:
            said[-1] += " " + letters.text.strip()
    return said, found


def test_o7a_the_authority_is_bold_capitals_at_the_right(typed) -> None:
    *authority, _ = signature(typed)
    assert tuple(line.text.strip() for line in authority) == typed.plan.signature.authority
    for line in authority:
        assert (line.text, line.upright) == (line.text.upper(), True)
        assert 13 <= line.size <= 14
        assert line.centre == pytest.approx((102 + typed.right) / 2, abs=0.6)


def test_g1_prefixes_have_a_stop_and_a_space(typed) -> None:
    for line in signature(typed)[:-1]:
        assert re.match(r"^((TM|Q|KT|TL|TUQ)\. )?[^.]+$", line.text.strip())


def test_g2_g3_only_a_collective_body_signs_tm(typed) -> None:
    first, *more = [line.text.strip() for line in signature(typed)[:-1]]
    assert first.startswith("TM. ỦY BAN NHÂN DÂN") is typed.plan.office.collective
    if any(line.startswith("KT.") for line in (first, *more)):
        assert more[-1].startswith("PHÓ ")


def test_o7b_g6_the_name_is_bold_without_degrees_under_the_room(typed) -> None:
    *authority, name = signature(typed)
    assert name.text.strip() == typed.plan.signature.name
    assert not DEGREES.match(name.text)
    assert (name.bold, name.upright, name.text.isupper()) == (True, True, False)
    assert 13 <= name.size <= 14
    assert name.centre == pytest.approx(authority[0].centre, abs=0.6)


def test_the_room_for_signature_and_seal_is_free(typed) -> None:
    *authority, name = signature(typed)
    top, bottom = authority[-1].box[3], name.box[1]
    assert bottom - top >= 36
    things = [(f.page, *f.box) for f in typed.letters] + [
        (r.page, r.x0, r.y0, r.x1, r.y1) for r in typed.rules
    ]
    for page, x0, y0, x1, y1 in things:
        beside = x1 <= 102 or x0 >= 190
        assert page != name.page or beside or y1 <= top or y0 >= bottom


def test_r1_noi_nhan_is_level_with_the_authority(typed) -> None:
    found = heading(typed)
    assert found.text.strip() == "Nơi nhận:"
    assert (found.size, found.bold, found.italic) == (12, True, True)
    assert found.x == pytest.approx(typed.setup.left, abs=0.1)
    assert found.base == pytest.approx(signature(typed)[0].base, abs=0.1)


def test_r2_each_recipient_on_its_own_line(typed) -> None:
    said, found = listed(typed)
    assert len(said) == len(typed.plan.recipients) + 1
    assert all(re.match(r"^- \S.*;$", line) for line in said[:-1])
    assert said[-1].endswith(".")
    assert all(f.upright and not f.bold for f in found)
    starts = [f.x for f in found if f.text.startswith("- ")]
    assert starts == pytest.approx([typed.setup.left] * len(starts), abs=0.1)


def test_r3_the_last_line_is_the_file_copy(typed) -> None:
    said, _ = listed(typed)
    assert FILED.match(said[-1])
    assert [line.startswith("- Lưu: VT") for line in said].count(True) == 1


def test_r5_no_as_above_in_a_plan(typed) -> None:
    assert not any("như trên" in line.lower() for line in listed(typed)[0])


def test_9a_5b_a_plan_addresses_nobody_and_has_no_v_v(typed) -> None:
    assert not typed.all("Kính gửi")
    assert not any(f.text.startswith("V/v") for f in typed.letters if f.page == 0)


def test_the_signature_stands_with_at_least_two_lines_of_text(typed) -> None:
    name = signature(typed)[-1]
    beside = [line for line in typed.lines if line.page == name.page]
    assert len(beside) >= 2
    assert {part.page for part in signature(typed)} == {name.page}
