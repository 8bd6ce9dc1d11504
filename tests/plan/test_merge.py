"""Two offices' changes are put together; what both changed is asked, and nothing is lost on the way."""

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import codec, edit, merge
from desktop.plan.difference import Kind
from desktop.plan.exchange_check import unsound
from desktop.plan.item import Activity, Item, Paper, Prose, Role, Table, Unit
from desktop.plan.merge import Merged, Side, resolved
from desktop.plan.merge_parts import apart, together
from desktop.plan.plan import Basis, Issue, Pick, Plan, Recipient, Section, State, Waiver
from desktop.plan.text import text
from desktop.plan.tree import all_items, find, map_item, owner_of, owners
from desktop.readers import sample

SAMPLES = {name: sample.read(name) for name in sample.NAMES}
BASE = Plan(
    id="p",
    title="Kế hoạch",
    issue=Issue(year=2026),
    sections=(
        Section(
            id="s1",
            title="NỘI DUNG",
            items=(
                Item(
                    id="a",
                    content=Activity(text("Tọa đàm")),
                    children=(
                        Item(id="a1", content=Role(units=(Unit("Phòng A"),))),
                        Item(id="a2", content=Prose(text("Dòng hai"))),
                    ),
                ),
                Item(id="b", content=Prose(text("Mục b"))),
                Item(id="c", content=Prose(text("Mục c"))),
                Item(id="t", content=Table(("Việc", "Hạn"), (("Họp", "10/5"),))),
            ),
        ),
        Section(id="s2", title="KINH PHÍ", items=(Item(id="d", content=Prose(text("Mục d"))),)),
        Section(id="s3", title="TỔ CHỨC"),
    ),
    recipients=(Recipient("r1", "UBND tỉnh"), Recipient("r2", "Các phòng")),
    opening=replace(Plan(id="").opening, bases=(Basis("b1", number="1/A"),)),
    picks=(Pick("a", 0, date(2026, 5, 1)),),
    proposed=("a1",),
)
VERBS = {
    "title": lambda p: edit.set_title(p, "Tên khác"),
    "symbol": lambda p: edit.set_office(p, replace(p.office, symbol="KH-SNV")),
    "place": lambda p: edit.set_office(p, replace(p.office, place="Kon Tum")),
    "number": lambda p: edit.set_issue(p, replace(p.issue, number="12")),
    "day": lambda p: edit.set_issue(p, replace(p.issue, day=7, month=5)),
    "opening": lambda p: edit.set_opening(p, replace(p.opening, lines=True)),
    "basis": lambda p: edit.set_bases(p, (replace(p.opening.bases[0], number="2/A"), *p.opening.bases[1:])),
    "second basis": lambda p: edit.set_bases(p, (*p.opening.bases, Basis("b2"))),
    "margin": lambda p: edit.set_page(p, replace(p.page, top=25)),
    "activity's title": lambda p: set_field(p, "a", title=text("Hội thảo")),
    "activity's progress": lambda p: edit.set_progress(p, "a", 50),
    "role's units": lambda p: set_field(p, "a1", units=(Unit("Phòng B"),)),
    "role's label": lambda p: set_field(p, "a1", label="Đơn vị chủ trì"),
    "words": lambda p: edit.set_content(p, "b", Prose(text("Mục b khác"))),
    "new item": lambda p: edit.add_item(p, "a", 1, Item(id="n1", content=Prose(text("Mới")))),
    "item gone": lambda p: edit.remove_item(p, "c"),
    "item moved": lambda p: moved_to(p, "a2", "s2", 0),
    "table": lambda p: set_field(p, "t", rows=(("Họp", "11/5"), ("Gửi", "12/5"))),
    "section's title": lambda p: edit.set_section(p, "s2", "DỰ TOÁN", p.sections[0].kind),
    "section moved": lambda p: edit.move_section(p, "s3", -1),
    "recipient": lambda p: edit.set_recipients(p, (p.recipients[0], replace(p.recipients[1], note="t/h"))),
    "annex": lambda p: edit.add_annex(p, "Phân công", "x1"),
    "waiver": lambda p: edit.waive(p, Waiver("lead_missing", "b", (), "Tự làm")),
    "pick": lambda p: edit.set_pick(p, "a", 0, Pick("a", 0, date(2026, 6, 2))),
    "touched": lambda p: edit.set_proposed(p, ()),
    "state": lambda p: edit.set_state(p, State.SUBMITTED),
}


def set_field(plan: Plan, item_id: str, **values: object) -> Plan:
    return map_item(plan, item_id, lambda item: replace(item, content=replace(item.content, **values)))


def moved_to(plan: Plan, item_id: str, holder: str, index: int) -> Plan:
    item = find(plan, item_id)
    return edit.add_item(edit.remove_item(plan, item_id), holder, index, item)


def only(merged: Merged) -> merge.Conflict:
    assert len(merged.conflicts) == 1
    return merged.conflicts[0]


def order(plan: Plan, section: int = 0) -> list[str]:
    return [item.id for item in plan.sections[section].items]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_plan_taken_apart_comes_together(name: str) -> None:
    plan = SAMPLES[name]
    assert together(plan.id, apart(plan)) == plan


@pytest.mark.parametrize("name", VERBS)
def test_what_one_side_changed_is_taken(name: str) -> None:
    changed = VERBS[name](BASE)
    assert changed != BASE
    for merged in (merge.merge(BASE, BASE, changed), merge.merge(BASE, changed, BASE)):
        assert (merged.plan, merged.conflicts) == (changed, ())
    assert bool(merge.merge(BASE, BASE, changed).taken) and not merge.merge(BASE, changed, BASE).taken


@pytest.mark.parametrize("second", VERBS)
@pytest.mark.parametrize("first", VERBS)
def test_changes_of_different_things_are_both_kept(first: str, second: str) -> None:
    if first != second:
        merged = merge.merge(BASE, VERBS[first](BASE), VERBS[second](BASE))
        assert (merged.plan, merged.conflicts) == (VERBS[first](VERBS[second](BASE)), ())


def test_the_same_field_is_asked_and_mine_stands_until_it_is_chosen() -> None:
    mine, theirs = edit.set_title(BASE, "Của tôi"), edit.set_title(BASE, "Của họ")
    merged = merge.merge(BASE, mine, theirs)
    conflict = only(merged)
    assert merged.plan == mine
    assert (conflict.place, conflict.code) == ("title/title", "title")
    assert (conflict.base, conflict.mine, conflict.theirs) == ("Kế hoạch", "Của tôi", "Của họ")
    assert resolved(merged, {conflict.key: Side.THEIRS}) == replace(merged, plan=theirs, conflicts=())
    assert resolved(merged, {conflict.key: Side.MINE}) == replace(merged, plan=mine, conflicts=())


def test_a_conflict_of_a_record_shows_its_whole_words() -> None:
    mine, theirs = set_field(BASE, "a1", units=(Unit("Phòng B"),)), set_field(BASE, "a1", units=(Unit("Sở"),))
    conflict = only(merge.merge(BASE, mine, theirs))
    assert (conflict.place, conflict.code) == ("a1", "role")
    assert "Chủ trì: Phòng A" in conflict.base
    assert "Chủ trì: Phòng B" in conflict.mine and "Chủ trì: Sở" in conflict.theirs


def test_a_conflict_that_prints_nothing_names_its_record() -> None:
    conflict = only(merge.merge(BASE, edit.set_progress(BASE, "a", 50), edit.set_progress(BASE, "a", 70)))
    assert (conflict.code, conflict.mine, conflict.theirs) == ("progress", "50", "70")
    assert conflict.name == "Tọa đàm"


def test_marked_words_and_units_are_taken_whole() -> None:
    mine, theirs = edit.set_closing(BASE, text("Của tôi")), edit.set_closing(BASE, text("Của họ"))
    conflict = only(merge.merge(BASE, mine, theirs))
    assert (conflict.place, conflict.code, conflict.theirs) == ("closing/closing", "closing", "Của họ")
    paper = edit.set_content(BASE, "d", Paper(Unit("Phòng A", "a"), title="Giải pháp"))
    merged = merge.merge(
        paper, set_field(paper, "d", unit=Unit("Phòng B", "a")), set_field(paper, "d", unit=Unit("X", "x"))
    )
    assert only(merged).code == "paper"


def test_day_month_and_year_go_together() -> None:
    mine = edit.set_issue(BASE, replace(BASE.issue, day=31))
    theirs = edit.set_issue(BASE, replace(BASE.issue, month=2))
    conflict = only(merge.merge(BASE, mine, theirs))
    assert (conflict.code, conflict.mine, conflict.theirs) == ("day", "31/…/2026", "…/2/2026")


def test_rows_and_columns_of_a_table_go_together() -> None:
    mine = set_field(BASE, "t", columns=("Việc", "Hạn", "Ai"), rows=(("Họp", "10/5", "A"),))
    theirs = VERBS["table"](BASE)
    assert only(merge.merge(BASE, mine, theirs)).code == "table"


@pytest.mark.parametrize(("side", "there"), [(Side.MINE, False), (Side.THEIRS, True)])
def test_removed_here_and_changed_there(side: Side, there: bool) -> None:
    mine, theirs = edit.remove_item(BASE, "a"), set_field(BASE, "a1", label="Đơn vị chủ trì")
    merged = merge.merge(BASE, mine, theirs)
    conflict = only(merged)
    assert (conflict.kind, conflict.record, conflict.mine) == (Kind.REMOVED, "a", "")
    assert "Tọa đàm" in conflict.base and "Đơn vị chủ trì" in conflict.theirs
    assert merged.plan == mine
    assert resolved(merged, {conflict.key: side}).plan == (theirs if there else mine)


def test_changed_here_and_removed_there_stays() -> None:
    mine, theirs = set_field(BASE, "a1", label="Đơn vị chủ trì"), edit.remove_item(BASE, "a")
    merged = merge.merge(BASE, mine, theirs)
    assert merged.plan == mine
    assert resolved(merged, {only(merged).key: Side.THEIRS}).plan == theirs


def test_something_new_below_what_the_other_removed_is_asked() -> None:
    mine = edit.remove_section(BASE, "s2")
    theirs = edit.add_item(BASE, "s2", 0, Item(id="n", content=Prose(text("Thêm"))))
    merged = merge.merge(BASE, mine, theirs)
    assert only(merged).theirs.splitlines() == ["KINH PHÍ", "Thêm", "Mục d"]
    assert resolved(merged, {only(merged).key: Side.THEIRS}).plan == theirs


def test_what_was_moved_out_before_its_holder_was_removed_stays_changed() -> None:
    mine = edit.remove_item(moved_to(BASE, "a2", "s2", 0), "a")
    theirs = edit.set_content(BASE, "a2", Prose(text("Dòng hai khác")))
    merged = merge.merge(BASE, mine, theirs)
    assert not merged.conflicts
    assert find(merged.plan, "a2").content == Prose(text("Dòng hai khác"))
    assert owner_of(merged.plan, "a2").id == "s2"


def test_two_places_for_one_item_are_asked() -> None:
    mine, theirs = moved_to(BASE, "b", "s2", 0), moved_to(BASE, "b", "s3", 0)
    merged = merge.merge(BASE, mine, theirs)
    conflict = only(merged)
    assert (conflict.kind, conflict.mine, conflict.theirs) == (Kind.MOVED, "KINH PHÍ (1)", "TỔ CHỨC (1)")
    assert merged.plan == mine
    assert resolved(merged, {conflict.key: Side.THEIRS}).plan == theirs


def test_an_item_never_comes_below_itself() -> None:
    mine, theirs = moved_to(BASE, "b", "c", 0), moved_to(BASE, "c", "b", 0)
    merged = merge.merge(BASE, mine, theirs)
    assert merged.plan == mine
    assert resolved(merged, {only(merged).key: Side.THEIRS}).plan == theirs


def test_both_add_at_the_same_place_and_get_the_same_order() -> None:
    mine = edit.add_item(BASE, "s3", 0, Item(id="m", content=Prose(text("Của tôi"))))
    theirs = edit.add_item(BASE, "s3", 0, Item(id="n", content=Prose(text("Của họ"))))
    here, there = merge.merge(BASE, mine, theirs), merge.merge(BASE, theirs, mine)
    assert order(here.plan, 2) == ["m", "n"] and here.plan == there.plan


def test_two_moves_in_one_row_are_both_made() -> None:
    merged = merge.merge(BASE, edit.move_item(BASE, "a", 1), edit.move_item(BASE, "t", -1))
    assert (order(merged.plan), merged.conflicts) == (["b", "a", "t", "c"], ())


def test_one_item_moved_to_two_places_of_its_row_is_asked() -> None:
    mine, theirs = edit.move_item(BASE, "a", 3), moved_to(BASE, "a", "s1", 2)
    merged = merge.merge(BASE, mine, theirs)
    assert (only(merged).kind, only(merged).record) == (Kind.MOVED, "a")
    assert order(merged.plan) == ["b", "c", "t", "a"]
    assert order(resolved(merged, {only(merged).key: Side.THEIRS}).plan) == ["b", "c", "a", "t"]


def test_without_a_base_everything_that_differs_is_asked() -> None:
    mine = edit.set_archive(BASE, "VT, VP")
    theirs = edit.set_title(edit.add_annex(BASE, "Phụ lục", "x"), "Khác")
    merged = merge.merge(None, mine, theirs)
    assert {one.code for one in merged.conflicts} == {"title", "archive"}
    assert [annex.id for annex in merged.plan.annexes] == ["x"]


def test_items_too_deep_below_each_other_are_refused() -> None:
    ids = [f"x{n}" for n in range(merge.MAX_LEVELS + 4)]
    row = tuple(Item(id=one, content=Prose()) for one in ids)
    base = mine = theirs = replace(BASE, annexes=(), sections=(Section(id="s", items=row),))
    for n, (below, above) in enumerate(pairwise(ids)):
        if n % 2:
            mine = moved_to(mine, below, above, 0)
        else:
            theirs = moved_to(theirs, below, above, 0)
    with pytest.raises(merge.Unmergeable):
        merge.merge(base, mine, theirs)


def test_a_signed_plan_and_another_plan_are_refused() -> None:
    with pytest.raises(edit.PlanFrozen):
        merge.merge(BASE, BASE, replace(BASE, state=State.SIGNED))
    with pytest.raises(merge.Unmergeable):
        merge.merge(BASE, BASE, replace(BASE, id="q"))
    with pytest.raises(merge.Unmergeable):
        merge.merge(BASE, BASE, replace(BASE, annexes=(), sections=(Section(id="a"),)))


def worked_on(plan: Plan, seed: int, who: str) -> Plan:
    """The plan after some edits of all kinds, made by chance."""
    dice = random.Random(seed)
    for n in range(dice.randint(1, 6)):
        plan = dice.choice(EDITS)(plan, dice, f"{who}{n}")
    return plan


def some(plan: Plan, dice: random.Random) -> Item | None:
    items = tuple(all_items(plan))
    return dice.choice(items) if items else None


def reword(plan: Plan, dice: random.Random, name: str) -> Plan:
    item = some(plan, dice)
    return edit.set_content(plan, item.id, Prose(text(f"Lời {name}"))) if item else plan


def drop(plan: Plan, dice: random.Random, name: str) -> Plan:
    item = some(plan, dice)
    return edit.remove_item(plan, item.id) if item else plan


def spots(plan: Plan) -> list[str]:
    return [owner.id for owner in owners(plan)] + [item.id for item in all_items(plan)]


def add(plan: Plan, dice: random.Random, name: str) -> Plan:
    new = Item(id=name, content=Prose(text(f"Mới {name}")))
    return (
        edit.add_item(plan, dice.choice(where), dice.randint(0, 4), new) if (where := spots(plan)) else plan
    )


def shift(plan: Plan, dice: random.Random, name: str) -> Plan:
    if (item := some(plan, dice)) is None:
        return plan
    left = edit.remove_item(plan, item.id)
    where = dice.choice(spots(left) or [""])
    return edit.add_item(left, where, dice.randint(0, 4), item) if where else plan


def swap(plan: Plan, dice: random.Random, name: str) -> Plan:
    item = some(plan, dice)
    return edit.move_item(plan, item.id, dice.choice((-1, 1))) if item else plan


def section(plan: Plan, dice: random.Random, name: str) -> Plan:
    if not plan.sections or dice.random() < 0.3:
        return replace(plan, sections=(*plan.sections, Section(id=name, title=name)))
    one = dice.choice(plan.sections)
    if dice.random() < 0.3:
        return edit.remove_section(plan, one.id)
    return edit.move_section(plan, one.id, dice.choice((-1, 1)))


def recipients(plan: Plan, dice: random.Random, name: str) -> Plan:
    found = [*plan.recipients, Recipient(name, name)]
    dice.shuffle(found)
    return edit.set_recipients(plan, tuple(found[: dice.randint(0, len(found))]))


def frame(plan: Plan, dice: random.Random, name: str) -> Plan:
    return edit.set_title(plan, name) if dice.random() < 0.5 else edit.set_archive(plan, name)


EDITS = (reword, drop, add, shift, swap, section, recipients, frame)
SEEDS = st.integers(0, 2**32)
PLANS = st.sampled_from([BASE, *SAMPLES.values()])


@settings(max_examples=100)
@given(PLANS, SEEDS)
def test_any_work_of_one_side_alone_is_taken_whole(base: Plan, seed: int) -> None:
    worked = worked_on(base, seed, "m")
    for mine, theirs in ((worked, base), (base, worked), (worked, worked)):
        merged = merge.merge(base, mine, theirs)
        assert (merged.plan, merged.conflicts) == (worked, ())


@settings(max_examples=100)
@given(PLANS, SEEDS, SEEDS)
def test_any_work_of_two_gives_a_plan_that_can_be_kept(base: Plan, first: int, second: int) -> None:
    merged = merge.merge(base, worked_on(base, first, "m"), worked_on(base, second, "t"))
    theirs = {conflict.key: Side.THEIRS for conflict in merged.conflicts}
    for plan in (merged.plan, resolved(merged, theirs).plan):
        assert codec.from_json(codec.to_json(plan)) == plan
        assert codec.from_rows(codec.to_rows(plan)) == plan
        assert not unsound(plan)


@settings(max_examples=100)
@given(PLANS, SEEDS, SEEDS)
def test_it_does_not_matter_who_puts_together(base: Plan, first: int, second: int) -> None:
    mine, theirs = worked_on(base, first, "m"), worked_on(base, second, "t")
    here, there = merge.merge(base, mine, theirs), merge.merge(base, theirs, mine)
    assert bool(here.conflicts) == bool(there.conflicts)
    if not here.conflicts:
        assert here.plan == there.plan


@settings(max_examples=100)
@given(PLANS, SEEDS, SEEDS, st.sampled_from(Side))
def test_all_can_be_settled(base: Plan, first: int, second: int, side: Side) -> None:
    merged = merge.merge(base, worked_on(base, first, "m"), worked_on(base, second, "t"))
    settled, choices = merged, dict[str, Side]()
    for _round in range(9):  # a choice may bring another one up
        choices |= {conflict.key: side for conflict in settled.conflicts}
        settled = resolved(merged, choices)
    assert not settled.conflicts
    assert side is Side.THEIRS or settled.plan == merged.plan


@settings(max_examples=100)
@given(PLANS, SEEDS, SEEDS)
def test_nothing_is_lost_unasked(base: Plan, first: int, second: int) -> None:
    mine, theirs = worked_on(base, first, "m"), worked_on(base, second, "t")
    merged = merge.merge(base, mine, theirs)
    asked = "\n".join(one.mine + one.theirs for one in merged.conflicts)
    before = {item.id: item for item in all_items(base)}
    standing = {item.id: item.content for item in all_items(merged.plan)}
    for side in (mine, theirs):
        for item in all_items(side):
            touched = item.id not in before or before[item.id].content != item.content
            if touched and standing.get(item.id) != item.content:
                assert item.content.text.plain in asked
