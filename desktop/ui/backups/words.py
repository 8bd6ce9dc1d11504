"""A backup in words: when, how much is in it, whether it can be relied on."""

from __future__ import annotations

from datetime import datetime, timedelta

from desktop.i18n import _, ngettext
from desktop.session.backups import Kept
from desktop.ui.home.words import short

KILO = 1024
TITLES = 5


def moment(iso: str, now: datetime) -> str:
    """The hour today and yesterday, else day and hour."""
    try:
        local = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    days = now.astimezone().date() - local.date()
    hour = f"{local:%H:%M}"
    if days == timedelta(0):
        return _("Today {time}").format(time=hour)
    if days == timedelta(1):
        return _("Yesterday {time}").format(time=hour)
    return f"{local:%d/%m/%Y} {hour}"


def at(iso: str, now: datetime) -> str:
    """The same inside a sentence: "today at 10:32"."""
    try:
        local = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return iso
    days = now.astimezone().date() - local.date()
    hour = f"{local:%H:%M}"
    if days == timedelta(0):
        return _("today at {time}").format(time=hour)
    if days == timedelta(1):
        return _("yesterday at {time}").format(time=hour)
    return _("on {day} at {time}").format(day=f"{local:%d/%m/%Y}", time=hour)


def plans(count: int) -> str:
    """How many plans; "" when that is not known."""
    return ngettext("{n} plan", "{n} plans", count).format(n=dotted(count)) if count >= 0 else ""


def dotted(number: int) -> str:
    """Thousands parted as on paper: 12.345."""
    return f"{number:,}".replace(",", ".")


def size(number: int) -> str:
    """The size of a file: KB, then MB with one decimal."""
    if number < KILO * KILO:
        return _("{n} KB").format(n=max(1, round(number / KILO)))
    tenths = round(number * 10 / KILO / KILO)
    return _("{whole}.{tenth} MB").format(whole=dotted(tenths // 10), tenth=tenths % 10)


def state(kept: Kept) -> tuple[str, str, str]:
    """Word, icon and colour token: whether the backup can be relied on."""
    unreadable, sound = _("Cannot be read"), _("Checked")
    if not kept.sound:
        return unreadable, "circle-alert", "danger"
    if kept.manifest.faults:
        return _("Partly damaged"), "triangle-alert", "warning"
    damaged = len(kept.manifest.damaged)
    return (_damaged(damaged), "triangle-alert", "warning") if damaged else (sound, "check", "good")


def states() -> tuple[str, ...]:
    """Words as long as any that `state` gives."""
    return _("Cannot be read"), _("Checked"), _("Partly damaged"), _damaged(99)


def _damaged(count: int) -> str:
    return ngettext("{n} damaged plan", "{n} damaged plans", count).format(n=count)


def titles(names: tuple[str, ...], most: int = TITLES) -> tuple[str, ...]:
    """The first ones by name, then how many more there are."""
    lines = [short(name) or _("A plan without a title") for name in names[:most]]
    more = len(names) - most
    if more > 0:
        lines.append(ngettext("…and {n} more", "…and {n} more", more).format(n=dotted(more)))
    return tuple(lines)
