"""A plan that clashes with itself is told of in the review, and can be set aside there."""

from desktop.plan import edit
from desktop.plan import item as records
from desktop.plan.item import Item, Mark, Unit
from desktop.plan.plan import Event, Issue, Plan, Section, SectionKind
from desktop.plan.review import Severity, review, waived, waiver_of
from desktop.plan.text import text


def activity(name: str, when: str, place: str = "", lead: str = "") -> Item:
    lines = (
        ("lead", records.Role(units=(Unit(lead),))),
        ("when", records.Timing(text(when))),
        ("place", records.Venue(place)),
    )
    below = tuple(Item(id=f"{name}-{key}", content=content) for key, content in lines)
    return Item(id=name, content=records.Activity(text(f"Tọa đàm {name}")), mark=Mark.NUMBER, children=below)


def plan(*items: Item) -> Plan:
    section = Section(id="s", title="NỘI DUNG", kind=SectionKind.ACTIVITIES, items=items)
    return Plan(id="p", issue=Issue(year=2024), event=Event("Ngày KH&CN"), sections=(section,))


def clashing(found) -> list[tuple[str, Severity, str]]:
    codes = ("room_clash", "unit_clash", "windows_meet", "closed_day", "weekend")
    return [(one.code, one.severity, one.place) for one in found if one.code in codes]


def test_one_hall_twice_stands_in_the_way_of_signing() -> None:
    found = review(
        plan(activity("a", "Sáng 17/5/2024", "Hội trường"), activity("b", "ngày 17/5/2024", "Hội trường"))
    )
    assert clashing(found) == [("room_clash", Severity.ERROR, "a-when")]


def test_one_lead_twice_is_a_warning_that_can_be_set_aside() -> None:
    both = plan(
        activity("a", "Sáng 17/5/2024", lead="Phòng A"), activity("b", "Sáng 17/5/2024", lead="Phòng A")
    )
    found = next(one for one in review(both) if one.code == "unit_clash")
    assert found.severity is Severity.WARNING
    calm = edit.waive(both, waiver_of(found, "hai tổ khác nhau"))
    assert clashing(review(calm)) == []
    assert [waiver.reason for _finding, waiver in waived(calm)] == ["hai tổ khác nhau"]


def test_what_was_set_aside_comes_back_when_the_time_changes() -> None:
    items = [activity(name, "Sáng 17/5/2024", lead="Phòng A") for name in "ab"]
    found = next(one for one in review(plan(*items)) if one.code == "unit_clash")
    moved = plan(items[0], activity("b", "8h00 ngày 17/5/2024", lead="Phòng A"))
    assert clashing(review(edit.waive(moved, waiver_of(found, "lý do")))) != []


def test_days_off_are_told_of_once() -> None:
    assert clashing(review(plan(activity("a", "Sáng 18/5/2024")))) == []
