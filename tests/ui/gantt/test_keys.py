"""The whole chart by keys: rows, groups, times, ends, sizes; Tab leaves it."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.drawings.gantt_rows import By
from desktop.drawings.shapes import Words
from desktop.plan.plan import State
from desktop.plan.tree import find
from desktop.ui.gantt import keys

K, M = Qt.Key, Qt.KeyboardModifier
ALT, CTRL, SHIFT = M.AltModifier, M.ControlModifier, M.ShiftModifier


def press(page, key: Qt.Key, modifiers: Qt.KeyboardModifier = M.NoModifier) -> None:
    QTest.keyClick(page.view, key, modifiers)
    QApplication.processEvents()


@pytest.fixture
def here(page):
    page.focus_first()
    return page


def test_focus_chooses_the_first_row_and_the_keys_walk(here) -> None:
    view = here.view
    assert view.index == 0
    for key, row in (
        (K.Key_Down, 1),
        (K.Key_End, len(view.rows) - 1),
        (K.Key_Up, len(view.rows) - 2),
        (K.Key_Home, 0),
    ):
        press(here, key)
        assert view.index == row
    press(here, K.Key_PageDown)
    assert view.index > 3


def test_what_is_chosen_is_said(here) -> None:
    at = next(at for at, row in enumerate(here.view.rows) if "11/5/2024" in row.words)
    for _step in range(at):
        press(here, K.Key_Down)
    said = here.view.accessibleDescription()
    row = here.view.row
    assert said.startswith(f"{row.number} {row.title}, lead {row.lead}, hoàn thành trước ngày 11/5/2024")


def test_what_is_late_is_said_so(open_page, plan) -> None:
    page = open_page(plan("Hoàn thành trước ngày 02/5/2024"))
    page.focus_first()
    assert page.view.accessibleDescription().endswith("hoàn thành trước ngày 02/5/2024, quá hạn")


@pytest.mark.parametrize(
    ("said", "key", "modifiers", "wanted"),
    [
        ("Ngày 15/5/2024", K.Key_Right, ALT, "Ngày 16/5/2024"),
        ("Ngày 15/5/2024", K.Key_Left, ALT, "Ngày 14/5/2024"),
        (
            "Từ ngày 6/5/2024 đến ngày 12/5/2024",
            K.Key_Right,
            ALT | SHIFT,
            "Từ ngày 6/5/2024 đến ngày 13/5/2024",
        ),
        (
            "Từ ngày 6/5/2024 đến ngày 12/5/2024",
            K.Key_Left,
            CTRL | ALT,
            "Từ ngày 05/5/2024 đến ngày 12/5/2024",
        ),
        ("Tháng 5/2024", K.Key_Right, ALT, "Tháng 6/2024"),
    ],
)
def test_a_time_is_moved_by_keys(open_page, plan, said, key, modifiers, wanted) -> None:
    page = open_page(plan(said))
    page.focus_first()
    press(page, key, modifiers)
    assert find(page.shelf.plan("p"), "t0").content.text.plain == wanted
    assert page.view.current_key == ("p", "t0", 0)


def test_what_cannot_be_moved_by_key_is_explained_and_stays(open_page, plan) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    page.focus_first()
    before = page.shelf.plan("p")
    press(page, K.Key_Right, ALT | SHIFT)
    assert page.shelf.plan("p") is before and not page.news


def order(page) -> list[str]:
    return [item.id for item in page.shelf.plan("p").sections[0].items]


def test_an_activity_changes_its_place_by_keys_and_back_by_undo(open_page, plan) -> None:
    page = open_page(plan("Ngày 15/5/2024", "Ngày 16/5/2024", ""))
    page.focus_first()
    press(page, K.Key_Down, ALT)
    assert order(page) == ["a1", "a0", "a2"]
    assert page.view.current_key == ("p", "t0", 0) and page.view.index == 1
    press(page, K.Key_Up, ALT)
    assert order(page) == ["a0", "a1", "a2"] and page.view.index == 0
    page.news[0][1]()
    assert order(page) == ["a1", "a0", "a2"]


def test_the_first_and_the_rows_by_unit_keep_their_places_and_say_why(open_page, plan) -> None:
    page = open_page(plan("Ngày 15/5/2024", "Ngày 16/5/2024"))
    page.focus_first()
    press(page, K.Key_Up, ALT)
    page.group(By.UNIT.value)
    press(page, K.Key_Down)
    press(page, K.Key_Down, ALT)
    assert order(page) == ["a0", "a1"]
    assert [words for words, _undo in page.news] == [
        "It is the first in its part already.",
        "Here the rows do not follow their plan; group them by plan or by part first.",
    ]


def test_a_signed_plan_keeps_its_order(open_page, plan) -> None:
    page = open_page(plan("Ngày 15/5/2024", "Ngày 16/5/2024", state=State.SIGNED))
    page.focus_first()
    press(page, K.Key_Down, ALT)
    assert order(page) == ["a0", "a1"]
    assert page.news[-1][0] == "This plan is signed and can only be read."


def test_groups_are_folded_and_unfolded(here) -> None:
    here.group(By.PLAN.value)
    press(here, K.Key_Home)
    everything = len(here.view.rows)
    press(here, K.Key_Left)
    assert len(here.view.rows) < everything and here.view.row.folded
    assert "folded" in here.view.accessibleDescription()
    press(here, K.Key_Right)
    assert len(here.view.rows) == everything and not here.view.row.folded
    press(here, K.Key_Right)
    assert here.view.index == 1
    press(here, K.Key_Left)
    assert here.view.index == 0
    press(here, K.Key_Return)
    assert here.view.row.folded


def test_enter_opens_and_f2_asks_for_words(here, qtbot) -> None:
    press(here, K.Key_Down)
    with qtbot.waitSignal(here.open_wanted):
        press(here, K.Key_Return)
    press(here, K.Key_F2)
    assert here.sides.details.when.isVisible()


def test_tab_leaves_the_chart(here) -> None:
    press(here, K.Key_Tab)
    assert QApplication.focusWidget() is not here.view


def test_every_key_is_listed_once_and_does_something(here) -> None:
    struck = [key for press_ in keys.KEYS for key in press_.keys]
    assert len(struck) == len(set(struck))
    assert not {"Ins", "Del"} & set(struck)


def test_what_belongs_to_the_window_passes_by(here) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_F, CTRL)
    event.ignore()
    QApplication.sendEvent(here.view, event)
    assert not event.isAccepted()


def test_sizes_today_and_search_by_key(here) -> None:
    view = here.view
    press(here, K.Key_0, CTRL)
    first, last = view.chart.span
    room = view.pane_width()
    assert abs(view.lens.shows(first) - 0.03 * room) <= 1
    drawn = view.chart.pane(view.lens.scale, view.left(), view.left() + 2 * room, 0, view.chart.height)
    ends = [shape.x + shape.width - view.left() for shape in drawn.shapes if isinstance(shape, Words)]
    assert view.lens.shows(last, 1.0) <= 0.97 * room + 1 and abs(max(ends) - 0.97 * room) <= 12
    cell = view.lens.scale.cell
    press(here, K.Key_Plus, CTRL)
    assert view.lens.scale.cell > cell
    press(here, K.Key_Minus, CTRL)
    assert view.lens.scale.cell == pytest.approx(cell)
    press(here, K.Key_T, CTRL)
    assert view.lens.shows(here._today(), 0.5) == pytest.approx(room / 2, abs=1)


def test_several_times_of_a_row_are_walked_through(open_page, plan) -> None:
    page = open_page(plan("Ngày 15/5/2024", "Ngày 16/5/2024"))
    row = page.view.rows[0]
    page.focus_first()
    for key in (K.Key_Right, K.Key_Left):
        press(page, key, CTRL)
        assert page.view.current_key in {entry.key for entry in row.entries}


def test_the_menu_has_a_line_for_each_key_that_moves(here) -> None:
    actions = here.menus.of_entry(here.view.current_key)
    shown = "\n".join(action.text() for action in actions)
    for keys_ in ("Alt+Left", "Alt+Right", "Alt+Shift+Left", "Ctrl+Alt+Right", "Alt+Up", "F2", "Ctrl+C"):
        assert keys_ in shown
    assert shown.count("Alt+Up") == 1
