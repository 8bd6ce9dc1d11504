"""A moved time in the spelling of the old one: days, weekdays, months, quarters and years put in place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop.plan import phrase
from desktop.plan.dates import month_number
from desktop.plan.mentions import Mention
from desktop.plan.shift import day_words, weekday_words
from desktop.plan.spots import Edit
from desktop.plan.when import When

_WEEK = r"(?<!\w)(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)(?!\w)"
_NEAR = r"(?i)[\s,()]*(?:ngày\s*)?"
_TO = rf"(?i)\s*(?:\(?{_WEEK}\)?\s*)?(?:-|–|,|đến(?: hết)?|tới|và)\s*(?:{_WEEK},?\s*)?(?:ngày\s*)?$"
_SEPARATOR = r"\s*[/.-]\s*|\s*tháng\s*"
_OF_YEAR = r"\s*[/.-]\s*|\s*,?\s*năm\s*"
_ROMAN = ("I", "II", "III", "IV")


class Stop(NamedTuple):
    """A day, or the first day of a month, quarter or year that the words name, before and after."""

    grain: str
    old: date
    new: date


@dataclass(frozen=True, slots=True)
class Found:
    """Where the words name a stop; `year` tells whether they name its year, `bare` that a number is all."""

    stop: Stop
    start: int
    end: int
    words: str
    year: bool = False
    bare: bool = False


def candidates(words: str, before: When, after: When) -> Iterator[list[Edit]]:
    """Ways to say `after` in place of `before`, the closest to the old spelling first.

    The last is the program's own wording. Whoever takes one reads it again: only that proves it right.
    """
    found = _found(words, tuple(stops(before, after)))
    if found and not _parted(found):
        dated = [*range(len(found))]
        for with_year in ([], dated[-1:], dated):
            yield _edits(words, found, set(with_year))
    yield [own_words(words, after)]


def stops(before: When, after: When) -> Iterator[Stop]:
    """All that the words of a time name, in the usual order of the words."""
    if before.parts:
        for old, new in zip(before.parts, after.parts, strict=True):
            yield from stops(old, new)
        return
    pairs: list[tuple[date | None, date | None]] = [(before.anchor, after.anchor)]
    if before.kind == "deadline" and before.start is None:
        pairs.append((before.flag, after.flag))
    elif before.kind in ("start_length", "vague", "year"):
        pairs.append((before.start, after.start))
    else:
        pairs += [(before.start, after.start), (before.end, after.end)]
    for old_day, new_day in pairs:
        if old_day and new_day:
            yield Stop(before.grain, first_of(old_day, before.grain), first_of(new_day, before.grain))
    if before.core and after.core:
        for old_day, new_day in zip(before.core, after.core, strict=True):
            yield Stop("day", old_day, new_day)


def first_of(day: date, grain: str) -> date:
    """The first day of its month, quarter or year; of a day the day."""
    match grain:
        case "month":
            return day.replace(day=1)
        case "quarter":
            return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        case "year" | "period":
            return date(day.year, 1, 1)
    return day


# --- where they stand ------------------------------------------------------------


def _found(words: str, wanted: Sequence[Stop]) -> list[Found]:
    """The stops in the words, in reading order; of equal ones the first mention is the first stop."""
    found: list[Found] = []
    for grain in ("day", "month", "quarter", "year", "period"):
        olds = dict.fromkeys(stop.old for stop in wanted if stop.grain == grain)
        for old in olds:
            same = [stop for stop in wanted if stop.grain == grain and stop.old == old]
            free = (m for m in re.finditer(_pattern(grain, old), words) if not _taken(found, m.start()))
            for nth, match in enumerate(free):
                year = grain in ("year", "period") or any(match.groupdict().values())
                found.append(Found(same[min(nth, len(same) - 1)], *match.span(), match[0], year))
    return _with_bare(words, found, wanted)


def _taken(found: Sequence[Found], place: int) -> bool:
    return any(one.start <= place < one.end for one in found)


def _pattern(grain: str, day: date) -> str:
    of_year = rf"(?:{_OF_YEAR})(?P<y>{{0}})(?![0-9])"
    match grain:
        case "day":
            years = of_year.format(f"{day.year}|{day.year % 100:02d}")
            end = r"(?![0-9]|\s*/\s*[0-9]|\s*(?:ngày|buổi)(?!\w))"
            return rf"(?i)(?<![0-9])0?{day.day}(?:{_SEPARATOR})0?{day.month}(?:{years})?{end}"
        case "month":
            years = of_year.format(day.year)
            alone = of_year.format(day.year).replace("<y>", "<z>")
            cued = rf"(?<!\w)tháng\s*0?{day.month}(?![0-9])(?:{years})?"
            return rf"(?i){cued}|(?<![0-9/])0?{day.month}{alone}"
        case "quarter":
            number = (day.month + 2) // 3
            years = of_year.format(day.year)
            alone = of_year.format(day.year).replace("<y>", "<z>")
            roman = _ROMAN[number - 1]
            return rf"(?i)(?<!\w)qu[ýí]\s*(?:{roman}|{number})(?!\w)(?:{years})?|(?<!\w){roman}{alone}"
    return rf"(?<![0-9]){day.year}(?![0-9])"


def _with_bare(words: str, found: list[Found], wanted: Sequence[Stop]) -> list[Found]:
    """Day numbers that take their month from the day after them: "14 - 18/5/2021"."""
    named = {one.stop for one in found}
    missing = [stop for stop in wanted if stop.grain == "day" and stop not in named]
    ahead = sorted(found, key=lambda one: one.start)
    for stop in reversed(missing):
        number = rf"(?<![\w/.,-])0?{stop.old.day}(?![0-9])"
        for one in ahead:
            near = [
                m
                for m in re.finditer(number, words[: one.start])
                if re.match(_TO, words[m.end() : one.start])
            ]
            if near and one.stop.grain == "day":
                bare = Found(stop, *near[-1].span(), near[-1][0], bare=True)
                found.append(bare)
                ahead.insert(0, bare)
                break
    return sorted(found, key=lambda one: one.start)


def _parted(found: Sequence[Found]) -> bool:
    """Whether months of one year come to lie in two: "Tháng 12 - 01 năm 2022" would be misread."""
    ends = [one for one in found if one.stop.grain in ("month", "quarter")]
    new_years = {one.stop.new.year for one in ends}
    return len(new_years) > 1 and not all(one.year for one in ends)


# --- what is put there ------------------------------------------------------------


def _edits(words: str, found: Sequence[Found], with_year: set[int]) -> list[Edit]:
    edits: list[Edit] = []
    ahead: Found | None = None
    for nth in reversed(range(len(found))):
        one = found[nth]
        if one.bare:
            new = _bare_words(one, ahead)
        else:
            new = _written(one)
            if nth in with_year and not one.year:
                new += _year_words(one)
        edits.append((one.start, one.end, new))
        ahead = one
    edits += _weekdays(words, found)
    return [small for edit in edits for small in _parts(words, *edit)]


def _parts(words: str, start: int, end: int, new: str) -> Iterator[Edit]:
    """Only the numbers and names that differ, so that bold which begins inside a date stays where it is."""
    olds, news = re.split("([0-9]+)", words[start:end]), re.split("([0-9]+)", new)
    if len(olds) != len(news):
        olds, news = [words[start:end]], [new]
    for old, part in zip(olds, news, strict=True):
        if old != part:
            yield start, start + len(old), part
        start += len(old)


def _written(one: Found) -> str:
    grain, old, new = one.stop
    if grain == "day":
        mention = Mention("date", one.words, 0, 0, old.year, old.month, old.day)
        return day_words(mention, new)
    if grain in ("year", "period"):
        return str(new.year)
    words = one.words
    if one.year and old.year != new.year:
        words = words[:-4] + str(new.year)
    if old.month == new.month:
        return words
    if grain == "month":
        return re.sub("[0-9]{1,2}", month_number(new.month), words, count=1)
    return re.sub(r"(?i)(?<!\w)(?:iv|i{1,3}|[1-4])(?!\w)", lambda m: _quarter(m[0], new), words, count=1)


def _quarter(old: str, new: date) -> str:
    number = (new.month + 2) // 3
    if old.isdigit():
        return str(number)
    return _ROMAN[number - 1] if old.isupper() else _ROMAN[number - 1].lower()


def _bare_words(one: Found, ahead: Found | None) -> str:
    new = one.stop.new
    number = one.words if one.stop.old.day == new.day else f"{new.day:02d}"
    if ahead is None or (ahead.stop.new.year, ahead.stop.new.month) == (new.year, new.month):
        return number
    between = re.search(_SEPARATOR, ahead.words)
    return f"{number}{between[0] if between else '/'}{month_number(new.month)}"


def _year_words(one: Found) -> str:
    if one.stop.grain == "day" and "tháng" in one.words:
        return f" năm {one.stop.new.year}"
    between = re.search("[/.-]", one.words)
    return f"{between[0] if between else '/'}{one.stop.new.year}"


def _weekdays(words: str, found: Sequence[Found]) -> Iterator[Edit]:
    """A weekday belongs to the day right after it, else to the one right before it."""
    days = [one for one in found if one.stop.grain == "day"]
    for match in re.finditer(rf"(?i){_WEEK}", words):
        after = [
            d for d in days if d.start >= match.end() and re.fullmatch(_NEAR, words[match.end() : d.start])
        ]
        before = [
            d for d in days if d.end <= match.start() and re.fullmatch(_NEAR, words[d.end : match.start()])
        ]
        for one in (*after, *before)[:1]:
            yield *match.span(), weekday_words(match[0], one.stop.new)


def own_words(words: str, after: When) -> Edit:
    """The program's own wording inside the brackets, stops and case of the old words."""
    inner = re.fullmatch(r"(?s)([\s(\[]*)(.*?)([\s.;,)\]]*)", words)
    assert inner is not None
    made = phrase.words(after)
    if inner[2][:1].islower():
        made = made[:1].lower() + made[1:]
    return inner.start(2), inner.end(2), made
