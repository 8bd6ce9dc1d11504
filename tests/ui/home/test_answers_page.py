"""The answers on the screen: in order, with gaps, each leading to its field, following the plan."""

from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidgetItemIterator

from desktop.plan import edit
from desktop.plan.item import Activity, Item, Mark, Prose, Role, Timing, Unit, Venue
from desktop.plan.plan import Plan, blank
from desktop.plan.text import text
from desktop.plan.tree import map_below
from desktop.session.session import Session
from desktop.ui import theme
from desktop.ui.home.answers_page import AnswersPage

LONG = "Phối hợp tổ chức, tuyên truyền, vận động các đơn vị trên địa bàn tham gia. " * 8


def large_plan(count: int) -> Plan:
    """A plan of that many activities, each with five lines."""
    lines = (Role(units=(Unit("Phòng A"),)), Role(label="Phối hợp"), Timing(text("5/5")), Venue("Hội trường"))
    activities = tuple(
        Item(
            id=f"a{n}",
            content=Activity(text(f"Hoạt động thứ {n}")),
            mark=Mark.NUMBER,
            children=tuple(
                Item(id=f"a{n}-{k}", content=line, mark=Mark.DASH)
                for k, line in enumerate((*lines, Prose(text(LONG))))
            ),
        )
        for n in range(count)
    )
    plan = blank(2026)
    return map_below(plan, plan.sections[2].id, lambda _items: activities)


@pytest.fixture
def opened(qtbot):
    def make(session: Session) -> AnswersPage:
        page = AnswersPage(session)
        qtbot.addWidget(page)
        page.resize(800, 640)
        page.show()
        return page

    return make


def rows(page: AnswersPage) -> list[tuple[str, str]]:
    found, walk = [], QTreeWidgetItemIterator(page.tree)
    while walk.value():
        found.append((walk.value().text(0), walk.value().text(1)))
        walk += 1
    return found


def test_labels_and_words_stand_in_the_order_of_the_paper(opened, session: Session) -> None:
    found = rows(opened(session))
    assert found[0] == ("Office, number and day", "")
    assert ("Issuing office", "SỞ KHOA HỌC VÀ CÔNG NGHỆ") in found
    heads = [label for label, words in found if not words]
    assert heads.index("Basis and opening") < heads.index("I. MỤC ĐÍCH, YÊU CẦU") < heads.index("Recipients")


def test_a_gap_is_dots_and_is_counted(opened) -> None:
    page = opened(Session(blank(2026)))
    assert ("Issuing office", "…………") in rows(page) and ("Urgency", "None") in rows(page)
    assert "answers are still open" in page._summary.text()
    item = page._rows["office/issuer"]
    assert item.data(1, Qt.ItemDataRole.AccessibleTextRole) == "not answered yet"


@pytest.mark.parametrize("place", ["office/symbol", "title/name", "recipients"])
def test_a_row_leads_to_its_field_by_keyboard(qtbot, opened, session: Session, place: str) -> None:
    page = opened(session)
    page.focus_first()
    page.tree.setCurrentItem(page._rows[place])
    with qtbot.waitSignal(page.wanted) as told:
        qtbot.keyClick(page.tree, Qt.Key.Key_Return)
    assert told.args == [place]


def test_a_click_leads_to_the_record(qtbot, opened, session: Session) -> None:
    page = opened(session)
    section = session.plan.sections[0].id
    page.tree.scrollToItem(page._rows[section])
    where = page.tree.visualItemRect(page._rows[section]).center()
    with qtbot.waitSignal(page.wanted) as told:
        qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert told.args == [section]


def test_the_page_follows_the_plan_and_keeps_the_row(qtbot, opened, session: Session) -> None:
    page = opened(session)
    page.tree.setCurrentItem(page._rows["title/name"])
    session.edit("x", edit.set_title, "Tên mới")
    qtbot.waitUntil(lambda: ("Title of the plan", "Tên mới") in rows(page))
    assert page.tree.currentItem() is page._rows["title/name"]
    page.close_page()
    session.edit("x", edit.set_title, "sau khi đóng")
    assert not page._later.isActive()


def test_long_words_wrap_and_are_never_cut(qtbot, opened) -> None:
    page = opened(Session(large_plan(1)))
    tall = {}
    for width in (500, 1100):
        page.resize(width, 640)
        qtbot.wait(0)
        page.tree.scrollToItem(page._rows["a0-4"])
        tall[width] = page.tree.visualItemRect(page._rows["a0-4"]).height()
    assert tall[500] > tall[1100] > page.tree.fontMetrics().height() * 3


def test_a_plan_of_100_activities_opens_in_50_ms(qtbot, opened) -> None:
    session = Session(large_plan(100))
    took = []
    for _ in range(5):
        began = perf_counter()
        page = opened(session)
        page.grab()
        took.append(perf_counter() - began)
        page.hide()
    assert min(took) < 0.05


def test_the_focus_is_a_ring_round_the_chosen_row(qtbot, opened, session: Session) -> None:
    page = opened(session)
    page.focus_first()
    assert page.tree.currentItem() is page._rows["office/superior"]
    qtbot.waitUntil(page.tree.hasFocus)
    ringed = page.tree.grab().toImage()
    page.tree.clearFocus()
    row = page.tree.visualItemRect(page.tree.currentItem())
    edge = QPoint(page.tree.viewport().x() + 60, page.tree.viewport().y() + row.top() + 1)
    assert ringed.pixelColor(edge) == QColor(theme.tokens().accent)
    assert page.tree.grab().toImage().pixelColor(edge) != QColor(theme.tokens().accent)


def test_only_the_chosen_row_is_tinted(opened, session: Session) -> None:
    page = opened(session)
    page.focus_first()
    heading = page.tree.visualItemRect(page.tree.topLevelItem(0))
    drawn = page.tree.viewport().grab(heading).toImage()
    assert drawn.pixelColor(heading.width() - 2, 2) == QColor(theme.tokens().ground)
