"""The table of activities, by keys and paste, as a worker fills it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication

from desktop.plan import roles
from desktop.plan.edit import add_item, set_state
from desktop.plan.item import Activity, Item, Paper, Prose, RoleKind, Timing, Venue
from desktop.plan.plan import State, blank
from desktop.plan.text import text
from desktop.plan.tree import find, parent_of
from desktop.readers import sample
from desktop.ui.wizard.activities.rows import CONTENT, COORDINATE, LEAD, STATE, TIME

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
EXCEL = (
    "STT\tNội dung\tĐơn vị chủ trì\tPhối hợp\tThời gian\tKinh phí (triệu đồng)\n"
    "1\tHọp báo\tPhòng A; Phòng B và C\tCác phòng, đơn vị\ttrước 10/5\t12,5\n"
    "2\tTập huấn\t\t\tkhi trời đẹp\t\n"
)


@pytest.fixture
def page(open_page):
    return open_page("activities")


@pytest.fixture
def copied():
    """copied(words): the clipboard holds them; it is empty again afterwards."""
    board = QApplication.clipboard()

    def hold(words):
        data = QMimeData()
        data.setText(words)
        board.setMimeData(data)

    yield hold
    board.clear()


def settle():
    for _turn in range(12):
        QApplication.processEvents()


def column(page, which):
    return [page.table.rows.words(at, which) for at in range(page.table.rows.rowCount())]


def press(qtbot, page, key, modifier=NONE):
    page.table.setFocus()
    qtbot.keyClick(page.table, key, modifier)


def chosen(page):
    return find(page.session.plan, page.table.chosen_id())


def test_every_activity_is_a_row_in_reading_order(page):
    assert column(page, 0) == ["III.1", "III.2", "III.3", "III.4", "III.5"]
    assert column(page, CONTENT)[4].startswith("Tọa đàm kỷ niệm")
    assert column(page, LEAD)[4] == "Phòng Quản lý Khoa học; Phòng Hành chính - Tổng hợp"
    assert column(page, TIME)[4] == "Chiều ngày 17/5/2024 (Thứ 6)"
    assert set(column(page, STATE)) == {""}
    assert page.table.isColumnHidden(STATE)


def test_what_is_missing_is_said_in_the_row(page, qtbot):
    press(qtbot, page, Qt.Key.Key_Insert)
    assert column(page, STATE)[1] == "missing: content, lead unit, time"
    assert not page.table.isColumnHidden(STATE)


def test_an_activity_is_filled_by_keys_alone(page, qtbot, typing):
    press(qtbot, page, Qt.Key.Key_Insert)
    settle()
    for words in ("Hội thảo\t", "Phòng A\nPhòng B và C\t", "Sở, ngành\t", "trước 10/5"):
        typing(page.window().focusWidget(), words)
    item = chosen(page)
    assert item.content.title.plain == "Hội thảo"
    assert [unit.name for unit in roles.units(item, RoleKind.LEAD)] == ["Phòng A", "Phòng B và C"]
    assert [unit.name for unit in roles.units(item, RoleKind.COORDINATE)] == ["Sở, ngành"]
    assert roles.lines(item, Timing)[0].content.text == text("trước 10/5")
    qtbot.waitUntil(lambda: column(page, TIME)[1] == "trước 10/5")
    assert column(page, STATE)[1] == ""


def test_a_word_typed_in_vain_is_kept_and_explained(page, qtbot, typing):
    press(qtbot, page, Qt.Key.Key_Insert)
    line = page.panel.form.field("times").value()[0].id
    field = page.panel.field(f"times/{line}/text")
    typing(field.edit, "31/02")
    qtbot.waitUntil(lambda: "31/2" in field.echo)
    assert field.echo == "There is no 31/2: that month has 29 days. Your words are kept as they are."
    assert roles.lines(chosen(page), Timing)[0].content.text.plain == "31/02"


def test_a_place_that_was_not_there_is_filled_and_emptied_again(page, qtbot, typing):
    before = page.session.plan
    page.table.go_to_row(0)
    page._show_chosen()
    (waiting,) = page.panel.form.field("places").value()
    spot = page.panel.field(f"places/{waiting.id}/place")
    typing(spot.edit, "Hội trường")
    line = roles.lines(chosen(page), Venue)[0]
    assert (line.content.place, line.content.label) == ("Hội trường", "Địa điểm")
    for _letter in "Hội trường":
        qtbot.keyClick(spot.edit, Qt.Key.Key_Backspace)
    assert roles.lines(chosen(page), Venue)
    page.table.setFocus()
    qtbot.waitUntil(lambda: page.session.plan == before)


def test_a_seldom_role_is_asked_for(page, typing):
    page.table.go_to_row(0)
    page._show_chosen()
    field = page.panel.form.field("leader")
    assert field.isHidden()
    page.panel._openers["leader"].click()
    typing(field.edit, "Phó Giám đốc")
    assert [unit.name for unit in roles.units(chosen(page), RoleKind.LEADER)] == ["Phó Giám đốc"]
    assert not field.isHidden()


def test_a_paper_has_a_deadline_of_its_own(page, qtbot, typing):
    page.table.go_to_row(4)
    page._show_chosen()
    page.panel._openers["papers"].click()
    line = page.panel.form.field("papers").value()[-1].id
    typing(page.panel.field(f"papers/{line}/unit").edit, "Văn phòng Sở")
    typing(page.panel.field(f"papers/{line}/due").edit, "trước 15/5")
    paper = next(it for it in roles.lines(chosen(page), Paper) if it.id == line)
    assert paper.content.unit.name == "Văn phòng Sở"
    assert roles.due(paper).plain == "trước 15/5"
    assert page.panel.path_of(paper.children[0].id) == f"papers/{line}/due"


def test_an_empty_paper_waits_while_the_cursor_is_in_it(page, qtbot):
    page.table.go_to_row(4)
    page._show_chosen()
    before = len(roles.lines(chosen(page), Paper))
    page.panel._openers["papers"].click()
    QApplication.processEvents()
    assert len(roles.lines(chosen(page), Paper)) == before + 1
    page.table.setFocus()
    qtbot.waitUntil(lambda: len(roles.lines(chosen(page), Paper)) == before)


def test_cost_in_digits_and_words_and_the_total(page, qtbot, typing):
    page.table.go_to_row(0)
    page._show_chosen()
    (waiting,) = page.panel.form.field("cost").value()
    field = page.panel.field(f"cost/{waiting.id}/amount")
    typing(field.edit, "125 triệu")
    assert field.echo == "125.000.000 đồng (Một trăm hai mươi lăm triệu đồng)"
    total = "Total cost: 125.000.000 đồng (Một trăm hai mươi lăm triệu đồng)"
    qtbot.waitUntil(lambda: page._total.text() == total)


def test_alt_arrows_move_and_ctrl_d_copies(page, qtbot):
    before = column(page, CONTENT)
    page.table.go_to_row(0)
    press(qtbot, page, Qt.Key.Key_Down, ALT)
    assert column(page, CONTENT)[:2] == [before[1], before[0]]
    assert page.table.currentIndex().row() == 1
    press(qtbot, page, Qt.Key.Key_Up, ALT)
    assert column(page, CONTENT) == before
    press(qtbot, page, Qt.Key.Key_D, CTRL)
    assert column(page, CONTENT) == [before[0], *before]
    assert page.table.currentIndex().row() == 1


def test_delete_takes_all_selected_rows_and_is_undone(page, qtbot):
    before = page.session.plan
    page.table.go_to_row(1)
    press(qtbot, page, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, page, Qt.Key.Key_Delete)
    assert column(page, 0) == ["III.1", "III.2", "III.3"]
    assert page.table.currentIndex().row() == 1
    assert page._gone.isVisible()
    page._gone.button.click()
    assert page.session.plan == before
    assert page.session.undo_label == ""


def test_rows_from_excel_are_shown_first_and_added_with_enter(page, qtbot, copied):
    copied(EXCEL)
    page.table.go_to_row(0)
    before = page.session.plan
    press(qtbot, page, Qt.Key.Key_V, CTRL)
    assert page.session.plan == before and page.preview.isVisible() and not page.table.isVisible()
    shown = page.preview.table.rows
    assert [shown.words(at, CONTENT) for at in range(2)] == ["Họp báo", "Tập huấn"]
    assert page.preview._doubts.text() == "1 time is not understood; its words are kept as they are."
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
    assert column(page, CONTENT)[1:3] == ["Họp báo", "Tập huấn"]
    assert column(page, LEAD)[1] == "Phòng A; Phòng B và C"
    assert column(page, COORDINATE)[1] == "Các phòng, đơn vị"
    assert column(page, STATE)[2] == "missing: lead unit"
    assert page.session.undo_label == "Paste 2 activities"
    page.session.undo()
    assert page.session.plan == before


def test_esc_adds_nothing(page, qtbot, copied):
    copied(EXCEL)
    before = page.session.plan
    press(qtbot, page, Qt.Key.Key_V, CTRL)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Escape)
    assert not page.preview.isVisible()
    assert page.session.plan == before
    assert page.table.hasFocus()


def test_adding_puts_the_rows_of_a_paste_aside(page, qtbot, copied):
    copied(EXCEL)
    press(qtbot, page, Qt.Key.Key_V, CTRL)
    page.act("add")
    assert page.table.isVisible() and not page.preview.isVisible()
    assert page.panel.form.field("title").edit.hasFocus()


def test_nothing_to_paste_is_said(page, qtbot, copied):
    copied("  \n")
    press(qtbot, page, Qt.Key.Key_V, CTRL)
    assert page._notice.text().startswith("There are no rows to paste")


def test_copied_rows_can_be_pasted(page, qtbot, copied):
    page.table.go_to_row(4)
    press(qtbot, page, Qt.Key.Key_C, CTRL)
    words = QApplication.clipboard().text()
    copied(words)
    press(qtbot, page, Qt.Key.Key_V, CTRL)
    page.preview.accept()
    assert column(page, CONTENT)[4] == column(page, CONTENT)[5]
    assert column(page, TIME)[4] == column(page, TIME)[5]


def test_an_empty_plan_begins_here(open_page, qtbot, typing):
    page = open_page("activities", blank(2026))
    assert page.table.rows.rowCount() == 0 and not page._side.isVisible()
    press(qtbot, page, Qt.Key.Key_Insert)
    typing(page.window().focusWidget(), "Mít tinh")
    assert page.session.plan.sections[2].items[0].content.title.plain == "Mít tinh"
    page.session.undo()
    page.session.undo()
    assert page.table.rows.rowCount() == 0


def test_records_and_places_are_found_again(page, typing):
    item = page.session.plan.sections[2].items[3]
    line = roles.lines(item, Timing)[0]
    page.go_to(line.id)
    assert page.table.chosen_id() == item.id
    assert page.panel.field(f"times/{line.id}/text").edit.hasFocus()
    page.go_to(f"{item.id}/lead", 3)
    assert page.place() == (f"{item.id}/lead", 3)
    page.go_to("gone")
    assert page.table.hasFocus()


def test_enter_goes_to_the_fields_and_esc_back(page, qtbot):
    page.table.go_to_row(2)
    press(qtbot, page, Qt.Key.Key_Return)
    title = page.panel.form.field("title").edit
    assert title.hasFocus()
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    assert page.table.hasFocus()


def test_a_duty_among_the_activities_has_its_own_form(open_page):
    page = open_page("activities", sample.read("thanh-hoa-2024"))
    at = column(page, 0).index("II.1.5")
    page.table.go_to_row(at)
    page._show_chosen()
    assert page._duty and page._duty.record.field("units")
    assert not page.panel.isVisible()
    page.table.go_to_row(0)
    page._show_chosen()
    assert page._duty is None and page.panel.isVisible()


def test_a_signed_plan_is_read_only(open_page, qtbot):
    page = open_page("activities", set_state(sample.read("kon-tum-2024"), State.SIGNED))
    before = page.session.plan
    for key, modifier in ((Qt.Key.Key_Insert, NONE), (Qt.Key.Key_Delete, NONE), (Qt.Key.Key_Down, ALT)):
        press(qtbot, page, key, modifier)
    assert page.session.plan == before
    assert page._notice.text() == "This plan is signed and can only be read."
    page._show_chosen()
    assert page.panel.form.field("title").edit.isReadOnly()


def test_words_typed_in_vain_come_back_with_their_activity(page, typing):
    page.table.go_to_row(0)
    page._show_chosen()
    people = page.panel.form.field("people").value()[0].id
    typing(page.panel.field(f"people/{people}/text").edit, "Các sở")
    typing(page.panel.field(f"people/{people}/count").edit, "vài chục")
    page.table.go_to_row(1)
    page._show_chosen()
    page.table.go_to_row(0)
    page._show_chosen()
    assert page.panel.field(f"people/{people}/count").edit.text() == "vài chục"


def test_other_lines_are_left_to_their_part(page):
    found = next(
        item.id
        for item in page.session.plan.sections[2].items
        if any(isinstance(line.content, Prose) for line in item.children)
    )
    wanted = []
    page.record_wanted.connect(wanted.append)
    page.go_to(found)
    assert "more line" in page.panel._more.text()
    page.panel._more.click()
    assert wanted == [found]


def test_an_inner_activity_stays_with_the_one_above_it(open_page):
    plan = blank(2026)
    inner = Item(id="i", content=Activity(text("trong")))
    outer = Item(id="o", content=Activity(text("ngoài")), children=(inner,))
    section = plan.sections[2]
    page = open_page("activities", add_item(plan, section.id, 0, outer))
    page.table.choose("o")
    page.act("duplicate")
    assert column(page, CONTENT) == ["ngoài", "trong", "ngoài", "trong"]
    assert page.table.currentIndex().row() == 2
    page.table.choose("i")
    page.act("add")
    assert parent_of(page.session.plan, page.table.chosen_id()).id == "o"


def test_rows_waiting_to_be_added_are_not_added_once_the_plan_is_signed(page, qtbot, copied):
    copied("Họp báo\tPhòng A")
    press(qtbot, page, Qt.Key.Key_V, CTRL)
    assert page._side.currentWidget() is page.preview
    page.session.edit("x", set_state, State.SIGNED)
    signed = page.session.plan
    page.preview.accept()  # raises PlanFrozen today: the error window comes up
    assert page.session.plan == signed
