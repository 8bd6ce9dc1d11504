"""Each check finds its fault, and a sound plan has none of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.plan import edit
from desktop.plan import item as records
from desktop.plan.item import Item, Mark
from desktop.plan.plan import Basis, Issue, Office, Plan, Recipient, SectionKind, Signature, blank
from desktop.plan.review import Severity, review, waived, waiver_of
from desktop.plan.stamps import Stamps
from desktop.plan.text import text


def codes(plan: Plan) -> set[str]:
    return {finding.code for finding in review(plan)}


def timed(words: str) -> Callable[[Plan], Plan]:
    return lambda plan: edit.set_content(plan, "i5", records.Timing(text(words)))


FAULTS: list[tuple[str, Callable[[Plan], Plan]]] = [
    ("title_missing", lambda p: edit.set_title(p, " ")),
    ("issuer_missing", lambda p: edit.set_office(p, Office())),
    ("signer_missing", lambda p: edit.set_signature(p, Signature(("GIÁM ĐỐC",)))),
    ("recipients_missing", lambda p: edit.set_recipients(p, ())),
    ("bases_missing", lambda p: edit.set_bases(p, ())),
    ("section_empty", lambda p: edit.remove_item(p, "top")),
    ("section_untitled", lambda p: edit.add_section(p, 0, "")),
    ("gap", lambda p: edit.set_content(p, "i0", records.Prose())),
    ("lead_missing", lambda p: edit.remove_item(p, "i3")),
    ("venue_missing", lambda p: p),
    ("time_unread", timed("khi nào trời đẹp")),
    ("time_impossible_date", timed("Ngày 31/02/2024")),
    ("time_weekday", timed("Chiều ngày 17/5/2024 (Thứ Hai)")),
    ("time_reversed", timed("Từ ngày 20/5/2024 đến ngày 10/5/2024")),
    ("tm_for_single_head", lambda p: edit.set_signature(p, Signature(("TM. SỞ", "GIÁM ĐỐC"), "A"))),
    ("tm_missing", lambda p: edit.set_office(p, replace(p.office, collective=True))),
    ("deputy_missing", lambda p: edit.set_signature(p, Signature(("KT. GIÁM ĐỐC",), "A"))),
    ("prefix_space", lambda p: edit.set_signature(p, Signature(("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "A"))),
    ("archive_missing", lambda p: edit.set_archive(p, "VP")),
    ("archive_unit_missing", lambda p: edit.set_archive(p, "VT")),
    ("recipient_as_above", lambda p: edit.set_recipients(p, (Recipient("r", "Như trên"),))),
    ("secret_mark", lambda p: edit.set_title(p, "MẬT")),
    ("stamp_unknown", lambda p: replace(p, stamps=Stamps("RẤT GẤP"))),
    ("cited_later", lambda p: edit.set_bases(p, (Basis("b", day=date(2024, 6, 1)),))),
    ("unbalanced", lambda p: edit.set_content(p, "i0", records.Prose(text("“Chủ đề")))),
]


@pytest.mark.parametrize(("code", "fault"), FAULTS, ids=[code for code, _ in FAULTS])
def test_each_fault_is_found(full_plan: Plan, code: str, fault: Callable[[Plan], Plan]) -> None:
    assert code in codes(fault(full_plan))


def test_blank_number_and_day_are_no_fault(full_plan: Plan) -> None:
    assert codes(edit.set_issue(full_plan, Issue(year=2024))) <= codes(full_plan)


def test_duties_may_carry_the_activities(full_plan: Plan) -> None:
    assert "lead_missing" not in codes(full_plan)
    section = full_plan.sections[0]
    meant = edit.set_section(full_plan, section.id, section.title, SectionKind.ACTIVITIES)
    assert "lead_missing" in codes(meant)


def test_an_empty_line_is_told_once(full_plan: Plan) -> None:
    line = Item(id="lead", content=records.Role(), mark=Mark.DASH)
    found = [
        f.code
        for f in review(edit.add_item(edit.remove_item(full_plan, "i3"), "i2", 0, line))
        if f.place == "lead"
    ]
    assert found == ["lead_missing"]


def test_a_finding_set_aside_is_left_out_and_can_be_told(full_plan: Plan) -> None:
    finding = review(full_plan)[0]
    plan = edit.waive(full_plan, waiver_of(finding, "đã hỏi  Giám đốc"))
    assert finding not in review(plan) and finding in review(plan, cleared=False)
    assert [(found, waiver.reason) for found, waiver in waived(plan)] == [(finding, "đã hỏi Giám đốc")]


def test_no_two_findings_are_alike(full_plan: Plan) -> None:
    found = review(full_plan)
    assert len(found) == len(set(found))


def test_a_blank_plan_is_blocked_but_reads_well() -> None:
    findings = review(blank(2026))
    assert findings[0].severity is Severity.ERROR
    assert {"title_missing", "signer_missing", "section_empty"} <= {f.code for f in findings}
