"""The answers are the plan's own words, each with the place of its field."""

import pytest

from desktop.plan import edit
from desktop.plan.answers import Answer, answers
from desktop.plan.item import Activity, Item, Quote, Role, Table
from desktop.plan.plan import Plan, blank
from desktop.plan.tree import all_items
from desktop.readers import sample


def by_place(plan: Plan) -> dict[str, Answer]:
    return {line.place: line for line in answers(plan)}


def test_a_blank_plan_is_all_gaps() -> None:
    lines = by_place(blank(2026))
    for place in ("office/issuer", "title/title", "opening/conclusion", "signature/name"):
        assert lines[place].words == ""
    assert lines["office/year"].words == "2026"


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("title/title", "Tổ chức Ngày KH&CN"),
        ("title/day", "18/5/2024"),
        ("opening/bases/b1", "Công văn số 1/BKHCN-VP ngày 02 tháng 4 năm 2024 của Bộ KH&CN về việc X"),
        ("recipients/recipients/r1", "UBND tỉnh (b/c), 2 bản"),
        ("signature/authority", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"),
        ("i0", "Treo từ 15/5 đến 19/5 tại Sở [Ghi chú 1.]"),
        ("i11", "Việc | Hạn\nHọp | 10/5\nGửi | 11/5"),
    ],
)
def test_words(full_plan: Plan, place: str, words: str) -> None:
    assert by_place(full_plan)[place].words == words


@pytest.mark.parametrize(("content", "label"), [(Role(), "Chủ trì"), (Quote(label="Chủ đề"), "Chủ đề")])
def test_a_record_without_words_is_a_gap_under_its_label(content, label: str) -> None:
    plan = blank(2026)
    plan = edit.add_item(plan, plan.sections[2].id, 0, Item(id="x", content=content))
    line = by_place(plan)["x"]
    assert (line.words, line.label) == ("", label)


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_record_of_a_sample_has_a_line_in_its_order(name: str) -> None:
    plan = sample.read(name)
    items = [item.id for item in all_items(plan)]
    assert [line.place for line in answers(plan) if line.place in set(items)] == items
    assert len({line.place for line in answers(plan)}) == len(answers(plan))


def test_levels_follow_the_tree(full_plan: Plan) -> None:
    lines = by_place(full_plan)
    assert [lines[place].level for place in ("s1", "top", "i0")] == [0, 1, 2]
    assert lines["i2"].code == Activity.__name__.lower() and lines["x1"].code == Table.__name__.lower()
