"""Times that come again: how often, and when in each week, month, quarter or year.

The time in its period is read by the ordinary grammar, as one of the model periods of `recurrence`: "trước
ngày 25 hằng tháng" as "trước ngày 25/01/2000". What is not understood keeps its words in `gist`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from desktop.plan.phrase_single import structured
from desktop.plan.phrase_tokens import Unreadable
from desktop.plan.phrase_windows import VAGUE
from desktop.plan.recurrence import MODEL_WEEK, MODEL_YEAR
from desktop.plan.when import When

_UNIT = "(?:ngày|tuần|tháng|quý|năm)"
_PERIOD = rf"(?:(?:[0-9]{{1,2}} )?{_UNIT}(?!\w)(?! *[0-9])|nửa (?:tháng|năm)(?!\w))"
_MORE = rf"(?:(?:,| và|, và|/| -) ?(?:(?:định kỳ )?(?:hằng|hàng|mỗi|từng) )?{_PERIOD})*"
_HEAD = (
    rf"(?i)(?<!\w)(?:(?:định kỳ )?(?:hằng|hàng|mỗi|từng) {_PERIOD}{_MORE}"
    rf"|định kỳ (?:theo )?\(?{_PERIOD}{_MORE}\)?|(?<=\), ){_PERIOD}(?= \())"
)
_NOUN = "(?:lần|kỳ|đợt|buổi|cuộc|phiên|lớp|chuyến|số|bài|tin)"
_OFTEN = (
    r"(?i)^(?:định kỳ )?(?:(?:họp|tổ chức|báo cáo|thực hiện|kiểm tra) )?"
    r"(?P<edge>ít nhất|tối thiểu|không quá|tối đa)?"
    rf" ?(?P<n>[0-9]{{1,2}}|một|hai|ba) (?P<noun>{_NOUN}) ?(?:/|trong|mỗi|một|hằng|hàng) ?(?P<p>{_PERIOD})$"
)
_EACH = (
    rf"(?i)^(?:định kỳ )?(?:mỗi|hằng|hàng|từng) (?P<p>(?:[0-9]{{1,2}} )?{_UNIT}),?"
    r"(?: (?:họp|tổ chức|báo cáo|thực hiện|kiểm tra))?"
    rf" ?(?P<edge>ít nhất|tối thiểu|không quá|tối đa)? ?(?P<n>[0-9]{{1,2}}|một|hai|ba) (?P<noun>{_NOUN})$"
)
_ONCE = rf"(?i)^(?:định kỳ )?(?P<p>{_PERIOD}) ?(?:/|một|/ ?0?1|01) ?lần$"
_COUNT = {"một": 1, "hai": 2, "ba": 3}
_AD_HOC = (
    r"(?i)[,;]?\s*\(?(?:(?:hoặc|và|hay|cùng với)\s+)?(?:báo cáo\s+)?(?:đột xuất\s+)?"
    r"(?:(?:khi|theo)\s+(?:có\s+)?yêu cầu(?:\s+(?:đột xuất|của)[^(),;0-9]{0,60})?"
    r"|(?<=và )đột xuất|(?<=hoặc )đột xuất"
    r"|(?<=, )đột xuất)\)?(?=\s*(?:$|[,;.)]))"
)
_YEAR = "(?:19|20|21)[0-9]{2}"
_WINDOW = r"(?i)[,;]?\s*\(?(?<!\w)(?=(?:trong|giai đoạn|từ|kể từ|bắt đầu từ|suốt|áp dụng từ|thực hiện từ)\s)"
_ENDS_IN_YEAR = rf"[^()]*{_YEAR}\)?"
_WEEKDAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")
_WEEKDAY = r"(?i)(?:(?:các )?ngày )?(?<!\w)(?:thứ\s*(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ\s*nhật))(?!\w)"
_NTH = (
    r"(?: (?:của |trong )?tuần)?(?: thứ)? (đầu tiên|đầu|cuối cùng|cuối|nhất|hai|ba|tư|[1-4])"
    r"(?: (?:của |trong )?tháng)?"
)
_NTHS = {"đầu tiên": "tuần đầu", "đầu": "tuần đầu", "nhất": "tuần đầu", "1": "tuần đầu", "hai": "tuần 2",
         "ba": "tuần 3", "tư": "tuần 4", "2": "tuần 2", "3": "tuần 3", "4": "tuần 4", "cuối": "tuần cuối",
         "cuối cùng": "tuần cuối"}  # fmt: skip
_NUMBERS = (
    r"(?i)ngày\s+[0-9]{1,2}(?:\s*(?:,|và|hoặc|-|đến(?: hết)?)\s*(?:(?:trước )?ngày\s+)?"
    r"[0-9]{1,2}(?![0-9/h:]))*(?![0-9/h:])"
)
_NEXT = r"(?:,?\s*(?:của )?tháng (?:sau|kế tiếp|tiếp theo|liền kề|liền sau))"
_OF_QUARTER = (
    r"(?i)\s*(?:của\s+)?(?:các\s+)?tháng\s+"
    r"(?P<which>đầu(?: tiên)?|thứ (?:nhất|hai|ba)|giữa|cuối(?: cùng)?)(?:\s+của)?"
    r"(?:\s+(?:mỗi\s+|hằng\s+|hàng\s+)?quý)?(?P<next>\s+(?:sau|kế tiếp|tiếp theo))?"
)
_MONTH = {"đầu": 1, "thứ nhất": 1, "giữa": 2, "thứ hai": 2, "cuối": 3, "thứ ba": 3}
_YEARLY = r"[0-9]+ tháng|nửa năm"
"""Periods whose times are named by their days of the year."""
_IMPLIED = r"(?i)tháng (?:đầu|giữa|cuối)(?: tiên| cùng)?(?: của)? quý(?! [0-9ivIV])"
_PERIODIC = r"(?i)(?<!\w)(?:định kỳ|[0-9]+ (?:lần/|tháng/lần))"
_HINT = r"(?i)/ ?(?:ngày|tuần|tháng|quý|năm)|hằng|hàng|mỗi|từng|định kỳ|lần|cuối quý|đầu quý|giữa quý|của quý"
_WINDOWS = ("range", "months", "quarter", "year", "period", "continuous")
_KINDS = ("day", "half_day", "clock", "range", "deadline", "months", "quarter", "vague", "around", "focus")


def recurring(body: str, gist: str, year: int | None) -> When | None:
    """A time that comes again; None when the words speak of none."""
    if not re.search(_HINT, body):
        return None
    body = " ".join(body.strip(" .;,").split())
    bare = re.sub(_AD_HOC, "", body).strip(" ,;.")
    rest, window = _window(bare, year)
    found = _counted(rest) or _timed(rest)
    if found is None:
        return When("recurring", gist=gist) if re.search(_PERIODIC, body) else None
    if found.gist:
        return When("recurring", every=found.every, gist=gist)
    assumed = tuple(dict.fromkeys((*found.assumed, *window.assumed)))
    return replace(
        found, start=window.start, end=window.end, grain=window.grain, ad_hoc=bare != body, assumed=assumed
    )


def _window(body: str, year: int | None) -> tuple[str, When]:
    """The words without the days between which the time comes again, and these days."""
    for cue in re.finditer(_WINDOW, body):
        rest, words = body[: cue.start()], body[cue.end() :]
        if not re.search(_HINT, rest) or not re.fullmatch(_ENDS_IN_YEAR, words):
            continue
        found = _read(words.rstrip(" )"), year)
        if found and found.kind in _WINDOWS and not (found.parts or found.vague):
            return rest, found
    return body, When()


def _timed(body: str) -> When | None:
    """How often and when in each period; with a gist where the times are not understood."""
    heads = list(re.finditer(_HEAD, body))
    every = tuple(dict.fromkeys(unit for head in heads for unit in _units(head[0])))
    if not every and re.search(_IMPLIED, body):
        every = ("quý",)
    if not every:
        return None
    parts = _parts(body, heads, every)
    if parts is None:
        return When("recurring", every=every, gist=body)
    assumed = tuple(dict.fromkeys(code for part in parts for code in part.assumed))
    bare = tuple(replace(part, assumed=()) for part in parts)
    return When("recurring", every=every, parts=bare, assumed=assumed)


def _counted(body: str) -> When | None:
    """ "02 lần/năm", "mỗi tháng 01 lần", "6 tháng một lần"."""
    match = re.match(_OFTEN, body) or re.match(_EACH, body)
    if match:
        edge = (match["edge"] or "").lower().replace("tối thiểu", "ít nhất").replace("tối đa", "không quá")
        times = _COUNT.get(match["n"].lower()) or int(match["n"])
        noun = match["noun"].lower().replace("lần", "")
        return When("recurring", every=(_unit(match["p"]),), times=times, noun=noun, edge=edge)
    match = re.match(_ONCE, body)
    return When("recurring", every=(_unit(match["p"]),), times=1) if match else None


def _units(head: str) -> list[str]:
    return [_unit(found) for found in re.findall(_PERIOD, head.lower())]


def _unit(words: str) -> str:
    """ "06 tháng" → "6 tháng", "01 năm" → "năm"."""
    number, _, unit = words.lower().rpartition(" ")
    if not number or number == "nửa":
        return words.lower()
    return unit if int(number) == 1 else f"{int(number)} {unit}"


def _parts(body: str, heads: list[re.Match[str]], every: tuple[str, ...]) -> tuple[When, ...] | None:
    """The times in their model periods, () when only the frequency is said, None when not understood."""
    if len(heads) < 2:
        head = heads[0] if heads else None
        rest = f"{body[: head.start()]} {body[head.end() :]}" if head else body
        return _times(rest, every)
    ends = [head.start() for head in heads[1:]] + [len(body)]
    texts = [body[head.end() : end] for head, end in zip(heads, ends, strict=True)]
    if heads[0].start():  # the time stands before its frequency
        starts = [0, *(head.end() for head in heads)]
        texts = [body[start : head.start()] for start, head in zip(starts, heads, strict=False)]
        if body[heads[-1].end() :].strip(" .,;"):
            return None
    found: list[When] = []
    for head, text in zip(heads, texts, strict=True):
        times = _times(text, tuple(_units(head[0])))
        if times is None:
            return None
        found += times
    return tuple(found)


def _times(rest: str, every: tuple[str, ...]) -> tuple[When, ...] | None:
    rest = " ".join(re.sub(r"(?<!\w)[()]|[()](?!\w)", " ", rest).split()).strip(" ,;:.-")
    rest = re.sub(r"(?i)^(?:(?:vào|định kỳ|báo cáo|và),? ?)+(?=$|[0-9a-zđ])", "", rest).strip(" ,;:.")
    if not rest:
        return ()
    if len(every) != 1:
        return None
    unit = every[0]
    try:
        return _model(rest, unit)
    except Unreadable:
        return None


def _model(rest: str, unit: str) -> tuple[When, ...] | None:
    nth = ""
    if unit == "tháng" and (match := re.search(_WEEKDAY + _NTH, rest)):
        nth = _NTHS[match[3].lower()]
        at = re.match(_WEEKDAY, match[0])
        assert at is not None
        rest, unit = f"{rest[: match.start()]}{at[0]}{rest[match.end() :]}", "tuần"
    elif unit == "năm" or re.search(r"(?<![0-9])[0-9]{1,2}\s*(?:/|-|tháng)\s*[0-9]{1,2}", rest):
        unit = unit if unit == "ngày" or re.fullmatch(_YEARLY, unit) else "năm"
    make = _year_text if re.fullmatch(_YEARLY, unit) else _TEXTS.get(unit)
    text = make(rest) if make else None
    if text is None:
        return None
    found = structured(text, MODEL_YEAR)
    if found is None or found.problems:
        return None
    parts = found.parts if found.kind == "sessions" and not found.noun else (found,)
    real = "tháng" if nth else unit
    if not parts or not all(_fits(part, unit) for part in parts):
        return None
    codes = [code for code in found.assumed if code != "year"] + (["vague_bounds"] if nth else [])
    codes += ["short_months"] if real == "tháng" and any(_long(part) for part in parts) else []
    return tuple(
        replace(part, every=(real,), vague=nth or part.vague, text="", assumed=tuple(codes), problems=())
        for part in parts
    )


def _fits(part: When, unit: str) -> bool:
    """Whether a time lies in the model period."""
    if part.kind not in _KINDS or part.note or part.label or part.length:
        return False
    days = [day for day in (part.start, part.flag or part.end, part.anchor) if day]
    if unit == "ngày":
        return part.kind == "clock" and not days
    if unit == "tuần":
        return bool(days) and all(0 <= (day - MODEL_WEEK).days < 7 for day in days) and part.grain == "day"
    last = {"tháng": 2, "quý": 6}.get(unit, 12)
    return bool(days) and all(day.year == MODEL_YEAR and day.month <= last for day in days)


def _long(part: When) -> bool:
    return any(day and 29 <= day.day <= 30 for day in (part.start, part.end))


def _read(text: str, year: int | None) -> When | None:
    words = re.sub(r"(?i)^(?:áp dụng|thực hiện) ", "", text)
    try:
        return structured(words, year)
    except Unreadable:
        return None


# --- the words of a period, put as those of the model period -----------------------


def _week_text(rest: str) -> str | None:
    rest = re.sub(r"(?i)(?<=thứ )([2-7])((?:\s*(?:,|và|-)\s*[2-7](?![0-9/h]))+)", _spread, rest)
    rest = re.sub(_WEEKDAY, _weekday, rest)
    return None if re.search(r"(?i)(?<!\w)(?:tuần|tháng|quý|năm)(?!\w)", rest) else rest


def _spread(match: re.Match[str]) -> str:
    """ "2, 4, 6" → "2, thứ 4, thứ 6"."""
    return match[1] + re.sub("([2-7])", r"thứ \1", match[2])


def _weekday(match: re.Match[str]) -> str:
    name = (match[1] or "").lower().replace("bẩy", "bảy")
    number = 6 if match[2] else int(name) - 2 if name.isdigit() else _WEEKDAYS.index(name)
    return f"ngày {MODEL_WEEK.day + number:02d}/01/{MODEL_YEAR}"


def _month_text(rest: str) -> str | None:
    rest = re.sub(r"(?i)ngày (?:làm việc )?cuối(?: cùng)?(?:(?: của)? tháng)?(?!\w)", _last_day, rest)
    later = re.search(f"(?i){_NEXT}", rest) is not None
    rest = re.sub(rf"(?i)(?:{_NEXT}|,?\s*(?:của|trong) tháng(?: này)?(?!\s*[0-9]|\w))", "", rest)
    rest = re.sub(_NUMBERS, lambda match: _dated(match[0], 2 if later else 1), rest)
    if re.fullmatch(rf"(?i)(?:(?:vào|trong|trước|chậm nhất|từ) )*(?:{VAGUE}|tuần .{{1,12}})", rest):
        return f"{rest} tháng 01/{MODEL_YEAR}"
    return re.sub(r"(?i)(?<=đầu |uần |iữa |uối )tháng(?!\s*[0-9])", f"tháng 01/{MODEL_YEAR}", rest)


def _last_day(match: re.Match[str]) -> str:
    return match[0] if "làm việc" in match[0] else f"ngày 31/01/{MODEL_YEAR}"


def _dated(words: str, month: int) -> str:
    return re.sub("[0-9]{1,2}", lambda number: f"{number[0]}/{month:02d}/{MODEL_YEAR}", words)


def _quarter_text(rest: str) -> str | None:
    rest = re.sub(r"(?i)ngày cuối(?: cùng)?(?: của)?(?: quý)?(?= *$)", f"ngày 31/3/{MODEL_YEAR}", rest)
    match = re.search(_OF_QUARTER, rest)
    if match:
        which = re.sub(" (?:tiên|cùng)", "", match["which"].lower())
        month = _MONTH[which] + (3 if match["next"] else 0)
        before, after = rest[: match.start()], rest[match.end() :]
        if re.search(_NUMBERS, before):
            return re.sub(_NUMBERS, lambda numbers: _dated(numbers[0], month), before) + after
        return f"{before} tháng {month}/{MODEL_YEAR}{after}"
    if re.fullmatch(rf"(?i)(?:(?:vào|trong|trước|chậm nhất) )*{VAGUE}(?: quý)?", rest):
        return f"{re.sub('(?i) quý$', '', rest)} quý I/{MODEL_YEAR}"
    return None


def _year_text(rest: str) -> str | None:
    if re.search(_YEAR, rest):
        return None
    if re.fullmatch(rf"(?i)(?:(?:vào|trong|trước|chậm nhất) )*{VAGUE}", rest):
        return f"{rest} năm {MODEL_YEAR}"
    return rest


_TEXTS: dict[str, Callable[[str], str | None]] = {
    "ngày": lambda rest: rest, "tuần": _week_text, "tháng": _month_text, "quý": _quarter_text,
    "năm": _year_text,
}  # fmt: skip
