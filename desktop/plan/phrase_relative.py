"""Times that hang on another event: so long before or after it, from it on, or when it comes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from desktop.plan.dates import short_date
from desktop.plan.phrase_dates import one_day
from desktop.plan.phrase_single import structured
from desktop.plan.phrase_tokens import Day, Unreadable, length_of, read
from desktop.plan.when import Length, When, length_on

_LENGTH = (
    r"(?P<n>(?:[0-9]{1,3}(?:[,.][0-9]{1,2})?|một|hai|ba|bốn|nửa)(?:\s*\([^()0-9]*\))?\s*"
    r"(?:ngày\s+làm\s+việc|ngày|tuần|tháng|năm|giờ|phút|buổi))(?!\w)"
)
_EDGES = r"(?:chậm nhất|muộn nhất|trễ nhất|ít nhất|tối thiểu|sớm nhất|không quá|tối đa|không muộn hơn)"
_EDGE = rf"(?:(?P<edge>{_EDGES})(?: là)?(?: trong(?: vòng| thời hạn)?)? )?"
_FROM = r"(?:,? (?:so với|kể từ|tính từ|tính đến|từ))"
_ACT = r"(?P<act>(?:[^0-9:]{1,100}?[ ,:])??)"
_SIDE = r"(?P<side>trước|sau)"
_KNOWN = r"(?P<ref>\S.{1,119})"
_HANGS = (
    r"(?:khi|ngày|thời điểm|lúc|hội nghị|hội thảo|hội thi|hội diễn|cuộc thi|lễ|tết|đại hội|kỳ họp|cuộc họp"
    r"|phiên họp|buổi|đợt|chương trình|sự kiện|kế hoạch|quyết định|kết thúc|hoàn thành|ban hành|bế mạc"
    r"|khai mạc|mỗi|từng|nhận|được|phát sinh|cần|cấp|thời gian|lớp|tập huấn|năm học|học kỳ"
    r"|cuộc|chuyến|đêm|giải|có|vụ"
    r"|diễn ra|tổ chức|triển khai|thực hiện|nghỉ|kỳ nghỉ|bầu cử|ngày hội|tuần lễ|tháng cao điểm)(?!\w)"
)
# With a length; then without.
_FORMS = (
    rf"{_ACT}{_EDGE}{_LENGTH} {_SIDE}{_FROM}? {_KNOWN}",
    rf"{_ACT}{_EDGE}{_SIDE} (?:(?P<least>ít nhất|tối thiểu) )?{_LENGTH}{_FROM}? {_KNOWN}",
    rf"{_ACT}(?:trong (?:(?:vòng|thời hạn|khoảng thời gian|thời gian) )?|thời hạn )?"
    rf"{_EDGE}{_LENGTH}{_FROM} {_KNOWN}",
    rf"{_ACT}{_EDGE}{_SIDE} (?P<ref>[^0-9]{{3,100}}?),? (?:(?P<least>ít nhất|tối thiểu) )?{_LENGTH}",
)
_OTHER = r"(?<!\w)(?:đến|tới|hết|trước|sau|từ|hoặc)(?!\w)"
_DAY = r"(?i)\s+(?:ngày\s*)?[0-9]{1,2}\s*(?:[/-]|tháng)\s*[^\s]+$"
_NO_EVENT = ("ngày", "tuần", "tháng", "quý", "năm", "đó", "này", "nay")
_PER = rf"{_LENGTH}\s*/\s*(?P<ref>(?:[0-9]{{1,2}} ?)?[^\W\d_][^/0-9]{{0,40}})"
_BARE = (
    r"(?P<side>trước, trong và sau|trước và sau|ngay sau|ngay trước|ngay khi|sau|trước|kể từ|tính từ|từ"
    r"|trong suốt|trong quá trình|trong thời gian|trong khi|khi|đồng thời với|cùng với)"
    rf" (?P<ref>{_HANGS}.{{0,110}})"
)
_WHEN = (
    r"(?P<side>ngay khi|sau khi|ngay sau khi|trước khi|trong khi|trong suốt|trong quá trình)"
    r" (?P<ref>\S.{1,110})"
)
_OPEN = r"(?:kể )?từ (?P<from>.*[0-9].*?) (?:cho )?(?:đến|tới) (?:khi|lúc) (?P<ref>\S.{1,100})"
_CUE = (
    r"(?i)(?<!\w)(?:so với|tính từ|kể từ|ngay sau|sau khi|trước khi|khi có|ngày làm việc|trong vòng"
    r"|sau [0-9]+ ngày|trước [0-9]+ ngày|sau hội nghị|sau sự kiện)(?!\w)"
)
_ASKED = r"(?i)(?:theo yêu cầu|đột xuất)(?!\w)"
_LIKELY = r"(?i)(?<!\w)(?:trước|sau|từ|khi|vòng|thời hạn|quá trình|thời gian|suốt|đồng thời|cùng với)(?!\w)|/"


def relative(body: str, year: int | None) -> When | None:
    """A time that hangs on another, with bounds where that one is dated; empty when only a cue is known."""
    if re.search(_LIKELY, body):
        plain = " ".join(re.sub(r"(?i)(?<=\w)\((?=[^()]*\)$)", " (", body).rstrip(" .;,").split())
        found = _measured(plain, year) or _open_ended(plain, year) or _bare(plain, year)
        if found:
            return found
    kept = re.search(_CUE, body) or re.match(_ASKED, body)
    return When("relative") if kept else None


def _measured(body: str, year: int | None) -> When | None:
    for number, form in enumerate(_FORMS):
        match = re.fullmatch(f"(?i){form}", body)
        if not match or match["ref"].strip(" ,").lower() in _NO_EVENT:
            continue
        length = length_of(" ".join(match["n"].lower().split()))
        edge = _edge(match)
        side = match["side"].lower() if number != 2 else "trong vòng"
        action = match["act"].strip(" ,:;-(")
        found = When(
            "relative", length=length, side=side, edge=edge, reference=match["ref"].strip(" ,"),
            action=action[:1].lower() + action[1:] if action[1:2].islower() else action,
        )  # fmt: skip
        return _bounded(found, year)
    per = re.fullmatch(f"(?i){_PER}", body)
    if per:
        length = length_of(" ".join(per["n"].lower().split()))
        return When("relative", length=length, side="mỗi", reference=per["ref"].strip())
    return None


def _edge(match: re.Match[str]) -> str:
    named = match.groupdict()
    words = (named.get("edge") or named.get("least") or "").lower()
    return {"muộn nhất": "chậm nhất", "trễ nhất": "chậm nhất", "tối thiểu": "ít nhất",
            "không muộn hơn": "chậm nhất", "tối đa": "không quá"}.get(words, words)  # fmt: skip


def _bare(body: str, year: int | None) -> When | None:
    match = re.fullmatch(f"(?i){_BARE}", body) or re.fullmatch(f"(?i){_WHEN}", body)
    if not match:
        return None
    side, reference = " ".join(match["side"].lower().split()), match["ref"].strip()
    if reference.lower() in _NO_EVENT:
        return None
    if side.endswith(" khi"):
        side, reference = side.removesuffix(" khi"), f"khi {reference}"
    side = {"kể từ": "từ", "tính từ": "từ"}.get(side, side)
    found = _bounded(When("relative", side=side, reference=reference), year)
    return None if re.match(r"(?i)(?:ngày\s*)?[0-9]", reference) and not found.dated else found


def _open_ended(body: str, year: int | None) -> When | None:
    """ "từ ngày 12/5/2026 đến khi kết thúc": the end is not known."""
    match = re.fullmatch(f"(?i){_OPEN}", body)
    if not match:
        return None
    begin = structured(match["from"], year)
    if begin is None or begin.kind not in ("day", "months") or begin.start is None:
        return None
    end = f"khi {match['ref'].strip()}"
    return When("continuous", begin.start, grain=begin.grain, reference=end, assumed=begin.assumed)


def _bounded(found: When, year: int | None) -> When:
    """The time with the bounds that a date in its reference gives."""
    day, assumed, problems = _dated(found.reference, year)
    if day is None:
        return replace(found, problems=problems)
    if "year" in assumed:  # its words name the year from now on
        before, bracket, _ = found.reference.partition("(")
        named = short_date(day)
        words = f"{before}({named})" if bracket else re.sub(_DAY, f" ngày {named}", f" {before}").strip()
        found = replace(found, reference=words)
    start, end = _bounds(found, day)
    codes = list(assumed)
    if found.length:
        codes.append("first_day")
    if found.length == replace(found.length or Length(1), unit="ngày làm việc"):
        codes.append("holidays")
    return replace(found, start=start, end=end, assumed=tuple(codes), problems=problems)


def _bounds(found: When, day: date) -> tuple[date | None, date | None]:
    if found.length is None:
        after = found.side in ("sau", "ngay sau")
        return (day + timedelta(days=1), None) if after else (None, None)
    limit = length_on(day, found.length, -1 if found.side == "trước" else 1)
    if limit is None:
        return None, None
    if found.side == "trong vòng":
        return day, limit
    if found.side == "trước":
        return (limit, day - timedelta(days=1)) if found.edge in ("không quá", "sớm nhất") else (None, limit)
    return (None, limit) if found.edge in ("chậm nhất", "không quá") else (limit, None)


def _dated(words: str, year: int | None) -> tuple[date | None, tuple[str, ...], tuple[str, ...]]:
    """The day that a reference names at its end, what was assumed for it, what is wrong with it."""
    try:
        reading = read(words, year)
        named = re.fullmatch("[^A-Z]*D", reading.skeleton) and not re.search(_OTHER, reading.skeleton)
        if not named or not isinstance(reading.values[0], Day):
            return None, (), ()
        day = one_day(reading, reading.values[0])
    except Unreadable as error:
        return None, (), (str(error),) if str(error).startswith("impossible") else ()
    return day, tuple(reading.assumed), tuple(reading.problems)
