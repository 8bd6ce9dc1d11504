"""Undo is a list of earlier values; every step is told once, with its name and origin."""

from desktop.plan import edit
from desktop.plan.plan import Event, blank
from desktop.session.change import Change
from desktop.session.session import LIMIT, Session


def test_undo_and_redo_give_the_very_values() -> None:
    session = Session(start := blank(2026))
    session.edit("Title", edit.set_title, "A")
    session.edit("Event", edit.set_event, Event("B"))
    end = session.plan
    assert (session.undo_label, session.redo_label) == ("Event", "")
    session.undo()
    session.undo()
    session.undo()
    assert session.plan == start and session.redo_label == "Title"
    session.redo()
    session.redo()
    assert session.plan == end


def test_a_new_edit_ends_the_redo_line() -> None:
    session = Session(blank(2026))
    session.edit("Title", edit.set_title, "A")
    session.undo()
    session.edit("Title", edit.set_title, "B")
    assert session.redo_label == ""


def test_typing_in_one_field_is_one_step_until_it_is_left() -> None:
    session = Session(start := blank(2026))
    for words in ("K", "Kế", "Kế hoạch"):
        session.put("Title", edit.set_title(session.plan, words), merge="title")
    session.seal()
    session.put("Title", edit.set_title(session.plan, "Kế hoạch 2"), merge="title")
    session.undo()
    assert session.plan.title == "Kế hoạch"
    session.undo()
    assert session.plan == start


def test_watchers_are_told_until_they_stop() -> None:
    session, told = Session(blank(2026)), list[Change]()
    stop = session.watch(told.append)
    session.put("Title", edit.set_title(session.plan, "A"), origin="page")
    session.edit("Title", edit.set_title, "A")
    session.undo()
    stop()
    session.redo()
    assert [(c.label, c.origin, c.after.title) for c in told] == [("Title", "page", "A"), ("Title", None, "")]
    assert told[0].before.title == ""


def test_history_is_bounded() -> None:
    session = Session(blank(2026))
    for number in range(LIMIT + 20):
        session.edit("Title", edit.set_title, str(number))
    for _ in range(LIMIT + 20):
        session.undo()
    assert session.plan.title == "19"


def test_steps_of_several_plans_know_their_order() -> None:
    first, second = Session(blank(2026)), Session(blank(2027))
    first.edit("một", edit.set_title, "một")
    second.edit("hai", edit.set_title, "hai")
    assert 0 < first.undo_turn < second.undo_turn
    second.undo()
    first.undo()
    assert first.undo_turn == second.undo_turn == 0
    assert 0 < second.redo_turn < first.redo_turn
    second.redo()
    assert second.undo_turn > first.redo_turn
