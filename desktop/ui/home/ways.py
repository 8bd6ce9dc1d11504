"""The ways to begin a plan, in words: templates, earlier plans, samples, a file, a blank one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.i18n import _
from desktop.plan import templates
from desktop.plan.text import fold
from desktop.ui.home.plan_model import details_of, title_of
from desktop.ui.home.samples import SAMPLES
from desktop.ui.home.words import day_words

if TYPE_CHECKING:
    from desktop.session.library import Summary

TEMPLATE, RENEW, SAMPLE, FILE, BLANK = "template", "renew", "sample", "file", "blank"
HEAD, NOTE = "head", "note"
RECENT, FOUND = 5, 20  # earlier plans shown before and after something is looked for


@dataclass(frozen=True, slots=True)
class Way:
    """A row: what it begins (a kind above and its key), its words; HEAD and NOTE begin nothing."""

    kind: str
    title: str
    words: str = ""
    aside: str = ""
    icon: str = ""
    key: str = ""
    year: int = 0

    @property
    def leads(self) -> bool:
        """Whether it can be chosen."""
        return self.kind not in (HEAD, NOTE)


def ways(year: int, plans: Sequence[Summary], search: str = "") -> tuple[Way, ...]:
    """Every row for that year; `plans` are the earlier plans that have the words of `search`."""
    words = fold(search).split()
    found: list[Way] = []
    for title, rows in (
        (_("From a template"), tuple(_templates(year))),
        (_("From an earlier plan"), tuple(_earlier(year, plans, bool(words)))),
        (_("Otherwise"), tuple(_others())),
        (_("From a sample plan"), tuple(_samples())),
    ):
        kept = [way for way in rows if way.kind in (RENEW, NOTE) or _has(way, words)]
        if kept:
            found += [Way(HEAD, title), *kept]
    return tuple(found) or (
        Way(NOTE, _("Nothing here has the words “{words}”.").format(words=search.strip())),
    )


def _has(way: Way, words: list[str]) -> bool:
    text = fold(f"{way.title} {way.words} {way.aside}")
    return all(word in text for word in words)


def _templates(year: int) -> Iterator[Way]:
    kinds = {
        "science-day": (
            "",
            "flag",
            _("Themes and slogans, the five usual activities, cost, and who does what."),
        ),
        "innovation-day": (
            "",
            "flag",
            _("Publicity, banners, a talk and a call for ideas, with themes and slogans."),
        ),
        "event": (
            _("An event"),
            "calendar-days",
            _("Time, place and guests; what to prepare; the day itself; the report."),
        ),
        "training": (
            _("A training course"),
            "book-open",
            _("Topics, trainees and speakers; what to prepare; the programme as an annex."),
        ),
        "conference": (
            _("A conference or workshop"),
            "users",
            _("Topics, chair, papers and delegates; what to prepare; the programme as an annex."),
        ),
    }
    for key in templates.KEYS:
        title, icon, words = kinds[key]
        event = templates.day_of(key, year)
        yield Way(TEMPLATE, title or event.name, words, day_words(event.day), icon, key, year)


def _earlier(year: int, plans: Sequence[Summary], searching: bool) -> Iterator[Way]:
    most = FOUND if searching else RECENT
    for plan in plans[:most]:
        to = max(year, (plan.year or 0) + 1)
        aside = f"{plan.year} → {to}" if plan.year else f"→ {to}"
        yield Way(RENEW, title_of(plan), details_of(plan), aside, "refresh-cw", plan.id, to)
    if len(plans) > most:
        yield Way(NOTE, _("There are more: write some words of the plan above to find it."))
    elif not plans and not searching:
        yield Way(NOTE, _("No plan yet. Next year the dates of this year's plan are moved for you here."))


def _others() -> Iterator[Way]:
    file = _("A plan that a colleague has sent, or one that you have exported.")
    yield Way(FILE, _("From a .kehoach file…"), file, icon="folder-open")
    yield Way(BLANK, _("A blank plan"), _("Only the usual parts, all empty."), icon="file-text")


def _samples() -> Iterator[Way]:
    for name, title, place in SAMPLES:
        yield Way(SAMPLE, title, "", place, "file-text", name)
