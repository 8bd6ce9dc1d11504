"""Four faces of a Times: where they lie, how wide their words are, and which letters they lack."""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.plan.text import clean as cleaned

if TYPE_CHECKING:
    from desktop.documents.press import Font

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "Times-R", "Times-B", "Times-I", "Times-BI"
_FACES = (REGULAR, BOLD, ITALIC, BOLD_ITALIC)
_FILES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_OURS = tuple(f"Tinos-{cut}.ttf" for cut in ("Regular", "Bold", "Italic", "BoldItalic"))
_RESOURCES = Path(__file__).parents[2] / "resources" / "fonts"
_LONGEST_CACHED = 40
_MOST_CACHED = 10_000

NBSP = "\u00a0"
_DRAWN = {"\n", NBSP}
"""Breaks, and the letters so far found in every cut."""


def face(bold: bool = False, italic: bool = False) -> str:
    """The registered name of a cut."""
    return _FACES[bold + 2 * italic]


def width(face: str, text: str) -> float:
    """Advance of the text at 1 pt."""
    return widths(face)[text]


class _Widths(dict[str, float]):
    """The texts measured so far."""

    def __init__(self, face: str) -> None:
        self._advances = advances(face)

    def __missing__(self, text: str) -> float:
        single = len(text) == 1
        total = self._advances[ord(text)] / 1000 if single else sum(map(self.__getitem__, text))
        if len(text) <= _LONGEST_CACHED:
            if len(self) > _MOST_CACHED:
                self.clear()
            self[text] = total
        return total


@functools.cache
def widths(face: str) -> Mapping[str, float]:
    """Advance at 1 pt of any text, for those who measure many in one face."""
    return _Widths(face)


@functools.lru_cache(maxsize=20_000)
def clean(text: str) -> str:
    """NFC without control, zero-width and direction characters (F25); a no-break space stays one."""
    if text.isascii() and text.isprintable():
        return text
    return NBSP.join(cleaned(part) for part in text.split(NBSP))


def printable(text: str) -> str:
    """Clean text in which a letter the font lacks shows as "?", never as nothing or an empty box."""
    text = clean(text)
    for letter in _missing(text):
        text = text.replace(letter, "?")
    return text


def missing(text: str) -> set[str]:
    """The letters of the text that a cut of the font cannot draw."""
    return _missing(clean(text))


def _missing(text: str) -> set[str]:
    if _DRAWN.issuperset(text):
        return set()
    new = set(text) - _DRAWN
    found = {letter for letter in new if not _drawable(letter)}
    _DRAWN.update(new - found)
    return found


@functools.cache
def advances(face: str) -> Mapping[int, float]:
    """Advance in thousandths of any code point, in the font or not."""
    widths: Mapping[int, float] = faces()[face].face.charWidths
    return widths


@functools.cache
def faces() -> dict[str, Font]:
    """The four faces by name, their files read once."""
    from desktop.documents.press import UNREADABLE, Font

    for files in _candidates():
        try:
            return {name: Font(name, file) for name, file in zip(_FACES, files, strict=True)}
        except UNREADABLE:
            continue
    raise FileNotFoundError(_RESOURCES / _OURS[0])


def _candidates() -> Iterator[list[Path]]:
    """Times New Roman of the system (I.4) where all four cuts are there, then our own Tinos."""
    windows = os.environ.get("WINDIR")
    if windows:
        yield [Path(windows) / "Fonts" / name for name in _FILES]
    yield [_RESOURCES / name for name in _OURS]


def _drawable(letter: str) -> bool:
    """Whether every cut has the letter."""
    return all(ord(letter) in font.face.charToGlyph for font in faces().values())
