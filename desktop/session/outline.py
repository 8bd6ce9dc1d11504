"""The pages of a plan as a task list: what is to be filled, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.plan.item import Activity, Heading, Item
from desktop.plan.numbering import plan_marks
from desktop.plan.office import EMPTY, Directory
from desktop.plan.plan import Annex, PageSetup, Plan, Section, SectionKind, State
from desktop.plan.review import Finding, Severity, review
from desktop.plan.stamps import NO_STAMPS
from desktop.plan.tree import walk
from desktop.plan.wording import GAP, sentence


class Progress(StrEnum):
    """How far a page is (interaction §7.1)."""

    TODO = "todo"
    DOING = "doing"
    DONE = "done"
    ERROR = "error"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Entry:
    """A page: its key ("office", "section:<id>"), printed mark and own title where it has one."""

    key: str
    mark: str
    title: str
    progress: Progress
    findings: tuple[Finding, ...] = ()


FIXED_BEFORE = ("office", "title", "opening")
FIXED_AFTER = ("closing", "recipients", "signature", "stamps")
OPTIONAL = ("stamps",)
"""Pages that a plan is whole without: never "todo", done once anything is set."""
_LACKING = ("lead_missing", "time_missing")
_BLANKS = frozenset({"gap", "dots", "basis_blank", "basis_number_missing", "basis_day_missing"})
"""Findings that a page is not done with: dots are printed there, or a cited document is not whole."""
ACTIVITIES = "activities"
"""The page that shows the activities of all sections once more, as one table."""


def outline(plan: Plan, directory: Directory = EMPTY) -> tuple[Entry, ...]:
    """Every page of the plan in the order of the paper."""
    findings = review(plan, directory)
    printed = plan_marks(plan)
    before = tuple(_fixed(plan, key, findings) for key in FIXED_BEFORE)
    sections = tuple(_section(section, printed[section.id], findings) for section in plan.sections)
    after = tuple(_fixed(plan, key, findings) for key in FIXED_AFTER)
    annexes = tuple(_annex(annex, findings) for annex in plan.annexes)
    return (*before, *sections, *_activities(plan, sections), *after, *annexes)


def keys(plan: Plan) -> tuple[str, ...]:
    """The keys of `outline`, without looking at what is on the pages."""
    sections = (f"section:{section.id}" for section in plan.sections)
    table = (ACTIVITIES,) if has_activities(plan) else ()
    return (*FIXED_BEFORE, *sections, *table, *FIXED_AFTER, *(f"annex:{annex.id}" for annex in plan.annexes))


def has_activities(plan: Plan) -> bool:
    """Whether the plan has activities, or a section that is there for them."""
    return any(section.kind is SectionKind.ACTIVITIES for section in plan.sections) or _any_activity(plan)


def _any_activity(plan: Plan) -> bool:
    items = (item for section in plan.sections for item in walk(section.items))
    return any(isinstance(item.content, Activity) for item in items)


def _activities(plan: Plan, sections: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The table mirrors its sections: their findings are counted there, and it is never the next step."""
    if not has_activities(plan):
        return ()
    lacking = any(finding.code in _LACKING for entry in sections for finding in entry.findings)
    whole = _any_activity(plan) and not lacking
    return (Entry(ACTIVITIES, "", "", Progress.DONE if whole else Progress.OPTIONAL),)


def page_of(plan: Plan, source: str) -> str:
    """The key of the page that edits a record: a page's own key, a section, an item."""
    if source in (*FIXED_BEFORE, *FIXED_AFTER, ACTIVITIES):
        return source
    for kind, owners in (("section", plan.sections), ("annex", plan.annexes)):
        for owner in owners:
            if owner.id == source or any(item.id == source for item in walk(owner.items)):
                return f"{kind}:{owner.id}"
    return "office"


def _fixed(plan: Plan, key: str, findings: tuple[Finding, ...]) -> Entry:
    filled, total = _fill(plan, key)
    own = _own(findings, key)
    progress = _progress(filled, total, own)
    if key in OPTIONAL and progress is Progress.TODO:
        progress = Progress.OPTIONAL
    return Entry(key, "", "", progress, own)


def _fill(plan: Plan, key: str) -> tuple[int, int]:
    """How many of the page's parts are filled, and how many there are."""
    office, opening, signature = plan.office, plan.opening, plan.signature
    parts: tuple[object, ...] = {
        "office": (office.issuer, office.place, office.symbol),
        "title": (plan.title, plan.event.name),
        "opening": (opening.bases, opening.conclusion),
        "closing": (plan.closing, plan.closing or plan.state is not State.DRAFT),
        "recipients": (plan.recipients, plan.archive if plan.recipients else ""),
        "signature": (signature.authority, signature.name),
        "stamps": (plan.stamps != NO_STAMPS or plan.page != PageSetup(),),
    }[key]
    return sum(bool(part) for part in parts), len(parts)


def _section(section: Section, mark: str, findings: tuple[Finding, ...]) -> Entry:
    own = _own(findings, section.id, section.items)
    filled, total = _filled(section.items), len(tuple(walk(section.items)))
    progress = _progress(filled, max(total, 1), own)
    if section.done and progress is not Progress.ERROR:
        progress = Progress.DONE
    return Entry(f"section:{section.id}", mark, section.title, progress, own)


def _annex(annex: Annex, findings: tuple[Finding, ...]) -> Entry:
    own = _own(findings, annex.id, annex.items)
    total = len(tuple(walk(annex.items)))
    return Entry(
        f"annex:{annex.id}", "", annex.title, _progress(_filled(annex.items), max(total, 1), own), own
    )


def _filled(items: tuple[Item, ...]) -> int:
    """Items that say something of their own; a bare heading counts when something stands below it."""
    count = 0
    for item in walk(items):
        empty = isinstance(item.content, Heading) and not item.children
        count += not empty and GAP not in sentence(item.content).plain
    return count


def _own(findings: tuple[Finding, ...], key: str, items: tuple[Item, ...] = ()) -> tuple[Finding, ...]:
    ids = {key, *(item.id for item in walk(items))}
    return tuple(finding for finding in findings if finding.place in ids)


def _progress(filled: int, total: int, findings: tuple[Finding, ...]) -> Progress:
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Progress.ERROR
    if filled == 0:
        return Progress.TODO
    blank = any(finding.code in _BLANKS for finding in findings)
    return Progress.DONE if filled >= total and not blank else Progress.DOING
