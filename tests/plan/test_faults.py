"""The faults of real plans (domain §7), put back one at a time: each is found at its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop.plan import edit
from desktop.plan.fixes import fix_of
from desktop.plan.item import (
    Item,
    Mark,
    Prose,
    Table,
    Unit,
)
from desktop.plan.plan import Annex, Issue, Plan, Recipient, Signature, Trace
from desktop.plan.review import Severity, review
from desktop.plan.text import Text, text
from desktop.plan.tree import find
from desktop.readers import sample

KT, TH, DN, NGOC, NGAI = sample.NAMES
Fault = Callable[[Plan], Plan]
CENTRE = "Trung tâm Nghiên cứu, Ứng dụng và Dịch vụ khoa học và công nghệ"


def as_it_is(plan: Plan) -> Plan:
    """The samples still have this fault."""
    return plan


def put(place: str, old: str, new: str) -> Fault:
    """The same words with a slip in them, wherever the record keeps them."""

    def slip(plan: Plan) -> Plan:
        content = find(plan, place).content
        assert old in repr(content), (place, old)
        changed = {}
        for name in content.__dataclass_fields__:
            value = getattr(content, name)
            if isinstance(value, str):
                changed[name] = value.replace(old, new)
            elif isinstance(value, Text):
                runs = tuple(
                    replace(r, text=r.text.replace(old, new), note=r.note.replace(old, new))
                    for r in value.runs
                )
                changed[name] = Text(runs)
            elif isinstance(value, Unit):
                changed[name] = Unit(value.name.replace(old, new))
            elif isinstance(value, tuple) and value and isinstance(value[0], Unit):
                changed[name] = tuple(Unit(unit.name.replace(old, new)) for unit in value)
        return edit.set_content(plan, place, replace(content, **changed))

    return slip


def ends(place: str, words: str) -> Fault:
    """The record's prose followed by something."""

    def slip(plan: Plan) -> Plan:
        content = find(plan, place).content
        assert isinstance(content, Prose)
        return edit.set_content(plan, place, Prose(text(content.text.plain + words)))

    return slip


def timed(place: str, words: str) -> Fault:
    return lambda plan: edit.set_when(plan, place, words)


def without(place: str) -> Fault:
    return lambda plan: edit.remove_item(plan, place)


def titled(old: str, new: str) -> Fault:
    return lambda plan: edit.set_title(plan, plan.title.replace(old, new))


def recipient(old: str, new: str) -> Fault:
    def slip(plan: Plan) -> Plan:
        assert any(r.name == old for r in plan.recipients)
        return edit.set_recipients(
            plan, tuple(replace(r, name=new) if r.name == old else r for r in plan.recipients)
        )

    return slip


def signed(*lines: str, name: str = "Nguyễn Văn An") -> Fault:
    return lambda plan: edit.set_signature(plan, Signature(lines, name))


def based(**parts: object) -> Fault:
    def slip(plan: Plan) -> Plan:
        first, *rest = plan.opening.bases
        return edit.set_bases(plan, (replace(first, **parts), *rest))

    return slip


def added(parent: str, content: object, mark: Mark = Mark.NONE, index: int = 0) -> Fault:
    return lambda plan: edit.add_item(plan, parent, index, Item(id="new", content=content, mark=mark))  # type: ignore[arg-type]


def archived(words: str) -> Fault:
    return lambda plan: edit.set_archive(plan, words)


def annexed(words: str) -> Fault:
    item = Item(id="new", content=Prose(text(words)))
    return lambda plan: replace(plan, annexes=(Annex(id="a", title="Phân công", items=(item,)),))


BUDGET = Table(("Việc", "Tiền"), (("In", "1.000.000"), ("Thuê", "2.000.000"), ("Tổng cộng", "4.000.000")))
INDEX = Table(("TT", "Việc", "Hạn"), (("1", "2", ""), ("1", "Họp", "10/5")))

FAULTS: list[tuple[str, str, str, Fault]] = [
    (
        "typed_mark",
        "qi-iii",
        NGAI,
        lambda p: edit.set_section(p, "qi-iii", "IV. TỔ CHỨC THỰC HIỆN", p.sections[2].kind),
    ),
    ("typed_mark", "qi-ii-3-5", NGAI, put("qi-ii-3-5", "Tổ chức", "c) Tổ chức")),
    ("typed_mark", "kt-iii-5-1-1", KT, put("kt-iii-5-1-1", "Công chức", "+ Công chức")),
    (
        "lead_in_numbered",
        "new",
        KT,
        added("kt-i", Prose(text("Kế hoạch này nhằm các mục đích sau:")), Mark.NUMBER),
    ),
    (
        "garbled",
        "th-ii-1-1-2-1",
        TH,
        put("th-ii-1-1-2-1", "chủ trì, phối hợp", "thực hiện công tác phối hợp chủ trì phối hợp"),
    ),
    ("doubled_word", "dn-i-1-2", DN, put("dn-i-1-2", "của sáng tạo", "của của sáng tạo")),
    ("garbled", "kt-v-1", KT, put("kt-v-1", "báo cáo Bộ", "báo cáo Ủy ban nhân dân UBND tỉnh, Bộ")),
    (
        "unit_twice",
        "th-ii-1-4-2",
        TH,
        put(
            "th-ii-1-4-2",
            "Trung tâm Thông tin Ứng dụng Chuyển giao KH&CN",
            "Chi cục Tiêu chuẩn Đo lường Chất lượng",
        ),
    ),
    ("misspelt", "recipients", KT, recipient("Bộ Khoa học và Công nghệ", "Bộ hoahọc và Công nghệ")),
    ("misspelt", "th-ii-1-4-1-2", TH, put("th-ii-1-4-1-2", "các cơ chế, chính sách", "các cơ chính sách")),
    ("misspelt", "qi-ii-1-2-5", NGAI, put("qi-ii-1-2-5", "bắt kịp", "bất kíp")),
    ("misspelt", "kt-iii-3-2", KT, put("kt-iii-3-2", "Phối hợp thực hiện", "Phôois hợp thực hiện")),
    ("misspelt", "kt-iii-1-3", KT, put("kt-iii-1-3", "thực hiện", "thực hiên")),
    ("archive_slip", "recipients", NGOC, archived("VT, VHXXH")),
    ("doubled_mark", "th-ii-1-5-1", TH, ends("th-ii-1-5-1", ".")),
    ("unbalanced", "qi-ii-5-1", NGAI, put("qi-ii-5-1", "18/5/2021", "18/5/2021)")),
    ("stop_missing", "kt-i-3", KT, put("kt-i-3", "ra toàn tỉnh.", "ra toàn tỉnh")),
    (
        "quotes_mixed",
        "qi-ii-1-3",
        NGAI,
        put("qi-ii-1-3", "“Khoa học, công nghệ và đời sống”", '"Khoa học, công nghệ và đời sống"'),
    ),
    ("unbalanced", "qn-iv-1-3", NGOC, put("qn-iv-1-3", "mới”", "mới")),
    ("loose_hyphen", "kt-iii-2-1", KT, put("kt-iii-2-1", "Hành chính - Tổng hợp", "Hành chính- Tổng hợp")),
    ("loose_hyphen", "qn-iv-1", NGOC, put("qn-iv-1", "Văn hóa - Xã hội", "Văn hóa- Xã hội")),
    ("loose_date", "kt-iii-2-2", KT, put("kt-iii-2-2", "ngày 10/5/2024", "ngày10 /5/2024")),
    ("odd_signs", "kt-i-2", KT, put("kt-i-2", "Ghi nhận", "**Ghi nhận**")),
    ("unit_spelling", "kt-iii-4-1", KT, put("kt-iii-4-1", "Nghiên cứu, Ứng dụng", "Nghiên cứu Ứng dụng")),
    ("unit_spelling", "kt-iii-5-6", KT, put("kt-iii-5-6", "khoa học và công nghệ", "KH&CN")),
    (
        "unit_spelling",
        "kt-iii-5-4",
        KT,
        put("kt-iii-5-4", "Dịch vụ Hành chính - Hội nghị", "Hành chính, Dịch vụ - Hội nghị"),
    ),
    ("unit_spelling", "recipients", NGOC, put("qn-iv-3", "Cung ứng", "cung ứng")),
    ("unit_spelling", "th-ii-1-1-1-1", TH, put("th-ii-1-1-1-1", "Công nghệ", "công nghệ")),
    ("unit_spelling", "qi-ii-4-1", NGAI, put("qi-ii-4-1", "Quản lý Công nghệ", "Quản lý công nghệ")),
    ("event_name", "dn-iii-3", DN, put("dn-iii-3", "Đổi mới sáng tạo", "Đổi mới Sáng tạo")),
    (
        "event_name",
        "qn-ii-5-3",
        NGOC,
        put("qn-ii-5-3", "Khoa học, Công nghệ và Đổi mới sáng tạo", "Khoa học và Công nghệ"),
    ),
    (
        "event_name",
        "kt-iii-5",
        KT,
        put("kt-iii-5", "Ngày Khoa học và Công nghệ", "Ngày khoa học và công nghệ"),
    ),
    ("event_day_mixed", "kt-iii-1", KT, put("kt-iii-1", "18-5", "18/5")),
    ("name_case", "signature", NGAI, signed("GIÁM ĐỐC", name="Nguyễn Thị thu An")),
    ("basis_kind_case", "opening", TH, based(kind="công văn")),
    ("lower_kind", "th-ii-1-1-2", TH, put("th-ii-1-1-2", "Kế hoạch số 196", "kế hoạch số 196")),
    ("basis_symbol", "opening", TH, based(number="999/Qđ-TTg")),
    ("symbol_spaces", "office", DN, lambda p: edit.set_office(p, replace(p.office, symbol="KH - SKHCN"))),
    ("leftover", "qn-i-1-1", NGOC, put("qn-i-1-1", "tăng cường", "trong toàn Ngành, tăng cường")),
    ("leftover", "kt-i-2", KT, ends("kt-i-2", " Quyết định này có hiệu lực kể từ ngày ký.")),
    ("recipient_as_above", "recipients", DN, recipient("UBND tỉnh", "Như Điều 2")),
    ("dissolved_for_good", "qn-iv-1-5", NGOC, ends("qn-iv-1-5", " Báo cáo UBND huyện.")),
    ("trace", "kt-iii-3", KT, lambda p: replace(p, traces=(Trace("number", "số 2", "kt-iii-3"),))),
    ("odd_year", "kt-iii-4-2", KT, timed("kt-iii-4", "Hoàn thành trước ngày 15/5/2023")),
    ("time_weekday", "kt-iii-5-3", KT, timed("kt-iii-5", "Chiều ngày 17/5/2024 (Thứ 5)")),
    ("time_weekday", "kt-i-2", KT, ends("kt-i-2", " Khai mạc Thứ Hai, ngày 17/5/2024.")),
    ("cited_later", "opening", NGAI, based(day=date(2021, 6, 1))),
    ("before_plan", "qi-ii-2-3", NGAI, as_it_is),
    ("two_windows", "th-ii-2-6", TH, as_it_is),
    ("rest_saturday", "kt-iii-3-3", KT, as_it_is),
    ("rest_saturday", "th-iii-1", TH, as_it_is),
    ("rest_saturday", "qi-ii-3-5-1", NGAI, as_it_is),
    ("event_rest_saturday", "title", TH, as_it_is),
    ("rest_sunday", "kt-iii-5-3", KT, timed("kt-iii-5", "Sáng ngày 19/5/2024")),
    ("rest_holiday", "kt-iii-2-2", KT, timed("kt-iii-2", "Chậm nhất là ngày 30/4/2024")),
    ("rest_holiday", "kt-iii-2-2", KT, timed("kt-iii-2", "Hoàn thành trước ngày 09/02/2024")),
    ("rest_off", "kt-iii-2-2", KT, timed("kt-iii-2", "Hoàn thành trước ngày 29/4/2024")),
    ("holidays_unsettled", "kt-iii-2-2", KT, timed("kt-iii-2", "Hoàn thành trước ngày 03/02/2027")),
    ("holidays_unchecked", "kt-iii-2-2", KT, timed("kt-iii-2", "Hoàn thành trước ngày 09/02/2036")),
    ("report_early", "th-iii-1", TH, put("th-iii-1", "25/5/2024", "15/5/2024")),
    ("time_reversed", "qi-ii-2-3", NGAI, timed("qi-ii-2", "Từ ngày 20/5/2021 đến 20/4/2021")),
    ("lead_missing", "qi-ii-3", NGAI, as_it_is),
    ("lead_missing", "kt-iii-4", KT, without("kt-iii-4-1")),
    ("coordinator_missing", "kt-iii-2", KT, as_it_is),
    ("time_missing", "th-ii-1-2", TH, as_it_is),
    ("time_missing", "kt-iii-4", KT, without("kt-iii-4-2")),
    ("venue_missing", "kt-iii-5", KT, without("kt-iii-5-4")),
    ("cost_missing", "qi-iii", NGAI, as_it_is),
    ("tm_missing", "signature", NGOC, signed("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("prefix_space", "signature", NGOC, signed("TM. ỦY BAN NHÂN DÂN", "KT.CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
    ("prefix_slash", "signature", NGOC, signed("T/M. BAN TỔ CHỨC", "TRƯỞNG BAN")),
    ("recipient_cut", "recipients", DN, recipient("Các phòng, đơn vị thuộc Sở", "Các phòng, đơn vị thuộc")),
    ("recipient_comma", "recipients", NGOC, recipient("CT, các Phó CT UBND xã", "CT các Phó CT UBND xã")),
    ("archive_bracket", "recipients", NGAI, archived("VT, TC(An")),
    ("archive_glued", "recipients", NGAI, archived("VT, VPThu An")),
    (
        "unit_unreached",
        "th-ii-1-1-2-1",
        TH,
        recipient("Liên hiệp các Hội KH&KT Thanh Hóa", "Hội Nông dân tỉnh"),
    ),
    (
        "recipient_idle",
        "recipients",
        TH,
        lambda p: edit.set_recipients(p, (*p.recipients, Recipient("r", "Hội Nông dân tỉnh", "p/h"))),
    ),
    ("unit_twice", "recipients", KT, recipient("UBND tỉnh", "Lãnh đạo Sở")),
    (
        "title_cut",
        "qi-ii-5",
        NGAI,
        put("qi-ii-5", "Phối hợp với", "18/5; Hội thảo khoa học tôn vinh, phối hợp với"),
    ),
    ("label_inside", "qi-ii-2", NGAI, put("qi-ii-2", "tại Sở và", "Khẩu hiệu: “Nhiệt liệt” tại Sở và")),
    ("table_index", "new", KT, added("kt-iv", INDEX)),
    ("sum_wrong", "new", KT, added("kt-iv", BUDGET)),
    ("count_wrong", "th-ii-1-1", TH, put("th-ii-1-1", "02 hội thảo", "03 hội thảo")),
    ("end_inside", "kt-i-3", KT, put("kt-i-3", "ra toàn tỉnh.", "ra toàn tỉnh./.")),
    ("end_missing", "closing", TH, added("th-iii", BUDGET, index=9)),
    ("annex_line", "new", KT, annexed("(Kèm theo Kế hoạch số 15/KH-UBND ngày 01/3/2023)")),
    ("mixed_hang", "dn-i-1-1", DN, put("dn-i-2-2", "trong cơ quan", "hàng năm trong cơ quan")),
    ("mixed_tone", "kt-i-2", KT, ends("kt-i-2", " Giữ gìn hoà bình.")),
]
IDS = [f"{code} at {place}" for code, place, _sample, _fault in FAULTS]


@pytest.mark.parametrize(("code", "place", "sound", "fault"), FAULTS, ids=IDS)
def test_each_real_fault_is_found_at_its_place(code: str, place: str, sound: str, fault: Fault) -> None:
    found = [finding for finding in review(fault(sample.read(sound))) if finding.code == code]
    assert place in [finding.place for finding in found], found


@pytest.mark.parametrize(("code", "place", "sound", "fault"), FAULTS, ids=IDS)
def test_a_fix_puts_its_fault_right_and_makes_no_other(
    code: str, place: str, sound: str, fault: Fault
) -> None:
    plan = fault(sample.read(sound))
    before = review(plan)
    finding = next(f for f in before if f.code == code and f.place == place)
    fix = fix_of(plan, finding)
    if fix is not None:
        after = review(fix.plan_after)
        assert finding not in after
        assert {f.code for f in after} <= {f.code for f in before}


@pytest.mark.parametrize("name", sample.NAMES)
def test_a_sound_sample_has_no_error_and_at_most_three_warnings(name: str) -> None:
    found = review(sample.read(name))
    assert not [finding for finding in found if finding.severity is Severity.ERROR]
    assert len([finding for finding in found if finding.severity is Severity.WARNING]) <= 3


TRUE = {
    KT: {("rest_saturday", "kt-iii-3-3")},
    TH: {("rest_saturday", "th-iii-1"), ("event_day_mixed", "th-i-2")},
    DN: set(),
    NGOC: set(),
    NGAI: {("lead_missing", "qi-ii-3"), ("lead_missing", "qi-ii-5"), ("before_plan", "qi-ii-2-3")},
}


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_warning_of_a_sound_sample_is_true(name: str) -> None:
    found = review(sample.read(name))
    assert {(f.code, f.place) for f in found if f.severity is Severity.WARNING} == TRUE[name]


def test_a_blank_day_is_no_fault() -> None:
    plan = edit.set_issue(sample.read(KT), Issue(year=2024))
    assert not [f for f in review(plan) if f.place == "office"]
