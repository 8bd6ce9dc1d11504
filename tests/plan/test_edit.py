"""Each verb changes what it names and nothing else; a signed plan refuses."""

from dataclasses import replace

import pytest

from desktop.plan import edit
from desktop.plan.item import Heading, Item, Mark, Prose, Timing
from desktop.plan.plan import PageSetup, Plan, SectionKind, State, blank
from desktop.plan.text import text
from desktop.plan.tree import NoSuchItem, find, parent_of, siblings


def order(plan: Plan, item_id: str) -> list[str]:
    return [item.id for item in siblings(plan, item_id)]


def test_move_stops_at_the_ends(full_plan: Plan) -> None:
    moved = edit.move_item(full_plan, "i0", 1)
    assert order(moved, "i0")[:2] == ["i1", "i0"]
    assert edit.move_item(full_plan, "i0", -5) == full_plan
    assert order(edit.move_item(full_plan, "i0", 99), "i0")[-1] == "i0"


def test_indent_and_outdent_are_inverse(full_plan: Plan) -> None:
    inside = edit.indent_item(full_plan, "i1")
    assert parent_of(inside, "i1").id == "i0"
    assert edit.outdent_item(inside, "i1") == full_plan


def test_first_item_cannot_be_indented_nor_top_one_outdented(full_plan: Plan) -> None:
    assert edit.indent_item(full_plan, "i0") == full_plan
    assert edit.outdent_item(full_plan, "top") == full_plan


def test_indent_has_a_floor() -> None:
    plan = blank(2026)
    section = plan.sections[3].id
    for n in range(edit.MAX_LEVELS + 4):
        plan = edit.add_item(plan, section, n, Item(id=f"d{n}", content=Heading(str(n))))
    for n in range(edit.MAX_LEVELS + 4):
        for _ in range(n):
            plan = edit.indent_item(plan, f"d{n}")
    above, depth = parent_of(plan, f"d{edit.MAX_LEVELS + 3}"), 1
    while isinstance(above, Item):
        above, depth = parent_of(plan, above.id), depth + 1
    assert depth == edit.MAX_LEVELS


def test_duplicate_has_fresh_ids(full_plan: Plan) -> None:
    doubled = edit.duplicate_item(full_plan, "top")
    copy = doubled.sections[0].items[1]
    assert copy.content == Heading("Chung") and copy.id != "top"
    assert {c.id for c in copy.children}.isdisjoint(c.id for c in find(full_plan, "top").children)


def test_set_when_changes_the_time_of_an_activity(full_plan: Plan) -> None:
    timed = edit.set_when(full_plan, "i2", "Tháng 5/2024")
    (line,) = find(timed, "i2").children
    assert line.content == Timing(text("Tháng 5/2024"))
    assert edit.set_when(timed, "i2", "Tháng 6/2024") == edit.set_when(timed, line.id, "Tháng 6/2024")


def test_content_and_mark(full_plan: Plan) -> None:
    changed = edit.set_mark(edit.set_content(full_plan, "i0", Prose(text("Mới."))), "i0", Mark.PLUS)
    assert find(changed, "i0") == replace(find(full_plan, "i0"), content=Prose(text("Mới.")), mark=Mark.PLUS)


def test_sections_are_added_moved_renamed_removed(full_plan: Plan) -> None:
    plan = edit.add_section(full_plan, 0, "KINH PHÍ", SectionKind.COST, "s0")
    plan = edit.move_section(plan, "s0", 1)
    plan = edit.set_section_done(edit.set_section(plan, "s0", "CHI PHÍ", SectionKind.COST), "s0", True)
    assert [(s.title, s.done) for s in plan.sections] == [("NỘI DUNG", True), ("CHI PHÍ", True)]
    assert edit.remove_section(plan, "s0") == full_plan


def test_annexes(full_plan: Plan) -> None:
    plan = edit.set_annex_title(edit.add_annex(full_plan, "x", "a2"), "a2", "Lịch")
    assert [a.title for a in plan.annexes] == ["Phân công", "Lịch"]
    assert edit.remove_annex(plan, "a2") == full_plan


@pytest.mark.parametrize("verb", [edit.remove_item, edit.move_item, edit.indent_item, edit.duplicate_item])
def test_unknown_items_are_refused(full_plan: Plan, verb: object) -> None:
    with pytest.raises(NoSuchItem):
        verb(full_plan, "nobody", *((1,) if verb is edit.move_item else ()))  # type: ignore[operator]


def test_a_signed_plan_is_read_only(full_plan: Plan) -> None:
    signed = edit.set_state(full_plan, State.SIGNED)
    with pytest.raises(edit.PlanFrozen):
        edit.set_title(signed, "khác")


def test_words_are_cleaned_at_the_edge(full_plan: Plan) -> None:
    assert edit.set_title(full_plan, "Kế hoa\u0323ch\u200b").title == "Kế hoạch"


@pytest.mark.parametrize("page", [PageSetup(), PageSetup("S", 25, 25, 35, 15, 13)])
def test_a_page_of_the_decree_is_taken(full_plan: Plan, page: PageSetup) -> None:
    assert edit.set_page(full_plan, page) == replace(full_plan, page=page)


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (PageSetup("M"), "profile"), (PageSetup(top=19), "top"), (PageSetup(bottom=26), "bottom"),
        (PageSetup(left=29), "left"), (PageSetup(right=21), "right"), (PageSetup(body=12), "body"),
    ],
)  # fmt: skip
def test_a_page_outside_the_decree_is_refused_by_name(full_plan: Plan, page: PageSetup, name: str) -> None:
    with pytest.raises(edit.OutsideDecree, match=f"^{name}$"):
        edit.set_page(full_plan, page)
