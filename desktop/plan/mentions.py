"""What words mention that belongs to one year: days, years, numbers of papers, persons, anniversaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

YEAR = r"(?:19|20|21)[0-9]{2}"

# Patterns are words until they are first tried: `re` compiles them then and keeps them.
_DAY = rf"""(?xi)(?<![\w/])(?:
    (?P<d>[0-9]{{1,2}})(?P<s>\s?[/.-]\s?)(?P<m>[0-9]{{1,2}})(?:(?:\s?[/.-]\s?|\s*,?\s*năm\s+)(?P<y>{YEAR}))?
  | (?P<d2>[0-9]{{1,2}})\s+tháng\s+(?P<m2>[0-9]{{1,2}})(?:(?:\s*,?\s*năm\s+|\s?[/-]\s?)(?P<y2>{YEAR}))?
)(?![0-9/]|\.[0-9])"""
_MONTH = rf"(?i)(?<![\w/.-])(?:tháng\s+)?[0-9]{{1,2}}(?:\s?/\s?|\s+năm\s+)(?P<y>{YEAR})(?![0-9/])"
_PERIOD = rf"(?<![0-9/])(?P<first>{YEAR})\s?[-–]\s?(?P<last>{YEAR})(?![0-9])"
_YEAR = rf"(?<![0-9])(?P<y>{YEAR})(?![0-9])"
_STANDARD = r"(?:ISO|TCVN|QCVN|IEC)[\w\s/.:-]{0,20}[:-]$"
_NUMBER = (
    r"(?<![\w/.-])(?:số\s*:?\s*)?(?P<n>[0-9]{1,6}[a-z]?(?:/[0-9]{4})?[/-]"
    r"(?=[\w&/-]*[A-ZĐƯƠÂÊÔ]{2})[A-ZĐƯƠÂÊÔ][\w&]*(?:[/-][\w&]+)*)"
)
_FOR = r"(?:ngày\s+)?(?:thành lập|truyền thống|ngày|giải phóng|tái lập|xây dựng và)"
_AGE = (
    rf"(?i)(?<![\w.,])(?:(?<=kỷ niệm )|(?<=mừng )|(?=[0-9]+\s+năm\s+{_FOR}))(?P<n>[0-9]{{1,3}})\s+năm(?!\w)"
)
_ORDINAL = r"(?i)(?<!công nghiệp )(?<!\w)lần\s+thứ\s+(?P<n>[0-9]{1,3})(?![0-9])"
_ISSUE = rf"(?i)(?<!\w)số\s+(?P<n>[0-9]{{1,3}})(?=\s*/\s*{YEAR}|,?\s+năm\s+{YEAR})"
_THE_DAY = r"(?i),?\s+ngày\s*"
_NAME = r"[A-ZÀ-ỸĐ][a-zà-ỹđ]+"
_PERSON = rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c)\s+(?P<n>{_NAME}(?:\s+{_NAME}){{1,4}})"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that belong to a year: `kind` as of a Trace; the parts of a day, and the number where known."""

    kind: str
    words: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    sort: str = ""  # of an anniversary: age, ordinal or issue; of a year: period


@lru_cache(maxsize=4096)
def mentions(words: str) -> tuple[Mention, ...]:
    """All that the words mention, in reading order; a year is told only outside longer mentions."""
    found: list[Mention] = []
    if re.search("[0-9]", words):
        for find in (numbers, days, ages, months, years):
            found += [new for new in find(words) if not any(_touch(old, new) for old in found)]
    found += persons(words)
    return _cited(words, sorted(found, key=lambda mention: mention.start))


def inside(mention: Mention) -> tuple[Mention, ...]:
    """What a longer mention is made of: the number and the day of a cited paper, the year of a day."""
    if mention.kind == "number" and mention.day:
        return (*numbers(mention.words), *days(mention.words), replace(mention, kind="year"))
    return (replace(mention, kind="year"),) if mention.kind == "date" and mention.year else ()


def _cited(words: str, found: Sequence[Mention]) -> tuple[Mention, ...]:
    """A paper's number and the day after it are one: "45-NQ/TW ngày 24/11/2023"."""
    whole: list[Mention] = []
    for mention in found:
        last = whole[-1] if whole else None
        gap = words[last.end : mention.start] if last else ""
        if last and last.kind == "number" and mention.day and re.fullmatch(_THE_DAY, gap):
            start, end = last.start, mention.end
            whole[-1] = replace(mention, kind="number", words=words[start:end], start=start)
        else:
            whole.append(mention)
    return tuple(whole)


def days(words: str) -> Iterator[Mention]:
    """Days as typed: 10/5/2024, 10-5, 10 tháng 5 năm 2024; impossible ones are none."""
    for match in re.finditer(_DAY, words):
        day, month = int(match["d"] or match["d2"]), int(match["m"] or match["m2"])
        typed = match["y"] or match["y2"]
        year = int(typed) if typed else None
        if _possible(day, month, year) and (year or _daylike(words, match)):
            yield Mention("date", match[0], match.start(), match.end(), year, month, day)


def months(words: str) -> Iterator[Mention]:
    """ "tháng 4/2024", "4/2024"."""
    for match in re.finditer(_MONTH, words):
        yield Mention("date", match[0], match.start(), match.end(), int(match["y"]))


def years(words: str) -> Iterator[Mention]:
    """Years and periods of years; not those of standards (ISO 9001:2015)."""
    taken = []
    for match in re.finditer(_PERIOD, words):
        taken.append(match.span())
        last = int(match["last"])
        yield Mention("year", match[0], *match.span(), int(match["first"]), number=last, sort="period")
    for match in re.finditer(_YEAR, words):
        inside = any(start <= match.start() < end for start, end in taken)
        if not inside and not re.search(_STANDARD, words[: match.start()]):
            yield Mention("year", match[0], match.start(), match.end(), int(match["y"]))


def numbers(words: str) -> Iterator[Mention]:
    """Numbers and symbols of papers: 4273/BKHCN-VP, 45-NQ/TW, 29/2013/QH13."""
    for match in re.finditer(_NUMBER, words):
        yield Mention("number", match["n"], match.start("n"), match.end("n"))


def ages(words: str) -> Iterator[Mention]:
    """ "65 năm", "lần thứ 12", "số 2" of a year."""
    low = words.lower()
    for pattern, sort, cue in ((_AGE, "age", "năm"), (_ORDINAL, "ordinal", "thứ"), (_ISSUE, "issue", "số")):
        for match in re.finditer(pattern, words) if cue in low else ():
            yield Mention(
                "anniversary", match[0], match.start(), match.end(), number=int(match["n"]), sort=sort
            )


def persons(words: str) -> Iterator[Mention]:
    """Persons named after "ông", "bà", "đồng chí"."""
    for match in re.finditer(_PERSON, words):
        yield Mention("person", match["n"], match.start("n"), match.end("n"))


def places_of(words: str, part: str) -> Iterator[tuple[int, int]]:
    """Where `part` stands in the words, not inside a longer word or number."""
    at = words.find(part) if part else -1
    while at >= 0:
        end = at + len(part)
        if not (_runs_on(words, at - 1, at) or _runs_on(words, end - 1, end)):
            yield at, end
        at = words.find(part, at + 1)


def stands(words: Sequence[str], part: str) -> bool:
    """Whether `part` stands in any of the words."""
    return any(next(places_of(line, part), None) for line in words if part in line)


def _runs_on(words: str, left: int, right: int) -> bool:
    """Whether two neighbouring letters or two neighbouring digits make one word."""
    if left < 0 or right >= len(words):
        return False
    before, after = words[left], words[right]
    return (before.isdigit() and after.isdigit()) or (before.isalpha() and after.isalpha())


def _touch(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _possible(day: int, month: int, year: int | None) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _daylike(words: str, match: re.Match[str]) -> bool:
    """Whether digits without a year are a day: not "1/2 ngày", "3.2", "số 5/6"."""
    if match["d2"]:
        return True
    before, after = words[: match.start()], words[match.end() :]
    if match["s"].strip() == "." or re.match(r"(?i)\s*(?:ngày|buổi|tháng|lớp|%|-[A-ZĐ])", after):
        return False
    if re.search(r"(?i)(?:số|mức|điều|khoản|mục|bảng|tỷ lệ|phòng|tầng)\s*:?\s*$", before):
        return False
    if match["s"].strip() == "-" or " " in match["s"]:
        cued = re.search(r"(?i)(?:ngày|đến|trước|từ|nam|và)\s*\(?$", before)
        return cued is not None and len(match["m"]) <= 2
    return True
