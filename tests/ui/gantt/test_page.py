"""The page: filters, groups, years, what stands beside, empty and hostile plans, ten thousand rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.drawings.gantt_rows import NO_TIME, By
from desktop.plan.agenda import Agenda, Entry, agenda
from desktop.plan.item import Unit
from desktop.plan.phrase import parse
from desktop.plan.plan import Event, State
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui.calendar.filters import Filter
from desktop.ui.gantt.baseline import Baseline
from desktop.ui.gantt.sift import Only, narrowed

TIMES = (
    "Ngày 15/5/2024",
    "Hoàn thành trước ngày 10/5/2024",
    "",
    "Tháng 5/2024",
    "01 ngày, trong tháng 4/2024",
)


def agendas(count: int, each: int = 25) -> tuple[Agenda, ...]:
    """Plans with so many activities in all."""

    def entry(plan: str, at: int) -> Entry:
        return Entry(
            plan=plan,
            place=f"t{at}",
            task=f"t{at}",
            name=f"III. {at + 1}.",
            title=f"Tổ chức hoạt động số {at} về khoa học, công nghệ và đổi mới sáng tạo trên địa bàn tỉnh",
            when=parse(TIMES[at % len(TIMES)], year=2024),
            leads=(Unit(f"Phòng {at % 7}"),),
        )

    plans = range(count // each)
    return tuple(
        Agenda(
            plan=f"p{plan}",
            title=f"Kế hoạch {plan}",
            year=2024,
            entries=tuple(entry(f"p{plan}", at) for at in range(each)),
        )
        for plan in plans
    )


def test_an_empty_store_says_what_to_do(open_page, qtbot) -> None:
    page = open_page()
    assert page.hint.isVisible()
    with qtbot.waitSignal(page.plans_wanted):
        page.hint.button.click()
    page.view.fit()
    page.go_to_today()
    page.view.grab()


def test_only_what_the_filters_let_through(page) -> None:
    every = len(page.view.rows)
    page.sift(Filter(words="hoi thao khoa hoc"))
    assert 0 < len(page.view.rows) < every
    page.narrow(Only.LATE.value)
    assert all(row.late for row in page.view.rows)
    page.sift(Filter(words="không có gì như thế"))
    assert not page.view.rows and page.hint.isVisible()
    page.hint.button.click()
    assert len(page.view.rows) == every


@pytest.mark.parametrize(
    ("only", "wanted"),
    [(Only.WEEK, {1, 3}), (Only.LATE, {4}), (Only.OPEN, {0, 1, 2, 3, 4}), (Only.ALL, {0, 1, 2, 3, 4})],
)
def test_narrowed_to_what_matters_now(plan, only, wanted) -> None:
    found = narrowed((agenda(plan(*TIMES)),), only, date(2024, 5, 9))
    assert {int(entry.task[1:]) for known in found for entry in known.entries} == wanted


@pytest.mark.parametrize("by", [By.SECTION, By.UNIT, By.PLAN, By.MONTH])
def test_grouped_rows_hold_all_activities(page, by) -> None:
    plain = {row.key for row in page.view.rows}
    page.group(by.value)
    assert {row.key for row in page.view.rows} - {None} == plain
    assert any(row.head for row in page.view.rows)


def test_what_is_chosen_stays_chosen_through_groups_and_edits(page) -> None:
    key = page.view.rows[3].key
    page.choose(key)
    page.group(By.UNIT.value)
    assert page.view.row.key == key == page.key
    page.changes.word(page.entry(page.view.rows[1].key), "Ngày 20/5/2024")
    assert page.view.row.key == key


def test_going_to_what_a_filter_hides_takes_the_filter_off(page) -> None:
    key = page.view.rows[3].key
    page.sift(Filter(words="không có gì như thế"))
    page.choose(key)
    assert page.view.current_key == key and not page.filter


def test_a_plan_of_another_year_is_shown_in_its_year(page) -> None:
    plan = next(plan for plan in (s.plan for s in page.shelf.sessions.values()) if plan.year == 2021)
    page.show_plan(plan.id)
    assert page.year == 2021 and {row.plan for row in page.view.rows} == {plan.id}
    first, last = page.shown_days()
    assert page.view.lens.shows(first) >= 0 and page.view.lens.shows(last, 1.0) <= page.view.pane_width()


def test_years_are_turned(page) -> None:
    page.turn(2)
    assert page.toolbar.title.text() == "Year 2026" and {row.plan for row in page.view.rows}
    page.go_to_today()
    assert page.year == 2024


def test_a_day_is_chosen_and_a_time_worded_in_the_panel(open_page, plan) -> None:
    page = open_page(plan("01 ngày, trong tháng 5/2024"))
    page.choose(("p", "t0", 0))
    page.show_side("details")
    page.pick(("p", "t0", 0), date(2024, 5, 20))
    assert page.shelf.plan("p").picks[0].day == date(2024, 5, 20)
    page.sides.details.worded.emit(("p", "t0", 0), "Ngày 21/5/2024")
    assert page.view.rows[0].words == "Ngày 21/5/2024"


def test_tooltips_say_all(open_page, plan) -> None:
    page = open_page(plan("Hoàn thành trước ngày 10/5/2024"))
    where = page.view.row_rect(0).center().toPoint()
    said = page.view._told_at(0, where)
    assert "Hoạt động 0" in said and "Phòng Quản lý" in said and "Bounds" in said


@pytest.mark.parametrize("name", ["A" * 2000, "Một tên rất dài " * 125, "&<b>\n\0‮" * 50])
def test_hostile_names_are_drawn(open_page, name) -> None:
    entries = (
        Entry(plan="h", place="a", task="a", title=name, when=parse("Ngày 1/1/1900", year=1900)),
        Entry(
            plan="h",
            place="b",
            task="b",
            title=name,
            when=parse("Từ ngày 1/1/2020 đến ngày 31/12/2029", year=2020),
        ),
        Entry(
            plan="h", place="c", task="c", title=name, leads=tuple(Unit(f"Đơn vị {n}") for n in range(500))
        ),
    )
    page = open_page(more=(Agenda(plan="h", title=name, year=2024, entries=entries, event=Event(name)),))
    assert max(page.view.chart.row_height(at) for at in range(3)) < 120
    for step in ("buổi", "ngày", "tuần", "tháng", "năm"):
        page.view.show_step(step)
        page.view.grab()
    page.view.fit()
    page.view.choose(0)
    page.view.grab()


def test_of_ten_thousand_rows_only_what_is_seen_is_drawn(open_page, qtbot) -> None:
    page = open_page(more=agendas(10_000))
    view = page.view
    qtbot.waitUntil(lambda: len(view.rows) == 10_000, timeout=20_000)
    shapes = []
    for part in (0.0, 0.5, 0.999):
        view.verticalScrollBar().setValue(round(view.verticalScrollBar().maximum() * part))
        top, left = view.top(), view.lens.left
        drawn = view.chart.pane(view.lens.scale, left, left + 1000, top, top + 800)
        shapes.append(len(drawn.shapes))
        made = view._body.made
        view.grab()
        assert view._body.made - made <= 18
    assert max(shapes) < 900
    made = view._body.made
    view.grab()
    assert view._body.made == made


def test_of_many_rows_the_first_screen_comes_first(open_page) -> None:
    page = open_page(more=agendas(5_000))
    assert page.view.rows and page.view.chart.height > page.view.pane().height()
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert len(page.view.rows) == 5_000


def test_one_edit_among_many_lays_out_one_plan(open_page, plan, qtbot) -> None:
    page = open_page(plan("Ngày 15/5/2024"), more=agendas(5_000))
    qtbot.waitUntil(lambda: len(page.view.rows) == 5_001, timeout=20_000)
    page.changes.word(page.entry(("p", "t0", 0)), "Ngày 16/5/2024")
    assert "Ngày 16/5/2024" in {row.words for row in page.view.rows}
    assert len(page.view.rows) == 5_001


def test_nothing_stays_folded_that_cannot_be_reached(page) -> None:
    page.group(By.PLAN.value)
    key = page.view.rows[1].key
    page.fold(page.view.rows[0].fold, True)
    assert page.view.entry(key) is None
    page.choose(key)
    assert page.view.current_key == key


def test_a_version_is_compared_with(qtbot, tmp_path: Path, plan) -> None:
    library = Library(tmp_path)
    before = plan("Ngày 15/5/2024", state=State.DRAFT)
    library.save(before)
    number = library.keep_version(before, "Bản trình ký")
    library.close()
    offered: list = []
    seen: list = []
    from PySide6.QtCore import QObject

    owner = QObject()
    base = Baseline(
        tmp_path, owner, offered.append, lambda: seen.append(1), lambda error: pytest.fail(str(error))
    )
    base.show_plan("p")
    qtbot.waitUntil(lambda: bool(offered and offered[-1]))
    assert offered[-1][0][0] == str(number)
    base.choose(number)
    qtbot.waitUntil(lambda: bool(seen))
    assert base.entries[("p", "t0", 0)].when.text == "Ngày 15/5/2024"


def test_what_is_compared_is_shown_with_its_shift(open_page, plan) -> None:
    page = open_page(plan("Ngày 18/5/2024"))
    old = agenda(plan("Ngày 15/5/2024"))
    from types import SimpleNamespace

    page.baseline = SimpleNamespace(
        entries={entry.key: entry for entry in old.entries}, show_plan=lambda _plan: None
    )
    page._compared()
    assert page.view.chart.baseline
    said = page.view._told_at(0, page.view.row_rect(0).center().toPoint())
    assert "Was: Ngày 15/5/2024 (3 days later now)" in said
    page.view.grab()


def test_the_legend_says_what_is_in_use(page) -> None:
    assert page.legend.accessibleDescription()
    assert page.legend.height() > 20


def test_names_for_screen_readers_stand_everywhere(page) -> None:
    from PySide6.QtWidgets import QAbstractButton

    for button in page.toolbar.findChildren(QAbstractButton):
        assert button.accessibleName() or button.text()
    assert page.view.accessibleName()


def test_several_plans_are_parted_and_a_single_one_is_not(open_page) -> None:
    page = open_page(*map(sample.read, sample.NAMES), by="")
    heads = [row for row in page.view.rows if row.head]
    assert len(heads) > 1 and page.by is By.PLAN
    page.show_plan(heads[0].plan)
    assert not any(row.head for row in page.view.rows)


def test_what_begins_first_is_seen_first_and_what_names_no_day_last(open_page, plan) -> None:
    plans = (replace(plan(words), id=words or "none") for words in ("", "Ngày 15/5/2024", "Ngày 02/5/2024"))
    page = open_page(*plans)
    assert [row.words for row in page.view.rows] == ["Ngày 02/5/2024", "Ngày 15/5/2024", NO_TIME]
