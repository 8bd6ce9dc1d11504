"""What of an earlier plan stands in the one renewed from it, until changed or confirmed (domain §8.14)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from desktop.plan.events import day_spellings
from desktop.plan.mentions import Mention, inside, mentions, places_of, stands
from desktop.plan.plan import Plan, Trace
from desktop.plan.reform import Ended, all_ended
from desktop.plan.spots import AMOUNT, TOWN, Spot, by_place, spots

KINDS = ("date", "year", "number", "person", "theme", "anniversary", "unit")
Key = tuple[str, str]


def traces_of(old: Plan, new: Plan) -> tuple[Trace, ...]:
    """What both plans mention, at its places in the new one, in the order of the paper.

    Right in any year, and so no trace: the event's own day without a year, and years not before the new one.
    """
    on = day_of(new)
    before, extra = _known(old, on)
    found: dict[Trace, None] = {}
    for spot in spots(new):
        for kind, words, mention in _said(spot, on, extra):
            if (kind, words) in before and not (mention and is_right(mention, new, spot.words)):
                found[Trace(kind, words, spot.place)] = None
    return tuple(found)


def standing(plan: Plan) -> tuple[Trace, ...]:
    """The traces that still stand at their place and are not kept; none told inside another one's words."""
    if not plan.traces:
        return ()
    words = by_place(plan)
    here = [trace for trace in plan.traces if stands(words.get(trace.place, ()), trace.words)]
    longer: dict[str, list[str]] = {}
    for trace in here:
        longer.setdefault(trace.place, []).append(trace.words)
    return tuple(
        trace
        for trace in here
        if not trace.kept and not _covered(trace.words, words[trace.place], longer[trace.place])
    )


def day_of(plan: Plan) -> date | None:
    """The day that decides which units exist: of issue, else of the event, else the year's first."""
    issue = plan.issue
    if issue.year and issue.month and issue.day:
        try:
            return date(issue.year, issue.month, issue.day)
        except ValueError:
            return plan.event.day
    return plan.event.day or (date(issue.year, 1, 1) if issue.year else None)


def kept(traces: Iterable[Trace], right: Collection[Trace]) -> tuple[Trace, ...]:
    """The traces with those confirmed that are among `right`."""
    return tuple(replace(trace, kept=trace.kept or trace in right) for trace in traces)


def _known(old: Plan, on: date | None) -> tuple[set[Key], tuple[Key, ...]]:
    """All that the old plan mentions, and of that what only the old plan itself can tell: names, themes."""
    lines = spots(old)
    extra = [("person", spot.words) for spot in lines if spot.kind == "signer"]
    extra += [("theme", spot.words) for spot in lines if spot.kind == "quote"]
    named = {(m.kind, m.words) for spot in lines for m in mentions(spot.words) if m.kind == "person"}
    extra += sorted(named)
    only = tuple(dict.fromkeys(extra))
    return {(kind, words) for spot in lines for kind, words, _mention in _said(spot, on, only)}, only


def _said(spot: Spot, on: date | None, extra: tuple[Key, ...]) -> Iterator[tuple[str, str, Mention | None]]:
    words = spot.words
    if spot.kind == AMOUNT:
        yield "number", words, None
        return
    for mention in mentions(words):
        yield mention.kind, mention.words, mention
        for part in inside(mention):
            yield part.kind, str(part.year) if part.kind == "year" else part.words, part
    for kind, name in extra:
        if name in words and next(places_of(words, name), None):
            yield kind, name, None
    for gone in gone_units(spot, on):
        yield "unit", gone.words, None


def gone_units(spot: Spot, on: date | None) -> tuple[Ended, ...]:
    """The bodies named in a spot that do not stand on that day; a cited document's are left alone."""
    if spot.owner or spot.kind in ("note", "signer"):
        return ()
    if spot.kind != TOWN:
        return all_ended(spot.words, on)
    province = all_ended(f"tỉnh {spot.words}", on)
    return tuple(replace(gone, words=spot.words, follower=_town(gone.follower)) for gone in province[:1])


def _town(follower: str) -> str:
    return follower.removeprefix("tỉnh ").removeprefix("thành phố ")


def is_right(mention: Mention, plan: Plan, words: str) -> bool:
    """Whether what the words mention is right in the plan: an event's own day, years that are not past."""
    if mention.kind == "year":
        return bool(plan.year and mention.year and mention.year >= plan.year)
    return mention.kind == "date" and is_event_day(mention, plan, words)


def is_event_day(mention: Mention, plan: Plan, words: str) -> bool:
    """Whether a day without a year is the event's, or stands after the name of another yearly day."""
    if mention.year is not None:
        return False
    day = plan.event.day
    own = day is not None and (mention.day, mention.month) == (day.day, day.month)
    return own or mention.words in day_spellings(words)


def _covered(part: str, lines: tuple[str, ...], others: list[str]) -> bool:
    """Whether the words stand only inside longer words that are told anyway."""
    longer = [other for other in others if len(other) > len(part) and part in other]
    if not longer:
        return False
    for line in lines:
        spans = [span for other in longer for span in places_of(line, other)]
        for start, end in places_of(line, part):
            if not any(first <= start and end <= last for first, last in spans):
                return False
    return True
