"""What the five samples' own data proposes."""

from dataclasses import replace

import pytest

from desktop.plan.item import Activity, Duty, DutyStyle, Item, Role, RoleKind, Unit
from desktop.plan.office import Directory, KnownUnit, RecipientSet, Signer
from desktop.plan.plan import Plan, Recipient, blank
from desktop.plan.proposals import (
    closing,
    conclusion,
    cost_words,
    duties,
    note_style,
    organisation,
    recipients,
    signers,
)
from desktop.plan.tree import all_items, map_below
from desktop.plan.wording import recipient_line, sentence
from desktop.readers import sample

SAMPLES = ("kon-tum-2024", "thanh-hoa-2024", "dak-nong-2024", "quang-ngoc-2026", "quang-ngai-2021")


def lines(plan, directory=None):
    return [recipient_line(line) for line in recipients(plan, directory or Directory())]


def without_recipients(name):
    return replace(sample.read(name), recipients=())


def led_by(plan: Plan, name: str) -> Plan:
    """The plan with one more lead in its first activity."""
    first = next(item for item in all_items(plan) if isinstance(item.content, Activity))
    role = Item(id="more", content=Role(RoleKind.LEAD, (Unit(name),)))
    return map_below(plan, first.id, lambda items: (*items, role))


def test_kon_tum_finds_its_own_recipients():
    assert lines(without_recipients("kon-tum-2024")) == [
        "Bộ Khoa học và Công nghệ (b/c)",
        "UBND tỉnh (b/c)",
        "Các Sở, ban ngành",
        "UBND các huyện, thành phố",
        "Lãnh đạo Sở",
        "Các phòng, đơn vị thuộc Sở (t/h)",
    ]


def test_a_commune_finds_its_own_recipients():
    assert lines(without_recipients("quang-ngoc-2026")) == [
        "UBND tỉnh (b/c)",
        "Sở Khoa học và Công nghệ (b/c)",
        "Đảng ủy, HĐND xã (b/c)",
        "CT, các Phó CT UBND xã",
        "Các phòng chuyên môn (t/h)",
        "Trung tâm Cung ứng dịch vụ công (t/h)",
    ]


@pytest.mark.parametrize("name", ("kon-tum-2024", "quang-ngai-2021"))
def test_a_whole_list_lacks_nothing(name):
    assert lines(sample.read(name)) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_what_was_taken_is_not_proposed_again(name):
    plan = without_recipients(name)
    assert lines(replace(plan, recipients=recipients(plan))) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_ids_are_fresh_and_the_same_each_time(name):
    plan = without_recipients(name)
    ids = [line.id for line in recipients(plan)]
    assert len(set(ids)) == len(ids)
    assert ids == [line.id for line in recipients(plan)]


def test_a_unit_of_elsewhere_that_leads_is_proposed_whole_in_the_notes_of_the_list():
    plan = led_by(sample.read("thanh-hoa-2024"), "Báo Khoa học và Đời sống, cơ quan thường trú")
    assert "Báo Khoa học và Đời sống, cơ quan thường trú (để thực hiện)" in lines(plan)


def test_the_directory_says_whose_unit_it_is():
    plan = led_by(sample.read("kon-tum-2024"), "Trung tâm Văn hóa tỉnh")
    assert lines(plan) == []
    elsewhere = Directory(units=(KnownUnit("k", "Trung tâm Văn hóa tỉnh", own=False),))
    assert lines(plan, elsewhere) == ["Trung tâm Văn hóa tỉnh (t/h)"]


@pytest.mark.parametrize(
    ("notes", "style"),
    (
        ((), ("b/c", "t/h", "p/h")),
        (("để báo cáo", "p/h", "để báo cáo"), ("để báo cáo", "để thực hiện", "để phối hợp")),
        (("Báo cáo",), ("Báo cáo", "Thực hiện", "Phối hợp")),
        (("để biết",), ("b/c", "t/h", "p/h")),
    ),
)
def test_notes_follow_the_style_of_the_list(notes, style):
    written = tuple(Recipient(str(n), "X", note) for n, note in enumerate(notes))
    assert note_style(replace(blank(2026), recipients=written)) == style


def test_the_plans_own_notes_go_before_the_directorys():
    kept = tuple(Recipient(str(n), "X", "b/c") for n in range(3))
    known = Directory(recipients=(RecipientSet("s", recipients=kept),))
    written = replace(blank(2026), recipients=(Recipient("r", "UBND tỉnh", "để báo cáo"),))
    assert note_style(written, known)[0] == "để báo cáo"
    assert note_style(blank(2026), known)[0] == "b/c"


def test_closing_orders_ones_own_units():
    words = closing(sample.read("quang-ngai-2021")).plain
    assert words.startswith("Trên đây là Kế hoạch tổ chức các hoạt động nhân kỷ niệm")
    assert words.endswith("Yêu cầu các phòng, đơn vị thuộc Sở nghiêm túc triển khai thực hiện")
    assert "đề nghị" not in words


def test_closing_asks_those_whom_one_cannot_order():
    assert "đề nghị các cơ quan, đơn vị có liên quan" in closing(sample.read("thanh-hoa-2024")).plain


def test_a_commune_closes_in_its_own_form():
    words = closing(sample.read("quang-ngoc-2026")).plain
    assert "của UBND xã Quảng Ngọc. Yêu cầu các phòng, đơn vị thuộc UBND xã; đề nghị" in words


def test_an_empty_plan_leaves_gaps_in_the_words():
    assert "………" in closing(blank(2026)).plain
    assert conclusion(blank(2026)).plain.endswith("như sau:")


def test_the_opening_goes_on_with_office_and_title():
    words = conclusion(sample.read("dak-nong-2024")).plain
    assert words.startswith("Sở Khoa học và Công nghệ tỉnh Đắk Nông xây dựng Kế hoạch tổ chức hưởng ứng")
    assert words.endswith(", cụ thể như sau:")


def test_cost_names_the_year_and_the_budget_of_a_commune():
    assert (
        "năm 2024 được giao cho Sở Khoa học và Công nghệ Kon Tum"
        in cost_words(sample.read("kon-tum-2024")).plain
    )
    assert "ngân sách xã năm 2026" in cost_words(sample.read("quang-ngoc-2026")).plain


def test_leads_not_named_yet_get_a_duty_in_the_words_of_the_section():
    found = [sentence(item.content).plain for item in duties(sample.read("kon-tum-2024"))]
    assert [words.split(" chủ trì")[0] for words in found] == [
        "Giao Trung tâm Nghiên cứu, Ứng dụng và Dịch vụ khoa học và công nghệ",
        "Giao Phòng Quản lý Khoa học",
    ]
    assert all("tại Mục III Kế hoạch này." in words for words in found)


@pytest.mark.parametrize("style", DutyStyle)
def test_duties_take_the_style_of_their_neighbours(style):
    plan = sample.read("kon-tum-2024")
    section = organisation(plan)
    plan = map_below(plan, section.id, lambda items: (Item(id="d", content=Duty((Unit("X"),), style=style)),))
    first = duties(plan)[0]
    assert first.content.style is style
    assert bool(first.children) is (style is DutyStyle.HEADING)


def test_units_named_together_need_no_duty_of_their_own():
    assert duties(sample.read("quang-ngai-2021")) == ()
    assert duties(replace(sample.read("kon-tum-2024"), sections=())) == ()


def test_signers_are_ready_blocks():
    known = Directory(signers=(Signer("s", "Nguyễn Văn A", ("GIÁM ĐỐC",)),))
    assert [(one.name, one.authority) for one in signers(known)] == [("Nguyễn Văn A", ("GIÁM ĐỐC",))]
