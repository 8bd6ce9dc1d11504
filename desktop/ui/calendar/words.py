"""What the calendar says about what it shows: the choices of the filters, why it is empty."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from desktop.i18n import _
from desktop.plan.agenda import Agenda, Entry
from desktop.plan.collation import order
from desktop.plan.slots import Slot, slots
from desktop.session.names import state_name
from desktop.ui.calendar import period
from desktop.ui.calendar.chips import Choices
from desktop.ui.calendar.filters import DONE, OPEN, Filter, filtered, states, units

NEAR = (4, 2)
"""How many years back and on something is looked for where a year is empty."""


class Hint(NamedTuple):
    """A sentence, and what helps: "plans", "filters", "unscheduled" or "go" (to `day`), with its words."""

    words: str = ""
    deed: str = ""
    label: str = ""
    day: date | None = None


def choices(agendas: tuple[Agenda, ...]) -> tuple[Choices, Choices, Choices]:
    """What can be filtered by: plans, units, states."""
    titles = ((known.title or _("(no title)"), known.plan, known.reference) for known in agendas)
    plans = sorted(titles, key=lambda one: (order(one[0]), one))
    named = tuple((plan, f"{number} · {title}" if number else title) for title, plan, number in plans)
    met = tuple((str(state), state_name(state)) for state in states(agendas))
    progress = ((OPEN, _("Not done yet")), (DONE, _("Done")))
    between = (("", ""),) if met else ()
    return named, tuple((name, name) for name in units(agendas)), (*progress, *between, *met)


def within(agendas: Iterable[Agenda], first: date, last: date) -> bool:
    """Whether anything lies on those days."""
    return any(
        next(slots(entry, first, last), None) is not None for known in agendas for entry in known.entries
    )


def hint(
    shown: tuple[Agenda, ...],
    near: tuple[Agenda, ...],
    wanted: Filter,
    span: str,
    day: date,
) -> Hint:
    """Why nothing is to be seen around a day, and what helps.

    `shown`: what the filter lets through of the year, `near`: the plans of the years around.
    """
    if not near:
        words = _("There is no plan yet. Begin one, and what it says about time appears here.")
        return Hint(words, "plans", _("All plans"))
    others = shown or filtered(near, wanted)
    if not others:
        words = _("Nothing fits the filters.")
        return Hint(words, "filters", _("Take off all filters"))
    nearest = _nearest(others, day)
    if nearest is None:
        words = _("What is planned here names no day yet. Choose the days in the list “No day yet”.")
        return Hint(words, "unscheduled", _("Show the list"))
    name = period.title(span, nearest)
    label = _("Go to {period}").format(period=name[0].lower() + name[1:])
    return Hint(_nothing(span), "go", label, nearest)


def _nothing(span: str) -> str:
    return {
        "month": _("Nothing lies in this month."),
        "week": _("Nothing lies in this week."),
        "day": _("Nothing lies on this day."),
        "year": _("Nothing lies in this year."),
    }[span]


def _nearest(agendas: Iterable[Agenda], day: date) -> date | None:
    """The day nearest to `day` that a time begins or ends on."""
    days = [found for known in agendas for entry in known.entries for found in _ends(entry)]
    return min(days, key=lambda found: (abs((found - day).days), found), default=None)


def _ends(entry: Entry) -> Iterable[date]:
    when, pick = entry.when, entry.pick
    named = (when.earliest, when.latest, when.anchor, pick.day if pick else None)
    return (day for day in named if day is not None)


def slot_day(entry: Entry, first: date, last: date) -> date | None:
    """The day on which an entry is first seen between two days."""
    found: Slot | None = next(iter(sorted(slots(entry, first, last), key=lambda slot: slot.first)), None)
    return max(found.first, first) if found else None
