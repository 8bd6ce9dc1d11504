"""What can be added, where it goes, how it is numbered."""

import pytest

from desktop.plan import edit
from desktop.plan.item import Activity, Heading, Item, Mark, Prose, Role, RoleKind, Timing
from desktop.plan.plan import SectionKind, blank
from desktop.plan.text import text
from desktop.ui.wizard import adding


@pytest.fixture
def plan():
    plan = blank(2026)
    activities = plan.sections[2].id
    lead = Item(id="lead", content=Role(label="Đơn vị chủ trì"), mark=Mark.PLUS)
    first = Item(id="first", content=Activity(text("Tọa đàm")), mark=Mark.PAREN, children=(lead,))
    plan = edit.add_item(plan, activities, 0, Item(id="head", content=Heading("A"), mark=Mark.NUMBER))
    return edit.add_item(plan, activities, 1, first)


@pytest.mark.parametrize(
    ("chosen", "content", "parent", "index"),
    [
        ("", Activity(), "section", 2),
        ("first", Activity(), "section", 2),
        ("first", Timing(), "first", 1),
        ("lead", Timing(), "first", 1),
        ("lead", Activity(), "section", 2),
        ("head", Activity(), "head", 0),
        ("head", Heading(), "section", 1),
        ("lead", Role(), "first", 1),
    ],
)
def test_new_things_go_where_they_belong(plan, chosen, content, parent, index):
    section = plan.sections[2].id
    wanted = section if parent == "section" else parent
    assert adding.spot(plan, section, chosen, content) == (wanted, index)


def test_an_activity_brings_its_usual_lines_in_the_plans_own_words(plan):
    item = adding.fresh(plan, plan.sections[2].id, 2, "activity")
    assert item.mark is Mark.PAREN
    assert [line.content.label for line in item.children] == [
        "Đơn vị chủ trì",
        "Phối hợp",
        "Thời gian thực hiện",
    ]
    assert item.children[1].content.role is RoleKind.COORDINATE


@pytest.mark.parametrize(
    ("parent", "key", "mark"),
    [("head", "activity", Mark.DECIMAL), ("first", "time", Mark.DASH), ("head", "prose", Mark.DASH)],
)
def test_the_first_of_its_kind_is_numbered_by_where_it_stands(plan, parent, key, mark):
    assert adding.fresh(plan, parent, 0, key).mark is mark


@pytest.mark.parametrize(
    ("number", "key", "mark"), [(0, "prose", Mark.NUMBER), (3, "money", Mark.NONE), (1, "theme", Mark.DASH)]
)
def test_the_first_of_a_section_is_numbered_by_the_section(number, key, mark):
    plan = blank(2026)
    plan = edit.set_section(plan, plan.sections[number].id, "X", plan.sections[number].kind)
    assert adding.fresh(plan, plan.sections[number].id, 0, key).mark is mark


@pytest.mark.parametrize("kind", SectionKind)
def test_what_fits_stands_first_and_nothing_is_left_out(plan, kind):
    section = edit.set_section(plan, plan.sections[0].id, "X", kind).sections[0]
    first, other = adding.first_offers(section), adding.other_offers(section)
    assert not set(first) & set(other)
    assert {*first, *other, "content"} == set(adding.OFFERS)
    assert all(adding.offer_words(key) for key in adding.OFFERS)


def test_every_record_has_a_name():
    assert {adding.kind_words(offer.make()) for offer in adding.OFFERS.values()} >= {
        "Activity",
        "Slogan",
        "Units",
        "Table",
    }
    assert adding.kind_words(Prose()) == "Sentence or dash"
