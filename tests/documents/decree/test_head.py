"""Ô 1 to 5a on the first page: presence, order, size, weight, case, place and rules (decree30 §3.1–3.5)."""

import re
from dataclasses import replace

import pytest

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = re.compile(r"^Số: (0[1-9]|[1-9]\d{1,4})/KH-[A-ZĐ][A-ZĐa-zđ&]{0,14}$")
DATE = re.compile(r"^[^,]{2,40}, ngày (0[1-9]|[12]\d|3[01]) tháng (0[12]|[3-9]|1[0-2]) năm (20\d\d)$")


def number(paper):
    return next(found for found in paper.letters if found.text.startswith("Số:"))


def date(paper):
    return next(found for found in paper.letters if re.search(r", ngày .*năm", found.text))


def agency(paper):
    """The lines of superior and issuer."""
    return [f for f in paper.letters if f.page == 0 and f.base < number(paper).base and f.box[2] < 105]


def superior_count(paper) -> int:
    return len([f for f in agency(paper) if not f.bold])


def test_o1_the_state_name_is_one_line_at_the_top_right(paper) -> None:
    (state,) = paper.all("CỘNG HÒA")
    assert state.text.strip() == STATE
    assert (state.page, state.bold, state.upright) == (0, True, True)
    assert 12 <= state.size <= 13
    assert state.box[0] > 85
    assert state.box[2] <= paper.right + 0.1


def test_o1_the_motto_stands_under_it_with_a_rule_of_its_length(paper) -> None:
    state, motto = paper.find(STATE), paper.find(MOTTO)
    assert (motto.text.strip(), motto.bold, motto.upright) == (MOTTO, True, True)
    assert 13 <= motto.size <= 14
    assert motto.centre == pytest.approx(state.centre, abs=0.5)
    assert 0 < motto.base - state.base < 7.5
    rule = paper.rule_under(motto)
    assert 0.9 <= rule.width / motto.width <= 1.1
    assert 0.5 <= rule.stroke <= 1


def test_o1_widths_are_those_of_times(paper) -> None:
    wide = {13: 95.7, 12: 88.3}[paper.find(STATE).size]
    assert paper.find(STATE).width == pytest.approx(wide, abs=0.8)


def test_o2_superior_and_issuer_stand_at_the_left_level_with_o1(paper) -> None:
    lines = agency(paper)
    assert lines[0].base == pytest.approx(paper.find(STATE).base, abs=0.5)
    assert {line.size for line in lines} == {12 if paper.setup.profile == "S" else 13}
    assert all(line.upright and line.text == line.text.upper() for line in lines)
    assert all(line.centre == pytest.approx(lines[0].centre, abs=0.5) for line in lines)
    assert max(line.box[2] for line in lines) < paper.find(STATE).box[0]


def test_o2_only_the_issuer_is_bold_and_stands_below(paper) -> None:
    lines = agency(paper)
    assert [line.bold for line in lines] == sorted(line.bold for line in lines)
    said = " ".join(line.text.strip() for line in lines)
    office = paper.plan.office
    assert said == " ".join(f"{office.superior} {office.issuer}".split())


def test_o2_the_rule_is_a_third_to_a_half_of_the_line(paper) -> None:
    last = agency(paper)[-1]
    longest = max(line.width for line in agency(paper) if line.bold)
    rule = paper.rule_under(last)
    assert 1 / 3 <= rule.width / longest <= 1 / 2
    assert rule.centre == pytest.approx(last.centre, abs=0.5)


def test_n1_n2_the_superior_carries_its_province(typed) -> None:
    for superior in [line.text for line in agency(typed) if not line.bold]:
        assert re.match(r"^(UBND|ỦY BAN NHÂN DÂN)\s+(TỈNH|THÀNH PHỐ)\s+.+", superior)


def test_n3_the_issuer_is_not_abbreviated(typed) -> None:
    assert all("&" not in line.text and "UBND" not in line.text for line in agency(typed) if line.bold)


def test_n4_a_peoples_committee_has_no_superior_line(typed) -> None:
    assert bool(superior_count(typed)) is not typed.plan.office.collective


def test_o3_the_number_is_13_regular_centred_under_the_agency(paper) -> None:
    found, above = number(paper), agency(paper)[-1]
    assert (found.size, found.bold, found.italic) == (13, False, False)
    assert found.centre == pytest.approx(above.centre, abs=1.5)
    assert 34 <= found.base - (paper.setup.top - 20) <= 46  # where the signing desk stamps


def test_o3_k1_k2_number_and_symbol(paper) -> None:
    said, symbol = number(paper).text.strip(), paper.plan.office.symbol
    if paper.plan.issue.number:
        assert NUMBER.match(said)
        assert said == f"Số: 05/{symbol}"
    else:
        assert re.sub(r"\s+", " ", said) == f"Số: /{symbol}"


@pytest.mark.parametrize(("given", "printed"), [("1", "01"), ("9", "09"), ("10", "10"), ("215", "215")])
def test_k2_only_numbers_below_ten_take_a_nought(read_paper, typed_mode_plan, given, printed) -> None:
    plan = replace(typed_mode_plan, issue=replace(typed_mode_plan.issue, number=given))
    assert number(read_paper(plan)).text.strip() == f"Số: {printed}/KH-SKHCN"


def test_o4_place_and_date_are_italic_on_the_line_of_the_number(paper) -> None:
    found = date(paper)
    assert (found.bold, found.italic) == (False, True)
    assert 13 <= found.size <= 14
    assert found.base == pytest.approx(number(paper).base, abs=0.1)
    assert found.centre == pytest.approx(paper.find(MOTTO).centre, abs=1)
    assert found.box[0] > number(paper).box[2] + 1


def test_d2_the_words_of_the_date(paper) -> None:
    said, issue = " ".join(date(paper).text.split()), paper.plan.issue
    place = paper.plan.office.place
    if issue.day:
        assert DATE.match(said)
        assert said == f"{place}, ngày 07 tháng 5 năm {issue.year}"
    else:
        month = f"{issue.month} " if issue.month else ""
        assert said == f"{place}, ngày tháng {month}năm {issue.year}"


@pytest.mark.parametrize(
    ("day", "month", "printed"),
    [
        (5, 1, "ngày 05 tháng 01"),
        (29, 6, "ngày 29 tháng 6"),
        (9, 2, "ngày 09 tháng 02"),
        (10, 12, "ngày 10 tháng 12"),
    ],
)
def test_d2_only_days_below_ten_and_months_one_and_two_are_padded(
    read_paper, typed_mode_plan, day, month, printed
) -> None:
    plan = replace(typed_mode_plan, issue=replace(typed_mode_plan.issue, day=day, month=month))
    assert printed in date(read_paper(plan)).text


def test_the_stamps_of_number_and_day_find_their_room(paper) -> None:
    def gap(above: float, before: str, after: str) -> float:
        row = [char for char in paper.chars if abs(char[3] - above) < 0.1 and char[0].strip()]
        said = "".join(char[0] for char in row)
        at = said.index(before) + len(before)
        assert said[at:].startswith(after)
        return row[at][1] - row[at - 1][2]

    base = number(paper).base
    if not paper.plan.issue.number:
        assert gap(base, "Số:", "/") >= 11
    if not paper.plan.issue.day:
        assert gap(base, "ngày", "tháng") >= 8
    if not paper.plan.issue.month:
        assert gap(base, "tháng", "năm") >= 8


def test_o5a_kind_and_subject_are_bold_and_centred(paper) -> None:
    kind, *subject = paper.title
    assert kind.text.strip() == "KẾ HOẠCH"
    assert " ".join(line.text.strip() for line in subject) == " ".join(paper.plan.title.split())
    middle = (paper.setup.left + paper.right) / 2
    for line in paper.title:
        assert (line.bold, line.upright, line.page) == (True, True, 0)
        assert 13 <= line.size <= 14
        assert line.centre == pytest.approx(middle, abs=0.6)


def test_o5a_the_rule_is_a_third_to_a_half_of_the_line(paper) -> None:
    last = paper.title[-1]
    assert 1 / 3 <= paper.rule_under(last).width / last.width <= 1 / 2
    assert 0.5 < paper.rule_under(last).y0 - last.base < 4


def test_t1_the_subject_has_no_stop_and_no_v_v(typed) -> None:
    assert not typed.title[-1].text.strip().endswith((".", ";", ","))
    assert not typed.title[1].text.startswith(("V/v", "Về việc"))


def test_the_order_of_the_head(paper) -> None:
    bases = [paper.find(STATE).base, paper.find(MOTTO).base, number(paper).base]
    bases += [line.base for line in paper.title]
    bases.append(paper.body[0].base)
    assert bases == sorted(bases)
    assert paper.rule_under(agency(paper)[-1]).y0 < number(paper).box[1]


@pytest.mark.parametrize("profile", ["L", "S"])
@pytest.mark.parametrize(("left", "right"), [(30, 15), (30, 20), (35, 15), (35, 20)])
def test_no_margin_of_the_decree_makes_the_head_collide(
    read_paper, typed_mode_plan, profile: str, left: int, right: int
) -> None:
    name, place = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "Thành phố Hồ Chí Minh"
    office = replace(typed_mode_plan.office, issuer=name, place=place)
    page = replace(typed_mode_plan.page, profile=profile, left=left, right=right)
    paper = read_paper(replace(typed_mode_plan, office=office, page=page))
    assert [found.text.strip() for found in paper.all("CỘNG HÒA")] == [STATE]
    assert max(line.box[2] for line in agency(paper)) < paper.find(STATE).box[0]
    assert number(paper).box[2] + 1 < date(paper).box[0]
    assert date(paper).box[2] <= paper.right + 0.1
