"""Wherever the text ends on a page, the signature is never alone on the next and never torn (domain §9)."""

from collections.abc import Callable

import pytest

from desktop.plan import edit
from desktop.plan.item import Item, Prose
from desktop.plan.plan import PageSetup, Plan, Recipient, Signature, blank
from desktop.plan.text import text

LINE = "Các phòng, đơn vị thuộc Sở nghiêm túc triển khai thực hiện Kế hoạch này theo chức năng."
SETUPS = (PageSetup(), PageSetup("S", body=13, right=15))


def ending(lines: int, closing: int, setup: PageSetup) -> Plan:
    """A plan of so many one-line paragraphs and a closing of so many sentences."""
    plan = edit.set_page(blank(2026), setup)
    for section in plan.sections[1:]:
        plan = edit.remove_section(plan, section.id)
    section = plan.sections[0].id
    for n in range(lines):
        plan = edit.add_item(plan, section, n, Item(id=f"i{n}", content=Prose(text("Một dòng văn bản."))))
    plan = edit.set_closing(plan, text(" ".join([LINE] * closing)))
    plan = edit.set_recipients(plan, tuple(Recipient(f"r{n}", f"Nơi nhận thứ {n}") for n in range(6)))
    return edit.set_signature(plan, Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn Mẫu"))


@pytest.mark.parametrize("setup", SETUPS, ids=["L", "S"])
@pytest.mark.parametrize("closing", [1, 2])
@pytest.mark.parametrize("lines", range(8, 42))
def test_the_signature_keeps_company(
    read_paper: Callable, lines: int, closing: int, setup: PageSetup
) -> None:
    paper = read_paper(ending(lines, closing, setup))
    name = paper.find("Nguyễn Văn Mẫu")
    assert {paper.find(words).page for words in ("KT. GIÁM", "PHÓ GIÁM", "Nơi nhận:", "- Lưu")} == {name.page}
    assert name.page == len(paper.sizes) - 1
    assert len([line for line in paper.lines if line.page == name.page]) >= 2


def test_the_layouts_end_on_every_line_of_a_page(read_paper: Callable) -> None:
    ends = set()
    for lines in range(8, 42):
        paper = read_paper(ending(lines, 1, SETUPS[0]))
        ends.add(round(paper.lines[-1].base))
    assert len(ends) > 20
    assert min(ends) < 50 and max(ends) > 195
