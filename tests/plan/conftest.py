"""A small plan that holds one record of every kind."""

from datetime import date

import pytest

from desktop.plan import item as records
from desktop.plan.item import Item, Mark, Unit
from desktop.plan.plan import (
    Annex,
    Basis,
    Event,
    Issue,
    Office,
    Opening,
    Plan,
    Recipient,
    Section,
    SectionKind,
    Signature,
)
from desktop.plan.text import Run, Text, text

DIVISION = Unit("Phòng Hành chính - Tổng hợp", "hcth")
CENTRE = Unit("Trung tâm Ứng dụng và Dịch vụ")

CONTENTS = (
    records.Prose(
        Text((Run("Treo "), Run("từ 15/5 đến 19/5", time=True), Run(" tại Sở", note="Ghi chú 1.")))
    ),
    records.Heading("Mục đích"),
    records.Activity(text("Tọa đàm KH&CN <b>"), heading=True, product="Báo cáo", progress=50),
    records.Duty(
        (DIVISION,), text("theo dõi."), records.DutyStyle.SENTENCE, "Giao ", "chủ trì, phối hợp", (CENTRE,)
    ),
    records.Role(records.RoleKind.LEAD, (DIVISION, CENTRE), "Chủ trì", " và "),
    records.Timing(text("Chiều ngày 17/5/2024 (Thứ Sáu)")),
    records.Venue("Hội trường tầng 2", tentative=True),
    records.People(text("Đại diện các sở"), count=80, tentative=True),
    records.Paper(DIVISION, "chuẩn bị tham luận", "Giải pháp"),
    records.Quote(records.QuoteKind.SLOGAN, "Nhiệt liệt chào mừng", "Khẩu hiệu", italic=True),
    records.Money(text("Ngân sách nhà nước"), "Kinh phí", 125_000_000),
    records.Table(("Việc", "Hạn"), (("Họp", "10/5"), ("Gửi", "11/5"))),
)


@pytest.fixture
def full_plan() -> Plan:
    items = tuple(Item(id=f"i{n}", content=content, mark=Mark.DASH) for n, content in enumerate(CONTENTS))
    nested = Item(id="top", content=records.Heading("Chung"), mark=Mark.NUMBER, children=items)
    return Plan(
        id="p1",
        title="Tổ chức\nNgày KH&CN",
        office=Office("UBND TỈNH A", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "A", "KH-SKHCN"),
        issue=Issue("5", 7, 5, 2024),
        event=Event("Ngày Khoa học và Công nghệ Việt Nam", date(2024, 5, 18)),
        opening=Opening(
            (Basis("b1", "Công văn", "1/BKHCN-VP", date(2024, 4, 2), "Bộ KH&CN", "về việc X", True),),
            text("Sở xây dựng Kế hoạch như sau:"),
        ),
        sections=(Section(id="s1", title="NỘI DUNG", kind=SectionKind.CONTENT, items=(nested,), done=True),),
        closing=text("Trên đây là Kế hoạch"),
        recipients=(Recipient("r1", "UBND tỉnh", "b/c", 2),),
        archive="VT, VP",
        signature=Signature(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Nguyễn Văn An", "Trưởng ban"),
        annexes=(Annex(id="a1", title="Phân công", items=(Item(id="x1", content=CONTENTS[-1]),)),),
    )
