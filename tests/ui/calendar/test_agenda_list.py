"""The calendar as a list: read, walked, copied, heard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from desktop.drawings.schedule import Row, schedule
from desktop.plan.agenda import agenda
from desktop.plan.workdays import calendar
from desktop.readers import sample
from desktop.ui.calendar.agenda_list import CONTENT, DAY, PLACE, PLAN, TIME, AgendaList

MAY = date(2024, 5, 1), date(2024, 5, 31)
KON_TUM = agenda(sample.read("kon-tum-2024"))
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def table(qtbot) -> AgendaList:
    made = AgendaList()
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.load(schedule(*MAY, (KON_TUM,), calendar()))
    with qtbot.waitExposed(made):
        made.show()
    return made


def row(day: date, title: str = "Họp", **more: object) -> Row:
    return Row(day=day, first=day, last=day, title=title, key=("p", title, 0), **more)  # type: ignore[arg-type]


def many(number: int) -> tuple[Row, ...]:
    return tuple(row(MAY[0] + timedelta(days=at // 50), f"Việc {at}") for at in range(number))


def test_every_time_of_the_month_is_listed(table: AgendaList) -> None:
    keys = {found.key for found in table.rows.rows}
    assert {entry.key for entry in KON_TUM.entries if entry.when.dated} <= keys


def test_a_day_stands_once_but_is_always_said(table: AgendaList) -> None:
    table.load((row(MAY[0], "Một"), row(MAY[0], "Hai"), row(MAY[1], "Ba")))
    assert [bool(table.rows.words(at, DAY)) for at in range(3)] == [True, False, True]
    assert "01/5/2024" in table.rows.data(table.rows.index(1, DAY), SPOKEN)


def test_done_is_said_in_words(table: AgendaList) -> None:
    table.load((row(MAY[0], done=True),))
    assert "✓" in table.rows.words(0, CONTENT)
    said = table.rows.data(table.rows.index(0, CONTENT), SPOKEN)
    assert "Done" in said and "✓" not in said


def test_enter_and_double_click_open(table: AgendaList, qtbot) -> None:
    key = KON_TUM.entries[4].key
    assert table.choose(key)
    with qtbot.waitSignal(table.activated_key) as told:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [key]


@pytest.mark.parametrize(
    ("pressed", "days"),
    [(Qt.Key.Key_Left, -1), (Qt.Key.Key_Right, 1), (Qt.Key.Key_Up, -7), (Qt.Key.Key_Down, 7)],
)
def test_alt_and_an_arrow_ask_to_move(table: AgendaList, qtbot, pressed: Qt.Key, days: int) -> None:
    table.choose(KON_TUM.entries[4].key)
    with qtbot.waitSignal(table.moved) as told:
        QTest.keyClick(table, pressed, Qt.KeyboardModifier.AltModifier)
    assert told.args == [KON_TUM.entries[4].key, days]


def test_arrows_walk_and_tell(table: AgendaList, qtbot) -> None:
    table.load((row(MAY[0], "Một"), row(MAY[0], "Hai")))
    table.choose(("p", "Một", 0))
    with qtbot.waitSignal(table.selected) as told:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert told.args == [("p", "Hai", 0)]


def test_the_list_is_copied_as_cells(table: AgendaList) -> None:
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, *lines = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[0] == "Day" and len(lines) == len(table.rows.rows)
    assert any("Tọa đàm kỷ niệm" in line and "Chiều" in line for line in lines)
    assert {line.count("\t") for line in lines} == {PLAN}


def test_the_same_entry_stays_chosen(table: AgendaList, qtbot) -> None:
    table.load((row(MAY[0], "Một"), row(MAY[1], "Hai")))
    table.choose(("p", "Hai", 0))
    with qtbot.assertNotEmitted(table.selected):
        table.load((row(MAY[0], "Không"), row(MAY[0], "Một"), row(MAY[1], "Hai")))
    assert table.key() == ("p", "Hai", 0)


def test_columns_that_say_nothing_are_left_out(table: AgendaList) -> None:
    table.load((row(MAY[0], "Một", plan="A"), row(MAY[0], "Hai", plan="A")))
    assert table.isColumnHidden(PLACE) and table.isColumnHidden(PLAN)
    table.load((row(MAY[0], "Một", plan="A", place="Hội trường"), row(MAY[0], "Hai", plan="B")))
    assert not table.isColumnHidden(PLACE) and not table.isColumnHidden(PLAN)


def test_a_narrow_list_keeps_what_matters(table: AgendaList) -> None:
    table.resize(480, 500)
    assert table.isColumnHidden(PLAN) and table.columnWidth(CONTENT) > 60
    assert sum(table.columnWidth(column) for column in range(PLAN + 1)) <= 480


def test_it_goes_to_a_day(table: AgendaList) -> None:
    table.load(many(500))
    table.go_to(MAY[0] + timedelta(days=5))
    assert table.day() == MAY[0] + timedelta(days=5)
    assert table.rowAt(0) == 250


def test_long_words_get_their_height(table: AgendaList, qtbot) -> None:
    table.load((row(MAY[0], "Hội thảo khoa học về chuyển đổi số " * 9), row(MAY[0], "Họp")))
    qtbot.waitUntil(lambda: table.rowHeight(0) > table.rowHeight(1))


def test_ten_thousand_rows_are_no_ten_thousand_widgets(table: AgendaList) -> None:
    before = len(table.findChildren(object))
    table.load(many(10_000))
    assert table.rows.rowCount() == 10_000 and len(table.findChildren(object)) <= before + 20


def test_what_lasts_some_days_says_its_span_and_that_it_goes_on(table: AgendaList) -> None:
    days = {"first": date(2024, 5, 15), "last": date(2024, 5, 19)}
    span = {**days, "title": "Treo băng rôn", "key": ("p", "a", 0)}
    table.load((Row(day=date(2024, 5, 15), **span), Row(day=date(2024, 5, 16), **span)))  # type: ignore[arg-type]
    assert [table.rows.words(at, TIME) for at in (0, 1)] == ["15/5 – 19/5", "goes on, 15/5 – 19/5"]


def test_what_a_day_is_stands_once_above_what_is_done_on_it(table: AgendaList) -> None:
    day = date(2024, 5, 18)
    table.load((row(day, "Họp", note="Ngày KH&CN"), row(day, "Treo cờ", note="Ngày KH&CN")))
    assert [table.rows.words(at, CONTENT) for at in range(3)] == ["Ngày KH&CN", "Họp", "Treo cờ"]
