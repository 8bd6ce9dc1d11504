"""The grammar of windows: from one day, month, quarter or year to another, and their beginnings and ends."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, time, timedelta
from itertools import pairwise

from desktop.plan.phrase_dates import joined, one_day, one_span, two_days, two_spans
from desktop.plan.phrase_tokens import Day, Reading, Span, Unreadable
from desktop.plan.when import AFTERNOON, GRAINS, When, length_end, length_on

THIRDS = {"đầu": 0, "thượng tuần": 0, "giữa": 1, "trung tuần": 1, "cuối": 2, "hạ tuần": 2}
HALVES = {"nửa đầu": 0, "nửa cuối": 1}
_SAME = {"nửa sau": "nửa cuối", "nửa đầu tiên": "nửa đầu", "tuần cuối cùng": "tuần cuối"}
VAGUE = (
    r"(?:(?:vào |khoảng )*(?:những ngày |thời điểm |dịp |khoảng thời gian )?"
    r"(?:nửa (?:đầu|cuối|sau)|đầu|thượng tuần|giữa|trung tuần|cuối|hạ tuần)(?: của)?)"
)
_VAGUE = VAGUE.replace("(?:nửa", "(?P<vague>nửa")
KIND_OF = {grain: kind for kind, grain in GRAINS.items()}

IN = r"(?:(?:ngay|vào|trong|khoảng|thời gian|suốt|cả|tuần lễ|tuần|đợt|thời điểm|giai đoạn|từ|kể từ) )*"
TO = r"(?: đến(?: hết)? |-| và )"
_SPAN = rf"(?:(?:{VAGUE} |K(?: của| trong)?,? )?[MQY])"
EDGE = rf"(?:{_SPAN}|(?:[PC],? )*[DN](?:,? (?:buổi )?P)?)"

Rule = tuple[str, str, Callable[[Reading, re.Match[str]], When | None]]
"""Letters one of which the skeleton must have, a pattern (`re` compiles it when first tried), the maker."""


def window(r: Reading) -> When | None:
    """A window as a When of its own kind; a single day is one of kind day."""
    return first_of(WINDOWS, r)


def first_of(rules: Iterable[Rule], r: Reading) -> When | None:
    """What the first rule that applies makes of the reading; a rule that gives up leaves no trace."""
    letters = set(r.skeleton)
    problems, assumed = len(r.problems), len(r.assumed)
    for needs, pattern, make in rules:
        if needs and letters.isdisjoint(needs):
            continue
        match = re.fullmatch(pattern, r.skeleton)
        if not match:
            continue
        if found := make(r, match):
            return found
        del r.problems[problems:], r.assumed[assumed:]
    return None


def _day(r: Reading, match: re.Match[str]) -> When | None:
    on = one_day(r, r.days()[0])
    return When("day", on, on)


def _days(r: Reading, match: re.Match[str]) -> When | None:
    first, last = r.days()
    start, end = two_days(r, first, last)
    if match["to"] == " và " and (end - start).days != 1:
        return None  # two days, not all between them
    return When("range", start, end)


def _spans(r: Reading, match: re.Match[str]) -> When | None:
    spans = r.spans()
    grain = spans[0].grain
    if any(span.grain != grain for span in spans):
        return None
    if len(spans) == 1:
        start, end = one_span(r, spans[0])
        return When(KIND_OF[grain], start, end, grain)
    start, end = two_spans(r, *spans)
    if match["to"] == " và " and start <= end and _months(start, end) != 2 * spans[0].months:
        return None
    grain = "period" if grain == "year" else grain
    return When(KIND_OF[grain], start, end, grain)


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _period(r: Reading, match: re.Match[str]) -> When | None:
    """ "nhiệm kỳ 2025 - 2030", "năm học 2026 - 2027"; "giai đoạn" is the plain name."""
    start, end = two_spans(r, *r.spans())
    name = match["name"]
    if name == "giai đoạn":
        return When("period", start, end, "period")
    if name == "năm học":
        if end.year - start.year != 1:
            return None
        start, end = start.replace(month=9), end.replace(month=5)
    r.assume("school_year" if name == "năm học" else "term")
    return When("period", start, end, "period", vague=name)


def _vague(r: Reading, match: re.Match[str]) -> When | None:
    name = _SAME.get(match["vague"], match["vague"])
    span = r.spans()[0]
    start, end = one_span(r, span)
    r.assume("vague_bounds")
    half = HALVES.get(name)
    bounds = thirds(start, end, THIRDS[name]) if half is None else halves(start, end, half)
    return When("vague", *bounds, span.grain, vague=name)


def thirds(start: date, end: date, third: int) -> tuple[date, date]:
    """The first, second or last third of a month (ten days), quarter or year."""
    months = _months(start, end) // 3
    if not months:
        return start.replace(day=1 + 10 * third), end if third == 2 else start.replace(day=10 + 10 * third)
    first = start.replace(month=start.month + months * third)
    month = first.month + months - 1
    return first, first.replace(month=month, day=monthrange(first.year, month)[1])


def halves(start: date, end: date, half: int) -> tuple[date, date]:
    """The first or last half: 15 days of a month, a month and a half of a quarter, half of a year."""
    months = _months(start, end)
    middle = start.replace(month=start.month + months // 2, day=16 if months % 2 else 1)
    return (middle, end) if half else (start, middle - timedelta(days=1))


def _week(r: Reading, match: re.Match[str]) -> When | None:
    """A week of a month: seven days each, the last its last seven; a week of a year from Monday to Sunday."""
    week, span = r.week(), r.spans()[0] if r.spans() else Span("year", 1, 12)
    assert week is not None
    start, end = one_span(r, span)
    if span.grain == "month":
        bounds = week_of_month(start, end, week.name)
        r.assume("vague_bounds")
        return bounds and When("vague", *bounds, "month", vague=week.name)
    try:
        monday = date.fromisocalendar(start.year, week.number, 1)
    except ValueError:
        raise Unreadable("impossible_date") from None
    if span.grain != "year":
        return None
    r.assume("week_number")
    return When("vague", monday, monday + timedelta(days=6), "year", vague=f"tuần {week.number}")


def week_of_month(start: date, end: date, name: str) -> tuple[date, date] | None:
    """Seven days of the month by the name of the week."""
    if name == "tuần cuối":
        return end - timedelta(days=6), end
    number = 1 if name == "tuần đầu" else int(name[5:])
    if number > 5 or (number - 1) * 7 >= end.day:
        return None
    first = start + timedelta(days=7 * (number - 1))
    return first, min(first + timedelta(days=6), end)


def _first_part(r: Reading, match: re.Match[str]) -> When | None:
    """ "6 tháng đầu năm 2026", "10 ngày cuối tháng 5/2026", "tháng đầu quý II"."""
    length = r.length()
    span = r.spans()[0]
    start, end = one_span(r, span)
    if length is None or length.amount != int(length.amount):
        return None
    if length.months is None:
        days = {"ngày": 1, "tuần": 7}.get(length.unit)
        if days is None or length.amount * days > (end - start).days:
            return None
        if match["side"] == "đầu":
            return When("range", start, length_end(start, length))
        back = length_on(end + timedelta(days=1), length, -1)
        return When("range", back, end)
    if not 0 < length.months < span.months:
        return None
    if match["side"] == "đầu":
        return When("months", start, length_end(start, length), "month")
    return When("months", start.replace(month=end.month - length.months + 1), end, "month")


def _month_of_quarter(r: Reading, match: re.Match[str]) -> When | None:
    start, end = one_span(r, r.spans()[0])
    if match["side"] == "đầu":
        return When("months", start, start.replace(day=monthrange(start.year, start.month)[1]), "month")
    return When("months", end.replace(day=1), end, "month")


def _unlike(r: Reading, match: re.Match[str]) -> When | None:
    """Ends of unlike wording: parts of days, months with days, beginnings with ends."""
    first, last = r.inside(match, "a"), r.inside(match, "b")
    ends = [value for value in (*first.values, *last.values) if isinstance(value, Day | Span)]
    if len(ends) != 2:
        return None
    joined(r, *ends)
    begin, finish = edge(first), edge(last)
    if begin is None or finish is None or begin.start is None or finish.end is None:
        return None
    if begin.start > finish.end:
        r.blame("reversed")
    exact = begin.grain == finish.grain == "day"
    grains = {begin.grain, finish.grain} - {"day"}
    grain = "day" if exact else "month" if len(grains) > 1 else grains.pop()
    kind = "range" if exact else "vague"
    return When(kind, begin.start, finish.end, grain, parts=(begin, finish))


def edge(r: Reading) -> When | None:
    """One end of a window: a day with its part or hour, a month, quarter, year, or a piece of one."""
    return first_of(EDGES, r)


def half_day(r: Reading, match: re.Match[str]) -> When | None:
    """Part of a day; its hours are not said."""
    on = one_day(r, r.days()[0])
    r.assume("hours")
    return When("half_day", on, on, part=r.part())


def hours(r: Reading) -> list[time]:
    """The hours, those of an afternoon or evening counted from noon."""
    times, parts = r.times(), r.parts()
    if len(parts) != len(times):
        parts = parts[:1] * len(times)
    return [afternoon(hour, part) for hour, part in zip(times, parts, strict=True)] if parts else times


def afternoon(hour: time, part: str) -> time:
    late = (part in AFTERNOON and 0 < hour.hour < 12) or (part == "trưa" and 0 < hour.hour < 4)
    return hour.replace(hour=hour.hour + 12) if late else hour


def _hour(r: Reading, match: re.Match[str]) -> When | None:
    on = one_day(r, r.days()[0])
    return When("clock", on, on, part=r.part(), clock=hours(r)[0])


def _listed_spans(r: Reading, match: re.Match[str]) -> When | None:
    """ "các tháng 4, 5, 6/2026": months in a row are a window; "tháng 3 và tháng 9" are two times."""
    grain = next(span.grain for span in r.spans())
    spans: list[Span] = []
    for value in r.values:
        if isinstance(value, Span) and value.grain == grain:
            spans.append(value)
        elif isinstance(value, Day) and grain == "month" and 1 <= value.day <= 12 and not value.weekday:
            spans.append(Span("month", value.day, 1))
        else:
            return None
    for span, after in zip(spans[-2::-1], spans[:0:-1], strict=True):
        if span.year is None and after.year is not None:
            span.year = after.year - (span.first > after.first)
    bounds = [one_span(r, span) for span in spans]
    starts = [start for start, _end in bounds]
    if starts != sorted(set(starts)):
        r.blame("reversed")
        return None
    kind = KIND_OF[grain]
    if all(after[0] == before[1] + timedelta(days=1) for before, after in pairwise(bounds)):
        grain = "period" if grain == "year" else grain
        return When(KIND_OF[grain], bounds[0][0], bounds[-1][1], grain)
    parts = tuple(When(kind, *pair, grain) for pair in bounds)
    return When("sessions", bounds[0][0], bounds[-1][1], parts=parts)


def _to_number(r: Reading, match: re.Match[str]) -> When | None:
    """ "tháng 4 đến 6"."""
    first, last = r.spans()[0], r.days()[0]
    if not first.first < last.day <= 12:
        return None
    start, end = two_spans(r, first, Span("month", last.day, 1, first.year))
    return When("months", start, end, "month")


def _until_before(r: Reading, match: re.Match[str]) -> When | None:
    """ "từ ngày 12/5 đến trước ngày 18/5"."""
    start, end = two_days(r, *r.days())
    return When("range", start, end - timedelta(days=1)) if start < end else None


def _adjoining(r: Reading, match: re.Match[str]) -> When | None:
    """ "cuối tháng 5, đầu tháng 6"."""
    found = _unlike(r, match)
    if found is None or not (found.parts[0].end and found.parts[1].start):
        return None
    return found if (found.parts[1].start - found.parts[0].end).days == 1 else None


EDGES: tuple[Rule, ...] = (
    ("DN", "[DN]", _day),
    ("P", "P,? [DN]|[DN],? (?:buổi )?P", half_day),
    ("C", "(?:P,? )?C,? (?:P,? )?[DN]", _hour),
    ("MQY", "(?P<to>)[MQY]", _spans),
    ("MQY", rf"{_VAGUE} [MQY]", _vague),
    ("K", r"K(?: của| trong)?,? [MY]", _week),
)

WINDOWS: tuple[Rule, ...] = (
    ("D", rf"{IN}D", _day),
    ("D", rf"{IN}(?:[DN])(?P<to>{TO})D", _days),
    ("MQY", rf"{IN}(?:[MQY](?P<to>{TO})[MQY]|[MQY])", _spans),
    ("Y", r"(?:trong )?(?P<name>giai đoạn|nhiệm kỳ|năm học) Y(?:-| đến )Y", _period),
    ("MQ", rf"{IN}[MQY](?:(?:, | và )[MQYN])+", _listed_spans),
    ("Y", rf"{IN}Y(?:(?:, | và )Y)+", _listed_spans),
    ("M", rf"{IN}M(?: đến |-)N", _to_number),
    ("MQY", rf"{IN}{_VAGUE} [MQY]", _vague),
    ("K", rf"{IN}K(?:(?: của| trong)?(?:,? |/)[MQY])?", _week),
    ("L", rf"{IN}L (?P<side>đầu|cuối)(?: của)? [MQY]", _first_part),
    ("QY", rf"{IN}tháng (?P<side>đầu|cuối)(?: tiên| cùng)?(?: của)? [QY]", _month_of_quarter),
    ("MQY", rf"{IN}(?P<a>{VAGUE} [MQY])(?:, | và |, và )(?P<b>{VAGUE} [MQY])", _adjoining),
    ("D", rf"{IN}[DN] đến trước D", _until_before),
    ("DMQY", rf"{IN}(?P<a>{EDGE})(?: đến(?: hết)? |-)(?P<b>{EDGE})", _unlike),
)
