"""Findings in plain words, in the user's language."""

from __future__ import annotations

from desktop.i18n import _
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
    return words.format(*(part if len(part) < 80 else part[:79] + "…" for part in finding.words))


def _sentences() -> dict[str, str]:
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
        "section_empty": _("The part “{0}” is empty."),
        "gap": _("Something is still to be filled in here."),
        "lead_missing": _("Activity {0} “{1}” has no lead unit."),
        "time_missing": _("Activity {0} “{1}” states no time."),
        "time_unread": _("The time “{0}” is kept as written; its days cannot be computed."),
        "time_impossible_date": _("The time “{0}” names a day that does not exist."),
        "time_reversed": _("The time “{0}” ends before it starts."),
        "time_impossible_time": _("The time “{0}” names an hour that does not exist."),
        "time_count": _("The number of days in “{0}” does not match its dates."),
        "time_core_outside": _("In “{0}” the focus lies outside the whole time."),
        "time_no_year": _("The time “{0}” names no year, and the plan has none either."),
        "time_no_month": _("The time “{0}” names no month."),
        "time_weekday": _("The weekday in “{0}” does not match the date."),
        "tm_for_single_head": _("“{0}”: TM. is only for a collective body, not for a department."),
        "tm_missing": _("A People's Committee's plan is signed “TM. ỦY BAN NHÂN DÂN”."),
        "deputy_missing": _("After “KT.” the last line must be a deputy's office, not “{0}”."),
        "prefix_space": _("“{0}”: a space is needed after the prefix."),
        "archive_missing": _("The last recipient line must begin with “Lưu: VT”."),
        "archive_unit_missing": _("The line “Lưu: VT” does not name the drafting unit."),
        "recipient_as_above": _("“{0}” does not belong in a plan."),
        "secret_mark": _("“{0}”: state secrets must not be drafted in this program."),
        "stamp_unknown": _("“{0}” is no stamp that the Decree knows; it is not printed."),
        "cited_later": _("The cited document {0} is dated after the plan."),
        "unbalanced": _("The marks {0} do not come in pairs in “{1}”."),
    }
