"""What is changed from the calendar page, its details and its conflicts, each with its undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.plan.agenda import Key
from desktop.plan.item import Activity, Timing, Venue
from desktop.plan.plan import Plan, State
from desktop.plan.text import text
from desktop.plan.tree import all_items, find, map_item
from desktop.readers import sample
from desktop.ui.calendar.page import CalendarPage

ALT = Qt.KeyboardModifier.AltModifier
Open = Callable[..., CalendarPage]


def key_of(page: CalendarPage, words: str) -> Key:
    found = (entry for known in page._known for entry in known.entries)
    return next(entry.key for entry in found if words in f"{entry.title} {entry.when.text}")


def wording(page: CalendarPage, key: Key) -> str:
    content = find(page.shelf.plan(key[0]), key[1]).content  # type: ignore[attr-defined]
    assert isinstance(content, Timing)
    return content.text.plain


# --- changes ----------------------------------------------------------------------------------------


def test_a_move_changes_the_words_is_told_and_taken_back(page: CalendarPage) -> None:
    key = key_of(page, "trước ngày 10/5/2024")
    page.canvas.moved.emit(key, 3)
    assert wording(page, key) == "Hoàn thành trước ngày 13/5/2024"
    words, undo = page.news[-1]  # type: ignore[attr-defined]
    assert "13/5/2024" in words
    undo()
    assert wording(page, key) == "Hoàn thành trước ngày 10/5/2024"


def test_a_list_moves_by_the_same_keys(page: CalendarPage) -> None:
    key = key_of(page, "trước ngày 10/5/2024")
    page.show_view("list")
    page.take(key)
    QTest.keyClick(page.list, Qt.Key.Key_Right, ALT)
    assert wording(page, key) == "Hoàn thành trước ngày 11/5/2024"
    assert page.list.key() == key == page.key


def test_what_cannot_be_moved_says_why(page: CalendarPage) -> None:
    key = key_of(page, "Trước, trong và sau ngày 18/5/2024")
    assert page.canvas.preview(key, 1) == "" and "leans on its event" in page.canvas.why_not(key)
    page.canvas.moved.emit(key, 1)
    words, undo = page.news[-1]  # type: ignore[attr-defined]
    assert "leans on its event" in words and undo is None


def test_a_signed_plan_stays_as_it_is(open_page: Open) -> None:
    signed = open_page(replace(sample.read("kon-tum-2024"), state=State.SIGNED))
    key = key_of(signed, "trước ngày 10/5/2024")
    signed.canvas.moved.emit(key, 1)
    assert "signed" in signed.news[-1][0]  # type: ignore[attr-defined]
    actions = {action.text().partition("\t")[0]: action for action in signed.canvas.menu_for(key)}
    assert actions["Open the activity"].isEnabled()
    assert not actions["One day later"].isEnabled() and not actions["Mark as done"].isEnabled()


def test_a_day_is_chosen_by_keys_and_the_words_stay(page: CalendarPage, typing) -> None:
    key = key_of(page, "chuẩn bị và biểu diễn")
    page.show_side("unscheduled")
    side = page.sides.unscheduled
    side.choose(key)
    count = side.model.rowCount()
    QTest.keyClick(side.list, Qt.Key.Key_Return)
    typing(side.field.day.edit, "16/5/2024\n")
    assert side.model.rowCount() == count - 1 and not side.field.isVisible()
    assert page.entry(key).pick.day == date(2024, 5, 16)  # type: ignore[union-attr]
    assert page.entry(key).when.kind == "unstated" and page.canvas.current_key == key  # type: ignore[union-attr]
    page.news[-1][1]()  # type: ignore[attr-defined]
    assert page.entry(key).pick is None  # type: ignore[union-attr]


def test_a_day_outside_the_window_is_refused_at_the_field(page: CalendarPage, typing) -> None:
    page.show_view("month", date(2024, 4, 10))
    key = key_of(page, "01 ngày, trong tháng 4/2024")
    page.show_side("unscheduled")
    page.sides.unscheduled.choose(key)
    page.sides.unscheduled.ask()
    typing(page.sides.unscheduled.field.day.edit, "16/5/2024\n")
    assert "inside the stated window" in page.sides.unscheduled.field.day.error
    assert page.entry(key).pick is None  # type: ignore[union-attr]


def test_a_drop_chooses_a_day_and_the_details_take_it_back(page: CalendarPage) -> None:
    key = key_of(page, "chuẩn bị và biểu diễn")
    page.canvas.picked.emit(key, date(2024, 5, 16), "chiều")
    page.show_side("details")
    page.take(key)
    panel = page.sides.details
    assert panel.unpick.isVisible()
    panel.unpick.click()
    assert page.entry(key).pick is None and not panel.unpick.isVisible()  # type: ignore[union-attr]


# --- details ----------------------------------------------------------------------------------------


def labels(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(w.text() for w in widget.findChildren(QWidget) if hasattr(w, "text") and w.isVisible())


def test_the_details_tell_all_of_the_chosen_one(page: CalendarPage) -> None:
    page.show_side("details")
    page.take(key_of(page, "Chiều ngày 17/5/2024"))
    said = labels(page.sides.details)
    for words in ("III. 5. Tọa đàm", "Chiều ngày 17/5/2024 (Thứ 6)", "Chiều thứ Sáu, ngày 17/5/2024"):
        assert words in said
    for words in ("Phòng Quản lý Khoa học", "Hội trường tầng 2", "tentative", "Draft"):
        assert words in said


def test_f2_writes_another_time(page: CalendarPage, typing) -> None:
    key = key_of(page, "trước ngày 10/5/2024")
    page.take(key)
    page.focus_first()
    QTest.keyClick(page.canvas, Qt.Key.Key_F2)
    edit = page.sides.details.when.edit
    assert edit.hasFocus() and edit.words() == "Hoàn thành trước ngày 10/5/2024"
    edit.selectAll()
    typing(edit, "Sáng ngày 14/5/2024\n")
    assert wording(page, key) == "Sáng ngày 14/5/2024" and not edit.isVisible()


def test_escape_leaves_the_field_and_then_the_panel(page: CalendarPage) -> None:
    key = key_of(page, "trước ngày 10/5/2024")
    page.ask(key, page.sides.details.ask_words)
    QTest.keyClick(page.sides.details.when.edit, Qt.Key.Key_Escape)
    assert wording(page, key) == "Hoàn thành trước ngày 10/5/2024"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not page.sides.isVisible() and page.canvas.hasFocus()


def test_an_activity_is_marked_as_done_and_back(page: CalendarPage) -> None:
    key = key_of(page, "trước ngày 10/5/2024")
    page.show_side("details")
    page.take(key)
    for done in (True, False):
        page.sides.details.mark.click()
        assert page.entry(key).done is done  # type: ignore[union-attr]


def test_a_time_inside_a_sentence_sends_to_its_activity(page: CalendarPage, qtbot) -> None:
    key = key_of(page, "từ 15/5-19/5/2024")
    page.show_side("details")
    page.take(key)
    panel = page.sides.details
    assert not panel.word.isEnabled() and "inside a sentence" in labels(panel)
    with qtbot.waitSignal(page.open_wanted) as told:
        panel.open.click()
    assert told.args == [key[0], key[1]]


def test_the_choice_stays_when_the_plan_changes_elsewhere(page: CalendarPage) -> None:
    key, other = key_of(page, "trước ngày 10/5/2024"), key_of(page, "trước ngày 11/5/2024")
    page.show_side("details")
    page.take(key)
    page.changes.move(page.entry(other), 1)  # type: ignore[arg-type]
    assert page.key == key == page.canvas.current_key
    assert page.sides.details.about.entry.key == key  # type: ignore[union-attr]


# --- conflicts --------------------------------------------------------------------------------------


def clashing() -> tuple[Plan, Plan]:
    """Two plans in the same hall on the same afternoon."""
    one = sample.read("kon-tum-2024")
    event = next(
        item
        for item in all_items(one)
        if isinstance(item.content, Activity) and "Tọa đàm" in item.content.title.plain
    )
    venue = next(child for child in event.children if isinstance(child.content, Venue))
    hall = Venue(label="Địa điểm", place="Hội trường tầng 2")
    one = map_item(one, venue.id, lambda item: replace(item, content=hall))
    title = text("Hội nghị tổng kết phong trào thi đua")
    two = map_item(one, event.id, lambda item: replace(item, content=replace(item.content, title=title)))
    return one, replace(two, id="other", title="Kế hoạch thứ hai")


def test_conflicts_are_counted_listed_and_set_aside(open_page: Open, qtbot) -> None:
    page = open_page(*clashing())
    button = page.toolbar.sides["conflicts"]
    qtbot.waitUntil(lambda: page.clashes.count > 0)
    count = page.clashes.count
    assert str(count) in button.accessibleName()
    button.click()
    panel = page.sides.conflicts()
    assert panel.isVisible() and panel.cards
    panel.cards[0].row.click()
    assert page.key in panel.cards[0].conflict.keys
    panel.waived.emit(panel.cards[0].conflict, "hai phòng khác nhau")
    qtbot.waitUntil(lambda: page.clashes.count == count - 1)
    assert page.clashes.aside[0][1].reason == "hai phòng khác nhau"
    panel.unwaived.emit(*page.clashes.aside[0])
    qtbot.waitUntil(lambda: page.clashes.count == count)
