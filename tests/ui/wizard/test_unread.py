"""What is typed and no value yet: kept while the plan is open, summed up on top when one goes on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.plan import edit
from desktop.plan.item import Item, Money
from desktop.plan.plan import Basis
from desktop.session.session import Session
from desktop.ui import wizard


@pytest.fixture
def session(plan):
    plan = replace(plan, event=replace(plan.event, day=None))
    plan = edit.set_bases(plan, (Basis("b1"), Basis("b2"), Basis("b3"), Basis("b4")))
    return Session(edit.add_item(plan, plan.sections[3].id, 0, Item(id="m", content=Money())))


@pytest.fixture
def visit(session, show):
    """visit("title"): the page, opened anew in the same session."""

    def visited(key):
        page = wizard.make(key, session)
        show(page)
        return page

    return visited


def leave(page):
    page.close_page()
    page.window().close()


def test_a_wrong_day_is_there_again(visit, typing):
    page = visit("title")
    typing(page.form.field("day").edit, "31/02/2026")
    leave(page)
    day = visit("title").form.field("day")
    assert day.edit.text() == "31/02/2026"
    assert "no such day" in day.error


def test_a_wrong_day_of_a_row_is_there_again(visit, typing):
    page = visit("opening")
    typing(page.form.field("bases").inner("b4/day").edit, "hôm qua")
    leave(page)
    assert visit("opening").form.field("bases").inner("b4/day").edit.text() == "hôm qua"


def test_a_wrong_number_of_an_item_is_there_again(visit, typing, session):
    page = visit(f"section:{session.plan.sections[3].id}")
    page.go_to("m/amount")
    typing(page.desk.field("m/amount").edit, "năm triệu")
    page.desk.tree.choose(session.plan.sections[3].id)
    page.go_to("m/amount")
    assert page.desk.field("m/amount").edit.text() == "năm triệu"


def test_words_that_were_put_right_are_forgotten(visit, typing):
    page = visit("title")
    day = page.form.field("day")
    typing(day.edit, "31/02/2026")
    leave(page)
    page = visit("title")
    day = page.form.field("day")
    day.edit.selectAll()
    typing(day.edit, "18/05/2026")
    leave(page)
    assert visit("title").form.field("day").edit.text() == "18/05/2026"


def test_a_day_set_meanwhile_wins(visit, typing, session):
    page = visit("title")
    typing(page.form.field("day").edit, "31/02/2026")
    leave(page)
    session.edit("Day", edit.set_event, replace(session.plan.event, day=edit_day()))
    assert visit("title").form.field("day").edit.text() == "18/05/2026"


def edit_day():
    from datetime import date

    return date(2026, 5, 18)


def test_another_session_knows_nothing_of_it(visit, typing, session, show):
    page = visit("title")
    typing(page.form.field("day").edit, "31/02/2026")
    leave(page)
    other = wizard.make("title", Session(session.plan))
    assert other.form.field("day").edit.text() == ""


def test_going_on_sums_up_what_is_wrong_once(visit, typing, qtbot):
    page = visit("title")
    assert not page.show_problems()
    day = page.form.field("day")
    typing(day.edit, "31/02/2026")
    page.form.field("name").go_to()
    assert page.show_problems()
    row = page.window().focusWidget()
    assert row.words() == f"Day of the event: {day.error}"
    qtbot.keyClick(row, Qt.Key.Key_Space)
    assert day.edit.hasFocus()
    assert not page.show_problems()


def test_the_summary_goes_when_all_is_right(visit, typing):
    page = visit("title")
    day = page.form.field("day")
    typing(day.edit, "31/02/2026")
    day.check()
    page.show_problems()
    day.edit.selectAll()
    typing(day.edit, "18/05/2026")
    assert not page.summary.isVisible()


def test_the_summary_leads_into_a_row(visit, typing, qtbot):
    page = visit("opening")
    day = page.form.field("bases").inner("b3/day")
    typing(day.edit, "hôm qua")
    day.check()
    assert page.show_problems()
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    assert day.edit.hasFocus()
