"""The Gantt by the mouse in the window: each kind of time dragged, taken back, let go; sizes that stay."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.plan import edit
from desktop.plan.plan import Pick, State
from desktop.readers import sample

Open = Callable[..., Any]
MAY = date(2024, 5, 9)
KEY = ("p", "t0", 0)


@pytest.fixture
def office(open_office: Open) -> Any:
    return open_office(*(sample.read(name) for name in sample.NAMES))


@pytest.mark.parametrize(
    ("said", "step", "grip", "days", "wanted"),
    [
        ("Chiều ngày 17/5/2024 (Thứ 6)", "buổi", "body", 3, "Chiều ngày 20/5/2024 (Thứ 2)"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", "ngày", "body", 7, "Từ ngày 13/5/2024 đến ngày 19/5/2024"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", "ngày", "start", 2, "Từ ngày 08/5/2024 đến ngày 12/5/2024"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", "ngày", "end", 3, "Từ ngày 6/5/2024 đến ngày 15/5/2024"),
        ("Hoàn thành trước ngày 10/5/2024", "ngày", "body", -2, "Hoàn thành trước ngày 08/5/2024"),
        ("01 ngày, khoảng 14-18/5/2024", "ngày", "start", -2, "01 ngày, khoảng 12-18/5/2024"),
        ("Tháng 5/2024", "ngày", "body", 31, "Tháng 6/2024"),
        ("Tháng 5/2024", "tháng", "body", 25, "Tháng 6/2024"),
        ("Quý II/2024", "tuần", "body", 91, "Quý III/2024"),
    ],
)
def test_a_drop_says_the_new_words_and_is_taken_back(
    drawing: Open, said: str, step: str, grip: str, days: int, wanted: str
) -> None:
    office = drawing(said, step=step)
    before = office.plan("p")
    office.drag(office.grip(KEY, grip), days)
    assert office.wording(KEY) == wanted
    office.hand.press("Ctrl+Z")
    assert office.plan("p") == before == office.kept("p")
    office.hand.press("Ctrl+Y")
    assert office.wording(KEY) == wanted


def test_the_day_inside_a_window_is_dragged_and_taken_back(drawing: Open) -> None:
    office = drawing("01 ngày, trong tháng 5/2024")
    before = office.plan("p")
    office.drag(office.grip(KEY, kind="pick"), 2)
    (pick,) = office.plan("p").picks
    assert pick.place == "t0" and office.wording(KEY) == "01 ngày, trong tháng 5/2024"
    office.hand.press("Ctrl+Z")
    assert office.plan("p") == before


def test_what_has_no_time_gets_a_day_by_dragging_in_its_row(drawing: Open) -> None:
    office = drawing("Ngày 15/5/2024", "")
    before, key = office.plan("p"), ("p", "a1", 0)
    x = office.view.lens.shows(date(2024, 5, 10), 0.5) + office.view.table_width
    y = office.view.row_rect(office.view.row_of(key)).center().y()
    office.drag(QPointF(x, y), 3)
    assert office.plan("p").picks == (Pick("a1", 0, date(2024, 5, 13)),)
    office.hand.press("Ctrl+Z")
    assert office.plan("p") == before


def said(office: Any) -> str:
    notice = office.window.notice
    return notice.words.text() if notice.isVisible() else ""


@pytest.mark.parametrize(
    ("words", "why", "more"),
    [
        ("Trước, trong và sau ngày 18/5/2024", "leans on its event", {}),
        ("Trước ngày 25 hằng tháng", "again and again", {}),
        ("Ngày 15/5/2024", "signed", {"state": State.SIGNED}),
    ],
)
def test_what_cannot_be_moved_says_why(drawing: Open, words: str, why: str, more: dict[str, Any]) -> None:
    office = drawing(words, step="tuần", **more)
    before = office.plan("p")
    office.drag(office.grip(KEY), 7)
    assert office.plan("p") == before and why in said(office)


@pytest.mark.parametrize(
    ("words", "grip", "kind"),
    [
        ("Chiều ngày 17/5/2024", "body", "entry"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", "start", "entry"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", "end", "entry"),
        ("Hoàn thành trước ngày 10/5/2024", "body", "entry"),
        ("Tháng 5/2024", "body", "entry"),
        ("01 ngày, trong tháng 5/2024", "body", "pick"),
    ],
)
@pytest.mark.parametrize("how", ["Esc", "back where it was", "right where it is"])
def test_nothing_falls_anywhere(drawing: Open, words: str, grip: str, kind: str, how: str) -> None:
    office = drawing(words)
    before, at = office.plan("p"), office.grip(KEY, grip, kind)
    if how == "right where it is":
        end = at
        office.point(QEvent.Type.MouseButtonPress, at)
    else:
        end = office.pull(at, 8)
        assert office.view.carrying
    if how == "Esc":
        office.hand.press("Esc")
        assert not office.view.carrying
    else:
        end = at
        office.point(QEvent.Type.MouseMove, at)
    office.point(QEvent.Type.MouseButtonRelease, end)
    office.hand.press("Ctrl+Z")
    assert office.plan("p") == before and not office.view.carrying


def test_a_drop_while_the_form_changed_the_same_time(drawing: Open) -> None:
    office = drawing("Ngày 15/5/2024", "Ngày 16/5/2024")
    office.window.open_plan("p")
    office.window.show_page("gantt")
    end = office.pull(office.grip(KEY), 3)
    office.window.view.session.edit("x", edit.set_when, "t0", "Ngày 20/5/2024")
    office.point(QEvent.Type.MouseButtonRelease, end)
    assert office.wording(KEY) == "Ngày 20/5/2024" and "changed meanwhile" in said(office)


def test_a_drag_turned_to_another_year_is_let_go(drawing: Open) -> None:
    office = drawing("Ngày 15/5/2024")
    before = office.plan("p")
    end = office.pull(office.grip(KEY), 3)
    office.gantt.turn(1)
    office.point(QEvent.Type.MouseMove, end)
    office.point(QEvent.Type.MouseButtonRelease, end)
    office.settle()
    assert office.plan("p") == before and not office.view.carrying


def test_made_larger_while_dragged_the_time_stays_under_the_pointer(drawing: Open) -> None:
    office = drawing("01 ngày, trong tháng 5/2024", "Ngày 15/5/2024")
    end = office.pull(office.grip(("p", "t1", 0)), 3)
    held = office.view._carrier.held
    for angle in (-240, 120, -120):
        office.wheel(end, angle)
        assert held.days == 3
    office.hand.press("Ctrl++")
    office.point(QEvent.Type.MouseMove, end)
    office.point(QEvent.Type.MouseButtonRelease, end)
    day = office.gantt.entry(("p", "t1", 0)).when.earliest
    assert abs(office.view.lens.day(end.x() - office.view.table_width)[0] - day).days <= 1


def test_the_chosen_day_stays_under_the_pointer_made_larger(drawing: Open) -> None:
    office = drawing("01 ngày, trong tháng 5/2024")
    end = office.pull(office.grip(KEY, kind="pick"), 3)
    office.wheel(end, 240)
    office.wheel(end, -120)
    office.point(QEvent.Type.MouseButtonRelease, end)
    (pick,) = office.plan("p").picks
    assert office.view.lens.day(end.x() - office.view.table_width)[0] == pick.day


def test_what_is_dragged_is_let_go_when_the_chart_is_left(drawing: Open) -> None:
    office = drawing("Ngày 15/5/2024")
    before, end = office.plan("p"), office.pull(office.grip(KEY), 3)
    office.hand.press("Ctrl+K", "Ctrl+G")
    assert not office.view.carrying
    office.point(QEvent.Type.MouseButtonRelease, end)
    assert office.plan("p") == before


def test_what_is_dragged_is_let_go_when_the_button_was_let_go_elsewhere(drawing: Open) -> None:
    office = drawing("Ngày 15/5/2024")
    before, end = office.plan("p"), office.pull(office.grip(KEY), 3)
    pane, none = office.view.viewport(), Qt.MouseButton.NoButton
    free = Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(QEvent.Type.MouseMove, end, pane.mapToGlobal(end), none, none, free)
    QApplication.sendEvent(pane, event)
    assert not office.view.carrying
    office.point(QEvent.Type.MouseButtonRelease, end)
    assert office.plan("p") == before


def test_the_place_is_kept_after_an_edit(office: Any) -> None:
    office.gantt_at(2024, MAY)
    office.view.show_step("ngày")
    key = office.bar("Chiều ngày 17/5/2024").key
    office.view.select(key)
    top, lens = office.view.top(), office.view.lens
    office.drag(office.grip(key), 1)
    assert "18/5/2024" in office.wording(key)
    assert (office.view.top(), office.view.lens) == (top, lens)
    office.hand.press("Ctrl+Z")
    assert (office.view.top(), office.view.lens) == (top, lens)


def test_the_day_under_the_pointer_stays_through_200_turns(office: Any) -> None:
    office.gantt_at(2024, MAY)
    view, chance = office.view, random.Random(6)
    for _ in range(200):
        x = chance.uniform(0, view.pane_width() - 1)
        day = view.lens.day(x)
        office.wheel(QPointF(view.table_width + x, 300), chance.choice((-240, -120, -37, 15, 120, 240)))
        assert abs(view.lens.scale.x(*day) - view.left() - x) * view.devicePixelRatioF() <= 1
        assert view.horizontalScrollBar().value() == view.left()


def test_by_keys_the_middle_of_the_chosen_time_stays(drawing: Open) -> None:
    office = drawing("Từ ngày 6/5/2024 đến ngày 12/5/2024")
    office.view.select(KEY)
    middle = office.drawn(KEY).center().x()
    for key in ("Ctrl++",) * 3 + ("Ctrl+-",) * 9 + ("Ctrl++",) * 6:
        office.hand.press(key)
        assert office.drawn(KEY).center().x() == pytest.approx(middle, abs=1)
