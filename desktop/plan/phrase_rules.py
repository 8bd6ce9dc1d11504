"""The grammar of administrative time: one small rule a form, tried in order on the skeleton of a phrase.

Letters in a skeleton: D day, N bare day number, M month, Q quarter, Y year, K week, C hour, P part of day,
L length, W weekday without a day. A rule that does not apply returns None and the next is tried; to add a
form, add a rule to RULES, to WINDOWS (`phrase_windows`) or to DEADLINES (`phrase_deadlines`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from desktop.plan.phrase_dates import filled, one_day, two_days
from desktop.plan.phrase_deadlines import DEADLINES
from desktop.plan.phrase_tokens import Reading
from desktop.plan.phrase_windows import (
    TO,
    WINDOWS,
    Rule,
    afternoon,
    first_of,
    half_day,
    hours,
    window,
)
from desktop.plan.when import Length, When, starting

_AROUND = (
    r"trước,? trong(?: và|,| và,)? sau|trước và sau|trước(?:,| và) trong|trong(?:,| và) sau"
    r"|(?:nhân |vào |trong |đúng )?dịp|(?:xung )?quanh"
)
_TAIL = r"(?:,? (?:thời lượng |thời gian |trong |kéo dài |tổng số |gồm )*L)?"
_HOURS = r"(?:từ )?(?:P,? )?C(?:,? P)?(?:(?: đến(?: hết)? |-)(?:P,? )?C(?:,? P)?)?"
_START = r"(?:,? (?:bắt đầu|tính từ|kể từ|khai mạc|khởi công|diễn ra|vào|lúc|từ))+"
_CORE = (
    r"(?:(?:trong đó|trong|thời gian|đợt),? )*(?:trọng tâm|cao điểm|tập trung)"
    r"(?: (?:trọng tâm|cao điểm|là|nhất|vào|thực hiện))*,?"
)
_ITEM = r"(?:từ )?(?:(?:P|C(?:(?: đến |-)C)?),? )?[DN](?:(?: đến(?: hết)? |-)[DN])?(?:,? P)?"


def _around(r: Reading, match: re.Match[str]) -> When | None:
    lead = " ".join(r.lead.split())
    cue = re.match(rf"(?i)\W*(?:{_AROUND})(?: thời gian| thời điểm)?(?: (?:nhân )?dịp)?(?!\w)", lead)
    event = lead[cue.end() :].strip(' ,(-“"') if cue else ""
    if re.search(r"(?i)(?<!\w)(?:trước|sau|từ|đến|hết|không|khi)(?!\w)", event):
        return None
    how = match["how"]
    if "dịp" in how or "quanh" in how:
        how = how.split()[-1]
    elif how.startswith("trước") and how.endswith("sau") and "trong" in how:
        how = ""
    else:
        how = how.replace(", ", " và ")
    return When("around", anchor=one_day(r, r.days()[0]), vague=how, reference=event)


def _day(r: Reading, match: re.Match[str]) -> When | None:
    length, on = r.length(), one_day(r, r.days()[0])
    if length is None or length == Length(1.0):
        return When("day", on, on)
    return When("within", on, on, length=length)


def _half_day(r: Reading, match: re.Match[str]) -> When | None:
    if any(length not in (Length(0.5), Length(1.0, "buổi")) for length in r.lengths()):
        return None
    return half_day(r, match)


def _clock(r: Reading, match: re.Match[str]) -> When | None:
    on = one_day(r, days[0]) if (days := r.days()) else None
    typed, times = r.times(), hours(r)
    parts = r.parts()
    if len(parts) == 1 and len(times) == 2 and typed[0] > typed[1]:  # "từ 8h00 đến 5h00 chiều"
        times = [typed[0], afternoon(typed[1], parts[0])]
        parts = []
    until = times[1] if len(times) == 2 else None
    if until and until < times[0]:
        r.blame("reversed")
    begins = "từ " in match[0] or "bắt đầu" in match[0]
    part = parts[0] if len(parts) == 1 else ""
    return When(
        "clock", on, on, part=part, clock=times[0], until=until, open_end=begins and until is None,
        length=r.length(),
    )  # fmt: skip


def _timed_range(r: Reading, match: re.Match[str]) -> When | None:
    if r.parts():
        return None
    start, end = two_days(r, *r.days())
    return When("range", start, end, clock=r.times()[0], until=r.times()[1])


def _start_length(r: Reading, match: re.Match[str]) -> When | None:
    length, times = r.length(), hours(r)
    assert length is not None
    if length.unit in ("ngày làm việc", "giờ", "phút"):
        r.assume("holidays")
    return starting(one_day(r, r.days()[0]), length, r.part(), times[0] if times else None)


def _counted(r: Reading, match: re.Match[str]) -> When | None:
    """ "trong 4 ngày từ … đến …": the count is that of the range, and can be checked."""
    length = r.length()
    inner = r.inside(match, "w")
    if "khoảng" in inner.skeleton:  # somewhere in a window
        return None
    found = window(inner) or first_of(_LISTS, inner)
    if found is None or length is None or length.unit != "ngày" or found.kind != "range" or found.parts:
        return None
    assert found.start is not None and found.end is not None
    days = (found.end - found.start).days + 1
    if length.amount != days:
        if not (match["must"] or length.amount > days):
            return None
        r.blame("count")
    return replace(found, length=length)


def _within(r: Reading, match: re.Match[str]) -> When | None:
    found = window(r.inside(match, "w"))
    if found is None or found.kind == "sessions":
        return None
    return replace(found, kind="within", length=r.length())


def _length(r: Reading, match: re.Match[str]) -> When | None:
    return When("within", length=r.length())


def _focus(r: Reading, match: re.Match[str]) -> When | None:
    outer, core = window(r.inside(match, "w")), r.inside(match, "core")
    if outer is None or outer.kind == "sessions" or outer.end is None or outer.start is None:
        return None
    core.year, assumed = outer.end.year, len(r.assumed)
    bounds = _core(core)
    r.assumed[assumed:] = [code for code in r.assumed[assumed:] if code != "year"]  # that of the window
    if bounds is None:
        return None
    if min(bounds) < min(outer.start, outer.end) or max(bounds) > max(outer.start, outer.end):
        r.blame("core_outside")
    return replace(outer, kind="focus", core=bounds)


def _core(r: Reading) -> tuple[date, date] | None:
    found = window(r)
    return (found.start, found.end) if found and found.start and found.end else None


def _core_alone(r: Reading, match: re.Match[str]) -> When | None:
    bounds = _core(r.inside(match, "core"))
    return bounds and When("focus", *bounds, core=bounds)


def _continuous(r: Reading, match: re.Match[str]) -> When | None:
    core = _core(r.inside(match, "core")) if match["core"] else None
    if match["core"] and core is None:
        return None
    if not match["w"]:
        return When("continuous", core=core)
    found = window(r.inside(match, "w"))
    if found is None or found.kind == "sessions":
        return None
    return replace(found, kind="continuous", core=core)


def _throughout(r: Reading, match: re.Match[str]) -> When | None:
    found = window(r.inside(match, "w"))
    return (found and found.kind != "sessions" and replace(found, kind="continuous")) or None


def _onwards(r: Reading, match: re.Match[str]) -> When | None:
    found = window(r.inside(match, "w"))
    if found is None or found.kind not in ("day", "months", "quarter", "year") or found.start is None:
        return None
    return When("continuous", found.start, grain=found.grain)


def _listed(r: Reading, match: re.Match[str]) -> When | None:
    """ "ngày 12, 14 và 16/10", "sáng ngày 12 và chiều ngày 13/10": days in a row are one range."""
    items = match["items"].replace("N", "D")
    listed = replace(r, skeleton=items, values=filled(r.values[len(r.values) - _letters(items) :]))
    every = match["each"]
    prefix = r.inside(match, "each") if every else None
    parts: list[When] = []
    for item in re.finditer(_ITEM, listed.skeleton):
        one = listed.inside(item, 0)
        if prefix:
            words = f"{prefix.skeleton} {one.skeleton}"
            one = replace(one, skeleton=words, values=(*prefix.values, *one.values))
        found = first_of(_ONE, one)
        if found is None:
            return None
        parts.append(found)
    ends = [(part.start, part.end) for part in parts if part.start and part.end]
    if len(ends) != len(parts):
        return None
    if all(part.kind == "day" for part in parts) and _in_a_row(parts):
        return When("range", ends[0][0], ends[-1][1])
    if any(after[0] < before[1] for before, after in pairwise(ends)):
        r.blame("reversed")
    first, last = min(pair[0] for pair in ends), max(pair[1] for pair in ends)
    return When("sessions", first, last, parts=tuple(parts))


def _letters(skeleton: str) -> int:
    return len(re.findall("[A-Z]", skeleton))


def _in_a_row(parts: list[When]) -> bool:
    days = [part.start for part in parts if part.start]
    return all(after == before + timedelta(days=1) for before, after in pairwise(days))


def _two_hours(r: Reading, match: re.Match[str]) -> When | None:
    """ "từ 7h30 đến 11h30 và từ 13h30 đến 17h00 ngày 18/5": two times on one day."""
    on, (a, b, c, d) = one_day(r, r.days()[0]), r.times()
    if not a < b <= c < d:
        return None
    parts = tuple(When("clock", on, on, clock=begin, until=end) for begin, end in ((a, b), (c, d)))
    return When("sessions", on, on, parts=parts)


def _two_parts(r: Reading, match: re.Match[str]) -> When | None:
    """ "sáng và chiều ngày 18/5"."""
    on = one_day(r, r.days()[0])
    r.assume("hours")
    return When("sessions", on, on, parts=tuple(When("half_day", on, on, part=part) for part in r.parts()))


_CLOCKS: tuple[Rule, ...] = (
    (
        "C",
        rf"(?:(?:vào|bắt đầu|khai mạc|lúc|trong) )*(?:P,? )?{_HOURS}(?:,? (?:P,? )?D(?:,? P)?)?{_TAIL}",
        _clock,
    ),
    ("C", rf"(?:P,? )?D,? (?:(?:vào|bắt đầu|khai mạc|lúc) )*{_HOURS}{_TAIL}", _clock),
)
_ONE: tuple[Rule, ...] = (
    ("D", r"D", _day),
    ("P", r"P,? D|D,? P", _half_day),
    ("C", r"(?:từ )?C(?:(?: đến |-)C)?,? D", _clock),
    ("D", r"(?:từ )?D(?P<to>(?: đến(?: hết)? |-))D", WINDOWS[1][2]),
)

_LISTS: tuple[Rule, ...] = (
    (
        "D",
        rf"(?:(?:vào|trong) )*(?P<each>(?:P|(?:từ )?C(?:(?: đến |-)C)?),? (?=các ))?(?:các )?"
        rf"(?P<items>{_ITEM}(?:(?:, | và |, và ){_ITEM})+)",
        _listed,
    ),
)

RULES: tuple[Rule, ...] = (
    ("D", rf"(?P<how>{_AROUND})(?: thời gian| thời điểm)?(?: (?:nhân )?dịp)?[^A-Z]{{0,120}}? ?D", _around),
    ("D", rf"(?:vào |trong |cả |đúng )*(?:L,? )?D(?:,? cả ngày)?{_TAIL}", _day),
    ("P", rf"(?:vào |trong |cả )*(?:L,? )?P,? D{_TAIL}|(?:L,? )?D,? (?:vào |buổi )?P{_TAIL}", _half_day),
    ("DMQY", r"(?:(?:bắt đầu|kể|tính|từ) )+(?P<w>[DMQY])(?: trở đi)?", _onwards),
    ("C", rf"(?:từ )?C,? [DN]{TO}C,? D", _timed_range),
    *WINDOWS[1:],
    *_CLOCKS,
    ("C", r"(?:từ )?C(?: đến |-)C(?: và |, )(?:từ )?C(?: đến |-)C,? D", _two_hours),
    ("C", r"P,? (?:từ )?C(?: đến |-)C(?: và |, )P,? (?:từ )?C(?: đến |-)C,? D", _two_hours),
    ("L", rf"(?:trong |thời lượng |thời gian )*L{_START} (?:[PC],? )*D", _start_length),
    (
        "L",
        r"(?:(?:bắt đầu|kể|tính|từ) )*(?:[PC],? )*D,? (?:(?:trong|thời lượng|thời gian|kéo dài|vòng|là) )+L",
        _start_length,
    ),
    ("L", r"(?P<must>(?:trong |thời gian )+)?L,? (?:là )?(?P<w>.*D)", _counted),
    ("L", r"(?P<must>)(?P<w>.*D),? (?:(?:trong|thời gian|thời lượng|tổng số|gồm|kéo dài) )*L", _counted),
    ("L", r"(?:thời lượng |trong |thời gian |vào )*L,? (?:là )?(?P<w>.*[DMQY])", _within),
    ("L", r"(?P<w>.*[DMQY]),? (?:(?:trong|thời gian|thời lượng|tổng số|gồm|kéo dài) )*L", _within),
    ("DMQY", rf"(?P<w>.*?[DMQY])[,.]? {_CORE} (?P<core>.*)", _focus),
    ("DMQY", rf"{_CORE} (?P<core>.*)", _core_alone),
    *DEADLINES,
    (
        "",
        r"(?:(?:được|duy trì|thực hiện) )*(?:thường xuyên|liên tục)"
        r"(?:(?:,| và|, và)? (?:thường xuyên|liên tục))?"
        r"(?:,? (?P<w>(?!trọng tâm|cao điểm|tập trung).*?[DMQY]))?"
        rf"(?:,? {_CORE} (?P<core>.*))?",
        _continuous,
    ),
    ("MY", r"(?:xuyên )?suốt (?:thời gian )?(?P<w>.*)", _throughout),
    ("MQY", r"(?P<w>[MQY]) (?:và|, )(?: các| những)? (?:tháng|quý|năm) (?:tiếp theo|kế tiếp|sau)", _onwards),
    *_LISTS,
    ("P", r"(?:vào )?P(?:,| và) P,? D", _two_parts),
    ("L", r"(?:thời lượng |thời gian |trong )*L", _length),
)


def understand(r: Reading) -> When | None:
    """The first rule that applies; None when none does. Unreadable: the date named cannot be."""
    return first_of(RULES, r)
