"""The grammar of deadlines: "trước ngày X", "chậm nhất …", "đến hết …", "hạn …", "hoàn thành trong …"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from desktop.plan.phrase_dates import filled
from desktop.plan.phrase_tokens import Day, Reading, Unreadable
from desktop.plan.phrase_windows import EDGE, IN, VAGUE, edge, hours, window
from desktop.plan.when import When

DONE = ("hoàn thành", "hoàn tất", "xong", "thực hiện xong", "phải hoàn thành", "phải xong", "hoàn thành xong")
_BEFORE = r"(?:trước|không (?:muộn|chậm|trễ) (?:hơn|quá)|không quá)"
_UNTIL = (
    r"(?:đến(?: hết)?|hết|(?:muộn|chậm|trễ) nhất(?: là)?(?: vào)?(?: trong)?(?: đến(?: hết)?)?"
    r"|trước hoặc trong"
    r"|(?:thời )?hạn (?:cuối(?: cùng)?|chót)(?: là)?)"
)
_TARGET = rf"(?:(?:trong|vào|lúc|khoảng) )*(?:(?:C,? )?(?:P,? )?[DN]|{EDGE})"
_CUE = (
    rf"(?i)(?<!\w)(?:trước hoặc trong|{_BEFORE}|{_UNTIL}(?: trong| vào)?"
    r"|trong(?: khoảng)?(?: thời gian)?(?: từ| vào)?|khoảng|từ|vào)(?!\w)"
)
_FINISH = r"(?<!\w)(?:hoàn thành|hoàn tất|hoàn thiện|xong|kết thúc)(?!\w)"
_ONE_ACT = (
    r"(?:ban hành|trình|gửi|nộp|phê duyệt|công bố|nghiệm thu|bàn giao|báo cáo|tham mưu|thành lập|kiện toàn"
    r"|xây dựng|đăng tải|quyết toán)(?!\w)"
)
"""What is done once: "ban hành trong tháng 4" is to be done by its end."""
TURNED = (
    r"(?<!\w)(?:không|thường xuyên|chưa|đã|sau|trừ|phát sinh|so với|kỷ niệm|tính(?! từ)|hướng|tiến|tác động"
    r"|liên quan|căn cứ|số liệu|dữ liệu|gia hạn|trở về)(?!\w)"
)
"""Words before a cue that make another thing of it: "không tổ chức trước ngày", "số liệu tính đến ngày"."""
_TAIL = rf"(?i)(?<!\w){IN}(?:{VAGUE} )?$"
_HALF = r"(?<!\w)(?:từ|trước|trong|dịp|nửa|cuối|đầu|giữa|tháng|ngày|quý|năm)[, ]*$"
_SINCE = r"(?i)(?:^|,? )(?:(?:thời gian |thực hiện |bắt đầu )*(?:kể |tính )?từ) (?P<ref>\S.*?),?\s*$"
_NOW = r"(?:bây giờ|nay|hôm nay|lúc này|thời điểm này)"
_REFERENCE = r"(?i)(?:ngày|khi|lúc|thời điểm|sau khi|nay|bây giờ|hôm nay|đầu năm|đầu đợt)(?!\w)"


def deadline(r: Reading, match: re.Match[str]) -> When | None:
    """ "[action] trước [hour] [day or span]"."""
    if re.search(rf"{TURNED}|{_HALF}", match["lead"]):
        return None
    if ";" in r.lead:
        return None
    action, reference = _action(r), ""
    since = re.search(_SINCE, action)
    if since:
        if not re.match(_REFERENCE, since["ref"]):
            return None
        action, reference = action[: since.start()], since["ref"]
        if re.fullmatch(_NOW, reference.lower()):
            reference = "nay"
        r.assume("since")
    return _named(r, match, plain_action(action), reference)


def _named(r: Reading, match: re.Match[str], action: str, reference: str = "") -> When | None:
    cue = match["cue"]
    exclusive = cue == "trước"
    target = r.inside(match, "t")
    assumed = len(r.assumed)
    found = _target(target)
    if found is None or found.start is None or found.end is None:
        return None
    until = hours(target)[-1] if target.times() else None
    whole = found.vague == "cuối" and not exclusive
    if whole:
        r.assumed[assumed:] = [code for code in r.assumed[assumed:] if code != "vague_bounds"]
    part = "" if until else found.part
    counts = until is not None or part not in ("", "sáng")
    last = found.start - timedelta(days=1) if exclusive and not counts else found.end
    return When(
        "deadline", None, last, found.grain, until=until, part=part, exclusive=exclusive,
        vague="" if whole else found.vague, action=action, reference=reference,
    )  # fmt: skip


def _target(r: Reading) -> When | None:
    """The day, or the span or piece of one, that a deadline names."""
    skeleton = re.sub(r"^(?:(?:trong|vào|lúc|khoảng) )+", "", r.skeleton)
    if skeleton == "N" or re.fullmatch("(?:C,? )?(?:P,? )?N", skeleton):
        raise Unreadable("no_month")
    return edge(replace(r, skeleton=skeleton))


def several(r: Reading, match: re.Match[str]) -> When | None:
    """ "trước ngày 15/6 và 15/12"."""
    if re.search(TURNED, match["lead"]):
        return None
    exclusive, action = match["cue"] == "trước", plain_action(_action(r))
    parts = []
    for value in filled(r.inside(match, "t").values):
        found = edge(replace(r, skeleton="D" if isinstance(value, Day) else "M", values=(value,)))
        if found is None or found.start is None or found.end is None:
            return None
        last = found.start - timedelta(days=1) if exclusive else found.end
        parts.append(When("deadline", None, last, found.grain, exclusive=exclusive, action=action))
    ends = [part.end for part in parts if part.end]
    if ends != sorted(set(ends)):
        return None
    return When("sessions", None, ends[-1], parts=tuple(parts))


def term(r: Reading, match: re.Match[str]) -> When | None:
    """ "Hạn nộp hồ sơ: ngày 30/10/2026"."""
    found = None if re.search(TURNED, match["lead"]) else _named(r, match, "")
    lead = re.sub(r"^.*?(?:thời )?hạn\b", "", r.lead, flags=re.IGNORECASE)
    lead = re.sub(_TAIL, "", " ".join(lead.split()) + " ")
    action = plain_action(re.sub(r"(?:\s+là)?\s*:?\s*$", "", lead))
    return found and replace(found, action=action)


def finish_in(r: Reading, match: re.Match[str]) -> When | None:
    """ "hoàn thành … trong quý III": a deadline inside the quarter."""
    tail = re.search(_TAIL, match["lead"])
    assert tail is not None
    lead = match["lead"][: tail.start()]
    soon = "trong " in tail[0] and re.match(_ONE_ACT, lead)
    if not (soon or re.search(_FINISH, lead)) or re.search(rf"{TURNED}|(?<!\w)trước(?!\w)", lead):
        return None
    if not (tail[0] or re.search(rf"(?:{_FINISH}|,) $", lead)):
        return None  # "hoàn thành nhiệm vụ năm 2026": the year of the task
    found = window(replace(r, skeleton=tail[0] + match["w"]))
    if found is None or found.kind == "sessions":
        return None
    action = plain_action(re.sub(_TAIL, "", " ".join(r.lead.split()) + " "))
    return replace(found, kind="deadline", action=action)


def _action(r: Reading) -> str:
    """The words before the last cue ("trước", "đến hết" …) that stands before the date."""
    cues = list(re.finditer(_CUE, r.lead))
    while len(cues) > 1 and not r.lead[cues[-2].end() : cues[-1].start()].strip():
        cues.pop()
    return (r.lead[: cues[-1].start()] if cues else r.lead).strip(" ,.;-([")


def plain_action(words: str) -> str:
    """The words without a label before them, small at the start; "" when only "hoàn thành"."""
    words = words.rsplit(":", 1)[-1].strip(" ,.;-([")
    if words.lower() in DONE:
        return ""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


_LEAD = r"(?P<lead>[^A-Z]*?)(?<!\w)"
_LIST = r"(?P<t>[DNMQ](?:(?:, | và )(?:trước )?[DNMQ])*(?:, | và )(?:trước )?[DMQ])"

DEADLINES = (
    ("DNMQY", rf"{_LEAD}(?P<cue>{_BEFORE}|{_UNTIL}) (?P<t>{_TARGET})", deadline),
    ("DMQ", rf"{_LEAD}(?P<cue>{_BEFORE}|{_UNTIL}) {_LIST}", several),
    ("DNMQY", rf"(?=[^A-Z]*?(?<!\w)hạn(?!\w)){_LEAD}(?P<cue>)(?P<t>{_TARGET})", term),
    ("DMQY", r"(?P<lead>[^A-Z]+)(?P<w>[^.]*[DMQY])", finish_in),
)
