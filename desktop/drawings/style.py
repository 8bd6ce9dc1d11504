"""What a surface lends to a drawing: the size of its words, how wide they are, and how they break."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from desktop.drawings.hues import hue

__all__ = ["Measure", "Style", "hue"]

Measure = Callable[[str, float, bool], float]
"""Width of a text at a size, plain or bold, in units of the surface."""
_NARROWEST = 0.18  # of the size: no letter of running text is narrower, spaces and marks aside


@dataclass(frozen=True, slots=True)
class Style:
    """Size of body words and height of a chip's row, in units of the surface, and how wide words are."""

    size: float
    row: float
    measure: Measure
    least: float = 0.0  # no words are smaller

    @property
    def small(self) -> float:
        """Size of lesser words."""
        return max(round(self.size * 0.9, 1), self.least)

    def fit(self, text: str, width: float, size: float = 0.0, bold: bool = False) -> str:
        """The text, or as much of it as fits with "…" after; whole letters with their marks."""
        size = size or self.size
        text = text[: int(width / (size * _NARROWEST)) + 2]
        if self.measure(text, size, bold) <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            cut = text[:middle].rstrip() + "…"
            low, high = (middle, high) if self.measure(cut, size, bold) <= width else (low, middle - 1)
        while 0 < low < len(text) and unicodedata.combining(text[low]):
            low -= 1
        kept = text[:low].rstrip(" ,;:.(–-")
        return kept + "…" if kept else ""

    def wrap(
        self, text: str, width: float, lines: int, size: float = 0.0, bold: bool = False
    ) -> tuple[str, ...]:
        """The text broken between words into at most so many lines, the last one fitted."""
        size = size or self.size
        words, done, at = text.split(), list[str](), 0
        while at < len(words) and len(done) < lines - 1:
            end = at + 1
            while end < len(words) and self.measure(" ".join(words[at : end + 1]), size, bold) <= width:
                end += 1
            done.append(self.fit(" ".join(words[at:end]), width, size, bold))
            at = end
        rest = " ".join(words[at:])
        return (*done, self.fit(rest, width, size, bold)) if rest else tuple(done)
