"""Checks before the director sees the plan: each function yields findings; add one and name it in CHECKS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.plan.activity import tasks, times
from desktop.plan.item import Item
from desktop.plan.plan import Plan
from desktop.plan.stamps import CIRCULATIONS, URGENCIES, secret_mark
from desktop.plan.tree import all_items
from desktop.plan.wording import GAP, sentence


class Severity(StrEnum):
    """ERROR blocks signing; WARNING asks; HINT may be ignored (domain §8)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong or missing: a code, where (page key, section or item id), and words to fill in."""

    code: str
    severity: Severity
    place: str
    words: tuple[str, ...] = ()


Check = Callable[[Plan], Iterator[Finding]]


def review(plan: Plan) -> tuple[Finding, ...]:
    """Every finding, errors first, then in the order of the paper."""
    found = [finding for check in CHECKS for finding in check(plan)]
    order = list(Severity)
    return tuple(sorted(found, key=lambda finding: order.index(finding.severity)))


def _missing_parts(plan: Plan) -> Iterator[Finding]:
    """Components 2, 4, 5a, 7 and 9b must be there (decree30 §12)."""
    parts = (
        (plan.office.issuer, "office", "issuer_missing"),
        (plan.office.place, "office", "place_missing"),
        (plan.office.symbol, "office", "symbol_missing"),
        (plan.title.strip(), "title", "title_missing"),
        (plan.signature.authority, "signature", "authority_missing"),
        (plan.signature.name, "signature", "signer_missing"),
        (plan.recipients, "recipients", "recipients_missing"),
        (plan.sections, "office", "sections_missing"),
    )
    for part, place, code in parts:
        if not part:
            yield Finding(code, Severity.ERROR, place)


def _opening(plan: Plan) -> Iterator[Finding]:
    if not plan.opening.bases:
        yield Finding("bases_missing", Severity.WARNING, "opening")
    if not plan.opening.conclusion:
        yield Finding("conclusion_missing", Severity.WARNING, "opening")


def _sections(plan: Plan) -> Iterator[Finding]:
    """Parts of the plan have titles and something below them (decree30 H1)."""
    for section in plan.sections:
        if not section.title.strip():
            yield Finding("section_untitled", Severity.ERROR, section.id)
        if not section.items:
            yield Finding("section_empty", Severity.WARNING, section.id, (section.title,))


def _gaps(plan: Plan) -> Iterator[Finding]:
    for item in all_items(plan):
        if GAP in sentence(item.content).plain:
            yield Finding("gap", Severity.WARNING, item.id, (_kind(item),))


def _activities(plan: Plan) -> Iterator[Finding]:
    """An activity says who leads and when (domain §8.8); one time may stand for the whole plan (§1.2)."""
    found = tasks(plan)
    owned = {timed.item_id for task in found for timed in task.times}
    whole = any(timed.item_id not in owned for timed in times(plan))
    for task in found:
        if task.duty or task.parted:
            continue
        if not (task.leads or task.performers or task.second_leads):
            yield Finding("lead_missing", Severity.WARNING, task.item_id, (task.name, task.title))
        if not (task.times or whole):
            yield Finding("time_missing", Severity.HINT, task.item_id, (task.name, task.title))


def _times(plan: Plan) -> Iterator[Finding]:
    """Weekday, order and possibility of stated times (domain §8.4–5)."""
    for timed in times(plan):
        when = timed.when
        if when.kind == "unparsed" and not when.problems:
            yield Finding("time_unread", Severity.HINT, timed.item_id, (when.text,))
        for problem in when.problems:
            yield Finding(f"time_{problem}", Severity.WARNING, timed.item_id, (when.text,))


def _authority(plan: Plan) -> Iterator[Finding]:
    """Prefixes of the authority lines (decree30 G1–G3)."""
    lines = plan.signature.authority
    if not lines:
        return
    collective = lines[0].startswith("TM.")
    if collective and not plan.office.collective:
        yield Finding("tm_for_single_head", Severity.ERROR, "signature", (lines[0],))
    if plan.office.collective and not collective:
        yield Finding("tm_missing", Severity.WARNING, "signature")
    if any(line.startswith("KT.") for line in lines) and not lines[-1].startswith("PHÓ"):
        yield Finding("deputy_missing", Severity.WARNING, "signature", (lines[-1],))
    for line in lines:
        head = line.split(" ")[0]
        if head.startswith(("KT.", "TM.", "TL.", "TUQ.", "Q.")) and not head.endswith("."):
            yield Finding("prefix_space", Severity.ERROR, "signature", (line,))


def _recipients(plan: Plan) -> Iterator[Finding]:
    """Nơi nhận: the file copy, and no "Như trên" in a plan (decree30 R3, R5)."""
    if plan.recipients and not plan.archive.startswith("VT"):
        yield Finding("archive_missing", Severity.ERROR, "recipients")
    elif plan.archive == "VT":
        yield Finding("archive_unit_missing", Severity.HINT, "recipients")
    for recipient in plan.recipients:
        if recipient.name.strip().casefold().startswith(("như trên", "như điều")):
            yield Finding("recipient_as_above", Severity.ERROR, "recipients", (recipient.name,))


def _stamps(plan: Plan) -> Iterator[Finding]:
    """Secrets are not drafted here, and a stamp is one that the Decree knows (decree30 X1–X3)."""
    stamps = plan.stamps
    if mark := secret_mark(plan.title):
        yield Finding("secret_mark", Severity.ERROR, "title", (mark,))
    for words, known in ((stamps.urgency, URGENCIES), (stamps.circulation, CIRCULATIONS)):
        if mark := secret_mark(words):
            yield Finding("secret_mark", Severity.ERROR, "stamps", (mark,))
        elif words and words not in known:
            yield Finding("stamp_unknown", Severity.ERROR, "stamps", (words,))


def _cited_later(plan: Plan) -> Iterator[Finding]:
    """A cited document is not younger than the plan (domain §8.7)."""
    issue = plan.issue
    if not issue.year:
        return
    last = (issue.year, issue.month or 12, issue.day or 31)
    for basis in plan.opening.bases:
        if basis.day and (basis.day.year, basis.day.month, basis.day.day) > last:
            yield Finding("cited_later", Severity.ERROR, "opening", (basis.number,))


def _balance(plan: Plan) -> Iterator[Finding]:
    """Brackets and quotation marks come in pairs (domain §8.2)."""
    for item in all_items(plan):
        words = sentence(item.content).plain
        for opened, closed in (("“", "”"), ("(", ")")):
            if words.count(opened) != words.count(closed):
                yield Finding("unbalanced", Severity.ERROR, item.id, (opened + closed, words[:60]))


def _kind(item: Item) -> str:
    return type(item.content).__name__.lower()


CHECKS: tuple[Check, ...] = (
    _missing_parts,
    _opening,
    _sections,
    _gaps,
    _activities,
    _times,
    _authority,
    _recipients,
    _stamps,
    _cited_later,
    _balance,
)
