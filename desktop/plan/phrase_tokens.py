"""The words of time in a phrase: text in, a skeleton of letters and the value of each letter out."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import time

from desktop.plan.when import Length

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_AMOUNT = {"1/2": 0.5, "nửa": 0.5, "một": 1.0, "hai": 2.0, "ba": 3.0, "bốn": 4.0, "năm": 5.0}
_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTHS = (
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
_WEEK = {"nhất": "tuần đầu", "đầu": "tuần đầu", "hai": "tuần 2", "ba": "tuần 3", "tư": "tuần 4",
         "bốn": "tuần 4", "cuối": "tuần cuối", "i": "tuần đầu", "ii": "tuần 2", "iii": "tuần 3",
         "iv": "tuần 4", "1": "tuần đầu", "01": "tuần đầu"}  # fmt: skip
_NUM = "[0-9]{1,2}"
_YEAR = "(?:19|20|21)[0-9]{2}"
_OF_YEAR = rf"\s*(?:[/.-]|,?\s*(?:của\s+)?năm)\s*{_YEAR}(?![0-9])"
_MONTH_WORD = (
    r"(?:mười\s+hai|mười\s+một|mười|một|hai|ba|tư|bốn|sáu|bảy|bẩy|tám|chín"
    rf"|năm(?!\s*{_YEAR}))(?!\w)(?!\s+(?:lần|buổi|kỳ|phiên|tiết|số))"
)
_ROMAN = "(?:iv|i{1,3})"

# One letter a kind of token; the order is the order of trial at each place of the text.
_TOKEN = rf"""(?x)(?<!\w)(?:
    (?P<W>(?<!tuần\s)(?<!lần\s)(?<!họp\s)(?<!kỳ\s)
        thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?!\w)|chủ\s*nhật(?!\w)|(?<=\()(?:t[2-7]|cn)(?=\)))
  | (?P<C>(?:(?:vào\s+)?(?:lúc|hồi)\s+)?{_NUM}(?:
        :[0-9]{{2}}(?![0-9])
      | \s*(?:h|giờ|g)(?![^\W\d_])(?:\s*[0-9]{{2}}(?![0-9/]|\.[0-9]|\s*[/-]\s*[0-9]{{1,2}}/|\s*tháng)
        (?:\s*phút|\s*p(?!\w)|['’])?)?))
  | (?P<L>(?:[0-9]{{1,3}}(?:[,.][0-9]{{1,2}})?|1/2|nửa|một|hai|ba|bốn)(?:\s*\([^()0-9]*\))?\s*
        (?:ngày\s+làm\s+việc|ngày|buổi|tuần|tháng(?!\s*(?:[0-9]|{_MONTH_WORD}))|năm(?!\s*[0-9]))(?!\w))
  | (?P<D>(?:ngày\s*)?(?:m[ùồ]ng\s*)?{_NUM}(?:
        \s*/\s*{_NUM}(?:\s*/\s*(?:{_YEAR}|[0-9]{{2}})|\s*,?\s*năm\s*{_YEAR})?(?![0-9]|\s*/\s*[0-9])
      | \s*tháng\s*(?:{_NUM}|{_MONTH_WORD})(?:{_OF_YEAR})?(?![0-9])
      | -(?:0?[1-9]|1[0-2])(?:-(?:{_YEAR}|[0-9]{{2}})|/{_YEAR}|\s+năm\s+{_YEAR})?
        (?![0-9/-]|\.[0-9]|\s*(?:/|tháng))
      | \s-\s{_NUM}\s-\s{_YEAR}(?![0-9])
      | \.{_NUM}\.(?:{_YEAR}|[0-9]{{2}})(?![0-9.])))
  | (?P<K>tuần\s+(?:lễ\s+)?(?:thứ\s+)?(?:
        (?:nhất|hai|ba|tư|bốn|đầu(?:\s+tiên)?|cuối(?:\s+cùng)?|{_ROMAN})(?=,?\s*(?:của\s+|trong\s+)?tháng)
      | {_NUM}(?![0-9]|\s*-\s*[0-9]|\s*/\s*[0-9]{{1,2}}(?![0-9]))))
  | (?P<M>tháng\s*(?:{_NUM}(?![0-9])|{_MONTH_WORD})(?:{_OF_YEAR})?
      | t\.?\s?{_NUM}(?:/{_YEAR}(?![0-9])|(?=\s*-\s*t\.?\s?{_NUM}/{_YEAR}))
      | (?<!số\s){_NUM}{_OF_YEAR}(?!\s*/\s*\w|-\w))
  | (?P<Q>qu[ýí]\s*(?:thứ\s+)?(?:{_ROMAN}|[1-4])(?!\w)(?:{_OF_YEAR})?
      | q\.?\s?(?:{_ROMAN}|[1-4]){_OF_YEAR}|{_ROMAN}{_OF_YEAR})
  | (?P<R>{_ROMAN}(?!\w))
  | (?P<Y>(?:năm\s*)?{_YEAR}(?![0-9]|\s*/\s*[^\W\d_])
      | (?:(?<=đầu\s)|(?<=giữa\s)|(?<=cuối\s)|(?<=trong\s)|(?<=cả\s)|(?<=hết\s)|(?<=suốt\s))
        năm(?:\s+nay)?(?=\s*(?:$|[.,;()-]|đến\s|và\s)))
  | (?P<P>(?:buổi\s*)?(?:sáng|trưa|chiều|tối)(?!\w))
  | (?P<N>(?:ngày\s*)?[0-9]{{1,2}}(?![0-9]|\s?%))
)"""
_DIGITS = "[0-9]+"
_LETTER = "[A-Z]"
_TIDY = (
    (r"[()\[\]:“”\"]", " "), (r"\s*-\s*", "-"), (r"[\s,;]*[,;][\s,;]*", ", "), (r"\s+", " "),
    (r"(?<!\w)(?:cho |kéo dài )?(?:đến|tới)(?!\w)", "đến"), (r"(?<![PC] )(?<!\w)các (?=[DNMQY])", ""),
    (r"(?<!\w)ngày (?=[DN](?![a-z]))", ""),
)  # fmt: skip
_LIST = r"\s*(?:,|;|-|và|đến|tới)\s*"
_JOIN = r"[\s,;()]*(?:-|và|đến)?[\s,;()]*"
_AFTER = r"[\s,]*\(\s*"
_BEFORE = r"[\s,()]*(?:từ |lúc |vào )?[\s,()]*"


class Unreadable(ValueError):
    """The words name a time that cannot be; the argument is the code kept in `When.problems`."""


@dataclass(slots=True)
class Day:
    """A day as typed: month and year may be missing; `weekday` (Monday 0) only when it was typed."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


@dataclass(slots=True)
class Span:
    """A month, quarter or year as typed: `first` is its first month, `months` how many it has."""

    grain: str
    first: int
    months: int
    year: int | None = None


@dataclass(slots=True)
class Week:
    """A week of a month ("tuần 2", "tuần cuối"), or of a year by its number."""

    name: str
    number: int


Value = Day | Span | time | Length | Week | int | str


@dataclass(slots=True)
class Reading:
    """A text as a skeleton ("từ D đến D") and a value for each capital letter; collects what was assumed."""

    skeleton: str
    values: tuple[Value, ...]
    lead: str = ""  # the words before the first value, as typed
    year: int | None = None
    problems: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)

    def inside(self, match: re.Match[str], group: str | int) -> Reading:
        """The reading of one group of a match; shares problems and assumptions."""
        first = len(re.findall(_LETTER, self.skeleton[: match.start(group)]))
        words = match[group]
        values = self.values[first : first + len(re.findall(_LETTER, words))]
        return Reading(words.strip(" ,"), values, self.lead, self.year, self.problems, self.assumed)

    def days(self) -> list[Day]:
        return [value for value in self.values if isinstance(value, Day)]

    def spans(self) -> list[Span]:
        return [value for value in self.values if isinstance(value, Span)]

    def times(self) -> list[time]:
        return [value for value in self.values if isinstance(value, time)]

    def length(self) -> Length | None:
        return next((value for value in self.values if isinstance(value, Length)), None)

    def lengths(self) -> list[Length]:
        return [value for value in self.values if isinstance(value, Length)]

    def week(self) -> Week | None:
        return next((value for value in self.values if isinstance(value, Week)), None)

    def parts(self) -> list[str]:
        return [value for value in self.values if isinstance(value, str)]

    def part(self) -> str:
        return next(iter(self.parts()), "")

    def assume(self, code: str) -> None:
        if code not in self.assumed:
            self.assumed.append(code)

    def blame(self, code: str) -> None:
        if code not in self.problems:
            self.problems.append(code)


@dataclass(slots=True)
class _Token:
    letter: str
    value: Value
    gap: str  # the words before it
    words: str


def read(words: str, year: int | None) -> Reading:
    """The skeleton of cleaned words. `year` stands in where no year is typed. Unreadable: impossible hour."""
    low = words.lower()
    if len(low) != len(words):  # a few foreign capitals grow when lowered
        low = "".join(small if len(small := letter.lower()) == 1 else "?" for letter in words)
    reading = Reading("", (), year=year)
    tokens, rest, first = _tokens(low, reading)
    if any(token.letter == "W" for token in tokens):
        _give_weekdays(tokens, rest)
    reading.values = tuple(token.value for token in tokens)
    reading.lead = words if first is None else words[:first]
    pieces = [piece for token in tokens for piece in (token.gap, token.letter)]
    reading.skeleton = _tidy("".join((*pieces, rest)))
    return reading


def _tokens(low: str, reading: Reading) -> tuple[list[_Token], str, int | None]:
    """The tokens, the words after the last, and where the first begins."""
    tokens: list[_Token] = []
    place, first = 0, None
    for match in re.finditer(_TOKEN, low):
        letter, words = match.lastgroup or "", match[0]
        gap = low[place : match.start()]
        last = tokens[-1] if tokens else None
        if letter == "R":  # a Roman number is a quarter only in a list of quarters
            if last is None or last.letter != "Q" or not re.fullmatch(_LIST, gap):
                continue
            letter = "Q"
        elif letter == "M" and last and last.letter == "Q" and words[0].isdigit():
            letter = "Q"
        first = match.start() if first is None else first
        place = match.end()
        tokens.append(_Token(letter, _value(letter, words, reading), gap, words))
    return tokens, low[place:], first


def _tidy(skeleton: str) -> str:
    for pattern, instead in _TIDY:
        skeleton = re.sub(pattern, instead, skeleton)
    return skeleton.strip(" .,-")


# --- weekdays belong to days ---------------------------------------------------


def _give_weekdays(tokens: list[_Token], rest: str) -> None:
    """Each weekday goes to its day and leaves the skeleton; one without a day stays as the letter W."""
    index = 0
    while index < len(tokens):
        run = _run(tokens, index, "W")
        if not run:
            index += 1
            continue
        days = _days_of(tokens, index, run)
        if not days:
            index += run
            continue
        for token, day in zip(tokens[index : index + run], days, strict=True):
            assert isinstance(token.value, int) and isinstance(day.value, Day)
            day.value.weekday = token.value
        gap = tokens[index].gap
        del tokens[index : index + run]
        if index < len(tokens):
            tokens[index].gap = gap + (tokens[index].gap if days[0] is not tokens[index] else "")


def _run(tokens: list[_Token], index: int, letters: str) -> int:
    """How many tokens of these letters stand in a row from `index` on."""
    end = index
    while end < len(tokens) and tokens[end].letter in letters:
        if end > index and not re.fullmatch(_JOIN, tokens[end].gap):
            break
        end += 1
    return end - index


def _days_of(tokens: list[_Token], index: int, run: int) -> list[_Token]:
    """The days that so many weekdays belong to: those after them, else the one before."""
    before = tokens[index - 1] if index else None
    if before is not None and before.letter == "P" and index > 1:
        before = tokens[index - 2]  # "ngày 15/5 (chiều thứ Sáu)"
    free = before is not None and isinstance(before.value, Day) and before.value.weekday is None
    if run == 1 and free and re.fullmatch(_AFTER, tokens[index].gap):
        return [before] if before else []
    after = index + run
    while after < len(tokens) and tokens[after].letter in "PC" and re.fullmatch(_BEFORE, tokens[after].gap):
        after += 1
    if after < len(tokens) and re.fullmatch(_BEFORE, tokens[after].gap):
        found = tokens[after : after + _run(tokens, after, "DN")]
        if found and (run == 1 or run == len(found)):
            return found[:run]
    if run == 1 and free and re.fullmatch(r"[\s,]*", tokens[index].gap):
        return [before] if before else []
    return []


# --- values ----------------------------------------------------------------------


def _value(letter: str, words: str, reading: Reading) -> Value:
    match letter:
        case "W":
            return _weekday(words)
        case "L":
            return length_of(words)
        case "K":
            return _week(words)
        case "P":
            return words.removeprefix("buổi").strip()
    numbers = [int(digits) for digits in re.findall(_DIGITS, words)]
    match letter:
        case "C":
            return _clock(numbers, reading)
        case "M":
            return _month(words, numbers)
        case "Q":
            return _quarter(words, numbers)
        case "Y":
            return Span("year", 1, 12, *numbers[:1])
    if letter == "D" and "tháng" in words and (len(numbers) == 1 or numbers[1] > 99):
        numbers.insert(1, _month_number(words.partition("tháng")[2]))
    if re.search("m[ùồ]ng", words):
        reading.assume("solar")
    return _day(numbers, reading)


def _weekday(words: str) -> int:
    if words[0] == "c":
        return 6
    name = words[3:].strip() if words.startswith("thứ") else words[1:]
    return int(name) - 2 if name in "234567" else _WEEKDAY[name]


def _week(words: str) -> Week:
    name = re.sub(r"^tuần\s+(?:lễ\s+)?(?:thứ\s+)?", "", words).split()[0]
    if name in _WEEK:
        return Week(_WEEK[name], {"01": 1, "1": 1}.get(name, 0))
    return Week(f"tuần {int(name)}", int(name))


def _month(words: str, numbers: list[int]) -> Span:
    if not numbers or numbers[0] > 99:
        numbers.insert(0, _month_number(re.sub(r"^tháng\s*", "", words)))
    return Span("month", _checked(numbers[0], 12), 1, *numbers[1:2])


def _month_number(words: str) -> int:
    """ "mười hai năm 2026" → 12."""
    found = re.match(_MONTH_WORD, words.strip())
    assert found is not None
    return _MONTHS.index(" ".join(found[0].split()).replace("bẩy", "bảy").replace("bốn", "tư")) + 1


def _quarter(words: str, numbers: list[int]) -> Span:
    name = re.search(rf"{_ROMAN}(?!\w)|[1-4](?![0-9])|{_NUM}", re.sub(r"^q(?:u[ýí])?", "", words))
    assert name is not None
    number = _QUARTER.get(name[0]) or _QUARTER.get(name[0].lstrip("0"))
    if number is None:
        raise Unreadable("impossible_date")
    year = numbers[-1] if numbers and numbers[-1] > 12 else None
    return Span("quarter", number * 3 - 2, 3, year)


def _clock(numbers: list[int], reading: Reading) -> time:
    if numbers[0] == 24 and not any(numbers[1:]):
        reading.assume("midnight")
        return time(23, 59)
    try:
        return time(numbers[0], numbers[1] if len(numbers) > 1 else 0)
    except ValueError:
        raise Unreadable("impossible_time") from None


def length_of(words: str) -> Length:
    """ "01 (một) ngày" → one day."""
    unit_begins = r"(?:\s*\([^()]*\))?\s*(?=ngày|buổi|tuần|tháng|năm|giờ|phút)"
    amount, unit = re.split(unit_begins, words, maxsplit=1)
    number = _AMOUNT.get(amount)
    return Length(float(amount.replace(",", ".")) if number is None else number, " ".join(unit.split()))


def _day(numbers: list[int], reading: Reading) -> Day:
    number, month, year = (*numbers, None, None)[:3]
    assert number is not None
    if year is not None and year < 100:
        reading.assume("century")
        year += 2000
    if month is not None and not 1 <= number <= monthrange(year or 2000, _checked(month, 12))[1]:
        raise Unreadable("impossible_date")
    return Day(number, month, year)


def _checked(number: int, most: int) -> int:
    if not 1 <= number <= most:
        raise Unreadable("impossible_date")
    return number
