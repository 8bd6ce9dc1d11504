"""Bytes under a password: scrypt makes the key, AES-256-GCM seals; a lost password cannot be recovered."""

from __future__ import annotations

import os
import struct
import unicodedata

_MARK = b"SKHSEAL1"
_HEAD = struct.Struct(">8sBBB16s12s")
"""Mark, log2 of scrypt's n, its r and p, salt, nonce; the sealed bytes with their tag follow."""
_COST, _BLOCKS, _LANES = 17, 8, 1
_LEAST, _MOST = 14, 18
_TAG = 16


class Unsealable(ValueError):
    """The bytes are not sealed by this program, or are cut short."""


class WrongPassword(ValueError):
    """Another password, or the sealed bytes were changed: nothing can tell which."""


def is_sealed(data: bytes) -> bool:
    """Whether a password is needed to read the bytes."""
    return data.startswith(_MARK)


def seal(data: bytes, password: str, *, cost: int = _COST) -> bytes:
    """The bytes under the password; `cost` is the log2 of scrypt's n (17: 128 MB, a third of a second)."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if not password:
        raise ValueError("no password")
    head = _HEAD.pack(_MARK, cost, _BLOCKS, _LANES, os.urandom(16), nonce := os.urandom(12))
    return head + AESGCM(_key(head, password)).encrypt(nonce, data, head)


def unseal(data: bytes, password: str) -> bytes:
    """The bytes as they were sealed. Raises WrongPassword, Unsealable."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    head, sealed = data[: _HEAD.size], data[_HEAD.size :]
    if not is_sealed(head) or len(sealed) < _TAG:
        raise Unsealable("not sealed")
    _mark, cost, blocks, lanes, _salt, nonce = _HEAD.unpack(head)
    if not _LEAST <= cost <= _MOST or (blocks, lanes) != (_BLOCKS, _LANES):
        raise Unsealable("sealed in another way")
    try:
        return AESGCM(_key(head, password)).decrypt(nonce, sealed, head)
    except InvalidTag as error:
        raise WrongPassword from error


def _key(head: bytes, password: str) -> bytes:
    """The same for a password however its accents were typed."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    _mark, cost, blocks, lanes, salt, _nonce = _HEAD.unpack(head)
    words = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=1 << cost, r=blocks, p=lanes).derive(words)
