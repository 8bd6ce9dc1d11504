"""What the pages offer from the plan's data and the office's directory, taken by keys and undone."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from desktop.plan import edit
from desktop.plan.item import Duty, Money, Prose
from desktop.plan.office import EMPTY, Clause, Directory, RecipientSet, Signer
from desktop.plan.plan import Basis, Office, Recipient, SectionKind, State, blank
from desktop.plan.text import text
from desktop.plan.tree import find
from desktop.session.session import Session
from desktop.ui.directory import current
from desktop.ui.wizard.proposal import PAUSE, offer_ready

KNOWN = Directory(
    office=Office(
        "UBND TỈNH A", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "A", "KH-SKHCN", name="Sở Khoa học và Công nghệ"
    ),
    signers=(
        Signer("1", "Nguyễn Văn A", ("GIÁM ĐỐC",)),
        Signer("2", "Trần Thị B", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ),
    recipients=(
        RecipientSet(
            "s", "Thường dùng", (Recipient("x", "UBND tỉnh", "b/c"), Recipient("y", "Báo A", "p/h")), "VT, VP"
        ),
    ),
    bases=(Basis("b", "Công văn", "1/BKHCN-VP", date(2026, 4, 2), "Bộ Khoa học và Công nghệ", "về việc X"),),
    clauses=(
        Clause("c", "closing", "Quá trình thực hiện có vướng mắc, báo cáo Giám đốc Sở."),
        Clause("p", "purpose", "Bảo đảm thiết thực, tiết kiệm & hiệu quả."),
    ),
)


CITED = "Công văn số 1/BKHCN-VP ngày 02/4/2026 của Bộ Khoa học và Công nghệ về việc X"


@pytest.fixture
def directory():
    """The office's directory while the test runs."""
    current.set_directory(KNOWN)
    yield KNOWN
    current.set_directory(EMPTY)


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def choices(button):
    """What the button's menu offers, while the button is there: words and what they do."""
    assert button.isVisible()
    return dict(button.choices())


# --- recipients ------------------------------------------------------------------------------------


def bare(plan):
    return replace(plan, recipients=())


def test_all_suggested_recipients_come_by_one_key_and_go_by_one(open_page, plan, qtbot):
    page = open_page("recipients", bare(plan))
    assert "6" in page.offers.title.text()
    press(qtbot, page.offers.button)
    assert [line.note for line in page.session.plan.recipients] == ["b/c", "b/c", "", "", "", "t/h"]
    assert not page.offers.isVisible()
    page.session.undo()
    assert page.session.plan == bare(plan)
    qtbot.waitUntil(lambda: len(page.offers.keys()) == 6)


def test_one_suggested_recipient_and_the_cursor_on_the_next(open_page, plan, qtbot):
    page = open_page("recipients", bare(plan))
    first, second, *_rest = page.offers.keys()
    press(qtbot, page.offers.line(first))
    assert [line.name for line in page.session.plan.recipients] == ["Bộ Khoa học và Công nghệ"]
    assert page.offers.line(second).hasFocus()
    assert page.session.plan.proposed == (first,)


def test_an_edited_suggestion_is_the_workers_own(open_page, plan, qtbot, typing):
    page = open_page("recipients", bare(plan))
    press(qtbot, page.offers.button)
    marked = page.session.plan.proposed
    field = page.recipients.inner(f"{marked[0]}/note")
    field.go_to()
    typing(field.edit, "áo")
    assert page.session.plan.proposed == marked[1:]
    assert page.session.plan.recipients[0].note == "b/cáo"


def test_suggestions_follow_the_typing_after_a_pause(open_page, plan, qtbot, typing):
    page = open_page("recipients", bare(plan))
    page.recipients.add()
    typing(page.recipients.focus_control(), "UBND tỉnh")
    assert len(page.offers.keys()) == 6
    qtbot.waitUntil(lambda: len(page.offers.keys()) == 5, timeout=PAUSE * 20)


def test_a_signed_plan_is_offered_nothing(open_page, plan, directory):
    signed = edit.set_state(replace(bare(plan), closing=text("")), State.SIGNED)
    assert not open_page("recipients", signed).offers.isVisible()
    assert not open_page("closing", signed).offer.box.isVisible()
    assert not open_page("signature", signed).signers.isVisible()


def test_a_set_of_the_office_adds_what_is_not_there(open_page, plan, directory):
    plan = replace(plan, archive="VT")
    page = open_page("recipients", plan)
    words, take = next(iter(choices(page.sets).items()))
    assert words == "Thường dùng: UBND tỉnh, Báo A"
    take()
    assert [line.name for line in page.session.plan.recipients[len(plan.recipients) :]] == ["Báo A"]
    assert page.session.plan.archive == "VT, VP"
    page.session.undo()
    assert page.session.plan == plan


# --- closing and opening ---------------------------------------------------------------------------


def test_closing_words_are_offered_taken_and_marked(open_page, plan, qtbot):
    page = open_page("closing", replace(plan, closing=text("")))
    shown = page.offer.preview.text()
    assert shown.startswith("Trên đây là Kế hoạch tổ chức")
    press(qtbot, page.offer.box.button)
    assert page.session.plan.closing.plain == shown
    assert page.offer.mark.isVisible() and not page.offer.box.isVisible()


def test_the_mark_goes_with_the_first_letter_and_nothing_is_rewritten(open_page, plan, qtbot, typing):
    page = open_page("closing", replace(plan, closing=text("")))
    press(qtbot, page.offer.box.button)
    field = page.form.field("closing")
    field.go_to()
    typing(field.edit, " ngay")
    assert not page.offer.mark.isVisible()
    mine = page.session.plan.closing
    page.session.put("title", edit.set_title(page.session.plan, "Tổ chức Tuần lễ mới"))
    qtbot.waitUntil(lambda: "Tuần lễ mới" in page.offer.preview.text())
    assert page.session.plan.closing == mine
    assert "my words" in page.offer.box.button.accessibleName()


def test_untouched_words_are_updated_only_when_asked(open_page, plan, qtbot):
    page = open_page("closing", replace(plan, closing=text("")))
    press(qtbot, page.offer.box.button)
    taken = page.session.plan.closing
    page.session.put("title", edit.set_title(page.session.plan, "Tổ chức Tuần lễ mới"))
    qtbot.waitUntil(lambda: page.offer.box.isVisible())
    assert page.session.plan.closing == taken
    press(qtbot, page.offer.box.button)
    assert "Tuần lễ mới" in page.session.plan.closing.plain
    assert page.offer.mark.isVisible()


def test_the_offices_closing_words_follow_those_that_stand_there(open_page, plan, directory):
    page = open_page("closing", plan)
    next(iter(choices(page.clauses).values()))()
    assert page.session.plan.closing.plain.endswith(
        "Kế hoạch này Quá trình thực hiện có vướng mắc, báo cáo Giám đốc Sở."
    )


def test_the_opening_goes_on_as_suggested(open_page, plan, qtbot):
    page = open_page("opening", edit.set_opening(plan, replace(plan.opening, conclusion=text(""))))
    press(qtbot, page.offer.box.button)
    assert page.session.plan.opening.conclusion.plain.endswith("cụ thể như sau:")
    assert page.session.plan.proposed == ("conclusion",)


def test_a_document_of_the_directory_is_cited_once(open_page, plan, directory):
    page = open_page("opening", plan)
    choices(page.picker)[CITED]()
    assert page.session.plan.opening.bases[-1].number == "1/BKHCN-VP"
    assert page.session.plan.opening.bases[-1].id != "b"
    assert not page.picker.isVisible()


# --- signature and office --------------------------------------------------------------------------


def test_one_key_chooses_the_signer(open_page, plan, directory, qtbot):
    page = open_page("signature", plan)
    press(qtbot, page.signers.rows[0])
    signature = page.session.plan.signature
    assert (signature.name, signature.authority) == ("Nguyễn Văn A", ("GIÁM ĐỐC",))
    page.session.undo()
    assert page.session.plan == plan


def test_the_office_comes_from_the_directory(open_page, plan, directory, qtbot):
    page = open_page("office", plan)
    press(qtbot, page.from_directory)
    assert page.session.plan.office == KNOWN.office
    assert not page.from_directory.isVisible()


def test_without_a_directory_nothing_of_it_is_shown(open_page, plan):
    assert not open_page("office", plan).from_directory.isVisible()
    assert not open_page("signature", plan).signers.isVisible()
    assert not open_page("recipients", plan).sets.isVisible()


# --- the menu of "Add" -----------------------------------------------------------------------------


def offered(qtbot, plan, owner_id):
    """Session, menus by title, and where the cursor is sent."""
    session, menu, gone = Session(plan), QMenu(), []
    qtbot.addWidget(menu)
    offer_ready(menu, session, owner_id, owner_id, gone.append)
    session.menu = menu
    return session, {sub.title(): sub.actions() for sub in menu.findChildren(QMenu)}, gone


def section(plan, kind):
    return next(section for section in plan.sections if section.kind is kind)


def test_a_sentence_of_the_office_is_added(qtbot, plan, directory):
    purpose = section(plan, SectionKind.PURPOSE)
    session, menus, gone = offered(qtbot, plan, purpose.id)
    menus["Sentences of the office"][0].trigger()
    added = find(session.plan, gone[0])
    assert added.content == Prose(text("Bảo đảm thiết thực, tiết kiệm & hiệu quả."))
    assert added.mark is purpose.items[-1].mark


def test_duties_of_units_not_named_yet_are_added_and_marked(qtbot, plan):
    last = section(plan, SectionKind.ORGANISATION)
    session, menus, gone = offered(qtbot, plan, last.id)
    actions = menus["Suggested from the plan's data"]
    assert len(actions) == 3
    actions[0].trigger()
    assert [type(item.content) for item in section(session.plan, last.kind).items] == [Duty] * 4
    assert len(session.plan.proposed) == 2 and gone == [session.plan.proposed[0]]
    session.undo()
    assert session.plan == plan


def test_the_cost_is_worded_from_the_year(qtbot):
    plan = blank(2027)
    cost = section(plan, SectionKind.COST)
    session, menus, gone = offered(qtbot, plan, cost.id)
    menus["Suggested from the plan's data"][0].trigger()
    added = find(session.plan, gone[0])
    assert isinstance(added.content, Money) and "năm 2027" in added.content.source.plain


def test_late_suggestions_are_updated_from_the_menu(qtbot, plan):
    last = section(plan, SectionKind.ORGANISATION)
    session, menus, _gone = offered(qtbot, plan, last.id)
    menus["Suggested from the plan's data"][0].trigger()
    moved = edit.move_section(session.plan, session.plan.sections[0].id, 3)
    session, menus, gone = offered(qtbot, moved, last.id)
    menus["Suggested from the plan's data"][-1].trigger()
    assert "Mục II Kế hoạch" in find(session.plan, gone[0]).content.text.plain


def test_nothing_is_offered_where_nothing_is_ready(qtbot, plan):
    assert offered(qtbot, plan, section(plan, SectionKind.THEMES).id)[1] == {}
