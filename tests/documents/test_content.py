"""The plan says on paper what it holds, in the order of the paper, with its end mark once."""

from dataclasses import replace

import pytest

from desktop.documents.blocks import Block, Head, PageBreak, Paragraph, Style, Table, Tail, Title
from desktop.documents.content import compose, reference
from desktop.plan import edit
from desktop.plan import item as records
from desktop.plan.item import Item, Mark
from desktop.plan.plan import Annex, Basis, Issue, Opening, Plan, blank
from desktop.plan.text import EMPTY, Run, Text, text
from desktop.plan.tree import all_items
from desktop.readers import sample


def words(block: Block) -> str:
    return "".join(span.text for span in block.spans) if isinstance(block, Paragraph) else ""


def body(plan: Plan) -> str:
    return "\n".join(f"{b.mark} {words(b)}".strip() for b in compose(plan).blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize("name", sample.NAMES)
def test_order_of_the_paper(name: str) -> None:
    blocks = compose(sample.read(name)).blocks
    assert (type(blocks[0]), type(blocks[1]), type(blocks[-1])) == (Head, Title, Tail)
    assert body(sample.read(name)).count("./.") == 1
    assert words(blocks[-2]).endswith("./.")


def test_end_mark_replaces_what_the_worker_typed() -> None:
    for typed in ("Trên đây là Kế hoạch", "Trên đây là Kế hoạch.", "Trên đây là Kế hoạch./."):
        plan = edit.set_closing(blank(2026), text(typed))
        assert body(plan).endswith("\nTrên đây là Kế hoạch./.")


def test_without_a_closing_the_last_item_ends_the_plan() -> None:
    plan = _with_last(blank(2026), "Báo cáo theo quy định;")
    assert body(plan).endswith("Báo cáo theo quy định./.")


def _with_last(plan: Plan, typed: str) -> Plan:
    last = plan.sections[-1].id
    return edit.add_item(plan, last, 0, Item(id="x", content=records.Prose(text(typed)), mark=Mark.NUMBER))


def test_user_text_is_data() -> None:
    plan = edit.set_closing(blank(2026), text("R&D <b>KH&CN</b> a <b c"))
    assert "R&D <b>KH&CN</b> a <b c./." in body(plan)


def test_opening_as_lines_is_italic_and_ends_with_stops() -> None:
    opening = Opening((Basis("a", "Luật X"), Basis("b", "Nghị định", "30/2020/NĐ-CP")), EMPTY, lines=True)
    plan = edit.set_opening(blank(2026), opening)
    lines = [
        block for block in compose(plan).blocks if isinstance(block, Paragraph) and block.style is Style.BASIS
    ]
    assert [words(line) for line in lines] == ["Căn cứ Luật X;", "Căn cứ Nghị định số 30/2020/NĐ-CP."]


def test_notes_hang_on_their_words() -> None:
    plan = edit.set_closing(blank(2026), Text((Run("theo Nghị quyết", note="Số 57."), Run(" của Bộ"))))
    closing = [block for block in compose(plan).blocks if isinstance(block, Paragraph)][-1]
    assert [span.text for span in closing.spans[0].note] == ["Số 57."]


def test_a_blank_plan_shows_its_gaps() -> None:
    blocks = compose(blank(2026)).blocks
    assert blocks[1] == Title("KẾ HOẠCH", ("…………",), "title")
    assert "Thực hiện …………, ………… như sau:" in body(blank(2026))


@pytest.mark.parametrize(
    ("issue", "said"),
    [
        (Issue("5", 7, 5, 2026), "Kế hoạch số 05/KH-SKHCN ngày 07 tháng 5 năm 2026"),
        (Issue("12", None, 5, 2026), "Kế hoạch số 12/KH-SKHCN ngày … tháng 5 năm 2026"),
        (Issue(), "Kế hoạch số ……/KH-SKHCN ngày … tháng … năm …"),
    ],
)
def test_reference(issue: Issue, said: str) -> None:
    assert reference(edit.set_issue(blank(2026), issue)) == said


def test_annexes_follow_on_pages_of_their_own() -> None:
    record = records.Table(("Việc", "Hạn"), (("Họp", "10/5"),))
    annex = Annex(id="a", title="Phân công", items=(Item(id="t", content=record),))
    plan = replace(blank(2026), annexes=(annex, replace(annex, id="b", items=())))
    blocks = compose(plan).blocks
    start = next(n for n, block in enumerate(blocks) if isinstance(block, PageBreak))
    assert [words(block) for block in blocks[start + 1 : start + 3]] == ["Phụ lục I", "PHÂN CÔNG"]
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.header == ("Việc", "Hạn") and sum(table.widths) == pytest.approx(1)
    assert isinstance(blocks[start - 1], Tail)


def test_every_paragraph_names_the_record_it_prints() -> None:
    plan = sample.read("thanh-hoa-2024")
    ids = (
        {item.id for item in all_items(plan)}
        | {section.id for section in plan.sections}
        | {"opening", "closing"}
    )
    assert {block.source for block in compose(plan).blocks if isinstance(block, Paragraph)} <= ids


def test_a_range_of_days_is_not_torn_at_its_dash() -> None:
    plan = edit.set_closing(blank(2021), text("Từ ngày 14 - 18/5/2021 tại Sở - Tòa nhà B"))
    words = [span.text for b in compose(plan).blocks if isinstance(b, Paragraph) for span in b.spans][-1]
    assert words.startswith("Từ ngày 14\u00a0-\u00a018/5/2021 tại Sở - Tòa nhà B")
