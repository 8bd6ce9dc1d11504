"""What is marked as proposed, until a hand touches it; nothing is rewritten unasked."""

from dataclasses import replace

import pytest

from desktop.plan import edit
from desktop.plan.item import Duty, Item, Mark, Money
from desktop.plan.plan import Recipient, SectionKind
from desktop.plan.proposals import closing, conclusion, duties, recipients
from desktop.plan.proposed import outdated, refreshed, touched, with_duties, with_recipients, with_words
from desktop.plan.text import text
from desktop.plan.tree import all_items, find, map_below
from desktop.readers import sample


@pytest.fixture
def plan():
    return sample.read("kon-tum-2024")


@pytest.fixture
def full(plan):
    """Everything that can be proposed, taken."""
    plan = with_recipients(replace(plan, recipients=()), recipients(replace(plan, recipients=())))
    plan = with_words(plan, "closing", closing(plan))
    plan = with_words(plan, "conclusion", conclusion(plan))
    return with_duties(plan, duties(plan))


def test_all_that_was_taken_is_marked_and_up_to_date(full):
    assert len(full.proposed) == 6 + 2 + 2
    assert outdated(full) == ()


@pytest.mark.parametrize(
    ("change", "key"),
    (
        (lambda p: edit.set_closing(p, text("Trên đây.")), "closing"),
        (lambda p: edit.set_opening(p, replace(p.opening, conclusion=text("Như sau:"))), "conclusion"),
        (lambda p: edit.set_closing(p, text("")), "closing"),
    ),
)
def test_edited_words_are_the_workers_own(full, change, key):
    after = touched(full, change(full))
    assert set(full.proposed) - set(after.proposed) == {key}
    assert refreshed(after, (key,)) == after


def test_an_edited_or_deleted_recipient_leaves_the_others_marked(full):
    first, second, *rest = full.recipients
    after = touched(full, edit.set_recipients(full, (replace(first, note="để b/c"), *rest)))
    assert set(full.proposed) - set(after.proposed) == {first.id, second.id}


def test_other_edits_touch_nothing(full):
    duty = duties(sample.read("kon-tum-2024"))[0]
    moved = edit.move_item(edit.set_mark(full, duty.id, Mark.DASH), duty.id, -1)
    moved = edit.set_title(edit.set_recipients(moved, tuple(reversed(moved.recipients))), "Khác")
    assert touched(full, moved).proposed == full.proposed


def test_changed_data_is_told_and_mended_only_when_asked(full):
    after = touched(full, edit.set_title(full, "Tổ chức Tuần lễ đổi mới sáng tạo"))
    assert after.closing == full.closing
    assert set(outdated(after)) == {"closing", "conclusion"}
    fresh = touched(after, refreshed(after, outdated(after)))
    assert "Tuần lễ đổi mới sáng tạo" in fresh.closing.plain
    assert outdated(fresh) == () and set(fresh.proposed) == set(full.proposed)


def test_a_duty_follows_the_part_it_speaks_of(full):
    after = edit.move_section(full, full.sections[0].id, 3)
    late = outdated(after)
    assert [find(after, key).content.units[0].name for key in late] == [
        "Trung tâm Nghiên cứu, Ứng dụng và Dịch vụ khoa học và công nghệ",
        "Phòng Quản lý Khoa học",
    ]
    numbered = edit.set_mark(after, late[0], Mark.DASH)
    fresh = touched(numbered, refreshed(numbered, late))
    assert "Mục II Kế hoạch" in find(fresh, late[0]).content.text.plain
    assert find(fresh, late[0]).mark is Mark.DASH


def test_a_proposed_recipient_takes_its_place_by_rank(plan):
    lines = (Recipient("a", "UBND tỉnh", "b/c"), Recipient("b", "Lãnh đạo Sở"))
    more = (
        Recipient("m", "Bộ KH&CN", "b/c"),
        Recipient("n", "Báo Kon Tum", "p/h"),
        Recipient("o", "Các phòng", "t/h"),
    )
    after = with_recipients(replace(plan, recipients=lines), more)
    assert [line.id for line in after.recipients] == ["a", "m", "n", "b", "o"]


def test_a_proposed_cost_follows_the_year(plan):
    cost = next(s for s in plan.sections if s.kind is SectionKind.COST)
    plan = edit.add_item(plan, cost.id, 0, Item(id="m", content=Money()))
    plan = refreshed(edit.set_proposed(plan, ("m",)), ("m",))
    later = edit.set_issue(plan, replace(plan.issue, year=2027))
    assert outdated(plan) == () and outdated(later) == ("m",)


def test_a_duty_of_a_unit_without_tasks_is_left_alone(full):
    section = next(s for s in full.sections if s.kind is SectionKind.ACTIVITIES)
    after = map_below(full, section.id, lambda _items: ())
    assert not {item.id for item in all_items(after) if isinstance(item.content, Duty)} & set(outdated(after))
