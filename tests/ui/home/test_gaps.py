"""What is still missing, live and in the order of the paper."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.plan import edit
from desktop.plan.item import Activity, Item, Mark, Prose, Role, Timing
from desktop.plan.plan import Plan, Signature, State, blank
from desktop.plan.text import text
from desktop.plan.tree import find, map_item
from desktop.readers import sample
from desktop.session.session import Session
from desktop.ui.home.gaps import SHOWN, GapsList, gaps


def words(plan):
    return [said for _place, said in gaps(plan)]


@pytest.fixture
def plan():
    return sample.read("kon-tum-2024")


def without_lead(plan: Plan) -> Plan:
    """The plan whose fifth activity has no lead and no time any more."""
    fifth = plan.sections[2].items[4]
    kept = tuple(child for child in fifth.children if not isinstance(child.content, Role | Timing))
    return map_item(plan, fifth.id, lambda item: replace(item, children=kept))


@pytest.fixture
def shown(qtbot):
    """shown(plan): the list on the screen, and its session."""

    def show(plan):
        session = Session(plan)
        widget = GapsList(session)
        qtbot.addWidget(widget)
        widget.resize(480, 400)
        widget.show()
        qtbot.waitUntil(lambda: plan.frozen or bool(widget.title.text()))
        return widget, session

    return show


def test_a_whole_plan_lacks_nothing(plan, shown):
    widget, _session = shown(plan)
    assert gaps(plan) == ()
    assert widget.rows == [] and widget.title.text() == "Nothing is missing any more."


def test_each_gap_is_named_by_its_activity_in_the_order_of_the_paper(plan):
    plan = edit.set_signature(without_lead(plan), Signature(("GIÁM ĐỐC",)))
    plan = edit.set_title(plan, "")
    assert words(plan) == [
        "Title of the plan",
        "Lead of activity III.5",
        "Time of activity III.5",
        "Signer's name",
    ]


def test_an_empty_line_and_the_missing_role_are_one_gap_at_the_line(plan):
    fifth = plan.sections[2].items[4].id
    empty = Item(id="role", content=Role(units=()), mark=Mark.DASH)
    plan = edit.add_item(without_lead(plan), fifth, 0, empty)
    assert ("role", "Lead of activity III.5") in gaps(plan)
    assert words(plan).count("Lead of activity III.5") == 1


def test_an_activity_without_a_number_is_named_by_its_words(plan):
    section = plan.sections[2]
    item = Item(id="new", content=Activity(text("Lễ phát động")), mark=Mark.DASH)
    assert "Lead of “Lễ phát động”" in words(edit.add_item(plan, section.id, 0, item))


def test_an_empty_sentence_is_named_by_its_part(plan):
    item = Item(id="new", content=Prose(), mark=Mark.DASH)
    assert words(edit.add_item(plan, plan.sections[0].id, 0, item)) == ["Content of part I"]


def test_the_list_follows_the_plan_after_a_pause(plan, shown, qtbot):
    widget, session = shown(plan)
    session.put("x", without_lead(plan))
    assert widget.rows == []
    qtbot.waitUntil(lambda: len(widget.rows) == 2)
    session.undo()
    qtbot.waitUntil(lambda: widget.rows == [])


def test_enter_on_a_line_leads_to_it(plan, shown, qtbot):
    widget, _session = shown(without_lead(plan))
    with qtbot.waitSignal(widget.wanted) as told:
        qtbot.keyClick(widget.rows[0], Qt.Key.Key_Return)
    assert told.args == [plan.sections[2].items[4].id]
    assert find(plan, told.args[0])


def test_a_long_list_is_short_until_asked_for(shown, qtbot):
    plan = blank(2026)
    for number in range(4):
        item = Item(id=f"a{number}", content=Activity(text("Việc")), mark=Mark.NUMBER)
        plan = edit.add_item(plan, plan.sections[2].id, number, item)
    widget, _session = shown(plan)
    assert len(widget.rows) == SHOWN
    qtbot.mouseClick(widget.more, Qt.MouseButton.LeftButton)
    assert len(widget.rows) == len(gaps(plan)) > SHOWN
    assert not widget.more.isVisible()


def test_a_signed_plan_has_no_list(plan, shown):
    widget, _session = shown(edit.set_state(without_lead(plan), State.SIGNED))
    assert not widget.isVisible() or widget.rows == []


def test_every_line_is_spoken(plan, shown):
    widget, _session = shown(without_lead(plan))
    assert all(row.accessibleName() for row in widget.rows)


def test_a_cited_document_without_number_is_named(plan):
    first, *rest = plan.opening.bases
    plan = edit.set_bases(plan, (replace(first, number=""), *rest))
    (found,) = gaps(plan)
    assert found[0] == "opening"
    assert found[1].startswith("Number of the document of “Công văn số …………")


def test_dots_in_the_title_are_missing_words(plan):
    assert words(edit.set_title(plan, "Tổ chức …………")) == ["Still to be filled in: “Tổ chức …………”."]
