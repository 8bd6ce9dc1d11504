"""Words that are sought, marked where they stand in the original."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.search import terms_of
from desktop.plan.sought import Sought


def marked(asked: str, words: str) -> list[str]:
    return [words[start : start + length] for start, length in Sought(asked).match(words).marks]


@pytest.mark.parametrize(
    ("asked", "words", "marks"),
    [
        ("dong nai", "UBND tỉnh Đồng Nai (b/c)", ["Đồng Nai"]),
        ("so khoa hoc", "số 5 của SỞ KHOA HỌC, khoa học", ["SỞ KHOA HỌC"]),
        ("khoa so", "Sở Khoa học", ["Sở Khoa"]),
        ("hội", "Hội nghị hỏi về hội", ["Hội", "hội"]),
        ("hoi", "Hội nghị hỏi đáp", ["Hội", "hỏi"]),
        ("hoi", "thôi, chơi", []),
        ("ngh", "hội nghị", ["ngh"]),
        ("khoa ngh", "nghị khoa", ["ngh", "khoa"]),
        ("5/3", "ngày 05/03/2024, 15/3", ["05", "03"]),
        ("05", "5 và 50 và 105", ["5", "5"]),
        ("kh-skhcn", "12/KH-SKHCN", ["KH", "SKHCN"]),
        ("a", "", []),
        ("", "a", []),
        ("?", "a?", []),
    ],
)
def test_what_is_marked(asked: str, words: str, marks: list[str]) -> None:
    assert marked(asked, words) == marks


def test_how_well_words_match() -> None:
    many, together, exact, _marks = Sought("khoa học").match("Sở Khoa học")
    assert (many, together, exact) == (2, True, True)
    assert Sought("khoa hoc").match("học ở khoa")[:3] == (2, False, False)
    assert Sought("khoa học").match("khoa hóc")[:3] == (2, True, False)


@given(st.text(), st.text())
def test_anything_is_sought_in_anything(asked: str, words: str) -> None:
    for start, length in Sought(asked).match(words).marks:
        assert 0 <= start < start + length <= len(words)


@given(st.lists(st.sampled_from(["Đồng", "Nai", "thủy", "ƯỚC", "05", "số 7", "Ê-đê"]), min_size=1))
def test_what_the_index_finds_is_marked(parts: list[str]) -> None:
    words = " ".join(parts)
    asked = " ".join(terms_of(words))
    assert "".join(marked(asked, words)).replace(" ", "") == words.replace(" ", "").replace("-", "")
