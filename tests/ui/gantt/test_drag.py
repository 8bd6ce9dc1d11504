"""Each kind of time dragged by its body, its ends and its inner day; taken back; let go by Esc."""

from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.plan.item import Timing
from desktop.plan.plan import Pick, State
from desktop.plan.tree import find

BODY, START, END = "body", "start", "end"
KEY = ("p", "t0", 0)


def words(page) -> str:
    return find(page.shelf.plan("p"), "t0").content.text.plain


def place(hand, grip: str, kind: str = "entry") -> QPointF:
    spot = hand.spot(KEY, kind)
    x = {BODY: spot.center().x(), START: spot.left() + 1, END: spot.right() - 1}[grip]
    return QPointF(x, spot.center().y())


@pytest.mark.parametrize(
    ("said", "grip", "days", "wanted"),
    [
        ("Ngày 15/5/2024", BODY, 2, "Ngày 17/5/2024"),
        ("Chiều ngày 17/5/2024 (Thứ 6)", BODY, 3, "Chiều ngày 20/5/2024 (Thứ 2)"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", BODY, 7, "Từ ngày 13/5/2024 đến ngày 19/5/2024"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", START, 2, "Từ ngày 08/5/2024 đến ngày 12/5/2024"),
        ("Từ ngày 6/5/2024 đến ngày 12/5/2024", END, 3, "Từ ngày 6/5/2024 đến ngày 15/5/2024"),
        ("Hoàn thành trước ngày 10/5/2024", BODY, 2, "Hoàn thành trước ngày 12/5/2024"),
        ("Hoàn thành trước ngày 10/5/2024", END, -2, "Hoàn thành trước ngày 08/5/2024"),
        ("Tháng 5/2024", BODY, 31, "Tháng 6/2024"),
        ("01 ngày, khoảng 14-18/5/2024", START, -2, "01 ngày, khoảng 12-18/5/2024"),
    ],
)
def test_a_drag_rewords_the_time_and_is_taken_back(open_page, plan, hand, said, grip, days, wanted) -> None:
    page = open_page(plan(said))
    mouse = hand(page.view)
    mouse.drag(place(mouse, grip), days)
    assert words(page) == wanted
    ((_words, undo),) = page.news
    undo()
    assert words(page) == said


def test_the_heart_of_a_month_moves_inside_it(open_page, plan, hand) -> None:
    page = open_page(plan("Trong tháng 4/2024, trọng tâm từ ngày 15/4 đến ngày 21/4"))
    mouse = hand(page.view)
    page.view.select(KEY)
    mouse.drag(place(mouse, BODY, "core"), 2)
    assert words(page) == "Trong tháng 4/2024, trọng tâm từ ngày 17/4 đến ngày 23/4"


def test_the_day_inside_a_window_is_chosen_by_its_chip_and_stays_inside(open_page, plan, hand) -> None:
    page = open_page(plan("01 ngày, trong tháng 5/2024"))
    mouse = hand(page.view)
    mouse.drag(place(mouse, BODY, "pick"), 3)
    assert page.shelf.plan("p").picks == (Pick("t0", 0, date(2024, 5, 19)),)
    mouse.drag(place(mouse, BODY, "pick"), 30)
    assert page.shelf.plan("p").picks[0].day == date(2024, 5, 31)
    assert words(page) == "01 ngày, trong tháng 5/2024"


def test_with_alt_half_a_day_is_chosen(open_page, plan, hand) -> None:
    page = open_page(plan("01 buổi, trong tháng 5/2024"))
    page.view.show_step("buổi")
    page.view.go_to(date(2024, 5, 16))
    mouse = hand(page.view)
    mouse.drag(place(mouse, BODY, "pick"), 1.5, keys=Qt.KeyboardModifier.AltModifier)
    assert page.shelf.plan("p").picks[0].part in ("sáng", "chiều")


def test_a_drag_in_an_empty_row_chooses_a_day(open_page, plan, hand) -> None:
    page = open_page(plan("Ngày 15/5/2024", ""))
    page.view.go_to(date(2024, 5, 12))
    mouse, key = hand(page.view), ("p", "a1", 0)
    x = page.view.lens.shows(date(2024, 5, 10), 0.5) + page.view.table_width
    mouse.drag(QPointF(x, mouse.row(key)), 3)
    assert page.shelf.plan("p").picks == (Pick("a1", 0, date(2024, 5, 13)),)


def test_escape_lets_go_and_nothing_is_changed(open_page, plan, hand) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    mouse = hand(page.view)
    start = place(mouse, BODY)
    mouse.carry(start, start + QPointF(12, 0), start + QPointF(80, 0))
    QTest.keyClick(page.view, Qt.Key.Key_Escape)
    mouse.drop(start + QPointF(80, 0))
    assert words(page) == "Ngày 15/5/2024" and not page.news


@pytest.mark.parametrize("stops", [(2,), (60, 0)], ids=["trembling", "there and back"])
def test_what_is_dropped_where_it_was_is_not_changed(open_page, plan, hand, stops) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    mouse, before = hand(page.view), page.shelf.plan("p")
    start = place(mouse, BODY)
    mouse.carry(start, *(start + QPointF(stop, 0) for stop in stops))
    mouse.drop(start + QPointF(stops[-1], 0))
    assert page.shelf.plan("p") is before and not page.news


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Trước, trong và sau ngày 18/5/2024", "leans on its event"),
        ("Trước ngày 25 hằng tháng", "again and again"),
    ],
)
def test_what_is_locked_tells_why(open_page, plan, hand, said, why) -> None:
    page = open_page(plan(said))
    mouse = hand(page.view)
    mouse.drag(place(mouse, BODY), 3)
    assert words(page) == said
    assert why in page.news[0][0] and page.news[0][1] is None


def test_a_time_around_an_event_is_offered_days_of_its_own(open_page, plan, hand) -> None:
    page = open_page(plan("Trước, trong và sau ngày 18/5/2024"))
    mouse = hand(page.view)
    mouse.drag(place(mouse, BODY), 3)
    assert page.sides.details.apart.isVisible()


def test_a_signed_plan_is_not_moved_by_drag_or_key(open_page, plan, hand) -> None:
    page = open_page(plan("Ngày 15/5/2024", state=State.SIGNED))
    mouse = hand(page.view)
    mouse.drag(place(mouse, BODY), 3)
    assert words(page) == "Ngày 15/5/2024"
    assert "signed" in page.news[0][0]


def test_the_new_wording_is_said_beside_the_pointer(open_page, plan, hand) -> None:
    page = open_page(plan("Hoàn thành trước ngày 10/5/2024"))
    mouse = hand(page.view)
    start = place(mouse, BODY)
    mouse.carry(start, start + QPointF(12, 0), start + QPointF(2 * page.view.lens.scale.cell, 0))
    held = page.view._carrier.held
    assert "12/5/2024" in held.words and held.entry.when.latest == date(2024, 5, 11)
    mouse.drop(start)


def test_a_plan_edited_elsewhere_meanwhile_is_let_go(open_page, plan, hand) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    mouse = hand(page.view)
    start = place(mouse, BODY)
    mouse.carry(start, start + QPointF(12, 0), start + QPointF(60, 0))
    page.changes.word(page.entry(KEY), "Ngày 20/5/2024")
    assert page.view._carrier.held is None
    mouse.drop(start + QPointF(60, 0))
    assert words(page) == "Ngày 20/5/2024"


def test_another_activity_changed_meanwhile_leaves_the_drag_alone(open_page, plan, hand) -> None:
    page = open_page(plan("Ngày 15/5/2024", "Ngày 16/5/2024"))
    mouse = hand(page.view)
    start = place(mouse, BODY)
    end = start + QPointF(2 * page.view.lens.scale.cell, 0)
    mouse.carry(start, start + QPointF(12, 0), end)
    page.changes.word(page.entry(("p", "t1", 0)), "Ngày 20/5/2024")
    mouse.drop(end)
    assert words(page) == "Ngày 17/5/2024"


def test_at_months_shift_moves_by_weeks(open_page, plan, hand) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    page.view.show_step("tháng")
    page.view.select(KEY)
    mouse = hand(page.view)
    mouse.drag(place(mouse, BODY), 8, keys=Qt.KeyboardModifier.ShiftModifier)
    assert words(page) == "Ngày 22/5/2024"


def test_near_an_edge_the_days_go_by(open_page, plan, hand) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    mouse, before = hand(page.view), page.view.lens.left
    start = place(mouse, BODY)
    edge = QPointF(page.view.pane().right() - 4, start.y())
    mouse.carry(start, start + QPointF(12, 0), edge)
    for _turn in range(5):
        page.view._carrier._go_by()
    moved = page.view.lens.left - before
    assert moved > 5
    assert page.view._carrier.held.days == round((edge.x() - start.x() + moved) / page.view.lens.scale.cell)
    mouse.drop(start)


def test_a_press_chooses_and_a_double_click_opens(open_page, plan, hand, qtbot) -> None:
    page = open_page(plan("Ngày 15/5/2024"))
    mouse = hand(page.view)
    at = place(mouse, BODY).toPoint()
    with qtbot.waitSignal(page.open_wanted) as opened:
        QTest.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["p", "t0"]
    assert isinstance(find(page.shelf.plan("p"), "t0").content, Timing)
    QApplication.processEvents()
