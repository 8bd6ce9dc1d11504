"""Names of units that mean the same are known as the same, and others are not."""

import pytest

from desktop.plan.checks.names import initials, is_group, key, one_slip, same_case, spaced

FULL = "Trung tâm Nghiên cứu, Ứng dụng và Dịch vụ khoa học và công nghệ"


@pytest.mark.parametrize(
    "name", [FULL.replace(",", ""), FULL.replace("khoa học và công nghệ", "KH&CN"), FULL.upper()]
)
def test_spellings_of_one_unit_are_one(name: str) -> None:
    assert key(name) == key(FULL)


def test_other_units_are_others() -> None:
    assert key("Phòng Kinh tế") != key("Phòng Kinh tế - Hạ tầng")
    assert not one_slip(key("Phòng Quản lý Khoa học"), key("Phòng Quản lý Công nghệ"))
    assert one_slip(key("Phòng Hành chính Tổng hợp"), key("Phòng Hành chín Tổng hợp"))


def test_spaces_round_a_hyphen_are_no_other_name() -> None:
    assert spaced("Phòng Văn hóa- Xã hội.") == "Phòng Văn hóa - Xã hội"
    assert spaced("Khu A-B") == "Khu A-B"


def test_abbreviations_take_any_case() -> None:
    assert same_case("Trung tâm Cung ứng dịch vụ công", "Trung tâm Cung ứng DVC xã")
    assert not same_case("Trung tâm cung ứng dịch vụ công", "Trung tâm Cung ứng DVC xã")


@pytest.mark.parametrize("name", ["Các phòng, đơn vị thuộc Sở", "đơn vị có liên quan", "các huyện"])
def test_a_group_is_nobody_in_particular(name: str) -> None:
    assert is_group(name) and not is_group(FULL)


def test_initials_leave_the_kind_out() -> None:
    assert initials("Phòng Văn hóa - Xã hội") == "VHXH"
