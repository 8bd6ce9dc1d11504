"""A renewal's kinds, rules and notes in plain words."""

from __future__ import annotations

from datetime import date

from desktop.i18n import _, ngettext
from desktop.plan.phrase_words import weekday
from desktop.plan.renewal import Renewal, Row, Rule
from desktop.ui.home import words

ORDER = (
    "time", "event", "anniversary", "year", "date", "unit", "person", "theme", "number", "basis", "issue",
)  # fmt: skip


def kind_words(kind: str) -> str:
    """What a row or a trace is about."""
    return {
        "time": _("Time"),
        "event": _("Event"),
        "anniversary": _("Anniversary, ordinal"),
        "year": _("Year"),
        "date": _("Date"),
        "unit": _("Unit, area"),
        "person": _("Person"),
        "theme": _("Theme, slogan"),
        "number": _("Number, amount"),
        "basis": _("Basis"),
        "issue": _("Number and day"),
    }[kind]


def rule_words(rule: Rule) -> str:
    """What a rule does."""
    return {
        Rule.ANCHOR: _("As far from the event"),
        Rule.WEEKDAY: _("Same weekday"),
        Rule.MONTH: _("Same day and month"),
        Rule.NEW: _("As the new year wants"),
        Rule.CLEAR: _("Leave number and day blank"),
        Rule.REMOVE: _("Leave it out"),
        Rule.KEEP: _("Right as it is"),
        Rule.ASK: _("To be asked"),
        Rule.WORDS: _("My own words"),
    }[rule]


def note_words(row: Row) -> str:
    """What is to be said about a row: weekdays, rest days, doubts, how often it stands."""
    said = [weekdays(row)] if row.after else []
    said += [note for code in row.notes if (note := _notes(row).get(code))]
    if len(row.places) > 1:
        count = len(row.places)
        said.append(ngettext("in {n} place", "in {n} places", count).format(n=count))
    return "; ".join(filter(None, said))


def weekdays(row: Row) -> str:
    """ "thứ Sáu → thứ Hai"."""
    pairs = zip(row.before, row.after, strict=False)
    return ", ".join(f"{weekday(old)} → {weekday(new)}" for old, new in pairs)


def summary(renewal: Renewal) -> str:
    """ "12 times are moved, 3 are to be asked"."""
    moved = ngettext("{n} time is moved", "{n} times are moved", renewal.moved).format(n=renewal.moved)
    asked = renewal.asked
    if not asked:
        return _("{moved}; nothing is to be asked.").format(moved=moved)
    wait = ngettext("{n} row is to be asked", "{n} rows are to be asked", asked).format(n=asked)
    return _("{moved}; {asked}.").format(moved=moved, asked=wait)


def day_words(day: date) -> str:
    """ "Thứ Ba, 18/05/2027"."""
    name = weekday(day)
    return f"{name[0].upper()}{name[1:]}, {words.day_words(day)}"


def rests(row: Row) -> bool:
    """Whether a deadline or meeting of the row falls on a day off."""
    return any(code.startswith("rest_") for code in row.notes)


def _notes(row: Row) -> dict[str, str]:
    day = row.after[0] if row.after else None
    named = words.day_words(day)
    return {
        "rest_saturday": _("falls on a Saturday"),
        "rest_sunday": _("falls on a Sunday"),
        "rest_holiday": _("{day} is a public holiday").format(day=named),
        "rest_off": _("{day} is a day off").format(day=named),
        "moved_off_rest": _("moved to the same weekday, off a day of rest"),
        "not_round": _("not a round anniversary; consider leaving it out"),
        "yearly": _("counted as if it were held every year"),
        "no_follower": _("no longer exists; say who takes over"),
        "history": _("long past; stays"),
        "running": _("still running"),
        "known": _("a signer of the directory"),
        "unread": _("the time cannot be moved; it stays as written"),
        "time_weekday": _("the weekday does not match the date"),
        "time_reversed": _("ends before it begins"),
        "time_core_outside": _("the focus lies outside the whole time"),
        "time_count": _("the number of days does not match"),
        "time_impossible_date": _("a day that does not exist"),
    }
