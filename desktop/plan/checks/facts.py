"""What every check reads, computed once: the plan's lines of words, its tasks, its times, its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.plan.activity import Task, Timed, tasks, times
from desktop.plan.checks.finding import Finding
from desktop.plan.item import Item, Table
from desktop.plan.office import Directory
from desktop.plan.plan import Plan
from desktop.plan.text import Text
from desktop.plan.tree import all_items, owners, walk
from desktop.plan.wording import GAP, sentence


@dataclass(frozen=True, slots=True)
class Line:
    """Printed words at a place; `item` where a record of a section or annex prints them."""

    place: str
    words: str
    item: Item | None = None


class Facts:
    """One plan under review."""

    def __init__(self, plan: Plan, directory: Directory) -> None:
        self.plan = plan
        self.directory = directory

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every record of sections and annexes in reading order."""
        return tuple(all_items(self.plan))

    @cached_property
    def item_lines(self) -> tuple[Line, ...]:
        """The words of every record, cells and footnotes apart."""
        return tuple(Line(item.id, sentence(item.content).plain, item) for item in self.items)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is printed, in the order of the paper; blanks are left out."""
        return tuple(line for line in self.all_lines if line.words != GAP)

    @cached_property
    def all_lines(self) -> tuple[Line, ...]:
        """The same with those that are nothing but a gap."""
        return tuple(line for line in self._all_lines() if line.words and not line.words.isspace())

    @cached_property
    def cited_lines(self) -> tuple[Line, ...]:
        """Issuer and subject of the cited documents."""
        bases = self.plan.opening.bases
        return tuple(Line("opening", f"{basis.issuer} {basis.subject}".strip()) for basis in bases)

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        """Activities and duties."""
        return tasks(self.plan)

    @cached_property
    def times(self) -> tuple[Timed, ...]:
        """Every stated time."""
        return tuple(times(self.plan))

    @cached_property
    def item_of(self) -> dict[str, Item]:
        """Every record by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def words_at(self) -> dict[str, str]:
        """The words of every record by its id."""
        return {line.place: line.words for line in self.item_lines}

    @cached_property
    def above(self) -> dict[str, Item]:
        """The item directly above each item that has one."""
        return {child.id: item for item in self.items for child in item.children}

    @cached_property
    def day(self) -> date | None:
        """The plan's own day, where the clerk or the drafter has given it whole."""
        issue = self.plan.issue
        try:
            return date(issue.year or 0, issue.month or 0, issue.day or 0)
        except ValueError:
            return None

    @cached_property
    def last_item(self) -> Item | None:
        """The record that the body ends with, when no closing words follow."""
        if self.plan.closing or not self.plan.sections:
            return None
        return next(iter(reversed(tuple(walk(self.plan.sections[-1].items)))), None)

    def ancestors(self, item_id: str) -> Iterator[Item]:
        """The items above an item, the nearest first."""
        while item_id in self.above:
            yield self.above[item_id]
            item_id = self.above[item_id].id

    def _all_lines(self) -> Iterator[Line]:
        plan = self.plan
        yield Line("title", " ".join(plan.title.split()))
        yield from self.cited_lines
        yield Line("opening", plan.opening.conclusion.plain)
        for owner in owners(plan):
            yield Line(owner.id, owner.title)
        for line in self.item_lines:
            yield line
            if line.item is not None:
                yield from _apart(line.item)
        yield Line("closing", plan.closing.plain)
        for recipient in plan.recipients:
            yield Line("recipients", recipient.name)


Check = Callable[[Facts], Iterable[Finding]]


def _apart(item: Item) -> Iterator[Line]:
    """Cells of a table and footnotes."""
    content = item.content
    if isinstance(content, Table):
        for row in (content.columns, *content.rows):
            yield from (Line(item.id, cell) for cell in row)
        return
    for name in ("text", "title", "task", "source"):
        words = getattr(content, name, None)
        if isinstance(words, Text):
            yield from (Line(item.id, run.note) for run in words.runs if run.note)
