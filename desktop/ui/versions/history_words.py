"""Moments and persons of the history in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop.i18n import _
from desktop.session.history import Line
from desktop.ui.backups import words


def day_of(iso: str) -> date | None:
    """The day on the wall here; None for what is no moment."""
    try:
        return datetime.fromisoformat(iso).astimezone().date()
    except (ValueError, OverflowError):
        return None


def day(found: date | None, today: date) -> str:
    """The heading over the lines of a day."""
    if found is None:
        return _("On an unknown day")
    plain = f"{found:%d/%m/%Y}"
    if found == today:
        return _("Today, {day}").format(day=plain)
    if found == today - timedelta(days=1):
        return _("Yesterday, {day}").format(day=plain)
    return plain


def hour(iso: str) -> str:
    """The hour on the wall here."""
    try:
        return f"{datetime.fromisoformat(iso).astimezone():%H:%M}"
    except (ValueError, OverflowError):
        return ""


def moment(iso: str) -> str:
    """A moment inside a sentence: "at 10:32 on 21/11/2026"."""
    return words.at(iso, datetime.now().astimezone())


def who(line: Line) -> str:
    """Account and computer, as far as the system told them."""
    return " · ".join(filter(None, (line.who, line.machine)))
