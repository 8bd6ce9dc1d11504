"""The window as the worker uses it: open, edit, autosave, leave, put away, come back."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.plan import edit
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui.home.row import Row
from desktop.ui.main_window import MainWindow

Open = Callable[[], MainWindow]


@pytest.fixture
def open_window(qtbot, tmp_path: Path) -> Iterator[Open]:
    made: list[MainWindow] = []

    def make() -> MainWindow:
        made.append(MainWindow(tmp_path / "data"))
        made[-1].show()
        return made[-1]

    yield make
    for window in made:
        window.desk.close(0.5)
        if window.view:
            window.view.close_view()
        window.hide()
        window.deleteLater()


@pytest.fixture
def stored(tmp_path: Path) -> str:
    library = Library(tmp_path / "data")
    plan = sample.read("kon-tum-2024")
    library.save(plan)
    library.close()
    return plan.id


def titles(window: MainWindow) -> list[str]:
    return [window.plans.model.index(row).data() for row in range(window.plans.model.rowCount())]


def test_an_empty_store_offers_a_first_plan_and_the_samples(open_window: Open) -> None:
    window = open_window()
    assert len([row for row in window.plans.findChildren(Row) if row.isVisible()]) == 5


def test_what_is_typed_is_saved_by_itself(open_window: Open, stored: str, qtbot, tmp_path: Path) -> None:
    window = open_window()
    window.open_plan(stored)
    window.view.session.edit("x", edit.set_title, "Tên mới")
    assert window.view.top.saved.text() == "Saving…"
    window.desk.saver.flush()
    qtbot.waitUntil(lambda: window.view.top.saved.text().startswith("Saved "))
    library = Library(tmp_path / "data")
    assert library.load(stored).title == "Tên mới"
    library.close()


def test_a_left_plan_is_in_the_list_under_its_new_title(open_window: Open, stored: str) -> None:
    window = open_window()
    window.open_plan(stored)
    window.view.session.edit("x", edit.set_title, "Tên mới")
    assert window.leave_plan()
    assert titles(window) == ["Tên mới"]


def test_a_new_plan_takes_the_office_of_the_last(open_window: Open, stored: str) -> None:
    window = open_window()
    window.begin(window.desk.blank)
    assert window.view.session.plan.office.place == "Kon Tum"
    assert not window.view.session.plan.title


def test_a_sample_opens_as_a_copy_each_time(open_window: Open) -> None:
    window = open_window()
    window.open_sample("dak-nong-2024")
    window.leave_plan()
    window.open_sample("dak-nong-2024")
    window.leave_plan()
    assert len(titles(window)) == 2


def test_a_deleted_plan_comes_back(open_window: Open, stored: str) -> None:
    window = open_window()
    before = titles(window)
    window.remove(stored)
    assert titles(window) == [] and window.notice.isVisible()
    window.undo()
    assert titles(window) == before and not window.notice.isVisible()


@pytest.mark.parametrize("place", ("settings", "help", "samples"))
def test_a_step_is_undone_where_it_is_seen(open_window: Open, stored: str, place: str) -> None:
    window = open_window()
    window.open_plan(stored)
    window.view.session.edit("x", edit.set_title, "Tên mới")
    for change in (window.undo, window.redo):
        window.go(place)
        change()
        assert window.stack.currentWidget() is window.view


def test_a_duplicate_is_a_draft_without_number(open_window: Open, stored: str) -> None:
    window = open_window()
    window.duplicate(stored)
    copy = window.desk.library.load(window.plans.model.plan(window.plans.list.currentIndex()).id)
    assert copy.id != stored and copy.issue.number == "" and len(titles(window)) == 2


def test_after_a_crash_the_work_goes_on_where_it_was(open_window: Open, stored: str) -> None:
    window = open_window()
    window.open_plan(stored)
    window.view.go_to("recipients")
    window.note_place()
    window.desk.saver.flush()
    again = open_window()
    again.come_back()
    assert (again.view.session.plan.id, again.view.key) == (stored, "recipients")
    assert again.banner.words.text() == "Brought back the plan you were working on."


def test_a_plan_that_was_left_is_not_brought_back(open_window: Open, stored: str) -> None:
    window = open_window()
    window.open_plan(stored)
    window.leave_plan()
    window.desk.saver.flush()
    again = open_window()
    again.come_back()
    assert again.view is None and not again.banner.isVisible()


def block(folder: Path) -> None:
    """From now on nothing can be written: a file lies where the folder was."""
    folder.rename(folder.with_name("away"))
    folder.write_text("")


def test_a_plan_that_cannot_be_saved_stays_open(
    open_window: Open, stored: str, qtbot, tmp_path: Path
) -> None:
    window = open_window()
    window.open_plan(stored)
    block(tmp_path / "data")
    window.view.session.edit("x", edit.set_title, "Tên mới")
    assert not window.leave_plan()
    qtbot.waitUntil(lambda: window.view.top.saved.text() == "Not saved")
    assert "cannot be" in window.banner.words.text()
    assert window.view.session.plan.title == "Tên mới"


def test_closing_without_saving_is_asked(
    open_window: Open, stored: str, qtbot, monkeypatch, tmp_path: Path
) -> None:
    window = open_window()
    window.open_plan(stored)
    block(tmp_path / "data")
    window.view.session.edit("x", edit.set_title, "Tên mới")
    monkeypatch.setattr(QMessageBox, "exec", lambda box: box.defaultButton().click())
    assert not window.close()
    assert window.isVisible()


def test_a_store_that_cannot_be_read_is_told(qtbot, tmp_path: Path) -> None:
    (tmp_path / "so-ke-hoach.db").write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    window = MainWindow(tmp_path)
    qtbot.addWidget(window)
    window.show()
    assert "so-ke-hoach.db" in window.banner.words.text()


def test_undo_of_the_window_is_the_plans(open_window: Open, stored: str) -> None:
    window = open_window()
    window.open_plan(stored)
    before = window.view.session.plan
    window.view.session.edit("Edit “Title”", edit.set_title, "Mới")
    assert window.menus["undo"].text() == "&Undo: Edit “Title”"
    window.menus["undo"].trigger()
    assert window.view.session.plan == before


def test_help_and_back(open_window: Open, stored: str) -> None:
    window = open_window()
    window.open_plan(stored)
    window.view.go_to("office")
    window.menus["help"].trigger()
    assert window.stack.currentWidget() is window.pages["help"]
    window.menus["help"].trigger()
    assert window.stack.currentWidget() is window.view


@pytest.mark.parametrize("width", [1280, 1024])
def test_the_pages_are_shown_and_hidden_by_f9(open_window: Open, stored: str, width: int) -> None:
    window = open_window()
    window.resize(width, 700)
    window.open_plan(stored)
    assert window.view.preview.isVisible()
    window.menus["preview"].trigger()
    assert not window.view.preview.isVisible()


def test_every_shortcut_is_used_once(open_window: Open) -> None:
    menus = open_window().menus
    keys = [key.toString() for action in menus._named.values() for key in action.shortcuts()]
    assert len(keys) == len(set(keys)) and {"Ctrl+N", "Ctrl+O", "F1", "F9", "Ctrl+Z"} <= set(keys)


def test_ctrl_s_saves_and_keeps_a_version(open_window: Open, stored: str, qtbot) -> None:
    window = open_window()
    window.open_plan(stored)
    window.menus["save"].trigger()
    qtbot.waitUntil(lambda: window.notice.isVisible())
    assert len(window.desk.library.versions(stored)) >= 1
