"""The Gantt where something goes wrong: spiteful plans, two windows, a locked store, a full disk."""

import errno
import os
import sqlite3
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop import i18n
from desktop.documents.format import Format, check_pdf
from desktop.documents.gantt_pdf import GanttOptions, make_gantt
from desktop.errors import KnownError
from desktop.paths import STORE_NAME
from desktop.plan.agenda import agenda
from desktop.plan.plan import Plan
from desktop.plan.workdays import calendar
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui import theme
from desktop.ui.calendar.filters import Filter
from desktop.ui.gantt import sending
from desktop.ui.gantt.paper import Subject

Open = Callable[..., Any]
Make = Callable[..., Plan]
MAY = date(2024, 5, 9)
KON_TUM = sample.read("kon-tum-2024")
TALK = "Chiều ngày 17/5/2024"


LONG = "Từ ngày 01/01/2019 đến ngày 31/12/2028"
SPITEFUL: dict[str, tuple[Sequence[str], ...]] = {
    "no times": (("",) * 30,),
    "ten years": ((LONG, LONG, "Ngày 15/5/2024"),),
    "1900": (("Ngày 01/01/1900", "Ngày 15/5/2024"),),
    "2199": (("Ngày 31/12/2199", "Ngày 15/5/2024"),),
    "long names": (("Ngày 15/5/2024", LONG, ""), ["a" * 2000, "Tổ chức hội nghị " * 120]),
    "500 units": (("Ngày 15/5/2024",) * 500, (), [f"Phòng {at}" for at in range(500)]),
    "one over another": (("Từ ngày 01/5/2024 đến ngày 30/5/2024",) * 200,),
    "empty": ((),),
    "NFD": ((unicodedata.normalize("NFD", TALK),), [unicodedata.normalize("NFD", "Hội nghị khoa học")]),
    "KH&CN <b>": (("Ngày 15/5/2024",), ["KH&CN <b> &amp; </svg>\x00\u202e"], ["KH&CN <b>"]),
}
"""Times, names and units of the activities."""


@pytest.fixture
def office(open_office: Open) -> Any:
    made = open_office(KON_TUM)
    made.gantt_at(2024, MAY)
    made.view.show_step("ngày")
    return made


def said(office: Any) -> str:
    notice = office.window.notice
    return notice.words.text() if notice.isVisible() else ""


# --- spiteful plans ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SPITEFUL)
def test_every_key_in_a_spiteful_plan(open_office: Open, make_plan: Make, name: str) -> None:
    office = open_office(make_plan(*SPITEFUL[name]))
    office.gantt_at(2024, MAY)
    size, before = office.window.minimumSizeHint(), office.plan("p")
    for by in ("section", "unit", "plan", "month", ""):
        office.gantt.group(by)
        for step in ("buổi", "năm", "ngày"):
            office.view.show_step(step)
            assert not office.view.grab().isNull()
    office.gantt.focus_first()
    keys = ("End", "Home", "PgDown", "Down", "Ctrl+Right", "Shift+Right", "Shift+Left", "Ctrl+0", "Ctrl++")
    office.hand.press(*keys, "Alt+Return", "Alt+Return", "Ctrl+T")
    office.settle()
    assert office.plan("p") == before
    assert office.window.minimumSizeHint().width() <= max(size.width(), office.window.width())


@pytest.mark.parametrize("kind", ["pdf", "png", "svg", "xlsx"])
@pytest.mark.parametrize("name", SPITEFUL)
def test_a_spiteful_plan_in_a_file(tmp_path: Path, make_plan: Make, name: str, kind: str, qtbot: Any) -> None:
    plan = make_plan(*SPITEFUL[name])
    books = (agenda(plan),)
    if kind == "pdf":
        assert make_gantt(books, calendar(), GanttOptions()).startswith(b"%PDF")
        return
    made = sending.made(Subject(books, books, calendar()), kind)
    path = tmp_path / made.name
    try:
        path.write_bytes(made.make(plan))
    except KnownError as error:
        assert kind == "png" and "PDF" in error.do
        return
    made.check(path)


def test_an_empty_store_turns_its_years(open_office: Open) -> None:
    office = open_office()
    office.gantt_at(2024, MAY)
    office.hand.press("Ctrl+PgUp", "Ctrl+PgDown", "Ctrl+0", "Down", "Ctrl+T", "Home", "End")
    assert office.view.chart is not None and not office.view.rows
    assert office.gantt.hint.isVisible()


def test_what_lasts_for_years_is_there_in_each(drawing: Open) -> None:
    office = drawing(LONG)
    for year in (2025, 2026, 2025):
        office.gantt.show_year(year)
        assert office.view.chart is not None and len(office.view.rows) == 1
        assert office.view.lens.day(0)[0] <= date(year, 12, 31)
        assert office.view.lens.day(office.view.pane_width())[0] >= date(year, 1, 1)


@pytest.mark.parametrize("key", ["Shift+Left", "Shift+Right"])
def test_the_days_end_where_nothing_is_any_more(office: Any, key: str) -> None:
    office.view.show_step("năm")
    for _ in range(4000):
        office.view._go({"Shift+Left": "scroll_left", "Shift+Right": "scroll_right"}[key])
    assert not office.view.grab().isNull()


def test_ten_thousand_rows_paint_a_screenful(drawing: Open) -> None:
    day = date(2024, 1, 1)
    times = [f"Ngày {(day + timedelta(days=at % 365)):%d/%m/%Y}" for at in range(10_000)]
    office = drawing(*times)
    office.hand.wait(lambda: len(office.view.rows) == 10_000, "all rows")
    drawn: list[int] = []
    draw = office.view._body._draw

    def counted(area: QRectF) -> Any:
        drawing = draw(area)
        drawn.append(len({spot.key for spot in drawing.spots}))
        return drawing

    office.view._body._draw = counted
    for key in ("End", "Home", "PgDown", "Ctrl+0", "Ctrl++"):
        office.hand.press(key)
        office.view.grab()
    assert drawn and max(drawn) < 100


# --- dress ------------------------------------------------------------------------------------------------


def test_another_dress_while_the_chart_is_open(office: Any) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    key, pictures = office.bar(TALK).key, []
    for mode in ("light", "dark", "light"):
        theme.apply(app, mode)
        office.settle()
        pictures.append(office.view.grab().toImage())
    assert pictures[0] == pictures[2] != pictures[1]
    office.drag(office.grip(key), 3)
    assert "20/5/2024" in office.wording(key)


def test_larger_letters_make_higher_rows_and_the_choice_stays(office: Any) -> None:
    app, key = QApplication.instance(), office.bar(TALK).key
    assert isinstance(app, QApplication)
    office.view.select(key)
    font, high = app.font(), office.view.row_rect(office.view.index).height()
    larger = QFont(font)
    larger.setPointSizeF(font.pointSizeF() * 1.6)
    try:
        app.setFont(larger)
        theme.apply(app, "light")
        office.settle()
        assert office.view.row_rect(office.view.index).height() > high
        assert office.view.current_key == key and not office.view.grab().isNull()
    finally:
        app.setFont(font)
        theme.apply(app, "light")


def test_another_language_while_the_chart_is_open(office: Any) -> None:
    i18n.set_language("vi")
    office.gantt.refresh()
    office.view.show_step("tuần")
    office.settle()
    assert not office.gantt.grab().isNull()


def test_the_smallest_window(office: Any) -> None:
    key = office.bar(TALK).key
    office.window.resize(office.window.minimumSizeHint())
    office.settle()
    assert office.view.pane_width() >= 150
    office.drag(office.grip(key), 1)
    assert "18/5/2024" in office.wording(key)
    assert office.drawn(key).left() < office.view.viewport().width()


def test_turning_between_the_places_leaves_nothing_behind(office: Any) -> None:
    counts = []
    for turn in range(300):
        office.window.planning.show(place=("calendar", "gantt")[turn % 2])
        office.gantt.show_side(("details", "conflicts", "")[turn % 3])
        if turn % 100 == 99:
            office.settle()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            counts.append(len(QApplication.allWidgets()))
    assert counts[2] <= counts[1] <= counts[0]


# --- other windows and the store --------------------------------------------------------------------------


def test_what_another_window_moved_is_not_moved_by_as_many_days(open_office: Open) -> None:
    one, other = open_office(KON_TUM), open_office()
    for each in (one, other):
        each.gantt_at(2024, MAY)
        each.view.show_step("ngày")
    key = one.bar(TALK).key
    one.drag(one.grip(key), 3)
    assert one.window.desk.saver.flush(5)
    other.gantt.shift(key, 4)
    assert "changed meanwhile" in said(other)
    other.hand.wait(lambda: "20/5/2024" in other.gantt.entry(key).when.text, "what the other window wrote")
    other.drag(other.grip(key), 1)
    assert "21/5/2024" in other.wording(key)


def test_what_another_window_moved_while_it_is_held_is_let_go(open_office: Open) -> None:
    one, other = open_office(KON_TUM), open_office()
    for each in (one, other):
        each.gantt_at(2024, MAY)
        each.view.show_step("ngày")
    key = one.bar(TALK).key
    end = other.pull(other.grip(key), 4)
    one.gantt.shift(key, 3)
    assert one.window.desk.saver.flush(5)
    other.point(QEvent.Type.MouseButtonRelease, end)
    other.hand.wait(lambda: "20/5/2024" in other.wording(key), "what the other window wrote")
    assert "20/5/2024" in one.wording(key) and not other.view.carrying


def test_a_plan_that_another_window_deleted_does_not_come_back(office: Any) -> None:
    end = office.pull(office.grip(office.bar(TALK).key), 3)
    library = Library(office.folder)
    library.remove(KON_TUM.id)
    office.point(QEvent.Type.MouseButtonRelease, end)
    assert "no longer in the store" in said(office)
    assert office.window.desk.saver.flush(5) and not library.plans()
    library.close()


def test_what_was_moved_while_the_store_is_locked_is_in_the_form(office: Any) -> None:
    lock = sqlite3.connect(office.folder / STORE_NAME, isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    office.drag(office.grip(office.bar(TALK).key), 3)
    moved = office.plan(KON_TUM.id)
    office.window.open_plan(KON_TUM.id)
    assert office.window.view.session.plan == moved != KON_TUM
    lock.execute("ROLLBACK")
    lock.close()
    assert office.kept(KON_TUM.id) == moved


def document(office: Any, kind: str) -> Format:
    subject = office.window.planning._subject()
    if kind != "pdf":
        return sending.made(subject, kind)
    pdf = make_gantt(subject.shown, subject.days, GanttOptions())
    return Format("gantt.pdf", "", lambda _plan: pdf, check_pdf)


@pytest.mark.parametrize("kind", ["pdf", "png", "svg", "xlsx"])
def test_a_full_disk_is_told_plainly(office: Any, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    target, told = office.folder / f"out.{kind}", list[KnownError]()
    ready = document(office, kind)

    def refuse(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(office.window, "show_error", told.append)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), ""))
    monkeypatch.setattr(os, "fsync", refuse)
    sending._save(office.window, office.window, ready)
    office.hand.wait(lambda: bool(told), "the message")
    assert "disk is full" in told[0].what and not target.exists()


@pytest.mark.parametrize("kind", ["pdf", "png", "svg", "xlsx"])
def test_an_empty_store_in_a_file(open_office: Open, kind: str, tmp_path: Path) -> None:
    office = open_office()
    office.gantt_at(2024, MAY)
    made = document(office, kind)
    path = tmp_path / made.name
    path.write_bytes(made.make(KON_TUM))
    made.check(path)


def test_spiteful_words_for_a_time_and_a_search(office: Any) -> None:
    page, key, size = office.gantt, office.bar(TALK).key, office.window.size()
    for words in ("a" * 10_000, "KH&CN <b>", "Ngày 31/02/2024", "\u202e17/5\x00"):
        page.take(key)
        page.ask_words()
        office.hand.press("Ctrl+A")
        office.hand.paste(words)
        office.hand.press("Return")
        assert office.plan(KON_TUM.id) != KON_TUM and len(said(office)) < 300
        page.changes._source.undo()
        assert office.plan(KON_TUM.id) == KON_TUM
    page.start_search()
    office.hand.paste("a" * 10_000)
    office.hand.wait(lambda: page.filter.words, "the search")
    office.settle()
    assert office.window.size() == size


# --- with a time in the hand --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "deed",
    [
        lambda office: office.hand.press("Ctrl+Z"),
        lambda office: office.gantt.group("unit"),
        lambda office: office.gantt.group("month"),
        lambda office: office.gantt.sift(Filter(words="gui van ban")),
        lambda office: office.gantt.sift(Filter(words="nothing like it")),
        lambda office: office.window.resize(office.window.minimumSizeHint()),
        lambda office: theme.apply(QApplication.instance(), "dark"),
        lambda office: office.hand.press("Ctrl+T", "Ctrl+0"),
        lambda office: office.gantt.show_side("details"),
        lambda office: [office.gantt.fold(row.fold, True) for row in office.view.rows if row.fold],
        lambda office: office.hand.press("Ctrl+PgUp", "Ctrl+PgDown"),
    ],
    ids=range(11),
)
def test_the_chart_changes_while_a_time_is_held(office: Any, deed: Callable[[Any], object]) -> None:
    entry = office.bar(TALK)
    end = office.pull(office.grip(entry.key), 3)
    deed(office)
    office.settle()
    assert not office.view.grab().isNull()
    held = office.view._carrier.held
    if held is not None:
        assert held.row.key == office.view.rows[office.view.index].key
    office.hand.press("Esc")
    office.point(QEvent.Type.MouseButtonRelease, end)
    assert office.plan(KON_TUM.id) == KON_TUM and not office.view.carrying


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Ngày 31/12/2199", "Alt+Right"),
        ("Ngày 01/01/1900", "Alt+Left"),
        ("Tháng 12/2199", "Alt+Right"),
        ("Quý IV/2199", "Alt+Right"),
    ],
)
def test_at_the_ends_of_time_nothing_moves(drawing: Open, words: str, key: str) -> None:
    office = drawing(words, "Ngày 15/5/2024")
    office.view.select(("p", "t0", 0))
    before = office.plan("p")
    for _ in range(3):
        office.hand.press(key)
    assert office.plan("p") == before


def test_what_no_longer_fits_the_filter_gives_way_to_its_neighbour(drawing: Open) -> None:
    office = drawing("Hoàn thành trước ngày 02/5/2024", "Hoàn thành trước ngày 03/5/2024")
    office.gantt.narrow("late")
    office.gantt.focus_first()
    office.hand.press("Home", *["Alt+Right"] * 8)
    assert len(office.view.rows) <= 1
    office.hand.press("Ctrl+Z", "Ctrl+Z", "Down", "Up")
    assert not office.view.grab().isNull()


def test_near_an_edge_the_days_go_by_only_as_far_as_there_are_any(drawing: Open) -> None:
    office = drawing("Ngày 15/5/2024", step="năm")
    at = office.grip(("p", "t0", 0))
    edge = QPointF(office.view.pane().left() + 1, at.y())
    office.point(QEvent.Type.MouseButtonPress, at)
    office.point(QEvent.Type.MouseMove, at - QPointF(20, 0))
    office.point(QEvent.Type.MouseMove, edge)
    for _ in range(3000):
        office.view._carrier._go_by()
    assert not office.view.grab().isNull()
    office.hand.press("Esc")
