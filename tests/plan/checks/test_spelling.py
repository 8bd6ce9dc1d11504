"""Real Vietnamese is never blamed; what cannot be Vietnamese is."""

import pytest

from desktop.plan.checks.spelling import impossible, slips

GOOD = (
    "Khuya nghiêng ngoằn ngoèo quyết quốc huỳnh quỳnh giếng gì giữa yếu yêu xoáy thuở uể oải khuếch",
    "Đắk Lắk, Kon Plông, Tu Mơ Rông, Ngọk Réo, Măng Đen, băng rôn, pa nô, xoong, ISO 9001, COVID-19",
    "Ủy ban, uỷ ban, hoà, hòa, thuý, thúy, quý, quí, nghĩa, người, ngượng, rượu, hươu, khuỷu",
)


@pytest.mark.parametrize("words", GOOD)
def test_right_words_are_left_alone(words: str) -> None:
    assert impossible(words) == []


@pytest.mark.parametrize("word", ["hoahọc", "Phôois", "côngnghệ", "điệnn"])
def test_wrong_words_are_found(word: str) -> None:
    assert impossible(f"{word} hợp")


def test_a_footnote_mark_is_no_letter() -> None:
    assert impossible("đổi mới¹ trên tỉnh²") == []


def test_a_slip_says_what_is_meant() -> None:
    assert slips("Bất kíp các nước") == [("Bất kíp", "bắt kịp")]
