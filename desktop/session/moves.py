"""What is said after a time was moved or a day chosen, and what to do where it cannot be."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.agenda import Entry
from desktop.plan.reschedule import Moved, told


def say_moved(entry: Entry, moved: Moved) -> str:
    """One line for the bar that offers to take the move back."""
    if not moved.pick_only:
        return _("The time is now: {words}").format(words=told(moved))
    if not moved.words:
        return _("No day is chosen any more; the wording stays: “{words}”.").format(words=_wording(entry))
    return _("Chosen: {day}. The printed wording stays: “{words}”.").format(
        day=moved.words, words=_wording(entry)
    )


def say_label(moved: Moved) -> str:
    """The name of the step in the history."""
    return _("Choose a day") if moved.pick_only else _("Move a time")


def say_why_not(code: str) -> str:
    """Why a time does not move so, and what to do instead; `code` of `reschedule.why_not`."""
    return _sentences().get(code, _("This time cannot be moved here; change its words on the form."))


def _wording(entry: Entry) -> str:
    return " ".join(entry.when.text.split()) or _("no time stated")


def _sentences() -> dict[str, str]:
    return {**_of_plans(), **_of_kinds(), **_of_bounds()}


def _of_plans() -> dict[str, str]:
    return {
        "frozen": _("The plan is signed and stays as it is. Make an adjustment plan to change the time."),
        "gone": _("The time has been changed meanwhile. Try again."),
        "same": _("The time stays as it is: it moves by whole months, quarters or years. Drag it further."),
        "words": _("The new time cannot be put into words safely. Write it on the form."),
        "too_far": _("That is beyond the years that the program knows. Choose a nearer day."),
    }


def _of_kinds() -> dict[str, str]:
    return {
        "around": _("This time leans on its event. To part it from the event, choose days of its own."),
        "recurring": _("This time comes again and again. Change its rhythm on the form."),
        "relative": _(
            "This time hangs on another day. Choose a day for it, or change the words on the form."
        ),
        "unstated": _("No time is stated. Choose a day for it, or write the time on the form."),
        "unparsed": _("The days of this time cannot be computed. Choose a day for it, or write it anew."),
        "continuous": _("This goes on all the time. Write from when to when on the form, if it has days."),
        "no_day": _("Only an hour is stated. Write the day on the form."),
        "said": _("This time names its day itself. Drag the time to move it."),
        "not_around": _("Only a time around an event can be parted from it."),
    }


def _of_bounds() -> dict[str, str]:
    return {
        "no_start": _("A deadline has no start. Drag its flag to move the day."),
        "no_end": _("No end is stated. Write it on the form."),
        "one_day": _("This is one day. To make it longer, write “from … to …” on the form."),
        "one_window": _("This window has no edges of its own. Drag all of it, or write it on the form."),
        "whole": _("These days move together. Drag all of them, or write each on the form."),
        "length": _("The length is stated in words. Change it on the form."),
        "no_core": _("No main days are stated for this time."),
        "core_outside": _("The main days must stay inside their window. Move the window first."),
        "outside": _("The chosen day must lie inside the stated window. Move the window first."),
        "reversed": _("The end would come before the start."),
        "too_short": _("The window would be shorter than the work. Change the length on the form first."),
    }
