"""What the worker has answered: every field and record of a plan with its words, in the paper's order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.plan.dates import short_date
from desktop.plan.item import Content, Item, Money, People, Quote, Role, Table, Timing, Venue
from desktop.plan.numbering import plan_marks
from desktop.plan.plan import Annex, Plan, Recipient, Section
from desktop.plan.text import Text
from desktop.plan.wording import GAP, cite, recipient_line, sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """One line: `place` leads to its field ("office/symbol", a record's id), `code` says what was asked.

    `label` is the record's own printed label, "" for none; words "" are a gap. `level` counts what is above.
    """

    place: str
    code: str
    words: str
    label: str = ""
    mark: str = ""
    level: int = 0


def answers(plan: Plan) -> tuple[Answer, ...]:
    """Every answer of the plan, and the titles of its parts."""
    marks = plan_marks(plan)
    parts = tuple(line for section in plan.sections for line in _part(section, marks))
    annexes = tuple(line for annex in plan.annexes for line in _part(annex, marks))
    return (*before(plan), *parts, *after(plan), *annexes)


def before(plan: Plan) -> tuple[Answer, ...]:
    """What stands above the sections."""
    office, issue, event, opening = plan.office, plan.issue, plan.event, plan.opening
    return (
        Answer("office/superior", "superior", _line(office.superior)),
        Answer("office/issuer", "issuer", _line(office.issuer)),
        Answer("office/name", "office_name", office.name),
        Answer("office/place", "place", office.place),
        Answer("office/symbol", "symbol", office.symbol),
        Answer("office/collective", "collective", _yes(office.collective)),
        Answer("office/number", "number", issue.number),
        Answer("office/day", "day", _number(issue.day)),
        Answer("office/month", "month", _number(issue.month)),
        Answer("office/year", "year", _number(issue.year)),
        Answer("title/title", "title", _line(plan.title)),
        Answer("title/name", "event", event.name),
        Answer("title/day", "event_day", _day(event.day)),
        Answer("opening/lines", "lines", "Căn cứ …;" if opening.lines else "Thực hiện …"),
        *(Answer(f"opening/bases/{basis.id}", "basis", cite(basis)) for basis in opening.bases),
        Answer("opening/conclusion", "conclusion", plain(opening.conclusion)),
    )


def after(plan: Plan) -> tuple[Answer, ...]:
    """What stands below the sections, and how the paper is set."""
    stamps, page, signature = plan.stamps, plan.page, plan.signature
    return (
        Answer("closing/closing", "closing", plain(plan.closing)),
        *(Answer(f"recipients/recipients/{r.id}", "recipient", recipient(r)) for r in plan.recipients),
        Answer("recipients/archive", "archive", plan.archive),
        Answer("signature/authority", "authority", " / ".join(signature.authority)),
        Answer("signature/name", "signer", signature.name),
        Answer("signature/below", "below", signature.below),
        Answer("stamps/urgency", "urgency", stamps.urgency),
        Answer("stamps/circulation", "circulation", stamps.circulation),
        Answer("stamps/contact", "contact", stamps.contact),
        Answer("stamps/drafter", "drafter", stamps.drafter),
        Answer("stamps/profile", "profile", page.profile),
        Answer("stamps/body", "body", str(page.body)),
        *(
            Answer(f"stamps/{side}", side, f"{getattr(page, side)} mm")
            for side in ("top", "bottom", "left", "right")
        ),
    )


def record(item: Item, mark: str, level: int = 0) -> Answer:
    """The line of an item: what stands before its colon is the label."""
    content = item.content
    code = type(content).__name__.lower()
    match content:
        case Role() | Timing() | Venue() | People() | Quote() | Money():
            words = replace(content, label="")
            return Answer(item.id, code, _said(words), content.label, mark, level)
    return Answer(item.id, code, _said(content), "", mark, level)


def words_of(content: Content) -> str:
    """The words of a record on one line, notes in brackets, the cells of a table parted by strokes."""
    if isinstance(content, Table):
        return "\n".join(" | ".join(row) for row in (content.columns, *content.rows))
    return plain(sentence(content))


def plain(words: Text) -> str:
    """Words with their notes in brackets."""
    return "".join(run.text + (f" [{run.note}]" if run.note else "") for run in words.runs)


def recipient(line: Recipient) -> str:
    """One line of Nơi nhận with the copies and the way."""
    more = (f"{line.copies} bản" if line.copies != 1 else "", line.way)
    return ", ".join((recipient_line(line), *filter(None, more)))


def _part(owner: Section | Annex, marks: dict[str, str]) -> Iterator[Answer]:
    code = "section" if isinstance(owner, Section) else "annex"
    yield Answer(owner.id, code, _line(owner.title), "", marks.get(owner.id, ""))
    yield from _below(owner.items, marks, 1)


def _below(items: tuple[Item, ...], marks: dict[str, str], level: int) -> Iterator[Answer]:
    for item in items:
        yield record(item, marks[item.id], level)
        yield from _below(item.children, marks, level + 1)


def _said(content: Content) -> str:
    words = words_of(content)
    return "" if words.strip(" .“”") == GAP else words


def _line(words: str) -> str:
    return " ".join(words.split())


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _day(value: date | None) -> str:
    return short_date(value) if value else ""


def _yes(value: bool) -> str:
    return "có" if value else "không"
