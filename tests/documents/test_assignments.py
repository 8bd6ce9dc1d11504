"""The assignment annex: every task, part and paper on its line, in words of the plan, gaps left empty."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from desktop.documents import assignments
from desktop.documents.assignments import Assignment
from desktop.documents.blocks import PageBreak, Paragraph, Style, Table
from desktop.plan.activity import tasks
from desktop.plan.item import Activity, Item, Mark, Paper, Role, Timing, Unit
from desktop.plan.plan import Plan, Section, blank
from desktop.plan.text import text
from desktop.plan.tree import all_items
from desktop.readers import sample


def lines(name: str) -> dict[str, Assignment]:
    return {line.number: line for line in assignments.assignments(sample.read(name)) if line.number}


def plan_of(*items: Item) -> Plan:
    section = Section(id="s", title="NỘI DUNG", items=items)
    return replace(blank(2026), title="Tổ chức Ngày KH&CN", sections=(section,))


@pytest.mark.parametrize("name", sample.NAMES)
def test_every_task_and_paper_once_in_the_order_of_the_plan(name: str) -> None:
    plan = sample.read(name)
    known = {task.item_id for task in tasks(plan)}
    wanted = [item.id for item in all_items(plan) if item.id in known or isinstance(item.content, Paper)]
    assert [line.source for line in assignments.assignments(plan) if line.number] == wanted


def test_units_and_times_stand_as_worded() -> None:
    line = lines("kon-tum-2024")["5"]
    assert (line.place, line.time) == ("III.5", "Chiều ngày 17/5/2024 (Thứ 6)")
    assert line.leads == "Phòng Quản lý Khoa học;\nPhòng Hành chính - Tổng hợp"
    assert line.remark.startswith("Địa điểm: dự kiến Hội trường tầng 2")


def test_a_part_stands_below_its_task_with_units_of_its_own() -> None:
    found = lines("thanh-hoa-2024")
    assert (found["1.1"].place, found["1.1"].time) == ("II.1.1", "01 ngày, trong tháng 4/2024")
    assert "(chủ trì tham mưu cho Lãnh đạo Sở thực hiện; phối hợp" in found["1.1"].leads
    assert "Liên hiệp các Hội" in found["1.2"].partners


def test_papers_are_lines_of_their_units() -> None:
    found = lines("quang-ngai-2021")
    assert found["3.5"].leads == "Thanh tra Sở"
    assert found["3.5"].work.startswith("Chuẩn bị và báo cáo tham luận: “Giải pháp đẩy mạnh")


def test_an_inner_deadline_is_told_with_its_sentence() -> None:
    line = lines("quang-ngai-2021")["3"]
    assert line.time.startswith("Thời gian tổ chức Tọa đàm: Dự kiến 01 buổi")
    assert "gửi về Sở (qua Văn phòng Sở) trước ngày 15/5/2021" in line.remark


def test_what_a_unit_must_do_is_listed() -> None:
    line = lines("quang-ngoc-2026")["9"]
    assert line.leads == "Trung tâm Cung ứng dịch vụ công"
    assert [part[:2] for part in line.work.split("\n")] == ["- "] * 4


def test_what_is_not_stated_stays_empty() -> None:
    lonely = Item(
        id="a", content=Activity(title=text("Treo băng rôn."), product="01 báo cáo"), mark=Mark.NUMBER
    )
    _, line = assignments.assignments(plan_of(lonely))
    assert line.cells == ("1", "I.1", "Treo băng rôn", "", "", "", "01 báo cáo")


def test_names_that_are_missing_show_as_gaps() -> None:
    role = Item(id="r", content=Role(units=(Unit(""),)))
    timing = Item(id="t", content=Timing())
    _, line = assignments.assignments(plan_of(Item(id="a", content=Activity(), children=(role, timing))))
    assert (line.work, line.leads, line.time) == ("…………", "…………", "")


def test_an_annex_on_landscape_paper() -> None:
    plan = sample.read("quang-ngai-2021")
    turn, label, title, origin, table = assignments.compose(plan).blocks
    assert isinstance(turn, PageBreak) and turn.landscape and isinstance(table, Table)
    heads = [block for block in (label, title, origin) if isinstance(block, Paragraph)]
    assert [head.style for head in heads] == [Style.ANNEX_LABEL, Style.ANNEX_TITLE, Style.ANNEX_REF]
    assert heads[1].spans[0].text.startswith("PHÂN CÔNG NHIỆM VỤ TỔ CHỨC CÁC HOẠT ĐỘNG")
    assert (
        heads[2].spans[0].text.startswith("(Kèm theo Kế hoạch số ……/KH-SKHCN ngày 07 tháng 5 năm 2021 của Sở")
    )


@pytest.mark.parametrize("name", sample.NAMES)
def test_pages_lie_on_their_side_and_repeat_the_header(name: str) -> None:
    pages = PdfReader(io.BytesIO(assignments.make(sample.read(name)))).pages
    for page in pages:
        assert page.mediabox.width > page.mediabox.height
        assert "Nội dung công việc" in " ".join(page.extract_text().split())


def test_a_plan_without_tasks_shows_a_gap() -> None:
    table = assignments.compose(blank(2026)).blocks[-1]
    assert isinstance(table, Table) and table.rows[0][2][0].text == "…………"
    assert assignments.make(blank(2026)).startswith(b"%PDF")
