"""The calendar page: views, filters, what it says when it is empty, room, names and keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from desktop.plan.agenda import Key
from desktop.plan.item import Timing
from desktop.plan.plan import blank
from desktop.plan.text import text
from desktop.plan.tree import all_items, map_item
from desktop.readers import sample
from desktop.ui.calendar.filters import Filter
from desktop.ui.calendar.page import CalendarPage
from desktop.ui.calendar.period import bounds
from desktop.ui.calendar.words import slot_day

TODAY = date(2024, 5, 9)
CTRL = Qt.KeyboardModifier.ControlModifier
Open = Callable[..., CalendarPage]


def key_of(page: CalendarPage, words: str) -> Key:
    found = (entry for known in page._known for entry in known.entries)
    return next(entry.key for entry in found if words in f"{entry.title} {entry.when.text}")


def choose(chip: QWidget, value: str) -> None:
    chip.fill(chip.menu)  # type: ignore[attr-defined]
    chip._choose(value)  # type: ignore[attr-defined]


def shown(page: CalendarPage) -> set[Key]:
    """What the drawing holds in this month."""
    stage = page.canvas.stage()
    return {key for key in stage.entries if stage.spots(key)}


# --- views and periods ------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "view"), [*enumerate(("month", "week", "day", "list", "year"), 1)])
def test_ctrl_and_a_number_show_a_view(page: CalendarPage, number: int, view: str) -> None:
    page.focus_first()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key(Qt.Key.Key_0 + number), CTRL)
    assert page.view == view and page.toolbar.views[view].isChecked()
    assert page.list.isVisible() is (view == "list")


@pytest.mark.parametrize(
    ("view", "title", "after"),
    [
        ("month", "Month 5/2024", "Month 6/2024"),
        ("week", "Week 19: 6/5 - 12/5/2024", "Week 20: 13/5 - 19/5/2024"),
        ("day", "Thứ Năm, 9/5/2024", "Thứ Sáu, 10/5/2024"),
        ("year", "Year 2024", "Year 2025"),
    ],
)
def test_the_arrows_turn_the_period_that_is_named(
    page: CalendarPage, view: str, title: str, after: str
) -> None:
    page.show_view(view)
    assert page.toolbar.title.text() == title
    page.toolbar.after.click()
    assert page.toolbar.title.text() == after
    page.toolbar.before.click()
    page.toolbar.today.click()
    assert page.toolbar.title.text() == title


def test_the_list_keeps_the_span_of_the_view_before(page: CalendarPage) -> None:
    page.show_view("week", date(2024, 5, 14))
    page.show_view("list")
    days = {row.first for row in page.list.rows.rows if row.day}
    assert days and min(days) >= date(2024, 5, 13) and max(days) <= date(2024, 5, 19)
    page.toolbar.after.click()
    assert page.toolbar.title.text() == "Week 21: 20/5 - 26/5/2024"


@pytest.mark.parametrize(
    ("words", "view", "day"),
    [
        ("10/4/2024", "month", date(2024, 4, 10)),
        ("10/4", "month", date(2024, 4, 10)),
        ("tháng 6", "month", date(2024, 6, 1)),
        ("THÁNG 6 năm 2021", "month", date(2021, 6, 1)),
        ("4/2021", "month", date(2021, 4, 1)),
        ("tuần 20", "week", date(2024, 5, 13)),
        ("2026", "year", date(2026, 1, 1)),
    ],
)
def test_a_day_is_gone_to_by_writing_it(page: CalendarPage, typing, words: str, view: str, day: date) -> None:
    typing(page.toolbar.jump, words + "\n")
    assert (page.view, page.day, page.toolbar.jump.text()) == (view, day, "")


@pytest.mark.parametrize("words", ["31/2/2024", "tháng 13", "bao giờ", "10/5/24", "9999"])
def test_what_is_no_day_stays_and_is_told(page: CalendarPage, typing, words: str) -> None:
    typing(page.toolbar.jump, words + "\n")
    assert page.day == TODAY and page.toolbar.jump.text() == words
    assert words in page.news[-1][0]  # type: ignore[attr-defined]


def test_the_list_holds_what_the_drawing_shows(page: CalendarPage) -> None:
    drawn = {key for key in shown(page) if slot_day(page.entry(key), *bounds("month", TODAY))}  # type: ignore[arg-type]
    page.show_view("list")
    listed = {row.key for row in page.list.rows.rows if row.key}
    assert drawn and drawn <= listed


def test_view_and_filter_are_remembered_but_not_the_day(page: CalendarPage, open_page: Open) -> None:
    page.show_view("week", date(2021, 4, 1))
    choose(page.toolbar.filters.chips[2], "open")
    again = open_page(sample.read("kon-tum-2024"))
    assert (again.view, again.filter, again.day) == ("week", Filter(state="open"), TODAY)


# --- filters ----------------------------------------------------------------------------------------


def test_a_filter_shows_what_is_on_and_its_cross_takes_it_back(page: CalendarPage) -> None:
    before, chip = shown(page), page.toolbar.filters.chips[1]
    choose(chip, "Phòng Quản lý Khoa học")
    assert shown(page) == {key_of(page, "Chiều ngày 17/5/2024")}
    assert "Phòng Quản lý" in chip.button.text() and chip.cross.isVisible()
    chip.cross.click()
    assert shown(page) == before and not chip.cross.isVisible()


def test_one_plan_of_all(page: CalendarPage) -> None:
    page.show_plan("sample-kon-tum-2024")
    assert {key[0] for key in shown(page)} == {"sample-kon-tum-2024"}
    assert "Kon Tum" in page.toolbar.filters.chips[0].button.toolTip()


def test_words_are_sought_without_accents(page: CalendarPage, typing, qtbot) -> None:
    page.start_search()
    typing(page.toolbar.filters.search, "toa dam")
    qtbot.waitUntil(lambda: shown(page) == {key_of(page, "Tọa đàm kỷ niệm")})


def test_all_filters_go_at_once(page: CalendarPage) -> None:
    page.sift(Filter(words="không có ở đâu cả"))
    assert "fits the filters" in page.hint.words.text()
    page.hint.button.click()
    assert page.filter == Filter() and not page.hint.isVisible()


# --- when there is little to show -------------------------------------------------------------------


def test_an_empty_store_says_what_to_do(open_page: Open, qtbot) -> None:
    page = open_page()
    assert "no plan yet" in page.hint.words.text()
    with qtbot.waitSignal(page.plans_wanted):
        page.hint.button.click()


def test_an_empty_month_leads_to_the_nearest_day(page: CalendarPage) -> None:
    page.show_view("month", date(2024, 10, 1))
    assert page.hint.words.text() == "Nothing lies in this month."
    page.hint.button.click()
    assert page.toolbar.title.text() == "Month 5/2024" and not page.hint.isVisible()


def test_another_years_plan_is_found(open_page: Open) -> None:
    page = open_page(sample.read("quang-ngai-2021"))
    page.hint.button.click()
    assert page.day.year == 2021 and not page.hint.isVisible()


def test_a_plan_without_days_points_to_the_list(open_page: Open) -> None:
    plan = sample.read("kon-tum-2024")
    for item in all_items(plan):
        if isinstance(item.content, Timing):
            bare = replace(item.content, text=text("theo chỉ đạo"))
            plan = map_item(plan, item.id, lambda it, bare=bare: replace(it, content=bare))
    page = open_page(plan)
    assert "names no day yet" in page.hint.words.text()
    page.hint.button.click()
    assert page.sides.unscheduled.list.hasFocus() and page.sides.unscheduled.model.rowCount() > 5


def test_a_new_blank_plan_is_no_trouble(open_page: Open) -> None:
    page = open_page(blank(2024))
    for view in ("month", "week", "day", "list", "year"):
        page.show_view(view)
        assert page.hint.isVisible()


def test_hidden_nothing_is_computed(open_page: Open) -> None:
    page = open_page(sample.read("kon-tum-2024"), shown=False)
    page.shelf.changed.emit()  # type: ignore[attr-defined]
    assert page.shelf.asked == 0  # type: ignore[attr-defined]
    page.show()
    assert page.shelf.asked and shown(page)  # type: ignore[attr-defined]


# --- what others are asked for ----------------------------------------------------------------------


def test_paper_and_files_are_asked_for(page: CalendarPage, qtbot) -> None:
    actions = {action.text(): action for action in page.toolbar.print.menu().actions()}
    with qtbot.waitSignal(page.print_wanted) as told:
        actions["Print the weekly schedule…"].trigger()
    assert told.args == ["week", date(2024, 5, 6), date(2024, 5, 12)]
    with qtbot.waitSignal(page.print_wanted) as told:
        actions["Print the month on A3…"].trigger()
    assert told.args == ["month-a3", date(2024, 5, 1), date(2024, 5, 31)]
    with qtbot.waitSignal(page.export_wanted) as told:
        actions["Export for other calendars (.ics)…"].trigger()
    assert told.args == ["ics"]


def test_a_new_activity_goes_to_the_plan_shown(page: CalendarPage, qtbot) -> None:
    page.show_plan("sample-kon-tum-2024")
    with qtbot.waitSignal(page.new_wanted) as told:
        page.toolbar.add.click()
    assert told.args == ["sample-kon-tum-2024", TODAY]


def test_an_activity_is_copied_as_text(page: CalendarPage) -> None:
    page.take(key_of(page, "Chiều ngày 17/5/2024"))
    page.focus_first()
    QTest.keyClick(page.canvas, Qt.Key.Key_C, CTRL)
    said = QApplication.clipboard().text()
    assert said.startswith("III. 5. Tọa đàm") and "Hội trường" in said


# --- room, names, keys ------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [968, 1096, 1400, 1900])
def test_the_toolbar_fits_its_width(qtbot, open_page: Open, width: int) -> None:
    page = open_page(sample.read("kon-tum-2024"), width=width, height=620)
    page.show_view("week")
    page.sift(Filter(plan="sample-kon-tum-2024", unit="Phòng Quản lý Khoa học"))
    page.toolbar.filters.show_filter(page.filter)

    def fits() -> None:
        inside = [w for w in page.toolbar.findChildren(QWidget) if w.isVisible()]
        right = max(w.mapTo(page, w.rect().topRight()).x() for w in inside)
        assert right < width and page.toolbar.height() <= 100
        buttons = [w for w in inside if isinstance(w, QAbstractButton)]
        assert [w.text() for w in buttons if w.width() < w.sizeHint().width()] == []

    qtbot.waitUntil(fits, timeout=2000)


def test_in_a_narrow_window_the_panel_lies_over_the_days(open_page: Open) -> None:
    page = open_page(sample.read("kon-tum-2024"), width=968, height=620)
    wide = page.canvas.width()
    page.show_side("unscheduled")
    assert page.canvas.width() == wide
    assert page.sides.isVisible() and page.sides.geometry().right() <= page.width()
    page.resize(1400, 700)
    QApplication.processEvents()
    assert page.canvas.width() <= 1400 - page.sides.width()


def test_a_roomy_window_shows_the_details_until_they_are_closed(open_page: Open) -> None:
    first = open_page(sample.read("kon-tum-2024"), width=1700)
    assert first.sides.shown == "details"
    first.sides.close_button.click()
    assert open_page(sample.read("kon-tum-2024"), width=1700).sides.shown == ""


@pytest.mark.parametrize("side", ["", "details", "unscheduled", "conflicts"])
def test_everything_has_a_name_and_tab_reaches_it(page: CalendarPage, side: str) -> None:
    page.take(key_of(page, "Chiều ngày 17/5/2024"))
    page.show_side(side)
    tab = Qt.FocusPolicy.TabFocus.value
    every = [w for w in page.findChildren(QWidget) if w.isVisible() and w.focusPolicy().value & tab]
    stops = [w for w in every if w.isEnabled() and not w.focusProxy()]
    nameless = [w for w in stops if not QAccessible.queryAccessibleInterface(w).text(QAccessible.Text.Name)]
    assert nameless == []
    met, wanted = set[QWidget](), {w for w in stops if not (_exclusive(w))}
    stops[0].setFocus()
    for _step in range(4 * len(stops) + 40):
        met.add(QApplication.focusWidget())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert [(type(w).__name__, w.accessibleName() or w.text()) for w in wanted - met if w.isEnabled()] == []  # type: ignore[attr-defined]


def _exclusive(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.autoExclusive()


def test_everything_can_be_hit(page: CalendarPage) -> None:
    page.show_side("details")
    targets = [
        w for w in page.findChildren(QWidget) if isinstance(w, QAbstractButton | QComboBox | QLineEdit)
    ]
    seen = [w for w in targets if w.isVisible() and not isinstance(w.parentWidget(), QLineEdit)]
    assert [w.accessibleName() for w in seen if min(w.width(), w.height()) < 24] == []


def test_ten_thousand_activities_are_shown(open_page: Open) -> None:
    plan = sample.read("kon-tum-2024")
    page = open_page(plan)
    book = page.shelf.agendas(TODAY, TODAY)[0]  # type: ignore[attr-defined]
    days = [replace(book.entries[1], place=f"p{n}") for n in range(10_000)]
    many = replace(book, entries=tuple(days))
    page.shelf.agendas = lambda first, last: (many,)  # type: ignore[attr-defined]
    page.shelf.conflicts = lambda: ()  # type: ignore[attr-defined]
    page.refresh()
    page.show_view("list")
    assert len(page.list.rows.rows) >= 10_000
    page.sift(Filter(words="gui van ban"))
    page.show_view("month", TODAY + timedelta(days=40))
    assert page.hint.isVisible()
