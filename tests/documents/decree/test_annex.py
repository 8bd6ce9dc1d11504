"""Annexes: names, titles, reference line, end mark and pages of their own (decree30 §3.12)."""

from dataclasses import replace

import pytest

from desktop.plan import edit
from desktop.plan.item import Item, Prose
from desktop.plan.plan import Plan
from desktop.plan.text import text

SENTENCE = "Phân công nhiệm vụ cho các phòng, đơn vị thuộc Sở theo chức năng được giao. "


def annexed(plan: Plan, count: int, paragraphs: int = 2) -> Plan:
    for n in range(count):
        plan = edit.add_annex(plan, "Phân công nhiệm vụ", f"a{n}")
        for k in range(paragraphs):
            plan = edit.add_item(plan, f"a{n}", k, Item(id=f"a{n}-{k}", content=Prose(text(SENTENCE * 3))))
    return plan


@pytest.fixture(params=[1, 2])
def annexes(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def annex_paper(read_paper, typed_mode_plan, annexes):
    return read_paper(annexed(typed_mode_plan, annexes, 18))


def labels(paper):
    return [found for found in paper.letters if found.text.startswith("Phụ lục")]


def test_a2_one_annex_has_no_number_several_are_roman(annex_paper, annexes) -> None:
    names = ["Phụ lục"] if annexes == 1 else ["Phụ lục I", "Phụ lục II"]
    assert [found.text.strip() for found in labels(annex_paper)] == names
    for found in labels(annex_paper):
        assert (found.size, found.bold, found.upright) == (14, True, True)
        assert found.centre == pytest.approx((annex_paper.setup.left + annex_paper.right) / 2, abs=0.6)


def test_a3_title_reference_and_rule_follow(annex_paper) -> None:
    for label in labels(annex_paper):
        here = [f for f in annex_paper.letters if f.page == label.page and f.base > label.base]
        title, *reference = sorted(here, key=lambda f: f.base)[:3]
        assert (title.text.strip(), title.bold, title.upright) == ("PHÂN CÔNG NHIỆM VỤ", True, True)
        assert 13 <= title.size <= 14
        assert all(f.italic and not f.bold and 13 <= f.size <= 14 for f in reference)
        said = " ".join(f.text.strip() for f in reference)
        assert said == (
            "(Kèm theo Kế hoạch số 05/KH-SKHCN ngày 07 tháng 5 năm 2021 "
            "của Sở Khoa học và Công nghệ tỉnh Quảng Ngãi)"
        )
        assert 19 <= annex_paper.rule_under(reference[-1]).width <= 23


def test_a1_every_annex_begins_a_page(annex_paper) -> None:
    assert len({label.page for label in labels(annex_paper)}) == len(labels(annex_paper))
    for label in labels(annex_paper):
        assert label.base == min(f.base for f in annex_paper.letters if f.page == label.page)


def test_p8_every_annex_counts_its_own_pages(annex_paper) -> None:
    starts = [label.page for label in labels(annex_paper)]
    for first, after in zip(starts, [*starts[1:], len(annex_paper.sizes)], strict=True):
        assert after - first >= 2
        for page in range(first, after):
            top = [
                f.text.strip()
                for f in annex_paper.letters
                if f.page == page and f.base < annex_paper.setup.top
            ]
            assert top == ([] if page == first else [str(page - first + 1)])


def test_b8_each_annex_ends_with_its_mark(annex_paper, annexes) -> None:
    said = "".join(found.text for found in annex_paper.letters)
    assert said.count("./.") == 1 + annexes


def test_a4_what_is_not_known_yet_shows_as_dots(read_paper, typed_mode_plan) -> None:
    blank = replace(typed_mode_plan.issue, number="", day=None)
    paper = read_paper(annexed(replace(typed_mode_plan, issue=blank), 1))
    said = " ".join(found.text.strip() for found in paper.letters if found.italic)
    assert "(Kèm theo Kế hoạch số ……/KH-SKHCN ngày … tháng 5 năm 2021 của" in said
