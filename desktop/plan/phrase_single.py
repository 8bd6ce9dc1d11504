"""Times that can be computed: one by the rules, several of them as sessions, or a moved one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from desktop.plan.phrase_dates import year_in
from desktop.plan.phrase_deadlines import TURNED, plain_action
from desktop.plan.phrase_rules import understand
from desktop.plan.phrase_tokens import Unreadable, read
from desktop.plan.when import When

# Patterns are words until they are first tried: `re` compiles them then and keeps them (12 ms less at start).
_CUED = r"(?i)\s*(?:từ|trong|trước|hoàn thành|chậm|muộn|dự kiến)(?!\w)"
_LABEL = (
    r"(?i)^\(?(?:(?:thời gian|thời điểm|tiến độ|thời hạn|ngày)(?:,? [^:0-9()]{1,60})?:"
    r"|thời gian(?= ?\(| từ| trong)|thời gian dự kiến(?! [^\d]{0,3}trong)"
    r"|thời gian (?:tổ chức|thực hiện|hoàn thành)(?: (?:là|vào))?(?! [^\d]{0,3}trong)"
    r"|(?:được )?(?:tổ chức|thực hiện|triển khai|diễn ra)"
    r"(?= (?:vào|từ|trong|trước|ngày|tháng|quý|sáng|chiều|tối|lúc|hằng|hàng|định kỳ|thường xuyên|[0-9])))\s*"
)
_TERM = r"(?i)^\(?thời hạn(?: [^:0-9()]{1,60})?:"
_NOTE = (
    r"(?i)\s*[,;.]?\s+(?=(?:để|nhằm|có thể|trường hợp|lịch|phục vụ|theo|qua|tại|ở|trừ|kể cả|bảo đảm|đảm bảo"
    r"|gắn với|chào mừng|kết hợp|trực tuyến|định hướng|tầm nhìn|tùy|nếu|khi cần|sau đó|gửi|báo cáo"
    r"|trình|hoàn thành|hoàn tất|phải|tính theo|căn cứ)(?!\w)|\((?!\s*(?:thứ|chủ nhật|sáng"
    r"|chiều|tối|buổi|từ|ngày|đến|trước(?! khi)"
    r"|sau(?! khi)|trong|tháng|quý|năm|hằng|hàng|cả|gồm)(?!\w))[^()0-9]{2,}\)$"
    r"|\((?:nhân|chào mừng|hưởng ứng|kỷ niệm|theo|trùng)(?!\w)[^()]*\)$)"
)
_TIMED = r"(?i)[0-9]{1,2}(?:h|\s*giờ|/[0-9]|-[0-9]{1,2}/)|tháng [0-9]|thứ (?:hai|ba|tư|sáu|bảy)"
_FREE = (
    r"(?i)\(?(?:để|nhằm|phục vụ|theo|lịch|có thể|căn cứ|định hướng|tầm nhìn|chào mừng|nhân|hưởng ứng"
    r"|kỷ niệm|trùng)(?!\w)"
)
"""Notes that may name a time of their own without changing this one."""
_DONE = r"(?i)(?:phải )?(?:hoàn thành|hoàn tất)(?!\w)[^0-9:;]*$"
_BUT = r"(?i)\(?(?:trừ|kể cả|không kể|bao gồm cả)(?!\w)"
_NUMBER = r"(?:[0-9]{1,2}|iv|v|i{1,3}|(?:thứ )?(?:nhất|hai|ba|tư|năm))"
_SESSION = (
    r"(?i)(?:^|(?<=[\s.;,+(-]))(?:[0-9]+(?:\.[0-9]+)+\.?\s*)?"
    r"(ca|đợt|buổi|lớp|phiên|lần|vòng|kỳ|giai đoạn|bước|khóa|chặng|nhóm|hội nghị|đoàn|tuần)"
    rf"\s+(?:thứ\s+)?({_NUMBER})(?:\s*:\s*|\s*(?=\()|\s+(?=từ |vào |ngày |trong |tháng |trước ))"
)
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5}
_LABELLED = r"[-+•*]?\s*(?P<label>[^\W\d_][^:;0-9]{1,60}?)\s*:\s*(?P<time>\S.*)"
_MOVE = (
    r"(?i)(?:điều chỉnh |thay đổi )?(?:thời gian )?(?:tổ chức |thực hiện )?"
    r"(?:được )?(?:chuyển|dời|rời|lùi|hoãn|điều chỉnh|thay đổi)(?: lịch| thời gian| thời hạn| ngày)*"
    r"(?: (?:tổ chức|thực hiện))*:?"
)
_MOVED = rf"{_MOVE}(?: từ (?P<old>.+?))? (?:sang|thành)(?: ngày mới)? (?P<new>.+)"
_PUT_OFF = rf"{_MOVE}(?: từ (?P<old>[^-–]+?))? (?:đến|tới|xuống) (?P<new>.+)"
_INSTEAD = r"(?i)(?P<new>.+?)\s*[,(]?\s*\(?thay (?:cho|vì|thế)\s+(?P<old>.+?)\)?"
_NAMED = (
    r"(?i)[-+•*]?\s*(?P<label>[^\W\d_][^:;()0-9]{1,60}?)"
    r"(?:\s*:\s*(?P<time>\S.*)|\s*\((?P<inner>(?:từ|ngày|tháng|quý|[0-9])[^()]*)\)"
    r"|\s+(?P<from>từ (?:ngày )?[0-9].*))"
)
_NO_NAME = (
    r"(?<!\w)(?:trước|đến|từ|theo|hoặc|báo cáo|kết quả|tình hình|kế hoạch|quyết định|văn bản"
    r"|công tác|nghỉ)(?!\w)"
)
"""Words that make the time that of something else: "báo cáo kết quả từ ngày … đến …"."""
_MANY, _TRIES = 12, 4


def unlabelled(body: str) -> tuple[str, str]:
    """The words after a label ("Thời gian thực hiện:"), and the label; that of a deadline is none."""
    match = re.match(_LABEL, body)
    if not match:
        return body, ""
    if re.match(_TERM, match[0]) and not re.match(_CUED, body[match.end() :]):
        return body, ""
    return body[match.end() :], match[0]


def structured(body: str, year: int | None) -> When | None:
    """A time that can be computed, None when the words give none. Unreadable: the date named cannot be."""
    found = None
    if re.search(r"(?i)\s[0-9ivnhbt]", body):
        found = _sessions(body, year)
    if found is None and ";" in body:
        found = _listed(body, year)
    if found is None and re.search(r"(?i)sang|thay|lùi|dời|chuyển|hoãn|điều chỉnh", body):
        found = _rescheduled(body, year)
    return found or _single(body, year) or _labelled(body, year)


def _labelled(body: str, year: int | None) -> When | None:
    """ "Nhận bài dự thi từ ngày … đến …", "Tuần lễ chuyển đổi số (từ … đến …)": a window with its name."""
    match = re.fullmatch(_NAMED, body)
    if not match or re.search(rf"(?i){TURNED}|{_NO_NAME}", match["label"]):
        return None
    found = _single((match["time"] or match["inner"] or match["from"]).strip(), year)
    if found is None or found.kind not in ("range", "months", "quarter", "year", "period", "vague"):
        return None
    label = match["label"].strip()
    return None if found.note else replace(found, label=label[:1].upper() + label[1:])


def _single(body: str, year: int | None) -> When | None:
    notes = list(re.finditer(_NOTE, body))
    try:
        found = _understood(body, year)
    except Unreadable:
        if not notes:
            raise
        found = None
    if found or not notes:
        return found
    return _noted(body, notes, year)


def _noted(body: str, notes: Sequence[re.Match[str]], year: int | None) -> When | None:
    """The time before a proviso; a proviso with a time of its own is none."""
    problem: Unreadable | None = None
    for note in notes[:_TRIES]:
        words = body[note.end() :].rstrip(" .;")
        free = re.match(_FREE, words) or (re.match(_BUT, words) and not re.search("[0-9]", words))
        if not free and re.search(_TIMED, words):
            continue
        try:
            found = _understood(body[: note.start()], year)
        except Unreadable as error:
            problem = error
            continue
        if found and found.kind == "deadline" and not found.action and re.match(_DONE, words):
            return replace(found, action=plain_action(words))
        if found:
            return replace(found, note=words)
    if problem:
        raise problem
    return None


def _understood(words: str, year: int | None) -> When | None:
    reading = read(unlabelled(words)[0], year)
    found = understand(reading)
    if found is None or not (reading.problems or reading.assumed):
        return found
    return replace(found, problems=tuple(reading.problems), assumed=tuple(reading.assumed))


def _sessions(body: str, year: int | None) -> When | None:
    """ "Ca 1: …; Ca 2: …", numbered from 1, every one readable."""
    heads = list(re.finditer(_SESSION, body))
    if len(heads) < 2 or heads[0].start() or len({head[1].lower() for head in heads}) != 1:
        return None
    numbers = [_number(head[2]) for head in heads]
    if numbers != [*range(1, len(heads) + 1)]:
        return None
    ends = [head.start() for head in heads[1:]] + [len(body)]
    texts = [_stripped(body[head.end() : end]) for head, end in zip(heads, ends, strict=True)]
    return _compound("sessions", texts, year_in(body) or year, noun=heads[0][1].lower())


def _number(words: str) -> int:
    name = words.lower().removeprefix("thứ ")
    return int(name) if name.isdigit() else _ORDINALS[name]


def _stripped(words: str) -> str:
    words = re.sub(r"(?i)[\s.;,+-]+(?:và)?$", "", words.strip(" .;,+-"))
    if words[:1] == "(" and words[-1:] == ")" and ")" not in words[1:-1]:
        words = words[1:-1]
    return words


def _listed(body: str, year: int | None) -> When | None:
    """Times one after another with ";", each with a label or none."""
    texts = [piece.strip(" .,+-") for piece in body.split(";")]
    texts = [piece for piece in texts if piece]
    if not 2 <= len(texts) <= _MANY:
        return None
    heads = [re.fullmatch(_LABELLED, piece) for piece in texts]
    labels: list[str] = []
    if all(heads):
        labels = [head["label"] for head in heads if head]
        texts = [head["time"] for head in heads if head]
    return _compound("sessions", texts, year_in(body) or year, labels=labels)


def _rescheduled(body: str, year: int | None) -> When | None:
    body = body.rstrip(" .;")
    match = re.fullmatch(_MOVED, body) or re.fullmatch(_PUT_OFF, body) or re.fullmatch(_INSTEAD, body)
    if not match:
        return None
    old = [match["old"]] if match["old"] else []
    found = _compound("rescheduled", [*old, match["new"].rstrip(")")], year_in(body) or year)
    if found is None or not {part.kind for part in found.parts} <= _MOVABLE:
        return None
    if any(inner.kind != "day" for part in found.parts for inner in part.parts):
        return None
    return found if old else replace(found, parts=(When(), *found.parts))


_MOVABLE = {"day", "half_day", "clock", "range", "months", "quarter", "year", "vague", "sessions"}


def _compound(
    kind: str, texts: Sequence[str], year: int | None, noun: str = "", labels: Sequence[str] = ()
) -> When | None:
    parts = [structured(text, year) for text in texts]
    known = tuple(replace(part, text=text) for part, text in zip(parts, texts, strict=True) if part)
    if len(known) != len(texts) or not all(part.dated or part.clock for part in known):
        return None
    if labels:
        named = zip(known, labels, strict=True)
        known = tuple(replace(part, label=label[:1].upper() + label[1:]) for part, label in named)
    within = known if kind == "sessions" else known[-1:]
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
