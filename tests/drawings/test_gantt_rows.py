"""One row an activity, parts under it, groups with heads; what nobody looks at is not made."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.drawings.gantt_rows import NO_TIME, By, GanttRow, rows
from desktop.plan import phrase
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.item import Unit
from desktop.plan.plan import State

TODAY = date(2024, 5, 13)


@pytest.fixture
def parted() -> Agenda:
    """An activity with a preparation in it and two parts, between two others."""

    def entry(task: str, words: str, **more) -> Entry:
        when = phrase.parse(words, year=2024)
        place = more.pop("place", task)
        return Entry(plan="p", place=place, task=task, name=f"II. {task}.", title=task, when=when, **more)

    return Agenda(
        plan="p",
        title="Kế hoạch",
        year=2024,
        entries=(
            entry("a", "trước ngày 2/5/2024", leads=(Unit("Văn phòng Sở"),)),
            entry("b", "trước ngày 15/5/2024", place="b1", inner=True),
            entry("b", "ngày 21/5/2024", leads=(Unit("Thanh tra Sở"), Unit("Văn phòng Sở"))),
            entry("c", "ngày 14/5/2024", above="b"),
            entry("d", "tháng 6/2024", above="b"),
            entry("e", ""),
        ),
    )


def titles(found) -> list[str]:
    return [row.title for row in found]


def test_all_times_of_an_activity_on_one_row_its_own_first(parted) -> None:
    found = rows((parted,))
    assert titles(found) == ["A", "B", "C", "D", "E"]
    assert [row.level for row in found] == [0, 0, 1, 1, 0]
    assert [entry.inner for entry in found[1].entries] == [False, True]
    assert found[1].words == "ngày 21/5/2024; trước ngày 15/5/2024" and found[4].words == NO_TIME
    assert found[1].lead == "Thanh tra Sở; Văn phòng Sở"


@pytest.mark.parametrize(
    ("path", "number"),
    [("III. 5.", "III.5."), ("II. 1. 1.1.", "II.1.1."), ("II. 1. a)", "II.1.a)"), ("", "")],
)
def test_the_number_says_nothing_twice(make, path: str, number: str) -> None:
    plan = make("ngày 15/5/2024")
    plan = replace(plan, entries=(replace(plan.entries[0], name=path),))
    assert rows((plan,))[0].number == number


def test_an_activity_folds_its_parts(parted) -> None:
    fold = rows((parted,))[1].fold
    found = rows((parted,), folded={fold})
    assert titles(found) == ["A", "B", "E"] and found[1].folded


@pytest.mark.parametrize(
    ("by", "heads"),
    [
        (By.SECTION, ["Phần II"]),
        (By.PLAN, ["Kế hoạch"]),
        (By.UNIT, ["Thanh tra Sở", "Văn phòng Sở", "Chưa giao đơn vị"]),
        (By.MONTH, ["Tháng 5/2024", "Tháng 6/2024", NO_TIME]),
    ],
)
def test_groups_have_heads(parted, by: By, heads: list[str]) -> None:
    found = rows((parted,), by)
    assert [row.title for row in found if row.head] == heads
    assert {entry for row in found if row.head for entry in row.entries} == set(parted.entries)
    assert {row.group for row in found} == {row.group for row in found if row.head}


@pytest.mark.parametrize("by", [by for by in By if by is not By.NONE])
def test_a_folded_group_is_its_head_alone(parted, by: By) -> None:
    groups = {row.group for row in rows((parted,), by)}
    found = rows((parted,), by, groups)
    assert len(found) == len(groups) and all(row.head and row.folded for row in found)


def test_months_have_what_ends_first_on_top(parted) -> None:
    may = [row.title for row in rows((parted,), By.MONTH) if row.group == "month:2024-05" and not row.head]
    assert may == ["A", "C", "B"]


@pytest.mark.parametrize(
    ("words", "progress", "state"),
    [
        ("trước ngày 10/5/2024", 0, "Quá hạn"),
        ("trước ngày 10/5/2024", 100, "Xong"),
        ("tháng 4/2024", 30, "Quá hạn"),
        ("trước ngày 14/5/2024", 30, "Đang làm 30%"),
        ("trước ngày 14/5/2024", 0, "Chưa làm"),
        ("", 0, "Chưa làm"),
        ("thường xuyên", 0, "Chưa làm"),
    ],
)
def test_the_state_in_words(make: Callable[..., Agenda], words: str, progress: int, state: str) -> None:
    (row,) = rows((make(words, progress=progress),), today=TODAY)
    assert row.state == state


def test_nothing_of_a_plan_that_is_over_is_late(make) -> None:
    plan = replace(make("trước ngày 10/5/2024"), state=State.REPORTED)
    assert not rows((plan,), today=TODAY)[0].late


def test_an_edit_of_one_plan_leaves_the_rows_of_others(make) -> None:
    one, other = make("ngày 15/5/2024"), replace(make("ngày 16/5/2024"), plan="q")
    before = rows((one, other))[1]
    assert rows((replace(one, title="Đã sửa"), other))[1] is before


def test_rows_behave_as_a_tuple_does(samples) -> None:
    found = rows(samples)
    assert len(list(found)) == len(found) and found[-1] is found[len(found) - 1]
    assert found[1:3] == (found[1], found[2]) and isinstance(found[0], GanttRow)
    with pytest.raises(IndexError):
        found[len(found)]


@pytest.mark.parametrize("by", list(By))
def test_every_time_of_the_samples_is_on_one_row(samples, by: By) -> None:
    shown = [entry.key for row in rows(samples, by) if not row.head for entry in row.entries]
    every = sorted(entry.key for plan in samples for entry in plan.entries)
    assert (sorted(set(shown)) if by is By.UNIT else sorted(shown)) == every


def test_each_unit_has_what_it_leads_with_others_and_is_told_with_whom(parted) -> None:
    found = rows((parted,), By.UNIT)
    shared = {row.group: row.title for row in found if row.title.endswith("B")}
    assert shared == {
        "unit:thanh tra so": "(cùng Văn phòng Sở) B",
        "unit:van phong so": "(cùng Thanh tra Sở) B",
    }


def test_no_plans() -> None:
    assert [len(rows((), by)) for by in By] == [0] * len(By)


@pytest.mark.parametrize(("state", "late"), [(State.DRAFT, False), (State.RUNNING, True)])
def test_an_old_draft_is_not_late(make, state: State, late: bool) -> None:
    plan = replace(make("trước ngày 10/5/2024"), state=state)
    assert rows((plan,), today=date(2024, 9, 1))[0].late is late
