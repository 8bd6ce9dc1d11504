"""Each check finds its fault, and a sound plan has none of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.plan import edit
from desktop.plan import item as records
from desktop.plan.item import Item, Mark
from desktop.plan.plan import Basis, Issue, Office, Plan, Recipient, SectionKind, Signature, blank
from desktop.plan.renew import propose, renewed
from desktop.plan.review import Severity, review, waived, waiver_of
from desktop.plan.stamps import Stamps
from desktop.plan.text import text
from desktop.plan.wording import GAP
from desktop.readers import sample


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
    ("basis_blank", lambda p: edit.set_bases(p, (Basis("b"),))),
    ("basis_number_missing", lambda p: edit.set_bases(p, (Basis("b", day=date(2024, 1, 2)),))),
    ("basis_day_missing", lambda p: edit.set_bases(p, (Basis("b", number="1/KH-UBND"),))),
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


def dotted(plan: Plan) -> list[tuple[str, str]]:
    return [(f.place, f.words[0]) for f in review(plan) if f.code == "dots"]


def basis_about(subject: str) -> Basis:
    return Basis("b", "Công văn", "1/UBND", date(2024, 1, 2), "UBND tỉnh", subject)


GAPS: list[tuple[str, str, Callable[[Plan], Plan]]] = [
    ("title", f"Tổ chức {GAP} năm 2027", lambda p: edit.set_title(p, f"Tổ chức {GAP}\nnăm 2027")),
    (
        "opening",
        f"Sở {GAP} như sau:",
        lambda p: edit.set_opening(p, replace(p.opening, conclusion=text(f"Sở {GAP} như sau:"))),
    ),
    (
        "opening",
        f"… của UBND tỉnh về {GAP}",
        lambda p: edit.set_bases(p, (basis_about(f"về {GAP}"),)),
    ),
    ("x1", GAP, lambda p: edit.set_content(p, "x1", records.Table(("Việc",), ((GAP,), ("Họp",))))),
    ("s1", f"PHẦN {GAP}", lambda p: edit.set_section(p, "s1", f"PHẦN {GAP}", SectionKind.CONTENT)),
    ("recipients", GAP, lambda p: edit.set_recipients(p, (Recipient("r", ""),))),
    ("signature", f"GIÁM ĐỐC {GAP}", lambda p: edit.set_signature(p, Signature((f"GIÁM ĐỐC {GAP}",), "A"))),
]


@pytest.mark.parametrize(("place", "words", "fault"), GAPS, ids=[f"{g[0]}-{n}" for n, g in enumerate(GAPS)])
def test_dots_anywhere_on_the_paper_are_told_at_their_place(
    full_plan: Plan, place: str, words: str, fault: Callable[[Plan], Plan]
) -> None:
    assert dotted(full_plan) == []
    assert dotted(fault(full_plan)) == [(place, words)]


def test_a_law_needs_no_number(full_plan: Plan) -> None:
    found = codes(edit.set_bases(full_plan, (Basis("b", "Luật Khoa học, công nghệ"),)))
    assert not any(code.startswith("basis_") for code in found)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
@pytest.mark.parametrize("name", sample.NAMES)
def test_no_two_findings_say_the_same_of_a_renewed_plan(name: str, year: int) -> None:
    found = review(renewed(propose(sample.read(name), year)))
    said = [(f.place, f.words[0] if f.words else "", f.code.endswith("_missing") and f.code) for f in found]
    assert sorted(set(said), key=str) == sorted(said, key=str)


def test_what_can_be_mended_is_told_before_what_only_stands_over() -> None:
    plan = renewed(propose(sample.read("kon-tum-2024"), 2027))
    gone = {f.words[0] for f in review(plan) if f.code.startswith("dissolved")}
    left = {f.words[0] for f in review(plan) if f.code == "trace"}
    assert "thành phố Kon Tum" in gone and not gone & left
