"""What a plan says on paper: the plan as a sheet of blocks, the same for every format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date

from desktop.documents.blocks import Block, Head, PageBreak, Paragraph, Sheet, Span, Style, Table, Tail, Title
from desktop.plan.dates import long_date
from desktop.plan.item import Activity, Duty, DutyStyle, Heading, Item
from desktop.plan.item import Table as TableRecord
from desktop.plan.numbering import annex_name, plan_marks
from desktop.plan.plan import Annex, Plan
from desktop.plan.stamps import CIRCULATIONS, URGENCIES
from desktop.plan.text import Run, Text
from desktop.plan.tree import Items
from desktop.plan.wording import GAP, cite, item_words, recipient_line, title_line

KIND = "KẾ HOẠCH"
END = "./."

_DASH = re.compile(r"(?<=[0-9]) - (?=[0-9])")
"""The dash of "14 - 18/5/2021", which stays on one line."""


def compose(plan: Plan) -> Sheet:
    """The whole plan in the order of the paper (decree30 §2)."""
    marks = plan_marks(plan)
    body = [*_opening(plan), *_sections(plan, marks)]
    if plan.closing:
        body.append(Paragraph(spans(plan.closing), Style.BODY, "closing"))
    blocks = [stamped_head(plan), Title(KIND, _title_lines(plan), "title"), *ended(body), tail(plan)]
    for index, annex in enumerate(plan.annexes):
        blocks += _annex(plan, annex, annex_name(plan, index), marks)
    return Sheet(tuple(blocks), title=f"{KIND} {title_line(plan)}".strip(), author=issuer(plan))


def head(plan: Plan) -> Head:
    """Components 1–4 (decree30 §3.2–3.4)."""
    office, issue = plan.office, plan.issue
    return Head(
        superior=tuple(office.superior.split("\n")) if office.superior else (),
        issuer=tuple((office.issuer or GAP).split("\n")),
        number=_padded(issue.number),
        symbol=office.symbol or GAP,
        place=office.place or GAP,
        day=issue.day,
        month=issue.month,
        year=issue.year,
        source="office",
    )


def stamped_head(plan: Plan) -> Head:
    """The head with what only the plan itself carries: components 10b, 11 and 13 (decree30 §3.11)."""
    stamps = plan.stamps
    return replace(
        head(plan),
        urgency=stamps.urgency if stamps.urgency in URGENCIES else "",
        circulation=stamps.circulation if stamps.circulation in CIRCULATIONS else "",
        contact=stamps.contact,
    )


def tail(plan: Plan) -> Tail:
    """Components 7, 9b and 12 (decree30 §3.9–3.11)."""
    lines = [f"- {recipient_line(recipient)};" for recipient in plan.recipients]
    archive = f"- Lưu: {plan.archive or GAP}. {plan.stamps.drafter}".rstrip()
    signature = plan.signature
    return Tail(
        recipients=(*lines, archive),
        authority=signature.authority or (GAP,),
        name=signature.name or GAP,
        below=signature.below,
        recipients_source="recipients",
        signature_source="signature",
    )


def missing_glyphs(plan: Plan) -> tuple[str, ...]:
    """The letters of the plan that the font lacks, in order; the pages show each as "?"."""
    from desktop.documents import fonts

    return tuple(sorted(fonts.missing("".join(_strings(compose(plan))))))


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for piece in part:
            yield from _strings(piece)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _strings(getattr(part, field.name))


def issuer(plan: Plan) -> str:
    """The issuer's name on one line."""
    return " ".join(plan.office.issuer.split())


def reference(plan: Plan) -> str:
    """ "Kế hoạch số 05/KH-SKHCN ngày 07 tháng 5 năm 2026", dots where it is blank (decree30 A3)."""
    issue = plan.issue
    number = f"{_padded(issue.number) or '……'}/{plan.office.symbol or GAP}"
    day, month, year = (str(part) if part else "…" for part in (issue.day, issue.month, issue.year))
    if issue.day and issue.month and issue.year:
        return f"Kế hoạch số {number} {long_date(date(issue.year, issue.month, issue.day))}"
    return f"Kế hoạch số {number} ngày {day} tháng {month} năm {year}"


def spans(words: Text) -> tuple[Span, ...]:
    """Runs as spans; a line break inside a paragraph becomes a space (decree30 B7)."""
    return tuple(_span(run) for run in words.runs)


def ended(blocks: list[Block]) -> list[Block]:
    """The blocks with "./." directly after the last word (decree30 B8)."""
    last = blocks[-1] if blocks else None
    if not isinstance(last, Paragraph) or not last.spans:
        return blocks
    words = list(last.spans)
    bare = words[-1].text.rstrip().rstrip(".;,").removesuffix(END.rstrip(".")).rstrip()
    words[-1] = replace(words[-1], text=bare + END)
    return [*blocks[:-1], replace(last, spans=tuple(words))]


def _opening(plan: Plan) -> Iterator[Paragraph]:
    opening = plan.opening
    cites = [cite(basis) for basis in opening.bases] or [GAP]
    rest = opening.conclusion or Text((Run(f"{GAP} như sau:"),))
    if opening.lines:
        for number, words in enumerate(cites):
            stop = "." if number == len(cites) - 1 and not opening.conclusion else ";"
            yield Paragraph((Span(f"Căn cứ {words}{stop}"),), Style.BASIS, "opening")
        yield Paragraph(spans(rest), Style.BODY, "opening")
    else:
        yield Paragraph((Span(f"Thực hiện {'; '.join(cites)}, "), *spans(rest)), Style.BODY, "opening")


def _sections(plan: Plan, marks: dict[str, str]) -> Iterator[Block]:
    for section in plan.sections:
        title = (Span(section.title or GAP, bold=True),)
        yield Paragraph(title, Style.SECTION, section.id, marks[section.id], True, keep_next=True)
        yield from _items(section.items, marks) if section.items else _gap(section.id)


def _items(items: Items, marks: dict[str, str], level: int = 1) -> Iterator[Block]:
    for item in items:
        if isinstance(item.content, TableRecord):
            yield table(item.content, item.id)
        else:
            yield _paragraph(item, marks[item.id], level)
        yield from _items(item.children, marks, level + 1)


def _paragraph(item: Item, mark: str, level: int) -> Paragraph:
    words = spans(item_words(item))
    heading = _is_heading(item)
    bold = item.bold_mark or heading or (bool(words) and words[0].bold)
    return Paragraph(
        words,
        Style.HEADING if heading else Style.BODY,
        item.id,
        mark,
        bold,
        keep_next=bool(heading and item.children),
        level=level,
    )


def _is_heading(item: Item) -> bool:
    match item.content:
        case Heading() | Activity(heading=True) | Duty(style=DutyStyle.HEADING):
            return True
        case _:
            return False


def table(record: TableRecord, source: str) -> Table:
    """A table of the text; columns share the width by what stands in them."""
    longest = [
        max([len(title), *(len(row[n]) for row in record.rows if n < len(row))])
        for n, title in enumerate(record.columns)
    ]
    weights = [min(40, max(5, size)) for size in longest]
    rows = tuple(tuple((Span(cell),) for cell in row) for row in record.rows)
    return Table(tuple(weight / sum(weights) for weight in weights), record.columns, rows, source)


def _annex(plan: Plan, annex: Annex, name: str, marks: dict[str, str]) -> list[Block]:
    words = f"(Kèm theo {reference(plan)} của {plan.office.name or issuer(plan) or GAP})"
    body = list(_items(annex.items, marks)) or list(_gap(annex.id))
    return [
        PageBreak(),
        Paragraph((Span(name, bold=True),), Style.ANNEX_LABEL, annex.id, keep_next=True),
        Paragraph(
            (Span(annex.title.upper() or GAP, bold=True),), Style.ANNEX_TITLE, annex.id, keep_next=True
        ),
        Paragraph((Span(words, italic=True),), Style.ANNEX_REF, annex.id, keep_next=True),
        *ended(body),
    ]


def _gap(source: str) -> Iterator[Paragraph]:
    yield Paragraph((Span(GAP),), Style.BODY, source)


def _span(run: Run) -> Span:
    note = (Span(run.note),) if run.note else ()
    return Span(_DASH.sub("\u00a0-\u00a0", " ".join(run.text.split("\n"))), run.bold, run.italic, note)


def _title_lines(plan: Plan) -> tuple[str, ...]:
    return tuple(line.strip() for line in plan.title.split("\n") if line.strip()) or (GAP,)


def _padded(number: str) -> str:
    """Numbers below 10 take a leading 0 (decree30 K2)."""
    return f"0{number}" if len(number) == 1 and number in "123456789" else number
