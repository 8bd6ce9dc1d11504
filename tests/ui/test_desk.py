"""The desk keeps saving, whoever listens."""

import sqlite3
from pathlib import Path

import pytest
import shiboken6

from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.plan import blank
from desktop.session.library import Library
from desktop.ui.desk import Desk


@pytest.mark.usefixtures("qapp")
def test_the_writer_goes_on_when_the_window_is_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    saver = desk.saver
    shiboken6.delete(desk)
    saver.offer(plan := blank(2026))
    assert saver.flush()
    saver.offer(later := edit.set_title(plan, "Sau"))
    assert saver.close()
    library = Library(tmp_path)
    assert library.load(plan.id) == later
    library.close()


@pytest.fixture
def desk(qapp, tmp_path: Path):
    desk = Desk(tmp_path)
    yield desk
    desk.close()


def _stored(desk: Desk, title: str) -> str:
    plan = edit.set_title(blank(2026), title)
    desk.library.save(plan)
    return plan.id


def test_a_plan_changed_from_beside_is_saved_like_the_open_one(desk):
    plan_id = _stored(desk, "Trước")
    desk.reach(plan_id).edit("Đổi tên", edit.set_title, "Sau")
    assert desk.load(plan_id).title == "Sau"


def test_a_plan_changed_from_beside_opens_with_its_steps(desk):
    plan_id = _stored(desk, "Trước")
    desk.reach(plan_id).edit("Đổi tên", edit.set_title, "Sau")
    session = desk.start(desk.load(plan_id))
    session.undo()
    assert session.plan.title == "Trước"
    assert desk.sessions() == (session,)


def test_the_open_plan_is_reached_where_it_is_open(desk):
    plan_id = _stored(desk, "Trước")
    session = desk.start(desk.load(plan_id))
    assert desk.reach(plan_id) is session


def test_a_removed_plan_is_forgotten(desk):
    plan_id = _stored(desk, "Trước")
    desk.reach(plan_id).edit("Đổi tên", edit.set_title, "Sau")
    desk.remove(plan_id)
    assert desk.sessions() == ()
    assert desk.saver.flush()
    assert desk.library.plans() == ()


def test_what_cannot_be_saved_yet_is_opened_as_it_is(desk):
    plan_id = _stored(desk, "Trước")
    desk.reach(plan_id).edit("Đổi tên", edit.set_title, "Sau")
    lock = sqlite3.connect(desk.library.path, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    session = desk.start(desk.load(plan_id))
    assert session.plan.title == "Sau" and session.undo_label == "Đổi tên"
    lock.execute("ROLLBACK")
    lock.close()
    assert desk.saver.flush() and desk.library.load(plan_id).title == "Sau"


def test_a_plan_another_window_put_away_is_not_worked_on(desk, tmp_path):
    plan_id = _stored(desk, "Trước")
    other = Library(tmp_path)
    other.remove(plan_id)
    other.close()
    with pytest.raises(KnownError, match="no longer in the store"):
        desk.reach(plan_id)
    assert desk.sessions() == ()
