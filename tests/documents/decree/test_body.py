"""Ô 6: justified lines, indents, spacing, sizes, headings and the end mark (decree30 §3.6–3.8)."""

import itertools
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.plan import edit
from desktop.plan.plan import Basis, Opening, PageSetup, Plan
from desktop.plan.text import text

ROMAN = re.compile(r"^(I|II|III|IV|V|VI|VII|VIII|IX|X)\. ")


def steps(paper):
    """Pairs of lines that follow each other on a page with no table between them."""
    pairs = itertools.pairwise(paper.lines)
    return [(above, below) for above, below in pairs if above.page == below.page]


def inner(paper):
    """Lines that go on in the line below."""
    return [(above, below) for above, below in steps(paper) if below.left < paper.setup.left + 0.3]


def test_b1_lines_end_at_the_margin_on_both_sides(typed) -> None:
    found = inner(typed)
    assert len(found) > 15
    for above, below in found:
        assert above.right == pytest.approx(typed.right, abs=0.6), above.text
        assert below.left == pytest.approx(typed.setup.left, abs=0.1)


def test_b1_the_last_line_is_not_pulled_apart(typed) -> None:
    spaces = 0
    for above, below in steps(typed):
        if below.left > typed.setup.left + 1:
            spaces += above.right < typed.right - 5
    assert spaces > 3


def test_b2_one_indent_everywhere(typed) -> None:
    lefts = {round(line.left - typed.setup.left, 1) for line in typed.lines}
    assert lefts <= {0.0, 12.7}
    assert 12.7 in lefts


def test_b3_at_least_6_points_between_paragraphs(typed) -> None:
    line = min(below.base - above.base for above, below in inner(typed))
    for above, below in steps(typed):
        if below.left > typed.setup.left + 1:
            assert (below.base - above.base - line) * 72 / 25.4 >= 5.95, below.text


def test_b4_single_to_one_and_a_half_lines(typed) -> None:
    for above, below in inner(typed):
        step = (below.base - above.base) * 72 / 25.4
        assert 1.15 <= step / typed.setup.body + 0.01 <= 1.73


def test_b5_one_size_of_text(typed) -> None:
    assert 13 <= typed.setup.body <= 14
    others = {found.size for found in typed.body} - {float(typed.setup.body)}
    assert others <= {12.0, 10.0, *[size for size in others if size < 10]}  # tables, footnotes, their figures
    assert sum(len(f.text) for f in typed.body if f.size == typed.setup.body) > 2000


def test_b7_no_heading_at_the_foot_of_a_page(typed) -> None:
    for above, below in itertools.pairwise(typed.lines):
        if above.page != below.page:
            assert not all(part.bold for part in above.parts if part.text.strip()), above.text


def test_b7_no_line_of_a_paragraph_alone_on_its_page(typed) -> None:
    left = typed.setup.left + 1
    lines = typed.lines
    for n in range(1, len(lines) - 1):
        if lines[n - 1].page != lines[n].page and lines[n].left < left:
            assert lines[n - 1].left < left, "first line alone at the foot"
            assert lines[n + 1].left < left or n + 1 == len(lines), "last line alone at the head"


def test_b8_the_text_ends_with_its_mark_once(typed) -> None:
    said = "".join(line.text for line in typed.lines)
    assert said.count("./.") == 1
    assert re.search(r"[^\s./]\./\.$", said.rstrip())


def test_headings_of_level_one_are_bold_capitals_with_roman_numbers(typed) -> None:
    headed = [line for line in typed.lines if ROMAN.match(line.text) and line.parts[0].bold]
    assert len(headed) == len(typed.plan.sections)
    for number, line in enumerate(headed):
        assert line.text == line.text.upper()
        assert all(part.bold and part.upright for part in line.parts)
        assert ROMAN.match(line.text)[1] == ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")[number]
        assert line.left == pytest.approx(typed.setup.left + 12.7, abs=0.1)


def test_the_opening_is_upright_and_ends_as_follows(typed) -> None:
    first = typed.lines[0]
    assert first.text.startswith("Thực hiện ")
    assert all(part.upright and not part.bold for part in first.parts)
    assert first.base > typed.rule_under(typed.title[-1]).y0


def _with_bases(plan: Plan, conclusion: str) -> Plan:
    bases = (
        Basis("1", "Luật Khoa học, công nghệ và đổi mới sáng tạo", day=date(2025, 6, 27), long_day=True),
        Basis("2", "Nghị định", "30/2020/NĐ-CP", date(2020, 3, 5), "Chính phủ", "về công tác văn thư", True),
    )
    return edit.set_opening(plan, Opening(bases, text(conclusion), lines=True))


def test_c1_each_basis_is_italic_on_its_own_line(
    read_paper: Callable, typed_mode_plan: Plan, setup_name: str
) -> None:
    plan = _with_bases(typed_mode_plan, "Sở Khoa học và Công nghệ xây dựng Kế hoạch như sau:")
    paper = read_paper(replace(plan, page=PageSetup(setup_name, body=13)))
    found = [line for line in paper.lines if line.text.startswith("Căn cứ")]
    assert [line.left for line in found] == pytest.approx([paper.setup.left + 12.7] * 2, abs=0.1)
    assert all(part.italic and not part.bold for line in found for part in line.parts)
    said = " ".join(" ".join(line.text for line in paper.lines).split())
    assert "ngày 27 tháng 6 năm 2025;" in said
    assert re.search("về công tác văn\\s+thư;", said)


def test_c1_the_last_basis_ends_with_a_stop(read_paper: Callable, typed_mode_plan: Plan) -> None:
    paper = read_paper(_with_bases(typed_mode_plan, ""))
    assert re.search("về công tác văn\\s+thư\\.", " ".join(line.text for line in paper.lines))
