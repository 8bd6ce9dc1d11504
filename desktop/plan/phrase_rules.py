"""The grammar of administrative time: one small rule a form, tried in order on the skeleton of a phrase.

Letters in a skeleton: D day, N bare day number, M month, Q quarter, Y year, C hour, P part of day, L length.
A rule that does not apply returns None and the next is tried; to add a form, add a rule to RULES.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from desktop.plan.phrase_dates import (
    Reading,
    Span,
    chain,
    one_day,
    one_span,
    two_days,
    two_spans,
)
from desktop.plan.when import GRAINS, Length, When, length_end, starting

VAGUE = {"đầu": 0, "thượng tuần": 0, "giữa": 1, "trung tuần": 1, "cuối": 2, "hạ tuần": 2}
DONE = ("hoàn thành", "hoàn tất", "xong", "thực hiện xong", "phải hoàn thành", "phải xong")
KIND_OF = {grain: kind for kind, grain in GRAINS.items()}

_IN = r"(?:trong )?(?:khoảng )?(?:thời gian )?(?:từ |vào )?"
_TO = r"(?: (?:đến|tới)(?: hết)? |-| và )"
_WINDOW = rf"{_IN}(?:[DN]{_TO}D|[MQY](?:{_TO}[MQY]|, [MQ])?|giai đoạn Y{_TO}Y)"
_BEFORE = r"(?:trước|không muộn hơn|không quá)"
_UNTIL = (
    r"(?:(?:đến|tới)(?: hết)?|hết|(?:muộn|chậm) nhất(?: là)?(?: vào)?(?: đến(?: hết)?)?"
    r"|(?:thời )?hạn (?:cuối(?: cùng)?|chót)(?: là)?:?)"
)
_TARGET = r"(?:(?:trong |vào )?(?:(?:C,? )?[DN]|[MQY]))"
_CUE = (
    rf"(?i)(?<!\w)(?:{_BEFORE}|{_UNTIL}(?: trong| vào)?"
    r"|trong(?: khoảng)?(?: thời gian)?(?: từ| vào)?|khoảng|từ|vào)(?!\w)"
)
_FINISH = r"(?:hoàn thành|hoàn tất|xong|kết thúc)"


def _days_or_spans(r: Reading) -> tuple[date, date]:
    days, spans = r.days(), r.spans()
    if len(days) == 2:
        return two_days(r, *days)
    if days:
        return (on := one_day(r, days[0])), on
    return two_spans(r, spans[0], spans[-1]) if len(spans) > 1 else one_span(r, spans[0])


def _window(r: Reading) -> tuple[date, date, str] | None:
    """First day, last day and grain of a window; None for ends of unlike grain."""
    grains = {value.grain if isinstance(value, Span) else "day" for value in r.values}
    if len(grains) != 1:
        return None
    grain = grains.pop()
    start, end = _days_or_spans(r)
    return start, end, "period" if grain == "year" and len(r.values) == 2 else grain


def _plain_window(r: Reading, match: re.Match[str]) -> When | None:
    found = _window(r)
    return found and When(KIND_OF.get(found[2], "range"), *found)


def _around(r: Reading, match: re.Match[str]) -> When | None:
    return When("around", anchor=one_day(r, r.days()[0]))


def _day(r: Reading, match: re.Match[str]) -> When | None:
    length, on = r.length(), one_day(r, r.days()[0])
    if length is None or length == Length(1.0):
        return When("day", on, on)
    return When("within", on, on, length=length)


def _half_day(r: Reading, match: re.Match[str]) -> When | None:
    if r.length() not in (None, Length(0.5), Length(1.0, "buổi")):
        return None
    on = one_day(r, r.days()[0])
    return When("half_day", on, on, part=r.part())


def _clock(r: Reading, match: re.Match[str]) -> When | None:
    on = one_day(r, days[0]) if (days := r.days()) else None
    times, part = r.times(), r.part()
    if part in ("chiều", "tối"):
        times = [hour.replace(hour=hour.hour + 12) if 0 < hour.hour < 12 else hour for hour in times]
    until = times[1] if len(times) == 2 else None
    if until and until < times[0]:
        r.blame("reversed")
    open_end = bool(match["open"]) and until is None
    return When("clock", on, on, part=part, clock=times[0], until=until, open_end=open_end)


def _timed_range(r: Reading, match: re.Match[str]) -> When | None:
    start, end = two_days(r, *r.days())
    return When("range", start, end, clock=r.times()[0], until=r.times()[1])


def _start_length(r: Reading, match: re.Match[str]) -> When | None:
    length, times = r.length(), r.times()
    assert length is not None
    if length.unit == "ngày làm việc":
        r.assume("holidays")
    return starting(one_day(r, r.days()[0]), length, r.part(), times[0] if times else None)


def _counted(r: Reading, match: re.Match[str]) -> When | None:
    """ "trong 4 ngày từ … đến …": the count is that of the range, and can be checked."""
    length = r.length()
    found = _window(r.inside(match, "w"))
    if found is None or length is None or length.unit != "ngày" or found[2] != "day":
        return None
    if length.amount != (found[1] - found[0]).days + 1:
        if not match["must"]:
            return None
        r.blame("count")
    return When("range", *found, length=length)


def _within(r: Reading, match: re.Match[str]) -> When | None:
    found = _window(r.inside(match, "w"))
    return found and When("within", *found, length=r.length())


def _focus(r: Reading, match: re.Match[str]) -> When | None:
    outer, core = _window(r.inside(match, "w")), r.inside(match, "core")
    if outer is None:
        return None
    core.year = outer[1].year
    bounds = _days_or_spans(core)
    if min(bounds) < min(outer[:2]) or max(bounds) > max(outer[:2]):
        r.blame("core_outside")
    return When("focus", *outer, core=bounds)


def _deadline(r: Reading, match: re.Match[str]) -> When | None:
    target = r.inside(match, "t")
    start, end = _days_or_spans(target)
    grain = next((span.grain for span in target.spans()), "day")
    until = next(iter(target.times()), None)
    exclusive = match["before"].startswith("trước") if match["before"] else False
    last = start - timedelta(days=1) if exclusive and until is None else end
    return When("deadline", None, last, grain, until=until, exclusive=exclusive, action=_action(r))


def _term(r: Reading, match: re.Match[str]) -> When | None:
    """ "Hạn nộp hồ sơ: ngày 30/10/2026"."""
    found = _deadline(r, match)
    lead = re.sub(r"^.*?(?:thời )?hạn\b", "", r.lead, flags=re.IGNORECASE)
    return found and _with_action(found, re.sub(r"(?:\s+là)?\s*:?\s*(?:vào\s+)?$", "", lead))


def _finish_in(r: Reading, match: re.Match[str]) -> When | None:
    found, action = _window(r.inside(match, "w")), _action(r)
    if found is None or (action and not re.search(_FINISH, action)):
        return None
    return When("deadline", *found, action=action)


def _with_action(when: When, words: str) -> When:
    return When("deadline", when.start, when.end, when.grain, until=when.until, action=_plain_action(words))


def _action(r: Reading) -> str:
    """The words before the last cue ("trước", "đến hết" …) that stands before the date."""
    cues = list(re.finditer(_CUE, r.lead))
    return _plain_action(r.lead[: cues[-1].start()] if cues else r.lead)


def _plain_action(words: str) -> str:
    words = words.rsplit(":", 1)[-1].strip(" ,.;-([")
    if words.lower() in DONE:
        return ""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def _vague(r: Reading, match: re.Match[str]) -> When | None:
    span = r.spans()[0]
    start, end = one_span(r, span)
    third = VAGUE[match["vague"]]
    if span.grain == "month":
        first = start.replace(day=1 + 10 * third)
        last = end if third == 2 else start.replace(day=10 + 10 * third)
    else:
        months = span.months // 3
        first = start.replace(month=start.month + months * third)
        month = first.month + months - 1
        last = first.replace(month=month, day=monthrange(first.year, month)[1])
    r.assume("vague_bounds")
    return When("vague", first, last, span.grain, vague=match["vague"])


def _part_of_year(r: Reading, match: re.Match[str]) -> When | None:
    """ "6 tháng đầu năm 2026"."""
    length, year = r.length(), one_span(r, r.spans()[0])
    if length is None or length.unit != "tháng" or length.amount not in range(1, 12):
        return None
    if match["side"] == "đầu":
        return When("months", year[0], length_end(year[0], length), "month")
    return When("months", year[0].replace(month=13 - int(length.amount)), year[1], "month")


def _continuous(r: Reading, match: re.Match[str]) -> When | None:
    if not match["w"]:
        return When("continuous")
    found = _window(r.inside(match, "w"))
    return found and When("continuous", *found)


def _onwards(r: Reading, match: re.Match[str]) -> When | None:
    return When("continuous", one_day(r, r.days()[0]))


def _several_days(r: Reading, match: re.Match[str]) -> When | None:
    days = chain(r, r.days())
    if len(days) == (days[-1] - days[0]).days + 1:
        return When("range", days[0], days[-1])
    return When("sessions", days[0], days[-1], parts=tuple(When("day", day, day) for day in days))


Rule = tuple[str, Callable[[Reading, re.Match[str]], When | None]]
"""A pattern, which `re` compiles when it is first tried, and what to make of its match."""

RULES: tuple[Rule, ...] = (
    (r"trước,? trong(?: và|,| và,)? sau D|(?:nhân |vào |trong )?dịp D", _around),
    (r"(?:vào |trong )?(?:L,? )?D", _day),
    (r"(?:vào )?(?:L,? )?P,? D|D,? (?:vào )?P", _half_day),
    (rf"{_WINDOW}", _plain_window),
    (r"(?:vào |P,? )?(?P<open>từ )?C(?:(?: (?:đến|tới) |-)C)?(?:,? (?:P,? )?D)?", _clock),
    (r"(?:P,? )?D,? (?:vào )?(?P<open>từ )?(?:P,? )?C(?:(?: (?:đến|tới) |-)C)?", _clock),
    (r"(?:từ )?C,? D(?: (?:đến|tới)(?: hết)? |-)C,? D", _timed_range),
    (r"(?:trong |thời lượng )?L,? (?:bắt đầu|tính từ|kể từ|từ)(?: từ)? (?:[PC],? )?D", _start_length),
    (rf"(?P<must>trong )?(?:thời gian )?L,? (?:là )?(?P<w>{_WINDOW})", _counted),
    (rf"(?:thời lượng )?L,? (?P<w>{_WINDOW})", _within),
    (rf"(?:thời lượng )?L,? (?P<w>{_IN}D)", _within),
    (
        rf"(?P<w>{_WINDOW})[,;.]? (?:trọng tâm|cao điểm|tập trung)(?: là)?(?: vào)?,? (?P<core>{_WINDOW}|D)",
        _focus,
    ),
    (rf"[^A-Z]*?(?P<before>{_BEFORE}) (?P<t>{_TARGET})", _deadline),
    (rf"[^A-Z]*?(?P<before>){_UNTIL} (?P<t>{_TARGET})", _deadline),
    (rf"[^A-Z]*?(?<!\w)hạn(?!\w)[^A-Z]*?(?P<before>)(?P<t>{_TARGET})", _term),
    (rf"[^A-Z]*?(?<!\w){_FINISH}(?!\w)[^A-Z]*?,? (?P<w>{_WINDOW}|(?:trong |vào )?D)", _finish_in),
    (rf"(?:vào |trong )?(?P<vague>{'|'.join(VAGUE)})(?: của)? [MQY]", _vague),
    (r"(?:trong )?L (?P<side>đầu|cuối) Y", _part_of_year),
    (
        r"(?:duy trì |được duy trì )?(?:thường xuyên|liên tục)(?:,? (?:và )?(?:thường xuyên|liên tục))?"
        rf"(?:,? (?P<w>{_WINDOW}))?",
        _continuous,
    ),
    (r"(?:bắt đầu |kể )?từ D(?: trở đi)?|bắt đầu D", _onwards),
    (r"(?:vào |trong )?(?:[DN](?:, | và ))+D", _several_days),
)


def understand(r: Reading) -> When | None:
    """The first rule that applies; None when none does. Unreadable: the date named cannot be."""
    for pattern, make in RULES:
        match = re.fullmatch(pattern, r.skeleton)
        if match and (found := make(r, match)):
            return found
    return None
