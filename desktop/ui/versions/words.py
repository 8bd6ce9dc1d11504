"""A version and a difference in words."""

from __future__ import annotations

from datetime import datetime

from desktop.i18n import _, ngettext
from desktop.plan.difference import Difference, Kind
from desktop.session.versions import Reason, VersionSummary, reason_words


def moment(version: VersionSummary, now: datetime) -> str:
    """When it was kept: the hour today, else day and hour."""
    try:
        local = datetime.fromisoformat(version.moment).astimezone()
    except ValueError:
        return version.moment
    if local.date() == now.astimezone().date():
        return _("Today {time}").format(time=f"{local:%H:%M}")
    return f"{local:%d/%m/%Y %H:%M}"


def why(version: VersionSummary) -> str:
    """The worker's own words, or why it was kept by itself."""
    if version.label and version.reason is not Reason.ASKED:
        return f"{reason_words(version.reason)}: {version.label}"
    return version.label or reason_words(version.reason)


def short(version: VersionSummary, now: datetime) -> str:
    """One line for a choice."""
    return _("Version {n}, {moment}").format(n=version.number, moment=moment(version, now))


def kind_words(kind: Kind) -> str:
    """What happened, in a word."""
    return {
        Kind.ADDED: _("Added"),
        Kind.REMOVED: _("Removed"),
        Kind.CHANGED: _("Changed"),
        Kind.MOVED: _("Moved"),
    }[kind]


def count_words(found: tuple[Difference, ...]) -> str:
    """How much differs, in one sentence."""
    if not found:
        return _("There is no difference.")
    return ngettext("{n} difference.", "{n} differences.", len(found)).format(n=len(found))
