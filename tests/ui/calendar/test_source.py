"""The calendar's source: all plans off the GUI thread, open ones live, changes and undo wherever they are."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.errors import KnownError
from desktop.plan import edit
from desktop.plan.office import Directory
from desktop.plan.workdays import DayKind, SpecialDay
from desktop.readers import sample
from desktop.session.library import Library
from desktop.ui.calendar.source import Source
from desktop.ui.desk import Desk
from desktop.ui.directory import current

MAY = date(2024, 5, 1), date(2024, 5, 31)


@pytest.fixture
def desk(qapp, tmp_path):
    desk = Desk(tmp_path)
    for name in sample.NAMES:
        desk.library.save(sample.read(name))
    yield desk
    desk.close()


@pytest.fixture
def source(desk, qtbot):
    source = Source(desk)
    with qtbot.waitSignal(source.changed):
        source.agendas(*MAY)
    return source


def _plans(source, span=MAY):
    return {known.plan for known in source.agendas(*span)}


def _deadline(source):
    found = (
        e for a in source.agendas(*MAY) for e in a.entries if e.when.text == "Hoàn thành trước ngày 10/5/2024"
    )
    return next(found, None)


def _to(words):
    return lambda plan: edit.set_when(plan, _PLACE["place"], words)


_PLACE = {}


@pytest.fixture
def deadline(source):
    entry = _deadline(source)
    _PLACE["place"] = entry.place
    return entry


def test_plans_of_a_year_come_from_the_store(source):
    assert _plans(source) == {"sample-kon-tum-2024", "sample-thanh-hoa-2024"}


def test_another_year_is_read_when_it_is_asked_for(source, qtbot):
    span = date(2026, 5, 1), date(2026, 5, 31)
    with qtbot.waitSignal(source.changed):
        assert _plans(source, span) == set()
    assert _plans(source, span) == {"sample-quang-ngoc-2026"}


def test_the_open_plan_is_shown_as_it_is_now(source, desk, deadline):
    session = desk.start(desk.load(deadline.plan))
    session.put("Đổi", _to("trước ngày 09/5/2024")(session.plan))
    assert _deadline(source) is None


def test_a_change_of_a_plan_that_is_not_open_is_saved_and_undone(source, desk, deadline, qtbot):
    with qtbot.waitSignal(source.changed):
        source.change(deadline.plan, "Dời", _to("trước ngày 09/5/2024"))
    assert _deadline(source) is None
    desk.saver.flush()
    assert desk.load(deadline.plan).sections != sample.read("kon-tum-2024").sections
    assert source.undo()
    assert _deadline(source) == deadline
    assert source.redo()
    assert _deadline(source) is None


def test_undo_takes_back_the_last_step_of_any_plan(source, desk, deadline):
    other = desk.start(desk.load("sample-thanh-hoa-2024"))
    source.change(deadline.plan, "Dời", _to("trước ngày 09/5/2024"))
    other.edit("Đổi tên", edit.set_title, "Sau")
    assert source.undo()
    assert other.plan.title != "Sau"
    assert source.undo()
    assert _deadline(source) == deadline
    assert not source.undo()


def test_a_signed_plan_is_not_changed(source, desk, deadline):
    plan = replace(desk.load(deadline.plan), state="signed")
    desk.library.save(plan)
    with pytest.raises(edit.PlanFrozen):
        source.change(plan.id, "Dời", _to("trước ngày 09/5/2024"))


def test_what_another_window_removed_is_gone_after_reading_again(source, desk, deadline, qtbot):
    library = Library(desk.folder)
    library.remove(deadline.plan)
    library.close()
    with qtbot.waitSignal(source.changed):
        source.refresh()
    assert _plans(source) == {"sample-thanh-hoa-2024"}


def test_what_has_not_changed_is_not_read_again(source, qtbot):
    before = source.agendas(*MAY)
    with qtbot.waitSignal(source.changed):
        source.refresh()
    after = source.agendas(*MAY)
    assert len(before) == len(after) > 1
    assert all(one is other for one, other in zip(before, after, strict=True))


def test_conflicts_are_told_anew_only_after_a_change(source, deadline):
    before = source.conflicts()
    source.change(deadline.plan, "Move", _to("ngày 30/4/2024"))
    after = source.conflicts()
    assert after != before
    assert source.conflicts() is after


def test_what_another_window_changed_stays_and_is_told(source, desk, deadline, qtbot):
    source.change(deadline.plan, "Dời", _to("trước ngày 08/5/2024"))
    assert desk.saver.flush()
    library = Library(desk.folder)
    library.save(edit.set_title(library.load(deadline.plan), "Của cửa sổ kia"))
    library.close()
    with qtbot.waitSignal(source.failed) as told:
        source.change(deadline.plan, "Dời", _to("trước ngày 09/5/2024"))
        desk.saver.flush(0.5)
    assert isinstance(told.args[0], KnownError)
    assert source.plan(deadline.plan).title == "Của cửa sổ kia"
    assert len(desk.library.versions(deadline.plan)) >= 2


def test_the_offices_own_days_are_in_the_calendar(source):
    day = date(2024, 5, 22)
    current.set_directory(Directory(days=(SpecialDay(day, DayKind.OFFICE, "Ngày truyền thống"),)))
    assert source.calendar().rests(day)
    current.set_directory(Directory())
    assert not source.calendar().rests(day)
