"""States, days and moments in words; and the icon that goes with each state."""

from __future__ import annotations

from datetime import date, datetime

from desktop.i18n import _

STATES = ("draft", "submitted", "signed", "running", "reported", "withdrawn", "replaced")


def state_words(state: str) -> tuple[str, str, str]:
    """Word, icon and colour token of a plan's state."""
    return {
        "draft": (_("Draft"), "pen-line", "muted"),
        "submitted": (_("Submitted for signing"), "send", "accent"),
        "signed": (_("Signed"), "check", "good"),
        "running": (_("Being carried out"), "clock", "accent"),
        "reported": (_("Reported"), "flag", "good"),
        "withdrawn": (_("Withdrawn"), "x", "danger"),
        "replaced": (_("Replaced"), "refresh-cw", "muted"),
    }.get(state, (state, "circle", "muted"))


def day_words(day: date | str | None) -> str:
    """dd/MM/yyyy; "" for no day, other words as they are."""
    if not day:
        return ""
    try:
        day = date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        return str(day)
    return f"{day:%d/%m/%Y}"


def moment_words(moment: str, now: datetime) -> str:
    """When a plan was last changed: the hour today, else the day; "" when unknown."""
    try:
        local = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    if local.date() == now.date():
        return _("Today {time}").format(time=f"{local:%H:%M}")
    return f"{local:%d/%m/%Y}"
