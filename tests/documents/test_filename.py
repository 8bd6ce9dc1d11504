"""Names of files that every Windows accepts."""

import ntpath
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.filename import LONGEST, numbered, safe


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12/KH-SKHCN", "12_KH-SKHCN"),
        ("Kế hoạch 2026.pdf", "Kế hoạch 2026.pdf"),
        ('a<b>c:"d|e?*\\f', "a_b_c__d_e___f"),
        ("con.pdf", "_con.pdf"),
        ("COM¹", "_COM¹"),
        ("lpt9 .txt", "_lpt9 .txt"),
        ("CONIN$", "_CONIN$"),
        ("console", "console"),
        ("hết. . ", "hết"),
        ("a\u202egpj\u200b.pdf", "agpj.pdf"),
        ("Ke\u0302\u0301", "Kế"),
        ("một\nhai", "một hai"),
        ("...", "_"),
        ("", "_"),
    ],
)
def test_safe(text: str, name: str) -> None:
    assert safe(text) == name


def test_a_long_name_keeps_its_ending() -> None:
    name = safe("Kế hoạch " * 40 + ".pdf")
    assert len(name) <= LONGEST
    assert name.endswith(".pdf")


@given(st.text(max_size=200))
def test_a_safe_name_is_valid_and_stays_as_it_is(text: str) -> None:
    name = safe(text)
    assert name
    assert len(name.encode("utf-16-le")) // 2 <= LONGEST
    assert unicodedata.is_normalized("NFC", name)
    assert not set(name) & set('<>:"/\\|?*')
    assert name[-1] not in ". "
    assert safe(name) == name
    assert not getattr(ntpath, "isreserved", lambda path: False)(name)


@pytest.mark.parametrize(
    ("name", "count", "other"),
    [("Kế hoạch.pdf", 2, "Kế hoạch (2).pdf"), ("12_KH-SKHCN", 3, "12_KH-SKHCN (3)")],
)
def test_numbered(name: str, count: int, other: str) -> None:
    assert numbered(name, count) == other


def test_a_numbered_name_is_not_longer() -> None:
    assert len(numbered("x" * LONGEST, 12)) == LONGEST
