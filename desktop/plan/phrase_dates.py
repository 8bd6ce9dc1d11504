"""Dates, months, hours and lengths in Vietnamese words: text in, a skeleton of letters and values out."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, time

from desktop.plan.when import Length

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAY = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5}
_AMOUNT = {"1/2": 0.5, "nửa": 0.5, "một": 1.0, "hai": 2.0, "ba": 3.0, "bốn": 4.0}
_QUARTER = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUM = "[0-9]{1,2}"
_YEAR = "(?:19|20|21)[0-9]{2}"
_OF_YEAR = rf"\s*(?:[/.-]|,?\s*năm)\s*{_YEAR}(?![0-9])"

# One letter a kind of token; the order is the order of trial at each place of the text.
_TOKEN = rf"""(?x)(?<!\w)(?:
    (?P<W>thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])(?!\w)|chủ\s+nhật(?!\w))
  | (?P<C>(?:(?:vào\s+)?(?:lúc|hồi)\s+)?{_NUM}(?:
        :[0-9]{{2}}(?![0-9])
      | \s*(?:h|giờ|g)(?![^\W\d_])(?:\s*[0-9]{{2}}(?![0-9/.]|\s*[/-]\s*[0-9]{{1,2}}/|\s*tháng)
        (?:\s*phút|\s*p(?!\w)|['’′])?)?))
  | (?P<L>(?:[0-9]{{1,3}}(?:[,.][0-9]{{1,2}})?|1/2|nửa|một|hai|ba|bốn)(?:\s*\([^()0-9]*\))?\s*
        (?:ngày\s+làm\s+việc|ngày|buổi|tuần|tháng(?!\s*[0-9]))(?!\w))
  | (?P<D>(?:(?:các\s+)?ngày\s*)?(?:m[ùồ]ng\s*)?{_NUM}(?:
        \s*/\s*{_NUM}(?:\s*/\s*(?:{_YEAR}|[0-9]{{2}})|\s*,?\s*năm\s*{_YEAR})?(?![0-9]|\s*/\s*[0-9])
      | \s*tháng\s*{_NUM}(?:{_OF_YEAR})?(?![0-9])
      | -{_NUM}(?:-(?:{_YEAR}|[0-9]{{2}})|/{_YEAR}|\s+năm\s+{_YEAR})?(?![0-9/-]|\s*(?:/|tháng))
      | \.{_NUM}\.(?:{_YEAR}|[0-9]{{2}})(?![0-9.])))
  | (?P<M>(?:các\s+)?tháng\s*{_NUM}(?:{_OF_YEAR})?(?![0-9])|{_NUM}{_OF_YEAR})
  | (?P<Q>(?:các\s+)?qu[ýí]\s*(?:iv|i{{1,3}}|[1-4])(?!\w)(?:{_OF_YEAR})?|(?:iv|i{{1,3}}){_OF_YEAR})
  | (?P<Y>(?:năm\s*)?{_YEAR}(?![0-9]))
  | (?P<P>(?:buổi\s*)?(?:sáng|trưa|chiều|tối)(?!\w))
  | (?P<N>(?:(?:các\s+)?ngày\s*)?[0-9]{{1,2}}(?![0-9]))
)"""
_DIGITS = "[0-9]+"
_LETTER = "[A-Z]"
_TIDY = ((r"[()\[\]]", " "), (r"\s*-\s*", "-"), (r"[\s,]*,[\s,]*", ", "))
_AFTER = r"[\s,]*\(\s*"
_BEFORE = r"[\s,()]*"


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


Value = Day | Span | time | Length | str


@dataclass(slots=True)
class Reading:
    """A text as a skeleton ("từ D đến D") and a value for each capital letter; collects what was assumed."""

    skeleton: str
    values: tuple[Value, ...]
    lead: str = ""  # the words before the first value, as typed
    year: int | None = None
    problems: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)

    def inside(self, match: re.Match[str], group: str) -> Reading:
        """The reading of one group of a match; shares problems and assumptions."""
        first = len(re.findall(_LETTER, self.skeleton[: match.start(group)]))
        words = match[group]
        values = self.values[first : first + len(re.findall(_LETTER, words))]
        return Reading(words, values, self.lead, self.year, self.problems, self.assumed)

    def days(self) -> list[Day]:
        return [value for value in self.values if isinstance(value, Day)]

    def spans(self) -> list[Span]:
        return [value for value in self.values if isinstance(value, Span)]

    def times(self) -> list[time]:
        return [value for value in self.values if isinstance(value, time)]

    def length(self) -> Length | None:
        return next((value for value in self.values if isinstance(value, Length)), None)

    def part(self) -> str:
        return next((value for value in self.values if isinstance(value, str)), "")

    def assume(self, code: str) -> None:
        if code not in self.assumed:
            self.assumed.append(code)

    def blame(self, code: str) -> None:
        if code not in self.problems:
            self.problems.append(code)


def read(words: str, year: int | None) -> Reading:
    """The skeleton of cleaned words. `year` stands in where no year is typed. Unreadable: impossible hour."""
    low = words.lower()
    if len(low) != len(words):  # a few foreign capitals grow when lowered
        low = "".join(small if len(small := letter.lower()) == 1 else "?" for letter in words)
    reading = Reading("", (), year=year)
    matches = list(re.finditer(_TOKEN, low))
    values: list[Value] = []
    pieces: list[str] = []
    place, weekday = 0, None
    for index, match in enumerate(matches):
        gap = low[place : match.start()]
        place = match.end()
        pieces.append(gap if weekday is None else gap.lstrip(" ,()"))
        if match.lastgroup == "W":
            previous = values[-1] if values else None
            if isinstance(previous, Day) and (re.fullmatch(_AFTER, gap) or not _leads(low, matches, index)):
                previous.weekday = _weekday(match[0])
            elif _leads(low, matches, index):
                weekday = _weekday(match[0])
            continue
        value = _value(match.lastgroup or "", match[0], reading)
        if isinstance(value, Day):
            value.weekday, weekday = weekday, None
        values.append(value)
        pieces.append(match.lastgroup or "")
    pieces.append(low[place:])
    reading.values = tuple(values)
    reading.lead = words[: matches[0].start()] if matches else words
    reading.skeleton = _tidy("".join(pieces))
    return reading


def _tidy(skeleton: str) -> str:
    for pattern, instead in _TIDY:
        skeleton = re.sub(pattern, instead, skeleton)
    return " ".join(skeleton.split()).strip(" .,;:-")


def _leads(low: str, matches: list[re.Match[str]], index: int) -> bool:
    """Whether the weekday at `index` stands directly before a day."""
    if index + 1 == len(matches):
        return False
    after = matches[index + 1]
    between = low[matches[index].end() : after.start()]
    return after.lastgroup in ("D", "N") and re.fullmatch(_BEFORE, between) is not None


def _weekday(words: str) -> int:
    if words.startswith("chủ"):
        return 6
    name = words[3:].strip()
    return int(name) - 2 if name in "234567" else _WEEKDAY[name]


def _value(letter: str, words: str, reading: Reading) -> Value:
    numbers = [int(digits) for digits in re.findall(_DIGITS, words)]
    match letter:
        case "C":
            return _clock(numbers)
        case "L":
            return _length(words)
        case "D" | "N":
            return _day_value(numbers, reading)
        case "M":
            return Span("month", _checked(numbers[0], 12), 1, *numbers[1:2])
        case "Q":
            name = words.removeprefix("các").strip()[3 if "qu" in words else 0 :].strip()
            quarter = _QUARTER[re.match("iv|i+|[1-4]", name)[0]]  # type: ignore[index]
            year = numbers[-1] if numbers and numbers[-1] > 4 else None
            return Span("quarter", quarter * 3 - 2, 3, year)
        case "Y":
            return Span("year", 1, 12, numbers[0])
    return words.removeprefix("buổi").strip()


def _clock(numbers: list[int]) -> time:
    try:
        return time(numbers[0], numbers[1] if len(numbers) > 1 else 0)
    except ValueError:
        raise Unreadable("impossible_time") from None


def _length(words: str) -> Length:
    amount, unit = re.split(r"(?:\s*\([^()]*\))?\s*(?=[nbt](?:gày|uổi|uần|háng))", words, maxsplit=1)
    number = _AMOUNT.get(amount)
    return Length(float(amount.replace(",", ".")) if number is None else number, " ".join(unit.split()))


def _day_value(numbers: list[int], reading: Reading) -> Day:
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


def one_day(reading: Reading, value: Day) -> date:
    """The date of a day typed alone."""
    if value.month is None:
        raise Unreadable("no_month")
    return _date(reading, value, value.month, _year(reading, value.year))


def two_days(reading: Reading, first: Day, last: Day) -> tuple[date, date]:
    """The dates of two day ends; what the first leaves out is taken from the last."""
    if last.month is None:
        raise Unreadable("no_month")
    month = first.month if first.month is not None else last.month
    start, end = _years(reading, (first.year, month, first.day), (last.year, last.month, last.day))
    dates = _date(reading, first, month, start), _date(reading, last, last.month, end)
    if dates[0] > dates[1]:
        reading.blame("reversed")
    return dates


def one_span(reading: Reading, value: Span) -> tuple[date, date]:
    """First and last day of a month, quarter or year."""
    return _bounds(value, value, *[_year(reading, value.year)] * 2)


def two_spans(reading: Reading, first: Span, last: Span) -> tuple[date, date]:
    """First day of the first and last day of the last month, quarter or year."""
    years = _years(reading, (first.year, first.first, 1), (last.year, last.first, 1))
    bounds = _bounds(first, last, *years)
    if bounds[0] > bounds[1]:
        reading.blame("reversed")
    return bounds


def _bounds(first: Span, last: Span, start: int, end: int) -> tuple[date, date]:
    month = last.first + last.months - 1
    return date(start, first.first, 1), date(end, month, monthrange(end, month)[1])


def _year(reading: Reading, year: int | None) -> int:
    if year is not None:
        return year
    if reading.year is None:
        raise Unreadable("no_year")
    reading.assume("year")
    return reading.year


def _years(
    reading: Reading, first: tuple[int | None, int, int], last: tuple[int | None, int, int]
) -> tuple[int, int]:
    """Years of both ends; a missing one may lie across New Year when that is at most half a year away."""
    (start, month, day), (end, last_month, last_day) = first, last
    if start is not None and end is not None:
        return start, end
    crossing = (month, day) > (last_month, last_day) and last_month + 12 - month <= 6
    if crossing and (start, end) != (None, None):
        reading.assume("new_year")
    if end is not None:
        return end - crossing, end
    start = _year(reading, start)
    return start, start + crossing


def _date(reading: Reading, value: Day, month: int, year: int) -> date:
    try:
        found = date(year, month, value.day)
    except ValueError:
        raise Unreadable("impossible_date") from None
    if value.weekday is not None and value.weekday != found.weekday():
        reading.blame("weekday")
    return found


def year_in(words: str) -> int | None:
    """The only year that the words name, None when they name none or several."""
    years = {int(found) for found in re.findall(rf"(?<![0-9]){_YEAR}(?![0-9])", words)}
    return years.pop() if len(years) == 1 else None


def chain(reading: Reading, values: list[Day]) -> list[date]:
    """The dates of listed days ("12, 14 và 16/10"): month and year are taken from the one after."""
    found: list[date] = []
    month, year = None, None
    for value in reversed(values):
        month = value.month if value.month is not None else month
        year = value.year if value.year is not None else year
        found.append(one_day(reading, Day(value.day, month, year, value.weekday)))
    ordered = sorted(set(found))
    if ordered != found[::-1]:
        reading.blame("reversed")
    return ordered
