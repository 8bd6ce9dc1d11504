"""Words of administrative time read and written: the door to the rooms `phrase_*`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from desktop.plan.phrase_echo import echo
from desktop.plan.phrase_recurring import recurring
from desktop.plan.phrase_relative import relative
from desktop.plan.phrase_single import structured, unlabelled
from desktop.plan.phrase_tokens import Unreadable
from desktop.plan.phrase_words import words
from desktop.plan.text import clean
from desktop.plan.when import When

__all__ = ["echo", "parse", "words"]

LONGEST = 600  # characters of a phrase; longer text is prose and stays unparsed
LONGEST_CUED = 150  # the same for words recognised by a cue alone

_MARKS = r"\*\*+|__+|\\r\\n|\\n|\||->|=>"
_BULLET = r"^[\s*+•#-]+"
_ALIKE = str.maketrans(
    {**dict.fromkeys("–—−‒‐‑→⇒~÷", "-"), **dict.fromkeys("′‘´ʼ`", "’"), "½": "1/2", "⁄": "/",
     **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}}
)  # fmt: skip
_TENTATIVE = (
    r"(?i)[,;]?\s*\(?(?<!\w)(?:dự kiến|nếu có|tạm thời|(?<!trong )khoảng(?! thời gian))(?!\w)"
    r"\)?:?(?:\s*,(?=\s))?"
)
_DOUBT = r"(?i)(?<!\w)(?:dự kiến|tạm thời|nếu có)(?!\w)"
_LUNAR = r"(?i)(?<!\w)(?:âm lịch|âl)(?!\w)|tháng (?:giêng|chạp)(?!\w)"
_LUNAR_NOTE = (
    r"(?i)\s*[,(-]?\s*\(?((?:tức|nhằm)(?: là)?(?: vào)?(?: ngày)? [^()]{1,40}(?:âm lịch|âl)[^()]{0,20})"
    r"\)?[\s.]*$"
)
_NONE = (
    r"(?i)[\s.…_–—-]*|\(?(?:không nêu|(?:chưa|không) (?:xác định|ấn định|rõ|có))(?: thời gian)?"
    r"(?: cụ thể)?\)?[\s.]*"
)


@lru_cache(maxsize=2048)
def parse(text: str, *, year: int | None = None) -> When:
    """What the words say; never raises. `year` is the plan's, used where the words name none.

    Words that are not understood give kind "unparsed" with the words in `gist` and `text`.
    """
    cleaned = clean(text)
    gist = " ".join(cleaned.split())
    if re.fullmatch(_NONE, gist):
        return When("unstated", text=text)
    if len(gist) > LONGEST:
        return When("unparsed", gist=gist, text=text)
    if year is not None and not 1900 <= year < 2200:
        year = None
    found = _proved(_phrase(gist, gist, year), gist)
    if found.kind == "unparsed" and "\n" in cleaned.strip():
        lines = (" ".join(line.split()).strip(" ;") for line in cleaned.splitlines())
        found = _proved(_phrase("; ".join(line for line in lines if line), gist, year), gist)
    return replace(found, text=text)


def _proved(found: When, gist: str) -> When:
    """The time, if its own words say the same; words around a date may make another thing of it."""
    if not (found.action or found.note or found.parts or found.reference or found.label):
        return found
    again = words(found)
    if len(again) <= LONGEST and _phrase(again, again, None) == found:
        return found
    if found.kind == "recurring":
        return When("recurring", every=found.every, gist=gist, tentative=found.tentative)
    return When("unparsed", gist=gist, tentative=found.tentative)


def _phrase(body: str, gist: str, year: int | None) -> When:
    body = re.sub(_BULLET, "", re.sub(_MARKS, " ", body.translate(_ALIKE))).strip(" ").rstrip(" .;,")
    note = ""
    if re.search(_LUNAR, body):
        lunar = re.search(_LUNAR_NOTE, body)
        if lunar is None or re.search(_LUNAR, body[: lunar.start()]):
            return When("unparsed", gist=gist)
        body, note = body[: lunar.start()], f"({lunar[1].strip()})"
    body, label = unlabelled(body)
    bare = re.sub(_TENTATIVE, " ", body)
    tentative = bare != body or re.search(_DOUBT, label) is not None
    body = " ".join(bare.split())
    found = _read(body, gist, year)
    if note and found.kind != "unparsed":
        found = replace(found, note=found.note or note)
    return replace(found, tentative=True) if tentative else found


def _read(body: str, gist: str, year: int | None) -> When:
    """Recurring times by their cue, then those that can be computed, then those that hang on another."""
    cued = len(body) <= LONGEST_CUED
    found = recurring(body, gist, year) if cued else None
    if found:
        return found
    problem = ""
    for read in (structured, relative) if cued else (structured,):
        try:
            found = found or read(body, year)
        except Unreadable as error:
            problem = problem or str(error)
    if found and found.kind == "relative" and not (found.side or found.gist):
        found = replace(found, gist=gist)
    return found or When("unparsed", gist=gist, problems=(problem,) if problem else ())
