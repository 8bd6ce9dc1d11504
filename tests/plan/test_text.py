"""Text is NFC, free of invisible characters, and keeps its marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.plan.text import EMPTY, Run, Text, clean, fold, text, tidy


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Kế hoạch"), "Kế hoạch"),
        ("KH&CN <b>", "KH&CN <b>"),
        ("a\u00a0b\u202fc\td", "a b c d"),
        ("a\u200bb\u202ec\u00ad\x00", "abc"),
        ("một\r\nhai", "một\nhai"),
        ("\ud800x", "x"),
    ],
)
def test_clean(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_clean_twice_is_clean_once(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@pytest.mark.parametrize("words", ["Đồng Nai", "ĐỒNG NAI", unicodedata.normalize("NFD", "Đồng Nai")])
def test_fold_finds_without_accents(words: str) -> None:
    assert fold(words) == "dong nai"


def test_tidy_joins_equal_neighbours_and_keeps_notes() -> None:
    runs = Text((Run("a"), Run(""), Run("b"), Run("c", bold=True), Run("", note="x")))
    assert tidy(runs) == Text((Run("ab"), Run("c", bold=True), Run("", note="x")))


def test_tidy_puts_a_mark_back_on_its_letter() -> None:
    assert tidy(Text((Run("e", bold=True), Run("\u0302x")))) == Text((Run("ê", bold=True), Run("x")))


@given(st.lists(st.builds(Run, st.text(max_size=8), st.booleans(), note=st.text(max_size=3))))
def test_tidy_is_stable_and_nfc(runs: list[Run]) -> None:
    once = tidy(Text(tuple(runs)))
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once.plain) or any(run.note for run in once.runs)


def test_empty_text_is_false() -> None:
    assert not text("") and text("") == EMPTY and text("a")
