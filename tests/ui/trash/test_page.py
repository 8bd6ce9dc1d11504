"""The place of the deleted plans on a real store: listed, brought back, gone for good after a backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.errors import KnownError
from desktop.session.backups import Keeper
from desktop.session.library import Library
from desktop.session.trash import removed
from desktop.ui.backups.room import Room
from desktop.ui.trash.page import TrashPage
from desktop.ui.trash.row import PLAN

ENTER, DELETE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Escape


@pytest.fixture
def opened(qtbot, room: Room):
    def make(count: int, **ways) -> TrashPage:
        page = TrashPage(room, **ways)
        qtbot.addWidget(page)
        page.resize(900, 600)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.focus_first()
        qtbot.waitUntil(lambda: page.list.count() == count and page.nothing.text() != "Reading…")
        return page

    return make


def titles(page: TrashPage) -> list[str]:
    return [page.list.item(row).data(PLAN).title for row in range(page.list.count())]


def listed(library: Library) -> list[str]:
    return sorted(plan.title for plan in library.plans())


def in_bin(library: Library) -> list[str]:
    return [plan.title for plan in removed(library)]


def press(page: TrashPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(page.window().focusWidget(), key)


def test_rows_tell_title_number_moment_and_days_left_newest_first(opened, deleted) -> None:
    deleted("Cũ", "Mới")
    page = opened(2)
    assert titles(page) == ["Mới", "Cũ"] and page.list.currentRow() == 0 and page.list.hasFocus()
    spoken = page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Mới, 12/KH-SKHCN · deleted yesterday at ") and spoken.endswith("29 days left")


def test_nothing_deleted_is_said_in_one_sentence(opened) -> None:
    page = opened(0)
    assert page.nothing.text() == "No plan is deleted: what you delete stays here for 30 days."
    assert page.back.hasFocus() and not page.list.isVisible() and not page.restore.isVisible()


def test_enter_brings_back(qtbot, opened, deleted, library: Library) -> None:
    deleted("Cũ", "Mới")
    page = opened(2)
    with qtbot.waitSignal(page.restored) as told:
        press(page, ENTER)
    assert told.args == ["Mới", "Mới"] and listed(library) == ["Mới"] and in_bin(library) == ["Cũ"]
    qtbot.waitUntil(lambda: titles(page) == ["Cũ"])
    assert page.list.hasFocus() and page.list.currentRow() == 0


def test_del_asks_and_the_careful_answer_is_chosen(opened, deleted, library: Library) -> None:
    deleted("Cũ")
    page = opened(1)
    press(page, DELETE)
    assert page.asking.isVisible() and page.asking.back.hasFocus() and not page.restore.isVisible()
    assert page.asking.question.text() == "Delete “Cũ” for good?"
    assert "versions" in page.asking.words.text() and "backed up first" in page.asking.words.text()
    press(page, ENTER)
    assert not page.asking.isVisible() and page.list.hasFocus() and in_bin(library) == ["Cũ"]
    press(page, DELETE, ESCAPE)
    assert not page.asking.isVisible() and page.list.hasFocus() and in_bin(library) == ["Cũ"]


def test_one_goes_for_good_with_its_versions_after_a_backup(
    qtbot, opened, deleted, folder: Path, library: Library
) -> None:
    deleted("Cũ", "Mới")
    page = opened(2)
    press(page, DELETE, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.purged) as told:
        press(page, ENTER)
    assert told.args == [("Mới",)] and in_bin(library) == ["Cũ"] and library.versions("Mới") == ()
    newest = Keeper(folder).kept()[0]
    assert newest.manifest.reason == "before-purge" and newest.manifest.versions == 2
    qtbot.waitUntil(lambda: titles(page) == ["Cũ"])
    assert "1 plan was deleted for good. The backup made before" in page.banner.words.text()


def test_all_go_after_asking(qtbot, opened, deleted, library: Library) -> None:
    deleted("A", "B", "C")
    page = opened(3)
    page.purge_all.click()
    assert page.asking.question.text() == "Delete all 3 plans for good?"
    with qtbot.waitSignal(page.purged):
        page.asking.go.click()
    qtbot.waitUntil(lambda: page.nothing.isVisible())
    assert in_bin(library) == [] and page.back.hasFocus()


def test_another_row_takes_the_question_back(opened, deleted) -> None:
    deleted("A", "B")
    page = opened(2)
    press(page, DELETE)
    page.list.setCurrentRow(1)
    assert not page.asking.isVisible() and page.restore.isVisible()


def test_without_a_backup_nothing_goes(qtbot, opened, deleted, folder: Path, library: Library) -> None:
    deleted("A")
    (folder / "backups").write_bytes(b"")
    page = opened(1)
    press(page, DELETE)
    page.asking.go.click()
    qtbot.waitUntil(page.banner.isVisible)
    assert in_bin(library) == ["A"] and not page.asking.isVisible() and page.purge.isEnabled()


def test_a_plan_that_is_worked_on_does_not_go(opened, deleted) -> None:
    deleted("A", "B")
    page = opened(2, opened=lambda: {"B"})
    assert not page.purge.isEnabled() and page.restore.isEnabled()
    press(page, DELETE)
    assert not page.asking.isVisible()
    page.purge_all.click()
    assert page.asking.question.text() == "Delete 1 plan for good?"


def test_one_brought_back_elsewhere_does_not_go(qtbot, opened, deleted, library: Library) -> None:
    deleted("A", "B")
    page = opened(2)
    press(page, DELETE)
    library.restore("B")
    with qtbot.waitSignal(page.purged) as told:
        page.asking.go.click()
    assert told.args == [()] and listed(library) == ["B"]


def test_a_damaged_plan_is_not_brought_back(opened, deleted, library: Library) -> None:
    deleted("A", "B")
    with closing(sqlite3.connect(library.path)) as raw, raw:
        raw.execute("UPDATE plan SET symbol = 'x' WHERE id = 'B'")
    page = opened(2)
    assert not page.restore.isEnabled() and page.purge.isEnabled()
    assert page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("Damaged")


def test_a_folder_that_can_only_be_read_says_so(opened, deleted) -> None:
    deleted("A")
    page = opened(1, fixed=lambda: KnownError("Chỉ đọc được."))
    for button in (page.restore, page.purge, page.purge_all):
        assert not button.isEnabled() and button.toolTip() == "Chỉ đọc được."
    press(page, ENTER, DELETE)
    assert not page.asking.isVisible()


@pytest.mark.parametrize("width", [640, 968, 1400])
def test_nothing_is_cut_at_any_width(qtbot, opened, deleted, width: int) -> None:
    deleted("Tổ chức các hoạt động chào mừng Ngày Khoa học và Công nghệ Việt Nam " * 4, "Ngắn")
    page = opened(2)
    page.resize(width, 600)
    line = page.list.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: page.list.viewport().width() < width)
    short, tall = (page.list.visualItemRect(page.list.item(row)).height() for row in (0, 1))
    assert tall > short > 2 * line
    for button in (page.restore, page.purge, page.purge_all, page.history):
        assert button.width() >= button.sizeHint().width()
        assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))


def test_words_are_never_markup_and_a_long_title_is_shortened_in_the_question(opened, deleted) -> None:
    deleted("<b>" + "dài " * 100)
    page = opened(1)
    press(page, DELETE)
    assert "<b>dài" in page.asking.question.text() and page.asking.question.text().endswith("…” for good?")
    assert page.asking.question.textFormat() is Qt.TextFormat.PlainText
