"""Versions of a plan: why each was kept, when one is kept by itself, and what two windows are told."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import KnownError
from desktop.i18n import _

if TYPE_CHECKING:
    from db.versions import Version


class Reason(StrEnum):
    """Why a version was kept."""

    ASKED = "asked"
    DAILY = "daily"
    STATE = "state"
    RESTORE = "restore"
    OTHER = "other"
    MINE = "mine"
    SENT = "sent"
    RECEIVED = "received"
    BEFORE_IMPORT = "before-import"


class VersionSummary(NamedTuple):
    """One line of the list of versions; `label` is the worker's own words, `moment` an ISO moment in UTC."""

    number: int
    moment: str
    who: str
    reason: Reason
    label: str
    revision: int


class PlanMoved(KnownError):
    """Another window has saved the plan since it was opened here; the store holds `revision`."""

    def __init__(self, plan_id: str, revision: int) -> None:
        super().__init__(
            _("This plan was also changed in another window."),
            _("Nothing was overwritten: both are kept, the other one also as a version."),
            _("Choose which one goes on."),
        )
        self.plan_id = plan_id
        self.revision = revision


def reason_words(reason: Reason) -> str:
    """Why a version was kept, for the list."""
    return {
        Reason.ASKED: _("Kept on purpose"),
        Reason.DAILY: _("The first opening of the day"),
        Reason.STATE: _("Before the state changed"),
        Reason.RESTORE: _("Before an earlier version was restored"),
        Reason.OTHER: _("From another window"),
        Reason.MINE: _("From this window, while another one had saved"),
        Reason.SENT: _("As it was sent to another office"),
        Reason.RECEIVED: _("As it came from another office"),
        Reason.BEFORE_IMPORT: _("Before a plan from a file took its place"),
    }[reason]


def summary(version: Version) -> VersionSummary:
    """A kept copy as the list shows it; a reason of a newer program counts as asked for."""
    known = version.reason in set(Reason)
    return VersionSummary(
        version.number,
        version.moment,
        version.who,
        Reason(version.reason) if known else Reason.ASKED,
        version.label,
        version.revision,
    )


def kept_today(versions: tuple[VersionSummary, ...], now: datetime) -> bool:
    """Whether the version of the day is there, by the clock on the wall."""
    today = now.astimezone().date()
    return any(
        version.reason is Reason.DAILY and datetime.fromisoformat(version.moment).astimezone().date() == today
        for version in versions
    )
