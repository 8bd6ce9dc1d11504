"""Words that are sought, and where they stand in others: accents, case and leading zeros aside."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property
from typing import NamedTuple

from desktop.plan.text import fold

_PART = re.compile(r"[^\W_]+")
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_LETTERS = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Where the letters with accents are."""
Marks = tuple[tuple[int, int], ...]


class Hit(NamedTuple):
    """One of the words: which, and from where to where."""

    nth: int
    start: int
    end: int


class Match(NamedTuple):
    """How many of the words there are, whether in a row, and as typed; `marks`: (start, length) of each."""

    many: int
    together: bool
    exact: bool
    marks: Marks


class Sought:
    """Words typed to find something; the last one may be half typed."""

    def __init__(self, text: str) -> None:
        typed = [part.casefold() for part in _PART.findall(unicodedata.normalize("NFC", text))]
        self.accented = any(fold(part) != part for part in typed)
        self._terms = [_bare(part) for part in typed]
        self._distinct = tuple(dict.fromkeys(self._terms))
        pairs = tuple(zip(self._terms, typed, strict=True))
        self._typed = [{word for term, word in pairs if term == one} for one in self._distinct]

    @property
    def many(self) -> int:
        """How many different words are sought."""
        return len(self._distinct)

    def hits(self, words: str) -> list[Hit]:
        """Each place of one of the words."""
        found = self._pattern.finditer(words)
        return [Hit(nth, m.start(), m.end()) for m in found if (nth := m.lastindex)]

    def match(self, words: str, hits: Iterable[Hit] | None = None) -> Match:
        """How well `words` match. Where they stand in a row, or as typed, the others are not marked."""
        hits = list(self.hits(words) if hits is None else hits)
        rows = [m.span() for m in self._row.finditer(words)] if self._row and hits else []
        same = [hit for hit in hits if self._is_typed(words, hit)]
        told = {hit.nth for hit in same} if self.accented else set()
        shown = [hit for hit in hits if hit.nth not in told or hit in same]
        if rows:
            shown = [hit for hit in shown if any(a <= hit.start and hit.end <= b for a, b in rows)] or shown
        return Match(
            many=len({hit.nth for hit in hits}),
            together=bool(rows) or (self._row is None and bool(hits)),
            exact=len({hit.nth for hit in same}) == self.many,
            marks=_joined(words, shown),
        )

    def _is_typed(self, words: str, hit: Hit) -> bool:
        return words[hit.start : hit.end].casefold() in self._typed[hit.nth - 1]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Each word, but for its first letter, in a group of its own; the last typed one may go on.

        All begin in one class of letters, which the machine looks for many times faster than for a choice.
        """
        first = "".join(sorted({letter for term in self._distinct for letter in _first(term)}))
        groups = []
        for term in self._distinct:
            begins = f"(?<=[{_first(term)}])"
            goes_on = (
                _loose(term[1:]) if not term.isdecimal() else f"(?:(?<=0)0*{term}|(?<={term[0]}){term[1:]})"
            )
            groups.append(f"{begins}({goes_on}){'' if term == self._terms[-1] else _END}")
        return re.compile(rf"[{first}](?<![^\W_][\s\S])(?:{'|'.join(groups)})" if groups else r"(?!)")

    @cached_property
    def _row(self) -> re.Pattern[str] | None:
        if len(self._terms) < 2:
            return None
        return re.compile(_START + r"[\W_]+".join(_loose(term) for term in self._terms))


def _joined(words: str, hits: list[Hit]) -> Marks:
    """One mark for words with nothing but spaces between them."""
    marks: list[tuple[int, int]] = []
    for hit in hits:
        start, end = sum(marks[-1]) if marks else 0, hit.start
        if marks and not words[start:end].strip():
            marks[-1] = marks[-1][0], hit.end - marks[-1][0]
        else:
            marks.append((hit.start, hit.end - hit.start))
    return tuple(marks)


def _bare(part: str) -> str:
    plain = fold(part)
    return plain.lstrip("0") or "0" if plain.isdecimal() else plain


def _loose(term: str) -> str:
    """A pattern of the folded word in all its spellings."""
    zeros = "0*" if term.isdecimal() else ""
    return zeros + "".join(f"[{_spellings().get(letter, letter)}]" for letter in term)


def _first(term: str) -> str:
    """The letters that the word may begin with."""
    return f"0{term[0]}" if term.isdecimal() else _spellings().get(term[0], term[0])


@cache
def _spellings() -> dict[str, str]:
    """Each plain letter with all that are folded to it."""
    of: dict[str, set[str]] = {letter: {letter, letter.upper()} for letter in "abcdefghijklmnopqrstuvwxyz"}
    for letter in (chr(code) for letters in _LETTERS for code in letters):
        if (plain := fold(letter)) in of:
            of[plain].add(letter)
    return {plain: "".join(sorted(letters)) for plain, letters in of.items()}
