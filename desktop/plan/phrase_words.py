"""Times put into Vietnamese administrative words, and read back to the user with weekday and last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from desktop.plan.dates import month_number, short_date
from desktop.plan.phrase_dates import WEEKDAYS
from desktop.plan.when import Length, When

_QUARTERS = ("I", "II", "III", "IV")
_JOINED = ("(", "để ", "nhằm ", "phục vụ ", "theo ")  # notes that need no comma
_PROBLEMS = {
    "reversed": "ngày kết thúc trước ngày bắt đầu",
    "weekday": "thứ ghi trong văn bản không đúng với ngày",
    "count": "số ngày ghi trong văn bản không khớp với khoảng thời gian",
    "core_outside": "thời gian trọng tâm nằm ngoài khoảng thời gian chung",
    "impossible_date": "ngày không có trong lịch",
    "impossible_time": "giờ không hợp lệ",
    "no_year": "chưa rõ năm",
    "no_month": "chưa rõ tháng",
}
_ASSUMED = {
    "year": "năm lấy theo kế hoạch",
    "century": "năm ghi hai chữ số",
    "new_year": "thời gian kéo dài qua năm mới",
    "vague_bounds": "mốc đầu, mốc cuối là ước đoán",
    "holidays": "chưa trừ ngày nghỉ lễ",
}


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
    if start.year == end.year:
        return f"{unit} {first} - {last} năm {end.year}"
    return f"từ {unit} {first}/{start.year} đến {unit} {last}/{end.year}"


def _quarter(day: date) -> str:
    return _QUARTERS[(day.month - 1) // 3]


def _span(start: date, end: date, grain: str, first_last: Callable[[date], str] = short_date) -> str:
    match grain:
        case "month":
            return _pair(start, end, lambda day: month_number(day.month), "tháng")
        case "quarter":
            return _pair(start, end, _quarter, "quý").replace("quý", "Quý")
        case "year":
            return f"năm {start.year}"
        case "period":
            return f"giai đoạn {start.year} - {end.year}"
    if start == end:
        return f"ngày {first_last(start)}"
    return f"từ ngày {first_last(start)} đến hết ngày {first_last(end)}"


def _bounds(when: When) -> str:
    assert when.start is not None and when.end is not None
    return _span(when.start, when.end, when.grain)


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
        return f"{when.part}, {hours}" if when.part else hours
    return f"{hours} {when.part} {_day(when)}" if when.part else f"{hours} {_day(when)}"


def _range(when: When) -> str:
    assert when.start is not None and when.end is not None
    if when.clock and when.until:
        first, last = short_date(when.start), short_date(when.end)
        return f"từ {_hour(when.clock)} ngày {first} đến {_hour(when.until)} ngày {last}"
    if when.start == when.end:
        return f"từ ngày {short_date(when.start)} đến hết ngày {short_date(when.end)}"
    return f"trong {length_words(when.length)}, {_bounds(when)}" if when.length else _bounds(when)


def _deadline(when: When) -> str:
    assert when.end is not None
    action = when.action or "hoàn thành"
    if when.start is not None:
        return f"{action} trong {_bounds(when)}"
    target = when.flag if when.exclusive else when.end
    assert target is not None
    named = _span(target, target, when.grain)
    hour = f"{_hour(when.until)} " if when.until else ""
    edge = "trước" if when.exclusive else "chậm nhất" if when.grain == "day" else "chậm nhất trong"
    return f"{action} {edge} {hour}{named}"


def _period(when: When) -> str:
    return f"trong {_bounds(when)}" if when.kind == "year" else _bounds(when)


def _within(when: When) -> str:
    assert when.length is not None
    joint = "trong khoảng thời gian" if when.grain == "day" and when.start != when.end else "trong"
    return f"{length_words(when.length)}, {joint} {_bounds(when)}"


def _focus(when: When) -> str:
    assert when.core is not None
    return f"trong {_bounds(when).removeprefix('trong ')}, trọng tâm là {_span(*when.core, 'day')}"


def _around(when: When) -> str:
    assert when.anchor is not None
    return f"trước, trong và sau ngày {short_date(when.anchor)}"


def _start_length(when: When) -> str:
    assert when.length is not None
    begin = _hour(when.clock) if when.clock else when.part
    return f"{length_words(when.length)}, bắt đầu {begin} {_day(when)}".replace("  ", " ")


def _continuous(when: When) -> str:
    if when.start is None:
        return "thường xuyên"
    if when.end is None:
        return f"từ ngày {short_date(when.start)} trở đi"
    return f"thường xuyên, trong {_bounds(when)}"


def _vague(when: When) -> str:
    assert when.start is not None and when.end is not None
    if when.grain == "quarter":
        return f"{when.vague} Quý {_quarter(when.start)}/{when.start.year}"
    if when.grain == "year":
        return f"{when.vague} năm {when.start.year}"
    return f"{when.vague} {_span(when.start, when.start, 'month')}"


def _sessions(when: When) -> str:
    if when.noun:
        noun = capital(when.noun)
        return "; ".join(f"{noun} {number}: {words(part)}" for number, part in enumerate(when.parts, 1))
    days = [short_date(part.start) for part in when.parts if part.start]
    return f"các ngày {', '.join(days[:-1])} và {days[-1]}"


def _rescheduled(when: When) -> str:
    old, new = (_plain(part).removeprefix("từ ") for part in when.parts)
    return f"chuyển từ {old} sang {new}"


_WORDS: dict[str, Callable[[When], str]] = {
    "day": _day, "half_day": _half_day, "clock": _clock, "range": _range, "deadline": _deadline,
    "months": _period, "quarter": _period, "year": _period, "period": _period, "within": _within,
    "focus": _focus, "around": _around, "start_length": _start_length, "continuous": _continuous,
    "vague": _vague, "sessions": _sessions, "rescheduled": _rescheduled,
}  # fmt: skip


def _plain(when: When) -> str:
    """The words with a small first letter, without "dự kiến" and the note."""
    make = _WORDS.get(when.kind)
    return make(when) if make else when.gist


def words(when: When) -> str:
    """The time in administrative wording, weekday computed; as typed where nothing was computed."""
    if when.kind not in _WORDS:
        return when.gist
    plain = _plain(when)
    if when.tentative:
        plain = f"dự kiến {plain}"
    if when.note:
        plain += f" {when.note}" if when.note.startswith(_JOINED) else f", {when.note}"
    return capital(plain)


def _named(day: date) -> str:
    """ "thứ Sáu, ngày 10/5/2024"."""
    return f"{weekday(day)}, ngày {short_date(day)}"


def _named_span(start: date, end: date) -> str:
    return _named(start) if start == end else f"từ {_named(start)} đến hết {_named(end)}"


def _echo_deadline(when: When) -> str:
    assert when.end is not None
    if when.start is not None or when.grain != "day":
        return f"{_deadline(when)}; hạn cuối {_named(when.end)}"
    target = when.flag if when.exclusive else when.end
    assert target is not None
    hour = f"{_hour(when.until)} " if when.until else ""
    edge = "trước" if when.exclusive else "chậm nhất"
    return f"{when.action or 'hoàn thành'} {edge} {hour}{_named(target)}; hạn cuối {short_date(when.end)}"


def _echo(when: When) -> str:
    window = when.window
    match when.kind:
        case "unstated":
            return "không nêu thời gian"
        case "recurring":
            often = f"lặp lại hằng {', '.join(when.every)}" if when.every else "lặp lại theo định kỳ"
            return f"{often}; giữ nguyên chữ đã viết"
        case "relative":
            return "tính theo một mốc khác; giữ nguyên chữ đã viết"
        case "unparsed":
            return "giữ nguyên chữ đã viết, không tính được ngày"
        case "deadline":
            return _echo_deadline(when)
        case "day" if window:
            return _named(window[0])
        case "half_day" if window:
            return f"{when.part} {_named(window[0])}"
        case "around" if when.anchor:
            return f"trước, trong và sau {_named(when.anchor)}; không có hạn"
        case "range" if window and when.clock is None:
            days = (window[1] - window[0]).days + 1
            return f"{_named_span(*window)} ({days:02d} ngày)"
        case "within" if window and when.length:
            return f"{length_words(when.length)} trong khoảng {_named_span(*window)}"
        case "start_length" if window:
            return f"{_start_length(when)}; kết thúc {_named(window[1])}"
        case "focus" if window and when.core:
            return f"{_named_span(*window)}; trọng tâm {_named_span(*when.core)}"
        case "months" | "quarter" | "year" | "period" | "vague" if window:
            return f"{_plain(when)}: {_named_span(*window)}"
    return _plain(when)


def echo(when: When) -> str:
    """One line that tells the user what was understood: weekdays, last allowed day, doubts."""
    said = f"dự kiến {_echo(when)}" if when.tentative and when.kind in _WORDS else _echo(when)
    doubts = [_ASSUMED[code] for code in when.assumed if code in _ASSUMED]
    doubts += [f"lưu ý: {_PROBLEMS[code]}" for code in when.problems if code in _PROBLEMS]
    return capital("; ".join([said, *doubts]))
