"""What is sealed opens with its password alone, and not at all once it is changed."""

import unicodedata

import pytest

from desktop import sealing

WORDS = b"PK\x03\x04 some bytes"
SEALED = sealing.seal(WORDS, "Mật khẩu 1", cost=14)


def test_sealed_bytes_open_with_the_password_however_it_was_typed() -> None:
    assert WORDS not in SEALED and sealing.is_sealed(SEALED) and not sealing.is_sealed(WORDS)
    for form in ("NFC", "NFD"):
        assert sealing.unseal(SEALED, unicodedata.normalize(form, "Mật khẩu 1")) == WORDS


def test_the_same_bytes_are_never_sealed_alike() -> None:
    assert sealing.seal(WORDS, "x", cost=14) != sealing.seal(WORDS, "x", cost=14)


@pytest.mark.parametrize("password", ["", "mật khẩu 1", "Mật khẩu 1 "])
def test_another_password_opens_nothing(password: str) -> None:
    with pytest.raises(sealing.WrongPassword):
        sealing.unseal(SEALED, password)


def test_without_a_password_nothing_is_sealed() -> None:
    with pytest.raises(ValueError, match="no password"):
        sealing.seal(WORDS, "")


@pytest.mark.parametrize("at", range(9, len(SEALED), 3))
def test_a_changed_byte_is_noticed(at: int) -> None:
    changed = SEALED[:at] + bytes([SEALED[at] ^ 1]) + SEALED[at + 1 :]
    with pytest.raises((sealing.WrongPassword, sealing.Unsealable)):
        sealing.unseal(changed, "Mật khẩu 1")


@pytest.mark.parametrize(
    "data",
    [b"", b"SKHSEAL1", SEALED[:50], b"SKHSEAL1\x3f" + SEALED[9:], WORDS],
    ids=["empty", "the mark alone", "cut", "too costly", "not sealed"],
)
def test_what_this_program_did_not_seal_costs_nothing(data: bytes) -> None:
    with pytest.raises(sealing.Unsealable):
        sealing.unseal(data, "x")
