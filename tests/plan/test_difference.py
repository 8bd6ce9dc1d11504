"""Every edit is told as what it is: added, removed, changed or moved; and nothing else is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.plan import edit
from desktop.plan.difference import Difference, Kind, Piece, differences, pieces
from desktop.plan.item import Activity, Heading, Item, Mark, Prose, Role, RoleKind, Timing, Unit
from desktop.plan.plan import (
    Basis,
    Event,
    Issue,
    Opening,
    PageSetup,
    Pick,
    Plan,
    Recipient,
    SectionKind,
    Signature,
    State,
    Trace,
    Waiver,
)
from desktop.plan.stamps import Stamps
from desktop.plan.text import Run, Text, text
from desktop.plan.tree import all_items
from desktop.readers import sample

SAMPLES = {name: sample.read(name) for name in sample.NAMES}
NEW = Item(id="new", content=Prose(text("Câu mới.")), mark=Mark.DASH)
WAIVER = Waiver("lead_missing", "i2", (), "Sở tự làm")
TRACE = Trace("year", "2023", "title")
VERBS = {
    "title": lambda p: edit.set_title(p, "Tên khác"),
    "break in the title": lambda p: edit.set_title(p, "Tổ chức Ngày\nKH&CN"),
    "office": lambda p: edit.set_office(p, replace(p.office, collective=True)),
    "issue": lambda p: edit.set_issue(p, Issue("6", 7, 5, 2024)),
    "event": lambda p: edit.set_event(p, Event("Ngày khác", p.event.day)),
    "opening": lambda p: edit.set_opening(p, Opening(p.opening.bases, p.opening.conclusion, True)),
    "bold opening": lambda p: edit.set_opening(
        p, replace(p.opening, conclusion=Text((Run(p.opening.conclusion.plain, bold=True),)))
    ),
    "bases": lambda p: edit.set_bases(p, (*p.opening.bases, Basis("b2"))),
    "closing": lambda p: edit.set_closing(p, text("Hết")),
    "recipients": lambda p: edit.set_recipients(p, (Recipient("r1", "UBND tỉnh", "t/h", 2),)),
    "archive": lambda p: edit.set_archive(p, "VT"),
    "signature": lambda p: edit.set_signature(p, Signature(("GIÁM ĐỐC",), "Nguyễn Văn An")),
    "page": lambda p: edit.set_page(p, PageSetup(body=13)),
    "stamps": lambda p: edit.set_stamps(p, Stamps(urgency="KHẨN")),
    "waive": lambda p: edit.waive(p, WAIVER),
    "proposed": lambda p: edit.set_proposed(p, ("closing",)),
    "state": lambda p: edit.set_state(p, State.SUBMITTED),
    "new section": lambda p: edit.add_section(p, 0, "KINH PHÍ"),
    "section's title": lambda p: edit.set_section(p, "s1", "KHÁC", SectionKind.CONTENT),
    "section's kind": lambda p: edit.set_section(p, "s1", "NỘI DUNG", SectionKind.COST),
    "section done": lambda p: edit.set_section_done(p, "s1", False),
    "section gone": lambda p: edit.remove_section(p, "s1"),
    "new annex": lambda p: edit.add_annex(p, ""),
    "annex's title": lambda p: edit.set_annex_title(p, "a1", "Lịch"),
    "annex gone": lambda p: edit.remove_annex(p, "a1"),
    "new item": lambda p: edit.add_item(p, "top", 3, NEW),
    "content": lambda p: edit.set_content(p, "i0", Prose(text("Khác."))),
    "another kind of record": lambda p: edit.set_content(p, "i1", Prose(Text((Run("Mục đích", bold=True),)))),
    "mark": lambda p: edit.set_mark(p, "i0", Mark.PLUS),
    "bold mark": lambda p: edit.set_mark(p, "i0", Mark.DASH, True),
    "when": lambda p: edit.set_when(p, "i5", "Tháng 5"),
    "item gone": lambda p: edit.remove_item(p, "i3"),
    "item moved": lambda p: edit.move_item(p, "i3", 2),
    "item indented": lambda p: edit.indent_item(p, "i3"),
    "item outdented": lambda p: edit.outdent_item(p, "i3"),
    "day chosen": lambda p: edit.set_pick(p, "i5", 0, Pick("i5", 0, date(2026, 5, 18), "sáng")),
    "item doubled": lambda p: edit.duplicate_item(p, "top"),
}  # fmt: skip


@pytest.mark.parametrize("change", VERBS.values(), ids=VERBS.keys())
def test_every_edit_is_seen_both_ways(full_plan: Plan, change) -> None:
    changed = change(full_plan)
    assert differences(full_plan, changed) and differences(changed, full_plan)
    assert differences(changed, changed) == ()


def test_every_verb_is_tried() -> None:
    tried = {name for change in VERBS.values() for name in change.__code__.co_names}
    others = {"unwaive", "keep_trace", "move_section"}  # on a plan that has them: below
    verbs = {name for name, verb in vars(edit).items() if hasattr(verb, "__wrapped__")} | {"set_state"}
    assert verbs <= tried | others


def test_waivers_and_traces(full_plan: Plan) -> None:
    waived = replace(full_plan, waivers=(WAIVER,), traces=(TRACE,))
    (gone,) = differences(waived, edit.unwaive(waived, WAIVER))
    assert (gone.code, gone.kind, gone.before) == ("waiver", Kind.REMOVED, "Sở tự làm")
    (kept,) = differences(waived, edit.keep_trace(waived, TRACE))
    assert (kept.code, kept.name) == ("trace", "2023")


def test_moved_sections_are_moved_not_new() -> None:
    plan = SAMPLES["kon-tum-2024"]
    first = plan.sections[0]
    (told,) = differences(plan, edit.move_section(plan, first.id, 2))
    assert (told.place, told.code, told.kind) == (first.id, "section", Kind.MOVED)


def test_a_moved_item_tells_where_it_stood(full_plan: Plan) -> None:
    (told,) = differences(full_plan, edit.move_item(full_plan, "i1", 4))
    assert (told.place, told.kind, told.name) == ("i1", Kind.MOVED, "Mục đích")
    assert (told.before, told.after) == ("1. Chung (2)", "1. Chung (6)")


def test_an_indented_item_is_only_moved(full_plan: Plan) -> None:
    (told,) = differences(full_plan, edit.indent_item(full_plan, "i1"))
    assert told.kind is Kind.MOVED and told.after.endswith("Treo từ 15/5 đến 19/5 tại Sở [Ghi chú 1.] (1)")


def test_a_section_that_is_gone_is_one_difference_with_all_its_words(full_plan: Plan) -> None:
    (told,) = differences(full_plan, edit.remove_section(full_plan, "s1"))
    assert told.kind is Kind.REMOVED
    assert told.before.splitlines()[:3] == ["NỘI DUNG", "Chung", "Treo từ 15/5 đến 19/5 tại Sở [Ghi chú 1.]"]


def test_words_of_a_record_before_and_after(full_plan: Plan) -> None:
    changed = edit.set_content(full_plan, "i6", replace(VENUE, place="Hội trường tầng 3"))
    assert differences(full_plan, changed) == (
        Difference(
            "i6",
            "venue",
            Kind.CHANGED,
            "Địa điểm: dự kiến Hội trường tầng 2.",
            "Địa điểm: dự kiến Hội trường tầng 3.",
        ),
    )


VENUE = next(i.content for p in SAMPLES.values() for i in all_items(p) if type(i.content).__name__ == "Venue")
VENUE = replace(VENUE, label="Địa điểm", tentative=True)


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        (Activity(text("A")), Activity(text("B"), product="Báo cáo"), ["activity", "product"]),
        (Activity(text("A")), Activity(text("A"), heading=True), ["activity"]),
        (Role(units=(Unit("A"),)), Role(RoleKind.PERFORM, (Unit("A"),)), ["role"]),
        (Role(units=(Unit("A"),)), Role(units=(Unit("A", "id"),)), ["role"]),
        (Timing(text("5/5")), Timing(Text((Run("5/5", time=True),))), ["timing"]),
        (Heading("A"), Heading("A"), []),
    ],
)
def test_what_no_word_tells_is_told_too(full_plan: Plan, before, after, codes: list[str]) -> None:
    plan = edit.set_content(full_plan, "i0", before)
    found = differences(plan, edit.set_content(plan, "i0", after))
    assert [told.code for told in found] == codes


@settings(max_examples=120)
@given(data=st.data())
def test_a_chain_of_edits_is_seen_exactly_when_something_changed(data) -> None:
    start = plan = data.draw(st.sampled_from(list(SAMPLES.values())))
    for _ in range(data.draw(st.integers(1, 4))):
        items = [item.id for item in all_items(plan)]
        verb = data.draw(
            st.sampled_from([edit.indent_item, edit.outdent_item, edit.remove_item, move, retitle])
        )
        plan = verb(plan, data.draw(st.sampled_from(items)))
    found = differences(start, plan)
    assert bool(found) == (plan != start)
    twice = [told for told in found if told.kind not in (Kind.ADDED, Kind.REMOVED)]  # equal lines may go
    assert len(set(twice)) == len(twice)
    alive = {item.id for item in all_items(plan)} | {section.id for section in plan.sections}
    assert {told.place for told in found} <= alive


def move(plan: Plan, item_id: str) -> Plan:
    return edit.move_item(plan, item_id, -2)


def retitle(plan: Plan, item_id: str) -> Plan:
    return edit.set_content(plan, item_id, Heading("Tên mới"))


def test_from_one_sample_to_another_is_told_whole() -> None:
    first, second = SAMPLES["kon-tum-2024"], SAMPLES["thanh-hoa-2024"]
    kinds = {told.kind for told in differences(first, second)}
    assert {Kind.ADDED, Kind.REMOVED, Kind.CHANGED} <= kinds


# --- words beside words ------------------------------------------------------------------------------


def test_changed_words_are_marked_word_by_word() -> None:
    assert pieces("Họp ngày 10/5/2024 tại Sở.", "Họp ngày 12/5/2024 tại Sở.") == (
        Piece("Họp ngày "),
        Piece("10/5/2024 ", Kind.REMOVED),
        Piece("12/5/2024 ", Kind.ADDED),
        Piece("tại Sở."),
    )


@settings(max_examples=200)
@given(before=st.text("ab .,\n/Đ", max_size=40), after=st.text("ab .,\n/Đ", max_size=40))
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    def joined(without: Kind) -> str:
        return "".join(piece.words for piece in pieces(before, after) if piece.kind is not without)

    assert joined(Kind.REMOVED) == after
    assert joined(Kind.ADDED).replace(" ", "") == before.replace(" ", "")


def test_a_very_long_text_is_compared_quickly() -> None:
    long = " ".join(f"việc {n} của Phòng" for n in range(3000))
    assert [piece.kind for piece in pieces(long, long + " x")] == [Kind.REMOVED, Kind.ADDED]
