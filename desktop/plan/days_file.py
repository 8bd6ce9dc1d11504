"""Special days out of a table in a text file: `ngày;loại;tên;văn bản`, one day a line (CSV, UTF-8)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.plan.dates import short_date
from desktop.plan.plan import new_id
from desktop.plan.text import clean, fold
from desktop.plan.workdays import KIND_WORDS, DayKind, SpecialDay

LARGEST = 1_000_000
"""Bytes beyond which a file is not read; twenty years of days off take 20,000."""
MOST_LINES, MOST_PROBLEMS, LONGEST = 5_000, 100, 500
YEARS = range(1990, 2101)
"""Years that a day off may lie in; anything else is a slip of the pen."""

_COLUMNS = ("ngay", "loai", "ten", "van ban")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_KINDS = {
    **{fold(words): kind for kind, words in KIND_WORDS.items()},
    **{str(kind): kind for kind in DayKind},
    "le": DayKind.HOLIDAY,
    "le, tet": DayKind.HOLIDAY,
    "nghi le, tet": DayKind.HOLIDAY,
    "nghi tet": DayKind.HOLIDAY,
    "tet": DayKind.HOLIDAY,
    "hoan doi": DayKind.SWAP,
    "lam viec bu": DayKind.MAKEUP,
    "di lam bu": DayKind.MAKEUP,
    "nghi": DayKind.OFFICE,
    "co quan": DayKind.OFFICE,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line (from 1; 0: the whole file) was not taken, and the words or the other line it is about.

    `code`: too_large, encoding, empty, too_many, bad_day, impossible_day, far_year, bad_kind, too_long,
    twice (words: the earlier line), contradiction (words: the other line and the day).
    """

    code: str
    line: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """The days of a file in their order; none when it contradicts itself or cannot be read."""

    days: tuple[SpecialDay, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class DayChange:
    """A day of the file and what the office had for it (None: nothing)."""

    after: SpecialDay
    before: SpecialDay | None = None

    @property
    def same(self) -> bool:
        """Whether nothing would change."""
        return self.before is not None and replace(self.after, id=self.before.id) == self.before


def read(data: bytes) -> Imported:
    """The special days of a file, and what is wrong with it; never raises."""
    if len(data) > LARGEST:
        return Imported(problems=(Problem("too_large", 0),))
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Imported(problems=(Problem("encoding", line),))
    lines = re.split("\r\n|\r|\n", words)
    if len(lines) > MOST_LINES:
        return Imported(problems=(Problem("too_many", MOST_LINES + 1, (str(MOST_LINES),)),))
    return _gathered(_rows(lines))


def changes(own: Iterable[SpecialDay], imported: Imported) -> tuple[DayChange, ...]:
    """What each day of the file would change in the office's own days."""
    of = {special.day: special for special in own}
    return tuple(DayChange(special, of.get(special.day)) for special in imported.days)


def merged(own: tuple[SpecialDay, ...], imported: Imported) -> tuple[SpecialDay, ...]:
    """The office's own days with those of the file, which stand before older ones; in order of the days."""
    of = {special.day: special for special in own}
    for change in changes(own, imported):
        if not change.same:
            of[change.after.day] = replace(change.after, id=change.before.id if change.before else new_id())
    return tuple(of[day] for day in sorted(of))


def _gathered(rows: Iterator[tuple[int, SpecialDay | Problem]]) -> Imported:
    """Each day once; a day both off and made up spoils the whole file."""
    days: dict[date, tuple[int, SpecialDay]] = {}
    problems: list[Problem] = []
    clash = False
    for line, found in rows:
        if isinstance(found, Problem):
            problems.append(found)
            continue
        earlier, known = days.setdefault(found.day, (line, found))
        if (known.kind is DayKind.MAKEUP) != (found.kind is DayKind.MAKEUP):
            clash = True
            problems.insert(0, Problem("contradiction", line, (str(earlier), short_date(found.day))))
        elif earlier != line and known != found:
            problems.append(Problem("twice", line, (str(earlier),)))
    if not days and not problems:
        problems.append(Problem("empty", 0))
    kept = () if clash else tuple(days[day][1] for day in sorted(days))
    return Imported(kept, tuple(problems[:MOST_PROBLEMS]))


def _rows(lines: list[str]) -> Iterator[tuple[int, SpecialDay | Problem]]:
    """What each line says; columns stand as the first line names them, else in the usual order."""
    order: tuple[str, ...] = _COLUMNS
    begun = False
    for number, line in enumerate(lines, 1):
        if not clean(line).strip():
            continue
        if len(line) > 4 * LONGEST:
            yield number, Problem("too_long", number)
            continue
        cells = _cells(line)
        titles = tuple(fold(cell) for cell in cells)
        if not begun and "ngay" in titles:
            order = titles
        else:
            yield number, _day(number, dict(zip(order, cells, strict=False)))
        begun = True


def _cells(line: str) -> list[str]:
    mark = next((mark for mark in (";", "\t") if mark in line), ",")
    return [" ".join(clean(cell).split()) for cell in next(csv.reader([line], delimiter=mark))]


def _day(number: int, cells: dict[str, str]) -> SpecialDay | Problem:
    day, kind, name, document = (cells.get(column, "") for column in _COLUMNS)
    found = _DAY.fullmatch(day)
    if found is None:
        return Problem("bad_day", number, (day,))
    sort = _KINDS.get(fold(kind))
    if sort is None:
        return Problem("bad_kind", number, (kind,))
    if max(len(name), len(document)) > LONGEST:
        return Problem("too_long", number)
    try:
        when = _date(found)
    except ValueError:
        return Problem("impossible_day", number, (day,))
    if when.year not in YEARS:
        return Problem("far_year", number, (day,))
    return SpecialDay(when, sort, name, document)


def _date(found: re.Match[str]) -> date:
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    return date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
