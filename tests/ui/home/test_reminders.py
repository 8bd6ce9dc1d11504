"""The block of reminders above the plans."""

import subprocess
import sys
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.item import Unit
from desktop.plan.workdays import WorkCalendar
from desktop.session.reminders import Reminders, reminders
from desktop.ui.home.reminders import ReminderBlock, _cut, _font

TODAY = date(2024, 5, 10)
LONG = "Tổ chức tọa đàm kỷ niệm Ngày Khoa học, Công nghệ và Đổi mới sáng tạo Việt Nam " * 4


def entry(nth: int, words: str, title: str = "", **kept) -> Entry:
    title = title or f"Việc {nth}"
    return Entry(
        plan="p",
        place=f"t{nth}",
        task="a",
        title=title,
        when=phrase.parse(words),
        leads=(Unit("Văn phòng Sở"),),
        **kept,
    )


def found(*entries: Entry) -> Reminders:
    return reminders((Agenda(plan="p", title="Kế hoạch 18/5", entries=entries),), TODAY, WorkCalendar(()))


SOME = (
    entry(1, "trước ngày 08/5/2024"),
    entry(2, "ngày 10/5/2024"),
    entry(3, "ngày 13/5/2024", duty=True),
)


@pytest.fixture
def block(qtbot) -> ReminderBlock:
    made = ReminderBlock()
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show_reminders(found(*SOME))
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_it_says_how_many_days_what_who_and_when(block: ReminderBlock) -> None:
    assert block.head.text() == "Reminders: 1 late · 1 today · 1 in the next 7 days"
    assert [row.words()[:2] for row in block.rows] == [
        ("3 days late", "Việc 1"),
        ("Today", "Việc 2"),
        ("3 days left", "Việc 3"),
    ]
    assert block.rows[0].words()[2] == "last day thứ Ba, 07/5/2024 · Văn phòng Sở"
    assert block.rows[0].accessibleName().startswith("3 days late. Việc 1. last day")


def test_nothing_to_tell_is_nothing_to_see(block: ReminderBlock) -> None:
    block.show_reminders(Reminders())
    assert block.isHidden()
    block.show_reminders(found(*SOME))
    assert not block.isHidden()


def test_at_most_five_rows(block: ReminderBlock) -> None:
    block.show_reminders(found(*(entry(nth, f"ngày {nth:02d}/5/2024") for nth in range(1, 18))))
    assert [row.reminder.days for row in block.rows] == [-2, -1, 0, 1, 2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_row_leads_to_its_time(block: ReminderBlock, qtbot, key: Qt.Key) -> None:
    with qtbot.waitSignal(block.chosen) as told:
        QTest.keyClick(block.rows[1], key)
    assert told.args == [("p", "t2", 0)]


def test_done_is_told_where_it_can_be(block: ReminderBlock, qtbot) -> None:
    with qtbot.waitSignal(block.done) as told:
        QTest.keyClick(block.rows[0].mark, Qt.Key.Key_Space)
    assert told.args == [("p", "t1", 0)]
    assert [row.mark.isVisible() for row in block.rows] == [True, True, False]
    assert block.rows[0].mark.accessibleName() == "Mark as done: Việc 1"


def test_arrows_go_from_row_to_row(block: ReminderBlock) -> None:
    block.head.setFocus()
    QTest.keyClick(block.head, Qt.Key.Key_Down)
    assert block.rows[0].hasFocus()
    QTest.keyClick(block.rows[0], Qt.Key.Key_Down)
    assert block.rows[1].hasFocus()
    QTest.keyClick(block.rows[1], Qt.Key.Key_Up)
    QTest.keyClick(block.rows[0], Qt.Key.Key_Up)
    assert block.head.hasFocus()


def test_the_focus_stays_when_a_row_is_done(block: ReminderBlock) -> None:
    block.rows[0].mark.setFocus()
    block.show_reminders(found(replace(SOME[0], progress=100), *SOME[1:]))
    assert block.rows[0].hasFocus()
    assert block.rows[0].words()[1] == "Việc 2"


def test_folding_is_remembered(qtbot) -> None:
    kept: list[bool] = []
    block = ReminderBlock(True, kept.append)
    qtbot.addWidget(block)
    block.show_reminders(found(*SOME))
    assert block.rows == []
    assert block.head.accessibleName().endswith("folded")
    block.head.click()
    assert len(block.rows) == 3
    block.head.click()
    assert kept == [False, True]


def test_all_of_them_are_one_step_away(block: ReminderBlock, qtbot) -> None:
    with qtbot.waitSignal(block.all_wanted):
        block.all.click()


def test_a_long_title_takes_two_lines_and_is_told_whole(qtbot) -> None:
    lines = _cut(LONG, _font(), 400)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(QFontMetrics(_font()).horizontalAdvance(line) <= 400 for line in lines)
    block = ReminderBlock()
    qtbot.addWidget(block)
    block.show_reminders(found(entry(1, "ngày 10/5/2024", LONG)))
    assert LONG in block.rows[0].toolTip()


def test_the_first_window_does_not_load_it() -> None:
    code = "import sys, desktop.ui.home.plans_page; print('desktop.ui.home.reminders' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


def test_a_low_window_leaves_room_for_the_plans(block: ReminderBlock) -> None:
    block.show_reminders(found(*(entry(nth, f"ngày {nth:02d}/5/2024", LONG) for nth in range(1, 18))))
    tall = block.rows[0].heightForWidth(700)
    block.resize(800, 720)
    QApplication.processEvents()
    assert [row.reminder.days for row in block.rows] == [-1, 0, 1]
    assert block.rows[0].heightForWidth(700) < tall
    block.resize(800, 900)
    QApplication.processEvents()
    assert len(block.rows) == 5
