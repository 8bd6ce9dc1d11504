"""The Vietnamese alphabet as an order: a ă â b c d đ …, then the tone, by syllables as in dictionaries."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PART = re.compile(r"\d+|[^\W\d_]+")
_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_OTHER = len(_LETTERS)
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Huyền, hỏi, ngã, sắc, nặng; before them no tone at all."""
_SHAPES = "\u0302\u0306\u031b"
Part = tuple[int, tuple[int, ...], int]


@lru_cache(maxsize=20_000)
def order(words: str) -> tuple[tuple[Part, ...], str, str]:
    """A key to sort by: numbers by their value and before letters; case only where all else is equal."""
    plain = unicodedata.normalize("NFC", words).casefold()
    parts = (_number(part) if part.isdecimal() else _syllable(part) for part in _PART.findall(plain))
    return tuple(parts), plain, words


def _number(digits: str) -> Part:
    return 0, (int(digits),), 0


def _syllable(part: str) -> Part:
    """Its letters, then its tone, wherever that is written: hoà as hòa."""
    letters: list[str] = []
    tone = 0
    for mark in unicodedata.normalize("NFD", part):
        if mark in _TONES:
            tone = _TONES[mark]
        elif mark in _SHAPES and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + mark)
        elif not unicodedata.combining(mark):
            letters.append(mark)
    return 1, tuple(_LETTERS.get(letter, _OTHER + ord(letter[0])) for letter in letters), tone
