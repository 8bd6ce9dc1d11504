"""Records print the office's words; gaps show as dots."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.plan import item as records
from desktop.plan.item import Content, Unit
from desktop.plan.plan import Basis, Plan, Recipient
from desktop.plan.text import text
from desktop.plan.tree import find
from desktop.plan.wording import GAP, cite, recipient_line, sentence

EXPECTED = (
    "Treo từ 15/5 đến 19/5 tại Sở",
    "Mục đích",
    "Tọa đàm KH&CN <b>",
    "Giao Phòng Hành chính - Tổng hợp chủ trì, phối hợp Trung tâm Ứng dụng và Dịch vụ theo dõi.",
    "Chủ trì: Phòng Hành chính - Tổng hợp và Trung tâm Ứng dụng và Dịch vụ.",
    "Thời gian thực hiện: Chiều ngày 17/5/2024 (Thứ Sáu).",
    "Địa điểm: dự kiến Hội trường tầng 2.",
    "Thành phần: Đại diện các sở (dự kiến 80 đại biểu)",
    "Phòng Hành chính - Tổng hợp chuẩn bị tham luận: “Giải pháp”.",
    "Khẩu hiệu: “Nhiệt liệt chào mừng”.",
    "Kinh phí: Ngân sách nhà nước (tổng số: 125.000.000 đồng).",
    "",
)


@pytest.mark.parametrize(("number", "words"), list(enumerate(EXPECTED)))
def test_every_kind_of_record(full_plan: Plan, number: int, words: str) -> None:
    assert sentence(find(full_plan, f"i{number}").content).plain == words


@pytest.mark.parametrize(
    "content",
    [
        records.Prose(),
        records.Heading(),
        records.Activity(),
        records.Duty(),
        records.Role(),
        records.Timing(),
        records.Venue(),
        records.People(),
        records.Paper(),
        records.Quote(),
        records.Money(),
    ],
)
def test_an_empty_record_shows_dots(content: Content) -> None:
    assert GAP in sentence(content).plain


def test_second_level_lead_is_a_sentence() -> None:
    role = records.Role(
        records.RoleKind.SECOND_LEAD, (Unit("Văn phòng Sở"),), "", task=text("chủ trì tham mưu")
    )
    assert sentence(role).plain == "Văn phòng Sở chủ trì tham mưu."


def test_cited_documents() -> None:
    letter = Basis("b", "Công văn", "925/BKHCN-VP", date(2021, 4, 22), "Bộ KH&CN", "về việc X")
    assert cite(letter) == "Công văn số 925/BKHCN-VP ngày 22/4/2021 của Bộ KH&CN về việc X"
    assert "ngày 22 tháng 4 năm 2021 của" in cite(replace(letter, long_day=True))
    assert cite(Basis("b", "Luật Tổ chức Chính phủ")) == "Luật Tổ chức Chính phủ"


def test_recipients() -> None:
    assert recipient_line(Recipient("r", "UBND tỉnh", "b/c")) == "UBND tỉnh (b/c)"
    assert recipient_line(Recipient("r", "Lãnh đạo Sở")) == "Lãnh đạo Sở"


def test_an_amount_without_a_source_stands_alone() -> None:
    assert sentence(records.Money(label="Kinh phí", amount=12_000_000)).plain == "Kinh phí: 12.000.000 đồng."
