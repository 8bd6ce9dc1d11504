"""A worker who copies a whole plan into the window from a blank one: fields, keys and paste, nothing else.

Run as `rebuilder.py FOLDER SAMPLE`; answers with the plan made and the keys, letters and clicks it took. It
reads the window and the plan as eyes would, and changes them by the hand alone.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

from driver import Hand, answer, opened, play
from filler import Filler
from PySide6.QtWidgets import QApplication, QTreeWidgetItem

from desktop.plan import codec
from desktop.plan.item import (
    Duty,
    DutyStyle,
    Heading,
    Item,
    Prose,
    Quote,
    QuoteKind,
    Role,
    RoleKind,
)
from desktop.plan.plan import Plan, Section
from desktop.plan.tree import below, find, parent_of, walk
from desktop.readers import sample
from desktop.ui.wizard.adding import OFFERS, offer_words, spot
from desktop.ui.wizard.form import Form
from desktop.ui.wizard.outline_desk import OutlineDesk
from desktop.ui.wizard.section_page import OutlinePage


class Worker:
    """Makes the window's new plan into `wanted`."""

    def __init__(self, hand: Hand, wanted: Plan) -> None:
        self.hand, self.wanted = hand, wanted

    @property
    def plan(self) -> Plan:
        assert self.hand.window.view is not None
        return self.hand.window.view.session.plan

    def make(self) -> None:
        """Page after page, in the order of the paper."""
        self.hand.window.begin(self.hand.window.desk.blank)
        view = self.hand.window.view
        assert view is not None
        self.keep_parts()
        pairs = zip(self.wanted.sections, self.plan.sections, strict=True)
        self.wanted = replace(self.wanted, sections=tuple(replace(w, id=now.id) for w, now in pairs))
        self.hand.press("Alt+Right")
        while view.page is not None:
            key, page = view.key, view.page
            if isinstance(page, OutlinePage):
                owner = next(section for section in self.wanted.sections if section.id == page.owner_id)
                Outliner(self.hand, page).make(owner)
                self.reach_title(page)
            self.fill(page.form, self.wanted)
            self.hand.press("Alt+Right")
            assert view.key != key, page.problems()

    def keep_parts(self) -> None:
        """Delete the parts that this plan does without."""
        now, wanted = self.plan.sections, [section.kind for section in self.wanted.sections]
        fits = max(combinations(now, len(wanted)), key=lambda kept: likeness(kept, wanted))
        for section in now:
            if section not in fits:
                self.hand.to(f"Change “{self.mark_of(section)} {section.title}”")
                self.hand.press("Space")
                self.hand.choose("Delete this part")

    def mark_of(self, section: Section) -> str:
        from desktop.plan.numbering import plan_marks

        return plan_marks(self.plan)[section.id]

    def reach_title(self, page: OutlinePage) -> None:
        Outliner(self.hand, page).go_to_row(page.owner_id)

    def fill(self, form: Form, wanted: object) -> None:
        Filler(self.hand).fill(form, wanted)


def likeness(kept: tuple[Section, ...], kinds: list[Any]) -> int:
    """How many of the parts are for the wanted thing."""
    return sum(section.kind == kind for section, kind in zip(kept, kinds, strict=True))


class Outliner:
    """Makes the items of one part, in the outline and on their forms."""

    def __init__(self, hand: Hand, page: OutlinePage) -> None:
        self.hand, self.page = hand, page
        self.desk: OutlineDesk = page.desk
        self.filler = Filler(hand)

    @property
    def plan(self) -> Plan:
        return self.page.session.plan

    def make(self, owner: Section) -> None:
        self.level(owner.id, owner.items)

    def level(self, parent: str, wanted: tuple[Item, ...]) -> None:
        """The items below one thing, in their order."""
        self.weed(parent, wanted)
        index = 0
        while index < len(wanted):
            index += self.one(parent, index, wanted)

    def one(self, parent: str, index: int, wanted: tuple[Item, ...]) -> int:
        """One item and all below it, or a row of sentences pasted at once; how many were made."""
        item, now = wanted[index], below(self.plan, parent)
        if index < len(now) and alike(now[index], item):
            made = now[index].id
        else:
            made = self.add(parent, index, item)
        alone = index == len(below(self.plan, parent)) - 1
        row = sentences(wanted[index:]) if alone else wanted[index : index + 1]
        if len(row) > 1:
            self.paste(made, row)
        else:
            self.fill(made, item)
        last = below(self.plan, parent)[index + len(row) - 1]
        self.level(last.id, row[-1].children)
        return len(row)

    def weed(self, parent: str, wanted: tuple[Item, ...]) -> None:
        """Delete what the form brought along and the plan does without."""
        now, at = below(self.plan, parent), 0
        for item in now:
            rest = [number for number, other in enumerate(wanted) if number >= at and alike(item, other)]
            if rest:
                at = rest[0] + 1
            else:
                self.go_to_row(item.id)
                self.hand.press("Del")

    def add(self, parent: str, index: int, item: Item) -> str:
        """A new thing by the menu, brought to its place; its id."""
        before = {item.id for item in self.items()}
        key = offer_of(item)
        now = below(self.plan, parent)
        self.go_to_row(self.best_row(parent, index, key, now))
        self.hand.press("Ins")
        self.hand.choose(offer_words(key))
        made = next(item.id for item in self.items() if item.id not in before)
        self.bring(made, parent, index)
        return made

    def items(self) -> Iterator[Item]:
        """What the part holds now, those above before those below."""
        return walk(below(self.plan, self.page.owner_id))

    def best_row(self, parent: str, index: int, key: str, now: tuple[Item, ...]) -> str:
        """The row from which the new thing falls into its place; else the row before it."""
        here = self.desk.tree.chosen_id()
        before = now[index - 1].id if index else parent
        for row in (here, parent, before):
            if spot(self.plan, self.page.owner_id, row, OFFERS[key].make()) == (parent, index):
                return row
        return before

    def bring(self, made: str, parent: str, index: int) -> None:
        """Move the row in or out, up or down, until it stands where it should."""
        for _ in range(40):
            at = parent_of(self.plan, made).id
            place = [item.id for item in below(self.plan, at)].index(made)
            if (at, place) == (parent, index):
                return
            self.go_to_row(made)
            if at == parent:
                self.hand.press("Alt+Shift+Up" if place > index else "Alt+Shift+Down")
            else:
                inside = parent in (item.id for item in walk(below(self.plan, at)[:place]))
                self.hand.press("Alt+Shift+Right" if inside else "Alt+Shift+Left")
        raise AssertionError(f"{made} does not come below {parent}")

    def fill(self, made: str, wanted: Item) -> None:
        """On the form that is open, then what only the item's own form has."""
        lines = self.desk.editor.lines if self.desk.editor else None
        if lines and made in lines._rows and made != self.desk.tree.chosen_id():
            self.filler.fill(lines._rows[made].form, wanted.content)
        self.number(made, wanted)
        if find(self.plan, made).content == wanted.content:
            return
        self.own_form(made)
        assert self.desk.editor is not None
        form = self.desk.editor.record
        if isinstance(wanted.content, Duty) and wanted.content.before:
            self.filler.fill(form, replace(wanted.content, style=DutyStyle.SENTENCE))
        self.filler.fill(form, wanted.content)
        assert find(self.plan, made).content == wanted.content, (
            find(self.plan, made).content,
            wanted.content,
        )

    def number(self, made: str, wanted: Item) -> None:
        """The number or dash of the item."""
        now = find(self.plan, made)
        if (now.mark, now.bold_mark) != (wanted.mark, wanted.bold_mark):
            self.own_form(made)
            self.filler.fill(self.desk._numbering, wanted)

    def paste(self, made: str, wanted: tuple[Item, ...]) -> None:
        """Sentences in a row, numbered alike: all at once."""
        self.number(made, wanted[0])
        self.own_form(made)
        assert self.desk.editor is not None
        self.hand.reach(self.desk.editor.first_field().focus_control())
        self.hand.paste("\n".join(item.content.text.plain for item in wanted))

    def own_form(self, item_id: str) -> None:
        if self.desk.tree.chosen_id() != item_id:
            self.go_to_row(item_id)

    def go_to_row(self, item_id: str) -> None:
        """Esc to the outline, then the arrow keys."""
        tree = self.desk.tree
        if self.desk.isAncestorOf(QApplication.focusWidget()) and not tree.hasFocus():
            self.hand.press("Esc")
        self.hand.reach(tree)
        for _ in range(200):
            if tree.chosen_id() == item_id:
                return
            rows = visible(tree.topLevelItem(0))
            shown = [row.data(0, 0x100) for row in rows]
            if item_id in shown:
                self.hand.press("Down" if shown.index(item_id) > shown.index(tree.chosen_id()) else "Up")
            else:
                self.unfold(item_id)
        raise AssertionError(f"no way to {item_id}")

    def unfold(self, item_id: str) -> None:
        """Open the nearest row above it."""
        above = parent_of(self.plan, item_id).id
        self.go_to_row(above)
        self.hand.press("Right")


def visible(row: QTreeWidgetItem | None) -> list[QTreeWidgetItem]:
    rows = []
    while row:
        rows.append(row)
        row = row.treeWidget().itemBelow(row)
    return rows


def alike(now: Item, wanted: Item) -> bool:
    """Whether what stands there can be made into what is wanted by filling its form."""
    if type(now.content) is not type(wanted.content):
        return False
    if isinstance(now.content, Heading):
        return now.content == wanted.content or not now.content.text
    return not isinstance(now.content, Role) or now.content.role is wanted.content.role


def sentences(wanted: tuple[Item, ...]) -> tuple[Item, ...]:
    """The plain sentences in a row that one paste makes; only the last may have something below it."""
    row: list[Item] = []
    for item in wanted:
        same = isinstance(item.content, Prose) and len(item.content.text.runs) == 1
        if not same or item.content.text.runs != (replace(item.content.text.runs[0], **PLAIN),):
            break
        if row and (item.mark, item.bold_mark) != (row[0].mark, row[0].bold_mark):
            break
        row.append(item)
        if item.children:
            break
    return tuple(row) or wanted[:1]


PLAIN: dict[str, Any] = {"bold": False, "italic": False, "time": False, "note": ""}


def offer_of(item: Item) -> str:
    """What the menu calls it."""
    match item.content:
        case Quote(kind=QuoteKind.SLOGAN):
            return "slogan"
        case Duty(style=style):
            return "duty" if style is DutyStyle.HEADING else "order"
        case Role(role=role):
            keys = {RoleKind.COORDINATE: "coordinate", RoleKind.PERFORM: "perform"}
            return keys.get(role, "lead")
    kind = type(item.content).__name__.lower()
    return {"quote": "theme", "timing": "time", "venue": "place"}.get(kind, kind)


def main() -> None:
    folder, name = Path(sys.argv[1]), sys.argv[2]
    hand = opened(folder)
    worker = Worker(hand, sample.read(name))
    worker.make()
    counts = {"keys": hand.keys, "typed": hand.typed, "pasted": hand.pasted, "clicks": hand.clicks}
    answer(plan=codec.to_json(worker.plan), counts=counts)


if __name__ == "__main__":
    play(main)
