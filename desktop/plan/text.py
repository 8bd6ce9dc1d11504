"""Text with marks: runs of words that may be bold, italic, a phrase of time, or carry a footnote."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import groupby

_SPACES = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
_INVISIBLE = re.compile(
    r"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    r"\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)


def clean(words: str) -> str:
    """NFC, plain spaces, line breaks as "\\n"; control, zero-width and direction characters removed."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _SPACES.sub(" ", words)))


def fold(words: str) -> str:
    """Words for searching: lower case, no accents, đ as d."""
    bare = unicodedata.normalize("NFD", words.casefold().replace("đ", "d"))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike; `time` marks a phrase of time in prose, `note` is a footnote that follows the run."""

    text: str
    bold: bool = False
    italic: bool = False
    time: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Runs in reading order."""

    runs: tuple[Run, ...] = ()

    @property
    def plain(self) -> str:
        """The words without marks and notes."""
        return "".join(run.text for run in self.runs)

    def __bool__(self) -> bool:
        return any(run.text or run.note for run in self.runs)


EMPTY = Text()


def text(words: str) -> Text:
    """Plain words as Text; empty words give empty Text."""
    return Text((Run(words),)) if words else EMPTY


def tidy(value: Text) -> Text:
    """The same text with every run cleaned, empty runs dropped and equal neighbours joined."""
    runs: list[Run] = []
    for run in value.runs:
        run = replace(run, text=clean(run.text), note=clean(run.note))
        if not run.text and not run.note:
            continue
        if runs and not runs[-1].note and replace(runs[-1], text="") == replace(run, text="", note=""):
            run = replace(run, text=runs.pop().text + run.text)
        runs.append(run)
    return Text(_composed(tuple(runs)))


def _composed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """A combining mark at a run's start belongs to the letter before it."""
    fixed: list[Run] = []
    for run in runs:
        while fixed and not fixed[-1].note and run.text and unicodedata.combining(run.text[0]):
            fixed[-1] = replace(fixed[-1], text=clean(fixed[-1].text + run.text[0]))
            run = replace(run, text=run.text[1:])
        if run.text or run.note:
            fixed.append(run)
    return tuple(fixed)


def phrases(value: Text) -> tuple[str, ...]:
    """The phrases marked as time; neighbouring runs make one phrase (a date may be half bold)."""
    groups = groupby(value.runs, key=lambda run: run.time)
    return tuple("".join(run.text for run in runs) for marked, runs in groups if marked)
