"""What holds for every page: typing edits the plan, undo restores, names are spoken, Tab follows the eye."""

import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QScrollArea, QTextEdit, QWidget

from desktop.plan import edit
from desktop.plan.item import Item, Mark, Table
from desktop.plan.plan import State, blank
from desktop.readers import sample
from desktop.ui import wizard

FIXED = ("office", "title", "opening", "closing", "recipients", "signature", "stamps")
WORDS = "KH&CN <b> được"


def keys_of(plan):
    return [*FIXED, *(f"section:{s.id}" for s in plan.sections), *(f"annex:{a.id}" for a in plan.annexes)]


def with_annex(plan):
    plan = edit.add_annex(plan, "DANH MỤC", "annex")
    return edit.add_item(plan, "annex", 0, Item(id="table", content=Table(("STT", "Việc"), (("1", "a"),))))


def rich_plans():
    return [with_annex(sample.read(name)) for name in ("kon-tum-2024", "thanh-hoa-2024", "quang-ngoc-2026")]


def texts(page):
    """Where words can be typed, in the page's order."""
    found = [
        w for w in page.findChildren(QWidget) if isinstance(w, QLineEdit | QTextEdit) and w.isVisibleTo(page)
    ]
    return [w for w in found if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def words(widget):
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


def focusable(page):
    return [
        w
        for w in page.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisibleTo(page)
    ]


@pytest.fixture(params=[*FIXED, "section:0", "section:2", "section:4", "annex"])
def page(request, open_page, plan):
    plan = with_annex(plan)
    key = request.param
    if key.startswith("section:"):
        key = f"section:{plan.sections[int(key[-1])].id}"
    opened = open_page("annex:annex" if key == "annex" else key, plan)
    if key == "annex":
        opened.desk.tree.choose("annex")
    return opened


def first_text(page):
    return next(w for w in texts(page) if "number" not in w.accessibleName().lower())


def test_typing_changes_the_plan_and_undo_restores_the_field(page, typing, qtbot):
    before, field = page.session.plan, first_text(page)
    old = words(field)
    typing(field, WORDS)
    assert page.session.plan != before
    assert WORDS in words(field)
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (page.session.plan, words(field)) == (before, old)
    qtbot.keyClick(field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert WORDS in words(field)


def test_typing_in_one_field_is_one_step(page, typing):
    field = first_text(page)
    typing(field, "abc")
    page.session.undo()
    assert page.session.undo_label == ""


def test_pasted_nfd_is_stored_as_nfc(page, paste):
    field = first_text(page)
    paste(field, unicodedata.normalize("NFD", WORDS))
    assert WORDS in repr(page.session.plan)


def test_markup_stays_words(page, paste):
    field = first_text(page)
    paste(field, WORDS)
    assert WORDS in words(field)


def test_every_focusable_widget_has_a_name(page):
    assert [w for w in focusable(page) if not w.accessibleName().strip()] == []


def test_the_wheel_changes_nothing(page):
    before = page.session.plan
    for box in page.findChildren(QComboBox):
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, event)
    assert page.session.plan == before


def test_tab_reaches_everything_as_it_is_read(page, qtbot):
    wanted = focusable(page)
    start = seen = page.window().focusWidget()
    order = [start]
    for _ in range(200):
        qtbot.keyClick(seen, Qt.Key.Key_Tab)
        seen = page.window().focusWidget()
        if seen is start:
            break
        order.append(seen)
    assert {id(w) for w in wanted} == {id(w) for w in order}
    first = min(range(len(order)), key=lambda at: reading_key(page, order[at]))
    turned = order[first:] + order[:first]
    tops = [reading_key(page, w)[0] for w in turned if in_form(w)]
    assert tops == sorted(tops)


def reading_key(page, widget):
    """Rows of 20 px, then from left to right; what scrolls comes after what stands still."""
    area = next((a for a in page.findChildren(QScrollArea) if a.widget().isAncestorOf(widget)), None)
    corner = widget.mapTo(area.widget() if area else page, QPoint(0, 0))
    return corner.y() // 20 + (1000 if area else 0), corner.x()


def in_form(widget):
    return not widget.inherits("QToolButton")


def test_the_place_is_told_and_found_again(page, typing):
    field = first_text(page)
    field.setFocus()
    typing(field, "x")
    name, cursor = page.place()
    page.setFocus()
    focusable(page)[-1].setFocus()
    page.go_to(name, cursor)
    assert field.hasFocus()
    assert page.place() == (name, cursor)


def test_a_signed_plan_can_only_be_read(page):
    page.session.put("Sign", edit.set_state(page.session.plan, State.SIGNED))
    assert all(w.isReadOnly() or not w.isEnabled() for w in texts(page))


def test_a_closed_page_no_longer_follows(page):
    field, old = first_text(page), words(first_text(page))
    page.close_page()
    page.session.put("Other", blank(2026))
    assert words(field) == old


@pytest.mark.parametrize("plan_of", rich_plans(), ids=lambda plan: plan.office.place)
def test_showing_a_page_changes_nothing(open_page, plan_of):
    for key in keys_of(plan_of):
        page = open_page(key, plan_of)
        assert page.session.plan == plan_of
        assert page.title()
        page.close_page()


@pytest.mark.parametrize("key", FIXED)
def test_an_empty_plan_has_every_page(open_page, key):
    page = open_page(key, blank(2026))
    assert page.session.plan.title == ""


def test_the_cursor_tells_which_record_it_is_in(open_page, plan, qtbot):
    page = open_page("title")
    with qtbot.waitSignal(page.field_entered) as told:
        page.go_to("name")
    assert told.args == ["title"]


def test_an_unknown_page_is_refused(plan):
    from desktop.session.session import Session

    with pytest.raises(KeyError):
        wizard.make("nonsense", Session(plan))


def test_every_page_has_a_key_of_its_own():
    assert len({page.KEY for page in wizard.PAGES}) == len(wizard.PAGES)


def test_a_wrong_day_is_kept_with_its_message(open_page, plan, typing):
    page = open_page("title", replace(plan, event=replace(plan.event, day=None)))
    day = page.form.field("day")
    typing(day.edit, "31/02/2026")
    page.form.field("name").go_to()
    page.session.put("Other", edit.set_archive(page.session.plan, "VT, X"))
    assert (day.edit.text(), bool(day.error)) == ("31/02/2026", True)
    assert page.session.plan.event.day is None


def test_marks_of_items_can_be_chosen(open_page, plan):
    item = plan.sections[0].items[0]
    page = open_page(f"section:{plan.sections[0].id}")
    page.desk.tree.choose(item.id)
    page.desk.editor.marks.field("mark").edited.emit(Mark.LETTER)
    assert page.session.plan.sections[0].items[0].mark is Mark.LETTER
    assert page.desk.tree.currentItem().text(0).startswith("a) ")
