"""A new activity on a day of the calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop.i18n import _
from desktop.plan import edit, phrase, when
from desktop.plan.plan import Plan
from desktop.ui.wizard.adding import end_of_activities, fresh

if TYPE_CHECKING:
    from desktop.ui.calendar.source import Source


def add_activity(source: Source, plan_id: str, day: date) -> str:
    """Put it at the end of the plan's activities; its id, "" where the plan is signed. Raises KnownError."""
    if source.plan(plan_id).frozen:
        return ""
    made = ""

    def make(plan: Plan) -> Plan:
        nonlocal made
        plan, parent, index = end_of_activities(plan)
        item = fresh(plan, parent, index, "activity")
        made = item.id
        plan = edit.add_item(plan, parent, index, item)
        return edit.set_when(plan, item.id, phrase.words(when.day(day)))

    source.change(plan_id, _("Add: {what}").format(what=_("Activity")), make)
    return made
