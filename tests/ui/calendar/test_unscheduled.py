"""The list of what has no day yet."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.plan import Pick, State
from desktop.readers import sample
from desktop.ui.calendar import drag
from desktop.ui.calendar.unscheduled import Open, Unscheduled, unscheduled

YEAR = date(2024, 1, 1), date(2024, 12, 31)
THANH_HOA = agenda(sample.read("thanh-hoa-2024"))


def entry(words: str, place: str = "a", **more: object) -> Entry:
    when = phrase.parse(words, year=2024)
    return Entry(plan="p", place=place, task="t", title="Hội nghị", when=when, **more)  # type: ignore[arg-type]


def listed(*entries: Entry) -> list[str]:
    return [row.entry.when.text for row in unscheduled((Agenda(plan="p", entries=entries),), *YEAR)]


@pytest.mark.parametrize(
    "words", ["", "sau khi có hướng dẫn của Bộ", "01 ngày, trong tháng 4/2024", "Tháng 5/2024"]
)
def test_what_names_no_day_is_listed(words: str) -> None:
    assert listed(entry(words)) == [words]


@pytest.mark.parametrize(
    "words", ["Chiều ngày 17/5/2024", "trước ngày 10/5/2024", "từ 1/5/2024 đến 3/5/2024"]
)
def test_what_has_its_day_is_not(words: str) -> None:
    assert listed(entry(words)) == []


def test_what_names_nothing_comes_before_windows() -> None:
    assert listed(entry("Tháng 5/2024", "a"), entry("", "b")) == ["", "Tháng 5/2024"]


def test_chosen_done_and_reported_things_are_not_listed() -> None:
    bare = entry("")
    assert listed(replace(bare, pick=Pick("a", 0, date(2024, 5, 7))), replace(bare, progress=100)) == []
    assert unscheduled((Agenda(plan="p", state=State.REPORTED, entries=(bare,)),), *YEAR) == ()


@pytest.fixture
def panel(qtbot) -> Unscheduled:
    made = Unscheduled()
    qtbot.addWidget(made)
    made.resize(340, 600)
    made.load(unscheduled((THANH_HOA,), *YEAR))
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_enter_asks_for_a_day_and_enter_chooses_it(panel: Unscheduled, qtbot, typing) -> None:
    panel.focus_first()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    typing(panel.field.day.edit, "7/5/2024")
    with qtbot.waitSignal(panel.picked) as told:
        QTest.keyClick(panel.field.day.edit, Qt.Key.Key_Return)
    assert told.args == [panel.model.rows[0].entry.key, date(2024, 5, 7), ""]


def test_no_day_is_asked_for_again(panel: Unscheduled, qtbot) -> None:
    panel.focus_first()
    panel.ask()
    with qtbot.assertNotEmitted(panel.picked):
        QTest.keyClick(panel.field.day.edit, Qt.Key.Key_Return)
    assert panel.field.day.error


def test_escape_goes_back_to_the_list(panel: Unscheduled) -> None:
    panel.focus_first()
    panel.ask()
    QTest.keyClick(panel.field.day.edit, Qt.Key.Key_Escape)
    assert not panel.field.isVisible() and panel.list.hasFocus()


def test_of_a_signed_plan_no_day_can_be_chosen(panel: Unscheduled) -> None:
    panel.load((Open(entry(""), "Kế hoạch", True),))
    panel.focus_first()
    panel.ask()
    assert not panel.field.choose.isEnabled() and "signed" in panel.field.day.error


def test_a_row_can_be_dragged_onto_the_calendar(panel: Unscheduled) -> None:
    index = panel.model.index(2, 0)
    assert panel.model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    assert drag.unpack(panel.model.mimeData([index])) == panel.model.rows[2].entry.key


def test_the_same_row_stays_chosen_and_the_next_one_follows(panel: Unscheduled) -> None:
    rows = panel.model.rows
    panel.choose(rows[3].entry.key)
    panel.load(rows[1:])
    assert panel.key() == rows[3].entry.key
    panel.load((*rows[1:3], *rows[4:]))
    assert panel.key() == rows[4].entry.key


def test_a_row_is_said_whole(panel: Unscheduled) -> None:
    said = panel.model.data(panel.model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    row = panel.model.rows[0]
    assert row.entry.title in said and row.plan in said and row.when in said


def test_an_empty_list_says_so(panel: Unscheduled) -> None:
    panel.load(())
    assert not panel.list.isVisible() and panel.hint.text()


def test_ten_thousand_rows_are_no_ten_thousand_widgets(panel: Unscheduled) -> None:
    panel.load(tuple(Open(entry("", str(number)), "Kế hoạch") for number in range(10_000)))
    assert panel.model.rowCount() == 10_000 and len(panel.findChildren(object)) < 200
