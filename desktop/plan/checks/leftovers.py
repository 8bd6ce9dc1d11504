"""What stands over from another time or paper: dissolved bodies, old names, traces (domain §8.11, §8.14)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.plan.checks.facts import Facts
from desktop.plan.checks.finding import Finding, warning
from desktop.plan.events import wrong_name
from desktop.plan.reform import all_ended
from desktop.plan.traces import day_of, standing

_OTHER_PAPER = (
    r"(?i)(?<!\w)(?:quyết định|công văn|thông báo|tờ trình|báo cáo|hướng dẫn|nghị quyết) này(?!\w)"
    r"|(?<!\w)như điều \d+|có hiệu lực (?:thi hành )?kể từ ngày ký|nơi nhận:|lưu: ?vt"
)
_SUPERIOR = r"(?i)(?<!\w)(?:trong )?toàn ngành(?!\w)"


def other_papers(facts: Facts) -> Iterator[Finding]:
    """Words of a decision or letter, or of the superior's plan (domain §7)."""
    for line in facts.lines:
        if line.place == "recipients":
            continue
        for found in _foreign(line.words, facts.plan.office.collective):
            yield warning("leftover", line.place, found)


@lru_cache(maxsize=4096)
def _foreign(words: str, collective: bool) -> tuple[str, ...]:
    """Words of another kind of paper, and in a committee's plan those of a branch."""
    patterns = (_OTHER_PAPER, _SUPERIOR) if collective else (_OTHER_PAPER,)
    return tuple(match[0] for pattern in patterns if (match := re.search(pattern, words)))


def dissolved(facts: Facts) -> Iterator[Finding]:
    """Bodies that no longer stand on the plan's day; cited documents keep the issuer of their own day."""
    day = day_of(facts.plan)
    cited = {line.words for line in facts.cited_lines}
    for line in facts.lines:
        if line.words in cited:
            continue
        for body in all_ended(line.words, day):
            if body.follower:
                yield warning("dissolved", line.place, body.words, body.follower)
            else:
                yield warning("dissolved_for_good", line.place, body.words)


def traces(facts: Facts) -> Iterator[Finding]:
    """Dates, numbers, persons, themes of the plan that this one was renewed from (issue 4, §7)."""
    for trace in standing(facts.plan):
        yield warning("trace", trace.place, trace.words, trace.kind)


def event_name(facts: Facts) -> Iterator[Finding]:
    """The event under another name than the official one of the year (domain §8.15)."""
    plan = facts.plan
    if plan.year is None:
        return
    for place, words in (("title", plan.event.name), *((line.place, line.words) for line in facts.lines)):
        found = _wrong_name(words, plan.year)
        if found:
            yield warning("event_name", place, *found)


@lru_cache(maxsize=4096)
def _wrong_name(words: str, year: int) -> tuple[str, str] | None:
    return wrong_name(words, year)
