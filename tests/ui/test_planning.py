"""The calendar's part of the window: reminders over midnight, what leads into the form, a new activity."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.plan import edit
from desktop.plan.agenda import Entry, agenda
from desktop.plan.plan import Plan, State, blank
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui.main_window import MainWindow

Open = Callable[..., MainWindow]
KON_TUM = sample.read("kon-tum-2024")
DUE = date(2024, 5, 9)
"""The last day of "trước ngày 10/5/2024"."""


@pytest.fixture
def open_window(qtbot, tmp_path: Path) -> Iterator[Open]:
    made: list[MainWindow] = []

    def make(*plans: Plan, today: date = DUE) -> MainWindow:
        library = Library(tmp_path / "data")
        for plan in plans:
            library.save(plan)
        library.close()
        window = MainWindow(tmp_path / "data")
        made.append(window)
        window.planning.today = lambda: today
        window.show()
        window.planning.look_at_the_clock()
        with qtbot.waitSignal(window.planning.source.changed):
            window.planning.start_reminding()
        return window

    yield make
    for window in made:
        window.desk.close(2.0)
        if window.view:
            window.view.close_view()
        window.hide()
        window.deleteLater()


def entry(window: MainWindow, words: str) -> Entry:
    books = window.planning.source.agendas(date(2024, 1, 1), date(2024, 12, 31))
    return next(one for book in books for one in book.entries if words in f"{one.title} {one.when.text}")


def told(window: MainWindow) -> str:
    return window.notice.words.text() if window.notice.isVisible() else ""


def due(window: MainWindow) -> str:
    block = window.planning._block
    assert block is not None and block.isVisible()
    return block.head.text()


def behind_its_back(tmp_path: Path, change: Callable[[Plan], Plan]) -> None:
    """Another window changes the plan."""
    library = Library(tmp_path / "data")
    library.save(change(library.load(KON_TUM.id)), library.revision(KON_TUM.id))
    library.close()


def test_a_new_day_is_told_at_midnight(open_window: Open) -> None:
    window = open_window(KON_TUM)
    assert "1 today" in due(window)
    window.planning.today = lambda: date(2024, 5, 10)
    window.planning.look_at_the_clock()
    assert "1 late" in due(window) and "1 today" in due(window)


def test_another_day_is_marked_in_the_calendar_at_midnight(open_window: Open) -> None:
    window = open_window(KON_TUM)
    window.planning.show(view="month")
    canvas = window.planning.page.canvas
    before = canvas.grab().toImage()
    window.planning.today = lambda: date(2024, 5, 10)
    window.planning.look_at_the_clock()
    assert canvas.today() == date(2024, 5, 10) and canvas.grab().toImage() != before


def test_done_is_kept_and_taken_back(open_window: Open, tmp_path: Path) -> None:
    window = open_window(KON_TUM)
    window.planning._mark_done(entry(window, "trước ngày 10/5/2024").key)
    assert "is done" in told(window) and window.desk.saver.flush()
    library = Library(tmp_path / "data")
    assert any(one.done for one in agenda(library.load(KON_TUM.id)).entries)
    library.close()
    window.notice.undo()
    assert not entry(window, "trước ngày 10/5/2024").done


def test_done_on_a_signed_plan_outlives_the_window(open_window: Open, tmp_path: Path) -> None:
    signed = replace(KON_TUM, state=State.SIGNED)
    window = open_window(signed)
    window.planning._mark_done(entry(window, "trước ngày 10/5/2024").key)
    assert window.desk.saver.flush()
    library = Library(tmp_path / "data")
    kept = library.load(KON_TUM.id)
    library.close()
    assert [one.when.text for one in agenda(kept).entries if one.done] == ["Hoàn thành trước ngày 10/5/2024"]
    assert kept.state is State.SIGNED


def test_what_another_window_took_out_cannot_be_done(open_window: Open, tmp_path: Path) -> None:
    window = open_window(KON_TUM)
    gone = entry(window, "trước ngày 10/5/2024")
    behind_its_back(tmp_path, lambda plan: edit.remove_item(plan, gone.task))
    window.planning._mark_done(gone.key)
    assert "changed meanwhile" in told(window)


def test_a_reminder_leads_to_its_time(open_window: Open) -> None:
    window = open_window(KON_TUM)
    key = entry(window, "trước ngày 10/5/2024").key
    window.planning.show(key)
    assert window.planning.shown and window.planning.page.key == key


def test_an_activity_opens_in_its_plan(open_window: Open) -> None:
    window = open_window(KON_TUM, sample.read("thanh-hoa-2024"))
    window.open_plan("sample-thanh-hoa-2024")
    found = entry(window, "Chiều ngày 17/5/2024")
    window.planning.open_record(found.plan, found.place)
    assert window.view.session.plan.id == KON_TUM.id and window.stack.currentWidget() is window.view


@pytest.mark.parametrize("item", ["", "nothing", "kt-iii-5"])
def test_a_place_that_is_gone_opens_the_plan_all_the_same(
    open_window: Open, tmp_path: Path, item: str
) -> None:
    window = open_window(KON_TUM)
    behind_its_back(tmp_path, lambda plan: edit.remove_item(plan, "kt-iii-5"))
    window.planning.open_record(KON_TUM.id, item)
    assert window.view.session.plan.id == KON_TUM.id


@pytest.mark.parametrize("plan", [KON_TUM, replace(blank(2024), title="Kế hoạch")], ids=["sample", "blank"])
def test_a_new_activity_is_on_its_day(open_window: Open, plan: Plan) -> None:
    window = open_window(plan)
    window.planning._new_activity(plan.id, date(2024, 5, 20))
    found = entry(window, "20/5/2024")
    assert found.when.earliest == date(2024, 5, 20) and window.view.session.plan.id == plan.id
    window.undo()
    assert window.view.session.plan == plan


def test_no_new_activity_without_a_plan_or_in_a_signed_one(open_window: Open) -> None:
    window = open_window(replace(KON_TUM, state=State.SIGNED))
    window.planning._new_activity("", date(2024, 5, 20))
    assert "Choose the plan first" in told(window)
    window.planning._new_activity(KON_TUM.id, date(2024, 5, 20))
    assert "signed" in told(window)
    window.planning._new_activity("nothing", date(2024, 5, 20))
    assert "no longer in the store" in window.banner.words.text()


def test_the_menu_names_the_step_that_undo_takes_back(open_window: Open) -> None:
    window = open_window(KON_TUM, sample.read("thanh-hoa-2024"))
    window.open_plan("sample-thanh-hoa-2024")
    window.view.session.edit("Đổi tên", edit.set_title, "Tên mới")
    assert window.menus["undo"].text() == "&Undo: Đổi tên"
    window.planning.show()
    window.planning._mark_done(entry(window, "trước ngày 10/5/2024").key)
    assert window.menus["undo"].text() == "&Undo: Mark as done"
    window.show_page("plan")
    assert window.menus["undo"].text() == "&Undo: Đổi tên"
