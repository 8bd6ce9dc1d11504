"""An activity's parts: what is set is read back, what the office printed stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import roles
from desktop.plan.edit import PlanFrozen, set_state
from desktop.plan.item import (
    Activity,
    Item,
    Mark,
    Money,
    Paper,
    People,
    Prose,
    Role,
    RoleKind,
    Timing,
    Unit,
    Venue,
)
from desktop.plan.plan import Plan, Section, State
from desktop.plan.text import text
from desktop.plan.tree import find
from desktop.readers import sample

A, B, C = Unit("Phòng A"), Unit("Phòng B và C"), Unit("Trung tâm D, E")


@pytest.fixture
def plan():
    return sample.read("kon-tum-2024")


@pytest.fixture
def first(plan):
    return plan.sections[2].items[0].id


def bare(*children):
    item = Item(id="a", content=Activity(text("Họp")), mark=Mark.NUMBER, children=children)
    return Plan(id="p", sections=(Section(id="s", items=(item,)),))


def printed(plan, item_id="a"):
    return [type(line.content).__name__ for line in find(plan, item_id).children]


@pytest.mark.parametrize("kind", RoleKind)
def test_units_in_a_role(plan, first, kind):
    after = roles.set_role(plan, first, kind, (A, B, C))
    assert roles.units(find(after, first), kind) == (A, B, C)
    gone = roles.set_role(after, first, kind, ())
    assert roles.units(find(gone, first), kind) == ()
    assert not any(isinstance(c.content, Role) and c.content.role is kind for c in find(gone, first).children)


def test_the_offices_label_and_place_stay():
    old = Item(id="l", content=Role(RoleKind.LEAD, (A,), "Cơ quan chủ trì", ", "), mark=Mark.PLUS)
    after = roles.set_role(bare(old, Item(id="x", content=Prose())), "a", RoleKind.LEAD, (B, A))
    line = find(after, "a").children[0]
    assert (line.id, line.mark, line.content.label) == ("l", Mark.PLUS, "Cơ quan chủ trì")
    assert line.content.units == (B, A)


def test_a_new_line_bears_the_plans_own_label():
    other = Item(id="b", content=Activity(), children=(Item(id="t", content=Timing(label="Tiến độ")),))
    plan = Plan(id="p", sections=(*bare().sections, Section(id="s2", items=(other,))))
    after = roles.set_times(plan, "a", ("Tháng 5",))
    assert find(after, "a").children[0].content == Timing(text("Tháng 5"), "Tiến độ")


def test_lines_come_in_their_usual_order():
    plan = bare(Item(id="x", content=Prose(text("Mục đích"))), Item(id="i", content=Activity()))
    plan = roles.set_cost(plan, "a", 5_000_000)
    plan = roles.set_times(plan, "a", ("Tháng 5", "Tháng 6"))
    plan = roles.set_role(plan, "a", RoleKind.COORDINATE, (B,))
    plan = roles.set_role(plan, "a", RoleKind.LEAD, (A,))
    plan = roles.set_place(plan, "a", "Hội trường", tentative=True)
    plan = roles.set_people(plan, "a", text("Các sở"), 80)
    order = ["Prose", "Role", "Role", "Timing", "Timing", "Venue", "People", "Money", "Activity"]
    assert printed(plan) == order


def test_several_lines_of_a_role_keep_their_own_units():
    plan = bare(
        Item(id="1", content=Role(RoleKind.LEAD, (A,), "Chủ trì")),
        Item(id="t", content=Timing()),
        Item(id="2", content=Role(RoleKind.LEAD, (B,), "Đồng chủ trì")),
    )
    after = find(roles.set_role(plan, "a", RoleKind.LEAD, (A, Unit("X"), B, C)), "a").children
    assert [line.content.units for line in (after[0], after[2])] == [(A, Unit("X")), (B, C)]


def test_what_is_said_is_set_and_taken_away(plan, first):
    plan = roles.set_place(plan, first, "Hội trường")
    plan = roles.set_people(plan, first, text(""), 20, tentative=True)
    plan = roles.set_cost(plan, first, 10, text("Ngân sách"))
    plan = roles.set_product(plan, first, "Báo cáo")
    item = find(plan, first)
    assert roles.lines(item, Venue)[0].content.place == "Hội trường"
    assert roles.lines(item, People)[0].content.count == 20
    assert roles.lines(item, Money)[0].content.amount == 10
    assert item.content.product == "Báo cáo"
    plan = roles.set_place(roles.set_people(roles.set_cost(plan, first, None), first, text("")), first, "")
    assert not any(roles.lines(find(plan, first), kind) for kind in (Venue, People, Money))


def test_papers_have_their_own_deadlines():
    paper = Paper(A, title="Báo cáo đề dẫn")
    plan = roles.set_papers(bare(), "a", ((paper, "trước ngày 15/5"), (Paper(B), "")))
    first, second = roles.lines(find(plan, "a"), Paper)
    assert roles.due(first).plain == "trước ngày 15/5" and not roles.due(second)
    assert roles.lines(find(plan, "a"), Timing) == ()
    plan = roles.set_papers(plan, "a", ((paper, ""),))
    assert roles.lines(find(plan, "a"), Paper)[0].children == ()


def test_lines_reordered_and_dropped():
    lines = [Item(id=name, content=Timing(text(name))) for name in "xyz"]
    plan = bare(lines[0], Item(id="v", content=Venue("Sở")), lines[1], lines[2])
    item = find(plan, "a")
    turned = roles.with_lines(item, Timing, (lines[2], lines[0]))
    assert [line.id for line in turned.children] == ["z", "v", "x"]
    assert roles.with_lines(item, Timing, tuple(lines)) == item


def test_blank_lines_can_be_dropped():
    plan = bare(Item(id="l", content=Role()), Item(id="t", content=Timing()))
    item = roles.without_blank(find(plan, "a"), Role, RoleKind.LEAD)
    assert [line.id for line in item.children] == ["t"]
    assert roles.without_blank(item, Role).children == item.children


def test_an_activity_hops_over_what_lies_between():
    items = [Item(id=name, content=Activity() if name in "abc" else Prose()) for name in "axbyc"]
    plan = Plan(id="p", sections=(Section(id="s", items=tuple(items)),))
    assert [it.id for it in roles.hop(plan, "a", 1).sections[0].items] == [*"xbayc"]
    assert [it.id for it in roles.hop(plan, "c", -1).sections[0].items] == [*"axcby"]
    assert roles.hop(plan, "c", 1) == plan == roles.hop(plan, "a", -1)


def test_refused_where_it_must_be(plan, first):
    with pytest.raises(PlanFrozen):
        roles.set_place(set_state(plan, State.SIGNED), first, "Sở")
    with pytest.raises(roles.NotAnActivity):
        roles.set_place(plan, plan.sections[4].items[0].id, "Sở")


NAMES = st.lists(st.sampled_from([A, B, C, Unit("X"), Unit("Y")]), max_size=4).map(tuple)


@settings(max_examples=100)
@given(st.lists(NAMES, max_size=3), NAMES)
def test_any_units_over_any_lines_are_read_back(given_lines, wanted):
    lines = (Item(id=str(n), content=Role(RoleKind.LEAD, names)) for n, names in enumerate(given_lines))
    plan = bare(*lines, Item(id="t", content=Timing()))
    after = roles.set_role(plan, "a", RoleKind.LEAD, wanted)
    assert roles.units(find(after, "a"), RoleKind.LEAD) == wanted
