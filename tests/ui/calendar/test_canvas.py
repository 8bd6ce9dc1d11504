"""The calendar is walked, listed and told about by keys alone, over months and samples."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QToolTip, QWidget

from desktop.drawings.labels import through
from desktop.plan import workdays
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.plan.phrase import parse
from desktop.readers import sample
from desktop.ui import theme
from desktop.ui.calendar.canvas import VIEWS, Canvas
from desktop.ui.calendar.keys import KEYS

TODAY = date(2024, 5, 13)
FIRST, SECOND, LONG = "trước ngày 10/5/2024", "Chiều ngày 9/5/2024", "Tháng 5/2024"
Key = Qt.Key
Make = Callable[..., Canvas]


def entry(words: str, place: str, title: str = "Tổ chức tọa đàm") -> Entry:
    unit = Unit("Phòng Hành chính - Tổng hợp")
    return Entry(plan="p", place=place, task=place, title=title, when=parse(words, year=2024), leads=(unit,))


def of(*words: str) -> tuple[Agenda, ...]:
    return (Agenda(plan="p", entries=tuple(entry(each, f"e{n}") for n, each in enumerate(words))),)


@pytest.fixture
def make(qtbot) -> Make:
    def shown(*agendas: Agenda, day: date = TODAY, view: str = "month") -> Canvas:
        canvas = Canvas(today=lambda: TODAY)
        qtbot.addWidget(canvas)
        canvas.resize(980, 640)
        canvas.show_view(view, day)
        canvas.set_data(agendas, workdays.calendar())
        with qtbot.waitExposed(canvas):
            canvas.show()
        canvas.setFocus()
        QApplication.processEvents()
        return canvas

    return shown


def press(canvas: Canvas, *keys: str) -> None:
    for each in keys:
        struck = QKeySequence(each)[0]
        QTest.keyClick(canvas, struck.key(), struck.keyboardModifiers())
    QApplication.processEvents()


def said(canvas: Canvas) -> str:
    QApplication.processEvents()
    return canvas.accessibleDescription()


# --- days ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["Right"], date(2024, 5, 14)),
        (["Left"] * 13, date(2024, 4, 30)),
        (["Down", "Down", "Down"], date(2024, 6, 3)),
        (["Up"], date(2024, 5, 6)),
        (["PgDown"], date(2024, 6, 13)),
        (["PgUp", "PgUp"], date(2024, 3, 13)),
        (["Shift+PgDown"], date(2025, 5, 13)),
        (["Shift+PgUp"], date(2023, 5, 13)),
        (["End"], date(2024, 5, 19)),
        (["Right", "Home"], date(2024, 5, 13)),
        (["PgDown", "Down", "Ctrl+Home"], TODAY),
    ],
)
def test_keys_walk_over_days_and_months(make: Make, keys: list[str], day: date) -> None:
    canvas = make()
    press(canvas, *keys)
    assert canvas.current_day == day
    assert canvas.shown.month == day.month
    assert not canvas.place_of(day).isEmpty()


def test_a_turned_page_is_asked_for(make: Make, qtbot) -> None:
    canvas = make()
    with qtbot.waitSignal(canvas.view_wanted) as asked:
        press(canvas, "PgDown")
    assert asked.args == ["month", date(2024, 6, 13)]


@pytest.mark.parametrize(("view", "days"), [("week", 7), ("day", 1), ("month", 31)])
def test_a_page_is_what_the_view_shows(make: Make, view: str, days: int) -> None:
    canvas = make(view=view)
    press(canvas, "PgDown")
    assert (canvas.current_day - TODAY).days == days


def test_the_end_of_time_holds(make: Make) -> None:
    canvas = make(day=date(2199, 12, 30))
    press(canvas, "Shift+PgDown", "Down", "PgDown")
    assert canvas.current_day == date(2199, 12, 31)


def test_the_day_is_told_with_what_lies_on_it(make: Make) -> None:
    canvas = make(*of(FIRST))
    canvas.select(None, date(2024, 5, 10))
    assert said(canvas).startswith("Thứ Sáu 10/5/2024, 1 item; trước ngày 10/5/2024: Tổ chức tọa đàm, Phòng")
    press(canvas, "Right")
    assert said(canvas) == "Thứ Bảy 11/5/2024, nothing"


def test_every_key_is_known_by_name() -> None:
    assert all(press.words and press.keys for press in KEYS)
    assert len({keys for press in KEYS for keys in press.keys}) == sum(len(press.keys) for press in KEYS)


# --- what lies on a day --------------------------------------------------------------------------------


def test_tab_goes_through_the_day_and_out(make: Make, qtbot) -> None:
    canvas = make(*of(FIRST, "ngày 10/5/2024"))
    canvas.select(None, date(2024, 5, 10))
    seen = []
    for _step in range(2):
        press(canvas, "Tab")
        seen.append(canvas.current_key)
    assert {key[1] for key in seen if key} == {"e0", "e1"}
    press(canvas, "Shift+Tab", "Shift+Tab")
    assert canvas.current_key is None


def test_tab_leaves_an_empty_day(qtbot) -> None:
    window, canvas, field = QWidget(), Canvas(today=lambda: TODAY), QLineEdit()
    row = QHBoxLayout(window)
    row.addWidget(canvas)
    row.addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    canvas.setFocus()
    press(canvas, "Tab")
    assert field.hasFocus()


def test_enter_opens_what_is_chosen_and_escape_leaves_it(make: Make, qtbot) -> None:
    canvas = make(*of(FIRST))
    canvas.select(None, date(2024, 5, 10))
    press(canvas, "Tab")
    assert said(canvas).startswith("trước ngày 10/5/2024: Tổ chức tọa đàm, Phòng Hành chính")
    with qtbot.waitSignal(canvas.activated) as opened:
        press(canvas, "Return")
    assert opened.args == [("p", "e0", 0)]
    with qtbot.waitSignal(canvas.selected) as left:
        press(canvas, "Esc")
    assert left.args == [None]


def test_insert_wants_an_activity_on_the_day(make: Make, qtbot) -> None:
    canvas = make()
    with qtbot.waitSignal(canvas.new_wanted) as wanted:
        press(canvas, "Down", "Ins")
    assert wanted.args == [date(2024, 5, 20)]


@pytest.mark.parametrize(
    ("keys", "days"), [("Alt+Left", -1), ("Alt+Right", 1), ("Alt+Up", -7), ("Alt+Down", 7)]
)
def test_alt_and_an_arrow_move_what_is_chosen(make: Make, qtbot, keys: str, days: int) -> None:
    canvas = make(*of(FIRST))
    canvas.preview = lambda key, by: f"{key[1]} {by}"
    canvas.select(("p", "e0", 0), date(2024, 5, 10))
    with qtbot.waitSignal(canvas.moved) as moved:
        press(canvas, keys)
    assert moved.args == [("p", "e0", 0), days]
    assert (canvas.current_day - date(2024, 5, 10)).days == days
    assert canvas.current_key == ("p", "e0", 0)


def test_what_cannot_be_moved_stays(make: Make, qtbot) -> None:
    canvas = make(*of(FIRST))
    canvas.why_not = lambda _key: "Kế hoạch đã ký"
    canvas.select(("p", "e0", 0), date(2024, 5, 10))
    with qtbot.assertNotEmitted(canvas.moved):
        press(canvas, "Alt+Right")
    assert canvas.current_day == date(2024, 5, 10)


def test_new_data_without_what_was_chosen_says_so(make: Make, qtbot) -> None:
    canvas = make(*of(FIRST))
    canvas.select(("p", "e0", 0), date(2024, 5, 10))
    with qtbot.waitSignal(canvas.selected) as left:
        canvas.set_data((), workdays.calendar())
    assert left.args == [None]


# --- wheel ---------------------------------------------------------------------------------------------


def roll(canvas: Canvas, by: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(300, 300)
    event = QWheelEvent(
        *(at, canvas.viewport().mapToGlobal(at), QPoint(), QPoint(0, by)),
        *(Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False),
    )
    QApplication.sendEvent(canvas.viewport(), event)


def test_the_wheel_turns_months_and_a_touchpad_adds_up(make: Make) -> None:
    canvas = make()
    roll(canvas, -120)
    assert canvas.shown.month == 6
    for _swipe in range(9):
        roll(canvas, 40)
    assert canvas.shown.month == 3


@pytest.mark.parametrize("held", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier])
def test_the_wheel_never_zooms_nor_goes_aside(make: Make, held: Qt.KeyboardModifier) -> None:
    canvas = make()
    roll(canvas, -480, held)
    assert canvas.shown.month == 5


# --- drawing -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", sample.NAMES)
def test_every_place_of_the_samples_is_hit(make: Make, name: str, view: str) -> None:
    found = agenda(sample.read(name))
    canvas = make(found, day=found.span[0], view=view)
    for spot in canvas.stage().drawing.spots:
        middle = QPointF(spot.x + spot.width / 2, spot.y + spot.height / 2 - canvas.top())
        assert canvas.spot_at(middle) is not None
        if spot.kind == "day":
            assert canvas.day_at(middle) == spot.day


class Counting(Canvas):
    frames = 0

    def paintEvent(self, event) -> None:
        self.frames += 1
        super().paintEvent(event)


def test_no_frame_is_painted_twice(qtbot) -> None:
    canvas = Counting(today=lambda: TODAY)
    qtbot.addWidget(canvas)
    canvas.resize(980, 640)
    with qtbot.waitExposed(canvas):
        canvas.show()
    QApplication.processEvents()
    for change in (
        lambda: canvas.set_data(of(FIRST, LONG), workdays.calendar()),
        lambda: canvas.show_view("month", date(2024, 4, 1)),
        lambda: canvas.select(None, date(2024, 4, 3)),
        lambda: QTest.mouseMove(canvas.viewport(), QPoint(200, 200)),
    ):
        QApplication.processEvents()
        canvas.frames = 0
        change()
        QApplication.processEvents()
        assert canvas.frames <= 1


def test_another_font_and_look_are_drawn_anew(make: Make, qapp) -> None:

    canvas = make(*of(FIRST))
    before = canvas.grab().toImage()
    theme.apply(qapp, "dark")
    QApplication.processEvents()
    assert canvas.grab().toImage() != before
    theme.apply(qapp, "light")


def test_shortcuts_of_the_window_leave_its_keys_alone(make: Make) -> None:

    canvas = make()
    for key, accepted in ((Key.Key_Left, True), (Key.Key_F5, False)):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.AltModifier)
        event.ignore()
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted() == accepted


# --- mouse ---------------------------------------------------------------------------------------------


def spot(canvas: Canvas, kind: str, day: date) -> QPoint:
    found = next(each for each in canvas.stage().drawing.spots if each.kind == kind and each.day == day)
    return QPoint(int(found.x + found.width / 2), int(found.y + found.height - 4 - canvas.top()))


def test_a_click_chooses_and_a_double_click_opens(make: Make, qtbot) -> None:
    canvas = make(*of(SECOND))
    at = spot(canvas, "entry", date(2024, 5, 9))
    with qtbot.waitSignal(canvas.selected) as chosen:
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(canvas.activated) as opened:
        QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == opened.args == [("p", "e0", 0)]
    assert canvas.current_day == date(2024, 5, 9)


def test_a_double_click_on_an_empty_day_wants_a_new_activity(make: Make, qtbot) -> None:
    canvas = make()
    with qtbot.waitSignal(canvas.new_wanted) as wanted:
        QTest.mouseDClick(
            canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(canvas, "day", date(2024, 5, 22))
        )
    assert wanted.args == [date(2024, 5, 22)]


def test_a_double_click_in_the_year_opens_the_month(make: Make, qtbot) -> None:
    canvas = make(view="year")
    with qtbot.waitSignal(canvas.view_wanted) as wanted:
        QTest.mouseDClick(
            canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot(canvas, "day", date(2024, 9, 2))
        )
    assert wanted.args == ["month", date(2024, 9, 2)]


def hover(canvas: Canvas, at: QPoint) -> str:
    event = QHelpEvent(QEvent.Type.ToolTip, at, canvas.viewport().mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport(), event)
    return QToolTip.text()


def test_the_tooltip_says_all_that_is_known(make: Make) -> None:
    canvas = make(*of(FIRST))
    canvas.conflict_words = lambda _key: ["Trùng lãnh đạo với hoạt động 3"]
    words = hover(canvas, spot(canvas, "entry", date(2024, 5, 10)))
    assert words.startswith("<b>Tổ chức tọa đàm</b><br>trước ngày 10/5/2024<br>")
    assert "hạn cuối 09/5/2024" in words
    assert words.endswith("Lead: Phòng Hành chính - Tổng hợp<br>Trùng lãnh đạo với hoạt động 3")


def test_the_words_of_a_plan_are_never_marks(make: Make) -> None:
    hostile = Entry(plan="p", place="x", task="x", title="<img src='x'><b>1", when=parse("ngày 9/5/2024"))
    canvas = make(Agenda(plan="p", entries=(hostile,)))
    assert "&lt;img src=" in hover(canvas, spot(canvas, "entry", date(2024, 5, 9)))


@pytest.mark.qt_log_ignore("grabbing")
def test_the_menu_opens_by_key_for_what_is_chosen(make: Make) -> None:
    canvas = make(*of(FIRST))
    deed, asked = QAction("Đổi thời gian", canvas), []
    canvas.menu_for = lambda key: asked.append(key) or [deed]
    canvas.select(("p", "e0", 0), date(2024, 5, 10))
    press(canvas, "Space")
    menu = canvas.findChild(QMenu)
    assert asked == [("p", "e0", 0)]
    assert menu.isVisible()
    assert menu.actions()[0] is deed
    menu.close()


# --- high drawings and many times ----------------------------------------------------------------------


def crowd(month: int, count: int) -> tuple[Agenda, ...]:
    words = [f"ngày {day}/{month}/2024" for day in range(1, 29)] + [f"Tháng {month}/2024"]
    entries = [entry(words[n % len(words)], f"m{month}e{n}", f"Việc số {n}") for n in range(count)]
    return (Agenda(plan="p", entries=tuple(entries)),)


def test_a_high_week_scrolls_and_what_is_chosen_is_in_view(make: Make) -> None:
    canvas = make(*crowd(5, 1000), view="week")
    assert canvas.verticalScrollBar().maximum() > 0
    lowest = max(canvas.stage().drawing.spots, key=lambda each: each.y if each.kind == "entry" else 0)
    canvas.select(lowest.key, lowest.day)
    assert canvas.viewport().rect().contains(canvas.place_of(lowest.key).center())
    assert canvas.grab().toImage() != make(*crowd(5, 1000), view="week").grab().toImage()


def test_a_thousand_times_turn_with_the_month(make: Make) -> None:
    months = {month: crowd(month, 1000) for month in (5, 6)}
    canvas = make(*months[5])
    for month in (6, 5):
        canvas.show_view("month", date(2024, month, 13))
        canvas.set_data(months[month], workdays.calendar())
        QApplication.processEvents()
    assert len(canvas.stage().drawing.spots) < 400
    assert any(each.kind == "more" for each in canvas.stage().drawing.spots)


def test_the_wheel_scrolls_a_high_week_to_its_end_before_it_turns(make: Make) -> None:
    canvas = make(*crowd(5, 1000), view="week")
    bar = canvas.verticalScrollBar()
    roll(canvas, -120)
    assert 0 < bar.value() < bar.maximum()
    assert canvas.shown == TODAY
    bar.setValue(bar.maximum())
    roll(canvas, -120)
    assert canvas.shown == date(2024, 5, 20)


def test_the_names_of_the_days_stay_when_scrolled(make: Make) -> None:
    canvas = make(*crowd(5, 1000), view="week")
    canvas.clearFocus()
    head = int(canvas.stage().head)
    before = canvas.grab(QRect(70, 0, 600, head - 2)).toImage()
    canvas.verticalScrollBar().setValue(300)
    after = canvas.grab(QRect(70, 0, 600, head - 2)).toImage()
    dates = QRect(300, 4, 260, head - 8)
    assert before.copy(dates) == after.copy(dates)
    assert canvas.spot_at(QPointF(canvas.width() / 2, head / 2)).kind == "day"


def test_every_key_of_the_list_is_taken(make: Make) -> None:
    canvas = make(*of(FIRST))
    canvas.select(("p", "e0", 0), date(2024, 5, 10))
    for keys in (keys for press in KEYS for keys in press.keys if press.deed not in ("next", "previous")):
        struck = QKeySequence(keys)[0]
        event = QKeyEvent(QEvent.Type.ShortcutOverride, struck.key(), struck.keyboardModifiers())
        event.ignore()
        QApplication.sendEvent(canvas, event)
        assert event.isAccepted(), keys


@pytest.mark.parametrize("view", ["month", "week", "day"])
def test_what_is_clicked_is_never_less_than_24_pixels_high(make: Make, view: str) -> None:
    plans = (agenda(sample.read(name)) for name in ("kon-tum-2024", "thanh-hoa-2024"))
    canvas = make(*plans, view=view, day=date(2024, 5, 17))
    exact = [slot.entry.key for slot in canvas.stage().slots if not through(slot)]
    places = [spot for key in exact for spot in canvas.stage().spots(key)]
    assert places and all(spot.height >= 24 and spot.width >= 24 for spot in places if spot.kind == "entry")
