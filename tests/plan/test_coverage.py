"""Whom a recipient line reaches."""

import pytest

from desktop.plan.coverage import collective, covers, itself, own, reached, vague
from desktop.plan.office import Directory, KnownUnit
from desktop.plan.plan import Office, Plan
from desktop.readers import sample

PLAN = Plan(id="p", office=Office(place="Thanh Hóa", name="Sở Khoa học và Công nghệ Thanh Hóa"))


@pytest.mark.parametrize(
    ("line", "unit"),
    (
        ("Các phòng, đơn vị thuộc Sở", "Phòng Kế hoạch - Tài chính"),
        ("Các phòng, đơn vị thuộc Sở", "Chi đoàn Sở Khoa học và Công nghệ"),
        ("Các phòng: KHTC, QLKH, VP", "Phòng Quản lý Khoa học"),
        ("Các phòng: KHTC, QLKH, VP", "Văn phòng Sở"),
        ("Liên hiệp các Hội KH&KT Thanh Hóa", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"),
        ("Các trường ĐH, CĐ, tổ chức KH&CN", "các trường đại học, cao đẳng trên địa bàn tỉnh"),
        ("Trung tâm Cung ứng DVC xã", "Trung tâm Cung ứng dịch vụ công"),
        ("Văn phòng Bộ KH&CN", "Bộ Khoa học và Công nghệ"),
        ("Các phòng chuyên môn", "Phòng Văn hóa - Xã hội"),
    ),
)
def test_a_line_covers_a_unit(line, unit):
    assert covers(line, unit, PLAN)


@pytest.mark.parametrize(
    ("line", "unit"),
    (
        ("Các phòng: KHTC, VP", "Phòng Quản lý Khoa học"),
        ("UBND các huyện, thành phố", "UBND tỉnh"),
        ("UBND tỉnh", "UBND các huyện, thành phố"),
        ("Các phòng chuyên môn", "Trung tâm Cung ứng dịch vụ công"),
        ("Các phòng, đơn vị thuộc Sở", "Báo Thanh Hóa"),
        ("Các phòng, đơn vị thuộc Sở", "Văn phòng UBND tỉnh"),
        ("Bộ Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"),
    ),
)
def test_a_line_does_not_cover_another(line, unit):
    assert not covers(line, unit, PLAN)


def test_short_names_of_the_directory_count():
    known = Directory(units=(KnownUnit("k", "Liên hiệp các Hội KH&KT", ("LHH",), own=False),))
    assert covers("Sở Tài chính, LHH", "Liên hiệp các Hội KH&KT", PLAN, known)


def test_who_is_who():
    assert own("Chi cục Tiêu chuẩn") and not own("Sở Tài chính")
    assert vague("các đơn vị có liên quan") and not vague("Phòng Quản lý Khoa học")
    assert itself(PLAN, "Sở KH&CN") and not itself(PLAN, "Văn phòng Sở")
    assert collective("Các phòng, đơn vị trực thuộc Sở") and not collective("các phòng, đơn vị có liên quan")


def test_nobody_in_particular_and_the_office_itself_need_no_line():
    plan = sample.read("thanh-hoa-2024")
    assert reached(plan, "Sở Khoa học và Công nghệ")
    assert reached(plan, "địa phương")
    assert not reached(plan, "Sở Tài chính")
