"""The review before the director sees the plan: every check in turn; a new one is named in CHECKS."""

from __future__ import annotations

from desktop.plan.checks import clashes, days, frame, language, leftovers, signing, units, work
from desktop.plan.checks.facts import Check, Facts
from desktop.plan.checks.finding import Finding, Severity
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Plan, Waiver

__all__ = ["CHECKS", "UNCHECKED", "Finding", "Severity", "review", "waived", "waiver_of"]

CHECKS: tuple[Check, ...] = (
    frame.missing_parts,
    frame.opening,
    frame.sections,
    frame.gaps,
    frame.bases,
    frame.stamps,
    frame.annex_lines,
    frame.tables,
    frame.symbols,
    work.leads,
    work.whens,
    work.places,
    work.counts,
    work.sums,
    work.coordinators,
    days.times,
    days.days_in_prose,
    days.before_plan,
    days.cited_later,
    days.odd_years,
    days.early_reports,
    days.rest_days,
    days.holidays_unchecked,
    days.event_day_forms,
    days.two_windows,
    clashes.clashes,
    signing.authority,
    signing.recipients,
    units.spellings,
    units.reordered,
    units.twice,
    units.names_in_prose,
    units.known_units,
    units.unreached,
    units.archive_unit,
    units.signer_case,
    units.idle_recipients,
    leftovers.other_papers,
    leftovers.dissolved,
    leftovers.traces,
    leftovers.event_name,
    language.words,
    language.typed_marks,
    language.quotes,
    language.stops,
    language.endings,
    language.lead_ins,
    language.broken_titles,
    language.spelling_mixed,
    frame.cost,
)
UNCHECKED = frozenset({"time_unread", "holidays_unchecked", "holidays_unsettled", "units_unchecked"})
"""Codes that say what could not be checked, which is not the same as right."""
_SAME = (
    ("gap", frozenset({"lead_missing", "time_missing", "venue_missing"})),
    ("garbled", frozenset({"unit_twice"})),
    ("loose_space", frozenset({"loose_hyphen", "loose_date", "symbol_slip", "doubled_mark", "odd_signs"})),
    ("loose_hyphen", frozenset({"typed_mark", "symbol_slip"})),
    ("loose_date", frozenset({"symbol_slip"})),
)
"""A finding that says no more than another one at the same place, and those others."""
_GONE = frozenset({"dissolved", "dissolved_for_good"})
_SAME_WORDS: dict[str, frozenset[str]] = {
    "trace": _GONE | {"event_name", "odd_year"},
    "unit_unknown": _GONE,
}
"""The same where the words overlap: the other one says more, or mends it."""


def review(plan: Plan, directory: Directory = EMPTY, cleared: bool = True) -> tuple[Finding, ...]:
    """Every finding, errors first, then in the order of CHECKS; without those set aside when `cleared`."""
    facts = Facts(plan, directory)
    found = _distinct([finding for check in CHECKS for finding in check(facts)])
    if cleared and plan.waivers:
        aside = {(waiver.code, waiver.place, waiver.words) for waiver in plan.waivers}
        found = [finding for finding in found if (finding.code, finding.place, finding.words) not in aside]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def waived(plan: Plan, directory: Directory = EMPTY) -> tuple[tuple[Finding, Waiver], ...]:
    """Findings that still hold and were set aside, each with its reason."""
    by_key = {(waiver.code, waiver.place, waiver.words): waiver for waiver in plan.waivers}
    if not by_key:
        return ()
    found = ((finding, by_key.get(_key(finding))) for finding in review(plan, directory, cleared=False))
    return tuple((finding, waiver) for finding, waiver in found if waiver is not None)


def waiver_of(finding: Finding, reason: str) -> Waiver:
    """The setting aside of a finding for a reason."""
    return Waiver(finding.code, finding.place, finding.words, " ".join(reason.split()))


def _key(finding: Finding) -> tuple[str, str, tuple[str, ...]]:
    return finding.code, finding.place, finding.words


def _distinct(found: list[Finding]) -> list[Finding]:
    """No two findings say the same thing."""
    at: dict[str, set[str]] = {}
    said: dict[str, list[Finding]] = {}
    for finding in found:
        at.setdefault(finding.place, set()).add(finding.code)
        said.setdefault(finding.place, []).append(finding)
    kept: dict[tuple[str, str, tuple[str, ...]], Finding] = {}
    for finding in found:
        others = at[finding.place]
        same = any(finding.code == code and others & more for code, more in _SAME)
        if not same and not _told(finding, said[finding.place]):
            kept.setdefault(_key(finding), finding)
    return list(kept.values())


def _told(finding: Finding, here: list[Finding]) -> bool:
    """Whether one of the findings here says the same of the same words, and more."""
    more = _SAME_WORDS.get(finding.code, frozenset())
    return any(
        other.code in more and (finding.words[0] in other.words[0] or other.words[0] in finding.words[0])
        for other in here
    )
