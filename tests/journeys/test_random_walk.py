"""A random walk over the real model: edits, undo, redo, save, load and codec end with equal plans."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.plan import codec, edit, exchange, paste, roles
from desktop.plan import item as records
from desktop.plan.item import Activity, Content, Item, Mark, Paper, RoleKind, Unit
from desktop.plan.plan import (
    Basis,
    Event,
    Issue,
    Office,
    Opening,
    Plan,
    Recipient,
    SectionKind,
    Signature,
    Trace,
    blank,
)
from desktop.plan.review import review, waiver_of
from desktop.plan.text import Run, Text, text
from desktop.plan.tree import all_items, owners
from desktop.session.library import Library
from desktop.session.session import LIMIT, Session

EDITS = int(os.environ.get("SO_KE_HOACH_WALK", "2000"))
WORDS = (
    "KH&CN <b>",
    "Kế hoa\u0323ch",
    "Tháng 5/2026",
    "“Chủ đề”",
    "a\u200bb",
    "x" * 300,
    "",
    "\n",
    "đ 31/02",
)
TRACES = tuple(Trace("year", f"{year}", "title") for year in range(2014, 2026))


class Walk:
    """One walker: dice, a session, and the library it saves to."""

    def __init__(self, seed: int, library: Library) -> None:
        self.dice = random.Random(seed)
        self.library = library
        self.session = Session(replace(blank(2026), traces=TRACES))
        self.edits = 0  # those that changed the plan

    def words(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(1, 3)))

    def text(self) -> Text:
        flags = [self.dice.random() < 0.3 for _ in range(3)]
        return Text((Run(self.words(), *flags, note=self.dice.choice(("", "Ghi chú"))), Run(self.words())))

    def content(self) -> Content:
        unit = Unit(self.words(), self.dice.choice(("", "u1")))
        return self.dice.choice(
            (
                records.Prose(self.text()),
                records.Heading(self.words()),
                records.Activity(
                    self.text(), self.dice.random() < 0.5, progress=self.dice.choice((None, 50))
                ),
                records.Duty((unit,), self.text(), self.dice.choice(list(records.DutyStyle))),
                records.Role(self.dice.choice(list(records.RoleKind)), (unit, unit)),
                records.Timing(text("Hoàn thành trước ngày 10/5/2026")),
                records.Quote(records.QuoteKind.THEME, self.words()),
                records.Money(self.text(), amount=self.dice.choice((None, 10**9))),
                records.Table(("a", "b"), ((self.words(), ""),)),
            )
        )

    def change(self, plan: Plan) -> Plan:
        places = [owner.id for owner in owners(plan)] + [item.id for item in all_items(plan)]
        ids = [item.id for item in all_items(plan)]
        sections = [section.id for section in plan.sections]
        pick = self.dice.choice
        roll = self.dice.randrange(27)
        if roll < 5 and places:
            return edit.add_item(plan, pick(places), self.dice.randrange(3), self.item())
        if roll < 14 and ids:
            return self.change_item(plan, pick(ids), roll)
        if roll == 14:
            return edit.add_section(plan, self.dice.randrange(4), self.words(), pick(list(SectionKind)))
        if roll in (15, 16) and sections:
            return self.change_section(plan, pick(sections), roll == 15)
        if roll in (17, 18, 19):
            return self.change_activity(plan)
        if roll in (20, 21):
            return self.change_asides(plan)
        if roll == 22 and places and len(ids) < 30:
            rows = paste.read(f"{self.words()}\tPhòng A; {self.words()}\tTrước 10/5\n{self.words()}")
            return paste.insert(plan, pick(places), self.dice.randrange(2), rows.proposals)[0]
        return self.change_frame(plan)

    def change_activity(self, plan: Plan) -> Plan:
        found = [item.id for item in all_items(plan) if isinstance(item.content, Activity)]
        if not found:
            return plan
        item_id, words, maybe = self.dice.choice(found), self.words(), self.dice.random() < 0.5
        kind = self.dice.choice(list(RoleKind))
        paper = Paper(Unit(words), "chuẩn bị tham luận", words)
        verbs = (
            lambda: roles.set_role(plan, item_id, kind, (Unit(words), Unit("B"))[: 1 + maybe]),
            lambda: roles.set_role(plan, item_id, kind, ()),
            lambda: roles.set_times(plan, item_id, (words, "Trước ngày 10/5")[: 1 + maybe]),
            lambda: roles.set_place(plan, item_id, words, maybe),
            lambda: roles.set_people(plan, item_id, self.text(), self.dice.choice((None, 80)), maybe),
            lambda: roles.set_cost(plan, item_id, self.dice.choice((None, 10**9)), self.text()),
            lambda: roles.set_product(plan, item_id, words),
            lambda: roles.set_papers(plan, item_id, ((paper, "Trước 5/5"),) * maybe),
            lambda: roles.hop(plan, item_id, self.dice.choice((-1, 1))),
            lambda: roles.without(plan, {item_id}),
        )
        return self.dice.choice(verbs)()

    def change_asides(self, plan: Plan) -> Plan:
        """What is set aside, confirmed or marked beside the words."""
        open_traces = [trace for trace in plan.traces if not trace.kept]
        roll = self.dice.randrange(4)
        if roll == 0 and (found := review(plan)):
            return edit.waive(plan, waiver_of(self.dice.choice(found), self.words()))
        if roll == 1 and plan.waivers:
            return edit.unwaive(plan, self.dice.choice(plan.waivers))
        if roll == 2 and open_traces:
            return edit.keep_trace(plan, self.dice.choice(open_traces))
        return edit.set_proposed(plan, ("closing", *(item.id for item in all_items(plan)))[:3])

    def item(self) -> Item:
        return Item(
            id=f"{self.dice.getrandbits(64):x}", content=self.content(), mark=self.dice.choice(list(Mark))
        )

    def change_item(self, plan: Plan, item_id: str, roll: int) -> Plan:
        verbs = (edit.remove_item, edit.indent_item, edit.outdent_item, edit.duplicate_item)
        if roll < 9:
            small = len(list(all_items(plan))) < 60
            return verbs[roll - 5](plan, item_id) if roll < 8 or small else edit.remove_item(plan, item_id)
        if roll == 9:
            return edit.move_item(plan, item_id, self.dice.randint(-2, 2))
        if roll == 10:
            return edit.set_mark(plan, item_id, self.dice.choice(list(Mark)), self.dice.random() < 0.5)
        return edit.set_content(plan, item_id, self.content())

    def change_section(self, plan: Plan, section_id: str, small: bool) -> Plan:
        if small:
            return edit.move_section(plan, section_id, self.dice.randint(-2, 2))
        if self.dice.random() < 0.2:
            return edit.remove_section(plan, section_id)
        return edit.set_section_done(plan, section_id, self.dice.random() < 0.5)

    def change_frame(self, plan: Plan) -> Plan:
        frame = (
            lambda: edit.set_title(plan, self.words()),
            lambda: edit.set_office(plan, Office(self.words(), self.words())),
            lambda: edit.set_issue(plan, Issue("7", self.dice.choice((None, 5)), 5, 2026)),
            lambda: edit.set_event(plan, Event(self.words())),
            lambda: edit.set_opening(plan, Opening((Basis("b", subject=self.words()),), self.text())),
            lambda: edit.set_closing(plan, self.text()),
            lambda: edit.set_recipients(
                plan, (Recipient("r", self.words()), Recipient("s", "UBND tỉnh", "b/c"))
            ),
            lambda: edit.set_signature(plan, Signature((self.words(),), self.words())),
            lambda: (
                edit.add_annex(plan, self.words()) if len(plan.annexes) < 3 else edit.set_archive(plan, "VT")
            ),
        )
        return self.dice.choice(frame)()

    def step(self) -> None:
        roll = self.dice.random()
        if roll < 0.12:
            self.session.undo()
        elif roll < 0.2:
            self.session.redo()
        else:
            plan = self.session.plan
            self.session.put("step", self.change(plan), merge=self.dice.choice(("", "field")))
            self.edits += self.session.plan != plan
        if roll > 0.9:
            self.prove()

    def prove(self) -> None:
        plan = self.session.plan
        assert codec.from_json(codec.to_json(plan)) == plan
        assert codec.from_rows(codec.to_rows(plan)) == plan
        assert exchange.unpack(exchange.pack(plan)) == plan
        self.library.save(plan)
        assert self.library.load(plan.id) == plan


@pytest.mark.parametrize("seed", [1, 2])
def test_random_walk(tmp_path: Path, seed: int) -> None:
    walk = Walk(seed, library := Library(tmp_path))
    while walk.edits < EDITS:
        walk.step()
    walk.prove()
    library.close()


def test_undo_to_the_start_and_redo_to_the_end(tmp_path: Path) -> None:
    walk = Walk(3, library := Library(tmp_path))
    start = walk.session.plan
    for _ in range(LIMIT - 1):
        walk.session.put("step", walk.change(walk.session.plan))
    end = walk.session.plan
    while walk.session.undo_label:
        walk.session.undo()
    assert walk.session.plan == start
    while walk.session.redo_label:
        walk.session.redo()
    assert walk.session.plan == replace(end)
    library.close()
