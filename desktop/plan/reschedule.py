"""The one door by which calendar and Gantt move a time: the words follow the drag, fuzzy stays fuzzy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import ParamSpec

from desktop.plan import edit, phrase, respell
from desktop.plan.agenda import Entry
from desktop.plan.item import Activity, Content, Duty, Prose, Timing
from desktop.plan.moving import FIRST_YEAR, LAST_YEAR, Fixed, Grip, bound, later, target
from desktop.plan.plan import Pick, Plan
from desktop.plan.spots import Edit, spliced, spliced_text
from desktop.plan.text import Text
from desktop.plan.tree import NoSuchItem, find
from desktop.plan.when import PARTS, When, between, day, half_day

__all__ = [
    "Grip",
    "Moved",
    "detached",
    "ended",
    "moved",
    "picked",
    "started",
    "told",
    "why_not",
    "why_not_picked",
]

P = ParamSpec("P")
_WINDOWED = (
    "within", "months", "quarter", "year", "period", "vague", "focus", "deadline", "continuous", "relative"
)  # fmt: skip
_FREE = ("unstated", "unparsed", "relative", "continuous")


@dataclass(frozen=True, slots=True)
class Moved:
    """The plan after a move, the new wording, and what it says; `pick_only`: nothing printed has changed."""

    plan: Plan
    words: str
    pick_only: bool
    when: When


def moved(plan: Plan, entry: Entry, by_days: int, *, core: bool = False) -> Moved | None:
    """The whole time, or the heart of its window, so many days on; None when it does not move so.

    A window worded in months, quarters or years goes by whole ones. A chosen day goes along; where the words
    name no day, only the chosen one moves.
    """
    return _tried(_move, plan, entry, by_days, Grip.CORE if core else Grip.BODY)


def started(plan: Plan, entry: Entry, by_days: int) -> Moved | None:
    """The start so many days on, the end where it was."""
    return _tried(_move, plan, entry, by_days, Grip.START)


def ended(plan: Plan, entry: Entry, by_days: int) -> Moved | None:
    """The end, or the day of a deadline, so many days on."""
    return _tried(_move, plan, entry, by_days, Grip.END)


def picked(plan: Plan, entry: Entry, chosen: date | None, part: str = "") -> Moved | None:
    """A day (and part of it) chosen in a window or for a time without days; None takes the choice back."""
    return _tried(_pick, plan, entry, chosen, part)


def detached(plan: Plan, entry: Entry, first: date, last: date) -> Moved | None:
    """A time around an event given days of its own, which the user has chosen; the only way to exact days."""
    return _tried(_detach, plan, entry, first, last)


def why_not(entry: Entry, plan: Plan | None = None, by_days: int = 0, grip: Grip = Grip.BODY) -> str:
    """Why such a move gives None, as a code; "" when it does not. Without a plan: what never moves so."""
    if plan is None:
        return bound(entry.when, grip)
    return _reason(_move, plan, entry, by_days, grip)


def why_not_picked(plan: Plan, entry: Entry, chosen: date | None, part: str = "") -> str:
    """Why `picked` gives None, as a code."""
    return _reason(_pick, plan, entry, chosen, part)


def told(moved: Moved) -> str:
    """What the time says now, in one line with its weekday."""
    return moved.words if moved.pick_only else phrase.echo(moved.when)


def _tried(act: Callable[P, Moved], *args: P.args, **kwargs: P.kwargs) -> Moved | None:
    try:
        return act(*args, **kwargs)
    except Fixed:
        return None


def _reason(act: Callable[P, Moved], *args: P.args, **kwargs: P.kwargs) -> str:
    try:
        act(*args, **kwargs)
    except Fixed as reason:
        return str(reason)
    return ""


# --- the acts: each gives a Moved or raises Fixed ------------------------------------


def _move(plan: Plan, entry: Entry, by_days: int, grip: Grip) -> Moved:
    value = _text_of(plan, entry)
    before = _when(plan, value)
    pick = _pick_of(plan, entry)
    if pick and grip is Grip.BODY and before.kind in _FREE and not before.dated:
        return _pick(plan, entry, _days_later(pick, by_days), pick.part)
    after = target(before, by_days, grip)
    for edits in respell.candidates(value, before, after):
        words = spliced(value, edits)
        again = phrase.parse(words, year=plan.year)
        if _same(before, after, again):
            changed = _written(plan, entry, edits)
            return Moved(_with_pick_along(changed, entry, before, again, grip), words, False, again)
    raise Fixed("words")


def _same(before: When, wanted: When, said: When) -> bool:
    """Whether the new words say what is wanted, and nothing is wrong with them that was not before.

    The end of a length from a day on, and the bounds of "đầu", "cuối" or "tuần 2" of a month are computed
    from the words; everything else must agree.
    """
    if wanted.kind == "start_length":
        wanted = replace(wanted, end=said.end)
    elif wanted.kind == "vague" and not wanted.parts and _span(said) == _span(wanted):
        wanted = replace(wanted, start=said.start, end=said.end)
    return said == wanted and set(said.problems) <= set(before.problems)


def _span(when: When) -> tuple[str, date | None]:
    """The month, quarter or year that a vague time is a piece of."""
    return when.grain, respell.first_of(when.start, when.grain) if when.start else None


def _pick(plan: Plan, entry: Entry, chosen: date | None, part: str) -> Moved:
    value = _text_of(plan, entry)
    when, old = _when(plan, value), _pick_of(plan, entry)
    new = Pick(entry.place, entry.nth, chosen, part if part in PARTS else "") if chosen else None
    if new == old:
        raise Fixed("same")
    if new:
        _check_pick(when, new.day)
    changed = edit.set_pick(plan, entry.place, entry.nth, new)
    chosen_words = phrase.words(half_day(new.day, new.part) if new.part else day(new.day)) if new else ""
    return Moved(changed, chosen_words, True, when)


def _check_pick(when: When, chosen: date) -> None:
    if not FIRST_YEAR <= chosen.year <= LAST_YEAR:
        raise Fixed("too_far")
    if when.kind in _WINDOWED and when.window:
        if not when.window[0] <= chosen <= when.window[1]:
            raise Fixed("outside")
    elif when.kind != "relative" and (when.kind not in _FREE or when.dated):
        raise Fixed(when.kind if when.kind in ("around", "recurring") else "said")


def _detach(plan: Plan, entry: Entry, first: date, last: date) -> Moved:
    value = _text_of(plan, entry)
    before = _when(plan, value)
    if before.kind != "around":
        raise Fixed("not_around")
    if first > last:
        raise Fixed("reversed")
    if not FIRST_YEAR <= first.year <= last.year <= LAST_YEAR:
        raise Fixed("too_far")
    chosen = day(first) if first == last else between(first, last)
    chosen = replace(chosen, tentative=before.tentative, note=before.note)
    own = respell.own_words(value, chosen)
    words = spliced(value, [own])
    return Moved(_written(plan, entry, [own]), words, False, phrase.parse(words, year=plan.year))


# --- the words in the plan ------------------------------------------------------------


def _text_of(plan: Plan, entry: Entry) -> str:
    """The words of the time as the plan has them now, "" where none is stated. Raises Fixed: frozen, gone."""
    if plan.frozen:
        raise Fixed("frozen")
    try:
        content = find(plan, entry.place).content
    except NoSuchItem:
        raise Fixed("gone") from None
    spans = _spans(content)
    if entry.nth < len(spans):
        start, end = spans[entry.nth]
        words = _value(content).plain[start:end]
        if words.split() != entry.when.text.split():
            raise Fixed("gone")  # moved meanwhile elsewhere: so many days on would be another day
        return words
    if entry.nth or entry.when.kind != "unstated":
        raise Fixed("gone")
    return ""


def _written(plan: Plan, entry: Entry, edits: list[Edit]) -> Plan:
    """The plan with parts of the time replaced; bold, italic and footnotes stay where they were."""
    content = find(plan, entry.place).content
    at = _spans(content)[entry.nth][0]
    value = spliced_text(_value(content), [(at + start, at + end, new) for start, end, new in edits])
    match content:
        case Activity():
            return edit.set_content(plan, entry.place, replace(content, title=value))
        case Timing() | Prose() | Duty():
            return edit.set_content(plan, entry.place, replace(content, text=value))
    raise Fixed("gone")


def _value(content: Content) -> Text:
    match content:
        case Activity(title=value) | Timing(text=value) | Prose(text=value) | Duty(text=value):
            return value
    return Text()


def _spans(content: Content) -> list[tuple[int, int]]:
    """Where the times of an item begin and end: all of a Timing, the marked phrases of a sentence."""
    value = _value(content)
    if isinstance(content, Timing):
        return [(0, len(value.plain))] if value else []
    found, at = [], 0
    for marked, runs in groupby(value.runs, key=lambda run: run.time):
        end = at + sum(len(run.text) for run in runs)
        if marked:
            found.append((at, end))
        at = end
    return found


def _when(plan: Plan, words: str) -> When:
    return phrase.parse(words, year=plan.year)


# --- the chosen day ------------------------------------------------------------


def _pick_of(plan: Plan, entry: Entry) -> Pick | None:
    same = (pick for pick in plan.picks if (pick.place, pick.nth) == (entry.place, entry.nth))
    return next(same, None)


def _days_later(pick: Pick, by_days: int) -> date:
    if not by_days:
        raise Fixed("same")
    return later(pick.day, by_days, "day")


def _with_pick_along(plan: Plan, entry: Entry, before: When, after: When, grip: Grip) -> Plan:
    """The chosen day keeps its distance to the start of the window that moves, and stays inside it."""
    pick = _pick_of(plan, entry)
    if pick is None or not (before.window and after.window):
        return plan
    apart = (after.window[0] - before.window[0]).days if grip is Grip.BODY else 0
    moved_day = later(pick.day, apart, "day")
    kept = min(max(moved_day, after.window[0]), after.window[1])
    return edit.set_pick(plan, entry.place, entry.nth, replace(pick, day=kept))
