"""The parts of a plan as a task list."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog

from desktop.plan import edit
from desktop.plan.item import Role
from desktop.plan.plan import State, blank
from desktop.plan.renew import propose, renewed
from desktop.plan.review import Severity, review, waiver_of
from desktop.plan.text import text
from desktop.plan.traces import standing
from desktop.plan.tree import all_items
from desktop.readers import sample
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


def waived(plan, wanted=lambda finding: True):
    """The plan with findings set aside."""
    for finding in filter(wanted, review(plan)):
        plan = edit.waive(plan, waiver_of(finding, "đúng như vậy"))
    return plan


def done(plan):
    for section in plan.sections:
        plan = edit.set_section_done(plan, section.id, True)
    return plan


def pressed(qtbot, tasks: TaskList) -> str:
    with qtbot.waitSignal(tasks.side_wanted, timeout=1000) as told:
        tasks.next.click()
    return told.args[0]


def test_a_renewed_plan_leads_to_its_leftovers_then_to_what_is_missing(qtbot) -> None:
    plan = renewed(propose(sample.read("kon-tum-2024"), 2027))
    tasks = list_of(qtbot, session := Session(plan))
    count = len(standing(plan))
    assert tasks.next.words() == f"Next: look at {count} things left over from the earlier plan"
    assert pressed(qtbot, tasks) == "leftovers"
    for trace in plan.traces:
        session.edit("x", edit.keep_trace, trace)
    assert tasks.next.words().startswith("Next: Basis and opening. The cited document has neither number")


def test_a_missing_lead_is_the_next_step_even_when_the_part_is_called_done(qtbot) -> None:
    plan = done(waived(sample.read("kon-tum-2024")))
    lead = next(item for item in all_items(plan) if isinstance(item.content, Role))
    tasks = list_of(qtbot, Session(edit.remove_item(plan, lead.id)))
    assert tasks.next.words().startswith("Next: III. NỘI DUNG") and "no lead" in tasks.next.words()


def test_warnings_lead_to_the_check_and_nothing_is_done_before(qtbot) -> None:
    plan = done(waived(sample.read("kon-tum-2024")))
    faulty = edit.set_closing(plan, text("Yêu cầu các các phòng thực hiện , nghiêm túc"))
    warned = sum(finding.severity is not Severity.HINT for finding in review(faulty))
    tasks = list_of(qtbot, session := Session(faulty))
    assert tasks.next.words() == f"Check: {warned} point to look at"
    assert pressed(qtbot, tasks) == "check"
    session.put("x", waived(faulty))
    assert tasks.next.words() == "Every part is done: check the plan and export it."
    assert pressed(qtbot, tasks) == "check"


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
