"""States, days and moments in words; and the icon that goes with each state."""

from __future__ import annotations

import re
from datetime import date, datetime

from desktop.i18n import _
from desktop.session.names import state_name

LONGEST = 160
_RUN = re.compile(r"\S{32}(?=\S)")
STATES = ("draft", "submitted", "signed", "running", "reported", "withdrawn", "replaced")


def state_words(state: str) -> tuple[str, str, str]:
    """Word, icon and colour token of a plan's state."""
    icon, tone = {
        "draft": ("pen-line", "muted"),
        "submitted": ("send", "accent"),
        "signed": ("check", "good"),
        "running": ("clock", "accent"),
        "reported": ("flag", "good"),
        "withdrawn": ("x", "danger"),
        "replaced": ("refresh-cw", "muted"),
    }.get(state, ("circle", "muted"))
    return state_name(state), icon, tone


def damaged_words() -> tuple[str, str, str]:
    """The same for a plan that is damaged, whatever its state."""
    return _("Damaged"), "circle-alert", "danger"


def short(words: str, most: int = LONGEST) -> str:
    """On one line, at most so many letters."""
    line = " ".join(words[: 4 * most].split())
    return breakable(line if len(line) <= most and len(words) <= 4 * most else line[:most].rstrip() + "…")


def breakable(words: str) -> str:
    """The same words, that may go on in the next line even where they have no space for long."""
    return _RUN.sub("\\g<0>\u200b", words)


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
