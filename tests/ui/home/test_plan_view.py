"""An open plan: home, pages in order, undo."""

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.plan import edit
from desktop.plan.plan import State, blank
from desktop.session.session import Session
from desktop.ui.home.plan_view import WORK, PlanView


@pytest.fixture
def view(qtbot, session: Session) -> PlanView:
    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    view.show()
    return view


def test_continue_walks_through_every_part_and_ends_at_home(view: PlanView) -> None:
    seen = []
    view.step(1)
    while view.key:
        seen.append(view.key)
        view.step(1)
    assert seen == view._keys()


def test_back_from_the_first_page_is_home(view: PlanView) -> None:
    view.go_to("office")
    view.step(-1)
    assert view.key == "" and view.tasks.isVisible()


def test_home_takes_the_focus_back_to_the_part(view: PlanView, qtbot) -> None:
    view.go_to("recipients")
    view.go_home()
    assert view.window().focusWidget() is view.tasks.row("recipients")


def test_a_page_whose_part_is_deleted_gives_way_to_home(view: PlanView, session: Session) -> None:
    section = session.plan.sections[0]
    view.go_to(f"section:{section.id}")
    session.edit("x", edit.remove_section, section.id)
    assert view.key == ""
    view.go_to(f"section:{section.id}")
    assert view.key == ""


def test_a_finding_leads_to_its_page(view: PlanView, session: Session) -> None:
    view.go_to("check")
    assert view.side is not None and view.side.isVisible()
    view.go_to_record(session.plan.sections[2].items[0].id)
    assert view.key == f"section:{session.plan.sections[2].id}"


def test_the_top_line_names_the_step_to_undo(view: PlanView, session: Session) -> None:
    assert not view.top.undo.isEnabled()
    session.edit("Edit “Title”", edit.set_title, "Mới")
    assert view.top.undo.toolTip() == "Undo: Edit “Title” (Ctrl+Z)"
    view.top.undo.click()
    assert view.top.redo.isEnabled() and not view.top.undo.isEnabled()


def test_the_state_is_said_in_words(view: PlanView, session: Session) -> None:
    session.edit("x", edit.set_state, State.SIGNED)
    assert view.top.state.text() == "Signed"


def test_the_place_is_the_page_and_field(view: PlanView, session: Session) -> None:
    view.go_to("office")
    assert (view.place().plan, view.place().page) == (session.plan.id, "office")


def test_a_closed_view_hears_nothing(view: PlanView, session: Session) -> None:
    view.go_to("office")
    view.close_view()
    session.edit("x", edit.set_title, "Mới")
    assert view.top.undo.toolTip() == "Undo (Ctrl+Z)"


def test_the_check_begins_at_its_first_finding(qtbot) -> None:
    view = PlanView(Session(blank(2026)))
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    view.go_to("check")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert QApplication.focusWidget().accessibleName().startswith("Error: The issuing office is missing.")
    view.close_view()


class Paper(QWidget):
    """Stands for the printed page."""

    place_clicked = Signal(str)

    def show_place(self, _source: str) -> None: ...


def test_the_printed_page_gives_way_to_a_table_until_it_is_asked_for(view: PlanView) -> None:
    view.show_preview_of(lambda _session: Paper())
    assert view.preview.isVisible() and not view.pages.isVisible()
    view.go_to("activities")
    assert not view.preview.isVisible() and view.pages.isVisible()
    view.pages.click()
    assert view.preview.isVisible() and view.pages.isChecked()
    view.go_home()
    view.want_preview(False)
    view.go_to("activities")
    assert not view.preview.isVisible() and not view.pages.isVisible()
    view.want_preview(True)
    assert view.preview.isVisible()


def test_a_wide_window_shows_table_and_printed_page(view: PlanView) -> None:
    view.show_preview_of(lambda _session: Paper())
    view.resize(1700, 700)
    view.go_to("activities")
    assert view.preview.isVisible() and not view.pages.isVisible()


def test_the_work_keeps_its_width_beside_the_printed_page(view: PlanView) -> None:
    view.show_preview_of(lambda _session: Paper())
    view.set_preview_width(500)
    view.resize(1020, 700)
    assert view._splitter.sizes()[0] >= WORK - 10
    view.resize(1400, 700)
    assert view._splitter.sizes()[1] == view.preview_width == 500


def top_of(view: PlanView) -> int:
    """Where the title of the page stands, in px below the top of the window."""
    titles = [label for label in view.findChildren(QLabel) if label.property("role") == "title"]
    (shown,) = (label for label in titles if label.isVisible())
    return shown.mapTo(view, shown.rect().topLeft()).y()


def test_every_page_begins_at_the_same_height(view: PlanView) -> None:
    keys = ("check", "answers", "versions", "office", "recipients", "activities", "closing")
    found = {}
    for key in keys:
        view.go_to(key)
        QApplication.processEvents()
        found[key] = top_of(view)
    assert len(set(found.values())) == 1, found
