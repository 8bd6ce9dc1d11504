"""Bodies that no longer stand, each with its last day and follower."""

from __future__ import annotations

import unicodedata
from datetime import date
from time import perf_counter

import pytest

from desktop.plan import reform
from desktop.plan.reform import all_ended, ended

BEFORE, AFTER = date(2025, 2, 1), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("words", "named", "until", "follower"),
    [
        ("UBND tỉnh Kon Tum", "tỉnh Kon Tum", "2025-06-30", "tỉnh Quảng Ngãi"),
        ("UBND TỈNH ĐẮK NÔNG", "TỈNH ĐẮK NÔNG", "2025-06-30", "TỈNH LÂM ĐỒNG"),
        ("UBND tỉnh Hoà Bình", "tỉnh Hoà Bình", "2025-06-30", "tỉnh Phú Thọ"),
        ("Tỉnh ủy Quảng Nam", "Quảng Nam", "2025-06-30", "thành phố Đà Nẵng"),
        ("UBND tỉnh Bà Rịa – Vũng Tàu", "tỉnh Bà Rịa – Vũng Tàu", "2025-06-30", "Thành phố Hồ Chí Minh"),
        ("Sở Khoa học và Công nghệ Kon Tum", "Kon Tum", "2025-06-30", "Quảng Ngãi"),
        ("các tỉnh Gia Lai, Kon Tum, Lâm Đồng", "Kon Tum", "2025-06-30", "Quảng Ngãi"),
        (
            "Sở Thông tin và Truyền thông",
            "Sở Thông tin và Truyền thông",
            "2025-02-28",
            "Sở Khoa học và Công nghệ",
        ),
        (
            "SỞ THÔNG TIN\nVÀ TRUYỀN THÔNG",
            "SỞ THÔNG TIN\nVÀ TRUYỀN THÔNG",
            "2025-02-28",
            "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        ),
        ("các Sở: Tài chính, Kế hoạch và Đầu tư", "Kế hoạch và Đầu tư", "2025-02-28", "Tài chính"),
        ("Sở Lao động-Thương binh và Xã hội", "Sở Lao động-Thương binh và Xã hội", "2025-02-28", "Sở Nội vụ"),
        ("Sở TN&MT", "Sở TN&MT", "2025-02-28", "Sở Nông nghiệp và Môi trường"),
        (
            "Bộ Thông tin và Truyền thông",
            "Bộ Thông tin và Truyền thông",
            "2025-02-28",
            "Bộ Khoa học và Công nghệ",
        ),
        ("Ban Tuyên giáo Tỉnh ủy", "Ban Tuyên giáo", "2025-02-02", "Ban Tuyên giáo và Dân vận"),
        ("UBND các huyện, thành phố", "UBND các huyện, thành phố", "2025-06-30", "UBND các xã, phường"),
        (
            "UBND các huyện, thị xã, thành phố;",
            "UBND các huyện, thị xã, thành phố",
            "2025-06-30",
            "UBND các xã, phường",
        ),
        ("Uỷ ban nhân dân huyện Đắk Hà", "Uỷ ban nhân dân huyện Đắk Hà", "2025-06-30", ""),
        ("Phòng Kinh tế - Hạ tầng các huyện", "Phòng Kinh tế - Hạ tầng các huyện", "2025-06-30", ""),
        ("UBND cấp huyện", "UBND cấp huyện", "2025-06-30", "UBND cấp xã"),
        ("UBND quận 1", "UBND quận 1", "2025-06-30", ""),
        ("Thị ủy Ba Đồn", "Thị ủy Ba Đồn", "2025-06-30", ""),
        ("UBND thành phố Kon Tum", "UBND thành phố Kon Tum", "2025-06-30", ""),
        ("UBND các xã, phường, thị trấn", "thị trấn", "2025-06-30", ""),
        ("Thanh tra Sở", "Thanh tra Sở", "2025-06-30", "Thanh tra tỉnh"),
    ],
)
def test_a_body_that_ended_is_named_with_its_follower(words, named, until, follower):
    found = ended(words, AFTER)
    assert found and (found.words, found.until.isoformat(), found.follower) == (named, until, follower)
    assert found.source
    assert ended(words, BEFORE) is None or found.until < BEFORE
    assert ended(words, found.until) is None


@pytest.mark.parametrize(
    "words",
    [
        "UBND tỉnh Quảng Ngãi",
        "Sở Khoa học và Công nghệ",
        "Ban Tuyên giáo và Dân vận Tỉnh ủy",
        "Sở Nông nghiệp và Môi trường",
        "UBND các xã, phường",
        "UBND thành phố Đà Nẵng",
        "vì một thế giới hòa bình, thái bình",
        "Trung tâm Nghiên cứu, Ứng dụng và Dịch vụ",
        "UBND tỉnh và các thành phố vinh danh",
        "hoạt động liên huyện Đắk Hà (cũ)",
        "Quân khu 5; thông tin và truyền thông về hoạt động",
        "tỉnh Kon Tum (cũ)",
        "huyện Đắk Hà (trước đây)",
        "",
    ],
)
def test_what_stands_is_left_in_peace(words):
    assert all_ended(words, AFTER) == ()


def test_without_a_day_what_has_ended_by_now_is_told():
    assert ended("UBND tỉnh Kon Tum", None) is not None


def test_all_are_told_in_reading_order():
    found = all_ended("UBND tỉnh Kon Tum; Sở TT&TT; UBND các huyện", AFTER)
    assert [body.words for body in found] == ["tỉnh Kon Tum", "Sở TT&TT", "UBND các huyện"]


def test_words_of_combining_letters_are_read_too():
    assert ended(unicodedata.normalize("NFD", "UBND tỉnh Đắk Nông"), AFTER)


def test_every_old_province_has_a_follower_that_stands():
    names = reform._province_rules()[0]
    assert len(names) == 1 + 29 + 1  # Thừa Thiên Huế, 63 - 34, one more spelling
    assert not [facts for facts in names.values() if ended(f"UBND {facts.follower}", AFTER)]


def test_every_follower_of_a_body_stands():
    names = reform._body_rules()[0]
    assert not [facts for facts in names.values() if ended(facts.follower, AFTER)]


def test_a_thousand_units_are_asked_about_in_no_time():
    units = [f"Sở Khoa học và Công nghệ, phòng số {number}, UBND xã Đắk Ui" for number in range(1000)]
    ended(units[0], AFTER)
    start = perf_counter()
    for unit in units:
        ended(unit, AFTER)
    assert perf_counter() - start < 0.25
