"""Words of administrative time read and written: the door to the rooms `phrase_dates`, `_rules`, `_words`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from desktop.plan.phrase_dates import Unreadable, read, year_in
from desktop.plan.phrase_rules import understand
from desktop.plan.phrase_words import echo, words
from desktop.plan.text import clean
from desktop.plan.when import When

__all__ = ["echo", "parse", "words"]

LONGEST = 600  # characters of a phrase; longer text is prose and stays unparsed
LONGEST_CUED = 150  # the same for words recognised by a cue alone

# Patterns are words until they are first tried: `re` compiles them then and keeps them (12 ms less at start).
_MARKS = r"\*\*+|__+|\\r\\n|\\n|\|"
_DASHES = "[–—−‒]"
_BULLET = r"^[\s*+•#-]+"
_LABEL = (
    r"(?i)^\(?(?:(?:thời gian|thời điểm|tiến độ|ngày)(?: [^:0-9()]{1,60})?:|thời gian(?= ?\(| từ| trong)"
    r"|thời hạn(?: [^:0-9()]{1,60})?:(?=\s*(?:từ|trong|trước|hoàn thành|chậm|muộn|dự kiến)(?!\w))"
    r"|thời gian thực hiện(?! [^\d]{0,3}trong)|(?:được )?(?:tổ chức|thực hiện|triển khai|diễn ra)"
    r"(?= (?:vào|từ|trong|trước|ngày|tháng|sáng|chiều|tối|lúc|[0-9])))\s*"
)
_TENTATIVE = (
    r"(?i)[,;]?\s*\(?(?<!\w)(?:dự kiến|nếu có|tạm thời|(?<!trong )khoảng(?! thời gian))(?!\w)"
    r"\)?:?(?:\s*,(?=\s))?"
)
_NOTE = (
    r"(?i)(?<=[0-9)’'])\s*[,;.]?\s+(?P<note>(?:để|nhằm|có thể|trường hợp|lịch|phục vụ|theo)(?!\w).*"
    r"|\((?!\s*(?:thứ|chủ nhật|sáng|chiều|tối|buổi|từ|ngày|đến|trước)(?!\w))[^()0-9]{2,}\))$"
)
_NONE = r"(?i)[\s.…_-]*|\(?(?:không nêu|(?:chưa|không) xác định)(?: thời gian)?\)?"
_SESSION = (
    r"(?i)(?:^|(?<=[\s.;,+-]))(?:[0-9]+(?:\.[0-9]+)+\.?\s*)?(ca|đợt|buổi|lớp|phiên|lần)\s+([0-9]{1,2})\s*:\s*"
)
_MOVED = r"(?i)(?:chuyển|dời|lùi|hoãn)\s+từ\s+(.+?)\s+sang\s+(.+)"
_EVERY = r"(?i)(?<!\w)(?:hằng|hàng|mỗi)((?:,? (?:ngày|tuần|tháng|quý|năm)(?!\w))+)"
_PERIODIC = r"(?i)(?<!\w)(?:định kỳ|[0-9]+ (?:lần/|tháng/lần))"
_RELATIVE = (
    r"(?i)(?<!\w)(?:so với|tính từ|kể từ|ngay sau|sau khi|trước khi|khi có|ngày làm việc|trong vòng"
    r"|sau [0-9]+ ngày|trước [0-9]+ ngày|sau hội nghị|sau sự kiện)(?!\w)"
)


@lru_cache(maxsize=2048)
def parse(text: str, *, year: int | None = None) -> When:
    """What the words say; never raises. `year` is the plan's, used where the words name none.

    Words that are not understood give kind "unparsed" with the words in `gist` and `text`.
    """
    gist = " ".join(clean(text).split())
    if re.fullmatch(_NONE, gist):
        return When("unstated", text=text)
    found = _phrase(gist, year) if len(gist) <= LONGEST else When("unparsed", gist=gist)
    return replace(found, text=text)


def _phrase(gist: str, year: int | None) -> When:
    body = re.sub(_BULLET, "", re.sub(_DASHES, "-", re.sub(_MARKS, " ", gist))).strip()
    body = re.sub(_LABEL, "", body)
    bare = re.sub(_TENTATIVE, " ", body)
    body, tentative = " ".join(bare.split()), bare != body
    if year is not None and not 1900 <= year < 2200:
        year = None
    try:
        found = _structured(body, year) or _cued(body, gist) or When("unparsed", gist=gist)
    except Unreadable as error:
        return When("unparsed", gist=gist, problems=(str(error),))
    return replace(found, tentative=tentative)


def _structured(body: str, year: int | None) -> When | None:
    """A time that can be computed: several of them, or one by the rules."""
    found = _sessions(body, year) or _rescheduled(body, year)
    if found or re.search(_EVERY, body) or re.search(_PERIODIC, body):
        return found
    note = re.search(_NOTE, body)
    reading = read(re.sub(_LABEL, "", body[: note.start()] if note else body), year)
    found = understand(reading)
    return found and replace(
        found,
        note=note["note"].rstrip(" .;") if note else "",
        problems=tuple(reading.problems),
        assumed=tuple(reading.assumed),
    )


def _cued(body: str, gist: str) -> When | None:
    """A time that only its cue words tell: recurring, relative; the words are kept."""
    if len(body) > LONGEST_CUED:
        return None
    every = tuple(unit.lower() for found in re.findall(_EVERY, body) for unit in re.findall(r"\w+", found))
    if every or re.search(_PERIODIC, body):
        return When("recurring", every=tuple(dict.fromkeys(every)), gist=gist)
    return When("relative", gist=gist) if re.search(_RELATIVE, body) else None


def _sessions(body: str, year: int | None) -> When | None:
    """ "Ca 1: …; Ca 2: …", numbered from 1, every one readable."""
    heads = list(re.finditer(_SESSION, body))
    if len(heads) < 2 or heads[0].start() or [int(head[2]) for head in heads] != [*range(1, len(heads) + 1)]:
        return None
    if len({head[1].lower() for head in heads}) != 1:
        return None
    ends = [head.start() for head in heads[1:]] + [len(body)]
    texts = [body[head.end() : end].strip(" .;,+-") for head, end in zip(heads, ends, strict=True)]
    return _compound("sessions", texts, year_in(body) or year, noun=heads[0][1].lower())


def _rescheduled(body: str, year: int | None) -> When | None:
    match = re.fullmatch(_MOVED, body.rstrip(" .;"))
    if not match:
        return None
    found = _compound("rescheduled", [match[1], match[2]], year_in(body) or year)
    kinds = {part.kind for part in found.parts} if found else set()
    return found if kinds <= {"day", "half_day", "range", "months", "quarter"} else None


def _compound(kind: str, texts: list[str], year: int | None, noun: str = "") -> When | None:
    parts = [_structured(text, year) for text in texts]
    if not all(part and part.dated for part in parts):
        return None
    known = tuple(replace(part, text=text) for part, text in zip(parts, texts, strict=True) if part)
    within = known if kind == "sessions" else known[1:]
    starts = [part.earliest for part in within if part.earliest]
    ends = [part.latest for part in within if part.latest]
    return When(
        kind,
        min(starts, default=None),
        max(ends, default=None),
        parts=known,
        noun=noun,
        problems=tuple(dict.fromkeys(code for part in known for code in part.problems)),
        assumed=tuple(dict.fromkeys(code for part in known for code in part.assumed)),
    )
