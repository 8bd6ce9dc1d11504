"""Times read back to the user on one line: weekdays, last day allowed, what was assumed, what is wrong."""

from __future__ import annotations

from datetime import date

from desktop.plan.dates import short_date
from desktop.plan.phrase_words import capital, length_words, plain, weekday, worded
from desktop.plan.when import When

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
    "hours": "không nêu giờ của buổi",
    "midnight": "24 giờ hiểu là hết ngày",
    "since": "ngày bắt đầu không nêu rõ",
    "solar": "hiểu là ngày dương lịch",
    "week_number": "tuần tính từ thứ Hai, theo số tuần của năm",
    "school_year": "năm học hiểu là từ tháng 9 đến tháng 5",
    "term": "nhiệm kỳ hiểu là trọn các năm đã ghi",
    "first_day": "không tính ngày làm mốc",
    "short_months": "tháng không có ngày đó thì lấy ngày cuối tháng",
}


def _named(day: date) -> str:
    """ "thứ Sáu, ngày 10/5/2024"."""
    return f"{weekday(day)}, ngày {short_date(day)}"


def _named_span(start: date, end: date) -> str:
    return _named(start) if start == end else f"từ {_named(start)} đến hết {_named(end)}"


def _echo_deadline(when: When) -> str:
    assert when.end is not None
    if when.start is not None or when.grain != "day" or when.reference or when.part:
        return f"{plain(when)}; hạn cuối {_named(when.end)}"
    target = when.flag if when.exclusive else when.end
    assert target is not None
    hour = f"{when.until.hour}h{when.until.minute:02d} " if when.until else ""
    edge = "trước" if when.exclusive else "chậm nhất"
    return f"{when.action or 'hoàn thành'} {edge} {hour}{_named(target)}; hạn cuối {short_date(when.end)}"


def _echo_relative(when: When) -> str:
    if when.start and when.end:
        return f"{plain(when)}: {_named_span(when.start, when.end)}"
    if when.end:
        return f"{plain(when)}; hạn cuối {_named(when.end)}"
    if when.start:
        return f"{plain(when)}: từ {_named(when.start)}"
    return f"{plain(when)}; chưa tính được ngày"


def _echo_recurring(when: When) -> str:
    if when.gist:
        often = f"lặp lại hằng {', '.join(when.every)}" if when.every else "lặp lại theo định kỳ"
        return f"{often}; giữ nguyên chữ đã viết"
    return f"lặp lại: {plain(when)}"


def _echo(when: When) -> str:
    window = when.window
    match when.kind:
        case "unstated":
            return "không nêu thời gian"
        case "recurring":
            return _echo_recurring(when)
        case "relative" if when.gist:
            return "tính theo một mốc khác; giữ nguyên chữ đã viết"
        case "relative":
            return _echo_relative(when)
        case "unparsed":
            return "giữ nguyên chữ đã viết, không tính được ngày"
        case "deadline":
            return _echo_deadline(when)
        case "day" if window:
            return _named(window[0])
        case "half_day" if window:
            return f"{when.part} {_named(window[0])}"
        case "around" if when.anchor:
            about = f" ({when.reference})" if when.reference else ""
            return f"{when.vague or 'trước, trong và sau'} {_named(when.anchor)}{about}; không có hạn"
    return _echo_window(when, window)


def _echo_window(when: When, window: tuple[date, date] | None) -> str:
    match when.kind:
        case "range" if window and when.clock is None and not when.parts:
            days = (window[1] - window[0]).days + 1
            return f"{_named_span(*window)} ({days:02d} ngày)"
        case "within" if window and when.length:
            return f"{length_words(when.length)} trong khoảng {_named_span(*window)}"
        case "start_length" if window:
            return f"{plain(when)}; kết thúc {_named(window[1])}"
        case "focus" if window and when.core:
            return f"{_named_span(*window)}; trọng tâm {_named_span(*when.core)}"
        case "months" | "quarter" | "year" | "period" | "vague" | "range" if window:
            return f"{plain(when)}: {_named_span(*window)}"
    return plain(when)


def echo(when: When) -> str:
    """One line that tells the user what was understood: weekdays, last allowed day, doubts."""
    said = f"dự kiến {_echo(when)}" if when.tentative and worded(when) else _echo(when)
    doubts = [_ASSUMED[code] for code in when.assumed if code in _ASSUMED]
    doubts += [f"lưu ý: {_PROBLEMS[code]}" for code in when.problems if code in _PROBLEMS]
    return capital("; ".join([said, *doubts]))
