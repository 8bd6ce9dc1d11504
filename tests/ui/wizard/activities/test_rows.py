"""What the rows of the table say."""

import pytest

from desktop.plan import paste
from desktop.plan.item import Activity, Item, Role, RoleKind, Timing, Unit
from desktop.plan.plan import Plan, Section, SectionKind
from desktop.plan.text import text
from desktop.readers import sample
from desktop.ui.wizard.activities.rows import (
    CONTENT,
    LEAD,
    number_words,
    proposed,
    rows,
    state_words,
    unread_times,
)


def shown(*children, progress=None):
    item = Item(id="a", content=Activity(text("Họp"), progress=progress), children=children)
    return rows(Plan(id="p", sections=(Section(id="s", items=(item,)),)))[0]


def test_what_is_missing():
    assert state_words(shown()) == "missing: lead unit, time"
    lead = Item(id="l", content=Role(units=(Unit("A"),)))
    assert state_words(shown(lead)) == "missing: time"
    assert state_words(shown(lead, Item(id="t", content=Timing(text("Tháng 5"))))) == ""


def test_progress_is_said_when_nothing_is_missing():
    lines = (
        Item(id="l", content=Role(RoleKind.PERFORM, units=(Unit("A"),))),
        Item(id="t", content=Timing(text("Tháng 5"))),
    )
    row = shown(*lines, progress=60)
    assert (state_words(row), row.cells[LEAD]) == ("60 % done", "A")


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("III. 1.", "III.1"),
        ("II. 1. 1.5.", "II.1.5"),
        ("II. 2. a)", "II.2.a"),
        ("1. (2)", "1.2"),
        ("3.", "3"),
        ("Phụ lục I", "Phụ lục I"),
        ("", ""),
    ],
)
def test_a_path_of_marks_is_one_number(path, number):
    assert number_words(path) == number


@pytest.mark.parametrize(
    ("name", "count"), [("kon-tum-2024", 5), ("thanh-hoa-2024", 15), ("quang-ngai-2021", 5)]
)
def test_duties_outside_the_activities_are_no_rows(name, count):
    assert len(rows(sample.read(name))) == count


def test_duties_in_an_activities_section_are_rows():
    plan = sample.read("thanh-hoa-2024")
    kinds = {section.id: section.kind for section in plan.sections}
    assert SectionKind.ORGANISATION in kinds.values()
    assert any(row.cells[CONTENT].startswith("Công đoàn") for row in rows(plan))


def test_rows_of_a_paste():
    (row,) = proposed(paste.read("Họp\t\t\tkhi trời đẹp").proposals)
    assert (row.cells[0], row.cells[CONTENT], state_words(row)) == ("1", "Họp", "missing: lead unit")
    assert unread_times(paste.read("Họp\tA\t\tkhi trời đẹp").proposals, 2026) == 1
