"""The annex "Phân công nhiệm vụ" as PDF: `phan-cong.pdf`, who does what by when, read from the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.documents.blocks import Block, Cell, PageBreak, Paragraph, Sheet, Span, Style, Table
from desktop.documents.content import issuer, reference
from desktop.documents.format import Format, check_pdf
from desktop.i18n import later
from desktop.plan.activity import Task, tasks
from desktop.plan.item import Activity, Duty, DutyStyle, Item, Paper, Prose, Role, RoleKind, Timing, Unit
from desktop.plan.numbering import plan_marks
from desktop.plan.plan import Plan
from desktop.plan.text import phrases
from desktop.plan.tree import Items
from desktop.plan.wording import GAP, sentence, title_line

COLUMNS = (
    "STT",
    "Mục",
    "Nội dung công việc",
    "Chủ trì, thực hiện",
    "Phối hợp",
    "Thời gian thực hiện",
    "Sản phẩm, ghi chú",
)
WIDTHS = (0.05, 0.06, 0.30, 0.18, 0.15, 0.13, 0.13)
ALIGNS = ("c", "c", "l", "l", "l", "l", "l")
_ENDS = " .;:,"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A line: a section (no number), a task ("3") or a part or paper of it ("3.1"); "" where not stated."""

    source: str
    number: str
    place: str
    work: str
    leads: str = ""
    partners: str = ""
    time: str = ""
    remark: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The words under COLUMNS."""
        return self.number, self.place, self.work, self.leads, self.partners, self.time, self.remark


def compose(plan: Plan) -> Sheet:
    """An annex on landscape paper with one table (decree30 §3.12)."""
    found = assignments(plan) or (Assignment("", "1", "", GAP),)
    table = Table(
        WIDTHS,
        COLUMNS,
        tuple(tuple(_cell(words, bold=not row.number) for words in row.cells) for row in found),
        aligns=ALIGNS,
        row_sources=tuple(row.source for row in found),
    )
    heads = (
        _line("Phụ lục", Style.ANNEX_LABEL),
        _line(title(plan), Style.ANNEX_TITLE),
        _line(origin(plan), Style.ANNEX_REF),
    )
    blocks: tuple[Block, ...] = (PageBreak(landscape=True), *heads, table)
    return Sheet(blocks, title=f"Phân công nhiệm vụ - {title_line(plan)}", author=issuer(plan))


def title(plan: Plan) -> str:
    """The annex's title in capitals."""
    return f"Phân công nhiệm vụ {title_line(plan)}".strip().upper()


def origin(plan: Plan) -> str:
    """ "(Kèm theo Kế hoạch số … của …)" (decree30 A3)."""
    return f"(Kèm theo {reference(plan)} của {plan.office.name or issuer(plan) or GAP})"


def assignments(plan: Plan) -> tuple[Assignment, ...]:
    """The lines of the table in the plan's order, each section that assigns work under its title."""
    known = {task.item_id: task for task in tasks(plan)}
    marks = plan_marks(plan)
    found: list[Assignment] = []
    number = 0
    for section in plan.sections:
        top = list(_tops(section.items, known))
        if not top:
            continue
        name = marks[section.id].rstrip(".")
        found.append(Assignment(section.id, "", name, section.title or GAP))
        for item in top:
            number += 1
            found += _rows(item, str(number), name, known, ())
    return tuple(found)


def make(plan: Plan, moment: datetime | None = None) -> bytes:
    """The archival PDF; equal plans and clocks give equal bytes, without a clock by the day of issue."""
    from desktop.documents.typeset import archival

    return archival(plan, compose(plan), moment)


def _tops(items: Items, known: dict[str, Task]) -> Iterator[Item]:
    """The tasks and papers among the items and below them, but none below another."""
    for item in items:
        if item.id in known or isinstance(item.content, Paper):
            yield item
        else:
            yield from _tops(item.children, known)


def _rows(
    item: Item, number: str, section: str, known: dict[str, Task], above: tuple[Unit, ...]
) -> Iterator[Assignment]:
    """The line of a task or paper and those of its parts; `above` are the units of the line above."""
    task = known.get(item.id)
    if isinstance(item.content, Paper):
        yield _paper(item.content, item.id, number)
    elif task:
        yield _task(item, task, number, above)
    units = (*task.leads, *task.performers) if task else above
    for part, below in enumerate(_tops(item.children, known), 1):
        yield from _rows(below, f"{number}.{part}", section, known, units)


def _task(item: Item, task: Task, number: str, above: tuple[Unit, ...]) -> Assignment:
    own = list(_own(item.children))
    performers = () if task.performers == above else task.performers
    return Assignment(
        source=item.id,
        number=number,
        place=_place(task.name),
        work=_work(item),
        leads=_lines((*_names(task.leads), *_advisers(own), *_names(performers))),
        partners=_lines(_names(task.coordinators)),
        time=_lines(_times(item, own, task)),
        remark=_lines(_remarks(item, own, task)),
    )


def _paper(paper: Paper, source: str, number: str) -> Assignment:
    words = f"{_capital(paper.task)}: “{paper.title or GAP}” {paper.after}".strip()
    return Assignment(source, number, "", words, leads=_lines(_names((paper.unit,))))


def _place(name: str) -> str:
    """ "II. 1. 1.1." → "II.1.1"."""
    path: list[str] = []
    for mark in (part.strip("().") for part in name.split()):
        if len(path) > 1 and mark.startswith(path[-1] + "."):
            path.pop()
        path.append(mark)
    return ".".join(path)


def _work(item: Item) -> str:
    content = item.content
    if not isinstance(content, Duty):
        return sentence(content).plain.rstrip(_ENDS)
    if content.style is not DutyStyle.HEADING:
        return _capital(content.text.plain.strip() or GAP)
    duties = [sentence(below.content).plain for below in item.children if isinstance(below.content, Prose)]
    if len(duties) > 1:
        return "\n".join(f"- {words}" for words in duties)
    return duties[0] if duties else _capital(sentence(content).plain)


def _own(items: Items) -> Iterator[Item]:
    """What stands below a task and belongs to it, not to a task or paper inside it."""
    for item in items:
        if not isinstance(item.content, Activity | Duty | Paper):
            yield item
            yield from _own(item.children)


def _names(units: Iterable[Unit]) -> Iterator[str]:
    return (unit.name or GAP for unit in units)


def _advisers(own: Iterable[Item]) -> Iterator[str]:
    """Who leads the work for the leading office, and which part of it (domain §2)."""
    for role in (item.content for item in own):
        if isinstance(role, Role) and role.role is RoleKind.SECOND_LEAD:
            part = role.task.plain.strip(_ENDS) or "chủ trì tham mưu"
            yield from (f"{name} ({part})" for name in _names(role.units))


def _times(item: Item, own: Iterable[Item], task: Task) -> Iterator[str]:
    """The times as worded; a label that says more than "Thời gian thực hiện" stays."""
    stated = [below.content for below in own if isinstance(below.content, Timing) and below.content.text]
    if not stated:
        yield from (timed.when.text for timed in task.times)
    for timing in stated:
        assert isinstance(timing, Timing)
        label = "" if timing.label in ("", "Thời gian", "Thời gian thực hiện") else f"{timing.label}: "
        yield label + timing.text.plain.strip(_ENDS)


def _remarks(item: Item, own: list[Item], task: Task) -> Iterator[str]:
    """The product, the leader in charge, the place, and sentences with a time of their own."""
    yield from filter(None, [getattr(item.content, "product", "")])
    yield from (f"Chỉ đạo: {name}" for name in _names(task.leaders))
    yield from (sentence(venue).plain.strip(_ENDS) for venue in task.places)
    if any(isinstance(below.content, Timing) and below.content.text for below in own):
        for below in own:
            if isinstance(below.content, Prose) and phrases(below.content.text):
                yield sentence(below.content).plain.strip(_ENDS)


def _lines(parts: Iterable[str]) -> str:
    """The parts on a line each, the first with a capital."""
    return _capital(";\n".join(part for part in parts if part))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _cell(words: str, *, bold: bool) -> Cell:
    return (Span(words, bold=bold),) if words else ()


def _line(words: str, style: Style) -> Paragraph:
    bold, italic = style is not Style.ANNEX_REF, style is Style.ANNEX_REF
    return Paragraph((Span(words, bold=bold, italic=italic),), style, keep_next=True)


FORMAT = Format("phan-cong.pdf", later("The assignment of tasks (PDF)"), make, check_pdf)
