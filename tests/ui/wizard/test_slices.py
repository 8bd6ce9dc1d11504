"""Long forms come in slices, and whoever cannot wait gets them at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject

from desktop.plan import edit
from desktop.plan.item import Activity, Item, Prose
from desktop.plan.plan import Recipient
from desktop.plan.text import text
from desktop.session.session import Session
from desktop.ui import wizard
from desktop.ui.wizard.slices import Slices

MANY = 40


@pytest.fixture
def session(plan):
    plan = replace(plan, recipients=tuple(Recipient(f"r{n}", f"Xã {n}") for n in range(MANY)))
    lines = tuple(Item(id=f"l{n}", content=Prose(text(f"Việc {n}."))) for n in range(MANY))
    long = Item(id="long", content=Activity(text("Dài")), children=lines)
    return Session(edit.add_item(plan, plan.sections[2].id, 0, long))


@pytest.fixture
def owner(qapp):
    return QObject()


def test_work_is_done_little_by_little_until_all_is_done(owner, qtbot):
    done = []
    slices = Slices(owner)
    slices.start((done.append(n) for n in range(5)), at_once=2)
    assert done == [0, 1]
    qtbot.waitUntil(lambda: len(done) == 5)


def test_new_work_takes_the_place_of_the_old(owner):
    done = []
    slices = Slices(owner)
    slices.start((done.append(f"old {n}") for n in range(5)), at_once=1)
    slices.start((done.append(f"new {n}") for n in range(2)), at_once=0)
    slices.finish()
    assert done == ["old 0", "new 0", "new 1"]


def test_the_last_recipient_can_be_gone_to_at_once(session, show):
    page = wizard.make("recipients", session)
    show(page)
    page.go_to(f"recipients/r{MANY - 1}/name")
    assert page.window().focusWidget().toPlainText() == f"Xã {MANY - 1}"


def test_all_recipients_come(session, show, qtbot):
    page = wizard.make("recipients", session)
    show(page)
    qtbot.waitUntil(lambda: len(page.form.field("recipients")._rows) == MANY)


def test_the_last_line_of_a_long_activity_can_be_gone_to_at_once(session, show):
    page = wizard.make(f"section:{session.plan.sections[2].id}", session)
    show(page)
    page.go_to(f"l{MANY - 1}")
    assert page.window().focusWidget().toPlainText() == f"Việc {MANY - 1}."


def test_undo_before_the_form_has_come_is_harmless(session, show, qtbot):
    page = wizard.make(f"section:{session.plan.sections[2].id}", session)
    session.put("Delete", edit.remove_item(session.plan, "long"))
    show(page)
    qtbot.waitUntil(lambda: page.desk.editor is not None)
    assert page.desk.editor.item_id == session.plan.sections[2].items[0].id


def test_rows_of_the_outline_are_as_high_as_the_look_wants(session, show):
    page = wizard.make(f"section:{session.plan.sections[2].id}", session)
    show(page)
    tree = page.desk.tree
    assert tree.visualItemRect(tree.topLevelItem(0)).height() >= 32
