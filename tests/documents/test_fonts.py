"""Fonts: what can be drawn, how wide it is, what is taken out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import fonts

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"


def test_every_vietnamese_letter_and_sign_is_there() -> None:
    assert fonts.missing(VIETNAMESE + VIETNAMESE.upper() + "–—“”…•§₫°²³×≤≥½") == set()


def test_a_missing_letter_is_named_and_shown_as_a_question_mark() -> None:
    assert fonts.missing("việc ☑ xong") == {"☑"}
    assert fonts.printable("việc ☑ xong") == "việc ? xong"


@pytest.mark.parametrize(
    ("dirty", "good"),
    [
        ("Ke\u0302\u0301 hoa\u0323ch", "Kế hoạch"),
        ("a\u202eb\u200bc\ufeff\x00\x07", "abc"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("a\tb\u2003c", "a b c"),
        ("số\u00a0\u00a0/KH", "số\u00a0\u00a0/KH"),
        ("một\r\nhai", "một\nhai"),
    ],
)
def test_clean(dirty: str, good: str) -> None:
    assert fonts.clean(dirty) == good


@given(st.text(max_size=60))
def test_printable_text_is_nfc_and_has_every_glyph(text: str) -> None:
    shown = fonts.printable(text)
    assert unicodedata.is_normalized("NFC", shown)
    assert fonts.missing(shown) == set()


def test_width_is_that_of_times() -> None:
    state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert fonts.width(fonts.BOLD, state) * 13 == pytest.approx(95.7 * 72 / 25.4, rel=0.005)


def test_without_a_windows_times_our_own_faces_serve(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setenv("WINDIR", str(tmp_path))
    fonts.faces.cache_clear()
    assert {font.face.name for font in fonts.faces().values()} == {
        b"Tinos-Regular", b"Tinos-Bold", b"Tinos-Italic", b"Tinos-BoldItalic",
    }  # fmt: skip
