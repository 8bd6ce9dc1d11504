"""Last year's plan is looked through row by row and becomes this year's."""

import re
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton

from desktop import i18n
from desktop.plan.plan import Plan
from desktop.plan.renewal import Rule
from desktop.readers import sample
from desktop.ui.renew.model import NEW, NOTE, OLD, RULE
from desktop.ui.renew.page import RenewPage
from desktop.ui.wizard.fields.choice import Choice
from desktop.ui.wizard.fields.line import LineEdit

LIST = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
LATE = "Hoàn thành trước ngày 15/5/2024"


@pytest.fixture
def page(qtbot) -> RenewPage:
    page = RenewPage(sample.read("kon-tum-2024"), 2027)
    qtbot.addWidget(page)
    page.resize(1100, 720)
    page.show()
    return page


def at(page: RenewPage, old: str, column: int) -> QModelIndex:
    rows = range(page.model.rowCount())
    number = next(n for n in rows if page.model.index(n, OLD).data() == old)
    return page.model.index(number, column)


def made(qtbot, page: RenewPage) -> Plan:
    with qtbot.waitSignal(page.created, timeout=1000) as told:
        page.create_plan()
    return told.args[0]


def test_the_sum_is_said_and_the_plan_is_made(qtbot, page: RenewPage) -> None:
    assert page._summary.text() == "5 times are moved; 6 rows are to be asked."
    new = made(qtbot, page)
    assert (new.year, new.event.day) == (2027, date(2027, 5, 18)) and new.traces


def test_a_deadline_on_a_saturday_says_so(page: RenewPage) -> None:
    assert "falls on a Saturday" in at(page, LATE, NOTE).data()
    assert "thứ Tư → thứ Bảy" in at(page, LATE, NOTE).data()


def test_new_words_are_typed_over_in_the_table(qtbot, page: RenewPage, typing) -> None:
    page.table.setCurrentIndex(at(page, LATE, NEW))
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    editor = page.table.findChild(LineEdit)
    editor.selectAll()
    typing(editor, "Xong trước ngày 14/5/2027")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at(page, LATE, NEW).data() == "Xong trước ngày 14/5/2027", timeout=1000)
    assert page.model.row(at(page, LATE, RULE)).rule is Rule.WORDS
    assert "Saturday" not in at(page, LATE, NOTE).data()


@LIST
def test_a_rule_is_chosen_by_keys(qtbot, page: RenewPage) -> None:
    page.table.setCurrentIndex(at(page, LATE, RULE))
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    box = page.table.findChild(Choice)
    box.setCurrentIndex(box.findData(Rule.WEEKDAY))
    box.activated.emit(box.currentIndex())
    assert at(page, LATE, NEW).data() == "Hoàn thành trước ngày 12/5/2027"


@LIST
def test_a_rule_looked_at_and_left_changes_nothing(qtbot, page: RenewPage) -> None:
    page.table.setCurrentIndex(at(page, LATE, RULE))
    before = page.model.renewal
    page.table.edit(at(page, LATE, RULE))
    page.table.setFocus()
    page.table.setCurrentIndex(at(page, LATE, NEW))
    assert page.model.renewal == before


def test_another_year_moves_everything_but_what_was_typed(page: RenewPage, typing) -> None:
    page.model.setData(at(page, LATE, NEW), "trước 14/5")
    page.year.edit.selectAll()
    typing(page.year.edit, "2028")
    assert page.day.value() == date(2028, 5, 18)
    assert at(page, LATE, NEW).data() == "trước 14/5"
    assert at(page, "Hoàn thành trước ngày 10/5/2024", NEW).data() == "Hoàn thành trước ngày 10/5/2028"
    assert "2028" in page._create.text()


def test_another_event_day_moves_the_times(page: RenewPage, typing) -> None:
    page.day.edit.selectAll()
    typing(page.day.edit, "20/5/2027")
    assert at(page, LATE, NEW).data() == "Hoàn thành trước ngày 17/5/2027"
    assert at(page, "18-5", NEW).data() == "20-5"


def test_a_wrong_year_makes_no_plan(page: RenewPage, typing) -> None:
    page.year.edit.selectAll()
    typing(page.year.edit, "27")
    assert not page._create.isEnabled()


def test_a_wrong_day_makes_no_plan_and_is_gone_to(qtbot, page: RenewPage, typing) -> None:
    page.day.edit.selectAll()
    typing(page.day.edit, "31/2/2027")
    page.table.setFocus()
    with qtbot.assertNotEmitted(page.created):
        page._create.click()
    assert page.day.error and page.day.edit.hasFocus()
    assert page._weekday.text() == ""


def test_without_an_event_day_times_keep_their_day_and_month(qtbot, page: RenewPage) -> None:
    page.day.edit.selectAll()
    qtbot.keyClick(page.day.edit, Qt.Key.Key_Delete)
    assert at(page, LATE, RULE).data(Qt.ItemDataRole.EditRole) == Rule.MONTH
    assert "keep their day and month" in page._weekday.text()
    assert made(qtbot, page).event.day is None


def test_the_day_is_said_as_it_is_typed(page: RenewPage) -> None:
    assert page.day.edit.text() == "18/05/2027"
    assert page._weekday.text() == "Thứ Ba, 18/05/2027"


def test_only_what_is_asked_can_be_shown(page: RenewPage) -> None:
    page._asked.click()
    assert page.model.rowCount() == page.model.renewal.asked == 6


def test_leaving_makes_nothing(qtbot, page: RenewPage) -> None:
    with qtbot.waitSignal(page.left, timeout=1000), qtbot.assertNotEmitted(page.created):
        qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_ctrl_enter_makes_the_plan(qtbot, page: RenewPage) -> None:
    with qtbot.waitSignal(page.created, timeout=1000):
        qtbot.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_everything_is_named_and_reached_by_keys(page: RenewPage) -> None:
    assert all(button.text().count("&") == 1 for button in page.findChildren(QPushButton))
    assert all(widget.accessibleName() for widget in (page.table, page.year.edit, page.day.edit))
    assert page.focusProxy() is page.table


def test_access_keys_leave_the_menu_bar_its_own(qtbot) -> None:
    i18n.set_language("vi")
    page = RenewPage(sample.read("kon-tum-2024"), 2027)
    qtbot.addWidget(page)
    words = " ".join(button.text() for button in page.findChildren(QAbstractButton)).lower()
    keys = re.findall(r"&(\w)", words)
    assert len({*keys, *"tsxg"}) == len(keys) + 4
