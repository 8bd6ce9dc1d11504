"""A section: the outline by keys, the form of what is chosen, and what is added."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QSplitter

from desktop.plan.item import Activity, Prose, Timing
from desktop.plan.tree import find
from desktop.ui.wizard.outline_desk import home_of

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(open_page, plan):
    return open_page(f"section:{plan.sections[2].id}")


def items(page):
    return page.session.plan.sections[2].items


def titles(page):
    return [item.content.title.plain[:12] for item in items(page)]


def press(qtbot, page, key, modifier=NONE):
    page.desk.tree.setFocus()
    qtbot.keyClick(page.desk.tree, key, modifier)


def test_the_outline_shows_computed_marks(page):
    rows = [row.text(0) for row in page.desk.tree._rows()]
    assert rows[0] == "III. NỘI DUNG CÁC HOẠT ĐỘNG"
    assert [row[:2] for row in rows if row[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5."]
    assert page.title() == rows[0]


def test_alt_arrows_move_the_chosen_activity(page, qtbot):
    before = titles(page)
    page.desk.tree.choose(items(page)[0].id)
    press(qtbot, page, Qt.Key.Key_Down, ALT_SHIFT)
    assert titles(page)[:2] == [before[1], before[0]]
    press(qtbot, page, Qt.Key.Key_Up, ALT_SHIFT)
    assert titles(page) == before


def test_alt_right_and_left_change_the_level(page, qtbot):
    second = items(page)[1].id
    page.desk.tree.choose(second)
    press(qtbot, page, Qt.Key.Key_Right, ALT_SHIFT)
    assert items(page)[0].children[-1].id == second
    assert page.desk.tree.chosen_id() == second
    press(qtbot, page, Qt.Key.Key_Left, ALT_SHIFT)
    assert items(page)[1].id == second


def test_delete_and_undo(page, qtbot):
    before = page.session.plan
    page.desk.tree.choose(items(page)[1].id)
    press(qtbot, page, Qt.Key.Key_Delete)
    assert len(items(page)) == 4
    assert page.desk.tree.chosen_id() == items(page)[1].id
    press(qtbot, page, Qt.Key.Key_Z, CTRL)
    assert page.session.plan == before


def test_duplicate(page, qtbot):
    page.desk.tree.choose(items(page)[0].id)
    press(qtbot, page, Qt.Key.Key_D, CTRL)
    assert titles(page)[0] == titles(page)[1]


def test_enter_goes_to_the_form(page, qtbot):
    page.desk.tree.choose(items(page)[2].id)
    press(qtbot, page, Qt.Key.Key_Return)
    assert page.desk.editor.record.field("title").edit.hasFocus()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_insert_offers_an_activity_first(page, qtbot):
    press(qtbot, page, Qt.Key.Key_Insert)
    menu = page.desk.findChild(QMenu)
    assert menu.actions()[0].text() == "Activity"
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


def test_a_new_activity_is_filled_on_one_form(page, typing):
    page.desk.add("activity")
    new = items(page)[1]
    typing(page.window().focusWidget(), "Hội thảo")
    lead, _coordinate, time = page.desk.editor.lines._rows.values()
    typing(lead.form.field("units").edit, "Phòng A\nPhòng B và C")
    typing(time.form.field("text").edit, "Tháng 5/2026")
    made = find(page.session.plan, new.id)
    assert made.content.title.plain == "Hội thảo"
    assert [unit.name for unit in made.children[0].content.units] == ["Phòng A", "Phòng B và C"]
    assert made.children[2].content.text.plain == "Tháng 5/2026"


def test_a_line_is_added_to_the_activity_with_the_cursor_in_it(page, typing):
    page.desk.tree.choose(items(page)[0].id)
    page.desk.editor.lines.add("place")
    typing(page.window().focusWidget(), "Hội trường")
    assert items(page)[0].children[-1].content.place == "Hội trường"


def test_lines_are_moved_copied_and_deleted_on_the_form(page, qtbot):
    page.desk.tree.choose(items(page)[0].id)
    lines = page.desk.editor.lines
    first, second = (item.id for item in items(page)[0].children[:2])
    lines.act(first, "down")
    assert [item.id for item in items(page)[0].children[:2]] == [second, first]
    lines.act(first, "duplicate")
    assert len(items(page)[0].children) == 4
    lines.act(first, "delete")
    assert first not in [item.id for item in items(page)[0].children]


def test_a_line_opens_its_own_form(page):
    line = items(page)[0].children[0]
    page.desk.tree.choose(items(page)[0].id)
    page.desk.editor.lines.act(line.id, "open")
    assert page.desk.editor.item_id == line.id
    assert page.desk.editor.record.field("joiner")


def test_a_record_of_the_preview_is_found_on_its_activitys_form(page):
    line = next(item for item in items(page)[1].children if isinstance(item.content, Timing))
    page.go_to(line.id)
    assert page.desk.editor.item_id == items(page)[1].id
    assert page.place()[0] == f"{line.id}/text"
    assert home_of(page.session.plan, line.id) == items(page)[1].id


def test_the_title_and_kind_are_the_sections_own_row(page, typing):
    page.go_to("title")
    typing(page.form.field("title").edit, " KH&CN")
    assert page.session.plan.sections[2].title.endswith("KH&CN")
    assert page.title().endswith("KH&CN")


def test_a_part_can_be_called_done(page):
    page.form.field("done").box.click()
    assert not page.session.plan.sections[2].done
    page.session.undo()
    assert page.form.field("done").value()


def test_a_removed_section_leaves_the_page_harmless(page):
    from dataclasses import replace

    page.session.put("Remove", replace(page.session.plan, sections=()))
    assert not page.isEnabled()


@pytest.mark.parametrize(
    ("width", "way"), [(700, Qt.Orientation.Vertical), (1300, Qt.Orientation.Horizontal)]
)
def test_the_form_stands_beside_the_outline_where_there_is_room(page, width, way):
    page.window().resize(width, 700)
    assert page.desk.findChild(QSplitter).orientation() == way


def test_an_edit_elsewhere_is_shown(page, plan):
    from desktop.plan import edit
    from desktop.plan.text import text

    first = items(page)[0].id
    page.desk.tree.choose(first)
    page.session.edit("Other", edit.set_content, first, Activity(text("Mới")))
    assert page.desk.editor.record.field("title").value() == text("Mới")
    assert any("1. Mới" in row.text(0) for row in page.desk.tree._rows())


def test_adding_to_an_empty_section(open_page):
    from desktop.plan.plan import blank

    plan = blank(2026)
    page = open_page(f"section:{plan.sections[3].id}", plan)
    page.desk.add("prose")
    assert isinstance(page.session.plan.sections[3].items[0].content, Prose)


def test_enter_in_a_sentence_begins_the_next(open_page, plan, typing):
    page = open_page(f"section:{plan.sections[0].id}")
    page.desk.open(plan.sections[0].items[0].id)
    typing(page.window().focusWidget(), "\n")
    typing(page.window().focusWidget(), "Câu mới")
    made = page.session.plan.sections[0].items[1]
    assert (made.content.text.plain, made.mark) == ("Câu mới", plan.sections[0].items[0].mark)


def test_enter_in_a_sentence_of_an_activity_begins_the_next(page, typing):
    sentence = next(item for item in items(page)[4].children if isinstance(item.content, Prose))
    page.desk.tree.choose(items(page)[4].id)
    page.desk.editor.lines.go_to(sentence.id)
    typing(page.window().focusWidget(), "\n")
    typing(page.window().focusWidget(), "Mới")
    at = [item.id for item in items(page)[4].children].index(sentence.id)
    assert items(page)[4].children[at + 1].content.text.plain == "Mới"


def test_what_was_deleted_can_be_taken_back_from_the_bar(page, qtbot):
    from desktop.ui.wizard.undo_bar import UndoBar

    before = page.session.plan
    page.desk.tree.choose(items(page)[0].id)
    press(qtbot, page, Qt.Key.Key_Delete)
    bar = page.findChild(UndoBar)
    assert bar.isVisible() and bar._words.text() == "Deleted: Activity"
    bar.button.click()
    assert page.session.plan == before
    assert not bar.isVisible()
