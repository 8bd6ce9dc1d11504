"""The task list tells how far each page is."""

import pytest

from desktop.plan import edit
from desktop.plan import item as records
from desktop.plan.item import Item
from desktop.plan.plan import PageSetup, Plan, Signature, blank
from desktop.plan.renew import propose, renewed
from desktop.plan.review import review, waiver_of
from desktop.plan.stamps import Stamps
from desktop.plan.text import text
from desktop.readers import sample
from desktop.session.outline import Progress, keys, outline, page_of


def progress(plan: Plan) -> dict[str, Progress]:
    return {entry.key.split(":")[0] + entry.mark: entry.progress for entry in outline(plan)}


def test_a_blank_plan_is_all_to_do() -> None:
    found = progress(blank(2026))
    assert list(found)[:4] == ["office", "title", "opening", "sectionI."]
    assert found["sectionIV."] is found["closing"] is Progress.TODO
    assert found["title"] is Progress.ERROR


def test_a_section_grows_from_todo_to_done() -> None:
    plan = blank(2026)
    cost = plan.sections[3].id
    plan = edit.add_item(plan, cost, 0, Item(id="a", content=records.Prose(text("Ngân sách."))))
    plan = edit.add_item(plan, cost, 1, Item(id="b", content=records.Prose()))
    assert progress(plan)["sectionIV."] is Progress.DOING
    assert progress(edit.remove_item(plan, "b"))["sectionIV."] is Progress.DONE
    assert progress(edit.set_section_done(plan, cost, True))["sectionIV."] is Progress.DONE


def test_signature() -> None:
    plan = edit.set_signature(blank(2026), Signature(("GIÁM ĐỐC",), "Nguyễn Văn An"))
    assert progress(plan)["signature"] is Progress.DONE


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_record_of_a_sample_has_a_page(name: str) -> None:
    plan = sample.read(name)
    keys = {entry.key for entry in outline(plan)}
    assert {page_of(plan, item.id) for section in plan.sections for item in section.items} <= keys
    assert page_of(plan, "recipients") == "recipients"


@pytest.mark.parametrize("name", sample.NAMES)
def test_samples_have_no_page_with_an_error(name: str) -> None:
    assert Progress.ERROR not in progress(sample.read(name)).values()


def test_stamps_are_never_to_do() -> None:
    plan = blank(2026)
    assert progress(plan)["stamps"] is Progress.OPTIONAL
    assert progress(edit.set_stamps(plan, Stamps(urgency="KHẨN")))["stamps"] is Progress.DONE
    assert progress(edit.set_page(plan, PageSetup(body=13)))["stamps"] is Progress.DONE
    assert page_of(plan, "stamps") == "stamps"


@pytest.mark.parametrize("name", sample.NAMES)
def test_the_keys_are_those_of_the_outline(name: str) -> None:
    plan = sample.read(name)
    assert keys(plan) == tuple(entry.key for entry in outline(plan))


def test_the_table_of_activities_mirrors_the_sections() -> None:
    plan = blank(2026)
    listed = [entry.key for entry in outline(plan)]
    assert listed[listed.index("activities") - 1] == f"section:{plan.sections[-1].id}"
    assert progress(plan)["activities"] is Progress.OPTIONAL
    without = edit.remove_section(plan, plan.sections[2].id)
    assert "activities" not in keys(without)
    activity = Item(id="a", content=records.Activity(text("Họp")))
    held = edit.add_item(without, without.sections[2].id, 0, activity)
    assert progress(held)["activities"] is Progress.OPTIONAL
    assert page_of(held, "activities") == "activities"
    assert page_of(held, "a") == f"section:{without.sections[2].id}"
    assert progress(sample.read("kon-tum-2024"))["activities"] is Progress.DONE


@pytest.mark.parametrize("name", sample.NAMES)
def test_an_opening_with_blank_numbers_is_not_done(name: str) -> None:
    plan = renewed(propose(sample.read(name), 2027))
    assert progress(plan)["opening"] is Progress.DOING
    for finding in review(plan):
        plan = edit.waive(plan, waiver_of(finding, "văn thư điền sau"))
    assert progress(plan)["opening"] is Progress.DONE


def test_a_title_with_dots_is_not_done() -> None:
    plan = sample.read("kon-tum-2024")
    assert progress(edit.set_title(plan, "Tổ chức ………… năm 2027"))["title"] is Progress.DOING
