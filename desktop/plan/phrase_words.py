"""Times put into Vietnamese administrative words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

from desktop.plan.dates import month_number, short_date
from desktop.plan.phrase_often import recurring_words
from desktop.plan.phrase_tokens import WEEKDAYS
from desktop.plan.when import Length, When

_QUARTERS = ("I", "II", "III", "IV")
_JOINED = ("(", "để ", "nhằm ", "phục vụ ", "theo ")  # notes that need no comma


def weekday(day: date) -> str:
    """ "thứ Sáu", "Chủ nhật"."""
    return WEEKDAYS[day.weekday()]


def capital(words: str) -> str:
    """The words with a capital at the start."""
    return words[:1].upper() + words[1:]


def _dated(day: date) -> str:
    return f"ngày {short_date(day)} ({capital(weekday(day))})"


def _hour(hour: time) -> str:
    return f"{hour.hour}h{hour.minute:02d}"


def length_words(length: Length) -> str:
    """ "01 ngày", "2,5 ngày", "1/2 ngày"."""
    if length == Length(0.5):
        return "1/2 ngày"
    whole = length.amount == int(length.amount)
    amount = f"{int(length.amount):02d}" if whole else f"{length.amount:g}".replace(".", ",")
    return f"{amount} {length.unit}"


def _pair(start: date, end: date, name: Callable[[date], str], unit: str) -> str:
    """ "tháng 5/2021", "tháng 5 - 6 năm 2021", "từ tháng 9/2026 đến tháng 02/2027"."""
    first, last = name(start), name(end)
    if (first, start.year) == (last, end.year):
        return f"{unit} {first}/{start.year}"
    if start.year == end.year and start <= end:
        return f"{unit} {first} - {last} năm {end.year}"
    return f"từ {unit} {first}/{start.year} đến {unit} {last}/{end.year}"


def _quarter(day: date) -> str:
    return _QUARTERS[(day.month - 1) // 3]


def span(start: date, end: date, grain: str) -> str:
    """ "từ ngày 12/5/2026 đến hết ngày 16/5/2026", "tháng 5/2026", "Quý II/2026", "năm 2026"."""
    match grain:
        case "month":
            return _pair(start, end, lambda day: month_number(day.month), "tháng")
        case "quarter":
            return _pair(start, end, _quarter, "Quý").replace("đến quý", "đến Quý")
        case "year":
            return f"năm {start.year}"
        case "period":
            return f"giai đoạn {start.year} - {end.year}"
    if start == end:
        return f"ngày {short_date(start)}"
    return f"từ ngày {short_date(start)} đến hết ngày {short_date(end)}"


def _piece(day: date, grain: str, vague: str) -> str:
    """ "đầu tháng 5/2026", "tuần 2 tháng 5/2026", "tuần 20 năm 2026", "cuối năm 2026"."""
    if grain == "year" and vague.startswith("tuần"):
        return f"{vague} năm {(day + timedelta(days=3)).year}"
    return f"{vague} {span(day, day, grain)}"


def bounds(when: When) -> str:
    """The window of a time in words, the same for every kind that has one."""
    assert when.start is not None and when.end is not None
    if len(when.parts) == 2 and when.kind not in ("sessions", "rescheduled", "recurring"):
        whole = when.parts[1].grain != "day" and not when.parts[1].vague
        return f"từ {_end(when.parts[0])} đến {'hết ' if whole else ''}{_end(when.parts[1])}"
    if when.grain == "period" and when.vague:
        return f"{when.vague} {when.start.year} - {when.end.year}"
    if when.vague:
        return _piece(when.start, when.grain, when.vague)
    return span(when.start, when.end, when.grain)


def inside(when: When) -> str:
    """ "trong tháng 5/2026", "vào cuối tháng 5/2026", "trong khoảng thời gian từ …"."""
    named = bounds(when)
    if named.startswith("từ "):
        return f"trong khoảng thời gian {named}"
    return f"vào {named}" if when.vague and when.grain != "period" else f"trong {named}"


def _end(when: When) -> str:
    """One end of a window, without the weekday."""
    assert when.start is not None and when.end is not None
    named = bounds(when)
    if when.kind == "clock" and when.clock:
        return f"{_hour(when.clock)} {when.part} {named}".replace("  ", " ")
    return f"{when.part} {named}" if when.kind == "half_day" else named


def _day(when: When) -> str:
    assert when.start is not None
    return _dated(when.start)


def _half_day(when: When) -> str:
    return f"{when.part} {_day(when)}"


def _clock(when: When) -> str:
    assert when.clock is not None
    hours = _hour(when.clock) + (f" đến {_hour(when.until)}" if when.until else "")
    hours = f"từ {hours}" if when.until or when.open_end else hours
    if when.start is None:
        hours = f"{when.part}, {hours}" if when.part else hours
    else:
        hours = f"{hours} {when.part} {_day(when)}" if when.part else f"{hours} {_day(when)}"
    return f"{hours}, thời lượng {length_words(when.length)}" if when.length else hours


def _range(when: When) -> str:
    assert when.start is not None and when.end is not None
    if when.clock and when.until:
        first, last = short_date(when.start), short_date(when.end)
        return f"từ {_hour(when.clock)} ngày {first} đến {_hour(when.until)} ngày {last}"
    if when.start == when.end and not when.parts:
        named = f"từ ngày {short_date(when.start)} đến hết ngày {short_date(when.end)}"
    else:
        named = bounds(when)
    return f"trong {length_words(when.length)}, {named}" if when.length else named


def _deadline(when: When) -> str:
    assert when.end is not None
    action = when.action or "hoàn thành"
    if when.start is not None:
        return f"{action} {inside(when)}"
    target = when.flag if when.exclusive else when.end
    assert target is not None
    named = _piece(target, when.grain, when.vague) if when.vague else span(target, target, when.grain)
    hour = f"{_hour(when.until)} " if when.until else f"{when.part} " if when.part else ""
    if when.reference:
        until = "đến" if when.grain == "day" or when.vague else "đến hết"
        since = f"từ {when.reference} {until} {hour}{named}" if not when.exclusive else ""
        since = since or f"từ {when.reference}, trước {hour}{named}"
        return f"{when.action} {since}" if when.action else since
    edge = "trước" if when.exclusive else "chậm nhất" if when.grain == "day" else "chậm nhất trong"
    return f"{action} {edge} {hour}{named}"


def _period(when: When) -> str:
    return f"trong {bounds(when)}" if when.kind == "year" else bounds(when)


def _within(when: When) -> str:
    assert when.length is not None
    if when.start is None:
        return length_words(when.length)
    plain = when.grain == "day" and when.start != when.end and not when.parts
    joint = "trong khoảng thời gian" if plain else "trong"
    return f"{length_words(when.length)}, {joint} {bounds(when)}"


def _focus(when: When) -> str:
    assert when.core is not None
    core = span(*when.core, "day")
    if (when.start, when.end) == when.core and when.grain == "day" and not when.parts:
        return f"cao điểm {core}"
    return f"{inside(when)}, trọng tâm là {core}"


def _around(when: When) -> str:
    assert when.anchor is not None
    how = when.vague or "trước, trong và sau"
    if when.reference:
        return f"{how} {when.reference} ({short_date(when.anchor)})"
    return f"{how} ngày {short_date(when.anchor)}"


def _start_length(when: When) -> str:
    assert when.length is not None
    begin = _hour(when.clock) if when.clock else ""
    begin = f"{begin} {when.part} {_day(when)}"
    return " ".join(f"{length_words(when.length)}, bắt đầu {begin}".split())


def _continuous(when: When) -> str:
    if when.start is not None and when.end is None:
        begin = span(when.start, when.start, when.grain)
        return f"từ {begin} đến {when.reference}" if when.reference else f"từ {begin} trở đi"
    named = "thường xuyên" if when.start is None else f"thường xuyên, {inside(when)}"
    return f"{named}, trọng tâm là {span(*when.core, 'day')}" if when.core else named


def _sessions(when: When) -> str:
    if when.noun:
        noun = capital(when.noun)
        return "; ".join(f"{noun} {number}: {words(part)}" for number, part in enumerate(when.parts, 1))
    if any(part.label for part in when.parts):
        return "; ".join(words(part) for part in when.parts)
    if any(part.kind != "day" or part.tentative or part.note for part in when.parts):
        return "; ".join(plain(part) for part in when.parts)
    days = [short_date(part.start) for part in when.parts if part.start]
    return f"các ngày {', '.join(days[:-1])} và {days[-1]}"


def _rescheduled(when: When) -> str:
    old, new = (plain(part).removeprefix("từ ") for part in when.parts)
    return f"chuyển từ {old} sang {new}" if old else f"chuyển sang {new}"


def _relative(when: When) -> str:
    action = f"{when.action} " if when.action else ""
    length = length_words(when.length) if when.length else ""
    if not length:
        return f"{when.side} {when.reference}"
    if when.side == "mỗi":
        return f"{length}/{when.reference}"
    if when.side == "trong vòng":
        return f"{action}{when.edge or 'trong vòng'} {length} kể từ {when.reference}"
    if when.edge:
        return f"{action}{when.edge} {length} {when.side} {when.reference}"
    if when.side == "trước" and when.reference.startswith("khi "):
        return f"{action}{length} trước {when.reference}"
    joint = "so với" if when.side == "trước" else "kể từ"
    return f"{action}{when.side} {length} {joint} {when.reference}"


_WORDS: dict[str, Callable[[When], str]] = {
    "day": _day, "half_day": _half_day, "clock": _clock, "range": _range, "deadline": _deadline,
    "months": _period, "quarter": _period, "year": _period, "period": _period, "within": _within,
    "focus": _focus, "around": _around, "start_length": _start_length, "continuous": _continuous,
    "vague": bounds, "sessions": _sessions, "rescheduled": _rescheduled, "relative": _relative,
    "recurring": lambda when: recurring_words(when, plain, bounds),
}  # fmt: skip


def worded(when: When) -> bool:
    """Whether the words are made from what was understood, not kept as typed."""
    return when.kind in _WORDS and not when.gist


def plain(when: When) -> str:
    """The words with a small first letter, without "dự kiến" and the note."""
    return _WORDS[when.kind](when) if worded(when) else when.gist


def words(when: When) -> str:
    """The time in administrative wording, weekday computed; as typed where nothing was computed."""
    if not worded(when):
        return when.gist
    made = plain(when)
    if when.tentative:
        made = f"dự kiến {made}"
    if when.note:
        made += f" {when.note}" if when.note.startswith(_JOINED) else f", {when.note}"
    return f"{when.label}: {capital(made)}" if when.label else capital(made)
