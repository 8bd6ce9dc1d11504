"""What of an old plan's words must be looked at for a new year: each part of a spot, told once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.plan.events import official_name, wrong_name
from desktop.plan.mentions import Mention, days, mentions, places_of
from desktop.plan.office import Directory
from desktop.plan.plan import Plan
from desktop.plan.shift import By, Years, day_words, shifted
from desktop.plan.spots import AMOUNT, DAY, Spot, spots
from desktop.plan.traces import gone_units, is_event_day

_CUES = (
    r"(?i)(?<!\w)(?:(?:hoàn thành|xong|gửi|nộp)\s+)?"
    r"(?:(?:trước|sau|từ|vào|đến(?:\s+hết)?|hết|chậm nhất(?:\s+là)?"
    r"|muộn nhất(?:\s+là)?|hạn(?:\s+cuối)?(?:\s+là)?|buổi|sáng|trưa|chiều|tối)[\s:]+)+"
    r"(?:(?:thứ\s*\w+|chủ\s+nhật)[\s,]+)?(?:các\s+)?(?:ngày\s*)?$"
)
_PLAIN_CUE = r"(?i)(?:(?:thứ\s*\w+|chủ\s+nhật)[\s,]+)?(?<!\w)(?:các\s+)?ngày\s*$"
_NEXT = r"(?i)\s*(?:-|–|,|và|đến|tới)(?:\s*hết)?\s*(?:ngày\s*)?"
_NAMED = (
    r"(?i)[\s,]*\(\s*(?:thứ\s*\w+|chủ\s+nhật)\s*\)"
    r"|,?\s*(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)(?!\w)"
)
HISTORY = 10
"""A year so long before the old plan's is history and stays."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words in a spot (by number) that belong to the old year; `fresh` is what the new year wants there.

    `kind` as of a Trace, or time, event; `sort` tells more: history, running, known, age, ordinal, issue,
    period, amount.
    """

    kind: str
    words: str
    spot: int
    start: int
    end: int
    fresh: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """What the plan is renewed to."""

    years: Years
    old: Plan
    event: str
    directory: Directory


def parts(aim: Aim) -> tuple[tuple[Spot, ...], tuple[Part, ...]]:
    """The spots of the old plan, and every part to look at, none overlapping but themes."""
    lines = spots(aim.old)
    themes = tuple(dict.fromkeys(spot.words for spot in lines if spot.kind == "quote"))
    found: list[Part] = []
    for number, spot in enumerate(lines):
        if spot.kind == DAY or (spot.owner and spot.kind != "words"):
            continue
        own: list[Part] = []
        for part in _of_spot(aim, number, spot):
            if not any(part.start < other.end and other.start < part.end for other in own):
                own.append(part)
        found += sorted(own, key=lambda part: part.start)
        found += _themes(number, spot, themes)
    return lines, tuple(found)


def _of_spot(aim: Aim, number: int, spot: Spot) -> Iterator[Part]:
    if spot.kind == AMOUNT:
        yield Part("number", spot.words, number, 0, len(spot.words), sort="amount")
        return
    if spot.kind == "signer":
        known = any(signer.name == spot.words for signer in aim.directory.signers)
        yield Part("person", spot.words, number, 0, len(spot.words), sort="known" if known else "")
        return
    said = mentions(spot.words)
    if spot.kind != "note":
        yield from _times(aim, number, spot, said)
    for mention in said:
        yield from _mention(aim, number, spot, mention)
    if spot.kind != "note":
        yield from _events(aim, number, spot)
        yield from _units(aim, number, spot)


def _times(aim: Aim, number: int, spot: Spot, said: Sequence[Mention]) -> Iterator[Part]:
    marked = ((0, len(spot.words)),) if spot.kind == "time" else spot.times
    taken = []
    for start, end in marked:
        if shifted(spot.words[start:end], aim.years, By.MONTH):
            taken.append((start, end))
            yield Part("time", spot.words[start:end], number, start, end)
    for start, end in phrases(spot.words):
        free = not any(start < last and first < end for first, last in taken)
        if free and _shiftable(aim, spot.words, start, end, said):
            yield Part("time", spot.words[start:end], number, start, end)


def _shiftable(aim: Aim, words: str, start: int, end: int, said: Sequence[Mention]) -> bool:
    """Whether days in prose are this plan's own: not a cited paper's, not the event's own, not history."""
    named = [m for m in said if m.kind == "date" and start <= m.start < end]
    if not named or any(m.year not in (None, aim.years.old) for m in named):
        return False
    if all(is_event_day(m, aim.old, words) for m in named):
        return False
    return shifted(words[start:end], aim.years, By.MONTH) is not None


def phrases(words: str) -> Iterator[tuple[int, int]]:
    """Where days stand in prose, with the words that make them a time: "trước ngày 10/5/2024 (thứ Sáu)"."""
    last = 0
    group: list[Mention] = []
    for mention in (*days(words), None):
        if group and mention and re.fullmatch(_NEXT, words[group[-1].end : mention.start]):
            group.append(mention)
            continue
        if group:
            start, end = _widened(words, group[0].start, group[-1].end)
            yield max(start, last), end
            last = end
        group = [mention] if mention else []


def _widened(words: str, start: int, end: int) -> tuple[int, int]:
    while bare := re.search(r"(?<![\w/.,-])[0-9]{1,2}\s*(?:-|–|,|và|đến)\s*(?:ngày\s*)?$", words[:start]):
        start = bare.start()
    lead = re.search(_CUES, words[:start]) or re.search(_PLAIN_CUE, words[:start])
    named = re.match(_NAMED, words[end:])
    return lead.start() if lead else start, end + (named.end() if named else 0)


def _mention(aim: Aim, number: int, spot: Spot, mention: Mention) -> Iterator[Part]:
    years = aim.years
    fresh, sort = "", mention.sort
    match mention.kind:
        case "anniversary" if mention.sort != "issue" and spot.kind != "note":
            fresh = re.sub("[0-9]+", str((mention.number or 0) + years.by), mention.words, count=1)
        case "date" if mention.year is None:
            if is_event_day(mention, aim.old, spot.words):
                fresh = _event_day(aim, mention)
                if fresh in ("", mention.words):
                    return
        case "date" | "year" if mention.year is not None:
            if sort == "period" and mention.year <= years.new <= (mention.number or 0):
                sort = "running"
            elif mention.year >= years.new:
                return
            elif mention.year == years.old and spot.kind != "note" and sort != "period":
                fresh = mention.words.replace(str(years.old), str(years.new)) if not mention.day else ""
            elif mention.year < years.old - HISTORY:
                sort = "history"
    yield Part(mention.kind, mention.words, number, mention.start, mention.end, fresh, sort)


def _event_day(aim: Aim, mention: Mention) -> str:
    old, new = aim.years.old_day, aim.years.new_day
    own = old and (mention.day, mention.month) == (old.day, old.month)
    return day_words(mention, new) if own and new else ""


def _events(aim: Aim, number: int, spot: Spot) -> Iterator[Part]:
    at = 0
    while found := wrong_name(spot.words[at:], aim.years.new):
        start = spot.words.index(found[0], at)
        at = start + len(found[0])
        own = official_name(aim.old.event.name, aim.years.new) == found[1]
        fresh = aim.event if aim.event and own else found[1]
        yield Part("event", found[0], number, start, at, fresh.upper() if found[0].isupper() else fresh)


def _units(aim: Aim, number: int, spot: Spot) -> Iterator[Part]:
    on = aim.years.new_day or date(aim.years.new, 1, 1)
    known = aim.directory.unit(spot.words) if spot.kind == "unit" else None
    if known and not known.stands(on):
        after = next((unit.name for unit in aim.directory.units if unit.id == known.follower), "")
        yield Part("unit", spot.words, number, 0, len(spot.words), after)
        return
    at = 0
    for gone in gone_units(spot, on):
        start = spot.words.find(gone.words, at)
        if start >= 0:
            at = start + len(gone.words)
            follower = gone.follower.upper() if gone.words.isupper() else gone.follower
            yield Part("unit", gone.words, number, start, at, follower)


def _themes(number: int, spot: Spot, themes: Sequence[str]) -> Iterator[Part]:
    for theme in themes:
        for start, end in places_of(spot.words, theme):
            yield Part("theme", theme, number, start, end)
