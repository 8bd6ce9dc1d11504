"""The calendar where something goes wrong: two windows, a locked store, a plug pulled, spiteful words."""

import sqlite3
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication

from desktop.paths import STORE_NAME
from desktop.plan import edit
from desktop.plan.agenda import agenda
from desktop.plan.plan import State
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui import theme
from desktop.ui.calendar import drag
from desktop.ui.calendar.keys import FIRST, LAST

Open = Callable[..., Any]
MAY, FALL = date(2024, 5, 1), date(2024, 5, 20)
TALK, DEADLINE = "Chiều ngày 17/5/2024", "trước ngày 10/5/2024"
KON_TUM = sample.read("kon-tum-2024")
SPITEFUL = (
    "a" * 10_000,
    "Ngày 31/02/2024 " * 700,
    "KH&CN <b>",
    "Ngày 31/02/2024",
    unicodedata.normalize("NFD", "sáng thứ Sáu, ngày 17/5/2024"),
    "ngày 17/5/2024\nngày 18/5",
    "\u202e17/5\x00",
)


@pytest.fixture
def office(open_office: Open) -> Any:
    made = open_office(KON_TUM)
    made.calendar_at(MAY)
    return made


def said(office: Any) -> str:
    notice = office.window.notice
    return notice.words.text() if notice.isVisible() else ""


# --- another window -------------------------------------------------------------------------------------


def test_what_another_window_moved_is_not_moved_by_as_many_days(open_office: Open) -> None:
    one, other = open_office(KON_TUM), open_office()
    for each in (one, other):
        each.calendar_at(MAY)
    key = one.entry(TALK).key
    one.carry(key, 3)
    assert one.window.desk.saver.flush(5)
    other.page.shift(key, 4)
    assert "changed meanwhile" in said(other)
    other.hand.wait(lambda: "20/5/2024" in other.page.entry(key).when.text, "what the other window wrote")
    other.carry(key, 1)
    assert "21/5/2024" in other.wording(key)
    assert "21/5/2024" in next(e.when.text for e in agenda(other.kept(KON_TUM.id)).entries if e.key == key)


def test_of_two_moves_at_once_both_are_kept_and_the_loser_is_told(open_office: Open) -> None:
    one, other = open_office(KON_TUM), open_office()
    for each in (one, other):
        each.calendar_at(MAY)
    key = one.entry(TALK).key
    one.carry(key, 3)
    other.carry(key, 4)
    assert one.window.desk.saver.flush(5)
    other.window.desk.saver.flush(5)
    other.hand.wait(lambda: other.window.banner.isVisible(), "the news")
    assert "Another window has changed the plan" in other.window.banner.words.text()
    other.hand.wait(lambda: other.wording(key) == one.wording(key), "the words of the other window")
    library = Library(one.folder)
    versions = [library.version(KON_TUM.id, kept.number) for kept in library.versions(KON_TUM.id)]
    library.close()
    assert any("21/5/2024" in entry.when.text for plan in versions for entry in agenda(plan).entries)


def test_a_plan_that_another_window_deleted_does_not_come_back(open_office: Open) -> None:
    office = open_office(KON_TUM, sample.read("thanh-hoa-2024"))
    office.calendar_at(MAY)
    office.carry(office.entry(TALK).key, 3, fall=False)
    library = Library(office.folder)
    library.remove(KON_TUM.id)
    office.send(QEvent.Type.MouseButtonRelease, office.day(FALL), held=False)
    assert "no longer in the store" in said(office)
    assert office.window.desk.saver.flush(5)
    assert KON_TUM.id not in [plan.id for plan in library.plans()]
    library.close()
    office.hand.wait(lambda: KON_TUM.id not in {book.plan for book in office.page.shown}, "the others alone")


# --- the store --------------------------------------------------------------------------------------------


def test_what_was_moved_while_the_store_is_locked_is_in_the_form(office: Any) -> None:
    key = office.entry(TALK).key
    lock = sqlite3.connect(office.folder / STORE_NAME, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    office.carry(key, 3)
    moved = office.plan(KON_TUM.id)
    office.window.open_plan(KON_TUM.id)
    assert office.window.view.session.plan == moved != KON_TUM
    lock.execute("ROLLBACK")
    lock.close()
    assert office.kept(KON_TUM.id) == moved
    assert office.window.view.session.undo_label == "Move a time"


# --- the bar at the foot ----------------------------------------------------------------------------------


def test_the_bar_takes_back_its_own_step_only(open_office: Open) -> None:
    office = open_office(KON_TUM, sample.read("thanh-hoa-2024"))
    office.window.open_plan("sample-thanh-hoa-2024")
    office.calendar_at(MAY)
    office.hand.wait(lambda: len(office.page.shown) == 2, "both plans")
    office.carry(office.entry(TALK).key, 3)
    assert "The time is now" in said(office)
    office.window.show_page("plan")
    office.window.view.session.edit("x", edit.set_title, "Tên mới")
    assert said(office) == ""
    assert not office.window.notice.undo() and office.window.view.session.plan.title == "Tên mới"


# --- words ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", SPITEFUL, ids=range(len(SPITEFUL)))
def test_spiteful_words_for_a_time_are_words_and_are_taken_back(office: Any, words: str) -> None:
    page, key = office.page, office.entry(TALK).key
    page.take(key)
    page.ask_words()
    office.hand.press("Ctrl+A")
    office.hand.paste(words)
    office.hand.press("Return")
    assert office.plan(KON_TUM.id) != KON_TUM
    assert len(said(office)) < 300
    page.changes._source.undo()
    assert office.plan(KON_TUM.id) == KON_TUM


@pytest.mark.parametrize("words", SPITEFUL, ids=range(len(SPITEFUL)))
def test_spiteful_words_for_a_day_and_a_search(office: Any, words: str) -> None:
    page, size = office.page, office.window.size()
    page.toolbar.jump.setFocus()
    office.hand.paste(words)
    office.hand.press("Return")
    assert len(said(office)) < 200
    page.start_search()
    office.hand.paste(words)
    office.hand.wait(lambda: page.filter.words, "the search")
    office.settle()
    assert office.window.size() == size and office.window.minimumSizeHint().width() < size.width()


def test_a_reason_of_10000_letters(open_office: Open) -> None:
    office = open_office(edit.set_when(KON_TUM, "kt-iii-2-2", "Ngày 01/5/2024"))
    office.calendar_at(MAY)
    office.hand.wait(lambda: office.page.clashes.standing, "conflicts")
    office.page.show_side("conflicts")
    office.page._answer(office.page.clashes.waive(office.page.clashes.standing[0], "<b>" + "a" * 10_000))
    office.hand.wait(lambda: office.page.clashes.aside, "it aside")
    office.settle()
    assert office.window.minimumSizeHint().width() < office.window.width()


def test_no_words_leave_the_activity_without_a_time(office: Any) -> None:
    page, entry = office.page, office.entry(TALK)
    page.take(entry.key)
    page.ask_words()
    office.hand.press("Ctrl+A", "Backspace", "Return")
    assert "no time stated" in said(office)
    assert page.key == (KON_TUM.id, entry.task, 0) and office.canvas.hasFocus()
    office.hand.press("Ctrl+Z")
    assert office.plan(KON_TUM.id) == KON_TUM


def test_a_refused_choice_says_its_own_reason(open_office: Open) -> None:
    office = open_office(sample.read("thanh-hoa-2024"))
    office.calendar_at(MAY)
    data = drag.pack(office.entry("01 ngày, trong tháng 4/2024").key)
    at = office.day(date(2024, 5, 8)).toPoint()
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(office.canvas.viewport(), QDragEnterEvent(at, copy, data, left, plain))
    assert "inside the stated window" in office.canvas._carrier.held.words


def test_a_conflict_of_signed_plans_alone_is_not_set_aside(open_office: Open) -> None:
    plan = replace(edit.set_when(KON_TUM, "kt-iii-2-2", "Ngày 01/5/2024"), state=State.SIGNED)
    office = open_office(plan)
    office.calendar_at(MAY)
    office.hand.wait(lambda: office.page.clashes.standing, "conflicts")
    assert "signed" in office.page.clashes.waive(office.page.clashes.standing[0], "x")


# --- the ends of time -------------------------------------------------------------------------------------

ALL_KEYS = ("Left", "Right", "Up", "Down", "PgUp", "PgDown", "Home", "End", "Shift+PgUp", "Shift+PgDown")


@pytest.mark.parametrize("day", [FIRST, date(2024, 12, 31), LAST], ids=str)
def test_every_key_at_the_ends_of_time(office: Any, day: date) -> None:
    for view in ("month", "week", "day", "list", "year"):
        for key in ALL_KEYS:
            office.page.show_view(view, day)
            office.page.focus_first()
            office.hand.press(key)
        office.settle()
        assert FIRST <= office.page._here() <= LAST and not office.page.grab().isNull()


@pytest.mark.parametrize(
    ("words", "keys", "expected"),
    [
        ("Ngày 31/12/2024", "Alt+Right", "Ngày 01/01/2025"),
        ("Ngày 01/01/2025", "Alt+Left", "Ngày 31/12/2024"),
        ("Ngày 31/12/2199", "Alt+Right", "Ngày 31/12/2199"),
        ("Ngày 01/01/1900", "Alt+Up", "Ngày 01/01/1900"),
        ("Tháng 12/2199", "Alt+Down", "Tháng 12/2199"),
    ],
)
def test_over_the_year_and_at_the_ends(open_office: Open, words: str, keys: str, expected: str) -> None:
    office = open_office(edit.set_when(KON_TUM, "kt-iii-5", words))
    day = agenda(edit.set_when(KON_TUM, "kt-iii-5", words)).entries[4].when.earliest
    office.calendar_at(day)
    key = office.entry(words).key
    office.page.choose(key)
    office.page.focus_first()
    office.hand.press(keys)
    assert office.wording(key) == expected and office.canvas.current_key == key


def test_turning_views_leaves_nothing_behind(office: Any) -> None:
    page, counts = office.page, []
    for turn in range(300):
        page.show_view(("month", "week", "day", "list", "year")[turn % 5])
        page.show_side(("details", "unscheduled", "conflicts", "")[turn % 4])
        if turn % 100 == 99:
            office.settle()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            counts.append(len(QApplication.allWidgets()))
    assert counts[2] <= counts[1] <= counts[0]


def test_a_plan_that_cannot_be_read_says_why_it_is_not_moved(office: Any) -> None:
    key = office.entry(TALK).key
    store = sqlite3.connect(office.folder / STORE_NAME, isolation_level=None)
    store.execute("DELETE FROM plan")
    store.close()
    office.carry(key, 3, fall=False)
    held = office.canvas._carrier.held
    assert not held.allowed and "store" in held.words and "meanwhile" not in held.words
    office.page.shift(key, 3)
    assert said(office) == held.words


def test_another_dress_while_the_calendar_is_open(office: Any) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    key, pictures = office.entry(TALK).key, []
    for mode in ("light", "dark", "light"):
        theme.apply(app, mode)
        office.settle()
        pictures.append(office.canvas.grab().toImage())
    assert pictures[0] == pictures[2] != pictures[1]
    office.carry(key, 3)
    assert "20/5/2024" in office.wording(key)
    assert office.canvas.day_at(office.chip(key)) == FALL
