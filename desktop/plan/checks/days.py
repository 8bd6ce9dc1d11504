"""Days that cannot be, fall on rest days, before the plan, or out of the year (domain §8.4–7, §8.9)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from desktop.plan import phrase
from desktop.plan.activity import Timed
from desktop.plan.checks.facts import Facts
from desktop.plan.checks.finding import Finding, error, hint, warning
from desktop.plan.dates import short_date
from desktop.plan.item import Activity, Item, Prose, Quote, Timing
from desktop.plan.plan import SectionKind
from desktop.plan.text import fold
from desktop.plan.tree import walk
from desktop.plan.when import When
from desktop.plan.workdays import DayKind, WorkCalendar, calendar

ONE_DAY = ("day", "half_day", "clock", "start_length")
_DAY = r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])"
_WEEKDAY = (
    r"(?:[Tt]hứ \w+|[Cc]hủ [Nn]hật)[,)]?\s*(?:,\s*)?(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2}/\d{1,2}/\d{4}\s*[,(]\s*(?:[Tt]hứ \w+|[Cc]hủ [Nn]hật)\)?"
)

_REPORT, _INTERIM = r"(?i)báo cáo", r"(?i)tham luận|sơ kết|báo cáo tiến độ|đề dẫn"


def times(facts: Facts) -> Iterator[Finding]:
    """Weekday, order and possibility of stated times."""
    for timed in facts.times:
        when = timed.when
        if when.kind == "unparsed" and not when.problems:
            yield hint("time_unread", timed.item_id, when.text)
        for problem in when.problems:
            yield warning(f"time_{problem}", timed.item_id, when.text)


def days_in_prose(facts: Facts) -> Iterator[Finding]:
    """The same for dates that nobody marked as a time."""
    marked = {timed.item_id for timed in facts.times}
    for line in facts.lines:
        if "/" not in line.words or line.place in marked:
            continue
        for match in re.finditer(_DAY, line.words):
            if _date(*(int(part) for part in match.groups())) is None:
                yield warning("time_impossible_date", line.place, match[0])
        for match in re.finditer(_WEEKDAY, line.words):
            if phrase.parse(match[0]).weekday_wrong:
                yield warning("time_weekday", line.place, match[0])


def rest_days(facts: Facts) -> Iterator[Finding]:
    """Deadlines and one-day events on a weekend or another day off; the event's own day is a fact."""
    event, work = facts.plan.event.day, calendar(facts.directory.days)
    if event and (rest := rest_kind(event, work)):
        yield hint(f"event_{rest}", "title", short_date(event), *_said(event, work))
    for timed in facts.times:
        for day in _set_days(timed.when):
            rest = rest_kind(day, work)
            if rest and day != event:
                make = hint if _inner(facts, timed) else warning
                yield make(rest, timed.item_id, timed.when.text, short_date(day), *_said(day, work))


def rest_kind(day: date, work: WorkCalendar) -> str:
    """ "rest_holiday", "rest_off", "rest_saturday", "rest_sunday" or ""."""
    if not work.rests(day):
        return ""
    if special := work.special(day):
        return "rest_holiday" if special.kind is DayKind.HOLIDAY else "rest_off"
    return "rest_saturday" if day.weekday() == 5 else "rest_sunday"


def holidays_unchecked(facts: Facts) -> Iterator[Finding]:
    """Days off that are not announced yet, and years without a calendar: said once, not passed over."""
    work, told = calendar(facts.directory.days), set()
    for place, day in _stated_days(facts):
        code = "holidays_unsettled" if work.unsettled(day) else "holidays_unchecked"
        if code not in told and (work.unsettled(day) or not work.covers(day.year)):
            told.add(code)
            yield hint(code, place, short_date(day))


def _stated_days(facts: Facts) -> Iterator[tuple[str, date]]:
    """The event's day and those of deadlines and one-day events, each with its place."""
    if facts.plan.event.day:
        yield "title", facts.plan.event.day
    for timed in facts.times:
        yield from ((timed.item_id, day) for day in _set_days(timed.when))


def _said(day: date, work: WorkCalendar) -> tuple[str, ...]:
    """What a day off is called, where it is more than a weekend."""
    special = work.special(day)
    return (special.words,) if special else ()


def before_plan(facts: Facts) -> Iterator[Finding]:
    """What begins or is due before the plan's day or before the document it carries out."""
    orders = [basis.day for basis in facts.plan.opening.bases if basis.day]
    floor = max([*orders, *([facts.day] if facts.day else [])], default=None)
    if floor is None:
        return
    for timed in facts.times:
        start = _start(timed.when)
        if start and start < floor:
            yield warning("before_plan", timed.item_id, timed.when.text, short_date(floor))


def cited_later(facts: Facts) -> Iterator[Finding]:
    """A cited document is not younger than the plan (domain §8.7)."""
    issue = facts.plan.issue
    if not issue.year:
        return
    last = (issue.year, issue.month or 12, issue.day or 31)
    for basis in facts.plan.opening.bases:
        if basis.day and (basis.day.year, basis.day.month, basis.day.day) > last:
            yield error("cited_later", "opening", basis.number)


def odd_years(facts: Facts) -> Iterator[Finding]:
    """One time in another year than all the others (domain §8.5)."""
    years = [(timed, found) for timed in facts.times if (found := _years(timed.when))]
    counted = Counter(year for _timed, found in years for year in found)
    if not counted:
        return
    usual, times_seen = counted.most_common(1)[0]
    if times_seen < 2 or times_seen <= sum(counted.values()) / 2:
        return
    for timed, found in years:
        if usual not in found and not _just_after(timed.when, usual):
            yield warning("odd_year", timed.item_id, timed.when.text, str(usual))
    event, issue = facts.plan.event.day, facts.plan.issue
    if event and event.year != usual and issue.year == usual:
        yield warning("odd_year", "title", short_date(event), str(usual))
    if issue.year and issue.year not in (usual, usual - 1):
        yield warning("odd_year", "office", str(issue.year), str(usual))


def early_reports(facts: Facts) -> Iterator[Finding]:
    """A report is due after the last activity (domain §8.9)."""
    reports = {item.id for item in _reporting(facts)}
    ends = [last for timed in facts.times if timed.item_id not in reports and (last := _last(timed.when))]
    if not ends:
        return
    for timed in facts.times:
        due = timed.when.flag or timed.when.latest
        if timed.item_id in reports and timed.when.kind in (*ONE_DAY, "deadline") and due and due < max(ends):
            yield warning("report_early", timed.item_id, timed.when.text, short_date(max(ends)))


def event_day_forms(facts: Facts) -> Iterator[Finding]:
    """ "18-5" and "18/5" in one plan; a slogan may keep its own form (domain §8.15)."""
    day = facts.plan.event.day
    if day is None:
        return
    forms = (
        rf"(?<![\d/-]){day.day:d}/0?{day.month}(?![\d/])",
        rf"(?<![\d/-]){day.day:d}-0?{day.month}(?![\d-])",
    )
    loose = [_places(facts, form, quoted=False) for form in forms]
    every = [_places(facts, form, quoted=True) for form in forms]
    for found, make in ((loose, warning), (every, hint)):
        if all(found):
            rare, usual = sorted(found, key=len)
            yield make("event_day_mixed", rare[0][0], rare[0][1], usual[0][1])
            return


def two_windows(facts: Facts) -> Iterator[Finding]:
    """The same act in two stretches of time: two groups of units, or a slip; ask (domain §7)."""
    seen: dict[tuple[str, ...], When] = {}
    for timed in facts.times:
        if timed.when.kind != "range":
            continue
        act = tuple(re.findall(r"\w+", fold(_act(facts, timed)))[:5])
        first = seen.setdefault(act, timed.when)
        if len(act) == 5 and first != timed.when:
            yield hint("two_windows", timed.item_id, timed.when.text, first.text)


def _act(facts: Facts, timed: Timed) -> str:
    """The words of the act that a time belongs to."""
    item = facts.item_of.get(timed.item_id)
    if item is not None and isinstance(item.content, Timing) and item.id in facts.above:
        return facts.words_at[facts.above[item.id].id]
    return facts.words_at.get(timed.item_id, "")


def _set_days(when: When) -> Iterator[date]:
    """The days that a deadline or a one-day event names."""
    if when.flag:
        if when.grain == "day":
            yield when.flag
    elif when.kind in ONE_DAY and when.start:
        yield when.start
    elif when.kind == "sessions":
        for part in when.parts:
            yield from _set_days(part)


def _start(when: When) -> date | None:
    """The day that must not lie before the plan: a start, or the last day of a deadline."""
    if when.grain != "day":
        return when.core[0] if when.core else None
    if when.kind == "deadline":
        return when.flag
    return when.earliest if when.kind in (*ONE_DAY, "range", "sessions", "within") else None


def _last(when: When) -> date | None:
    """The last day of an activity that is worded in days."""
    if when.grain != "day" or when.kind not in (
        *ONE_DAY,
        "range",
        "sessions",
        "within",
        "deadline",
        "around",
    ):
        return when.core[1] if when.core else None
    return when.anchor if when.kind == "around" else when.latest


def _years(when: When) -> set[int]:
    days = (when.start, when.end, when.flag, when.anchor)
    return {day.year for day in days if day} if when.kind != "period" else set()


def _just_after(when: When, year: int) -> bool:
    """Whether a time lies in the first quarter of the next year, when last year's work is reported."""
    day = when.flag or when.end or when.start
    return bool(day and day.year == year + 1 and day.month <= 3)


def _inner(facts: Facts, timed: Timed) -> bool:
    """Whether a time is said in passing inside an activity, for its preparation (domain §1.2)."""
    item = facts.item_of.get(timed.item_id)
    if item is None or not isinstance(item.content, Prose):
        return False
    return any(isinstance(above.content, Activity) for above in facts.ancestors(item.id))


def _reporting(facts: Facts) -> Iterator[Item]:
    """Records outside the activities that order a report of results."""
    for section in facts.plan.sections:
        if section.kind in (SectionKind.ORGANISATION, SectionKind.REPORT):
            for item in walk(section.items):
                words = facts.words_at[item.id]
                if (
                    re.search(_REPORT, words)
                    and not re.search(_INTERIM, words)
                    and not isinstance(item.content, Activity)
                ):
                    yield item


def _places(facts: Facts, form: str, *, quoted: bool) -> list[tuple[str, str]]:
    """Place and words of each match; without `quoted`, what stands between “ and ” is left out."""
    found = []
    for line in facts.lines:
        if "-" not in line.words and "/" not in line.words:
            continue
        if not quoted and line.item is not None and isinstance(line.item.content, Quote):
            continue
        found += [(line.place, written) for written in _written(form, line.words, quoted)]
    return found


@lru_cache(maxsize=8192)
def _written(form: str, words: str, quoted: bool) -> tuple[str, ...]:
    """Each match of a form; without `quoted`, what stands between “ and ” is left out."""
    return tuple(re.findall(form, words if quoted else re.sub("“[^”]*”", "", words)))


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
