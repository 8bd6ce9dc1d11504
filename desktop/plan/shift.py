"""A time of last year put into this year: every day moved by rule, wording, fuzziness and style kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.plan import phrase
from desktop.plan.dates import month_number
from desktop.plan.mentions import YEAR, Mention, days
from desktop.plan.phrase_words import weekday
from desktop.plan.when import When

_WEEKDAY = r"(?i)(?<!\w)(?:thứ\s*(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)(?!\w)"
_BARE = r"(?<![\w/.,-])(?P<n>[0-9]{1,2})(?=\s*(?:-|–|,|đến(?: hết)?|tới|và)\s*(?:ngày\s*)?$)"

Move = Callable[[date], date]


class By(StrEnum):
    """How a day finds its place in the new year."""

    ANCHOR = "anchor"  # as far from the event's day as before
    WEEKDAY = "weekday"  # the nearest day of the same weekday
    MONTH = "month"  # the same day and month


@dataclass(frozen=True, slots=True)
class Years:
    """From which year and event day to which."""

    old: int
    new: int
    old_day: date | None = None
    new_day: date | None = None

    @property
    def by(self) -> int:
        """How many years on."""
        return self.new - self.old

    def move(self, by: By, first: date) -> Move:
        """What moves the days of a time whose first day is `first`."""
        if by is By.MONTH or not (self.old_day and self.new_day):
            delta = timedelta(0)
            if by is By.WEEKDAY:
                delta = _to_weekday(self.same(first), first.weekday())
            return lambda day: self.same(day) + delta
        apart = self.new_day - self.old_day
        if by is By.WEEKDAY:
            apart += _to_weekday(first + apart, first.weekday())
        return lambda day: day + apart

    def same(self, day: date) -> date:
        """The same day and month, so many years on; 29/2 becomes 28/2."""
        try:
            return day.replace(year=day.year + self.by)
        except ValueError:
            return day.replace(year=day.year + self.by, day=28)


@dataclass(frozen=True, slots=True)
class Shifted:
    """A time before and after: words, and the days to be kept or met."""

    words: str
    before: When
    after: When


def shifted(words: str, years: Years, by: By) -> Shifted | None:
    """The time in the new year, in the same words but for days, weekdays and years; None when unsure."""
    before = phrase.parse(words, year=years.old)
    first = first_day(before)
    if first is None:
        return None
    try:
        move = years.move(by, first)
        new = _moved_words(words, years, move)
    except (ValueError, OverflowError):  # beyond the calendar
        return None
    after = phrase.parse(new, year=years.new)
    if before.kind != after.kind or set(after.problems) - set(before.problems) - {"core_outside", "weekday"}:
        return None
    if before.grain == "day" and has_days(before) and not _agree(before, after, move):
        return None
    return Shifted(new, before, after)


def first_day(when: When) -> date | None:
    """The day that leads a time: the one named by a deadline, the anchor, the core, the first of a range."""
    if when.kind == "deadline" and when.start is None:
        return when.flag
    return when.anchor or (when.core[0] if when.core else None) or when.start or when.end


def has_days(when: When) -> bool:
    """Whether single days are named, not only months or years."""
    return bool(when.anchor or when.core or (when.grain == "day" and when.dated))


def fixed_days(when: When) -> tuple[date, ...]:
    """The days on which something must be met or held: a deadline's, a meeting's, an event's."""
    if when.kind == "deadline" and when.grain == "day":
        return (when.flag,) if when.flag else ()
    if when.kind in ("day", "half_day", "clock", "start_length") and when.start:
        return (when.start,)
    if when.kind in ("sessions", "rescheduled"):
        return tuple(day for part in when.parts for day in fixed_days(part))
    return ()


def day_words(mention: Mention, new: date) -> str:
    """The new day in the spelling of the old one."""
    old = mention.words
    digits = list(re.finditer(r"[0-9]+", old))
    values = [(mention.day, new.day, f"{new.day:02d}"), (mention.month, new.month, month_number(new.month))]
    if len(digits) > 2:
        values.append((mention.year, new.year, str(new.year)))
    for match, (before, after, written) in reversed(list(zip(digits, values, strict=False))):
        if before != after:
            old = old[: match.start()] + written + old[match.end() :]
    return old


def weekday_words(old: str, new: date) -> str:
    """The new weekday in the spelling of the old one: "Thứ 6" → "Thứ 2", "thứ sáu" → "thứ hai"."""
    name = weekday(new)
    if old[-1].isdigit() and new.weekday() < 6:
        name = f"thứ {new.weekday() + 2}"
    elif old[-1].islower() and not any(letter.isupper() for letter in old[1:]):
        name = name.lower()
    return name[0].upper() + name[1:] if old[0].isupper() else name[0].lower() + name[1:]


def _to_weekday(day: date, wanted: int) -> timedelta:
    ahead = (wanted - day.weekday()) % 7
    return timedelta(ahead if ahead <= 3 else ahead - 7)


def _agree(before: When, after: When, move: Move) -> bool:
    """Whether the new words say what was meant."""
    old, new = first_day(before), first_day(after)
    if old is None or new != move(old):
        return False
    if before.kind in ("range", "within") and before.start and before.end:
        return (after.start, after.end) == (move(before.start), move(before.end))
    return True


def _moved_words(words: str, years: Years, move: Move) -> str:
    """Days from the last to the first, so that one without month or year takes them from the next."""
    named = [mention for mention in _all_days(words) if mention.day]
    edits: list[tuple[int, int, str]] = []
    dated: list[tuple[Mention, date]] = []
    month, year, ahead = None, _only_year(words) or years.old, None
    for mention in reversed(named):
        month, year = mention.month or month, mention.year or year
        if month is None:
            continue
        old = _day(year, month, mention.day or 1)
        if old is None:
            continue
        new = move(old)
        dated.append((mention, new))
        written = day_words(mention, new)
        if mention.month is None:
            written = _bare(mention, new, ahead)
        ahead = new
        edits.append((mention.start, mention.end, written))
    edits += _weekdays(words, dated)
    edits += _years(words, named, years.by)
    for start, end, new_words in sorted(edits, reverse=True):
        words = words[:start] + new_words + words[end:]
    return words


def _bare(mention: Mention, new: date, ahead: date | None) -> str:
    number = mention.words if mention.day == new.day else f"{new.day:02d}"
    return number if ahead and ahead.month == new.month else f"{number}/{month_number(new.month)}"


def _all_days(words: str) -> list[Mention]:
    """Days, and the bare day numbers that stand before them ("14 - 18/5/2021")."""
    whole: list[Mention] = []
    for mention in days(words):
        whole.append(mention)
        start = mention.start
        while match := re.search(_BARE, words[:start]):
            number = int(match["n"])
            if not 1 <= number <= 31:
                break
            whole.append(Mention("date", match["n"], *match.span("n"), day=number))
            start = match.start()
    return sorted(whole, key=lambda mention: mention.start)


def _weekdays(words: str, dated: list[tuple[Mention, date]]) -> list[tuple[int, int, str]]:
    edits = []
    for match in re.finditer(_WEEKDAY, words):
        after = [d for d in dated if d[0].start >= match.end() and _near(words[match.end() : d[0].start])]
        before = [d for d in dated if d[0].end <= match.start()]
        chosen = min(after, key=lambda d: d[0].start, default=None)
        chosen = chosen or max(before, key=lambda d: d[0].end, default=None)
        if chosen:
            edits.append((*match.span(), weekday_words(match[0], chosen[1])))
    return edits


def _near(gap: str) -> bool:
    return re.fullmatch(r"(?i)[\s,()]*(?:ngày\s*)?", gap) is not None


def _years(words: str, named: list[Mention], by: int) -> list[tuple[int, int, str]]:
    return [
        (*match.span(), str(int(match[0]) + by))
        for match in re.finditer(rf"(?<![0-9]){YEAR}(?![0-9])", words)
        if not any(mention.start <= match.start() < mention.end for mention in named)
    ]


def _only_year(words: str) -> int | None:
    found = {int(year) for year in re.findall(rf"(?<![0-9]){YEAR}(?![0-9])", words)}
    return found.pop() if len(found) == 1 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
