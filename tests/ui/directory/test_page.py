"""The office sets its directory up once; nothing of it is lost."""

import re
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from desktop import i18n
from desktop.plan.office import Directory, KnownUnit, Signer
from desktop.plan.plan import Office
from desktop.readers import sample
from desktop.session import directory as kept
from desktop.session.library import Library
from desktop.ui.directory import current
from desktop.ui.directory.page import DirectoryPage
from desktop.ui.directory.records import wrapped

Key, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYS = ("office", "units", "signers", "rooms", "recipients", "bases", "clauses", "days", "page")
UNITS = (KnownUnit("1", "Phòng A"), KnownUnit("2", "Phòng B"), KnownUnit("3", "Văn phòng"))


def names(page: DirectoryPage) -> list[str]:
    return [unit.name for unit in page.keeper.value.units]


def filled(page: DirectoryPage, units=UNITS):
    page.keeper.put(Directory(units=units))
    page.go_to("units")
    return page.editor("units")


def control(page: DirectoryPage, part: str, name: str):
    return page.editor(part).form.field(name).focus_control()


def test_what_is_typed_is_there_in_the_next_window(page, library, typing):
    page.go_to("office")
    typing(control(page, "office", "issuer"), "SỞ KHOA HỌC")
    page.hide()
    other = Library(library.folder)
    assert kept.load(other) == Directory(office=Office(issuer="SỞ KHOA HỌC"))
    assert current.directory().office.issuer == "SỞ KHOA HỌC"
    other.close()


def test_it_is_kept_at_the_next_pause(page, library, typing, qtbot):
    page.go_to("rooms")
    typing(control(page, "rooms", "rooms"), "Hội trường\nPhòng họp số 1")
    qtbot.waitUntil(lambda: page.saved.text().startswith("Saved"))
    assert kept.load(library).rooms == ("Hội trường", "Phòng họp số 1")


def test_an_empty_part_leads_to_its_first_record(page, typing):
    page.go_to("units")
    QTest.mouseClick(page.editor("units").first, Qt.MouseButton.LeftButton)
    typing(QApplication.focusWidget(), "Phòng Kế hoạch")
    assert names(page) == ["Phòng Kế hoạch"]


@pytest.mark.parametrize("key", ["units", "signers", "recipients", "bases", "clauses", "days"])
def test_every_list_adds_duplicates_and_deletes_by_keys(page, key):
    page.go_to(key)
    editor = page.editor(key)
    editor.act("add")
    QTest.keyClick(editor.list, Key.Key_D, CTRL)
    records = getattr(page.keeper.value, key)
    assert len(records) == 2 and records[0].id != records[1].id
    QTest.keyClick(editor.list, Key.Key_Delete)
    QTest.keyClick(editor.list, Key.Key_Delete)
    assert getattr(page.keeper.value, key) == ()


def test_a_unit_is_moved_by_keys(page):
    editor = filled(page)
    QTest.keyClick(editor.list, Key.Key_Down, ALT)
    assert names(page) == ["Phòng B", "Phòng A", "Văn phòng"]
    assert editor.list.currentIndex().row() == 1


def test_a_deletion_is_told_and_taken_back_by_the_bar(page):
    editor = filled(page)
    QTest.keyClick(editor.list, Key.Key_Delete)
    assert page.notice.isVisible() and "Phòng A" in page.notice.words.text()
    page.notice.undo()
    assert names(page) == ["Phòng A", "Phòng B", "Văn phòng"]


def test_ctrl_z_takes_a_whole_word_back_and_ctrl_y_brings_it_again(page, typing):
    filled(page)
    edit = control(page, "units", "name")
    typing(edit, "X1")
    QTest.keyClick(edit, Key.Key_Z, CTRL)
    assert names(page)[0] == "Phòng A"
    QTest.keyClick(edit, Key.Key_Y, CTRL)
    assert names(page)[0] != "Phòng A"


def test_a_wrong_day_waits_with_its_own_record(page, typing):
    editor = filled(page)
    typing(control(page, "units", "until"), "31/02/2025")
    editor.go_to("2")
    assert control(page, "units", "until").text() == ""
    editor.go_to("1")
    assert control(page, "units", "until").text() == "31/02/2025"
    assert page.keeper.value.units == UNITS


def test_the_list_is_searched_without_accents(page, typing):
    editor = filled(page, tuple(KnownUnit(str(n), f"Phòng số {n}") for n in range(20)))
    typing(editor.search, "so 13")
    assert [editor.list.records.record(editor.list.records.index(0)).id] == ["13"]
    assert editor.list.records.rowCount() == 1 and editor.form.value().id == "13"


def test_a_follower_is_a_unit_of_the_directory(page, typing):
    filled(page)
    edit = control(page, "units", "follower")
    typing(edit, "phong b")
    assert page.keeper.value.units[0].follower == "2"
    typing(edit, "x")
    page.editor("units").list.setFocus()
    assert page.keeper.value.units[0].follower == "" and page.editor("units").form.problems()


def test_a_unit_that_the_reform_ended_gets_its_last_day(page):
    filled(page, (KnownUnit("1", "UBND huyện Đắk Hà"),))
    page.editor("units").form._note_end.click()
    assert page.keeper.value.units[0].until == date(2025, 6, 30)


def test_a_plan_teaches_what_is_ticked(page, library):
    library.save(sample.read("kon-tum-2024"))
    page.learn()
    assert page.stack.currentWidget() is page.learning
    ticked = page.learning.ticked()
    page.learning.adder.click()
    assert page.keeper.value == kept.added(Directory(), ticked)
    assert page.keeper.value.units and not page.keeper.value.clauses
    page.notice.undo()
    assert page.keeper.value == Directory()


def test_without_a_plan_there_is_nothing_to_learn(page):
    page.learn()
    assert not page.learning.adder.isEnabled() and not page.learning.list.isVisible()


def test_the_plan_on_the_desk_comes_first(library, qtbot):
    plan = sample.read("thanh-hoa-2024")
    page = DirectoryPage(library, lambda: plan)
    qtbot.addWidget(page)
    page.show()
    page.learn()
    assert page.learning.plans.currentText().startswith("Tổ chức")
    assert page.learning.ticked()


def test_a_directory_of_the_future_is_told_and_never_overwritten(library, qtbot):
    library.set_setting(kept.KEY, '{"future": 1}')
    page = DirectoryPage(library)
    qtbot.addWidget(page)
    page.show()
    assert page.banner.isVisible() and not page.stack.isEnabled()
    page.hide()
    assert library.setting(kept.KEY) == '{"future": 1}'


def test_another_window_is_seen_when_the_page_comes_back(page, library):
    page.hide()
    kept.keep(library, Directory(signers=(Signer("1", "Nguyễn Văn An"),)))
    page.show()
    assert page.keeper.value.signers[0].name == "Nguyễn Văn An"


@pytest.mark.parametrize("key", KEYS)
def test_every_part_has_names_for_screen_readers_and_one_way_in(page, key):
    page.go_to(key)
    assert page.focusWidget() and page.focusWidget().isVisible()
    assert page.focusWidget().accessibleName() or page.focusWidget().text()


def test_enter_goes_from_a_part_into_it(page, qtbot):
    filled(page)
    page.parts.setFocus()
    qtbot.keyClick(page.parts, Qt.Key.Key_Return)
    assert page.editor("units").list.hasFocus()


def test_the_part_with_the_keyboard_has_a_ring(page):
    page.parts.setFocus()
    ringed = page.parts.grab().toImage()
    page.learner.setFocus()
    assert page.parts.grab().toImage() != ringed


@pytest.mark.parametrize("way", ["escape", "click"])
def test_learning_is_left_without_learning(page, library, qtbot, way):
    library.save(sample.read("kon-tum-2024"))
    page.learn()
    if way == "escape":
        qtbot.keyClick(page.learning.list, Key.Key_Escape)
    else:
        where = page.parts.visualItemRect(page.parts.currentItem()).center()
        qtbot.mouseClick(page.parts.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert page.stack.currentWidget() is page.editor("office")
    assert page.keeper.value == Directory()


def test_a_long_name_is_not_cut(page):
    long = "Trung tâm Nghiên cứu, Ứng dụng và Dịch vụ khoa học, công nghệ và đổi mới sáng tạo"
    editor = filled(page, (*UNITS, KnownUnit("4", long)))
    rows = editor.list
    assert " ".join(wrapped(long, rows.fontMetrics(), rows.viewport().width() - 16)) == long
    first, last = (rows.visualRect(rows.records.row_of(unit)).height() for unit in ("1", "4"))
    assert last > first


def test_the_search_is_worked_by_keys_and_says_when_nothing_is_found(page, typing, qtbot):
    editor = filled(page, tuple(KnownUnit(str(n), f"Phòng số {n}") for n in range(20)))
    typing(editor.search, "khong co")
    assert editor.list.records.rowCount() == 0 and "khong co" in editor.list.nothing
    qtbot.keyClick(editor.search, Key.Key_Escape)
    assert editor.list.records.rowCount() == 20
    qtbot.keyClick(editor.search, Key.Key_Down)
    assert editor.list.hasFocus()


def test_days_are_shown_as_they_are_typed(page):
    editor = filled(page, (KnownUnit("1", "Phòng A", until=date(2025, 6, 5)),))
    shown, _faded = editor.list.records.index(0).data(Qt.ItemDataRole.UserRole)
    assert control(page, "units", "until").text() == "05/06/2025"
    assert "05/06/2025" in shown


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_access_keys_do_not_clash(library, qtbot, language):
    i18n.set_language(language)
    library.save(sample.read("kon-tum-2024"))
    page = DirectoryPage(library)
    qtbot.addWidget(page)
    page.show()
    page.keeper.put(kept.learned(Directory(units=UNITS), sample.read("kon-tum-2024")))
    bar = "tsxg" if language == "vi" else "fevh"
    for show in (*(partial(page.go_to, key) for key in KEYS), page.learn):
        show()
        words = " ".join(words.text() for words in page.findChildren(QAbstractButton) if words.isVisible())
        labels = (label for label in page.findChildren(QLabel) if label.isVisible() and label.buddy())
        keys = re.findall(r"&(\w)", " ".join([words, *(label.text() for label in labels)]).lower())
        assert len({*keys, *bar}) == len(keys) + len(bar), (page.part.key, keys)
