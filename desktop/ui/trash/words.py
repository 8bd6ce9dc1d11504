"""A deleted plan in words: what it is, when it was deleted, how long it still stays."""

from __future__ import annotations

from datetime import datetime

from desktop.i18n import _, ngettext
from desktop.session.discarded import Discarded
from desktop.ui.backups.words import at, dotted
from desktop.ui.home.words import short

FEW_DAYS = 3
LONG = 240
"""Letters of a title."""


def title(one: Discarded) -> str:
    """Its title, or that it has none."""
    return short(one.title, LONG) or _("A plan without a title")


def details(one: Discarded, now: datetime) -> str:
    """Number, and when it was deleted."""
    deleted = _("deleted {when}").format(when=at(one.deleted, now))
    return " · ".join(filter(None, (one.number, deleted)))


def left(one: Discarded) -> tuple[str, str]:
    """How long it still stays, and the colour token of that."""
    if one.damaged:
        return _("Damaged"), "danger"
    if not one.left:
        return _("Goes soon"), "warning"
    said = ngettext("{n} day left", "{n} days left", one.left).format(n=one.left)
    return said, "warning" if one.left <= FEW_DAYS else "muted"


def spoken(one: Discarded, now: datetime) -> str:
    """The whole row, for a screen reader."""
    return ", ".join((title(one), details(one, now), left(one)[0]))


def widest_left() -> tuple[str, ...]:
    """Words as long as any that `left` gives."""
    return (
        _("Damaged"),
        _("Goes soon"),
        ngettext("{n} day left", "{n} days left", 30).format(n=30),
    )


def link(count: int) -> str:
    """What leads to the deleted plans from the list of plans."""
    return _("Deleted plans ({n})").format(n=dotted(count))


def ask(chosen: tuple[Discarded, ...], *, every: bool) -> str:
    """The question before plans go for good."""
    if every:
        return ngettext("Delete {n} plan for good?", "Delete all {n} plans for good?", len(chosen)).format(
            n=dotted(len(chosen))
        )
    name = short(chosen[0].title) or title(chosen[0])
    return _("Delete “{title}” for good?").format(title=name)


def gone(count: int) -> str:
    """What was done."""
    return ngettext("{n} plan was deleted for good.", "{n} plans were deleted for good.", count).format(
        n=dotted(count)
    )
