"""Conflicts in plain words, and those that the worker has set aside for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from desktop.i18n import _
from desktop.plan.agenda import Agenda, Entry, Key
from desktop.plan.conflict import Conflict, Level
from desktop.plan.plan import Waiver

LONGEST, LONGEST_PLAN = 60, 40
"""Letters of a title that a sentence shows."""
Aside = tuple[Conflict, Waiver]


def level_word(level: Level) -> str:
    """ "Chặn phát hành", "Cảnh báo" or "Thông tin"."""
    return {
        Level.CERTAIN: _("Blocks issuing"),
        Level.POSSIBLE: _("Warning"),
        Level.HARMLESS: _("For information"),
    }[level]


def say(conflict: Conflict, agendas: Iterable[Agenda]) -> str:
    """One sentence: both activities, the day, and what they share."""
    plans = {key[0] for key in conflict.keys}
    books = {book.plan: book for book in agendas if book.plan in plans}
    far = conflict.other is not None and conflict.key[0] != conflict.other[0]
    names = [_named(key, books, far) for key in conflict.keys]
    what, day = conflict.words[2:]
    return _sentence(conflict).format(
        a=names[0], b=names[-1], what=_short(what, 2 * LONGEST), day=day, weekday=_weekday(conflict.day)
    )


def waiver_of(conflict: Conflict, reason: str = "", plan_id: str = "") -> Waiver:
    """The setting aside of a conflict, to be kept in the plan (that of its first time where none is named).

    It holds both phrases and the day, so that the conflict comes back when either time changes.
    """
    place = next((key[1] for key in conflict.keys if key[0] == plan_id), conflict.key[1])
    return Waiver(conflict.code, place, conflict.words, " ".join(reason.split()))


def keeper(conflict: Conflict, agendas: Iterable[Agenda], open_plan: str = "") -> str:
    """The plan to keep a waiver in: the open one, else the first that may be changed, "" where none may."""
    free = {book.plan for book in agendas if not book.frozen}
    plans = [key[0] for key in conflict.keys if key[0] in free]
    return open_plan if open_plan in plans else next(iter(plans), "")


def parted(
    conflicts: Iterable[Conflict], waivers: Mapping[str, Sequence[Waiver]]
) -> tuple[tuple[Conflict, ...], tuple[Aside, ...]]:
    """Conflicts that stand, and those set aside by the waivers of either plan (by plan id)."""
    known = {
        (plan_id, waiver.code, waiver.place, waiver.words): waiver
        for plan_id, of_plan in waivers.items()
        for waiver in of_plan
    }
    said = {(code, words) for _plan, code, _place, words in known}
    standing: list[Conflict] = []
    aside: list[Aside] = []
    for conflict in conflicts:
        if (conflict.code, conflict.words) not in said:
            standing.append(conflict)
            continue
        asked = ((plan, conflict.code, place, conflict.words) for plan, place, _nth in conflict.keys)
        waiver = next((known[key] for key in asked if key in known), None)
        if waiver is None:
            standing.append(conflict)
        else:
            aside.append((conflict, waiver))
    return tuple(standing), tuple(aside)


def _named(key: Key, books: Mapping[str, Agenda], far: bool) -> str:
    """Number, title and words of the time; with the plan where two plans are spoken of."""
    book = books.get(key[0])
    entry = _entry(book, key)
    if book is None or entry is None:
        return _("an activity")
    name = " ".join(filter(None, (entry.name, f"“{_short(entry.title)}”")))
    if far:
        return _("{activity} of the plan “{plan}”").format(
            activity=name, plan=_short(book.reference or book.title, LONGEST_PLAN)
        )
    return name


def _entry(book: Agenda | None, key: Key) -> Entry | None:
    return next((entry for entry in book.entries if entry.key == key), None) if book else None


def _short(words: str, most: int = LONGEST) -> str:
    words = " ".join(words.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _weekday(day: date | None) -> str:
    return _("Sunday") if day is not None and day.weekday() == 6 else _("Saturday")


def _sentence(conflict: Conflict) -> str:
    if conflict.code == "room_clash" and conflict.level is not Level.CERTAIN:
        return _("On {day}, {a} and {b} may be at the same place at once: {what}.")
    return {**_of_two(), **_of_one()}[conflict.code]


def _of_two() -> dict[str, str]:
    return {
        "room_clash": _("On {day}, {a} and {b} are at the same place at once: {what}."),
        "room_full": _(
            "{a}: no half-day is left at {what} within its time; it is taken, among others by {b}."
        ),
        "leader_clash": _("On {day}, {what} is in charge of both {a} and {b} at once."),
        "leader_full": _(
            "{a}: {what} has no half-day left within its time; it is taken, among others by {b}."
        ),
        "unit_clash": _("On {day}, {what} has to carry out both {a} and {b}."),
        "told_twice": _("{a} and {b} may be the same event, on {day}, told of in two plans."),
        "windows_meet": _(
            "The days of {a} and {b} overlap from {day}, and both need {what}: choose two days."
        ),
        "part_late": _("{a} reaches to {day}, later than {b}, which it is part of."),
        "late_preparation": _("{a} is due on {day}, too late for {b}, which it prepares."),
    }


def _of_one() -> dict[str, str]:
    return {
        "closed_day": _("{a} falls on {day}, a day off ({what})."),
        "weekend": _("{a} falls on a {weekday}, {day}."),
        "due_closed": _("The last day of {a}, {day}, is a day off."),
        "outside_period": _("{a}, on {day}, lies outside the time of the whole plan ({what})."),
    }
