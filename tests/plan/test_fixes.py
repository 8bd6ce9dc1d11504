"""A quick fix says exactly what a careful hand would have put there, and leaves the rest alone."""

from dataclasses import replace

import pytest

from desktop.plan import edit
from desktop.plan.fixes import fix_of
from desktop.plan.item import Prose, Role, Timing, Unit
from desktop.plan.plan import Plan, Signature, State
from desktop.plan.review import Finding, Severity, review
from desktop.plan.text import Run, Text, text
from desktop.plan.tree import find


def mended(plan: Plan, code: str) -> Plan:
    fix = fix_of(plan, next(finding for finding in review(plan) if finding.code == code))
    assert fix is not None and fix.words_id == code
    return fix.plan_after


PROSE = [
    ("doubled_mark", "Họp tại Sở,, sáng mai.", "Họp tại Sở, sáng mai."),
    ("doubled_mark", "Họp tại “Sở”..", "Họp tại “Sở”."),
    ("doubled_mark", "Họp; , rồi về.", "Họp; rồi về."),
    ("doubled_word", "Kết quả của của đề tài.", "Kết quả của đề tài."),
    ("loose_hyphen", "Phòng Hành chính- Tổng hợp.", "Phòng Hành chính - Tổng hợp."),
    ("loose_date", "Gửi ngày08 /10/2024.", "Gửi ngày 08/10/2024."),
    ("loose_space", "Gửi Sở , Bộ.", "Gửi Sở, Bộ."),
    ("lower_kind", "Theo công văn số 12/UBND-NN.", "Theo Công văn số 12/UBND-NN."),
    ("symbol_slip", "Theo Quyết định số 999/Qđ-TTg.", "Theo Quyết định số 999/QĐ-TTg."),
    ("typed_mark", "+ Công chức.", "Công chức."),
    ("quotes_mixed", 'Mở “A”, "B", "C".', "Mở “A”, “B”, “C”."),
    ("end_inside", "Hết./. Rồi họp.", "Hết. Rồi họp."),
    ("odd_signs", "Mở **chuyên mục** |mới|.", "Mở chuyên mục mới."),
    ("misspelt", "Để bất kíp các nước.", "Để bắt kịp các nước."),
    ("time_weekday", "Họp thứ Hai, ngày 17/5/2024.", "Họp thứ Sáu, ngày 17/5/2024."),
    ("event_name", "Mừng ngày khoa học và công nghệ Việt Nam.", "Mừng ngày Khoa học và Công nghệ Việt Nam."),
]


@pytest.mark.parametrize(
    ("code", "wrong", "right"), PROSE, ids=[f"{code} {wrong[:12]}" for code, wrong, _r in PROSE]
)
def test_words_are_put_right(full_plan: Plan, code: str, wrong: str, right: str) -> None:
    after = mended(edit.set_content(full_plan, "i0", Prose(text(wrong))), code)
    assert find(after, "i0").content == Prose(text(right))


def test_marks_and_notes_of_the_words_round_a_fix_stay(full_plan: Plan) -> None:
    runs = (Run("Kết quả của ", bold=True), Run("của đề tài", italic=True, note="Ghi chú."), Run("."))
    after = mended(edit.set_content(full_plan, "i0", Prose(Text(runs))), "doubled_word")
    content = find(after, "i0").content
    assert isinstance(content, Prose) and content.text.plain == "Kết quả của đề tài."
    assert content.text.runs[0].bold and content.text.runs[1] == replace(runs[1], text="đề tài")


def test_a_weekday_in_figures_stays_in_figures(full_plan: Plan) -> None:
    after = mended(
        edit.set_content(full_plan, "i5", Timing(text("Chiều ngày 17/5/2024 (Thứ 5)"))), "time_weekday"
    )
    assert find(after, "i5").content == Timing(text("Chiều ngày 17/5/2024 (Thứ 6)"))


def test_a_unit_gets_the_spelling_of_the_others(full_plan: Plan) -> None:
    unit = Unit("Phòng Hành chính, Tổng hợp")
    plan = edit.set_content(full_plan, "i8", replace(find(full_plan, "i8").content, unit=unit))  # type: ignore[call-arg]
    assert find(mended(plan, "unit_spelling"), "i8").content.unit.name == "Phòng Hành chính - Tổng hợp"  # type: ignore[union-attr]


def test_the_signature_gets_its_space(full_plan: Plan) -> None:
    plan = edit.set_signature(full_plan, Signature(("KT.GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "A", "B"))
    assert mended(plan, "prefix_space").signature == Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "A", "B")


def test_what_only_the_worker_knows_has_no_fix(full_plan: Plan) -> None:
    plan = edit.set_content(full_plan, "i4", Role())
    assert all(fix_of(plan, finding) is None for finding in review(plan) if finding.code == "lead_missing")


def test_a_signed_plan_has_no_fix(full_plan: Plan) -> None:
    plan = edit.set_state(edit.set_content(full_plan, "i0", Prose(text("của của"))), State.SIGNED)
    assert fix_of(plan, Finding("doubled_word", Severity.WARNING, "i0", ("của của",))) is None
