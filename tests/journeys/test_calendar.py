"""The calendar in the whole window: by keys alone from a day to paper, and by the mouse, each step undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent

from desktop.documents import FORMATS, export
from desktop.plan import edit
from desktop.plan.plan import State
from desktop.readers import sample

Open = Callable[..., Any]
DEADLINE = "trước ngày 10/5/2024"
TALK = "Chiều ngày 17/5/2024"
KON_TUM = "kon-tum-2024"
PLAN = sample.read(KON_TUM).id


@pytest.fixture
def office(open_office: Open) -> Any:
    return open_office(*(sample.read(name) for name in sample.NAMES))


def to_may(office: Any, day: str = "10/5/2024") -> None:
    """By keys: the calendar, the month, the day."""
    hand = office.hand
    hand.press("Ctrl+K")
    hand.wait(lambda: office.page.isVisible(), "the calendar")
    hand.to("Go to a day")
    hand.type("5/2024")
    hand.press("Return")
    hand.wait(lambda: office.page.shown, "the plans of 2024")
    assert office.canvas.shown.month == 5 and office.canvas.shown.year == 2024
    hand.to("Go to a day", "Shift+Tab")
    hand.type(day)
    hand.press("Return")
    assert office.canvas.hasFocus()


def to_deadline(office: Any) -> Any:
    """By keys on the deadline: Tab goes through the times of its day."""
    to_may(office)
    entry = office.entry(DEADLINE)
    for _ in range(20):
        if office.canvas.current_key == entry.key:
            return entry.key
        office.hand.press("Tab")
    raise AssertionError("the deadline is not reached")


def test_a_deadline_is_moved_taken_back_and_brought_back(office: Any) -> None:
    key = to_deadline(office)
    before = office.plan(key[0])
    office.hand.press("Alt+Right")
    assert office.wording(key) == "Hoàn thành trước ngày 11/5/2024"
    assert office.canvas.current_key == key and office.canvas.current_day == date(2024, 5, 11)
    office.hand.press("Ctrl+Z")
    assert office.plan(key[0]) == before
    office.hand.press("Ctrl+Y")
    assert office.wording(key) == "Hoàn thành trước ngày 11/5/2024"
    office.hand.press("Ctrl+Z")
    assert office.plan(key[0]) == before
    assert office.canvas.hasFocus()


def test_from_the_days_list_to_the_form_and_back(office: Any) -> None:
    to_may(office)
    hand = office.hand
    hand.press("Return")
    assert hand.name().startswith("All of")
    hand.press("Esc")
    assert office.canvas.hasFocus()
    hand.press("Return", "Return")
    hand.wait(lambda: office.window.view is not None, "the form")
    assert office.window.view.session.plan.id == PLAN
    assert hand.name() and office.window.view.isAncestorOf(hand.focus())
    hand.press("Ctrl+K")
    assert office.page.isVisible() and office.canvas.hasFocus()
    assert office.canvas.current_day == date(2024, 5, 10)


def test_a_day_for_what_has_none_and_back(office: Any) -> None:
    to_may(office)
    hand, page = office.hand, office.page
    before = {plan.plan: office.plan(plan.plan) for plan in page.shown}
    hand.to("No day yet")
    hand.press("Space")
    hand.wait(lambda: hand.name() == "Without a day", "the list")
    key = page.sides.unscheduled.key()
    hand.press("Return")
    hand.type("16/5/2024")
    hand.press("Return")
    assert page.entry(key).pick.day == date(2024, 5, 16)
    assert office.wording(key) == page.entry(key).when.text
    hand.press("Ctrl+Z")
    assert page.entry(key).pick is None
    assert office.plan(key[0]) == before[key[0]]


def test_search_list_view_details_f2_and_done(office: Any) -> None:
    key = to_deadline(office)
    hand, page = office.hand, office.page
    before = office.plan(key[0])
    hand.press("Ctrl+F")
    hand.type("gui van ban de nghi")
    hand.wait(lambda: {e.key for book in page.shown for e in book.entries} == {key}, "what is found")
    hand.press("Ctrl+A", "Backspace")
    hand.wait(lambda: len(page.shown) > 1, "all again")
    hand.press("Ctrl+4")
    hand.wait(lambda: page.list.isVisible(), "the list")
    page.focus_first()
    assert page.list.key() == key
    hand.press("F2")
    hand.press("Ctrl+A")
    hand.type("Hoàn thành trước ngày 08/5/2024")
    hand.press("Return")
    hand.wait(lambda: office.wording(key) == "Hoàn thành trước ngày 08/5/2024", "the new words")
    hand.to("Mark as done")
    hand.press("Space")
    assert page.entry(key).done
    hand.press("Ctrl+Z")
    assert not page.entry(key).done
    hand.press("Ctrl+Z")
    assert office.plan(key[0]) == before


def test_filter_by_unit(office: Any) -> None:
    to_may(office)
    hand, page = office.hand, office.page
    everything = sum(len(book.entries) for book in page.shown)
    hand.to("Unit", "Shift+Tab")
    hand.press("Space", "Down", "Down", "Return")
    hand.wait(lambda: sum(len(book.entries) for book in page.shown) < everything, "fewer")
    assert page.filter.unit
    hand.to("Take off the filter: Unit")
    hand.press("Space")
    hand.wait(lambda: sum(len(book.entries) for book in page.shown) == everything, "all again")


def test_a_conflict_is_set_aside_for_a_reason_and_counts_again(open_office: Open) -> None:
    plan = sample.read(KON_TUM)
    office = open_office(edit.set_when(plan, "kt-iii-2-2", "Ngày 01/5/2024"))
    to_may(office)
    hand, page = office.hand, office.page
    hand.wait(lambda: page.clashes.standing, "conflicts")
    standing, before = len(page.clashes.standing), office.plan(PLAN)
    hand.to("Conflicts")
    hand.press("Space")
    hand.to("Ignore")
    hand.press("Space")
    hand.type("Đã xin ý kiến KH&CN <b>")
    hand.press("Return")
    hand.wait(lambda: len(page.clashes.standing) == standing - 1, "one fewer")
    assert office.plan(PLAN).waivers[-1].reason == "Đã xin ý kiến KH&CN <b>"
    hand.to("Set aside")
    hand.press("Space")
    hand.to("Look at it again")
    hand.press("Space")
    hand.wait(lambda: len(page.clashes.standing) == standing, "it again")
    assert office.plan(PLAN) == before


def test_the_moved_day_is_on_paper(office: Any, tmp_path: Path) -> None:
    key = to_deadline(office)
    office.hand.press("Alt+Down")
    plan = office.kept(key[0])
    made = next(one for one in FORMATS if one.name == "ke-hoach.pdf")
    path = export.write(tmp_path / made.name, made.make(plan), made)
    words = " ".join(
        " ".join(page.extract_text() for page in PdfReader(BytesIO(path.read_bytes())).pages).split()
    )
    assert "trước ngày 17/5/2024" in words and DEADLINE not in words


# --- the mouse ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "place", "month", "by", "expected"),
    [
        (KON_TUM, TALK, (2024, 5), 3, "Chiều ngày 20/5/2024 (Thứ 2)"),
        (KON_TUM, DEADLINE, (2024, 5), -2, "Hoàn thành trước ngày 08/5/2024"),
        ("thanh-hoa-2024", "từ 15/5-19/5/2024", (2024, 5), 7, "từ 22/5-26/5/2024"),
        ("quang-ngai-2021", "Tháng 5/2021", (2021, 5), 26, "Tháng 6/2021"),
        ("quang-ngai-2021", "Dự kiến 01 buổi", (2021, 5), 2, "từ ngày 19 đến 20/5/2021"),
        ("dak-nong-2024", "trọng tâm là", (2024, 4), 0, ""),
    ],
)
def test_a_drop_says_the_new_words_and_is_taken_back(
    open_office: Open, name: str, place: str, month: tuple[int, int], by: int, expected: str
) -> None:
    plan = sample.read(name)
    office = open_office(plan)
    office.calendar_at(date(*month, 1))
    entry = office.entry(place)
    office.carry(entry.key, by)
    assert (expected or entry.when.text) in office.wording(entry.key)
    if by:
        assert office.page.entry(entry.key).when.kind == entry.when.kind
        office.hand.press("Ctrl+Z")
    assert office.plan(plan.id) == plan


def test_what_leans_on_its_event_stays_with_its_reason(open_office: Open) -> None:
    plan = sample.read(KON_TUM)
    office = open_office(plan)
    office.calendar_at(date(2024, 5, 1))
    entry = office.entry("Trước, trong và sau ngày 18/5/2024")
    office.carry(entry.key, 3, fall=False)
    held = office.canvas._carrier.held
    assert not held.allowed and "leans on its event" in held.words
    office.send(QEvent.Type.MouseButtonRelease, office.day(date(2024, 5, 20)), held=False)
    assert office.plan(plan.id) == plan


def test_a_signed_plan_stays_with_its_reason(open_office: Open) -> None:
    plan = replace(sample.read(KON_TUM), state=State.SIGNED)
    office = open_office(plan)
    office.calendar_at(date(2024, 5, 1))
    entry = office.entry(TALK)
    office.carry(entry.key, 3, fall=False)
    held = office.canvas._carrier.held
    assert not held.allowed and "signed" in held.words
    office.send(QEvent.Type.MouseButtonRelease, office.day(date(2024, 5, 20)), held=False)
    assert office.kept(plan.id) == plan


@pytest.mark.parametrize("how", ["Esc", "same day", "outside"])
def test_nothing_falls_anywhere(open_office: Open, how: str) -> None:
    plan = sample.read(KON_TUM)
    office = open_office(plan)
    office.calendar_at(date(2024, 5, 1))
    entry = office.entry(TALK)
    office.carry(entry.key, 3, fall=False)
    match how:
        case "Esc":
            office.hand.press("Esc")
            end = office.day(date(2024, 5, 20))
        case "same day":
            end = office.day(date(2024, 5, 17))
        case _:
            end = office.day(date(2024, 5, 17)) * 40
    office.send(QEvent.Type.MouseMove, end)
    office.send(QEvent.Type.MouseButtonRelease, end, held=False)
    assert office.plan(plan.id) == plan and office.canvas._carrier.held is None
    office.hand.press("Ctrl+Z")
    assert office.plan(plan.id) == plan


# --- with the form --------------------------------------------------------------------------------------


def test_a_plan_changed_from_the_calendar_opens_with_its_steps(office: Any) -> None:
    plan = office.window.desk.library.load(PLAN)
    office.calendar_at(date(2024, 5, 1))
    key = office.entry(TALK).key
    office.carry(key, 3)
    moved = office.plan(PLAN)
    assert moved != plan
    office.window.open_plan(PLAN)
    assert office.window.view.session.plan == moved == office.kept(PLAN)
    assert office.window.view.session.undo_label == "Move a time"
    office.hand.press("Ctrl+Z")
    assert office.window.view.session.plan == plan == office.kept(PLAN)


def test_what_is_typed_in_the_form_is_seen_at_once(office: Any) -> None:
    office.window.open_plan(PLAN)
    office.calendar_at(date(2024, 5, 1))
    key = office.entry(TALK).key
    office.window.show_page("plan")
    office.window.view.session.edit("x", edit.set_when, key[1], "Sáng ngày 21/5/2024")
    office.hand.press("Ctrl+K")
    assert office.entry("Sáng ngày 21/5/2024").key == key
    assert office.canvas.day_at(office.chip(key)) == date(2024, 5, 21)
