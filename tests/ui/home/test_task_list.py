"""The parts of a plan as a task list."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from desktop.plan import edit
from desktop.plan.plan import State, blank
from desktop.session.session import Session
from desktop.ui.home import parts
from desktop.ui.home.task_list import TaskList


def list_of(qtbot, session: Session) -> TaskList:
    tasks = TaskList(session)
    qtbot.addWidget(tasks)
    tasks.resize(800, 700)
    tasks.show()
    session.watch(lambda change: tasks.load(change.after))
    return tasks


def test_a_new_plan_starts_with_its_office(qtbot) -> None:
    tasks = list_of(qtbot, Session(blank(2027)))
    assert tasks.next.words().startswith("Next: Office, number and day")
    assert tasks.row("office").state() == "2 things missing"
    assert tasks.row("opening").state() == "Not started"


def test_a_finished_plan_leads_to_the_check(qtbot, session: Session) -> None:
    for section in session.plan.sections:
        session.put("", edit.set_section_done(session.plan, section.id, True))
    tasks = list_of(qtbot, session)
    assert tasks.row("office").state() == "Done"


def test_a_row_is_opened_by_keyboard(qtbot, session: Session) -> None:
    tasks = list_of(qtbot, session)
    with qtbot.waitSignal(tasks.wanted, timeout=1000) as told:
        QTest.keyClick(tasks.row("recipients"), Qt.Key.Key_Space)
    assert told.args == ["recipients"]


def test_an_undone_edit_is_seen(qtbot, session: Session) -> None:
    tasks = list_of(qtbot, session)
    session.edit("x", edit.set_recipients, ())
    assert "missing" in tasks.row("recipients").state()
    session.undo()
    assert "missing" not in tasks.row("recipients").state()


def test_a_signed_plan_is_only_read(qtbot, session: Session) -> None:
    session.edit("x", edit.set_state, State.SIGNED)
    tasks = list_of(qtbot, session)
    assert tasks.next.words() == "This plan is signed and can only be read."
    assert not tasks._add_part.isVisible()


def test_parts_move_and_go_and_come_back(qtbot, session: Session) -> None:
    first, second, *_rest = (section.id for section in session.plan.sections)
    tasks = list_of(qtbot, session)
    parts.move(tasks, session, first, 1)
    assert [section.id for section in session.plan.sections][:2] == [second, first]
    parts.remove_section(tasks, session, first)
    assert f"section:{first}" not in tasks._rows
    session.undo()
    assert f"section:{first}" in tasks._rows


def test_the_first_part_cannot_go_up(session: Session) -> None:
    first, *_more, last = session.plan.sections
    up, down = (parts.choices(session.plan, f"section:{part.id}")[1:3] for part in (first, last))
    assert up[0].act is None and down[1].act is None
    assert parts.choices(session.plan, "office") == ()


@pytest.mark.parametrize(("ask", "kind"), [(parts.add_section, "section:"), (parts.add_annex, "annex:")])
def test_a_part_is_added_under_its_title(qtbot, session: Session, typing, ask, kind: str) -> None:
    tasks = list_of(qtbot, session)
    before = set(tasks._rows)

    def answer(dialog: QInputDialog) -> None:
        dialog.setTextValue("KHEN THƯỞNG")
        dialog.accept()

    answered(qtbot, tasks, answer)
    ask(tasks, session)
    (key,) = set(tasks._rows) - before
    assert key.startswith(kind) and "KHEN THƯỞNG" in tasks.row(key).words()


def answered(qtbot, parent, answer) -> None:
    """Answer the dialog that the next call opens."""
    from PySide6.QtCore import QTimer

    def look() -> None:
        answer(parent.findChild(QInputDialog))

    QTimer.singleShot(0, look)


def test_a_long_title_wraps(qtbot, session: Session) -> None:
    section = session.plan.sections[0]
    long = replace(section, title="NỘI DUNG " * 30)
    session.put("", replace(session.plan, sections=(long, *session.plan.sections[1:])))
    tasks = list_of(qtbot, session)
    assert tasks.row(f"section:{section.id}").height() > tasks.row("office").height()
