"""A time is carried only when that is meant, shows its new wording, and falls where it is let go."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.plan import workdays
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.phrase import parse
from desktop.ui.calendar import drag
from desktop.ui.calendar.canvas import Canvas

TODAY, DAY = date(2024, 5, 13), date(2024, 5, 15)
KEY: Key = ("p", "e0", 0)
Move = Callable[..., None]


@pytest.fixture
def canvas(qtbot) -> Canvas:
    found = Canvas(today=lambda: TODAY)
    qtbot.addWidget(found)
    found.resize(980, 640)
    words = parse("ngày 15/5/2024", year=2024)
    entry = Entry(plan="p", place="e0", task="e0", title="Tọa đàm", when=words)
    found.set_data((Agenda(plan="p", entries=(entry,)),), workdays.calendar())
    found.preview = lambda key, days: f"Ngày {15 + days}/5/2024"
    with qtbot.waitExposed(found):
        found.show()
    found.setFocus()
    QApplication.processEvents()
    return found


def chip(canvas: Canvas) -> QPointF:
    return QPointF(canvas.place_of(KEY).center())


def middle(canvas: Canvas, day: date) -> QPointF:
    return QPointF(canvas.place_of(day).center())


def send(canvas: Canvas, kind: QEvent.Type, at: QPointF, held: bool = True) -> None:
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    buttons = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    there = canvas.viewport().mapToGlobal(at)
    event = QMouseEvent(kind, at, there, button, buttons, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas.viewport(), event)


def carry(canvas: Canvas, start: QPointF, *stops: QPointF) -> None:
    send(canvas, QEvent.Type.MouseButtonPress, start)
    for stop in stops:
        send(canvas, QEvent.Type.MouseMove, stop)


def let_fall(canvas: Canvas, at: QPointF) -> None:
    send(canvas, QEvent.Type.MouseButtonRelease, at, held=False)


@pytest.mark.parametrize("to", [date(2024, 5, 16), date(2024, 5, 2), date(2024, 6, 1)])
def test_a_time_falls_on_another_day(canvas: Canvas, qtbot, to: date) -> None:
    end = middle(canvas, to)
    with qtbot.waitSignal(canvas.moved) as moved:
        carry(canvas, chip(canvas), chip(canvas) + QPointF(12, 0), end)
        let_fall(canvas, end)
    assert moved.args == [KEY, (to - DAY).days]


def test_a_press_that_trembles_moves_nothing(canvas: Canvas, qtbot) -> None:
    near = chip(canvas) + QPointF(QApplication.startDragDistance() - 1, 0)
    before = canvas.grab().toImage()
    with qtbot.assertNotEmitted(canvas.moved):
        carry(canvas, chip(canvas), near)
        assert canvas.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
        let_fall(canvas, near)
    assert canvas.current_key == KEY
    assert canvas.grab().toImage() != before


def test_back_on_its_own_day_nothing_is_changed(canvas: Canvas, qtbot) -> None:
    start = chip(canvas)
    with qtbot.assertNotEmitted(canvas.moved):
        carry(canvas, start, middle(canvas, date(2024, 5, 17)), middle(canvas, DAY))
        let_fall(canvas, middle(canvas, DAY))


def test_escape_puts_it_back(canvas: Canvas, qtbot) -> None:
    end = middle(canvas, date(2024, 5, 17))
    with qtbot.assertNotEmitted(canvas.moved):
        carry(canvas, chip(canvas), end)
        QTest.keyClick(canvas, Qt.Key.Key_Escape)
        let_fall(canvas, end)
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ArrowCursor
    assert canvas.current_key == KEY


def test_outside_nothing_is_let_fall(canvas: Canvas, qtbot) -> None:
    with qtbot.assertNotEmitted(canvas.moved):
        carry(canvas, chip(canvas), QPointF(400, -80))
        let_fall(canvas, QPointF(400, -80))


def test_the_new_wording_is_asked_once_a_day(canvas: Canvas) -> None:
    asked: list[int] = []
    canvas.preview = lambda key, days: asked.append(days) or f"Ngày {15 + days}/5/2024"
    end = middle(canvas, date(2024, 5, 16))
    carry(canvas, chip(canvas), end, end + QPointF(3, 3), end + QPointF(5, 1))
    assert asked == [1]
    assert canvas.viewport().cursor().shape() == Qt.CursorShape.ClosedHandCursor


def test_what_is_locked_says_why(canvas: Canvas, qtbot) -> None:
    reasons: list[Key] = []
    canvas.preview = lambda _key, _days: ""
    canvas.why_not = lambda key: reasons.append(key) or "Gắn với ngày 18/5"
    end = middle(canvas, date(2024, 5, 16))
    with qtbot.assertNotEmitted(canvas.moved):
        carry(canvas, chip(canvas), end)
        assert canvas.viewport().cursor().shape() == Qt.CursorShape.ForbiddenCursor
        let_fall(canvas, end)
    assert reasons == [KEY]


def colour(canvas: Canvas, at: QPoint) -> QColor:
    image = canvas.grab().toImage()
    return image.pixelColor(at * image.devicePixelRatio())


def test_closed_days_are_red_while_something_is_carried(canvas: Canvas) -> None:
    sunday = canvas.place_of(date(2024, 5, 19)).center() + QPoint(0, 20)
    before = colour(canvas, sunday)
    carry(canvas, chip(canvas), middle(canvas, date(2024, 5, 6)))
    tinted = colour(canvas, sunday)
    assert tinted.red() - tinted.blue() > before.red() - before.blue() + 8


def test_the_month_turns_under_what_is_carried(canvas: Canvas, qtbot) -> None:
    carry(canvas, chip(canvas), middle(canvas, date(2024, 5, 17)))
    canvas.show_view("month", date(2024, 6, 15))
    QApplication.processEvents()
    end = middle(canvas, date(2024, 6, 12))
    with qtbot.waitSignal(canvas.moved) as moved:
        send(canvas, QEvent.Type.MouseMove, end)
        let_fall(canvas, end)
    assert moved.args == [KEY, 28]


def test_data_without_it_takes_it_out_of_the_hand(canvas: Canvas, qtbot) -> None:
    end = middle(canvas, date(2024, 5, 16))
    carry(canvas, chip(canvas), end)
    canvas.set_data((), workdays.calendar())
    with qtbot.assertNotEmitted(canvas.moved):
        let_fall(canvas, end)


# --- from a list beside ----------------------------------------------------------------------------------


def from_outside(canvas: Canvas, data: QMimeData, at: QPointF) -> bool:
    """Drag it in and let it fall; whether it was taken."""
    held, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at.toPoint(), copy, data, held, none)
    QApplication.sendEvent(canvas.viewport(), enter)
    drop = QDropEvent(at, copy, data, held, none)
    if enter.isAccepted():
        QApplication.sendEvent(canvas.viewport(), drop)
    return enter.isAccepted()


def test_a_time_without_a_day_is_given_one(canvas: Canvas, qtbot) -> None:
    canvas.pick_preview = lambda key, day, part: f"{key[1]} {day:%d/%m} {part}"
    with qtbot.waitSignal(canvas.picked) as picked:
        assert from_outside(canvas, drag.pack(("p", "khác", 2)), middle(canvas, date(2024, 5, 21)))
    assert picked.args == [("p", "khác", 2), date(2024, 5, 21), ""]


def test_a_refused_day_takes_nothing(canvas: Canvas, qtbot) -> None:
    with qtbot.assertNotEmitted(canvas.picked):
        from_outside(canvas, drag.pack(KEY), middle(canvas, date(2024, 5, 21)))


@pytest.mark.parametrize("words", [b"", b"{}", b'["p"]', b'[1, 2, "x"]', b"\xff\xfe", b'["p", "q", null]'])
def test_nothing_else_is_taken(canvas: Canvas, words: bytes) -> None:
    data, text = QMimeData(), QMimeData()
    data.setData(drag.MIME, words)
    text.setText("15/5/2024")
    assert drag.unpack(data) is None
    assert not from_outside(canvas, data, middle(canvas, DAY))
    assert not from_outside(canvas, text, middle(canvas, DAY))


def test_a_key_comes_back_as_it_was() -> None:
    assert drag.unpack(drag.pack(("kế hoạch", "mục 1", 3))) == ("kế hoạch", "mục 1", 3)


def test_a_part_of_the_day_is_where_it_falls_in_the_week(canvas: Canvas, qtbot) -> None:
    canvas.pick_preview = lambda key, day, part: part or "cả ngày"
    canvas.show_view("week", DAY)
    QApplication.processEvents()
    height, x = canvas.viewport().height(), middle(canvas, DAY).x()
    seen = []
    canvas.picked.connect(lambda key, day, part: seen.append(part))
    for y in (20, height * 0.25, height * 0.6, height - 20):
        from_outside(canvas, drag.pack(KEY), QPointF(x, y))
    assert seen == ["", "sáng", "chiều", "tối"]
