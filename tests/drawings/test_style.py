"""Words fit their room whole, or end in "…" after a whole letter; they break between words."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from desktop.drawings.style import Style

STYLE = Style(10.0, 20.0, lambda text, size, bold: len(text) * size * 0.5)
TEXTS = st.text("Kế hoạch đổi mớ\u0301\u0323i ", max_size=60)


@given(TEXTS, st.floats(0, 400))
def test_what_fits_is_no_wider_and_begins_the_text(text: str, width: float) -> None:
    kept = STYLE.fit(text, width)
    assert STYLE.measure(kept, 10, False) <= width or kept == ""
    assert kept == text or text.startswith(kept.removesuffix("…"))


@given(TEXTS, st.floats(0, 400))
def test_a_letter_keeps_its_marks(text: str, width: float) -> None:
    kept = STYLE.fit(text, width)
    if kept.endswith("…"):
        assert not unicodedata.combining(text[len(kept) - 1 : len(kept)] or "a") or kept[-2] == " "


def test_a_short_text_stays_and_a_long_one_says_that_it_goes_on() -> None:
    assert STYLE.fit("Tọa đàm", 35) == "Tọa đàm"
    assert STYLE.fit("Tọa đàm kỷ niệm", 45) == "Tọa đàm…"


def test_words_break_between_words_and_the_last_line_is_fitted() -> None:
    assert STYLE.wrap("Tọa đàm kỷ niệm Ngày Khoa học", 45, 3) == ("Tọa đàm", "kỷ niệm", "Ngày Kho…")
    assert STYLE.wrap("Tọa đàm", 45, 3) == ("Tọa đàm",)
    assert STYLE.wrap("", 45, 3) == ()


@given(st.lists(st.text("abcđế", min_size=1, max_size=6), max_size=20), st.integers(40, 200))
def test_nothing_is_lost_where_there_is_room(words: list[str], width: int) -> None:
    assert " ".join(STYLE.wrap(" ".join(words), width, 50)) == " ".join(words)


def test_small_words_are_never_smaller_than_the_least() -> None:
    assert Style(12.0, 22.0, STYLE.measure, 12.0).small == 12.0
    assert Style(20.0, 30.0, STYLE.measure, 12.0).small == 18.0
