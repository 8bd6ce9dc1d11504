"""What the states of a plan and the kinds of its sections are called."""

from __future__ import annotations

from desktop.i18n import _


def state_name(state: str) -> str:
    """ "Nháp", "Đã ký"; an unknown state as it is."""
    return {
        "draft": _("Draft"),
        "submitted": _("Submitted for signing"),
        "signed": _("Signed"),
        "running": _("Being carried out"),
        "reported": _("Reported"),
        "withdrawn": _("Withdrawn"),
        "replaced": _("Replaced"),
    }.get(state, state)


def section_kind_name(kind: str) -> str:
    """What a section is for, in a few words."""
    return {
        "purpose": _("Purpose and requirements"),
        "themes": _("Themes and slogans"),
        "activities": _("Activities"),
        "content": _("Contents"),
        "cost": _("Costs"),
        "organisation": _("Organisation"),
        "report": _("Reporting"),
        "other": _("Something else"),
    }[kind]
