"""Findings in plain words, in the user's language."""

from __future__ import annotations

from desktop.i18n import _
from desktop.plan.fixes import Fix
from desktop.plan.review import Finding, Severity


def severity_word(severity: Severity) -> str:
    """ "Lỗi", "Cảnh báo" or "Gợi ý"."""
    return {
        Severity.ERROR: _("Error"),
        Severity.WARNING: _("Warning"),
        Severity.HINT: _("Hint"),
    }[severity]


def say(finding: Finding) -> str:
    """One sentence: what is wrong or missing."""
    words = _sentences().get(finding.code, finding.code)
    return words.format(*(part if len(part) < 80 else part[:79] + "…" for part in finding.words), "", "")


def say_fix(fix: Fix) -> str:
    """What a quick fix does, as the name of the step and of its button's tip."""
    return _fixes().get(fix.words_id, _("Put it right"))


def _sentences() -> dict[str, str]:
    return {
        **_parts(),
        **_work(),
        **_days(),
        **_units(),
        **_signing(),
        **_language(),
        **_leftovers(),
        **_clashes(),
    }


def _parts() -> dict[str, str]:
    return {
        "issuer_missing": _("The issuing office is missing."),
        "place_missing": _("The place of issue is missing."),
        "symbol_missing": _("The symbol after the number is missing."),
        "title_missing": _("The plan has no title."),
        "authority_missing": _("The signer's office is missing."),
        "signer_missing": _("The signer's name is missing."),
        "recipients_missing": _("There are no recipients."),
        "sections_missing": _("The plan has no parts."),
        "bases_missing": _("No document is cited as the basis."),
        "conclusion_missing": _("The opening does not say what the office does (“… as follows:”)."),
        "section_untitled": _("A part has no title."),
        "annex_untitled": _("An annex has no title."),
        "section_empty": _("The part “{0}” is empty."),
        "gap": _("Something is still to be filled in here."),
        "dots": _("Still to be filled in: “{0}”."),
        "basis_blank": _("The cited document has neither number nor day yet: “{0}”."),
        "basis_number_missing": _("The cited document has no number yet: “{0}”."),
        "basis_day_missing": _("The cited document has no day yet: “{0}”."),
        "cost_missing": _("No part of the plan says where the money comes from."),
        "secret_mark": _("“{0}”: state secrets must not be drafted in this program."),
        "stamp_unknown": _("“{0}” is no stamp that the Decree knows; it is not printed."),
        "annex_line": _("“{0}” is not this plan's number and date."),
        "table_index": _("The row of column numbers has {0} numbers for {1} columns."),
        "symbol_spaces": _("The symbol “{0}” has spaces in it."),
        "basis_symbol": _("The symbol “{0}” of the cited document is not written as usual."),
        "basis_kind_case": _("The kind of the cited document begins with a capital: “{0}”."),
    }


def _work() -> dict[str, str]:
    return {
        "lead_missing": _("Activity {0} “{1}” has no lead unit."),
        "time_missing": _("Activity {0} “{1}” states no time."),
        "venue_missing": _("Activity {0} “{1}” is a meeting without a place."),
        "coordinator_missing": _("Activity {0} “{1}” names no coordinating unit, as most others do."),
        "count_wrong": _("“{0}” is stated, but {1} stand below it."),
        "sum_wrong": _("The total says {0}, but the parts add up to {1}."),
    }


def _days() -> dict[str, str]:
    return {
        "time_unread": _("The time “{0}” is kept as written; its days cannot be computed."),
        "time_impossible_date": _("The time “{0}” names a day that does not exist."),
        "time_reversed": _("The time “{0}” ends before it starts."),
        "time_impossible_time": _("The time “{0}” names an hour that does not exist."),
        "time_count": _("The number of days in “{0}” does not match its dates."),
        "time_core_outside": _("In “{0}” the focus lies outside the whole time."),
        "time_no_year": _("The time “{0}” names no year, and the plan has none either."),
        "time_no_month": _("The time “{0}” names no month."),
        "time_weekday": _("The weekday in “{0}” does not match the date."),
        "rest_saturday": _("“{0}”: {1} is a Saturday."),
        "rest_sunday": _("“{0}”: {1} is a Sunday."),
        "rest_holiday": _("“{0}”: {1} is a public holiday ({2})."),
        "rest_off": _("“{0}”: {1} is a day off ({2})."),
        "event_rest_saturday": _("The day of the event, {0}, is a Saturday."),
        "event_rest_sunday": _("The day of the event, {0}, is a Sunday."),
        "event_rest_holiday": _("The day of the event, {0}, is a public holiday ({1})."),
        "event_rest_off": _("The day of the event, {0}, is a day off ({1})."),
        "holidays_unchecked": _("{0} was compared with weekends only: its year has no calendar of days off."),
        "holidays_unsettled": _(
            "Days off near {0} are computed; they have not been announced officially yet."
        ),
        "before_plan": _("“{0}” begins before the plan or the document it carries out ({1})."),
        "cited_later": _("The cited document {0} is dated after the plan."),
        "odd_year": _("“{0}” lies in another year than the other times ({1})."),
        "report_early": _("The report is due “{0}”, before the last activity ends ({1})."),
        "event_day_mixed": _("The day of the event is written “{0}” here and “{1}” elsewhere."),
        "two_windows": _("The same act is timed “{0}” here and “{1}” above: is that meant?"),
    }


def _units() -> dict[str, str]:
    return {
        "unit_spelling": _("“{0}” is called “{1}” elsewhere."),
        "unit_twice": _("“{0}” stands twice in one list."),
        "unit_unknown": _("“{0}” is not in the office's directory."),
        "units_unchecked": _("Names of units are not compared with a directory: it is empty."),
        "unit_unreached": _("No recipient line covers “{0}”, which has a task."),
        "recipient_idle": _("“{0}” gets the plan to act on it, but has no task in it."),
        "archive_slip": _("“{0}” in the line “Lưu”: perhaps “{1}”."),
        "name_case": _("Every part of the name “{0}” begins with a capital."),
    }


def _signing() -> dict[str, str]:
    return {
        "tm_for_single_head": _("“{0}”: TM. is only for a collective body, not for a department."),
        "tm_missing": _("A People's Committee's plan is signed “TM. ỦY BAN NHÂN DÂN”."),
        "deputy_missing": _("After “KT.” the last line must be a deputy's office, not “{0}”."),
        "prefix_space": _("“{0}”: a space is needed after the prefix."),
        "prefix_slash": _("“{0}”: prefixes with a slash are Party style; write “TM.”, “KT.”."),
        "archive_missing": _("The last recipient line must begin with “Lưu: VT”."),
        "archive_unit_missing": _("The line “Lưu: VT” does not name the drafting unit."),
        "archive_bracket": _("A bracket in the line “Lưu: {0}” is not closed."),
        "archive_glued": _("Unit and drafter are glued together in “Lưu: {0}”."),
        "recipient_as_above": _("“{0}” does not belong in a plan."),
        "recipient_cut": _("The recipient “{0}” breaks off: a word is missing at its end."),
        "recipient_comma": _("A comma is missing in the recipient “{0}”."),
    }


def _language() -> dict[str, str]:
    return {
        "unbalanced": _("The marks {0} do not come in pairs in “{1}”."),
        "doubled_mark": _("Two punctuation marks in a row: “{0}”."),
        "doubled_word": _("A word stands twice: “{0}”."),
        "garbled": _("Words are repeated: “{0}”."),
        "loose_hyphen": _("The hyphen in “{0}” needs a space on both sides or on none."),
        "loose_date": _("The date “{0}” has a space too few or too many."),
        "loose_space": _("A space is missing or too many in “{0}”."),
        "lower_kind": _("“{0}” begins with a capital before a number."),
        "symbol_slip": _("The symbol “{0}” is not written as usual."),
        "odd_signs": _("“{0}” holds signs left over from another program."),
        "misspelt": _("“{0}” is misspelt: perhaps “{1}”."),
        "no_syllable": _("“{0}” is no Vietnamese word."),
        "typed_mark": _("“{0}” is typed before “{1}”; the program numbers by itself."),
        "quotes_mixed": _("Straight quotation marks in {0}; elsewhere they are “…”."),
        "stop_missing": _("The sentence “{0}” has no full stop."),
        "end_inside": _("“./.” stands in “{0}”; it belongs at the plan's end only."),
        "end_missing": _("The plan ends with a table, so nothing carries the “./.”: add closing words."),
        "lead_in_numbered": _("“{0}” introduces its neighbours but is numbered like one of them."),
        "title_cut": _("The title “{0}” begins in the middle of a sentence."),
        "label_inside": _("“{0}” stands inside a title; it belongs on a line of its own."),
        "mixed_hang": _("“{0}” and “{1}” are mixed; keep one."),
        "mixed_tone": _("Tone marks are put in two ways: “{0}” and “{1}”."),
    }


def _leftovers() -> dict[str, str]:
    return {
        "leftover": _("“{0}” belongs to another paper, not to a plan."),
        "dissolved": _("“{0}” no longer exists on the plan's day; now “{1}”."),
        "dissolved_for_good": _("“{0}” no longer exists on the plan's day."),
        "event_name": _("“{0}” is not the event's official name: “{1}”."),
        "trace": _("“{0}” still stands here from the earlier plan."),
    }


def _clashes() -> dict[str, str]:
    return {
        "room_clash": _("“{0}” and “{1}” meet at the same place on {3}: {2}."),
        "room_full": _("“{0}”: at {2} no half-day is left; “{1}” takes it."),
        "leader_clash": _("“{0}” and “{1}” meet on {3}, and {2} is in charge of both."),
        "leader_full": _("“{0}”: {2} has no half-day left; “{1}” takes it."),
        "unit_clash": _("“{0}” and “{1}” meet on {3}, and {2} has to carry out both."),
        "windows_meet": _("“{0}” and “{1}” overlap from {3}, and both need {2}: choose two days."),
        "part_late": _("“{0}” of a part is later than “{1}” of its whole."),
        "late_preparation": _("What is to be prepared “{0}” comes too late for “{1}”."),
        "outside_period": _("“{0}” lies outside the time of the whole plan ({2})."),
    }


def _fixes() -> dict[str, str]:
    return {
        "doubled_mark": _("Take out the doubled mark"),
        "doubled_word": _("Take out the doubled word"),
        "loose_hyphen": _("Put the spaces right"),
        "loose_date": _("Put the spaces right"),
        "loose_space": _("Put the spaces right"),
        "prefix_space": _("Put the spaces right"),
        "symbol_spaces": _("Take out the spaces"),
        "typed_mark": _("Take out the typed number"),
        "stop_missing": _("Add the full stop"),
        "end_missing": _("Add closing words"),
        "end_inside": _("Take out “./.”"),
        "time_weekday": _("Put the weekday right"),
        "event_name": _("Use the official name"),
        "unit_spelling": _("Use the other spelling"),
        "dissolved": _("Use the new name"),
        "recipient_as_above": _("Take out the recipient"),
        "unit_twice": _("Take out the second one"),
        "tm_missing": _("Add “TM. ỦY BAN NHÂN DÂN”"),
    }
