"""Rows from Excel and Word become activities; nothing of them is lost."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import paste, roles
from desktop.plan.activity import tasks
from desktop.plan.edit import PlanFrozen, set_state
from desktop.plan.item import Money, Prose, RoleKind, Venue
from desktop.plan.plan import State, blank
from desktop.plan.tree import all_items, below, find
from desktop.plan.wording import sentence
from desktop.readers import sample

TITLED = (
    "STT\tThời gian\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tĐịa điểm\tSản phẩm\tKinh phí"
    " (triệu đồng)\tGhi chú\n"
    "1\tTrước 10/5\tHọp báo\tPhòng A; Phòng B và C\tPhòng D, E\tdự kiến Hội trường\tBiên bản\t12,5\tGấp\n"
)


def test_columns_are_known_by_their_titles_in_any_order():
    read = paste.read(TITLED)
    (row,) = read.proposals
    assert read.titled and read.columns[1][0] == "time"
    assert (row.title, row.leads, row.coordinators) == (
        "Họp báo",
        ("Phòng A", "Phòng B và C"),
        ("Phòng D, E",),
    )
    assert (row.times, row.place, row.product) == (("Trước 10/5",), "dự kiến Hội trường", "Biên bản")
    assert (row.amount, row.rest) == (12_500_000, (("Ghi chú", "Gấp"),))


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("TT", "number"),
        ("Nội dung", "content"),
        ("NỘI DUNG THỰC HIỆN", "content"),
        ("Cơ quan chủ trì", "lead"),
        ("Đơn vị phối hợp thực hiện", "coordinate"),
        ("Đơn vị thực hiện", "perform"),
        ("Thời gian thực hiện", "time"),
        ("Tiến độ", "time"),
        ("Địa điểm tổ chức", "place"),
        ("Dự toán kinh phí", "cost"),
        ("Thành phần tham dự", "people"),
        ("Số lượng", "count"),
        ("Lãnh đạo phụ trách", "leader"),
        ("Sản phẩm, kết quả", "product"),
        ("Ghi chú", ""),
    ],
)
def test_titles(title, kind):
    assert paste.column_kind(title) == kind


def test_without_titles_the_usual_order_holds():
    (row,) = paste.read("Họp báo\tPhòng A\tPhòng B\tTháng 5/2026\tHội trường\tthêm").proposals
    assert (row.title, row.leads, row.coordinators) == ("Họp báo", ("Phòng A",), ("Phòng B",))
    assert (row.times, row.place, row.rest) == (("Tháng 5/2026",), "Hội trường", (("", "thêm"),))


def test_a_column_of_numbers_is_no_content():
    rows = paste.read("1\tHọp báo\tPhòng A\n2\tTập huấn\tPhòng B").proposals
    assert [(row.title, row.leads) for row in rows] == [("Họp báo", ("Phòng A",)), ("Tập huấn", ("Phòng B",))]


def test_plain_lines_are_an_activity_each():
    rows = paste.read("1. Họp báo\n\n- Tập huấn và hội thảo, tọa đàm\n").proposals
    assert [row.title for row in rows] == ["Họp báo", "Tập huấn và hội thảo, tọa đàm"]


def test_roles_named_inside_a_cell():
    words = 'Nội dung\tChủ trì, phối hợp\nHọp\t"Chủ trì: Phòng A; phối hợp: Phòng B;\nPhòng C và D."'
    (row,) = paste.read(words).proposals
    assert (row.leads, row.coordinators) == (("Phòng A",), ("Phòng B", "Phòng C và D"))


def test_a_first_activity_is_not_taken_for_titles():
    read = paste.read(
        "Thời gian biểu nội dung tuyên truyền của đơn vị chủ trì trong tháng hành động\tPhòng A"
    )
    assert not read.titled and len(read.proposals) == 1


def test_nothing_gives_nothing():
    assert paste.read("") == paste.read(" \n\t\n") == paste.Pasted()


def test_a_table_of_word_goes_before_its_text():
    markup = "<table><tr><td>Họp</td><td><p>Phòng A</p><p>Phòng B</p></td></tr></table>"
    (row,) = paste.read("Họp\tPhòng A\nPhòng B", markup).proposals
    assert row.leads == ("Phòng A", "Phòng B")


def test_rows_become_activities_that_look_like_their_neighbours():
    plan = sample.read("kon-tum-2024")
    section = plan.sections[2]
    after, ids = paste.insert(plan, section.id, 2, paste.read(TITLED).proposals)
    item = find(after, ids[0])
    assert [it.id for it in below(after, section.id)][2] == ids[0]
    assert (item.mark, item.bold_mark) == (section.items[1].mark, section.items[1].bold_mark)
    assert [unit.name for unit in roles.units(item, RoleKind.LEAD)] == ["Phòng A", "Phòng B và C"]
    contents = [line.content for line in item.children]
    assert Venue("Hội trường", tentative=True) in contents
    assert [line.amount for line in contents if isinstance(line, Money)] == [12_500_000]
    assert [line.text.plain for line in contents if isinstance(line, Prose)] == ["Ghi chú: Gấp"]
    assert next(task for task in tasks(after) if task.item_id == item.id).times[0].when.kind == "deadline"


def test_a_signed_plan_takes_no_rows():
    plan = set_state(sample.read("kon-tum-2024"), State.SIGNED)
    with pytest.raises(PlanFrozen):
        paste.insert(plan, plan.sections[2].id, 0, paste.read(TITLED).proposals)


TOKENS = st.sampled_from(["Phòng", "và", "A,", "tháng", "5/2026", "Họp", "“X”"])
WORDS = st.lists(TOKENS, min_size=1, max_size=4).map(" ".join)


@settings(max_examples=100)
@given(st.lists(st.tuples(*[WORDS] * 6), min_size=1, max_size=5))
def test_every_word_of_every_cell_is_in_the_plan(rows):
    plan = blank(2026)
    words = "\n".join("\t".join(row) for row in rows)
    after, _ids = paste.insert(plan, plan.sections[2].id, 0, paste.read(words).proposals)
    said = "\n".join(sentence(item.content).plain for item in all_items(after))
    if not paste.read(words).titled:
        assert all(cell in said for row in rows for cell in row)


def test_a_thousand_rows_are_quick():
    words = TITLED + TITLED.split("\n")[1] + "\n" + (TITLED.split("\n")[1] + "\n") * 999
    plan = sample.read("kon-tum-2024")
    begun = time.perf_counter()
    _after, ids = paste.insert(plan, plan.sections[2].id, 0, paste.read(words).proposals)
    assert len(ids) == 1001
    assert time.perf_counter() - begun < 2
