"""Names stand in the order of the Vietnamese alphabet."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plan.collation import order

DICTIONARY = (
    "an", "án", "ăn", "ân", "ba", "ba ba", "bà", "bà con", "bả", "bã", "bá", "bạ", "bản", "băng", "bê", "cá",
    "da", "dạ", "đa", "đại biểu", "đề", "em", "ê", "lâm", "lê", "mo", "mô", "mơ", "tủ", "từ", "tử", "xã",
    "y tế",
)  # fmt: skip
OFFICES = (
    "Ban Tổ chức", "Công an tỉnh", "Phòng 2", "Phòng 10", "Phòng Dân tộc", "Phòng Đào tạo",
    "Phòng Hành chính", "Sở Công Thương", "Sở Y tế", "UBND huyện Đắk Hà", "Văn phòng",
)  # fmt: skip


@pytest.mark.parametrize("names", [DICTIONARY, OFFICES])
def test_the_order_of_the_dictionary(names: tuple[str, ...]) -> None:
    shuffled = random.Random(7).sample(names, len(names))
    assert sorted(shuffled, key=order) == list(names)


@pytest.mark.parametrize(("one", "other"), [("hòa", "hoà"), ("thủy lợi", "thuỷ lợi")])
def test_the_place_of_the_tone_does_not_matter(one: str, other: str) -> None:
    assert order(one)[0] == order(other)[0]


@given(st.text())
def test_how_the_letters_are_composed_does_not_matter(words: str) -> None:
    composed, apart = (unicodedata.normalize(form, words) for form in ("NFC", "NFD"))
    assert order(composed)[:2] == order(apart)[:2]


@given(st.lists(st.text(max_size=8), max_size=8))
def test_anything_can_be_sorted_and_no_two_names_are_one(names: list[str]) -> None:
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(names, key=order) == sorted(shuffled, key=order)
    assert len({order(name) for name in names}) == len(set(names))
